//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// complete counts the documents of a folder of results, each of which must be whole.
func complete(out string) (int, error) {
	n := 0
	err := filepath.WalkDir(filepath.Join(out, "documents"), func(path string, e fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || e.IsDir() {
			return err
		}
		n++
		data, err := os.ReadFile(path)
		if err == nil && !bytes.HasSuffix(data, []byte("\n}\n")) {
			err = fmt.Errorf("%s is not a whole document", path)
		}
		return err
	})
	return n, err
}

// compare holds two folders of results against each other. What changed since the run before is not compared: after
// runs that were killed there is no such run.
func compare(want, got string, inputs, distinct int) error {
	names := map[string]bool{}
	for _, dir := range []string{want, got} {
		err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() {
				path, err = filepath.Rel(dir, path)
				names[path] = true
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	documents := 0
	for name := range names {
		a, err := os.ReadFile(filepath.Join(want, name))
		if err != nil {
			return err
		}
		b, err := os.ReadFile(filepath.Join(got, name))
		if err != nil {
			return err
		}
		switch top, _, _ := bytes.Cut([]byte(filepath.ToSlash(name)), []byte("/")); string(top) {
		case "report.jsonl", "state": // seconds and memory are those of one reading
			a, b = timeless(a), timeless(b)
		case "documents":
			documents++
		case "changes.json":
			continue
		}
		if !bytes.Equal(a, b) {
			return fmt.Errorf("%s differs", name)
		}
	}
	if err := lines(filepath.Join(got, "index.jsonl"), inputs); err != nil {
		return err
	}
	if err := lines(filepath.Join(got, "report.jsonl"), distinct); err != nil {
		return err
	}
	fmt.Printf("%d files are the same, %d of them documents\n", len(names), documents)
	return nil
}

// lines wants a line for so many paths, each once. A summary is no line.
func lines(file string, want int) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	paths := map[string]int{}
	for dec := json.NewDecoder(bytes.NewReader(data)); dec.More(); {
		var l struct {
			Path string `json:"path"`
		}
		if err := dec.Decode(&l); err != nil {
			return err
		}
		if l.Path == "" {
			continue
		}
		if paths[l.Path]++; paths[l.Path] > 1 {
			return fmt.Errorf("%s has %s twice", file, l.Path)
		}
	}
	if len(paths) != want {
		return fmt.Errorf("%s has %d lines, not %d", file, len(paths), want)
	}
	return nil
}

// timeless is lines of JSON without what a clock and the system's memory say.
func timeless(text []byte) []byte {
	var out bytes.Buffer
	for dec := json.NewDecoder(bytes.NewReader(text)); dec.More(); {
		var v map[string]any
		if dec.Decode(&v) != nil {
			return text // no lines of JSON, such as the lock
		}
		for _, o := range []any{v, v["summary"]} {
			if m, ok := o.(map[string]any); ok {
				delete(m, "seconds")
				delete(m, "memory")
			}
		}
		json.NewEncoder(&out).Encode(v)
	}
	return out.Bytes()
}
