package extract

import "gongkai/extract/geometry"

// growth is what a table that goes on overleaf is asked for at each page. It is kept from page to page: to look through
// all cells again each time made a table of 2,000 pages take twice as long a page as one of 500.
type growth struct {
	widest int                      // the most cells of a row
	last   []int                    // the cells that reach the last row, in their order
	texts  map[[2]int]geometry.Rect // of an inferred table: around the texts of the cells of each column and width
}

// grown gives the growth of a table; of one that nothing was joined to, it is found out.
func (t *Table) grown() *growth {
	if t.growth != nil {
		return t.growth
	}
	g := &growth{texts: map[[2]int]geometry.Rect{}}
	g.add(t, 0, 0)
	return g
}

// add takes in what was joined to a table that had so many cells and rows before. Of the cells that it had, only those
// that reached its last row can have grown.
func (g *growth) add(t *Table, cells, rows int) {
	reaching := g.last
	for i := cells; i < len(t.Cells); i++ {
		reaching = append(reaching, i)
	}
	g.last = reaching[:0]
	count := make([]int, t.Rows-rows)
	for _, i := range reaching {
		c := &t.Cells[i]
		for r := max(c.Row, rows); r < min(c.Row+c.Rows, t.Rows); r++ {
			count[r-rows]++
			g.widest = max(g.widest, count[r-rows])
		}
		if c.Row+c.Rows >= t.Rows {
			g.last = append(g.last, i)
		}
		if t.Inferred && i >= cells {
			at := [2]int{c.Col, c.Cols}
			g.texts[at] = g.texts[at].Union(unionBox(c.Pieces[0].Lines))
		}
	}
}
