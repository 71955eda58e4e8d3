package bulk

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"gongkai/internal/bulk/input"
	"gongkai/internal/bulk/outcome"
	"gongkai/internal/bulk/report"
	"gongkai/internal/bulk/store"
	"gongkai/internal/output"
)

// Replace keeps one document of a folder of results anew, where a run with this edition would keep it, and has index
// and report say so: the same run then has nothing to do for it. The file is named by its hash; text is the document,
// with what there is to say about it. It gives the new path in the folder.
func Replace(dir, sha256 string, e *Edition, text []byte, o outcome.Outcome) (path string, err error) {
	s, err := store.Open(dir)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	entries, err := report.ReadIndex(dir)
	if err != nil {
		return "", err
	}
	var key store.Key
	for i := range entries {
		if entries[i].SHA256 == sha256 && entries[i].Status == report.Done {
			key = e.Key(item(&entries[i]), sha256)
		}
	}
	if key.SHA256 == "" {
		return "", fmt.Errorf("no input of %s has the SHA-256 %s", dir, sha256)
	}
	f, err := s.Create()
	if err != nil {
		return "", err
	}
	defer f.Discard()
	if _, err := f.Write(text); err != nil {
		return "", err
	}
	if err := s.Keep(key, f, o); err != nil {
		return "", err
	}
	for i := range entries {
		if entry := &entries[i]; entry.SHA256 == sha256 && entry.Document != "" {
			entry.Document = key.Document()
			entry.Form, entry.Kind, entry.Year, entry.Department = o.Form, o.Kind, o.Year, o.Department
		}
	}
	if err := rewriteReport(s, dir, sha256, key.Document(), o); err != nil {
		return "", err
	}
	index, err := newLines(s)
	if err != nil {
		return "", err
	}
	defer index.file.Discard()
	for i := range entries {
		if err := output.Line(index.to, &entries[i]); err != nil {
			return "", err
		}
	}
	return key.Document(), index.commit(store.IndexFile)
}

// item is the input of an entry as far as its key needs it.
func item(e *report.Entry) *input.Item { return &input.Item{Path: e.Path, Manifest: e.Manifest} }

// Made tells with which of several editions a document of the folder was made; -1 for none of them.
func Made(e *report.Entry, editions []*Edition) int {
	for i, edition := range editions {
		if edition.Key(item(e), e.SHA256).Document() == e.Document {
			return i
		}
	}
	return -1
}

// rewriteReport has the report say what came of one document. A folder without a report gets none.
func rewriteReport(s *store.Store, dir, sha256, document string, o outcome.Outcome) error {
	old, err := os.Open(filepath.Join(dir, store.ReportFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer old.Close()
	lines, err := newLines(s)
	if err != nil {
		return err
	}
	defer lines.file.Discard()
	var sum report.Summary
	for d := json.NewDecoder(bufio.NewReader(old)); ; {
		var line report.Line
		if err := d.Decode(&line); err == io.EOF {
			break
		} else if err != nil {
			return fmt.Errorf("%s: %w", store.ReportFile, err)
		}
		if line.Status == "" { // the summary, which is made anew
			continue
		}
		if line.SHA256 == sha256 {
			o.Seconds, o.Memory = line.Seconds, line.Memory
			line.Outcome, line.Status, line.Document = o, report.Done, document
		}
		sum.Add(&line)
		if err := output.Line(lines.to, &line); err != nil {
			return err
		}
	}
	sum.Seconds = rounded(sum.Seconds)
	if err := output.Line(lines.to, report.Last{Summary: sum}); err != nil {
		return err
	}
	return lines.commit(store.ReportFile)
}
