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
	for j := 1; j <= len(rows); j++ {
		best[j] = math.Inf(-1)
		var columns []extent
		for i := j - 1; i >= 0; i-- {
			columns = merge(append(slices.Clone(columns), rows[i].pieces...), gutter*rows[i].size)
			v := best[i] + explains(rows[i:j], columns) - cost
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

// explains counts the gaps of the lines that are gutters between columns. In a zone of one line a narrow gap says
// little: it may be the spacing of letters. Texts that stand side by side, on lines half a line apart, and yet share
// a column speak against the zone.
func explains(rows []baseline, columns []extent) float64 {
	const (
		wide        = 1.5 // font sizes
		narrowAlone = 0.4
		close       = 0.6 // font sizes: so far apart are also a number and its unit
		closeWeight = 0.8
		apart       = 3.0 // font sizes: texts so far apart on one line are seldom of one cell
		unexplained = 0.5
	)
	n := 0.0
	for i := range rows {
		seen := -1
		for k, piece := range rows[i].pieces {
			c := columnAt(columns, piece)
			if c != seen && seen >= 0 {
				switch gap := (piece.from - rows[i].pieces[k-1].to) / rows[i].size; {
				case len(rows) == 1 && gap < wide:
					n += narrowAlone
				case gap < close:
					n += closeWeight
				default:
					n++
				}
			} else if c == seen && piece.from-rows[i].pieces[k-1].to > apart*rows[i].size {
				n -= unexplained
			}
			seen = c
		}
		if i > 0 && rows[i-1].box.Y1-rows[i].box.Y0 > 0.2*rows[i].size {
			n -= float64(shared(rows[i-1], rows[i], columns))
		}
	}
	return n
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

// shared counts the pairs of texts of two lines that share a column though a gutter is between them.
func shared(a, b baseline, columns []extent) int {
	n := 0
	for _, x := range a.pieces {
		for _, y := range b.pieces {
			apart := max(x.from, y.from)-min(x.to, y.to) > gutter*a.size
			if apart && columnAt(columns, x) == columnAt(columns, y) {
				n++
			}
		}
	}
	return n
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
