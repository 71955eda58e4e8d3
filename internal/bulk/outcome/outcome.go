// Package outcome is what there is to say about one document of a run, beside the document itself.
package outcome

import (
	"encoding/json"

	"gongkai/extract/finding"
	"gongkai/internal/bulk/failure"
	"gongkai/normalize/document"
)

// Outcome of one document. It stands in records and reports as JSON.
type Outcome struct {
	Failure    *failure.Failure `json:"failure,omitempty"` // nil when there is a document
	Bytes      int64            `json:"bytes,omitempty"`
	Pages      int              `json:"pages,omitempty"`
	Scanned    int              `json:"scanned,omitempty"` // pages that were read in pictures
	Form       string           `json:"form,omitempty"`
	Kind       string           `json:"kind,omitempty"`
	Contains   []string         `json:"contains,omitempty"`
	Year       int              `json:"year,omitempty"`
	Department string           `json:"department,omitempty"`
	Findings   []Finding        `json:"findings,omitempty"`
	Doubts     []Doubt          `json:"doubts,omitempty"` // what --strict holds against it

	Seconds float64 `json:"seconds"`
	Memory  int64   `json:"memory"` // bytes

	SHA256 string `json:"-"` // of the bytes that were read
	Stack  string `json:"-"` // where a panic was
}

// Finding is a finding.Finding that can be read back.
type Finding struct {
	ID       string           `json:"id"`
	Severity finding.Severity `json:"severity"`
	Message  string           `json:"message"`
	Words    finding.Words    `json:"words,omitzero"` // what the message was made of, if of more than itself
	Page     int              `json:"page,omitempty"`
	Box      json.RawMessage  `json:"bbox,omitempty"`
}

// Doubt is a reason to doubt a document.
type Doubt struct {
	Message string        `json:"message"`
	Words   finding.Words `json:"words,omitzero"`
}

// Doubted gives the doubt that words say.
func Doubted(w finding.Words) Doubt { return Doubt{w.String(), w.Beyond()} }

// Of gives the outcome of a document that was read.
func Of(doc *document.Document) Outcome {
	o := Outcome{
		SHA256:   doc.Source.SHA256,
		Bytes:    int64(doc.Source.Bytes),
		Pages:    doc.Source.Pages,
		Findings: Findings(doc.Diagnostics),
	}
	for _, f := range doc.Diagnostics {
		if f.ID == "page.read" {
			o.Scanned++
		}
	}
	o.Form, o.Kind, o.Contains = or(doc.Info.Form), or(doc.Info.Kind), doc.Info.Contains
	o.Department, o.Year = or(doc.Info.Department), or(doc.Info.Year)
	return o
}

func or[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

// Findings gives findings in a form that can be read back.
func Findings(findings []finding.Finding) []Finding {
	var out []Finding
	for _, f := range findings {
		g := Finding{ID: f.ID, Severity: f.Severity, Message: f.Message, Words: f.Words.Beyond(), Page: f.Page}
		if f.Box != nil {
			g.Box, _ = json.Marshal(f.Box) // four numbers, which always have a JSON form
		}
		out = append(out, g)
	}
	return out
}
