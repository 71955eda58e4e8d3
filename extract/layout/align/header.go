package align

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"gongkai/extract/layout/grid"
	"gongkai/extract/layout/line"
	"gongkai/extract/page"
	"gongkai/internal/lazyregexp"
)

// The header of a table without rulings. A cell over several columns reaches over the gaps between them, or stands in
// the middle of them while each has a head of its own below. Which cell stands below which gives the levels: 收入 over 项目
// and 预算数. A head with nothing above and nothing below it takes all levels, at whatever height its text stands.

// head is a cell of the header in the making.
type head struct {
	from, to int // columns, both inclusive
	x, y     extent
	glyphs   []int32
	first    int // levels, both inclusive
	last     int
}

func (h *head) over(o *head) bool { return h.from <= o.to && o.from <= h.to }

// headPiece is a strip of text of a header line.
type headPiece struct {
	index  int // among all
	line   int
	x, y   extent
	glyphs []int32
}

// piecesOfHeader cuts header lines into their pieces.
func piecesOfHeader(p *page.Page, lines []baseline) []headPiece {
	var out []headPiece
	for n := range lines {
		l := &lines[n]
		parts := make([]headPiece, len(l.pieces))
		k := 0
		for _, g := range l.glyphs {
			b := p.Glyphs[g].Box
			for k+1 < len(l.pieces) && b.CenterX() > (l.pieces[k].to+l.pieces[k+1].from)/2 {
				k++
			}
			q := &parts[k]
			if q.glyphs == nil {
				*q = headPiece{line: n, x: extent{b.X0, b.X1}, y: extent{b.Y0, b.Y1}}
			}
			q.x = extent{min(q.x.from, b.X0), max(q.x.to, b.X1)}
			q.y = extent{min(q.y.from, b.Y0), max(q.y.to, b.Y1)}
			q.glyphs = append(q.glyphs, g)
		}
		for _, q := range parts {
			if q.glyphs != nil {
				q.index = len(out)
				out = append(out, q)
			}
		}
	}
	return out
}

// headsOf gives the cells of a header over columns whose texts stand at the given places.
func headsOf(p *page.Page, lines []baseline, columns []extent, size float64) []head {
	pieces := piecesOfHeader(p, lines)
	edges := bordersOf(columns, math.Inf(-1), math.Inf(1))
	var heads []head
	spans := spansOf(p, pieces, columns, size)
	for i := range pieces {
		q := &pieces[i]
		h := head{x: q.x, y: q.y, glyphs: q.glyphs, from: spans[i][0], to: spans[i][1]}
		// A further line of a cell: close below it, alone there, and set around the same middle or from the same edge.
		joined := false
		for k := range heads {
			o := &heads[k]
			if o.from == h.from && o.to == h.to && q.y.from-o.y.to < wideLeading*size && standsBetween(o, q, pieces, size) {
				o.add(&h)
				joined = true
				break
			}
			if !o.over(&h) || q.y.from-o.y.to > line.Leading*size || q.y.center() < o.y.center() {
				continue
			}
			same := o.from == h.from && o.to == h.to
			inside := o.from <= h.from && h.to <= o.to && !leadsOn(q, pieces, o.x, size) &&
				aloneBelow(q, pieces, edges[o.from], edges[o.to+1]) &&
				(math.Abs(o.x.center()-q.x.center()) < sameMiddle*size || math.Abs(o.x.from-q.x.from) < sameMiddle*size)
			wider := h.from <= o.from && o.to <= h.to && !same && len(lines) > 1 &&
				aloneBelow(q, pieces, edges[h.from], edges[h.to+1]) &&
				onlyOver(&h, heads) && math.Abs(o.x.center()-q.x.center()) < sameMiddle*size
			if same || inside || wider {
				o.add(&h)
				joined = true
				break
			}
		}
		if !joined {
			heads = append(heads, h)
		}
	}
	return heads
}

func (h *head) add(o *head) {
	h.from, h.to = min(h.from, o.from), max(h.to, o.to)
	h.x = extent{min(h.x.from, o.x.from), max(h.x.to, o.x.to)}
	h.y = extent{min(h.y.from, o.y.from), max(h.y.to, o.y.to)}
	h.glyphs = append(h.glyphs, o.glyphs...)
}

// standsBetween reports whether all other texts of a header stand between two lines that are wide apart: these are of
// one cell then.
func standsBetween(o *head, q *headPiece, all []headPiece, size float64) bool {
	others := 0
	for i := range all {
		p := &all[i]
		if p == q || p.y == o.y && p.x == o.x {
			continue
		}
		others++
		if at := p.y.center(); at < o.y.center()+0.2*size || at > q.y.center()-0.2*size {
			return false
		}
	}
	return others > 0
}

// leadsOn reports whether a text that is much narrower than the one above it goes on closely below: both are of a head
// of their own then.
func leadsOn(q *headPiece, all []headPiece, above extent, size float64) bool {
	if 2*(q.x.to-q.x.from) > above.to-above.from {
		return false
	}
	return slices.ContainsFunc(all, func(o headPiece) bool {
		return o.line > q.line && math.Abs(o.x.center()-q.x.center()) < levelSlack*size &&
			o.y.from-q.y.to < line.Leading*size && o.y.center() > q.y.to
	})
}

// onlyOver reports whether a single head stands above the columns of another.
func onlyOver(h *head, heads []head) bool {
	n := 0
	for i := range heads {
		if heads[i].over(h) {
			n++
		}
	}
	return n == 1
}

// aloneBelow reports whether no other piece stands at the height of q between two places.
func aloneBelow(q *headPiece, all []headPiece, from, to float64) bool {
	for i := range all {
		o := &all[i]
		if o != q && o.y.from < q.y.to && q.y.from < o.y.to && o.x.center() > from && o.x.center() < to {
			return false
		}
	}
	return true
}

// levels puts heads into levels and gives their number.
func levels(heads []head) int {
	slices.SortStableFunc(heads, func(a, b head) int { return cmp.Compare(a.y.center(), b.y.center()) })
	n := 0
	for i := range heads {
		for k := range i {
			if heads[k].over(&heads[i]) {
				heads[i].first = max(heads[i].first, heads[k].first+1)
			}
		}
		n = max(n, heads[i].first+1)
	}
	for i := range heads {
		heads[i].last = n - 1
		for k := i + 1; k < len(heads); k++ {
			if heads[k].over(&heads[i]) {
				heads[i].last = min(heads[i].last, heads[k].first-1)
			}
		}
	}
	return n
}

// headBorders gives the heights between levels, with the given ends.
func headBorders(heads []head, n int, top, bottom float64) []float64 {
	y := []float64{top}
	for k := 1; k < n; k++ {
		above, below := math.Inf(-1), math.Inf(1)
		for i := range heads {
			if heads[i].last == k-1 {
				above = max(above, heads[i].y.to)
			}
			if heads[i].first == k {
				below = min(below, heads[i].y.from)
			}
		}
		at := (above + below) / 2
		if math.IsInf(at, 0) || math.IsNaN(at) {
			at = y[k-1]
		}
		y = append(y, min(max(at, y[k-1]), bottom))
	}
	return append(y, bottom)
}

// headerLines gives the lines above the first with a value that are the header of a table of a width: they follow
// closely, hold no value, and are no sentence or running text.
func headerLines(p *page.Page, lines []baseline, end int, width float64) int {
	start := end
	for i := end - 1; i >= 0 && end-i <= mostHeaderLines; i-- {
		l := &lines[i]
		if i+1 < end && lines[i+1].box.Y0-l.box.Y1 > headerGap*l.size || strings.ContainsAny(l.text, "。；;") ||
			hasValue(p, l) {
			break
		}
		if slices.ContainsFunc(l.pieces, func(e extent) bool { return e.to-e.from > longLine*width }) {
			for start < end && goesOnBelow(&lines[start-1], &lines[start]) {
				start++
			}
			break
		}
		start = i
	}
	return start
}

// goesOnBelow reports whether running text may go on with the line below it.
func goesOnBelow(a, b *baseline) bool {
	return len(b.pieces) == 1 && b.box.Y0-a.box.Y1 < line.Leading*a.size &&
		math.Abs(b.pieces[0].from-a.pieces[len(a.pieces)-1].from) < sameMiddle*a.size
}

// partOfNumber is a word of a number that is written with spaces, as in (1 000 tonnes).
var partOfNumber = lazyregexp.New(`^\(\d+$|^000$`)

// hasValue reports whether a text of a line, or a word of one, is a number.
func hasValue(p *page.Page, l *baseline) bool {
	isNumber := func(s string) bool {
		return ValueOrBlank(s) && !yearLike.MatchString(s) && strings.ContainsAny(s, "0123456789") &&
			!partOfNumber.MatchString(s)
	}
	if slices.ContainsFunc(strings.Fields(l.text), isNumber) {
		return true
	}
	for _, q := range piecesOfHeader(p, []baseline{*l}) {
		var text strings.Builder
		for _, g := range q.glyphs {
			text.WriteString(line.TextOf(&p.Glyphs[g]))
		}
		if isNumber(text.String()) {
			return true
		}
	}
	return false
}

// addHeader appends the rows and cells of a header to the grid. x are the grid borders of the columns.
func (g *builder) addHeader(heads []head, columns int, x []int, top, bottom float64) {
	n := levels(heads)
	base := len(g.Y)
	y := headBorders(heads, n, top, bottom)
	g.Y = append(g.Y, y[:len(y)-1]...)
	taken := make([][]bool, n)
	for i := range taken {
		taken[i] = make([]bool, columns)
	}
	for i := range heads {
		h := &heads[i]
		free := true
		for r := h.first; r <= h.last; r++ {
			free = free && !slices.Contains(taken[r][h.from:h.to+1], true)
		}
		if !free || x[h.to+1] == x[h.from] {
			continue
		}
		for r := h.first; r <= h.last; r++ {
			for c := h.from; c <= h.to; c++ {
				taken[r][c] = true
			}
		}
		for _, glyph := range h.glyphs {
			g.placed[glyph] = place{base + h.first, x[h.from]}
		}
		g.Cells = append(g.Cells, grid.Cell{Row: base + h.first, Rows: h.last - h.first + 1, Col: x[h.from],
			Cols: x[h.to+1] - x[h.from]})
	}
	for c := range columns {
		for r := 0; r < n; r++ {
			if taken[r][c] || x[c] == x[c+1] {
				continue
			}
			rows := 1
			for r+rows < n && !taken[r+rows][c] {
				rows++
			}
			g.Cells = append(g.Cells, grid.Cell{Row: base + r, Rows: rows, Col: x[c], Cols: x[c+1] - x[c]})
			r += rows - 1
		}
	}
}
