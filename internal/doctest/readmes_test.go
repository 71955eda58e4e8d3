package doctest

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const chineseReadme = "README.zh-CN.md"

// readmes are the README in English, and the same in Chinese.
var readmes = []string{"README.md", chineseReadme}

// translations gives the guides that are there in both languages, each in English and the same in Chinese.
func translations(t *testing.T) [][2]string {
	t.Helper()
	var out [][2]string
	for _, pattern := range []string{"*.zh-CN.md", "docs/*.zh-CN.md"} {
		found, err := fs.Glob(os.DirFS(root), pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range found {
			out = append(out, [2]string{strings.TrimSuffix(name, ".zh-CN.md") + ".md", name})
		}
	}
	if len(out) < 6 {
		t.Fatalf("only %q are there in both languages", out)
	}
	return out
}

// TestTranslations: a guide in Chinese has what the one in English has: the same examples, sections, paragraphs, links,
// names and figures. What other tests hold of the examples of one is true of the other, too. Each leads to the other.
func TestTranslations(t *testing.T) {
	for _, pair := range translations(t) {
		for i, name := range pair {
			if other := path.Base(pair[1-i]); !strings.Contains(readFile(t, name), "]("+other+")") {
				t.Errorf("%s does not lead to %s", name, other)
			}
		}
		for _, difference := range differences(readFile(t, pair[0]), readFile(t, pair[1])) {
			t.Errorf("%s: %s", pair[1], difference)
		}
	}
}

// TestTranslationsDiffer: each kind of difference is found.
func TestTranslationsDiffer(t *testing.T) {
	english, chinese := readFile(t, "README.md"), readFile(t, chineseReadme)
	for _, c := range []struct{ old, new, want string }{
		{"$ echo $?\n4\n", "$ echo $?\n3\n", "block 6 (console)"},
		{"```sh\ngo test ./...\n```\n", "", "fenced blocks"},
		{"```yaml\n", "```yml\n", "block"},
		{"gongkai serve out\n", "gongkai serve in\n", "block"},
		{"\n### 退出状态\n", "\n## 退出状态\n", "section"},
		{"\n## 安装\n", "\n", "section"},
		{"\n* **密码。**", "", "points of lists"},
		{"\n\n点击数值", "点击数值", "paragraphs"},
		{"](docs/trust.md)", "](docs/checks.md)", "docs/trust.md"},
		{"](docs/report.png)", "](docs/reports.png)", "docs/reports.png"},
		{"`--shard`", "`--shards`", "`--shards`"},
		{"`explain`", "explain", "`explain`"},
		{"| 1,278 |", "| 1,287 |", "1,278"},
		{"\n| 130 |", "\n130 |", "rows of tables"},
	} {
		if !strings.Contains(chinese, c.old) {
			t.Errorf("%s has no %q", chineseReadme, c.old)
			continue
		}
		found := differences(english, strings.ReplaceAll(chinese, c.old, c.new))
		if !slices.ContainsFunc(found, func(s string) bool { return strings.Contains(s, c.want) }) {
			t.Errorf("with %q for %q the differences are %q, without %q", c.new, c.old, found, c.want)
		}
	}
}

// differences tells what a guide has and the same in Chinese lacks, and the other way round, but for the words.
func differences(english, chinese string) []string {
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }

	blocks, others := fences(english, ""), fences(chinese, "")
	if len(blocks) != len(others) {
		say("English has %d fenced blocks, Chinese %d", len(blocks), len(others))
	}
	for i := range min(len(blocks), len(others)) {
		a, b := blocks[i], others[i]
		a.text, b.text = uncommented(a), uncommented(b)
		if a.language != b.language || a.text != b.text {
			say("block %d (%s) in line %d in English is not that (%s) in line %d in Chinese:\n%s", i+1, a.language, a.line,
				b.language, b.line, firstOther(a.text, b.text))
			break
		}
	}

	english, chinese = unfenced(english), unfenced(chinese)
	levels, sections := headingMark.FindAllString(english, -1), headingMark.FindAllString(chinese, -1)
	if len(levels) != len(sections) {
		say("English has %d sections, Chinese %d", len(levels), len(sections))
	}
	for i := range min(len(levels), len(sections)) {
		if a, b := levels[i], sections[i]; level(a) != level(b) {
			say("section %d is %q in English and %q in Chinese, of another level", i+1, a, b)
			break
		}
	}
	if len(levels) == len(sections) {
		texts, theirs := headingMark.Split(english, -1), headingMark.Split(chinese, -1)
		for i, heading := range append([]string{"the top"}, levels...) {
			if a, b := len(partStart.FindAllString(texts[i], -1)), len(partStart.FindAllString(theirs[i], -1)); a != b {
				say("below %q English has %d paragraphs and points of lists, Chinese %d", heading, a, b)
			}
		}
	}

	for _, x := range []struct {
		what string
		of   func(string) map[string]bool
	}{{"link to", targets}, {"word", words}} {
		in, there := x.of(english), x.of(chinese)
		for _, name := range slices.Sorted(maps.Keys(in)) {
			if !there[name] {
				say("Chinese lacks the %s %s", x.what, name)
			}
		}
		for _, name := range slices.Sorted(maps.Keys(there)) {
			if !in[name] {
				say("Chinese has the %s %s, which English lacks", x.what, name)
			}
		}
	}

	rows, same := rowLine.FindAllString(english, -1), rowLine.FindAllString(chinese, -1)
	if len(rows) != len(same) {
		say("English has %d rows of tables, Chinese %d", len(rows), len(same))
	}
	for i := range min(len(rows), len(same)) {
		if a, b := figures(rows[i]), figures(same[i]); !slices.Equal(a, b) {
			say("a row of a table has the figures %v in English and %v in Chinese:\n%s\n%s", a, b, rows[i], same[i])
		}
	}
	return out
}

var (
	headingMark = regexp.MustCompile(`(?m)^#{1,6} .*$`)
	partStart   = regexp.MustCompile(`(?m)^\* .|\n\n[^\n*]`)
	rowLine     = regexp.MustCompile(`(?m)^\|.*$`)
	figure      = regexp.MustCompile(`\d+(?:[.,]\d+)*`)
)

// unfenced gives a guide without its fenced blocks.
func unfenced(guide string) string {
	var out strings.Builder
	within := false
	for _, line := range strings.SplitAfter(guide, "\n") {
		if strings.HasPrefix(line, "```") {
			within = !within
		} else if !within {
			out.WriteString(line)
		}
	}
	return out.String()
}

// level gives the level of a heading, 2 for "## Install".
func level(heading string) int { return strings.IndexByte(heading, ' ') }

// uncommented gives a block without what is said to people in it: comments of commands, messages of the program.
func uncommented(f fence) string {
	switch f.language {
	case "text":
		return message.ReplaceAllString(f.text, "gongkai:")
	case "sh", "sql":
		return comment.ReplaceAllString(f.text, "")
	}
	return f.text
}

var (
	comment = regexp.MustCompile(`(?m) +(?:#|--) .*$`)
	message = regexp.MustCompile(`(?m)^gongkai(?:: |：).*$`)
)

// targets gives what a guide links to, but for its own headings and for what is there in both languages: guides, and
// pictures of what the program shows. Each language leads to its own, and may lead to the other one's.
func targets(guide string) map[string]bool {
	out := map[string]bool{}
	for _, m := range link.FindAllStringSubmatch(guide, -1) {
		target := bothPictures.ReplaceAllString(m[1], ".png")
		if file, _, _ := strings.Cut(target, "#"); file != "" && !inBothLanguages(file) {
			out[target] = true
		}
	}
	return out
}

var bothPictures = regexp.MustCompile(`-(?:en|zh)\.png$`)

// inBothLanguages reports whether a link leads to a guide that is there in both languages.
func inBothLanguages(file string) bool {
	if strings.HasSuffix(file, ".zh-CN.md") {
		return true
	}
	other := strings.TrimSuffix(path.Base(file), ".md") + ".zh-CN.md"
	for _, dir := range []string{"", "docs"} {
		if _, err := os.Stat(filepath.Join(root, dir, other)); err == nil {
			return true
		}
	}
	return false
}

// words gives the inline code of a guide: commands, flags, names of files and of members.
func words(guide string) map[string]bool {
	out := map[string]bool{}
	for _, s := range spans(guide) {
		out["`"+s+"`"] = true
	}
	return out
}

// figures gives the numbers in a text, sorted, since languages order them differently.
func figures(text string) []string {
	out := figure.FindAllString(text, -1)
	slices.Sort(out)
	return out
}

// firstOther shows the first line in which two texts differ.
func firstOther(a, b string) string {
	as, bs := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(as), len(bs)) {
		if as[i] != bs[i] {
			return fmt.Sprintf("- %s\n+ %s", as[i], bs[i])
		}
	}
	return fmt.Sprintf("%d lines and %d", len(as)-1, len(bs)-1)
}
