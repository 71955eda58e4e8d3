package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/outcome"
)

var key = Key{SHA256: strings.Repeat("ab", 32), Edition: strings.Repeat("01", 32)}

// keep puts a document into a new folder.
func keep(t *testing.T, text string, f *failure.Failure) (string, *Store) {
	t.Helper()
	dir := t.TempDir()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	put(t, s, text, f)
	return dir, s
}

func put(t *testing.T, s *Store, text string, f *failure.Failure) {
	t.Helper()
	file, err := s.Create()
	if err != nil {
		t.Fatal(err)
	}
	defer file.Discard()
	file.Write([]byte("the first try, which is longer"))
	if err := file.Reset(); err != nil {
		t.Fatal(err)
	}
	file.Write([]byte(text))
	if err := s.Keep(key, file, outcome.Outcome{Failure: f, Pages: 3}); err != nil {
		t.Fatal(err)
	}
}

func TestKeep(t *testing.T) {
	dir, s := keep(t, "{}\n", nil)
	text, err := os.ReadFile(filepath.Join(dir, "documents/ab/abababababababab-0101010101010101.json"))
	if err != nil || string(text) != "{}\n" {
		t.Errorf("%q, %v", text, err)
	}
	if r := s.Record(key); r == nil || r.Pages != 3 || r.Size != 3 {
		t.Errorf("%+v", r)
	}
	// A failure takes the document away that an earlier run made.
	put(t, s, "", &failure.Failure{ID: failure.Timeout, Message: "took too long"})
	if _, err := os.Stat(filepath.Join(dir, key.Document())); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the document is still there: %v", err)
	}
	if r := s.Record(key); r == nil || r.Failure.ID != failure.Timeout {
		t.Errorf("%+v", r)
	}
}

// What is not as it was left is not relied on.
func TestUnreliable(t *testing.T) {
	for name, spoil := range map[string]func(dir string) error{
		"no record":       func(dir string) error { return os.Remove(filepath.Join(dir, key.Record())) },
		"half a record":   func(dir string) error { return os.Truncate(filepath.Join(dir, key.Record()), 20) },
		"empty record":    func(dir string) error { return os.Truncate(filepath.Join(dir, key.Record()), 0) },
		"no document":     func(dir string) error { return os.Remove(filepath.Join(dir, key.Document())) },
		"half a document": func(dir string) error { return os.Truncate(filepath.Join(dir, key.Document()), 1) },
		"another document": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, key.Record()), []byte(`{"sha256":"0"}`), 0o666)
		},
	} {
		dir, s := keep(t, "{}\n", nil)
		if err := spoil(dir); err != nil {
			t.Fatal(err)
		}
		if r := s.Record(key); r != nil {
			t.Errorf("%s: %+v", name, r)
		}
	}
}

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir); !errors.Is(err, ErrLocked) {
		t.Errorf("a second run: %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, temporary, "half"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	s.lock.Close() // as a run that was killed
	if s, err = Open(dir); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(filepath.Join(dir, temporary)); len(left) > 0 {
		t.Errorf("left by a killed run: %v", left)
	}
	s.Close()
}
