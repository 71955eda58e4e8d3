package normalize

import (
	"regexp"
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
	out := Table{form: m.Table, ID: m.Table.ID, Instance: m.Instance, Number: m.Table.Number, Title: m.Table.Title, Department: n.tableDepartment(m), Status: Filled,
		Pages: printed.Pages(), Columns: []Column{}, Rows: []Row{}, Captions: captions(printed), Notes: texts("", printed.Notes)}
	out.Unit = n.unit(m.Table.Unit, printed)
	taken := make([]bool, len(printed.Cells))
	at := -1
	out.Header = squares(printed, func(c *extract.Cell) bool {
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
		readers = append(readers, newRowReader(n, printed, m, p, taken))
	}
	lanes := make([][]Row, len(readers)) // lists side by side follow each other; the sides of a table interleave as printed
	matrix := printed.Matrix()
	for r := printed.Header; r < printed.Rows; r++ {
		if cell := n.statement(printed, matrix[r]); cell >= 0 {
			c := &printed.Cells[cell]
			s := hanzi.Fold(c.Text)
			out.Note = &s
			if !taken[cell] {
				out.Notes = append(out.Notes, Text{Text: c.Text, Page: c.Page(), Box: c.Box()})
				taken[cell] = true
			}
			continue
		}
		if k := aloneIn(printed, matrix[r]); k >= 0 && noteLine.MatchString(hanzi.Key(printed.Cells[k].Text)) {
			c := &printed.Cells[k]
			out.Notes, taken[k] = append(out.Notes, Text{Text: c.Text, Page: c.Page(), Box: c.Box()}), true
			continue
		}
		if numbering(printed, matrix[r]) { // of a header repeated in other words: its numbers are never amounts
			out.Header = append(out.Header, rest(printed, matrix[r], taken, r)...)
			continue
		}
		for i, reader := range readers {
			rows := reader.rows(r, matrix[r])
			if reader.panel.Lane > 1 {
				lanes[i] = append(lanes[i], rows...)
			} else {
				out.Rows = append(out.Rows, rows...)
			}
		}
		out.keep(rest(printed, matrix[r], taken, r))
	}
	out.Rows = append(out.Rows, slices.Concat(lanes...)...)
	for k := range printed.Cells { // what other cells overlap is in no row
		if c := &printed.Cells[k]; !taken[k] && c.Row >= printed.Header && c.Text != "" {
			out.keep([]Square{square(c)})
		}
	}
	out.blank()
	n.checkClasses(&out, m)
	if out.Note == nil {
		n.noteBelow(&out, printed)
	}
	return out
}

// blank makes a table empty that prints no amount: what labels it has, such as that of a total, are no rows of data.
func (t *Table) blank() {
	for i := range t.Rows {
		for _, c := range t.Rows[i].Cells {
			if c.Proof != "" || c.ID != "name" {
				return
			}
		}
		if t.Rows[i].Role != Total || len(t.Rows[i].Extra) > 0 {
			return
		}
	}
	for i := range t.Rows {
		for _, c := range t.Rows[i].Cells {
			t.Notes = append(t.Notes, Text{Text: c.Raw, Page: c.Page, Box: c.Box})
		}
	}
	t.Rows, t.Status = []Row{}, Empty
}

// numbering says whether a row of the body is a printed numbering row with its marks.
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
func (t *Table) keep(cells []Square) {
	if k := len(t.Rows); k > 0 {
		t.Rows[k-1].Extra = append(t.Rows[k-1].Extra, cells...)
	} else {
		t.Header = append(t.Header, cells...)
	}
}

// columns lists the amount columns of a panel. In a table of one row several columns that say the same of different items are one.
func (n *normalizer) columns(out *Table, m *schema.TableMatch, p *schema.PanelMatch, printed *extract.Table) {
	for _, c := range p.Columns {
		if c.Column.Role == "" || c.Column.Role == schema.RoleName && !p.Labelled() && printed.Rows > printed.Header+1 {
			n.missingColumn(m, &c, printed)
		}
		if c.Column.Role != "" || c.Column.Optional && len(c.Grid) == 0 {
			continue
		}
		column := Column{ID: c.Column.ID, Side: p.Panel.Side, Path: append([]string{}, c.Path...), Number: c.Number}
		if c.Column.Unit != "" {
			column.Unit = &c.Column.Unit
		}
		if c.Column.Item != "" {
			if out.hasColumn(p.Panel.Side, c.Column.ID) {
				continue
			}
			out.Columns = slices.DeleteFunc(out.Columns, func(o Column) bool { return o.ID == c.Column.ID && len(o.Path) == 0 })
		}
		if c.Column.Item == "" || len(c.Grid) > 0 || !slices.ContainsFunc(out.Columns, func(o Column) bool { return o.ID == c.Column.ID }) {
			out.Columns = append(out.Columns, column)
		}
	}
}

// tableDepartment is the name printed with a table, where the document has the tables of several departments.
func (n *normalizer) tableDepartment(m *schema.TableMatch) *string {
	for _, c := range n.doc.Tables[m.Index].Captions {
		name := hanzi.Fold(strings.TrimSpace(labelled(c.Text, n.form.Document.Department)))
		if d := n.out.Info.Department; name != "" && (d == nil || hanzi.Key(*d) != hanzi.Key(name)) {
			return &name
		}
	}
	return nil
}

func (n *normalizer) missingColumn(m *schema.TableMatch, c *schema.ColumnMatch, printed *extract.Table) {
	if len(c.Grid) > 0 || c.Column.Optional {
		return
	}
	n.report(page.Found("column.missing", page.Warning, "table %s has no column %s", m.Table.Title,
		strings.Join(c.Column.Path, " / ")).On(printed.Parts[0].Page, &printed.Parts[0].Box))
}

// unit finds the unit printed above the table; without one the declared unit of table or form holds.
func (n *normalizer) unit(declared string, printed *extract.Table) *string {
	wrapped := ""
	for i := range printed.Captions {
		text := printed.Captions[i].Text
		if wrapped != "" && hanzi.Key(text) == "元" {
			wrapped += "元"
			return &wrapped
		}
		if u, ok := value.FindUnit(text); ok {
			return &u
		}
		if g := unitBegun.FindStringSubmatch(hanzi.Key(text)); g != nil {
			wrapped = g[1]
		}
	}
	for i := range printed.Cells { // in a row or header cell of the table itself: 单位：元, 总计（元）
		c := &printed.Cells[i]
		if c.Row >= max(printed.Header, len(printed.Banners())) {
			break
		}
		if u, ok := value.FindUnit(c.Text); ok {
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

// unitBegun is a caption whose unit goes on in the line below: 单位：万 and then 元.
var unitBegun = regexp.MustCompile(`单位:([百千万亿]+)$`)

// statement gives the cell with the sentence that says a table is empty, if a row of the body is one, or -1.
func (n *normalizer) statement(t *extract.Table, row []int) int {
	found := aloneIn(t, row)
	if found < 0 || !n.form.SaysEmpty(hanzi.Fold(t.Cells[found].Text)) {
		return -1
	}
	return found
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

// tableBetween says whether another table stands between a part of a table and a text below it.
func (n *normalizer) tableBetween(above extract.Part, below *extract.Text) bool {
	for i := range n.doc.Tables {
		for _, p := range n.doc.Tables[i].Parts {
			if p.Page == above.Page && p.Box.Y0 >= above.Box.Y1-1 && p.Box.Y1 <= below.Box.Y0+1 {
				return true
			}
		}
	}
	return false
}

// noteBelow looks for that sentence below the table: in its notes or, when the table has no rows, in the paragraphs that follow
// it on the page.
func (n *normalizer) noteBelow(out *Table, t *extract.Table) {
	for i := range t.Notes {
		if s := hanzi.Fold(t.Notes[i].Text); n.form.SaysEmpty(s) {
			out.Note = &s
			return
		}
	}
	if len(out.Rows) > 0 {
		return
	}
	last := t.Parts[len(t.Parts)-1]
	for i := range n.doc.Texts {
		p := &n.doc.Texts[i]
		if p.Page != last.Page || p.Box.Y0 < last.Box.Y1-1 {
			continue
		}
		if n.tableBetween(last, p) {
			return
		}
		if s := hanzi.Fold(p.Text); n.form.SaysEmpty(s) {
			out.Note = &s
			if !n.used[p] {
				n.used[p] = true
				out.Notes = append(out.Notes, textOf("", p))
			}
		}
		return // only what follows directly belongs to the table
	}
}

// rest gives the cells of a row that no panel reads: those of columns that the form does not declare, first of all.
func rest(t *extract.Table, row []int, taken []bool, r int) []Square {
	var out []Square
	for _, k := range row {
		if k < 0 || taken[k] {
			continue
		}
		if c := &t.Cells[k]; c.Row == r && c.Text != "" {
			out = append(out, square(c))
			taken[k] = true
		}
	}
	return out
}
