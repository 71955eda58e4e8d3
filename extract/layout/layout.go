// Package layout finds the structure of one page: grids of cells where rulings cross, the text of each cell in reading order,
// and the lines of text outside of grids.
package layout

import (
	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/extract/page"
)

// Page is the structure of one page. Together its parts hold every visible glyph exactly once.
type Page struct {
	Number        int
	Width, Height float64
	Grids         []Grid     // from top to bottom
	Lines         []Line     // outside of grids, from top to bottom, then left to right
	Running       []Line     // page numbers, running headers and footers, once the document has been looked at as a whole
	Loose         []Line     // watermarks, and text at an angle such as that of seals: never part of a cell or a paragraph
	Source        *page.Page // what the indexes of Line.Glyphs refer to
	Findings      []finding.Finding
}

// Grid is one connected drawing of rulings and the cells between them.
type Grid struct {
	Box   geometry.Rect
	X, Y  []float64 // column and row borders, ascending: len(X)-1 columns, len(Y)-1 rows
	Cells []Cell    // by row, then column
	// Inferred says that no rulings are drawn: borders stand somewhere between the texts they part.
	Inferred bool
}

// Cell is one closed rectangle of a grid. It covers Rows × Cols squares of the grid, more than one where cells are merged.
type Cell struct {
	Row, Col, Rows, Cols int
	Box                  geometry.Rect
	Lines                []Line
	// OpenTop and OpenBottom say that no ruling is drawn along the upper or lower edge, though other rulings run up to it: at the head or
	// foot of the page that cuts the cell, or of a table that leaves its outer rulings out.
	OpenTop, OpenBottom bool
}

// Line is text that stands on one baseline within a cell, or within a column of the page.
type Line struct {
	Text   string // put together with spaces only where a reader sees a word space
	Box    geometry.Rect
	Size   float64 // of the largest glyph, in points
	Dir    page.Direction
	Glyphs []int32 // in reading order, indexes into page.Page.Glyphs
}

// Analyse finds the structure of a page. What is beyond all limits is missing from it and named in its findings.
func Analyse(p *page.Page) *Page {
	out := &Page{Number: p.Number, Width: p.Width, Height: p.Height, Source: p}
	var all bool
	if out.Grids, all = findGrids(p); !all {
		out.Findings = append(out.Findings, finding.Found("page.limit", finding.Error,
			"the page has more lines than any honest page; tables drawn by them were left out").On(p.Number, nil))
	}
	inCell, outside, loose := distribute(p, out.Grids)
	for g := range out.Grids {
		for c := range out.Grids[g].Cells {
			out.Grids[g].Cells[c].Lines = lines(p, inCell[g][c], withinCell)
		}
	}
	out.Lines = lines(p, outside, onPage)
	out.Loose = lines(p, loose, onPage)
	return out
}

// distribute gives each visible glyph to the smallest cell that holds its centre, or to the text outside.
func distribute(p *page.Page, grids []Grid) (inCell [][][]int32, outside, loose []int32) {
	inCell = make([][][]int32, len(grids))
	index := make([]cellIndex, len(grids))
	near := gridsByHeight(p, grids)
	for g := range grids {
		inCell[g] = make([][]int32, len(grids[g].Cells))
		index[g] = newCellIndex(&grids[g])
	}
	runs := runPlaces{page: p, find: func(x, y float64) (int, int) { return smallestCell(grids, near(y), index, x, y) }}
	for i := range p.Glyphs {
		gl := &p.Glyphs[i]
		place := gl // the glyph whose place decides
		cut, hidden := page.Overflow{}, gl.Hidden != page.Visible
		if hidden {
			var ok bool
			if cut, ok = p.Overflow[int32(i)]; !ok {
				continue
			}
			place = &p.Glyphs[cut.Anchor]
		}
		if gl.Dir == page.Oblique || gl.Watermark {
			loose = append(loose, int32(i))
			continue
		}
		g, c := runs.cellOf(i, place)
		switch {
		case hidden && (g < 0 || !grids[g].Cells[c].holds(cut.Seen) || grids[g].Cells[c].endsBefore(gl)): // not meant to be read here
		case g >= 0:
			inCell[g][c] = append(inCell[g][c], int32(i))
		default:
			outside = append(outside, int32(i))
		}
	}
	return inCell, outside, loose
}

// holds says whether all that is seen under a clipping path is in one cell: else the path is that of a sheet, and what it cuts off is of
// some cell that nobody sees.
func (c *Cell) holds(seen geometry.Rect) bool {
	return c.Box.Contains(seen.X0, seen.Y0) && c.Box.Contains(seen.X1, seen.Y1)
}

// endsBefore says whether a glyph stands beyond an edge at which the page cuts the cell: it is seen on the other page.
func (c *Cell) endsBefore(g *page.Glyph) bool {
	y := g.Box.CenterY()
	return c.OpenBottom && y > c.Box.Y1 || c.OpenTop && y < c.Box.Y0
}

// gridsByHeight gives a function that tells which grids may hold a point at a height.
func gridsByHeight(p *page.Page, grids []Grid) func(y float64) []int {
	const height = 16.0 // of the strips that the page is cut into
	strips := make([][]int, 1+int(max(0, min(p.Height/height, 1024))))
	at := func(y float64) int { return int(max(0, min(y/height, float64(len(strips)-1)))) }
	for g := range grids {
		for k := at(grids[g].Box.Y0); k <= at(grids[g].Box.Y1); k++ {
			strips[k] = append(strips[k], g)
		}
	}
	return func(y float64) []int { return strips[at(y)] }
}

// smallestCell finds the smallest cell at a point among those of some grids, or -1.
func smallestCell(grids []Grid, among []int, index []cellIndex, x, y float64) (grid, cell int) {
	grid, area := -1, 0.0
	for _, g := range among {
		if !grids[g].Box.Contains(x, y) {
			continue
		}
		if c := index[g].find(x, y); c >= 0 {
			b := grids[g].Cells[c].Box
			if a := b.Width() * b.Height(); grid < 0 || a < area {
				grid, cell, area = g, c, a
			}
		}
	}
	return grid, cell
}

// cellIndex finds the cell at a point: squares[row*columns+column] is the cell that covers a square of the grid, or -1.
type cellIndex struct {
	grid    *Grid
	squares []int32
}

func newCellIndex(g *Grid) cellIndex {
	columns, rows := len(g.X)-1, len(g.Y)-1
	ix := cellIndex{g, make([]int32, columns*rows)}
	for i := range ix.squares {
		ix.squares[i] = -1
	}
	for k, c := range g.Cells {
		for r := c.Row; r < c.Row+c.Rows; r++ {
			for col := c.Col; col < c.Col+c.Cols; col++ {
				ix.squares[r*columns+col] = int32(k)
			}
		}
	}
	return ix
}

func (ix cellIndex) find(x, y float64) int {
	col, row := interval(ix.grid.X, x), interval(ix.grid.Y, y)
	if col < 0 || row < 0 {
		return -1
	}
	return int(ix.squares[row*(len(ix.grid.X)-1)+col])
}

// interval gives i with borders[i] <= v < borders[i+1], or -1.
func interval(borders []float64, v float64) int {
	lo, hi := 0, len(borders)
	for lo < hi {
		if mid := (lo + hi) / 2; borders[mid] <= v {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == 0 || lo == len(borders) {
		return -1
	}
	return lo - 1
}
