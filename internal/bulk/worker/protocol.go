// Package worker reads documents in child processes, so that one that crashes, hangs or eats memory costs itself alone.
// A worker is the same program with a hidden command. It takes one document after the other over its standard input and
// answers on its standard output, so that starting it is not paid for every document.
//
// A message is a letter, its length in eight bytes (big endian), and its content. The parent sends a setup, which the
// worker answers when it is ready or with the reason why it refuses, then for each document a job and the bytes of the
// file. The worker answers with the document, if there is one, and the outcome. Before, it may
// tell of each page that it has read.
package worker

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"gongkai/internal/bulk/outcome"
	"gongkai/internal/ocr"
	"gongkai/normalize/corrections"
	"gongkai/normalize/document"
)

const (
	setupMessage    = 'S'
	readyMessage    = 'R'
	jobMessage      = 'J'
	bytesMessage    = 'B'
	documentMessage = 'D'
	outcomeMessage  = 'O'
	pageMessage     = 'P'
)

// controlBytes bounds a setup (all corrections of a run; a person makes a few in each document, of 200 bytes) and a job
// (the row of a manifest).
const controlBytes = 64 << 20

var errProtocol = errors.New("a message out of turn")

// Setup is what all jobs of a worker share.
type Setup struct {
	FormsDir string `json:"forms_dir"` // forms of the user's, "" without
	Forms    string `json:"forms"`     // a digest of all forms, which must not change during the run
	Redact   bool   `json:"redact"`

	RedactNames bool   `json:"redact_names"`
	Readable    bool   `json:"readable"` // indented JSON
	Memory      int64  `json:"memory"`   // bytes that the worker may use, 0 for no limit
	Language    string `json:"language"` // that the worker speaks before its first job; afterwards the parent does

	// Corrections of any documents, as they were when the run began: people may correct on while it lasts.
	Corrections corrections.Set `json:"corrections"`

	// OCR is the engine that reads pages that are pictures, and OCRPages how many of a document at most.
	OCR      ocr.Setting `json:"ocr"`
	OCRPages int         `json:"ocr_pages"`
}

// Job is one document to read.
type Job struct {
	Name     string            `json:"name"`
	Manifest document.Manifest `json:"manifest,omitempty"`
}

// answer is an outcome with what only parent and worker tell each other.
type answer struct {
	outcome.Outcome
	SHA256 string `json:"sha256"`
	Stack  string `json:"stack"`
}

func writeHead(w io.Writer, kind byte, length int64) error {
	var head [9]byte
	head[0] = kind
	binary.BigEndian.PutUint64(head[1:], uint64(length))
	_, err := w.Write(head[:])
	return err
}

func writeJSON(w io.Writer, kind byte, v any) error {
	text, err := json.Marshal(v)
	if err == nil {
		err = writeHead(w, kind, int64(len(text)))
	}
	if err == nil {
		_, err = w.Write(text)
	}
	return err
}

func readHead(r io.Reader) (kind byte, length int64, err error) {
	var head [9]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return 0, 0, err
	}
	return head[0], int64(binary.BigEndian.Uint64(head[1:])), nil
}

// readContent reads a content of at most so many bytes.
func readContent(r io.Reader, length, most int64) ([]byte, error) {
	if length < 0 || length > most {
		return nil, fmt.Errorf("a message of %d bytes", length)
	}
	content := make([]byte, length)
	_, err := io.ReadFull(r, content)
	return content, err
}

// readJSON reads a whole message that must be of this kind.
func readJSON(r io.Reader, kind byte, v any) error {
	got, length, err := readHead(r)
	if err != nil {
		return err
	}
	if got != kind {
		return errProtocol
	}
	content, err := readContent(r, length, controlBytes)
	if err != nil {
		return err
	}
	return json.Unmarshal(content, v)
}
