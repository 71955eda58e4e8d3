package layout

import (
	"cmp"
	"gongkai/extract/layout/align"
	"gongkai/extract/layout/grid"
	"gongkai/extract/layout/line"
	"slices"
)

// Align looks for tables without rulings among the lines outside of grids, and moves their text into cells. Running
// lines must have been taken out before: they stand across a table's columns.
func (p *Page) Align() {
	var kept []Line
	var found []grid.Grid
	for _, part := range p.apartFromGrids() {
		if g, rest, ok := p.alignPart(part); ok {
			found = append(found, g)
			kept = append(kept, rest...)
		} else {
			kept = append(kept, part...)
		}
	}
	if found == nil {
		return
	}
	p.Lines = kept
	p.Grids = append(p.Grids, found...)
	slices.SortStableFunc(p.Grids, func(a, b grid.Grid) int { return cmp.Compare(a.Box.Y0, b.Box.Y0) })
}

// apartFromGrids parts the lines at the grids of the page, from top to bottom. Lines at the height of a grid are a
// part of their own.
func (p *Page) apartFromGrids() [][]Line {
	parts := make([][]Line, 2*len(p.Grids)+1)
	for _, l := range p.Lines {
		y, i := l.Box.CenterY(), 0
		for k, g := range p.Grids {
			if y > g.Box.Y0 {
				i = 2*k + 1
			}
			if y > g.Box.Y1 {
				i = 2*k + 2
			}
		}
		parts[i] = append(parts[i], l)
	}
	return parts
}

// alignPart gives the grid among some lines, and the lines that are not of it.
func (p *Page) alignPart(part []Line) (grid.Grid, []Line, bool) {
	var glyphs []int32
	for _, l := range part {
		glyphs = append(glyphs, l.Glyphs...)
	}
	t, ok := align.Find(p.Source, glyphs)
	if !ok {
		return grid.Grid{}, nil, false
	}
	g := t.Grid
	inCell := make([][]int32, len(g.Cells))
	index := grid.NewIndex(&g)
	var outside []int32
	for _, i := range glyphs {
		b := p.Source.Glyphs[i].Box
		c, known := t.Placed[i]
		if !known {
			c = index.At(b.CenterX(), b.CenterY())
		}
		if c >= 0 {
			inCell[c] = append(inCell[c], i)
		} else {
			outside = append(outside, i)
		}
	}
	for c := range g.Cells {
		g.Cells[c].Lines = line.Of(p.Source, inCell[c], line.InCell)
	}
	return g, line.Of(p.Source, outside, line.OnPage), true
}
