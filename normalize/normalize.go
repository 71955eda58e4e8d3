// Package normalize is the whole way from a PDF file to a document.Document on one page: Read calls the stages in turn.
// Each stage is a function from value to value; open the named function to see inside it.
//
// Nothing here moves, sums or repairs a value: a cell that cannot be read is reported and left null, and a check only
// judges.
package normalize

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/extract/pdf"
	"gongkai/internal/limits"
	"gongkai/normalize/captions"
	"gongkai/normalize/checks"
	"gongkai/normalize/corrections"
	"gongkai/normalize/document"
	"gongkai/normalize/identity"
	"gongkai/normalize/narrative"
	"gongkai/normalize/pictured"
	"gongkai/normalize/rows"
	"gongkai/normalize/sheets"
	"gongkai/schema"
)

// Errors that end the work on a file without visible text.
var (
	ErrScan  = errors.New("no page has a text layer: the file is a scan (gongkai ocr doctor tells how to read it)")
	ErrDrawn = errors.New("no page has text: what is on the pages is drawn as lines and shapes, which this program does not read")
	ErrBlank = errors.New("no page has anything to be seen on it")
)

// unreadable gives the error for what a document holds in place of text.
func unreadable(h extract.Holding) error {
	switch h {
	case extract.Texts:
		return nil
	case extract.Pictures:
		return ErrScan
	case extract.Drawings:
		return ErrDrawn
	}
	return ErrBlank
}

// Options of reading. The zero value reads with the forms that come with the program.
type Options struct {
	Name  string         // of the file, as the document shall call it
	Forms []*schema.Form // to choose from; nil for schema.Embedded
	// Corrections by people are applied where they are of this file, by its SHA-256.
	Corrections corrections.Set
	// Limits lower than the program's own, in bytes and pages, and a call after each page that was read.
	Printed extract.Options
}

// Reading is one disclosure at all stages, for those who ask where a value comes from.
type Reading struct {
	Printed  *extract.Document  // text, tables and captions of the pages
	Match    *schema.Match      // which form, which of its tables, which column is which
	Document *document.Document // the data
}

// Read reads one disclosure from a PDF file of size bytes. Whatever is wrong with a document that can be read is in its
// diagnostics. The error is one of extract.Read, ErrScan, ErrDrawn, ErrBlank, that of r, or that of ctx, which is
// looked at between pages and between stages.
func Read(ctx context.Context, r io.ReaderAt, size int64, o Options) (*Reading, error) {
	if size > limits.FileBytes {
		return nil, pdf.ErrTooLarge
	}
	data := make([]byte, max(size, 0))
	if n, err := r.ReadAt(data, 0); n < len(data) {
		return nil, fmt.Errorf("read the file: %w", err)
	}
	return ReadBytes(ctx, data, o)
}

// ReadBytes is Read for a file held in memory, which must not change meanwhile.
func ReadBytes(ctx context.Context, data []byte, o Options) (*Reading, error) {
	printed, err := Print(ctx, data, o.Printed)
	if err != nil {
		return nil, err
	}
	source := SourceOf(o.Name, data, printed)
	read, err := FromPrinted(ctx, printed, source, o)
	if err != nil || o.Printed.Engine == nil {
		return read, err
	}
	// Numbers of pictures that make a check fail are read again. What is printed stays; that readings differ is new.
	failing := pictured.Failing(read.Document, printed)
	if len(failing) == 0 {
		return read, nil
	}
	if err := extract.ReadAgain(ctx, o.Printed, failing); err != nil {
		return nil, err
	}
	return FromPrinted(ctx, printed, source, o)
}

// SourceOf tells what file a document was read from.
func SourceOf(name string, data []byte, printed *extract.Document) document.Source {
	sum := sha256.Sum256(data)
	return document.Source{Name: name, SHA256: hex.EncodeToString(sum[:]), Bytes: len(data), Pages: len(printed.Pages),
		Producer: printed.Producer}
}

// Print reads the text and tables of a file without any form: the glyphs and rulings of each page, its grids and lines,
// and from them tables over pages, captions and paragraphs. The error is one of extract.Read, or ErrScan, ErrDrawn,
// ErrBlank.
func Print(ctx context.Context, data []byte, o extract.Options) (*extract.Document, error) {
	printed, err := extract.ReadBytes(ctx, data, o)
	if err != nil {
		return nil, err
	}
	if err := unreadable(printed.Holds()); err != nil {
		return nil, err
	}
	return printed, nil
}

// FromPrinted makes data of what is printed, wherever that comes from: see extract.FromPages. source says which file it
// is.
func FromPrinted(ctx context.Context, printed *extract.Document, source document.Source, o Options) (*Reading, error) {
	forms := o.Forms
	if forms == nil {
		var err error
		if forms, err = schema.Embedded(); err != nil {
			return nil, err
		}
	}
	entries := o.Corrections.For(source.SHA256)
	pictured.Spell(printed, func() []string { return schema.Words(forms) })
	said := tell(printed, forms, entries)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	doc := normalize(said, entries)
	doc.Source = source
	return &Reading{printed, said.match, doc}, ctx.Err()
}

// Normalize gives the data of a document whose tables were recognised: exact values with their places, and the checks
// that prove them. The source is left for the caller to fill in. entries are corrections of its amounts: see
// corrections.Set.For.
func Normalize(printed *extract.Document, match *schema.Match, entries ...corrections.Entry) *document.Document {
	return normalize(&told{printed: printed, match: match}, entries)
}

func normalize(said *told, entries []corrections.Entry) *document.Document {
	printed, match := said.printed, said.match
	doc := &document.Document{Format: document.Format, Facts: []document.Fact{}, Checks: []document.Check{},
		Unmapped: []document.Grid{},
		Text:     []document.Text{}, Diagnostics: []finding.Finding{}}
	doc.Diagnostics = append(doc.Diagnostics, printed.Findings...)
	report := func(f finding.Finding) { doc.Diagnostics = append(doc.Diagnostics, f) }

	units := captions.UnitsOf(printed, match)
	said.setUnits(&units)
	doc.Info = identity.Of(printed, match, units, said.info)
	var noted map[*extract.Text]bool
	doc.Tables, noted = rows.Read(printed, match, doc.Info.Department, units.Tables, report)
	rows.Indexed(doc.Tables, printed, report)
	doc.Performance = sheets.Read(printed, match, doc.Info.Year, units.Sheets, report)
	doc.GiveAddresses()
	corrections.Apply(doc, entries)
	pictured.Mark(doc, printed)
	checks.Evaluate(doc, printed, match)
	text := narrative.Join(printed.Texts)
	text.Add(doc)
	checks.Units(doc)
	checks.Prove(doc, printed)
	checks.Witness(doc)
	rows.Numbered(doc.Tables, match)
	rows.Group(doc.Tables, match)
	checks.CutNames(doc)
	checks.Torn(doc)
	doc.Summarise()
	unclaimed(doc, printed, match)
	outside(doc, printed, noted)
	text.AddSections(doc)
	said.show(doc)
	narrative.TakeLists(doc)
	doc.Info.Contains = identity.Contains(printed, match, len(doc.Unmapped))
	return doc
}
