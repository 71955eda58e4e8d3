package schema

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"gongkai/extract"
)

// TestEveryTitleIsPrinted: some made-up document prints each table and each sheet of every form under a title that the
// form declares, so that nonsense in a title is not read any more, and the goldens say so where no real document lies.
func TestEveryTitleIsPrinted(t *testing.T) {
	forms := embeddedForms(t)
	printed := map[*Table]bool{}
	sheets := map[*Sheet]bool{}
	var files []string
	for _, pattern := range []string{"../fixtures/*.pdf", "../fixtures/places/*.pdf"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatal(pattern, err)
		}
		files = append(files, found...)
	}
	for _, file := range files {
		match := Recognise(readFixture(t, file), forms)
		for i := range match.Tables {
			m := &match.Tables[i]
			own := m.Table
			if own.origin != nil {
				own = own.origin
			}
			if m.Titled == TitleExact && titleKey(m.Title) == titleKey(own.Title) {
				printed[own] = true
			}
		}
		for i := range match.Sheets {
			m := &match.Sheets[i]
			own := m.Sheet
			if own.origin != nil {
				own = own.origin
			}
			if m.Titled == TitleExact {
				sheets[own] = true
			}
		}
	}
	for _, f := range forms {
		for i := range f.Tables {
			if d := &f.Tables[i]; d.origin == nil && !printed[d] {
				t.Errorf("%s: no made-up document prints %s (%s, line %d) under its title", f.ID, d.ID, d.Title, d.Line)
			}
		}
		for i := range f.Sheets {
			if d := &f.Sheets[i]; d.origin == nil && !sheets[d] {
				t.Errorf("%s: no made-up document prints the sheet %s (line %d) under its title", f.ID, d.ID, d.Line)
			}
		}
	}
}

func readFixture(t *testing.T, file string) *extract.Document {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := extract.Read(context.Background(), f, info.Size(), extract.Options{})
	if err != nil {
		t.Fatal(file, err)
	}
	return doc
}
