package normalize

import (
	"math"
	"strings"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/normalize/document"
	"gongkai/normalize/plain"
	"gongkai/normalize/value"
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
	doc.Diagnostics = append(doc.Diagnostics, looseRows(printed.Texts)...)
	doc.Text = append(doc.Text, plain.Texts("running", printed.Running)...)
	doc.Text = append(doc.Text, plain.Texts("loose", printed.Loose)...)
}

// rowOfAmounts is how many texts that are nothing but an amount, side by side, are a row of a table and no prose.
const rowOfAmounts = 3

// looseRows finds rows of amounts outside of any table: what a page break or a missing ruling cut off. No table has
// them, and nothing is wrong with the tables, so that without a word nobody would miss them.
func looseRows(texts []extract.Text) []finding.Finding {
	var out []finding.Finding
	for i := 0; i < len(texts); {
		first := &texts[i]
		n := 0
		for i+n < len(texts) && isAmount(texts[i+n].Text) && texts[i+n].Page == first.Page &&
			texts[i+n].Box.Y0 < first.Box.Y1 && first.Box.Y0 < texts[i+n].Box.Y1 {
			n++
		}
		if n >= rowOfAmounts {
			out = append(out, finding.Found("text.amounts", finding.Warning,
				"%d amounts stand in a row outside of any table, beginning with %s", n, first.Text).On(first.Page, &first.Box))
		}
		i += max(1, n)
	}
	return out
}

// isAmount reports whether a text is an amount with decimals: years, numbers of pages and shares are none.
func isAmount(text string) bool {
	if !strings.Contains(text, ".") {
		return false // nearly always
	}
	_, kind := value.ParseAmount(text)
	return kind == value.Number
}
