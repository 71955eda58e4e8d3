package sheets

import (
	"fmt"
	"slices"
	"strings"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/internal/amount"
	"gongkai/internal/hanzi"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// sums reads the rows of a list of sheets that hold the amounts of several. Their cells are named by their path:
// sums/0/funds_total.
func (n *reader) sums(out *document.Sheet, m *schema.SheetMatch, t *extract.Table, used []bool) {
	for i := range m.Sums {
		sum, name := &m.Sums[i], &t.Cells[m.Sums[i].Name]
		path := func(id string) string { return fmt.Sprintf("sums/%d/%s", i, id) }
		text := hanzi.Fold(name.Text)
		row := document.Sheet{Unit: out.Unit, Evidence: out.Evidence,
			Fields: document.Fields{{ID: string(sum.Of), Text: &text}}}
		used[sum.Name] = true
		out.Cells = append(out.Cells, document.NamedCell{ID: path(string(sum.Of)),
			Cell: &document.Cell{Raw: name.Text, Mark: name.Mark, Page: name.Page(), Box: name.Box()}})
		for _, f := range m.Sheet.Fields {
			if k, ok := sum.Fields[f.ID]; ok {
				used[k] = true
				n.field(&row, f, &t.Cells[k], t.Cells[k].Text)
			}
		}
		for _, c := range row.Cells {
			out.Cells = append(out.Cells, document.NamedCell{ID: path(c.ID), Cell: c.Cell})
		}
		out.Sums = append(out.Sums, row.Fields)
	}
}

// unplaced says of amounts that they are in no field of a sheet and in no row of sums. Overleaf a list may print those
// of its last sheet again. In blocks of labels a number without decimals or thousands may be anything.
func (n *reader) unplaced(list []schema.SheetMatch, t *extract.Table, used []bool) {
	for k := range t.Cells {
		c := &t.Cells[k]
		if used[k] || !amount.Like(c.Text) || !belongs(list, t, c) {
			continue
		}
		box := c.Box()
		n.report(finding.Found("sheet.amount", finding.Warning, "%q stands in no field of a sheet and in no row of sums",
			c.Text).On(c.Page(), &box))
	}
}

// belongs tells a place where a sheet or a list of sheets prints amounts, and that has another than the sheet above.
func belongs(list []schema.SheetMatch, t *extract.Table, c *extract.Cell) bool {
	m := &list[0]
	if m.Sheet.Layout != schema.ListLayout {
		return (m.Grid < 0 || c.Row < m.Grid) && strings.ContainsAny(c.Text, ".,，")
	}
	at := slices.IndexFunc(list, func(m schema.SheetMatch) bool { return m.First <= c.Row && c.Row < m.End })
	if c.Row < t.Header {
		return false
	}
	for _, f := range m.Sheet.Fields {
		place, ok := m.Fields[f.ID]
		if !ok || !f.Amount || place.Label < 0 || t.Cells[place.Label].Col != c.Col {
			continue
		}
		return at < 0 || list[at].Fields[f.ID].Text(t) != c.Text
	}
	return false
}
