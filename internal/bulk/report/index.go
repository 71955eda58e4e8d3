package report

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/store"
)

// ReadIndex reads index.jsonl of a folder of results, in its order. Where there is none the error is fs.ErrNotExist. A
// document that leads out of the folder is no result of ours.
func ReadIndex(folder string) ([]Entry, error) {
	f, err := os.Open(filepath.Join(folder, store.IndexFile))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []Entry
	for d := json.NewDecoder(bufio.NewReader(f)); ; {
		var e Entry
		if err := d.Decode(&e); err == io.EOF {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s: %w", store.IndexFile, err)
		}
		if e.Document != "" && !filepath.IsLocal(filepath.FromSlash(e.Document)) {
			return nil, failure.Because(failure.Unknown, "%s: %s leads out of the folder", store.IndexFile, e.Document)
		}
		out = append(out, e)
	}
}
