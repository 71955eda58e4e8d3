package layout

import (
	"gongkai/extract/geometry"
	"gongkai/extract/layout/grid"
	"gongkai/extract/layout/line"
	"gongkai/extract/page"
	"math"
)

// distribute gives each visible glyph to the smallest cell that holds its centre, or to the text outside.
func distribute(p *page.Page, grids []Grid) (inCell [][][]int32, outside, loose []int32) {
	inCell = make([][][]int32, len(grids))
	index := make([]grid.Index, len(grids))
	near := gridsByHeight(p, grids)
	for g := range grids {
		inCell[g] = make([][]int32, len(grids[g].Cells))
		index[g] = grid.NewIndex(&grids[g])
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
		// not meant to be read here
		case hidden && (g < 0 || !holds(&grids[g].Cells[c], cut.Seen) || endsBefore(&grids[g].Cells[c], gl)):
		case g >= 0:
			inCell[g][c] = append(inCell[g][c], int32(i))
		default:
			outside = append(outside, int32(i))
		}
	}
	return inCell, outside, loose
}

// holds reports whether all that is seen under a clipping path is in one cell: else the path is that of a sheet, and
// what it cuts off is of some cell that nobody sees.
func holds(c *Cell, seen geometry.Rect) bool {
	return c.Box.Contains(seen.X0, seen.Y0) && c.Box.Contains(seen.X1, seen.Y1)
}

// endsBefore reports whether a glyph stands beyond an edge at which the page cuts the cell: it is seen on the other
// page.
func endsBefore(c *Cell, g *page.Glyph) bool {
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
func smallestCell(grids []Grid, among []int, index []grid.Index, x, y float64) (grid, cell int) {
	grid, area := -1, 0.0
	for _, g := range among {
		if !grids[g].Box.Contains(x, y) {
			continue
		}
		if c := index[g].At(x, y); c >= 0 {
			b := grids[g].Cells[c].Box
			if a := b.Width() * b.Height(); grid < 0 || a < area {
				grid, cell, area = g, c, a
			}
		}
	}
	return grid, cell
}

// runPlaces tells the cell of each glyph. A glyph belongs to the cell that holds its centre, but a word stays whole:
// where glyphs that were written in one go, without a gap, stand on both sides of a border, the text runs over the
// edge of its cell, and the cell that holds most of it has it all. Else a number too long for its column would lose
// digits to its neighbour.
type runPlaces struct {
	page *page.Page
	find func(x, y float64) (grid, cell int)

	end        int // of the word that was looked at last: glyphs before it have its place
	grid, cell int
}

// cellOf gives the cell of glyph i, or -1 outside of all. place is the glyph itself, or the one whose place decides
// for it. The glyphs are asked for in ascending order.
func (r *runPlaces) cellOf(i int, place *page.Glyph) (grid, cell int) {
	if place != &r.page.Glyphs[i] {
		return r.find(place.Box.CenterX(), place.Box.CenterY())
	}
	if i >= r.end {
		r.look(i)
	}
	return r.grid, r.cell
}

// look finds the word that starts at glyph i and its place: of nearly every word all glyphs are in one cell.
func (r *runPlaces) look(i int) {
	r.end = i + 1
	for r.end < len(r.page.Glyphs) && goesOn(&r.page.Glyphs[r.end-1], &r.page.Glyphs[r.end]) {
		r.end++
	}
	word := r.page.Glyphs[i:r.end]
	most := 0
	for first := 0; first < len(word); { // cells lie one behind the other along a word
		g, c := r.find(word[first].Box.CenterX(), word[first].Box.CenterY())
		next := first + 1
		for next < len(word) {
			if ng, nc := r.find(word[next].Box.CenterX(), word[next].Box.CenterY()); ng != g || nc != c {
				break
			}
			next++
		}
		if next-first > most {
			most, r.grid, r.cell = next-first, g, c
		}
		first = next
	}
}

// goesOn reports whether b is of the same word as a: shown with the same string, on the same baseline and without a
// gap.
func goesOn(a, b *page.Glyph) bool {
	return a.Run == b.Run && a.Run != 0 && a.Dir == page.Right && b.Dir == page.Right && a.Hidden == page.Visible &&
		b.Hidden == page.Visible &&
		math.Abs(a.Y-b.Y) < 0.1*a.Size && math.Abs(b.Box.X0-a.Box.X1) < line.WordGap*a.Size &&
		line.HasText(a) && line.HasText(b)
}
