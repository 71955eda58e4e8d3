// Package atomicfile writes files that are there as a whole or not at all: under a name of their own first, then by a
// rename. A program that is killed leaves the old file, or the new one.
package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// pattern names files in the making. It takes nothing of the name of the target, which may be as long as a name can be.
const pattern = ".gongkai-*.tmp"

// File is a file in the making. Nobody sees it in its place before Commit.
type File struct {
	*os.File
	place  string // where it will stand, if that is known: errors name it and not the file that nobody sees
	closed bool
	err    error // of closing
}

// Write writes to the file.
func (f *File) Write(data []byte) (int, error) {
	n, err := f.File.Write(data)
	return n, f.named(err)
}

// named gives an error the path of the place.
func (f *File) named(err error) error {
	if cause, ok := err.(*fs.PathError); ok && f.place != "" {
		return &fs.PathError{Op: cause.Op, Path: f.place, Err: cause.Err}
	}
	return err
}

// Beside begins a file in the folder where it will stand. Its errors name the path.
func Beside(path string) (*File, error) {
	f, err := In(filepath.Dir(path))
	if cause := (*fs.PathError)(nil); errors.As(err, &cause) {
		return nil, &fs.PathError{Op: "create", Path: path, Err: cause.Err}
	}
	if err != nil {
		return nil, err
	}
	f.place = path
	return f, nil
}

// In begins a file in a folder on the file system of the place where it will stand.
func In(dir string) (*File, error) {
	f, err := os.CreateTemp(dir, pattern)
	if err != nil {
		return nil, err
	}
	return &File{File: f}, nil
}

// Folder makes a folder, with those above it that are missing. What it gives takes those that it made away again, as
// far as they are empty: for those who end up with nothing to put into them.
func Folder(dir string) (undo func(), err error) {
	var made []string
	for d := filepath.Clean(dir); ; d = filepath.Dir(d) {
		if _, err := os.Stat(d); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		made = append(made, d)
	}
	undo = func() {
		for _, d := range made {
			os.Remove(d) // fails when something is in it, as it should
		}
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		undo()
		return nil, err
	}
	return undo, nil
}

// Finish brings all that was written to the disk and closes the file, which is still beside its place.
func (f *File) Finish() error {
	if f.closed {
		return f.err
	}
	f.closed = true
	f.err = errors.Join(
		f.named(f.Chmod(0o644)), // CreateTemp makes files that only their owner reads
		f.named(f.Sync()), f.named(f.Close()))
	return f.err
}

// Commit finishes the file and puts it into its place, in one step and for good. When it fails, nothing is left of the
// file, and what stood in its place stands there still. The error names the path.
func (f *File) Commit(path string) error {
	err := f.Finish()
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		f.Discard()
		if cause := (*os.LinkError)(nil); errors.As(err, &cause) {
			err = &fs.PathError{Op: "create", Path: path, Err: cause.Err}
		}
		return err
	}
	if dir, err := os.Open(filepath.Dir(path)); err == nil {
		dir.Sync() // the new name; not every system can
		dir.Close()
	}
	return nil
}

// Discard gives up a file that was not committed.
func (f *File) Discard() {
	if !f.closed {
		f.closed = true
		f.Close()
	}
	os.Remove(f.Name()) // fails when it has been committed, as it should
}

// Write writes a whole file.
func Write(path string, data []byte) error {
	f, err := Beside(path)
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		f.Discard()
		return err
	}
	return f.Commit(path)
}
