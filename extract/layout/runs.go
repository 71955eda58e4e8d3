package layout

import (
	"math"
	"strings"

	"gongkai/extract/page"
)

// runPlaces tells the cell of each glyph. A glyph belongs to the cell that holds its centre, but a word stays whole: where glyphs that
// were written in one go, without a gap, stand on both sides of a border, the text runs over the edge of its cell, and the cell that
// holds most of it has it all. Else a number too long for its column would lose digits to its neighbour.
type runPlaces struct {
	page *page.Page
	find func(x, y float64) (grid, cell int)

	end        int // of the word that was looked at last: glyphs before it have its place
	grid, cell int
}

// cellOf gives the cell of glyph i, or -1 outside of all. place is the glyph itself, or the one whose place decides for it. The glyphs
// are asked for in ascending order.
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

// goesOn says whether b is of the same word as a: shown with the same string, on the same baseline and without a gap.
func goesOn(a, b *page.Glyph) bool {
	return a.Run == b.Run && a.Run != 0 && a.Dir == page.Right && b.Dir == page.Right && a.Hidden == page.Visible && b.Hidden == page.Visible &&
		math.Abs(a.Y-b.Y) < 0.1*a.Size && math.Abs(b.Box.X0-a.Box.X1) < wordGap*a.Size &&
		strings.TrimSpace(a.Text) != "" && strings.TrimSpace(b.Text) != ""
}
