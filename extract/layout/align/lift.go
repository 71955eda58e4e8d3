package align

import (
	"gongkai/extract/geometry"
	"gongkai/extract/layout/grid"
	"gongkai/extract/layout/line"
	"gongkai/extract/page"
)

// The lines of a zone above the main one may hold two things at one height: a header cell over several columns, which
// is why the zone is one of its own, and the first line of a header cell of a single column, which is written in more
// lines than the others.

// lift finds the columns of main whose first cell starts in the zone above, and takes their text out of that zone's
// columns.
func (z *zone) lift(p *page.Page, main *zone) []bool {
	first := make([]geometry.Rect, len(main.columns)) // topmost text of each column
	for c, blocks := range blocksOf(p, main) {
		if len(blocks) > 0 {
			first[c] = geometry.Rect{X0: main.columns[c].from, X1: main.columns[c].to, Y0: blocks[0].from, Y1: blocks[0].to}
		}
	}
	size := main.lines[0].size
	lifted := make([]bool, len(main.columns))
	var rest []extent
	last := len(z.lines) - 1
	for i := last; i >= 0; i-- { // upwards: a cell may start several lines above
		for _, piece := range z.lines[i].pieces {
			c := columnOf(main.columns, piece)
			if c >= 0 && first[c] != (geometry.Rect{}) && first[c].Y0-z.lines[i].box.Y1 < line.Leading*size && z.aloneAbove(i, main.columns[c]) {
				lifted[c] = true
				first[c].Y0 = z.lines[i].box.Y0
				continue
			}
			rest = append(rest, piece)
		}
	}
	if len(rest) == 0 {
		return nil
	}
	z.columns = merge(rest, gutter*size)
	return lifted
}

// columnOf gives the column that holds a piece within its extent, or -1.
func columnOf(columns []extent, piece extent) int {
	const slack = 1.0
	for c, e := range columns {
		if piece.from >= e.from-slack && piece.to <= e.to+slack {
			return c
		}
	}
	return -1
}

// aloneAbove says whether no text that reaches over the column's edges stands at or above line i: else the line is
// part of that text.
func (z *zone) aloneAbove(i int, column extent) bool {
	for k := 0; k <= i; k++ {
		for _, piece := range z.lines[k].pieces {
			wider := piece.from < column.from-1 || piece.to > column.to+1
			if wider && piece.from < column.to && column.from < piece.to {
				return false
			}
		}
	}
	return true
}

// raise lets the first cells of lifted columns start one row higher, in the last row of the zone above, and takes
// those squares from the cells there. head is the main zone's first row.
func (g *builder) raise(main *zone, lifted []bool, head int) {
	x := g.edges(main.columns)
	for c := range lifted {
		if !lifted[c] {
			continue
		}
		from, to := x[c], x[c+1]
		var cut []grid.Cell
		for i := range g.Cells {
			cell := &g.Cells[i]
			end := cell.Col + cell.Cols
			switch {
			case cell.Row == head && cell.Col == from && end == to:
				cell.Row--
				cell.Rows++
			case cell.Row == head-1 && cell.Rows == 1 && cell.Col < to && from < end:
				if end > to {
					cut = append(cut, grid.Cell{Row: cell.Row, Rows: 1, Col: to, Cols: end - to})
				}
				cell.Cols = max(0, from-cell.Col)
			}
		}
		kept := g.Cells[:0]
		for _, cell := range g.Cells {
			if cell.Cols > 0 {
				kept = append(kept, cell)
			}
		}
		g.Cells = append(kept, cut...)
	}
}
