package layout

import (
	"cmp"
	"slices"
	"strings"

	"gongkai/extract/geometry"
	"gongkai/extract/page"
	"gongkai/internal/amount"
	"gongkai/internal/hanzi"
)

// Backgrounds may not be those of all rows: of a table with every other row painted the last one may be white, and many tables have a
// painted header alone.

// unpainted gives the heights of the rows of text that follow closely below a grid of backgrounds and stand in its columns.
func unpainted(p *page.Page, g *Grid) []extent {
	const near = 1.2 // row heights
	var spots []int32
	size := 0.0
	for i := range p.Glyphs {
		gl := &p.Glyphs[i]
		x, y := gl.Box.CenterX(), gl.Box.CenterY()
		if gl.Hidden == page.Visible && gl.Dir == page.Right && y > g.Box.Y1 && x > g.Box.X0 && x < g.Box.X1 && strings.TrimSpace(gl.Text) != "" {
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
		for j < len(spots) && p.Glyphs[spots[j]].Box.Y0 < band.to+leading*size {
			band.to = max(band.to, p.Glyphs[spots[j]].Box.Y1)
			j++
		}
		if band.from-bottom > near*row || !standsInColumns(p, g, spots[i:j]) {
			break
		}
		out = append(out, band)
		bottom = band.to
		i = j
	}
	return out
}

// standsInColumns says whether glyphs fill two columns or more, with an amount, a code or 合计 among them, and none stands across a border.
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
	return filled >= 2 && numeric
}

// headerAlone says whether no amount stands on the backgrounds.
func headerAlone(p *page.Page, g *Grid) bool {
	index := newCellIndex(g)
	text := make([]string, len(g.Cells))
	for i := range p.Glyphs {
		gl := &p.Glyphs[i]
		if gl.Hidden != page.Visible || !g.Box.Contains(gl.Box.CenterX(), gl.Box.CenterY()) {
			continue
		}
		if c := index.find(gl.Box.CenterX(), gl.Box.CenterY()); c >= 0 {
			text[c] += gl.Text
		}
	}
	return !slices.ContainsFunc(text, func(s string) bool { return amount.Like(s) && len(hanzi.Key(s)) > 2 })
}

// appendRow adds a row of single cells below the last one.
func (g *Grid) appendRow(text extent) {
	last, rows := g.Box.Y1, len(g.Y)-1
	bottom := text.to + max(0, text.from-last)
	g.Y = append(g.Y, bottom)
	g.Box.Y1 = bottom
	for c := range len(g.X) - 1 {
		g.Cells = append(g.Cells, Cell{Row: rows, Col: c, Rows: 1, Cols: 1, Box: geometry.Rect{X0: g.X[c], Y0: last, X1: g.X[c+1], Y1: bottom}})
	}
}
