// Package normalize turns recognised tables into data: exact amounts, whole codes, names, performance targets, each with its place on
// the page, and proves them by the form's accounting identities. What comes of it is a document.Document.
//
// Nothing here moves, sums or repairs a value: a cell that cannot be read is reported and left null, and a check only judges.
package normalize

import (
	"math"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/normalize/checks"
	"gongkai/normalize/corrections"
	"gongkai/normalize/document"
	"gongkai/normalize/identity"
	"gongkai/normalize/narrative"
	"gongkai/normalize/plain"
	"gongkai/normalize/rows"
	"gongkai/normalize/sheets"
	"gongkai/schema"
)

// Normalize gives the data of a document whose tables were recognised. The source is left for the caller to fill in. Corrections are those
// of this document: see corrections.Set.For.
func Normalize(printed *extract.Document, match *schema.Match, entries ...corrections.Entry) *document.Document {
	doc := &document.Document{Format: document.Format, Facts: []document.Fact{}, Checks: []document.Check{}, Unmapped: []document.Grid{},
		Text: []document.Text{}, Diagnostics: []finding.Finding{}}
	doc.Source.Pages, doc.Source.Producer = len(printed.Pages), printed.Producer
	doc.Diagnostics = append(doc.Diagnostics, printed.Findings...)
	report := func(f finding.Finding) { doc.Diagnostics = append(doc.Diagnostics, f) }

	doc.Info = identity.Of(printed, match)
	var noted map[*extract.Text]bool
	doc.Tables, noted = rows.Read(printed, match, doc.Info.Department, report)
	doc.Performance = sheets.Read(printed, match, doc.Info.Year, report)
	doc.GiveAddresses()
	corrections.Apply(doc, entries)
	checks.Evaluate(doc, printed, match)
	narrative.Add(doc, printed.Texts)
	checks.Prove(doc)
	checks.Witness(doc)
	doc.Summarise()
	unclaimed(doc, printed, match)
	outside(doc, printed, noted)
	return doc
}

// unclaimed keeps every table that the form does not claim, as it is printed.
func unclaimed(doc *document.Document, printed *extract.Document, match *schema.Match) {
	if match.Form == nil {
		doc.Diagnostics = append(doc.Diagnostics, finding.Found("form.unknown", finding.Warning,
			"no table of a known form was recognised; what tables there are stand in unmapped"))
	}
	for _, i := range match.Unmapped {
		t := &printed.Tables[i]
		g := plain.Grid(t)
		g.Nearest = nearest(match, i)
		doc.Unmapped = append(doc.Unmapped, g)
		doc.Diagnostics = append(doc.Diagnostics, finding.Found("table.unmapped", finding.Info, "a table that the form does not know: %s",
			plain.Largest(t.Captions)).On(g.Pages[0], &t.Parts[0].Box))
	}
}

// nearest says which table an unclaimed one is most like.
func nearest(m *schema.Match, index int) *document.Nearest {
	n, ok := m.Nearest[index]
	if !ok {
		return nil
	}
	round := func(f float64) float64 { return math.Round(100*f) / 100 } // two decimals say all that a likeness means
	return &document.Nearest{Table: n.Table.ID, Title: round(n.Title), Header: round(n.Header), Missing: append([]string{}, n.Missing...)}
}

// outside keeps what stands outside of tables, but for paragraphs that became notes.
func outside(doc *document.Document, printed *extract.Document, noted map[*extract.Text]bool) {
	for i := range printed.Texts {
		if t := &printed.Texts[i]; !noted[t] {
			doc.Text = append(doc.Text, plain.Text("paragraph", t))
		}
	}
	doc.Text = append(doc.Text, plain.Texts("running", printed.Running)...)
	doc.Text = append(doc.Text, plain.Texts("loose", printed.Loose)...)
}
