// Package store keeps the results of runs in a folder, such that the program may be killed at any moment: a file is
// there as a whole or not at all, and a record says that a document is done only after the document is on the disk.
package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"

	"gongkai/internal/bulk/outcome"
	"gongkai/internal/limits"
)

// The files of a folder of results.
const (
	IndexFile  = "index.jsonl"
	ReportFile = "report.jsonl"
	records    = "state/records"
	temporary  = "state/tmp"
	lockFile   = "state/lock"

	// ScansFolder keeps what an engine read in pictures of pages. It may be deleted.
	ScansFolder = "state/ocr"

	DocumentsFolder = "documents"

	// CorrectionsFile holds what people correct in a browser, or write by hand. Runs into the folder apply it.
	CorrectionsFile = "corrections.yaml"
)

// ErrLocked says that another run works in the same folder.
var ErrLocked = errors.New("another run writes there")

// Store is a folder of results that this run alone writes to.
type Store struct {
	dir  string
	lock io.Closer
}

// Open makes the folder when it is not there, and clears away what a killed run left behind.
func Open(dir string) (*Store, error) {
	s := &Store{dir: dir}
	if err := os.MkdirAll(s.file("state"), 0o777); err != nil {
		return nil, err
	}
	var err error
	if s.lock, err = lock(s.file(lockFile)); err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	err = os.RemoveAll(s.file(temporary))
	if err == nil {
		err = os.MkdirAll(s.file(temporary), 0o777)
	}
	if err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// Close lets others write to the folder.
func (s *Store) Close() error {
	os.RemoveAll(s.file(temporary))
	return s.lock.Close()
}

func (s *Store) file(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }

// Key names the result of one document: by its bytes and by all else that decides what comes of it.
type Key struct {
	SHA256  string // of the file
	Edition string // of the program, the forms, the options, and what is said about the file; in hexadecimal digits
}

// name tells keys apart by 128 bits.
func (k Key) name() string {
	return path.Join(k.SHA256[:2], k.SHA256[:16]+"-"+k.Edition[:16]+".json")
}

// Document is the path of the document within the folder, with forward slashes.
func (k Key) Document() string { return path.Join(DocumentsFolder, k.name()) }

// Record is the path of the record within the folder.
func (k Key) Record() string { return path.Join(records, k.name()) }

// Record says what came of a document.
type Record struct {
	SHA256  string `json:"sha256"`
	Edition string `json:"edition"`
	Size    int64  `json:"size"` // of the document in the folder
	outcome.Outcome
}

// Record gives what an earlier run kept about a document, nil when there is nothing to rely on.
func (s *Store) Record(k Key) *Record {
	f, err := os.Open(s.file(k.Record()))
	if err != nil {
		return nil
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, limits.RecordBytes))
	if err != nil {
		return nil
	}
	var r Record
	if json.Unmarshal(text, &r) != nil || r.SHA256 != k.SHA256 || r.Edition != k.Edition {
		return nil
	}
	if r.Failure == nil {
		if info, err := os.Stat(s.file(k.Document())); err != nil || info.Size() != r.Size {
			return nil
		}
	}
	return &r
}

// Keep puts a result in its place: first the document, unless there is none, then the record.
func (s *Store) Keep(k Key, document *File, o outcome.Outcome) error {
	r := Record{SHA256: k.SHA256, Edition: k.Edition, Outcome: o}
	if o.Failure == nil {
		r.Size = document.size
		if err := document.Commit(k.Document()); err != nil {
			return err
		}
	} else if err := os.Remove(s.file(k.Document())); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	f, err := s.Create()
	if err != nil {
		return err
	}
	defer f.Discard()
	if err := json.NewEncoder(f).Encode(r); err != nil {
		return err
	}
	return f.Commit(k.Record())
}
