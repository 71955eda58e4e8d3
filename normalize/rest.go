package normalize

import (
	"math"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/normalize/document"
	"gongkai/normalize/plain"
	"gongkai/schema"
)

// unclaimed keeps every table that the form does not claim, as it is printed.
func unclaimed(doc *document.Document, printed *extract.Document, match *schema.Match) {
	if match.Form == nil && !match.NotDisclosed {
		doc.Diagnostics = append(doc.Diagnostics, finding.Found("form.unknown", finding.Warning,
			"no table of a known form was recognised; what tables there are stand in unmapped"))
	}
	for _, i := range match.Unmapped {
		t := &printed.Tables[i]
		g := plain.Grid(t)
		g.Nearest = nearest(match, i)
		doc.Unmapped = append(doc.Unmapped, g)
		doc.Diagnostics = append(doc.Diagnostics, finding.Found("table.unmapped", finding.Info,
			"a table that the form does not know: %s",
			plain.Largest(t.Captions)).On(g.Pages[0], &t.Parts[0].Box))
		if n, ok := match.Nearest[i]; ok && n.Sheet != nil {
			doc.Diagnostics = append(doc.Diagnostics, finding.Found("sheet.unmapped", finding.Warning,
				"a table lists indicators as %s does, and does not say what they are of", n.Sheet.Title).
				On(g.Pages[0], &t.Parts[0].Box))
		}
	}
}

// nearest says which table or sheet an unclaimed table is most like.
func nearest(m *schema.Match, index int) *document.Nearest {
	n, ok := m.Nearest[index]
	if !ok {
		return nil
	}
	round := func(f float64) float64 { return math.Round(100*f) / 100 } // two decimals say all that a likeness means
	id := ""
	switch {
	case n.Sheet != nil:
		id = n.Sheet.ID
	case n.Table != nil:
		id = n.Table.ID
	}
	return &document.Nearest{Table: id, Title: round(n.Title), Header: round(n.Header),
		Missing: append([]string{}, n.Missing...)}
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
