package export

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"gongkai/internal/tidy"
	"gongkai/normalize/redact"
	"gongkai/schema"
)

// parts gives all bytes of an export, with what its files compress.
func parts(t *testing.T, format, path string) []byte {
	t.Helper()
	var all []byte
	for name, data := range bytesOf(t, path) {
		all = append(append(all, name...), data...)
		switch format {
		case "xlsx":
			z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range z.File {
				r, err := f.Open()
				if err != nil {
					t.Fatal(err)
				}
				part, err := io.ReadAll(r)
				if err != nil {
					t.Fatal(err)
				}
				all = append(all, part...)
			}
		case "parquet":
			records, _ := readParquet(t, filepath.Join(path, name))
			all = append(all, fmt.Sprint(records)...)
		}
	}
	return all
}

// With redaction nothing personal is in the bytes of any format; without it, it is, or this test could not see it.
func TestNothingPersonal(t *testing.T) {
	forms, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	personal := schema.PersonalIn(forms)
	secrets := map[string]bool{}
	for _, name := range fixtureNames() {
		for _, s := range fixture(t, name).Performance {
			for _, f := range s.Fields {
				if personal.Field(s.ID, f.ID) && f.Text != nil && len([]rune(*f.Text)) > 1 {
					secrets[*f.Text] = true
				}
			}
		}
	}
	if len(secrets) < 5 {
		t.Fatal(secrets)
	}
	for _, f := range Formats {
		t.Run(f.Name, func(t *testing.T) {
			t.Parallel()
			open, _ := exported(t, f.Name, Options{}, documents(t)...)
			docs := documents(t)
			for _, d := range docs {
				redact.Document(d, personal)
			}
			closed, _ := exported(t, f.Name, Options{}, docs...)
			before, after := parts(t, f.Name, open), parts(t, f.Name, closed)
			for s := range secrets {
				if !bytes.Contains(before, []byte(s)) {
					t.Errorf("the test does not see %q", s)
				}
				if bytes.Contains(after, []byte(s)) {
					t.Errorf("%q is left", s)
				}
			}
		})
	}
}

// A run that fails leaves what was there, and nothing beside it.
func TestAbort(t *testing.T) {
	for _, f := range Formats {
		dir := t.TempDir()
		path := filepath.Join(dir, "out")
		old := path
		if f.Folder {
			if err := os.Mkdir(path, 0o777); err != nil {
				t.Fatal(err)
			}
			old = filepath.Join(path, "values."+f.Name)
		}
		if err := os.WriteFile(old, []byte("old"), 0o666); err != nil {
			t.Fatal(err)
		}
		w, err := f.Open(path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		batches, _ := tidy.New(nil).Add(fixture(t, "seed-word"))
		if err := w.Write(batches); err != nil {
			t.Fatal(err)
		}
		w.Abort()
		if there := bytesOf(t, dir); len(there) != 1 {
			t.Errorf("%s: %d files", f.Name, len(there))
		}
		if text, _ := os.ReadFile(old); string(text) != "old" {
			t.Errorf("%s: %q", f.Name, text)
		}
		for _, wide := range []bool{false, true} { // folders that were not there go again
			empty := t.TempDir()
			w, err := f.Open(filepath.Join(empty, "out"), Options{Wide: wide})
			if err != nil {
				continue // not every format has the wide layout
			}
			if err := w.Write(batches); err != nil {
				t.Fatal(err)
			}
			w.Abort()
			if left, err := os.ReadDir(empty); err != nil || len(left) > 0 {
				t.Errorf("%s, wide %v: %v is left (%v)", f.Name, wide, left, err)
			}
		}
	}
	for _, f := range Formats {
		nowhere := filepath.Join(t.TempDir(), "no", "folder", "\x00")
		if _, err := f.Open(nowhere, Options{}); err == nil && f.Name != "xlsx" {
			t.Errorf("%s is written nowhere", f.Name)
		}
	}
}
