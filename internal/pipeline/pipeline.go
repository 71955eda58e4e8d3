// Package pipeline is the whole way from the bytes of a PDF file to the document of the output contract, on one page. Each stage is
// a function from value to value; open the named function to see inside it.
package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"

	"gongkai/extract"
	"gongkai/internal/limits"
	"gongkai/normalize"
	"gongkai/normalize/corrections"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// Errors beyond those of extract/pdf that end the work on a file.
var (
	ErrScan  = errors.New("no page has a text layer: the file is a scan, and reading pictures is not what this program does")
	ErrLarge = errors.New("the file is larger than any disclosure")
)

// Input is one file in memory.
type Input struct {
	Name string // as the output shall name it
	Data []byte
	// Corrections are applied where they are of this file, by its hash.
	Corrections corrections.Set
}

// Document reads one disclosure. Errors are those of Read; everything else that is wrong with a document is in its diagnostics.
func Document(in Input, forms []*schema.Form) (*document.Document, error) {
	printed, err := Read(in)
	if err != nil {
		return nil, err
	}
	// Which form, which of its tables, which column is which.
	match := schema.Recognise(printed, forms)

	// Exact values with their places, then the checks that prove them.
	source := Source(in, printed)
	out := normalize.Normalize(printed, match, in.Corrections.For(source.SHA256)...)
	out.Source = source
	return out, nil
}

// Reading is one disclosure at all stages, for those who ask where a value comes from.
type Reading struct {
	Printed  *extract.Document
	Match    *schema.Match
	Document *document.Document
}

// Trace is Document with what the stages before it gave.
func Trace(in Input, forms []*schema.Form) (*Reading, error) {
	printed, err := Read(in)
	if err != nil {
		return nil, err
	}
	r := &Reading{Printed: printed, Match: schema.Recognise(printed, forms)}
	source := Source(in, printed)
	r.Document = normalize.Normalize(printed, r.Match, in.Corrections.For(source.SHA256)...)
	r.Document.Source = source
	return r, nil
}

// Read reads the text and tables of a file, without any form: glyphs and rulings of each page, its grids and lines, and from them
// tables over pages, captions and paragraphs. Errors: those of extract.Read, ErrScan, ErrLarge.
func Read(in Input) (*extract.Document, error) {
	if len(in.Data) > limits.FileBytes {
		return nil, ErrLarge
	}
	printed, err := extract.ReadBytes(context.Background(), in.Data, extract.Options{})
	if err != nil {
		return nil, err
	}
	if !printed.HasText() {
		return nil, ErrScan
	}
	return printed, nil
}

// Source tells what file a document was read from.
func Source(in Input, d *extract.Document) document.Source {
	sum := sha256.Sum256(in.Data)
	return document.Source{Name: in.Name, SHA256: hex.EncodeToString(sum[:]), Bytes: len(in.Data), Pages: len(d.Pages), Producer: d.Producer}
}
