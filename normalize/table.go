package normalize

import (
	"slices"
	"strings"

	"gongkai/extract"
	"gongkai/extract/page"
	"gongkai/internal/hanzi"
	"gongkai/normalize/value"
	"gongkai/schema"
)

// table normalises one recognised table.
func (n *normalizer) table(m *schema.TableMatch) Table {
	printed := &n.doc.Tables[m.Index]
	out := Table{ID: m.Table.ID, Number: m.Table.Number, Title: m.Table.Title, Status: Filled, Pages: printed.Pages(), Columns: []Column{}, Rows: []Row{},
		Captions: captions(printed), Notes: texts("", printed.Notes)}
	out.Unit = n.unit(m.Table.Unit, printed)
	out.Header = squares(printed, func(c *extract.Cell) bool { return c.Row < printed.Header && c.Text != "" })
	known := make([]bool, printed.Cols)
	var readers []*rowReader
	for i := range m.Panels {
		p := &m.Panels[i]
		for _, c := range p.Columns {
			for _, g := range c.Grid {
				known[g] = true
			}
			if c.Column.Role == "" {
				out.Columns = append(out.Columns, Column{ID: c.Column.ID, Side: p.Panel.Side, Path: append([]string{}, c.Path...), Number: c.Number})
				n.missingColumn(m, &c, printed)
			}
		}
		readers = append(readers, newRowReader(n, printed, p))
	}
	matrix := printed.Matrix()
	for r := printed.Header; r < printed.Rows; r++ {
		if s := n.statement(printed, matrix[r]); s != nil {
			out.Note = s
			continue
		}
		for _, reader := range readers {
			if row, ok := reader.row(r, matrix[r]); ok {
				out.Rows = append(out.Rows, row)
			}
		}
		extra := unknownCells(printed, matrix[r], known, r)
		if k := len(out.Rows); len(extra) > 0 && k > 0 {
			out.Rows[k-1].Extra = append(out.Rows[k-1].Extra, extra...)
		}
	}
	if len(out.Rows) == 0 {
		out.Status = Empty
	}
	if out.Note == nil {
		out.Note = n.noteBelow(printed, len(out.Rows) == 0)
	}
	return out
}

func (n *normalizer) missingColumn(m *schema.TableMatch, c *schema.ColumnMatch, printed *extract.Table) {
	if len(c.Grid) > 0 {
		return
	}
	n.report(page.Finding{ID: "column.missing", Severity: page.Warning, Page: printed.Parts[0].Page, Box: &printed.Parts[0].Box,
		Message: "table " + m.Table.Title + " has no column " + strings.Join(c.Column.Path, " / ")})
}

// unit finds the unit printed above the table; without one the declared unit of table or form holds.
func (n *normalizer) unit(declared string, printed *extract.Table) *string {
	for i := range printed.Captions {
		if u, ok := value.FindUnit(printed.Captions[i].Text); ok {
			return &u
		}
	}
	for _, u := range []string{declared, n.form.Unit} {
		if u != "" {
			return &u
		}
	}
	return nil
}

// statement gives the sentence that says a table is empty, if a row of the body is one.
func (n *normalizer) statement(t *extract.Table, row []int) *string {
	var text string
	for _, k := range slices.Compact(slices.Clone(row)) {
		if k < 0 || t.Cells[k].Text == "" {
			continue
		}
		if text != "" {
			return nil // a sentence stands alone in its row
		}
		text = t.Cells[k].Text
	}
	if text == "" || !n.form.SaysEmpty(hanzi.Fold(text)) {
		return nil
	}
	text = hanzi.Fold(text)
	return &text
}

// noteBelow looks for that sentence below the table: in its notes or, when the table has no rows, in the paragraphs that follow
// it on the page.
func (n *normalizer) noteBelow(t *extract.Table, empty bool) *string {
	for i := range t.Notes {
		if s := hanzi.Fold(t.Notes[i].Text); n.form.SaysEmpty(s) {
			return &s
		}
	}
	if !empty {
		return nil
	}
	last := t.Parts[len(t.Parts)-1]
	for i := range n.doc.Texts {
		p := &n.doc.Texts[i]
		if p.Page != last.Page || p.Box.Y0 < last.Box.Y1-1 {
			continue
		}
		if s := hanzi.Fold(p.Text); n.form.SaysEmpty(s) {
			n.used[p] = true
			return &s
		}
		return nil // only what follows directly belongs to the table
	}
	return nil
}

// unknownCells gives the cells of a row in columns that the form does not declare.
func unknownCells(t *extract.Table, row []int, known []bool, r int) []Square {
	var out []Square
	for col, k := range row {
		if k < 0 || known[col] {
			continue
		}
		if c := &t.Cells[k]; c.Row == r && c.Col == col && c.Text != "" {
			out = append(out, square(c))
		}
	}
	return out
}
