//go:build unix

package bench

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gongkai/extract/pdf"
)

// Files gives the PDF files of folders and paths, in order.
func Files(paths []string) ([]string, error) {
	var out []string
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			out = append(out, path)
			continue
		}
		err = filepath.WalkDir(path, func(file string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() && strings.EqualFold(filepath.Ext(file), ".pdf") {
				out = append(out, file)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no PDF files in %s", strings.Join(paths, ", "))
	}
	return out, nil
}

// Usual gives what is measured when nobody says what: the corpus where it is, else the fixtures.
func Usual() []string {
	corpus := []string{"../shared/corpus/real", "../shared/corpus/synthetic"}
	here := func(path string) bool { _, err := os.Stat(path); return err == nil }
	if slices.ContainsFunc(corpus, func(p string) bool { return !here(p) }) {
		return []string{"fixtures"}
	}
	return corpus
}

// pagesOf counts the pages of files; a file that cannot be opened has none.
func pagesOf(files []string) []int {
	out := make([]int, len(files))
	for i, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			continue
		}
		if d, err := pdf.Open(data); err == nil {
			out[i] = len(d.Pages())
		}
	}
	return out
}
