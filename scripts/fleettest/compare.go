//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// compare holds two folders of results against each other: the seconds and the memory of readings alone may differ.
func compare(want, got string, inputs, distinct int) error {
	names := map[string]bool{}
	for _, dir := range []string{want, got} {
		err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() {
				path, err = filepath.Rel(dir, path)
				names[filepath.ToSlash(path)] = true
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
		switch {
		case name == "report.jsonl", strings.HasPrefix(name, "state/"):
			a, b = timeless(a), timeless(b)
		case strings.HasPrefix(name, "documents/"):
			documents++
		}
		if !bytes.Equal(a, b) {
			return fmt.Errorf("%s differs", name)
		}
	}
	for name, count := range map[string]int{"index.jsonl": inputs, "report.jsonl": distinct + 1} { // with its summary
		text, err := os.ReadFile(filepath.Join(got, name))
		if err != nil {
			return err
		}
		if n := bytes.Count(text, []byte("\n")); n != count {
			return fmt.Errorf("%s has %d lines, not %d", name, n, count)
		}
	}
	fmt.Printf("%d files are the same, %d of them documents\n", len(names), documents)
	return nil
}

// timeless is lines of JSON without what a clock and the system's memory say.
func timeless(text []byte) []byte {
	var out bytes.Buffer
	for d := json.NewDecoder(bytes.NewReader(text)); d.More(); {
		var v map[string]any
		if d.Decode(&v) != nil {
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
