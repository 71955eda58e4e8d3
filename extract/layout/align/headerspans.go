package align

import (
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"gongkai/extract/layout/grid"
	"gongkai/extract/layout/line"
	"gongkai/extract/page"
)

// Which columns the texts of a header stand over, where no ruling says it.

// reachOf gives the columns that a piece of text stands over: those of which it covers a good part.
func reachOf(x extent, columns []extent, edges []float64, size float64) (from, to int) {
	from, to = -1, -1
	for c := range columns {
		shared := min(x.to, edges[c+1]) - max(x.from, edges[c])
		if shared <= 0 {
			continue
		}
		own := min(x.to, columns[c].to) - max(x.from, columns[c].from)
		if shared > 0.5*(x.to-x.from) || own > 0.5*(columns[c].to-columns[c].from) || own > size {
			if from < 0 {
				from = c
			}
			to = c
		}
	}
	if from < 0 {
		c := columnAt(columns, x)
		return c, c
	}
	return from, to
}

// spansOf gives the columns, first and last, that each piece of a header stands over. A text over several columns
// covers them, or stands in the middle of them while each has a text of its own below. Those of one line are looked at
// together: a column is under one of them only, and few columns are left without.
func spansOf(p *page.Page, pieces []headPiece, columns []extent, size float64) [][2]int {
	s := spreader{page: p, pieces: pieces, columns: columns, size: size,
		edges: bordersOf(columns, math.Inf(-1), math.Inf(1)),
		reach: make([][2]int, len(pieces)), whole: extentOfPieces(pieces), rules: grid.Segments(p.Rulings, true)}
	for i := range pieces {
		s.reach[i][0], s.reach[i][1] = reachOf(pieces[i].x, columns, s.edges, size)
	}
	for j := len(pieces); j > 0; { // from the lowest line up: what a text stands over is known below it
		i := j - 1
		for i > 0 && pieces[i-1].line == pieces[i].line {
			i--
		}
		copy(s.reach[i:j], s.line(i, j))
		j = i
	}
	return s.reach
}

// spreader looks for the columns that the texts of a header stand over.
type spreader struct {
	page    *page.Page
	pieces  []headPiece
	columns []extent
	edges   []float64
	size    float64
	reach   [][2]int // the columns that each piece covers, or, once it is known, stands over
	whole   extent   // the height of the header
	rules   []grid.Segment
}

// reading is one way to read a piece: the columns it may stand over, and what that costs.
type reading struct {
	span [2]int
	cost float64
}

// line gives the columns of the pieces from i to j-1, which stand on one line from left to right (dynamic programming
// over the last column taken).
func (s *spreader) line(i, j int) [][2]int {
	n := len(s.columns)
	type step struct {
		cost    float64
		reading reading
		before  int
	}
	best := make([][]step, j-i+1) // by pieces read and columns taken
	for k := range best {
		best[k] = make([]step, n+1)
		for c := range best[k] {
			best[k][c].cost = math.Inf(1)
		}
	}
	best[0][0].cost = 0
	for k := i; k < j; k++ {
		for _, r := range s.readings(k, i, j) {
			for taken := range n + 1 {
				cost := best[k-i][taken].cost + r.cost
				if r.span[0] < taken {
					cost += headsShareColumn * float64(taken-r.span[0])
				}
				end := max(taken, r.span[1]+1)
				if cost < best[k-i+1][end].cost {
					best[k-i+1][end] = step{cost, r, taken}
				}
			}
		}
	}
	at := 0
	for c := range n + 1 {
		if best[j-i][c].cost < best[j-i][at].cost {
			at = c
		}
	}
	out := make([][2]int, j-i)
	for k := j - i; k > 0; k-- {
		out[k-1] = best[k][at].reading.span
		at = best[k][at].before
	}
	return out
}

// readings gives the ways to read piece k of a line that has the pieces from i to j-1.
func (s *spreader) readings(k, i, j int) []reading {
	q := &s.pieces[k]
	from, to := s.reach[k][0], s.reach[k][1]
	out := []reading{{span: s.reach[k], cost: -widerIsBetter * float64(to-from)}}
	if span, ok := s.ruled(q); ok && span[0] <= from && to <= span[1] {
		return []reading{{span: span}}
	}
	left, right := 0, len(s.columns)-1 // as far as the neighbours leave room
	below := make([]*headPiece, len(s.columns))
	for n := range s.pieces {
		o := &s.pieces[n]
		a, b := s.reach[n][0], s.reach[n][1]
		switch {
		case n == k:
		case n >= i && n < j || o.y.from < q.y.to && q.y.from < o.y.to:
			if o.x.to <= q.x.from {
				left = max(left, b+1)
			}
			if o.x.from >= q.x.to {
				right = min(right, a-1)
			}
		case o.y.center() > q.y.to:
			for c := a; c <= b; c++ {
				if below[c] == nil {
					below[c] = o
				}
			}
		}
	}
	for c := range below { // a text in the middle of the whole header stands beside this one, not below it
		if below[c] != nil && math.Abs(s.stackAt(c, q).center()-s.whole.center()) < levelSlack*s.size {
			below[c] = nil
		}
	}
	free := s.headless(k)
	for a := from; a >= left && a >= 0; a-- {
		for b := to; b <= right; b++ {
			if a == b || !stands(below[a:b+1], free[a:b+1]) || s.wrapsInto(q, below[a:b+1], a) {
				continue
			}
			d := s.off(q, below, a, b)
			most, all := sameMiddle, (a == left || below[a-1] == nil) && (b == right || below[b+1] == nil)
			if all { // all that the neighbours leave
				most = max(sameMiddle, wholeRun*(s.columns[b].to-s.columns[a].from)/s.size)
			}
			if d > most {
				continue
			}
			cost := d - widerIsBetter*float64(b-a)
			if all && most > sameMiddle {
				cost -= sameMiddle
			}
			out = append(out, reading{[2]int{a, b}, cost})
		}
	}
	return out
}

// headless tells the columns that have no head but piece k: none at all, or, of those that it covers, none below it.
func (s *spreader) headless(k int) []bool {
	out := make([]bool, len(s.columns))
	for c := range out {
		out[c] = true
	}
	own := s.reach[k]
	for n := range s.pieces {
		for c := s.reach[n][0]; c <= s.reach[n][1]; c++ {
			if n != k && (c < own[0] || c > own[1] || s.pieces[n].y.to > s.pieces[k].y.from) {
				out[c] = false
			}
		}
	}
	return out
}

// stands reports whether a text may stand over columns: each has a head of its own below, or none has any.
func stands(below []*headPiece, free []bool) bool {
	return !slices.Contains(below, nil) || !slices.Contains(free, false)
}

// ruled gives the columns above a short ruling that is drawn below a text.
func (s *spreader) ruled(q *headPiece) ([2]int, bool) {
	for _, r := range s.rules {
		if r.At < q.y.center() || r.At > q.y.to+ruleBelowHead*s.size || r.From > q.x.from+pad || r.To < q.x.to-pad ||
			r.To-r.From > 0.9*(s.columns[len(s.columns)-1].to-s.columns[0].from) {
			continue
		}
		from, to := -1, -1
		for c, e := range s.columns {
			if x := e.center(); r.From < x && x < r.To {
				if from < 0 {
					from = c
				}
				to = c
			}
		}
		if to > from {
			return [2]int{from, to}, true
		}
	}
	return [2]int{}, false
}

// off says how far, in font sizes, a text stands off the middle of columns: of the heads below, of the texts in the
// columns, or of their cells, whose borders are somewhere in the gaps between texts.
func (s *spreader) off(q *headPiece, below []*headPiece, a, b int) float64 {
	x := q.x.center()
	heads := math.Inf(1)
	if below[a] != nil && below[b] != nil {
		heads = (below[a].x.from + below[b].x.to) / 2
	}
	texts := (s.columns[a].from + s.columns[b].to) / 2
	left, right := extent{s.columns[a].from - pad, s.columns[a].from}, extent{s.columns[b].to, s.columns[b].to + pad}
	// The head of an outer cell reaches as far beyond its middle as on its inner side.
	last := len(s.columns) - 1
	if a > 0 {
		left.from = s.columns[a-1].to
	} else if o := below[a]; o != nil && s.reach[o.index][1] < last {
		left.from = min(left.from, 2*o.x.center()-s.columns[s.reach[o.index][1]+1].from)
	}
	if b < last {
		right.to = s.columns[b+1].from
	} else if o := below[b]; o != nil && s.reach[o.index][0] > 0 {
		right.to = max(right.to, 2*o.x.center()-s.columns[s.reach[o.index][0]-1].to)
	}
	cells := max(0, (left.from+right.from)/2-x, x-(left.to+right.to)/2)
	return min(math.Abs(x-heads), math.Abs(x-texts), cells) / s.size
}

func extentOfPieces(all []headPiece) extent {
	if len(all) == 0 {
		return extent{}
	}
	e := all[0].y
	for _, q := range all {
		e = extent{min(e.from, q.y.from), max(e.to, q.y.to)}
	}
	return e
}

// stackAt gives the height of all that stands over a column below a text.
func (s *spreader) stackAt(c int, q *headPiece) extent {
	e := extent{math.Inf(1), math.Inf(-1)}
	for i := range s.pieces {
		if s.reach[i][0] <= c && c <= s.reach[i][1] && s.pieces[i].y.center() > q.y.to {
			e = extent{min(e.from, s.pieces[i].y.from), max(e.to, s.pieces[i].y.to)}
		}
	}
	return e
}

// small reports whether a text begins in brackets, or with a small letter in a header whose first words begin with
// capitals: it goes on from another one.
func (s *spreader) small(q *headPiece) bool {
	first := func(o *headPiece) rune {
		r, _ := utf8.DecodeRuneInString(s.page.Glyphs[o.glyphs[0]].Text)
		return r
	}
	r := first(q)
	return r == '(' || unicode.IsLower(r) && unicode.IsUpper(first(&s.pieces[0]))
}

// wrapsInto reports whether a text goes on with the one closely below it: then both together stand as high as the heads
// beside them do, and a tier of its own stands above them.
func (s *spreader) wrapsInto(q *headPiece, below []*headPiece, from int) bool {
	if slices.Contains(below, nil) {
		return false
	}
	allSmall := len(below) > 1 && !slices.ContainsFunc(below, func(o *headPiece) bool { return !s.small(o) })
	for c, o := range below {
		if o.y.from-q.y.to > line.Leading*s.size {
			continue
		}
		centred := math.Abs(o.x.center()-q.x.center()) <= sameMiddle*s.size
		atEdge := math.Abs(o.x.from-q.x.from) < sameEdge*s.size || math.Abs(o.x.to-q.x.to) < sameEdge*s.size
		if atEdge && math.Abs(o.x.center()-q.x.center()) > sameEdge*s.size || (atEdge || centred) && s.small(o) && !allSmall {
			return true
		}
		if !centred {
			continue
		}
		if len(q.glyphs) == 1 && len(o.glyphs) == 1 {
			return true // a text that is set downwards
		}
		alone := s.stackAt(from+c, q)
		both := extent{min(alone.from, q.y.from), max(alone.to, q.y.to)}
		for k, other := range below {
			if other == o {
				continue
			}
			at := s.stackAt(from+k, q).center()
			if off := math.Abs(at - alone.center()); off > 0.2*s.size && math.Abs(at-both.center()) < off {
				return true
			}
		}
	}
	return false
}
