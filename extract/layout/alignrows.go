package layout

import (
	"cmp"
	"math"
	"slices"

	"gongkai/extract/page"
	"gongkai/internal/hanzi"
)

// block is the text of one cell of a zone: lines of one column that follow each other closely.
type block struct {
	from, to float64 // vertical extent
	numeric  bool
}

func (b block) center() float64 { return (b.from + b.to) / 2 }

// blocksOf gives the blocks of each column of a zone, from top to bottom.
func blocksOf(p *page.Page, z *zone) [][]block {
	out := make([][]block, len(z.columns))
	for _, l := range z.lines {
		column := 0
		parts := make([]page.Rect, len(z.columns))
		text := make([]string, len(z.columns))
		for _, g := range l.glyphs {
			b := p.Glyphs[g].Box
			for column+1 < len(z.columns) && b.CenterX() > z.columns[column].to {
				column++
			}
			parts[column] = parts[column].Union(b)
			text[column] += p.Glyphs[g].Text
		}
		for c, b := range parts {
			if text[c] == "" {
				continue
			}
			numeric := isNumeric(text[c])
			if n := len(out[c]); n > 0 && b.Y0-out[c][n-1].to < leading*l.size && !(numeric && out[c][n-1].numeric) {
				out[c][n-1].to = max(out[c][n-1].to, b.Y1)
				out[c][n-1].numeric = out[c][n-1].numeric && numeric
			} else {
				out[c] = append(out[c], block{b.Y0, b.Y1, numeric})
			}
		}
	}
	return out
}

// isNumeric says whether a text is a code or an amount: each stands in a row of its own.
func isNumeric(s string) bool {
	digits := 0
	for _, r := range hanzi.Key(s) {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r == '.' || r == ',' || r == '-' || r == '(' || r == ')':
		default:
			return false
		}
	}
	return digits > 0
}

// bands projects blocks onto the vertical axis and gives the rows, parted by gaps.
func bands(columns [][]block, size float64) []extent {
	var all []extent
	for _, c := range columns {
		for _, b := range c {
			all = append(all, extent{b.from, b.to})
		}
	}
	rows := merge(all, leading*size)
	var out []extent
	for _, r := range rows {
		out = append(out, splitByNumbers(columns, r)...)
	}
	return out
}

// splitByNumbers parts a band in which one column has several numbers, one below the other: rows set so closely that no gap shows.
func splitByNumbers(columns [][]block, band extent) []extent {
	var anchors []block
	for _, c := range columns {
		var inside []block
		for _, b := range c {
			if b.numeric && b.from >= band.from-0.1 && b.to <= band.to+0.1 {
				inside = append(inside, b)
			}
		}
		if len(inside) > len(anchors) {
			anchors = inside
		}
	}
	if len(anchors) < 2 {
		return []extent{band}
	}
	var out []extent
	from := band.from
	for i := 1; i < len(anchors); i++ {
		cut := (anchors[i-1].center() + anchors[i].center()) / 2
		out = append(out, extent{from, cut})
		from = cut
	}
	return append(out, extent{from, band.to})
}

// rowsOf gives the rows of a zone and the number of leading columns whose cells are merged over rows. The text of a merged cell
// stands in its middle, over several rows or between two; so the rows are those that show most of them without such columns.
func rowsOf(columns [][]block, size float64) (rows []extent, merged int) {
	const most = 3 // 一级指标, 二级指标 and a label of the whole block
	rows = bands(columns, size)
	leading := 0
	for leading < most && leading < len(columns)-2 && !slices.ContainsFunc(columns[leading], func(b block) bool { return b.numeric }) {
		leading++
		if r := bands(columns[leading:], size); len(r) > len(rows) {
			rows, merged = r, leading
		}
	}
	for c := merged; c < leading; c++ {
		if straddles(columns[c], rows) || spansRows(columns[c], rows) {
			merged = c + 1
			rows = bands(columns[merged:], size)
		}
	}
	return rows, merged
}

func spansRows(blocks []block, rows []extent) bool {
	for _, s := range spans(blocks, rows) {
		if s[1] > s[0] {
			return true
		}
	}
	return false
}

// straddles says whether a block reaches over the middle of two rows.
func straddles(blocks []block, rows []extent) bool {
	for _, b := range blocks {
		n := 0
		for _, r := range rows {
			if b.from < r.center() && r.center() < b.to {
				n++
			}
		}
		if n > 1 {
			return true
		}
	}
	return false
}

// bordersOf puts borders midway between neighbouring intervals, and the outer ones at the given ends.
func bordersOf(list []extent, from, to float64) []float64 {
	out := []float64{from}
	for i := 1; i < len(list); i++ {
		out = append(out, (list[i-1].to+list[i].from)/2)
	}
	return append(out, to)
}

// gridOfZones lays the rows of all zones into one grid. Its column borders are those of all zones; cells of a zone with fewer columns
// span those of the others.
func gridOfZones(p *page.Page, zones []zone, main int) Grid {
	left, right := math.Inf(1), math.Inf(-1)
	for _, z := range zones {
		left = min(left, z.columns[0].from)
		right = max(right, z.columns[len(z.columns)-1].to)
	}
	const pad = 2.0
	left, right = left-pad, right+pad
	size := zones[main].lines[0].size
	g := Grid{Inferred: true, X: mergeBorders(zones, main, left, right, size)}
	top := zones[0].lines[0].box.Y0 - pad
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
		g.addZone(p, z, top, bottom)
		if i == main && lifted != nil {
			g.raise(z, lifted, head)
		}
		top = bottom
	}
	g.Y = append(g.Y, top)
	g.Box = page.Rect{X0: left, Y0: g.Y[0], X1: right, Y1: top}
	slices.SortStableFunc(g.Cells, func(a, b Cell) int { return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col)) })
	for i := range g.Cells {
		c := &g.Cells[i]
		c.Box = page.Rect{X0: g.X[c.Col], Y0: g.Y[c.Row], X1: g.X[c.Col+c.Cols], Y1: g.Y[c.Row+c.Rows]}
	}
	g.compress()
	return g
}

func (z *zone) bottom() float64 {
	b := math.Inf(-1)
	for _, l := range z.lines {
		b = max(b, l.box.Y1)
	}
	return b
}

// mergeBorders gives the column borders of all zones; those of the main zone come first, and others near them are the same border.
func mergeBorders(zones []zone, main int, left, right, size float64) []float64 {
	out := bordersOf(zones[main].columns, left, right)
	for i, z := range zones {
		if i == main {
			continue
		}
		for _, b := range bordersOf(z.columns, left, right) {
			if !slices.ContainsFunc(out, func(x float64) bool { return math.Abs(x-b) < 0.5*size }) {
				out = append(out, b)
			}
		}
	}
	slices.Sort(out)
	return out
}

// addZone appends the rows and cells of a zone to the grid.
func (g *Grid) addZone(p *page.Page, z *zone, top, bottom float64) {
	size := z.lines[0].size
	blocks := blocksOf(p, z)
	rows, merged := rowsOf(blocks, size)
	y := bordersOf(rows, top, bottom)
	base := len(g.Y)
	g.Y = append(g.Y, y[:len(y)-1]...)
	x := bordersOf(z.columns, g.X[0], g.X[len(g.X)-1])
	for c := range z.columns {
		from, to := nearest(g.X, x[c]), nearest(g.X, x[c+1])
		if from == to {
			continue
		}
		covered := make([]bool, len(rows))
		if c < merged {
			for _, s := range spans(blocks[c], rows) {
				if covered[s[0]] {
					continue
				}
				g.Cells = append(g.Cells, Cell{Row: base + s[0], Rows: s[1] - s[0] + 1, Col: from, Cols: to - from})
				for r := s[0]; r <= s[1]; r++ {
					covered[r] = true
				}
			}
		}
		for r := range rows {
			if !covered[r] {
				g.Cells = append(g.Cells, Cell{Row: base + r, Rows: 1, Col: from, Cols: to - from})
			}
		}
	}
}
