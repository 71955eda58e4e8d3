package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func names(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return strings.Join(all, " ")
}

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	// The longest name of common file systems: what is written first must not be longer.
	path := filepath.Join(dir, strings.Repeat("长", 85))
	for _, text := range []string{"one", "two"} {
		if err := Write(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != text {
			t.Errorf("%q, %v", got, err)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o044 != 0o044 {
			t.Errorf("others cannot read it: %v, %v", info.Mode(), err)
		}
	}
	if n := names(t, dir); n != filepath.Base(path) {
		t.Errorf("left behind: %s", n)
	}
}

// TestFails: errors name the path that was asked for, and nothing is left behind.
func TestFails(t *testing.T) {
	dir := t.TempDir()
	taken := filepath.Join(dir, "taken")
	if err := os.Mkdir(taken, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{taken, filepath.Join(dir, "none", "file")} {
		cause := (*fs.PathError)(nil)
		if err := Write(path, nil); !errors.As(err, &cause) || cause.Path != path {
			t.Errorf("%s: %v", path, err)
		}
	}
	if n := names(t, dir); n != "taken" {
		t.Errorf("left behind: %s", n)
	}
}

func TestDiscard(t *testing.T) {
	dir := t.TempDir()
	f, err := In(dir)
	if err != nil {
		t.Fatal(err)
	}
	f.Discard()
	if n := names(t, dir); n != "" {
		t.Errorf("left behind: %s", n)
	}
	if err := f.Commit(filepath.Join(dir, "x")); err == nil {
		t.Error("a file that was given up is there")
	}
	if f, err = Beside(filepath.Join(dir, "x")); err == nil {
		err = errors.Join(f.Finish(), f.Commit(filepath.Join(dir, "x")))
	}
	if err != nil {
		t.Error(err)
	}
	f.Discard()
	if n := names(t, dir); n != "x" {
		t.Errorf("%q", n)
	}
}

// TestFolder: of the folders that were made the empty ones go again, and no other.
func TestFolder(t *testing.T) {
	dir := t.TempDir()
	undo, err := Folder(filepath.Join(dir, "a", "b", "c"))
	if err != nil {
		t.Fatal(err)
	}
	if undo(); names(t, dir) != "" {
		t.Errorf("%s is left", names(t, dir))
	}
	if err := os.Mkdir(filepath.Join(dir, "a"), 0o777); err != nil {
		t.Fatal(err)
	}
	if undo, err = Folder(filepath.Join(dir, "a", "b")); err != nil {
		t.Fatal(err)
	}
	if undo(); names(t, dir) != "a" || names(t, filepath.Join(dir, "a")) != "" {
		t.Errorf("%s is left", names(t, dir))
	}
	if undo, err = Folder(filepath.Join(dir, "a", "b")); err != nil {
		t.Fatal(err)
	}
	if err := Write(filepath.Join(dir, "a", "b", "file"), nil); err != nil {
		t.Fatal(err)
	}
	if undo(); names(t, filepath.Join(dir, "a", "b")) != "file" {
		t.Error("what is not empty went")
	}
}

// TestErrorsNamePlace: what goes wrong in writing is told of the file that was asked for, and not of one that nobody
// sees.
func TestErrorsNamePlace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "report.html")
	f, err := Beside(path)
	if err != nil {
		t.Fatal(err)
	}
	f.File.Close()
	_, written := f.Write([]byte("x"))
	for _, err := range []error{written, f.Finish()} {
		var cause *fs.PathError
		if !errors.As(err, &cause) || cause.Path != path {
			t.Errorf("%v does not name %s", err, path)
		}
	}
}
