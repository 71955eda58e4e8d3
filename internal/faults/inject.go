package faults

import (
	"slices"

	"gongkai/extract"
)

// document gives the document with the fault in it. What is not changed is shared with the clean one.
func (f *Fault) document() *extract.Document {
	doc := *f.Subject.printed
	doc.Tables = slices.Clone(doc.Tables)
	t := &doc.Tables[f.table.index]
	t.Cells = slices.Clone(t.Cells)
	for _, e := range f.edits {
		t.Cells[f.table.matrix[e.row][e.grid()]].Text = e.text
	}
	switch f.Kind {
	case LostRow:
		resize(t, f.row, -1)
	case TwiceRow:
		resize(t, f.row, 1)
	}
	return &doc
}

// resize takes a row out of a table (by -1) or puts it in once more (by 1). Cells that cover other rows, too, shrink
// and grow.
func resize(t *extract.Table, row, by int) {
	var cells []extract.Cell
	for _, c := range t.Cells {
		own := c.Row == row && c.Rows == 1
		switch {
		case own && by < 0:
			continue
		case c.Row > row:
			c.Row += by
		case !own && c.Row+c.Rows > row:
			c.Rows += by
		}
		cells = append(cells, c)
		if own {
			c.Row++
			cells = append(cells, c)
		}
	}
	slices.SortStableFunc(cells, func(a, b extract.Cell) int {
		if a.Row != b.Row {
			return a.Row - b.Row
		}
		return a.Col - b.Col
	})
	t.Cells = cells
	t.Rows += by
	t.Parts = slices.Clone(t.Parts)
	for i := range t.Parts {
		p := &t.Parts[i]
		if p.From > row {
			p.From += by
		}
		if p.To > row {
			p.To += by
		}
	}
}
