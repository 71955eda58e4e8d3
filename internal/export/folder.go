package export

import (
	"bufio"
	"errors"
	"io"
	"path/filepath"

	"gongkai/internal/atomicfile"
	"gongkai/internal/tidy"
)

// tableWriter writes the records of one table into one file.
type tableWriter interface {
	record(tidy.Record) error
	close() error // writes what is left, without closing the file below
}

// folder is an export of one file for each table.
type folder struct {
	files  []*target
	byName map[string]tableWriter
	order  []tableWriter
	undo   func() // takes the folder away if it was made and is empty
}

// openFolder opens a file of each table; the name of the file is that of the table with the ending.
func openFolder(dir, ending string, open func(*tidy.Table, io.Writer) (tableWriter, error)) (*folder, error) {
	undo, err := atomicfile.Folder(dir)
	if err != nil {
		return nil, err
	}
	f := &folder{byName: map[string]tableWriter{}, undo: undo}
	for _, t := range tidy.Tables() {
		file, err := create(filepath.Join(dir, t.Name+ending))
		if err != nil {
			f.Abort()
			return nil, err
		}
		f.files = append(f.files, file)
		w, err := open(t, file)
		if err != nil {
			f.Abort()
			return nil, err
		}
		f.byName[t.Name] = w
		f.order = append(f.order, w)
	}
	return f, nil
}

func (f *folder) Write(batches []tidy.Batch) error {
	for _, b := range batches {
		for _, r := range b.Records {
			if err := f.byName[b.Table.Name].record(r); err != nil {
				return err
			}
		}
	}
	return nil
}

// finish writes all files to their end, still beside their places.
func (f *folder) finish() error {
	for i, w := range f.order {
		if err := errors.Join(w.close(), f.files[i].finish()); err != nil {
			return err
		}
	}
	return nil
}

func (f *folder) Close() error {
	if err := f.finish(); err != nil {
		f.Abort()
		return err
	}
	for _, file := range f.files {
		if err := file.place(); err != nil {
			f.Abort()
			return err
		}
	}
	return nil
}

func (f *folder) Abort() {
	for _, file := range f.files {
		file.discard()
	}
	f.undo()
}

// target is a file that is written beside its place and put there when it is whole.
type target struct {
	path string
	file *atomicfile.File
	*bufio.Writer
}

func create(path string) (*target, error) {
	file, err := atomicfile.Beside(path)
	if err != nil {
		return nil, err
	}
	return &target{path, file, bufio.NewWriterSize(file, 1<<16)}, nil
}

// finish writes what is buffered and closes the file.
func (t *target) finish() error { return errors.Join(t.Flush(), t.file.Finish()) }

// place puts the finished file to its place.
func (t *target) place() error { return t.file.Commit(t.path) }

// discard takes away what was not placed.
func (t *target) discard() { t.file.Discard() }
