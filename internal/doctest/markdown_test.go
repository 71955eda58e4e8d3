package doctest

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// update rewrites the parts of guides that are made from the code.
var update = flag.Bool("update", false, "rewrite generated parts of the guides")

// root is the top of the repository, where README.md stands.
const root = "../.."

func readFile(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(text), "\r\n", "\n")
}

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// fence is a fenced block of a guide.
type fence struct {
	language, text string
	line           int // of its first line of text
}

// fences gives the fenced blocks of a guide in one language, or all of them.
func fences(guide, language string) []fence {
	var out []fence
	var open *fence
	for i, line := range strings.SplitAfter(guide, "\n") {
		mark, isFence := strings.CutPrefix(strings.TrimRight(line, "\n"), "```")
		switch {
		case isFence && open == nil:
			open = &fence{language: mark, line: i + 2}
		case isFence:
			if language == "" || open.language == language {
				out = append(out, *open)
			}
			open = nil
		case open != nil:
			open.text += line
		}
	}
	return out
}

var codeSpan = regexp.MustCompile("`([^`\n]+)`")

// spans gives the inline code of a guide, outside of fenced blocks.
func spans(guide string) []string {
	for _, f := range fences(guide, "") {
		guide = strings.Replace(guide, f.text, "", 1)
	}
	var out []string
	for _, m := range codeSpan.FindAllStringSubmatch(guide, -1) {
		out = append(out, m[1])
	}
	return out
}

// section gives the text below a heading up to the next heading of the same or a higher level.
func section(t *testing.T, guide, heading string) string {
	t.Helper()
	_, rest, ok := strings.Cut("\n"+guide, "\n"+heading+"\n")
	if !ok {
		t.Fatalf("no heading %q", heading)
	}
	level := strings.IndexByte(heading, ' ')
	if end := regexp.MustCompile(`\n#{1,` + string(rune('0'+level)) + `} `).FindStringIndex(rest); end != nil {
		rest = rest[:end[0]]
	}
	return rest
}

var tableRow = regexp.MustCompile("(?m)^\\| `([^`]+)`")

// rowNames gives the names in the first cells of the tables of a text: `name`.
func rowNames(text string) map[string]bool {
	out := map[string]bool{}
	for _, m := range tableRow.FindAllStringSubmatch(text, -1) {
		out[m[1]] = true
	}
	return out
}

// elided turns a text with "…" for what was left out into a pattern. A line of its own stands for any number of lines.
func elided(text string) *regexp.Regexp {
	var b strings.Builder
	for _, line := range strings.SplitAfter(text, "\n") {
		if strings.TrimSpace(line) == "…" {
			b.WriteString(`(?s:.*?)`)
			continue
		}
		b.WriteString(strings.ReplaceAll(regexp.QuoteMeta(line), "…", `.*?`))
	}
	return regexp.MustCompile(`^` + b.String() + `$`)
}

// sameNames compares what is there with what is documented.
func sameNames(t *testing.T, what string, there, documented map[string]bool) {
	t.Helper()
	for name := range there {
		if !documented[name] {
			t.Errorf("%s %s is not documented", what, name)
		}
	}
	for name := range documented {
		if !there[name] {
			t.Errorf("%s %s is documented, but there is none", what, name)
		}
	}
}
