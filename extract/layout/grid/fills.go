package grid

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"gongkai/extract/geometry"
	"gongkai/extract/layout/line"
	"gongkai/extract/page"
	"gongkai/internal/amount"
	"gongkai/internal/hanzi"
)

// Some programs print no lines at all but paint the background of each cell, in one colour or in two by turns. Where
// backgrounds tile an area with the same columns in row after row, their edges divide cells as rulings do.

// fillGrids gives the grids that backgrounds form outside of those that rulings form.
func fillGrids(p *page.Page, ruled []Grid) []Grid {
	tiles := tilesOf(p, ruled)
	if len(tiles) < fewestTiles {
		return nil
	}
	var h, v []Segment
	tallest := 0.0
	for _, b := range tiles {
		h = append(h, Segment{b.Y0, b.X0, b.X1}, Segment{b.Y1, b.X0, b.X1})
		v = append(v, Segment{b.X0, b.Y0, b.Y1}, Segment{b.X1, b.Y0, b.Y1})
		tallest = max(tallest, b.Height())
	}
	sortSegments(h)
	sortSegments(v)
	var out []Grid
	// backgrounds without end are no table
	parts, _ := components(joinPieces(h), bridge(joinPieces(v), unpaintedGap*tallest, tiles))
	for _, c := range parts {
		g, ok := newLattice(c).grid()
		if !ok || !tiled(&g) || !holdsText(p, &g) {
			continue
		}
		if below := unpainted(p, &g); len(below) > 0 && headerAlone(p, &g) {
			continue // the whole table is found by how its text is aligned
		} else if len(below) > 0 {
			g.appendRow(below[0])
		}
		out = append(out, g)
	}
	return out
}

// tilesOf gives the fills that may be backgrounds of cells: those of whole tables and of pages hold others, those in
// ruled tables say nothing new.
func tilesOf(p *page.Page, ruled []Grid) []geometry.Rect {
	if len(p.Fills) > mostTiles {
		return nil
	}
	var tiles []geometry.Rect
	for _, f := range p.Fills {
		b := f.Box
		inside := slices.ContainsFunc(ruled, func(g Grid) bool { return g.Box.Overlaps(b) })
		if b.Height() >= lowestTile && b.Width() >= narrowestTile && b.Height() < tallestTile*p.Height && !inside {
			tiles = append(tiles, b)
		}
	}
	slices.SortFunc(tiles, func(a, b geometry.Rect) int {
		return cmp.Or(cmp.Compare(a.Y0, b.Y0), cmp.Compare(a.X0, b.X0), cmp.Compare(a.Y1, b.Y1), cmp.Compare(a.X1, b.X1))
	})
	tiles = slices.Compact(tiles)
	return slices.DeleteFunc(slices.Clone(tiles), func(b geometry.Rect) bool { return holdsOthers(b, tiles) })
}

// holdsOthers reports whether two or more tiles lie within b. The tiles are sorted by their upper edge.
func holdsOthers(b geometry.Rect, tiles []geometry.Rect) bool {
	n := 0
	from, _ := slices.BinarySearchFunc(tiles, b.Y0-snap, func(t geometry.Rect,
		y float64) int {
		return cmp.Compare(t.Y0, y)
	})
	for i := from; i < len(tiles) && tiles[i].Y0 < b.Y1 && n < 2; i++ {
		t := tiles[i]
		if t != b && b.X0-snap <= t.X0 && t.X1 <= b.X1+snap && t.Y1 <= b.Y1+snap &&
			t.Width()*t.Height() < inner*b.Width()*b.Height() {
			n++
		}
	}
	return n >= 2
}

func sortSegments(Segments []Segment) {
	slices.SortFunc(Segments, func(a, b Segment) int {
		return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
}

// bridge joins Segments of one border over gaps: where every other row is painted, the columns go on through the rows
// between. They do not go on through the background of a merged cell. The tiles are sorted by their upper edge.
func bridge(Segments []Segment, gap float64, tiles []geometry.Rect) []Segment {
	merged := func(x, from, to float64) bool {
		i, _ := slices.BinarySearchFunc(tiles, from-snap, func(t geometry.Rect,
			y float64) int {
			return cmp.Compare(t.Y0, y)
		})
		for ; i < len(tiles) && tiles[i].Y0 < to; i++ {
			if tiles[i].X0+snap < x && x < tiles[i].X1-snap {
				return true
			}
		}
		return false
	}
	slices.SortStableFunc(Segments, func(a, b Segment) int { return cmp.Compare(a.At, b.At) })
	var out []Segment
	for i := 0; i < len(Segments); {
		j := i + 1
		for j < len(Segments) && Segments[j].At-Segments[i].At <= snap {
			j++
		}
		group := slices.Clone(Segments[i:j])
		slices.SortStableFunc(group, func(a, b Segment) int { return cmp.Compare(a.From, b.From) })
		for _, b := range group {
			if n := len(out); n > 0 && math.Abs(out[n-1].At-b.At) <= snap && b.From <= out[n-1].To+gap &&
				(b.From <= out[n-1].To+snap || !merged(b.At, out[n-1].To, b.From)) {
				out[n-1].To = max(out[n-1].To, b.To)
			} else {
				out = append(out, b)
			}
		}
		i = j
	}
	return out
}

// tiled reports whether a grid of backgrounds is a table: two rows in three have several cells, and each column
// begins in several rows. Highlighted words in running text do neither.
func tiled(g *Grid) bool {
	cols, rows := len(g.X)-1, len(g.Y)-1
	inRow, inCol := make([]int, rows), make([]int, cols)
	for _, c := range g.Cells {
		for r := c.Row; r < c.Row+c.Rows; r++ {
			inRow[r]++
			inCol[c.Col]++
		}
	}
	several := 0
	for _, n := range inRow {
		if n >= fewestInLine {
			several++
		}
	}
	return float64(several) >= fullRows*float64(rows) && slices.Min(inCol) >= fewestInLine
}

// holdsText reports whether the text stands in the cells as in a table: in a good part of them, and not across their
// borders.
func holdsText(p *page.Page, g *Grid) bool {
	index := NewIndex(g)
	filled := make([]bool, len(g.Cells))
	inside, cut, cells := 0, 0, 0
	for i := range p.Glyphs {
		gl := &p.Glyphs[i]
		if gl.Hidden != page.Visible || !g.Box.Contains(gl.Box.CenterX(), gl.Box.CenterY()) {
			continue
		}
		inside++
		k := interval(g.X, gl.Box.CenterX())
		if third := gl.Box.Width() / 3; k >= 0 && (gl.Box.X0+third < g.X[k] || gl.Box.X1-third > g.X[k+1]) {
			cut++
		}
		if c := index.At(gl.Box.CenterX(), gl.Box.CenterY()); c >= 0 && !filled[c] {
			filled[c] = true
			cells++
		}
	}
	return cells >= fewestTiles && filledOneIn*cells >= len(g.Cells) && cutOneIn*cut <= inside
}

// Backgrounds may not be those of all rows: of a table with every other row painted the last one may be white, and
// many tables have a painted header alone.

// unpainted gives the heights of the rows of text that follow closely below a grid of backgrounds and stand in its
// columns.
func unpainted(p *page.Page, g *Grid) []extent {
	var spots []int32
	size := 0.0
	for i := range p.Glyphs {
		gl := &p.Glyphs[i]
		x, y := gl.Box.CenterX(), gl.Box.CenterY()
		if gl.Hidden == page.Visible && gl.Dir == page.Right && y > g.Box.Y1 && x > g.Box.X0 && x < g.Box.X1 &&
			strings.TrimSpace(gl.Text) != "" {
			spots = append(spots, int32(i))
			size = max(size, gl.Size)
		}
	}
	slices.SortFunc(spots, func(a, b int32) int { return cmp.Compare(p.Glyphs[a].Box.Y0, p.Glyphs[b].Box.Y0) })
	row := g.Y[len(g.Y)-1] - g.Y[len(g.Y)-2]
	var out []extent
	bottom := g.Box.Y1
	for i := 0; i < len(spots); {
		band := extent{p.Glyphs[spots[i]].Box.Y0, p.Glyphs[spots[i]].Box.Y1}
		j := i + 1
		for j < len(spots) && p.Glyphs[spots[j]].Box.Y0 < band.To+line.Leading*size {
			band.To = max(band.To, p.Glyphs[spots[j]].Box.Y1)
			j++
		}
		if band.From-bottom > nextRow*row || !standsInColumns(p, g, spots[i:j]) {
			break
		}
		out = append(out, band)
		bottom = band.To
		i = j
	}
	return out
}

// standsInColumns reports whether glyphs fill two columns or more, with an amount, a code or 合计 among them, and none
// stands across a border.
func standsInColumns(p *page.Page, g *Grid, glyphs []int32) bool {
	text := make([]string, len(g.X)-1)
	for _, i := range glyphs {
		b := p.Glyphs[i].Box
		k := interval(g.X, b.CenterX())
		if third := b.Width() / 3; k < 0 || b.X0+third < g.X[k] || b.X1-third > g.X[k+1] {
			return false
		}
		text[k] += p.Glyphs[i].Text
	}
	filled, numeric := 0, false
	for _, s := range text {
		if s != "" {
			filled++
			numeric = numeric || amount.Like(s)
		}
	}
	return filled >= fewestInLine && numeric
}

// headerAlone reports whether no amount stands on the backgrounds.
func headerAlone(p *page.Page, g *Grid) bool {
	index := NewIndex(g)
	text := make([]string, len(g.Cells))
	for i := range p.Glyphs {
		gl := &p.Glyphs[i]
		if gl.Hidden != page.Visible || !g.Box.Contains(gl.Box.CenterX(), gl.Box.CenterY()) {
			continue
		}
		if c := index.At(gl.Box.CenterX(), gl.Box.CenterY()); c >= 0 {
			text[c] += gl.Text
		}
	}
	return !slices.ContainsFunc(text, func(s string) bool { return amount.Like(s) && len(hanzi.Key(s)) > shortNumber })
}
