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
type builder struct {
	grid.Grid
	placed map[int32]place // glyphs whose cell is known, whatever their place
}

// place is where a cell begins in the grid.
type place struct{ row, col int }

// Table is a grid with the glyphs whose cells are known without looking where they stand.
type Table struct {
	grid.Grid
	Placed map[int32]int
}

// gridOfZones lays the rows of all zones into one grid. Its column borders are those of all zones; cells of a zone
// with fewer columns span those of the others.
func gridOfZones(p *page.Page, zones []zone, main int) Table {
	zones, main, heads := cutHeader(p, zones, main)
	left, right := math.Inf(1), math.Inf(-1)
	for _, z := range zones {
		left = min(left, z.columns[0].from)
		right = max(right, z.columns[len(z.columns)-1].to)
	}
	for i := range heads {
		left, right = min(left, heads[i].x.from), max(right, heads[i].x.to)
	}
	left, right = left-pad, right+pad
	size := zones[main].lines[0].size
	g := builder{Grid: grid.Grid{Inferred: true, X: mergeBorders(zones, main, left, right, size)},
		placed: map[int32]place{}}
	rulings := barsAlong(p, left, right)
	top := math.Inf(-1)
	for i := range zones {
		z := &zones[i]
		start := z.top()
		if i == main && heads != nil {
			above := extentOfHeads(heads)
			from := above.from - pad
			if i > 0 {
				from = (zones[i-1].bottom() + above.from) / 2
				top = from
			}
			to := (above.to + start) / 2
			g.addHeader(heads, len(z.columns), g.edges(z.columns), from, to)
			top = to
		}
		if math.IsInf(top, -1) {
			top = start - pad
		}
		bottom := z.bottom() + pad
		if i+1 < len(zones) {
			next := zones[i+1].top()
			if i+1 == main && heads != nil {
				next = extentOfHeads(heads).from
			}
			bottom = (z.bottom() + next) / 2
		}
		g.addZone(p, z, rulings, top, bottom)
		top = bottom
	}
	g.Y = append(g.Y, top)
	for i := 1; i < len(g.Y); i++ { // rows of lines that overlap
		g.Y[i] = max(g.Y[i], g.Y[i-1])
	}
	g.Box = geometry.Rect{X0: left, Y0: g.Y[0], X1: right, Y1: top}
	slices.SortStableFunc(g.Cells, func(a, b grid.Cell) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row),
			cmp.Compare(a.Col, b.Col))
	})
	at := map[place]int{}
	for i := range g.Cells {
		c := &g.Cells[i]
		at[place{c.Row, c.Col}] = i
		c.Box = geometry.Rect{X0: g.X[c.Col], Y0: g.Y[c.Row], X1: g.X[c.Col+c.Cols], Y1: g.Y[c.Row+c.Rows]}
	}
	placed := map[int32]int{}
	for glyph, where := range g.placed {
		placed[glyph] = at[where]
	}
	g.Compress()
	return Table{g.Grid, placed}
}

func extentOfHeads(heads []head) extent {
	e := heads[0].y
	for _, h := range heads {
		e = extent{min(e.from, h.y.from), max(e.to, h.y.to)}
	}
	return e
}

// cutHeader takes the header off the zones: the lines of the main zone before its first value, and those above that
// follow closely.
func cutHeader(p *page.Page, zones []zone, main int) ([]zone, int, []head) {
	old, z := main, &zones[main]
	bands := bandsOf(p, z, 0)
	rulings := barsAlong(p, z.columns[0].from, z.columns[len(z.columns)-1].to)
	markRules(bands, rulings.heights())
	s := newSegmenter(bands, z.columns, z.lines[0].size)
	end := s.headerEnd()
	if len(bands) != len(z.lines) || !s.hasValues() && end == 0 || end >= len(z.lines) {
		return zones, main, nil
	}
	var lines []baseline
	for _, above := range zones[:main] {
		lines = append(lines, above.lines...)
	}
	before := len(lines)
	lines = append(lines, z.lines[:end]...)
	foot := headFoot(lines, z.columns, rulings.heights())
	start := headerLines(p, lines, foot, z.columns[len(z.columns)-1].to-z.columns[0].from)
	if start == foot {
		return zones, main, nil
	}
	columns := z.textExtents(end)
	heads := headsOf(p, lines[start:foot], columns, z.lines[0].size)
	n := levels(heads)
	lowest := 0
	for _, h := range heads {
		if h.last == n-1 {
			lowest += h.to - h.from + 1
		}
	}
	if 5*lowest < 3*len(columns) {
		return zones, main, nil
	}
	var out []zone
	own := start - before // lines of the zone itself that stand above its header: a block of a form
	for _, above := range zones[:main] {
		keep := min(len(above.lines), max(0, start))
		start -= len(above.lines)
		if keep > 0 {
			above.lines = above.lines[:keep]
			out = append(out, above)
		}
	}
	if own > 0 {
		out = append(out, newZone(z.lines[:own]))
		out[len(out)-1].joinColumns(p)
	}
	body := *z
	body.lines, body.columns = slices.Concat(lines[foot:], z.lines[end:]), columns
	out = append(out, body)
	main = len(out) - 1
	return append(out, zones[old+1:]...), main, heads
}

// headFoot gives the end of the lines above the first value that may be the header: where a ruling stands above lines
// that hold labels alone, these are of the body.
func headFoot(lines []baseline, columns []extent, rules []float64) int {
	for k := len(lines); k > 0; k-- {
		if k < len(lines) && slices.ContainsFunc(rules, func(at float64) bool {
			return lines[k-1].box.CenterY() < at && at < lines[k].box.CenterY()
		}) {
			return k
		}
		if l := &lines[k-1]; len(l.pieces) > 1 || l.pieces[0].to > columns[1].from {
			break
		}
	}
	return len(lines)
}

// textExtents gives the places of the texts in each column from a line on; of a column that has none there, that of all
// its text.
func (z *zone) textExtents(from int) []extent {
	out := make([]extent, len(z.columns))
	seen := make([]bool, len(z.columns))
	for _, l := range z.lines[from:] {
		for _, e := range l.pieces {
			c := columnAt(z.columns, e)
			if !seen[c] {
				out[c], seen[c] = e, true
			}
			out[c] = extent{min(out[c].from, e.from), max(out[c].to, e.to)}
		}
	}
	for c := range out {
		if !seen[c] {
			out[c] = z.columns[c]
		}
	}
	for c := 1; c < len(out); c++ { // a column without values may be as wide as the gap beside it
		if out[c].from < out[c-1].to {
			return z.columns
		}
	}
	return out
}

func (z *zone) top() float64 {
	t := math.Inf(1)
	for _, l := range z.lines {
		t = min(t, l.box.Y0)
	}
	return t
}

func (z *zone) bottom() float64 {
	b := math.Inf(-1)
	for _, l := range z.lines {
		b = max(b, l.box.Y1)
	}
	return b
}

// addZone appends the rows and cells of a zone to the grid.
func (g *builder) addZone(p *page.Page, z *zone, rulings rowRulings, top, bottom float64) {
	size := z.lines[0].size
	blocks := blocksOf(p, z, rulings.long)
	rows, merged, guess := rowsOf(p, z, blocks, size, rulings.heights())
	y := bordersOf(rows, top, bottom)
	if ruled := ruledRows(rulings, z, blocks); 10*len(ruled) > 6*len(rows)+10 {
		rows, merged, guess = ruled, mergedOverRulings(blocks, ruled), nil
		y = bordersOf(rows, top, bottom)
	}
	for c := range merged {
		keepWhole(y, rows, blocks[c])
	}
	base := len(g.Y)
	defer g.markGuesses(len(g.Cells), base, guess)
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
		for r := range rows {
			if !covered[r] {
				g.Cells = append(g.Cells, grid.Cell{Row: base + r, Rows: 1, Col: from, Cols: to - from})
			}
		}
	}
}

// keepWhole moves the borders between rows off the texts of a column that was left out when the rows were found: each
// stands in its own rows as a whole.
func keepWhole(y []float64, rows []extent, blocks []block) {
	for i, s := range spans(blocks, rows) {
		b := blocks[i]
		if above := s[0] - 1; above >= 0 && b.from < y[s[0]] && rows[above].to < b.from {
			y[s[0]] = (rows[above].to + b.from) / 2
		}
		if below := s[1] + 1; below < len(rows) && b.to > y[below] && rows[below].from > b.to {
			y[below] = (rows[below].from + b.to) / 2
		}
	}
}

// markGuesses marks the cells from one on that stand in rows which are a guess.
func (g *builder) markGuesses(from, base int, guess []bool) {
	for i := from; i < len(g.Cells); i++ {
		c := &g.Cells[i]
		for r := c.Row - base; r < c.Row-base+c.Rows && r < len(guess); r++ {
			c.Guess = c.Guess || guess[r]
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

// straddlesBorder reports whether a text stands on the border of two rows, or is the middle of several.
func straddlesBorder(blocks []block, rows []extent) bool {
	return straddles(blocks, rows) || spansRows(blocks, rows)
}
