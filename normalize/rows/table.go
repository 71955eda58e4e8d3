package rows

import (
	"slices"
	"strings"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/internal/hanzi"
	"gongkai/normalize/captions"
	"gongkai/normalize/document"
	"gongkai/normalize/plain"
	"gongkai/schema"
)

// table normalises one recognised table.
func (n *reader) table(m *schema.TableMatch) document.Table {
	printed := &n.doc.Tables[m.Index]
	out := document.Table{ID: m.Table.ID, Instance: m.Instance, Number: m.Table.Number, Title: hanzi.Fold(m.Title),
		Name: m.Table.Title, Department: captions.Department(printed, n.form.Document.Department,
			n.department), Status: document.Filled,
		Pages: printed.Pages(), Columns: []document.Column{}, Rows: []document.Row{},
		Captions: plain.Captions(printed), Notes: plain.Texts("", printed.Notes)}
	unit := n.amounts[m]
	out.Unit = unit.Name
	out.Evidence = evidence(m, printed, unit)
	taken := make([]bool, len(printed.Cells))
	at := -1
	out.Header = plain.Squares(printed, func(c *extract.Cell) bool {
		at++
		taken[at] = m.Header.InBody(at)
		return (c.Row < printed.Header || taken[at]) && c.Text != ""
	})
	var readers []*rowReader
	for i := range m.Panels {
		p := &m.Panels[i]
		if p.Lane <= 1 {
			n.columns(&out, m, p, printed)
		}
		readers = append(readers, newRowReader(n, printed, m, p, unit, taken))
	}
	n.unreadColumns(m, printed)
	// lists side by side follow each other; the sides of a table interleave as printed
	lanes := make([][]document.Row, len(readers))
	matrix := printed.Matrix()
	cut, gaps := cutNames(printed, matrix), torn(n.doc, printed)
	behind := make([]bool, len(readers)) // a gap, as long as no row of the list came since
	for r := printed.Header; r < printed.Rows; r++ {
		for i := range behind {
			behind[i] = behind[i] || gaps[r]
		}
		if cell := n.statement(printed, matrix[r]); cell >= 0 {
			c := &printed.Cells[cell]
			s := hanzi.Fold(c.Text)
			out.Note = &s
			if !taken[cell] {
				out.Notes = append(out.Notes, document.Text{Text: c.Text, Page: c.Page(), Box: c.Box()})
				taken[cell] = true
			}
			continue
		}
		if k := remark(printed, matrix[r]); k >= 0 {
			c := &printed.Cells[k]
			out.Notes, taken[k] = append(out.Notes, document.Text{Text: c.Text, Page: c.Page(), Box: c.Box()}), true
			continue
		}
		if numbering(printed, matrix[r]) { // of a header repeated in other words: its numbers are never amounts
			out.Header = append(out.Header, rest(printed, matrix[r], taken, r)...)
			continue
		}
		for i, reader := range readers {
			rows := reader.rows(r, matrix[r])
			for k := range rows {
				reader.cut(&rows[k], matrix[r], cut[r])
				rows[k].Torn, behind[i] = behind[i], false
			}
			if reader.panel.Lane > 1 {
				lanes[i] = append(lanes[i], rows...)
			} else {
				out.Rows = append(out.Rows, rows...)
			}
		}
		keep(&out, rest(printed, matrix[r], taken, r))
	}
	out.Rows = append(out.Rows, slices.Concat(lanes...)...)
	if m.Panels[0].Panel.Rows.InColumns() &&
		slices.ContainsFunc(m.Panels[0].Columns, func(c schema.ColumnMatch) bool {
			return c.Column.Role == schema.RolePeriod && len(c.Grid) > 0
		}) {
		out.Rows = merged(out.Rows)
		periodColumns(&out)
	}
	for k := range printed.Cells { // what other cells overlap is in no row
		if c := &printed.Cells[k]; !taken[k] && c.Row >= printed.Header && c.Text != "" {
			keep(&out, []document.Square{plain.Square(c)})
		}
	}
	grandTotal(&out)
	for _, p := range m.Panels {
		partialTotals(&out, &p.Panel)
	}
	if len(m.Panels) == 1 {
		kinds(&out, m.Panels[0].Panel.Rows)
	}
	blank(&out)
	n.checkClasses(&out, m)
	if out.Note == nil {
		n.noteBelow(&out, printed)
	}
	declared(&out)
	silent(&out)
	if unit.Name == nil && slices.ContainsFunc(out.Rows, func(r document.Row) bool { return r.PrintsAmount() }) {
		n.report(finding.Found("unit.missing", finding.Warning, "nothing says in what unit the amounts of table %s are",
			out.Heading()).
			On(printed.Parts[0].Page, &printed.Parts[0].Box))
	}
	return out
}

// grandTotal takes the only total of a list that names several units out of the scope of the unit above it: it is the
// total of all, be it printed below them. Where each unit has a total, they are theirs.
func grandTotal(t *document.Table) {
	for _, rows := range t.Sides() {
		units := 0
		var totals []*document.Row
		for _, r := range rows {
			switch r.Role {
			case document.Entity:
				units++
			case document.Total:
				totals = append(totals, r)
			}
		}
		if units > 1 && len(totals) == 1 && totals[0].Cells.Get("unit") == nil && totals[0].Cells.Get("unit_code") == nil {
			totals[0].Unit = nil
		}
	}
}

// partialTotals tells the totals of a list of fixed rows apart. A label may be that of the whole and of a part of it:
// 收入合计 is the total where it stands alone, and the income of the year where 收入总计 follows behind what was carried
// over.
func partialTotals(t *document.Table, p *schema.Panel) {
	part := map[string]bool{}
	for _, i := range p.Items {
		part[i.ID] = i.Of == document.Total
	}
	followed := false
	for i := len(t.Rows) - 1; i >= 0; i-- {
		r := &t.Rows[i]
		if r.Side != p.Side || r.Role != document.Total || r.Unit != nil {
			continue
		}
		switch {
		case !part[r.Item]:
		case followed:
			r.Role = document.Item
		default:
			r.Item = ""
		}
		followed = true
	}
}

// numbering reports whether a row of the body is a printed numbering row with its marks.
func numbering(t *extract.Table, row []int) bool {
	var texts []string
	marked := false
	for _, k := range slices.Compact(slices.Clone(row)) {
		if k >= 0 {
			texts = append(texts, t.Cells[k].Text)
			marked = marked || strings.ContainsAny(t.Cells[k].Text, "※*")
		}
	}
	return marked && extract.NumberingRow(texts)
}

// keep adds cells that are no part of any row to the row above them, or to the header when there is none.
func keep(t *document.Table, cells []document.Square) {
	if k := len(t.Rows); k > 0 {
		t.Rows[k-1].Extra = append(t.Rows[k-1].Extra, cells...)
	} else {
		t.Header = append(t.Header, cells...)
	}
}

// remark gives the cell of a row that is nothing but a remark, or -1.
func remark(t *extract.Table, row []int) int {
	if k := aloneIn(t, row); k >= 0 && plain.Remark(t.Cells[k].Text) {
		return k
	}
	return -1
}

// aloneIn gives the only cell with text of a row, or -1.
func aloneIn(t *extract.Table, row []int) int {
	found := -1
	for _, k := range slices.Compact(slices.Clone(row)) {
		if k < 0 || t.Cells[k].Text == "" {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = k
	}
	return found
}

// rest gives the cells of a row that no panel reads: those of columns that the form does not declare, first of all.
func rest(t *extract.Table, row []int, taken []bool, r int) []document.Square {
	var out []document.Square
	for _, k := range row {
		if k < 0 || taken[k] {
			continue
		}
		if c := &t.Cells[k]; c.Row == r && c.Text != "" {
			out = append(out, plain.Square(c))
			taken[k] = true
		}
	}
	return out
}
