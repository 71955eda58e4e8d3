package narrative

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"gongkai/extract"
)

// readLines reads a text with a paragraph on each line.
func readLines(text string, year int) ([]Fact, int) { return readOf(text, Document{Year: year}) }

// readOf does so for a document of which more is known.
func readOf(text string, of Document) ([]Fact, int) {
	var texts []extract.Text
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			texts = append(texts, extract.Text{Text: line, Page: 1 + len(texts), Size: 12})
		}
	}
	facts, left := Join(texts).Read(of)
	return facts, len(left)
}

// shown writes a fact on one line: id [about] @year = value unit.
func shown(f *Fact) string {
	s := f.ID
	if f.About != "" {
		s += " [" + f.About + "]"
	}
	if f.Year != 0 {
		s += fmt.Sprintf(" @%d", f.Year)
	}
	return strings.TrimSpace(s + " = " + f.Value.String() + " " + f.Unit)
}

func allShown(facts []Fact) string {
	var b strings.Builder
	for i := range facts {
		b.WriteString(shown(&facts[i]) + "\n")
	}
	return b.String()
}

func file(t testing.TB, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
