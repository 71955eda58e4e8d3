// Package report has the lines that a run writes about its inputs, and reads and sums them up again.
package report

import (
	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/outcome"
	"gongkai/normalize/document"
)

// Statuses of an input.
const (
	Done   = "done"
	Failed = "failed"
	Same   = "same" // the same bytes as an input before it
)

// Entry is a line of index.jsonl: an input, and where its document is. It says nothing that differs between two runs on
// the same files.
type Entry struct {
	Path       string            `json:"path"`
	PathBytes  string            `json:"path_bytes,omitempty"` // in hexadecimal digits, where the path is no UTF-8
	SHA256     string            `json:"sha256,omitempty"`
	Status     string            `json:"status"`
	Document   string            `json:"document,omitempty"` // relative to the folder, with forward slashes
	Form       string            `json:"form,omitempty"`
	Kind       string            `json:"kind,omitempty"`
	Contains   []string          `json:"contains,omitempty"`
	Year       int               `json:"year,omitempty"`
	Department string            `json:"department,omitempty"`
	SameAs     string            `json:"same_as,omitempty"`
	Failure    *failure.Failure  `json:"failure,omitempty"`
	Manifest   document.Manifest `json:"manifest,omitempty"`
}

// Line is a line of report.jsonl: a distinct document, or an input that could not be read.
type Line struct {
	Path     string `json:"path"`
	SHA256   string `json:"sha256,omitempty"`
	Status   string `json:"status"`
	Document string `json:"document,omitempty"`
	outcome.Outcome
	Same []string `json:"same,omitempty"` // paths of further inputs with the same bytes
}

// Summary is what the last line of report.jsonl says.
type Summary struct {
	Inputs    int `json:"inputs"`
	Documents int `json:"documents"` // distinct ones, read or not
	Done      int `json:"done"`
	Failed    int `json:"failed"` // documents, and inputs that are none
	Same      int `json:"same"`   // inputs beyond the first with the same bytes
	Doubtful  int `json:"doubtful"`
	// Findings counts findings by severity.
	Findings Severities `json:"findings"`
	Seconds  float64    `json:"seconds"` // of all documents together
	// Scanned counts the pages that were read in pictures, ScannedSeconds what the documents took that have some.
	Scanned        int     `json:"scanned,omitempty"`
	ScannedSeconds float64 `json:"scanned_seconds,omitempty"`
	Memory         int64   `json:"memory"` // the most of one document
}

// Severities counts findings.
type Severities struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Info    int `json:"info"`
}

// Last is the last line of report.jsonl.
type Last struct {
	Summary Summary `json:"summary"`
}
