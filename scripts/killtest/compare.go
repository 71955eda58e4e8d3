//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"gongkai/internal/disturbed"
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

// same holds two folders of results against each other. What changed since the run before is not compared: after runs
// that were killed there is no such run.
func same(want, got string, inputs, distinct int) error {
	n, err := disturbed.Same(want, got, inputs, distinct, "changes.json")
	if err == nil {
		fmt.Printf("%d files are the same, %d of them documents\n", n.Files, n.Documents)
	}
	return err
}
