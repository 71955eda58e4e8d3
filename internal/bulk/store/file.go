package store

import (
	"io"
	"os"
	"path/filepath"

	"gongkai/internal/atomicfile"
)

// File is a file in the making. Nobody sees it before Commit.
type File struct {
	store *Store
	f     *atomicfile.File
	size  int64
}

// Create begins a file.
func (s *Store) Create() (*File, error) {
	f, err := atomicfile.In(s.file(temporary))
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
	return f.f.Commit(target)
}

// Discard gives up a file that was not committed.
func (f *File) Discard() { f.f.Discard() }
