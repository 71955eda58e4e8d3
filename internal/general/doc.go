// Package general makes up documents with tables as governments and statistical offices print them, and says what is
// in them: three-line tables, no rulings at all, stripes, dotted leaders, heads over several columns, text beside a
// table, captions and footnotes. Fonts, sizes, places, words and numbers are drawn by a seed, so nobody has chosen
// them to suit what reads them. Nothing in them is true of anybody.
package general

import "gongkai/normalize/document"

// Document is a made-up page and the tables on it, from top to bottom.
type Document struct {
	Name   string
	PDF    []byte
	Tables []Table
}

// Table is what a person reads: the cells, of which those without text may be missing.
type Table struct {
	Cells []Cell
}

// Cell is a cell of a table. Rows and Cols are how many it covers.
type Cell struct {
	Row, Col, Rows, Cols int
	Text                 string
}

func tableOf(g *document.Grid) Table {
	var t Table
	for _, c := range g.Cells {
		t.Cells = append(t.Cells, Cell{c.Row, c.Col, max(1, c.Rows), max(1, c.Cols), c.Text})
	}
	return t
}
