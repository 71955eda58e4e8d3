package schema

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"reflect"
	"testing"
)

var update = flag.Bool("update", false, "write what is compared anew")

// declared reads the built-in forms from their YAML, with all their checks.
func declared(t testing.TB) []*Form {
	t.Helper()
	sub, err := fs.Sub(embedded, "forms")
	if err != nil {
		t.Fatal(err)
	}
	forms, err := LoadDir(sub, "forms")
	if err != nil {
		t.Fatal(err)
	}
	return forms
}

// TestCompact holds the compact forms equal to the YAML and the vocabulary.
func TestCompact(t *testing.T) {
	forms := declared(t)
	text, err := pack(forms)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("forms/compact.gob", text, 0o644); err != nil {
			t.Fatal(err)
		}
		compactText = text
	}
	if !bytes.Equal(text, compactText) {
		t.Error("forms/compact.gob is not what the forms and the vocabulary say: go test ./schema -run TestCompact -update")
	}
	got, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	if again, err := pack(got); err != nil || !bytes.Equal(again, text) {
		t.Errorf("forms that were unpacked are packed in another way (%v)", err)
	}
	for i, f := range forms {
		for k := range f.Tables {
			a, b := &f.Tables[k], &got[i].Tables[k]
			if !reflect.DeepEqual(keysOfTable(a), keysOfTable(b)) {
				t.Errorf("%s: %s is compared by other words: %v, want %v", f.ID, a.ID, keysOfTable(b), keysOfTable(a))
			}
		}
		for k := range f.Sheets {
			a, b := &f.Sheets[k], &got[i].Sheets[k]
			if !reflect.DeepEqual(a.labels, b.labels) || !reflect.DeepEqual(a.heads, b.heads) {
				t.Errorf("%s: the fields of %s are found by other words", f.ID, a.ID)
			}
		}
		if !bytes.Equal(f.Text, got[i].Text) || f.File != got[i].File {
			t.Errorf("%s stands in another file", f.ID)
		}
	}
}

// keysOfTable are the words that a table is compared by.
func keysOfTable(t *Table) (words []any) {
	words = append(words, t.titles)
	for _, p := range t.Panels() {
		for _, c := range p.Columns {
			words = append(words, c.keys)
		}
	}
	return words
}
