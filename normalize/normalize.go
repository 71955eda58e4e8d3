package normalize

import (
	"math"
	"slices"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/normalize/corrections"
	"gongkai/schema"
)

// Normalize gives the data of a document whose tables were recognised. The source is left for the caller to fill in.
func Normalize(doc *extract.Document, match *schema.Match, options ...Option) *Document {
	n := &normalizer{doc: doc, match: match, form: match.Form, used: map[*extract.Text]bool{}, units: map[string]bool{}}
	out := &Document{Format: Format, Tables: []Table{}, Performance: []Sheet{}, Facts: []Fact{}, Checks: []Check{}, Unmapped: []Grid{},
		Text: []Text{}, Diagnostics: []finding.Finding{}}
	n.out = out
	out.Source.Pages, out.Source.Producer = len(doc.Pages), doc.Producer
	out.Diagnostics = append(out.Diagnostics, doc.Findings...)
	for _, option := range options {
		option(n)
	}
	n.info()
	n.tables()
	n.sheets()
	addresses(out.Tables)
	n.correct()
	n.checks()
	n.facts()
	n.prove(n.unsureText())
	n.witnesses()
	n.summary()
	n.unmapped()
	n.text()
	return out
}

type normalizer struct {
	doc   *extract.Document
	match *schema.Match
	form  *schema.Form // nil when no form matched
	out   *Document
	used  map[*extract.Text]bool // paragraphs that became the note of an empty table
	units map[string]bool        // keys of the units that tables with a column for them name

	corrections []corrections.Entry
}

func (n *normalizer) report(f finding.Finding) { n.out.Diagnostics = append(n.out.Diagnostics, f) }

// tables normalises the tables of the form in its order; those the document lacks are there, too, and say so.
func (n *normalizer) tables() {
	if n.form == nil {
		return
	}
	matched := map[string][]*schema.TableMatch{}
	for i := range n.match.Tables {
		m := &n.match.Tables[i]
		matched[m.Table.ID] = append(matched[m.Table.ID], m)
	}
	missing := map[string]bool{}
	for i := range n.form.Tables {
		t := &n.form.Tables[i]
		for _, m := range matched[t.ID] {
			if m.Table == t { // not another variant of it
				n.out.Tables = append(n.out.Tables, n.table(m))
			}
		}
		if len(matched[t.ID]) == 0 && !t.Optional && !missing[t.ID] {
			missing[t.ID] = true // once, however many variants it has
			n.out.Tables = append(n.out.Tables, missingTable(t))
			n.report(finding.Found("table.missing", finding.Warning, "the document has no table %s", t.Title))
		}
	}
}

func missingTable(t *schema.Table) Table {
	out := Table{ID: t.ID, Number: t.Number, Title: t.Title, Status: Missing, Pages: []int{}, Columns: []Column{}, Rows: []Row{}}
	for _, p := range t.Panels() {
		for _, c := range p.Amounts() {
			if c.Item == "" || !slices.ContainsFunc(out.Columns, func(o Column) bool { return o.ID == c.ID }) {
				out.Columns = append(out.Columns, Column{ID: c.ID, Side: p.Side, Path: []string{}})
			}
		}
	}
	return out
}

// unmapped keeps every table that the form does not claim, as it is printed.
func (n *normalizer) unmapped() {
	if n.form == nil {
		n.report(finding.Found("form.unknown", finding.Warning,
			"no table of a known form was recognised; what tables there are stand in unmapped"))
	}
	for _, i := range n.match.Unmapped {
		t := &n.doc.Tables[i]
		g := PlainGrid(t)
		g.Nearest = nearest(n.match, i)
		n.out.Unmapped = append(n.out.Unmapped, g)
		n.report(finding.Found("table.unmapped", finding.Info, "a table that the form does not know: %s",
			largest(t.Captions)).On(g.Pages[0], &t.Parts[0].Box))
	}
}

// nearest says which table an unclaimed one is most like.
func nearest(m *schema.Match, index int) *Nearest {
	n, ok := m.Nearest[index]
	if !ok {
		return nil
	}
	return &Nearest{Table: n.Table.ID, Title: round(n.Title), Header: round(n.Header), Missing: append([]string{}, n.Missing...)}
}

// round gives a likeness with two decimals, which say all that it means.
func round(f float64) float64 { return math.Round(100*f) / 100 }

// PlainGrid gives a table as it is printed, without meaning.
func PlainGrid(t *extract.Table) Grid {
	g := Grid{Pages: t.Pages(), Cells: squares(t, func(*extract.Cell) bool { return true }), Captions: captions(t), Notes: texts("", t.Notes)}
	if s := largest(t.Captions); s != "" {
		g.Title = &s
	}
	return g
}

// largest gives the caption set in the largest type: most often the title.
func largest(captions []extract.Text) string {
	best, size := "", 0.0
	for _, c := range captions {
		if c.Size > size {
			best, size = c.Text, c.Size
		}
	}
	return best
}

// text keeps what stands outside of tables.
func (n *normalizer) text() {
	for i := range n.doc.Texts {
		if t := &n.doc.Texts[i]; !n.used[t] {
			n.out.Text = append(n.out.Text, textOf("paragraph", t))
		}
	}
	n.out.Text = append(n.out.Text, texts("running", n.doc.Running)...)
	n.out.Text = append(n.out.Text, texts("loose", n.doc.Loose)...)
}

func textOf(kind string, t *extract.Text) Text {
	return Text{Kind: kind, Text: t.Text, Page: t.Page, Box: t.Box}
}

func texts(kind string, list []extract.Text) []Text {
	var out []Text
	for i := range list {
		out = append(out, textOf(kind, &list[i]))
	}
	return out
}

// captions gives a table's captions on all its pages.
func captions(t *extract.Table) []Text {
	out := texts("", t.Captions)
	for _, p := range t.Parts {
		out = append(out, texts("", p.Captions)...)
	}
	return out
}

// squares gives the printed cells of a table that keep says, and those of headers repeated overleaf.
func squares(t *extract.Table, keep func(*extract.Cell) bool) []Square {
	out := []Square{}
	for i := range t.Cells {
		if c := &t.Cells[i]; keep(c) {
			out = append(out, square(c))
		}
	}
	for _, p := range t.Parts {
		for i := range p.Repeated {
			out = append(out, square(&p.Repeated[i]))
		}
	}
	return out
}

func square(c *extract.Cell) Square {
	return Square{Row: c.Row, Col: c.Col, Rows: c.Rows, Cols: c.Cols, Text: c.Text, Page: c.Page(), Box: c.Box()}
}
