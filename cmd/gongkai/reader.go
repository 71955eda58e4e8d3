package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/input"
	"gongkai/internal/bulk/report"
	"gongkai/internal/bulk/store"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// reader reads documents that were extracted before, and PDF files.
type reader struct {
	*program
	forms []*schema.Form
}

// deliver takes one document, or says why there is none. Its error ends the run.
type deliver func(name string, doc *document.Document, err error) error

// all goes through the operands: result folders, folders and files of JSON or NDJSON, PDF files, standard input. One
// document is in memory at a time.
func (r reader) all(ctx context.Context, operands []string, to deliver) error {
	for _, operand := range operands {
		files, err := r.files(operand)
		if err != nil {
			if err := to(operand, nil, err); err != nil {
				return err
			}
			continue
		}
		for _, file := range files {
			if err := r.file(ctx, file, to); err != nil {
				return err
			}
		}
	}
	return nil
}

// files gives the files with documents that an operand stands for.
func (r reader) files(operand string) ([]string, error) {
	if operand == standardInput {
		return []string{operand}, nil
	}
	info, err := os.Stat(operand)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return []string{operand}, nil
	}
	var files []string
	if files, err = indexed(operand); errors.Is(err, fs.ErrNotExist) {
		files, err = below(operand)
	}
	if err == nil && len(files) == 0 {
		err = failure.Because(failure.Nothing, "no document in this folder")
	}
	return files, err
}

// indexed gives the documents that the index of a result folder names.
func indexed(dir string) ([]string, error) {
	entries, err := report.ReadIndex(dir)
	var out []string
	for _, e := range entries {
		if e.Status == report.Done && e.Document != "" {
			out = append(out, filepath.Join(dir, filepath.FromSlash(e.Document)))
		}
	}
	return out, err
}

// below gives all JSON files of the documents of a folder without an index or, where it has no such folder, its own
// ones.
func below(dir string) ([]string, error) {
	var out []string
	err := filepath.WalkDir(
		filepath.Join(dir, store.DocumentsFolder),
		func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && holdsJSON(path) {
				out = append(out, path)
			}
			return err
		},
	)
	if !errors.Is(err, fs.ErrNotExist) {
		return out, err
	}
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		if !e.IsDir() && holdsJSON(e.Name()) {
			out = append(out, filepath.Join(dir, e.Name()))
		}
	}
	slices.Sort(out)
	return out, err
}

func holdsJSON(name string) bool {
	ending := strings.ToLower(filepath.Ext(name))
	return !strings.HasPrefix(filepath.Base(name), ".") &&
		(ending == ".json" || ending == ".ndjson" || ending == ".jsonl")
}

// file delivers the documents of one file.
func (r reader) file(ctx context.Context, file string, to deliver) error {
	if strings.EqualFold(filepath.Ext(file), ".pdf") {
		doc, err := bounded(ctx, r.patience(), func(ctx context.Context) (*document.Document, error) {
			in, err := r.readInput(file)
			if err != nil {
				return nil, err
			}
			return r.disclose(in, r.forms)
		})
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return to(file, doc, err)
	}
	from := r.stdin
	if file != standardInput {
		f, err := input.Open(file)
		if err != nil {
			return to(file, nil, err)
		}
		defer f.Close()
		from = f
	}
	d := document.NewDecoder(bufio.NewReader(from))
	for n := 0; ; n++ {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		doc, err := d.Next()
		if err == io.EOF && n > 0 {
			return nil
		}
		if err == io.EOF {
			err = document.ErrFormat
		}
		if fail := to(file, doc, err); fail != nil || err != nil {
			return fail
		}
	}
}
