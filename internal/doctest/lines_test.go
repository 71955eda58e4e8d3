package doctest

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// mostCharacters is how long a line of Go, Markdown and scripts may be; a tab counts as one.
const mostCharacters = 120

// longLines may be longer: tables of the classification, README.zh-CN.md (Chinese text has no spaces to break at).
var longLines = map[string]bool{"internal/hanzi/fold_table.go": true, chineseReadme: true}

// literal is a text in Go. Texts may make a line long: broken, a message is not found any more by who reads it, and a
// line of data is not seen as one.
var literal = regexp.MustCompile("\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`?")

// TestLines: no line of Go, Markdown and scripts is longer than can be read at a glance.
func TestLines(t *testing.T) {
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		name, _ := filepath.Rel(root, path)
		switch {
		case err != nil:
			return err
		case e.IsDir() && (e.Name() == ".git" || e.Name() == "testdata"):
			return fs.SkipDir
		case e.IsDir() || longLines[filepath.ToSlash(name)]:
			return nil
		}
		var may func(line string) bool
		switch {
		case filepath.Ext(name) == ".go":
			may = goMay()
		case filepath.Ext(name) == ".md":
			may = markdownMay()
		case isScript(name):
			may = func(string) bool { return false }
		default:
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		number := 0
		for line := range strings.Lines(string(text)) {
			number++
			line = strings.TrimRight(line, "\r\n")
			if n := utf8.RuneCountInString(line); !may(line) && n > mostCharacters {
				t.Errorf("%s:%d has %d characters", name, number, n)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// isScript reports whether a file is one of those that run the project: they have no ending to know them by.
func isScript(name string) bool {
	name = filepath.ToSlash(name)
	return name == ".ci/run" || path.Ext(name) == ".sh" || path.Dir(name) == "scripts"
}

// goMay says of each line of a Go file in turn whether it may be long: in a raw string, and where texts make it
// so.
func goMay() func(string) bool {
	raw := false
	return func(line string) bool {
		before := raw
		if strings.Count(line, "`")%2 == 1 && !strings.HasPrefix(strings.TrimSpace(line), "//") {
			raw = !raw
		}
		texts := 0
		for _, l := range literal.FindAllString(line, -1) {
			texts += utf8.RuneCountInString(l)
		}
		return before || raw || texts > mostCharacters/2 || strings.HasPrefix(line, "//go:")
	}
}

// markdownMay says it of Markdown: in tables, in blocks of code, and in what holds one long word, such as an address.
func markdownMay() func(string) bool {
	code := false
	return func(line string) bool {
		if strings.HasPrefix(strings.TrimSpace(line), "```") {
			code = !code
		}
		longest := 0
		for word := range strings.FieldsSeq(line) {
			longest = max(longest, utf8.RuneCountInString(word))
		}
		return code || strings.HasPrefix(line, "|") || longest > mostCharacters/2
	}
}
