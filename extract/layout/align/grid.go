package align

import (
	"cmp"
	"math"
	"slices"

	"gongkai/extract/geometry"
	"gongkai/extract/layout/grid"
	"gongkai/extract/page"
)

// builder is a grid in the making.
type builder struct{ grid.Grid }

// gridOfZones lays the rows of all zones into one grid. Its column borders are those of all zones; cells of a zone
// with fewer columns span those of the others.
func gridOfZones(p *page.Page, zones []zone, main int) grid.Grid {
	left, right := math.Inf(1), math.Inf(-1)
	for _, z := range zones {
		left = min(left, z.columns[0].from)
		right = max(right, z.columns[len(z.columns)-1].to)
	}
	const pad = 2.0
	left, right = left-pad, right+pad
	size := zones[main].lines[0].size
	g := builder{grid.Grid{Inferred: true, X: mergeBorders(zones, main, left, right, size)}}
	top := zones[0].lines[0].box.Y0 - pad
	rulings := barsAlong(p, left, right)
	var lifted []bool
	if main > 0 {
		lifted = zones[main-1].lift(p, &zones[main])
	}
	for i := range zones {
		z := &zones[i]
		bottom := z.bottom() + pad
		if i+1 < len(zones) {
			bottom = (z.bottom() + zones[i+1].lines[0].box.Y0) / 2
		}
		head := len(g.Y)
		g.addZone(p, z, rulings, top, bottom, i <= main)
		if i == main && lifted != nil {
			g.raise(z, lifted, head)
		}
		top = bottom
	}
	g.Y = append(g.Y, top)
	g.Box = geometry.Rect{X0: left, Y0: g.Y[0], X1: right, Y1: top}
	slices.SortStableFunc(g.Cells, func(a, b grid.Cell) int { return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col)) })
	for i := range g.Cells {
		c := &g.Cells[i]
		c.Box = geometry.Rect{X0: g.X[c.Col], Y0: g.Y[c.Row], X1: g.X[c.Col+c.Cols], Y1: g.Y[c.Row+c.Rows]}
	}
	g.Compress()
	return g.Grid
}

func (z *zone) bottom() float64 {
	b := math.Inf(-1)
	for _, l := range z.lines {
		b = max(b, l.box.Y1)
	}
	return b
}

// addZone appends the rows and cells of a zone to the grid.
func (g *builder) addZone(p *page.Page, z *zone, rulings rowRulings, top, bottom float64, header bool) {
	size := z.lines[0].size
	blocks := blocksOf(p, z)
	rows, merged := rowsOf(blocks, size)
	y := bordersOf(rows, top, bottom)
	if ruled := ruledRows(rulings, z, blocks); 10*len(ruled) > 6*len(rows)+10 {
		rows, merged = ruled, mergedOverRulings(blocks, ruled)
		y = bordersOf(rows, top, bottom)
	}
	var tiers []tier
	if header {
		rows, tiers = splitTiers(blocks, rows, size)
		y = bordersOf(rows, top, bottom)
	}
	base := len(g.Y)
	g.Y = append(g.Y, y[:len(y)-1]...)
	x := g.edges(z.columns)
	for c := range z.columns {
		from, to := x[c], x[c+1]
		if from == to {
			continue
		}
		covered := make([]bool, len(rows))
		if c < merged {
			for _, s := range spans(blocks[c], rows) {
				if covered[s[0]] {
					continue
				}
				g.Cells = append(g.Cells, grid.Cell{Row: base + s[0], Rows: s[1] - s[0] + 1, Col: from, Cols: to - from})
				for r := s[0]; r <= s[1]; r++ {
					covered[r] = true
				}
			}
		}
		for _, t := range tiers {
			if c >= merged && t.spannedBy(blocks[c], rows, size) {
				g.Cells = append(g.Cells, grid.Cell{Row: base + t.from, Rows: t.to - t.from + 1, Col: from, Cols: to - from})
				for r := t.from; r <= t.to; r++ {
					covered[r] = true
				}
			}
		}
		for r := range rows {
			if !covered[r] {
				g.Cells = append(g.Cells, grid.Cell{Row: base + r, Rows: 1, Col: from, Cols: to - from})
			}
		}
	}
}

// mergedOverRulings counts the leading columns with a text that stands across a ruling which ends beside it.
func mergedOverRulings(columns [][]block, rows []extent) int {
	n := 0
	for c := 0; c < leadingTexts(columns) && straddlesBorder(columns[c], rows); c++ {
		n = c + 1
	}
	return n
}

// straddlesBorder says whether a text stands on the border of two rows, or is the middle of several.
func straddlesBorder(blocks []block, rows []extent) bool {
	return straddles(blocks, rows) || spansRows(blocks, rows)
}
