// Package disturbed serves the scripts that kill, stop and restart what reads documents: it makes the documents, and
// holds what came out against the output of a run that nothing disturbed.
package disturbed

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

// Documents fills dir with count documents: the PDF files of the folders over and over, each with a comment at its end
// that makes it a file of its own, but for every hundredth, which has the bytes of the one before. What dir holds
// already stays. It gives the number of distinct documents.
func Documents(dir string, count int, folders []string) (distinct int, err error) {
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
