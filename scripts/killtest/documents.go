//go:build unix

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// sameEvery is how often a document is a copy of the one before.
const sameEvery = 100

// makeDocuments writes the documents, unless they are there, and says how many are distinct.
func makeDocuments(dir string, count int, folders []string) (distinct int, err error) {
	var sources []string
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() && strings.EqualFold(filepath.Ext(path), ".pdf") {
				sources = append(sources, path)
			}
			return err
		})
		if err != nil {
			return 0, err
		}
	}
	if len(sources) == 0 {
		return 0, errors.New("no PDF files")
	}
	slices.Sort(sources)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return 0, err
	}
	for i := range count {
		k := i
		if i%sameEvery == sameEvery-1 {
			k = i - 1
		} else {
			distinct++
		}
		target := filepath.Join(dir, fmt.Sprintf("%05d.pdf", i))
		if _, err := os.Stat(target); err == nil {
			continue
		}
		data, err := os.ReadFile(sources[k%len(sources)])
		if err != nil {
			return 0, err
		}
		data = fmt.Appendf(data, "\n%% copy %d\n", k)
		if err := os.WriteFile(target, data, 0o666); err != nil {
			return 0, err
		}
	}
	return distinct, nil
}
