package align

import (
	"cmp"
	"math"
	"slices"

	"gongkai/extract/layout/line"
	"gongkai/extract/page"
)

// zone is a run of baselines with the columns that hold for all of them.
type zone struct {
	lines     []baseline
	columns   []extent // of the text, from left to right
	explained float64  // how many gaps between the texts of a line are gutters of the zone
}

// splitZones parts the lines into zones so that most gaps in lines are gutters of their zone (dynamic programming
// over the last cut).
func splitZones(rows []baseline) []zone {
	const (
		cost        = 0.8 // of another zone, so that one odd line does not make three
		overlapping = 1.0 // of a cut between lines that overlap: they may be of one row
		tight       = 0.2 // of a cut between lines that may be of one cell
	)
	best := make([]float64, len(rows)+1)
	cut := make([]int, len(rows)+1)
	e := newExplainer(rows)
	for j := 1; j <= len(rows); j++ {
		best[j] = math.Inf(-1)
		e.end(j)
		for i := j - 1; i >= 0; i-- {
			v := best[i] + e.from(i) - cost
			if i > 0 {
				switch gap := rows[i].box.Y0 - rows[i-1].box.Y1; {
				case gap < -0.2*rows[i].size:
					v -= overlapping
				case gap < line.Leading*rows[i].size:
					v -= tight
				}
			}
			if v >= best[j] { // of equal cuts the earliest: a line belongs to what follows, as headers do
				best[j], cut[j] = v, i
			}
		}
	}
	var out []zone
	for j := len(rows); j > 0; j = cut[j] {
		out = append(out, newZone(rows[cut[j]:j]))
	}
	slices.Reverse(out)
	return out
}

// newZone makes a zone of lines, with the columns that hold for all of them.
func newZone(lines []baseline) zone {
	z := zone{lines: lines}
	for _, l := range lines {
		z.columns = append(z.columns, l.pieces...)
	}
	z.columns = merge(z.columns, gutter*lines[0].size)
	z.explained = explains(lines, z.columns)
	return z
}

// beyond reports whether a glyph stands behind a column that has another one behind it. A mark may hang out of its
// column.
func (z *zone) beyond(g *page.Glyph, column int) bool {
	x := line.InkX(g)
	return x > z.columns[column].to && x > z.columns[column+1].from-hanging*g.Size
}

// columnAt gives the column that a piece stands in.
func columnAt(columns []extent, piece extent) int {
	c, _ := slices.BinarySearchFunc(columns, piece.center(), func(e extent, x float64) int { return cmp.Compare(e.to, x) })
	return min(c, len(columns)-1)
}

// shareHeads gives a body below a header that stands over more columns those that it leaves empty: a column that holds
// nothing on this page still has a head.
func shareHeads(p *page.Page, zones []zone, main int) {
	z := &zones[main]
	if main == 0 {
		return
	}
	above := &zones[main-1]
	if z.top()-above.bottom() > headAbove*z.lines[0].size ||
		slices.ContainsFunc(above.lines, func(l baseline) bool { return len(l.pieces) < 2 || hasValue(p, &l) }) {
		return
	}
	z.takeColumns(above.columns)
}

// shareNumbered gives the zones below a line that numbers the columns the columns of that line: those that hold nothing
// there are columns all the same.
func shareNumbered(zones []zone) {
	for i := range zones {
		if !slices.ContainsFunc(zones[i].lines, func(l baseline) bool { return numberingLine.MatchString(l.text) }) {
			continue
		}
		for k := i + 1; k < len(zones); k++ {
			zones[k].takeColumns(zones[i].columns)
		}
		return
	}
}

// takeColumns adds the columns of another zone that this one leaves empty, if each of its own is one of those.
func (z *zone) takeColumns(columns []extent) {
	if len(z.columns) < 3 || len(z.columns) >= len(columns) {
		return
	}
	out := slices.Clone(columns)
	next := 0
	for _, e := range z.columns {
		for next < len(columns) && columns[next].to <= e.from {
			next++
		}
		if next == len(columns) || next > 0 && e.from < columns[next-1].to ||
			next+1 < len(columns) && e.to > columns[next+1].from {
			return
		}
		out[next] = e
		next++
	}
	for c := 1; c < len(out); c++ {
		if out[c].from <= out[c-1].to {
			return
		}
	}
	z.columns = out
}

// joinColumns joins neighbouring columns of which never both have text at one height: a number of the numbering row
// stands in the middle of its column, the amounts below it at the right edge. Two columns with amounts are two,
// however empty they are.
func (z *zone) joinColumns(p *page.Page) {
	blocks := blocksOf(p, z, nil)
	for i := 1; i < len(z.columns); {
		if sideBySide(blocks[i-1], blocks[i]) || holdsAmounts(blocks[i-1]) && holdsAmounts(blocks[i]) {
			i++
			continue
		}
		z.columns[i-1].to = z.columns[i].to
		blocks[i-1] = append(blocks[i-1], blocks[i]...)
		z.columns = slices.Delete(z.columns, i, i+1)
		blocks = slices.Delete(blocks, i, i+1)
	}
}

func holdsAmounts(blocks []block) bool {
	return slices.ContainsFunc(blocks, func(b block) bool { return b.numeric && len(b.text) > 2 })
}

func sideBySide(a, b []block) bool {
	for _, x := range a {
		for _, y := range b {
			if x.from < y.to && y.from < x.to {
				return true
			}
		}
	}
	return false
}
