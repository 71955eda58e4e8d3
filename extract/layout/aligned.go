package layout

import (
	"cmp"
	"gongkai/extract/layout/align"
	"gongkai/extract/layout/grid"
	"gongkai/extract/layout/line"
	"slices"
)

// Align looks for tables without rulings among the lines outside of grids, and moves their text into cells. Running
// lines must have been taken out before: they stand across a table's columns. Drawn grids that are no tables as they
// stand are dissolved first, but for those that keep tells to be parts of a table elsewhere.
func (p *Page) Align(keep func(*Grid) bool) {
	p.dissolve(keep)
	var kept []Line
	var found []grid.Grid
	for _, part := range p.apartFromGrids() {
		if grids, rest := p.alignPart(part); grids != nil {
			found = append(found, grids...)
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

// alignPart gives the grids among some lines, and the lines that are of none.
func (p *Page) alignPart(part []Line) ([]grid.Grid, []Line) {
	var glyphs []int32
	for _, l := range part {
		glyphs = append(glyphs, l.Glyphs...)
	}
	tables := align.Find(p.Source, glyphs)
	if tables == nil {
		return nil, nil
	}
	var grids []grid.Grid
	for _, t := range tables {
		g := t.Grid
		inCell := make([][]int32, len(g.Cells))
		index := grid.NewIndex(&g)
		outside := glyphs[:0]
		for _, i := range glyphs {
			glyph := &p.Source.Glyphs[i]
			c, known := t.Placed[i]
			if !known {
				c = index.At(line.InkX(glyph), glyph.Box.CenterY())
			}
			if c >= 0 {
				inCell[c] = append(inCell[c], i)
			} else {
				outside = append(outside, i)
			}
		}
		glyphs = outside
		for c := range g.Cells {
			g.Cells[c].Lines = line.Of(p.Source, inCell[c], line.InCell)
		}
		grids = append(grids, g)
	}
	return grids, line.Of(p.Source, glyphs, line.OnPage)
}

// dissolve gives the text of grids that are no tables as they stand back to the page.
func (p *Page) dissolve(keep func(*Grid) bool) {
	var glyphs []int32
	kept := p.Grids[:0]
	for i := range p.Grids {
		g := &p.Grids[i]
		if !unfit(p.Source, g) || keep != nil && keep(g) {
			kept = append(kept, *g)
			continue
		}
		for c := range g.Cells {
			for _, l := range g.Cells[c].Lines {
				glyphs = append(glyphs, l.Glyphs...)
			}
		}
	}
	if len(kept) == len(p.Grids) {
		return
	}
	p.Grids = kept
	for _, l := range p.Lines {
		glyphs = append(glyphs, l.Glyphs...)
	}
	p.Lines = line.Of(p.Source, glyphs, line.OnPage)
}
