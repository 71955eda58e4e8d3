package store

import (
	"io"
	"os"
	"path/filepath"
)

// File is a file in the making. Nobody sees it before Commit.
type File struct {
	store *Store
	f     *os.File
	size  int64
}

// Create begins a file.
func (s *Store) Create() (*File, error) {
	f, err := os.CreateTemp(s.file(temporary), "*")
	if err != nil {
		return nil, err
	}
	return &File{store: s, f: f}, nil
}

func (f *File) Write(b []byte) (int, error) {
	n, err := f.f.Write(b)
	f.size += int64(n)
	return n, err
}

// Reset begins anew.
func (f *File) Reset() error {
	f.size = 0
	if _, err := f.f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	return f.f.Truncate(0)
}

// Commit puts the file into its place in the folder, in one step and for good.
func (f *File) Commit(name string) error {
	target := f.store.file(name)
	if err := os.MkdirAll(filepath.Dir(target), 0o777); err != nil {
		return err
	}
	err := f.f.Chmod(0o644) // CreateTemp makes files that only their owner reads
	if err == nil {
		err = f.f.Sync()
	}
	if closeErr := f.f.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Rename(f.f.Name(), target)
	}
	if err != nil {
		return err
	}
	if dir, err := os.Open(filepath.Dir(target)); err == nil {
		dir.Sync() // the new name; not every system can
		dir.Close()
	}
	return nil
}

// Discard gives up a file that was not committed.
func (f *File) Discard() {
	f.f.Close()
	os.Remove(f.f.Name())
}
