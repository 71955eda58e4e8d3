package align

import (
	"cmp"
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"gongkai/extract/geometry"
	"gongkai/extract/layout/grid"
	"gongkai/extract/layout/line"
	"gongkai/extract/page"
	"gongkai/internal/hanzi"
)

// baseline is one line of glyphs on the page.
type baseline struct {
	glyphs []int32  // without white space
	pieces []extent // strips with text
	box    geometry.Rect
	size   float64
	text   string
}

// extent is a strip of the page, horizontal or vertical.
type extent struct{ from, to float64 }

func (i extent) center() float64 { return (i.from + i.to) / 2 }

// baselines gives the horizontal text of a page line by line.
func baselines(p *page.Page, glyphs []int32) []baseline {
	var upright []int32
	for _, i := range glyphs {
		if p.Glyphs[i].Dir == page.Right {
			upright = append(upright, i)
		}
	}
	var out []baseline
	for _, l := range line.Of(p, upright, line.InCell) {
		b := baseline{box: l.Box, size: l.Size, text: l.Text}
		b.pieces = pieces(p, l.Glyphs, gutter*l.Size)
		for _, g := range l.Glyphs {
			if !line.IsSpace(&p.Glyphs[g]) {
				b.glyphs = append(b.glyphs, g)
			}
		}
		out = append(out, b)
	}
	if len(out) >= fewestLines {
		splitAtEdges(p, out)
		splitCentred(p, out)
		splitAtRulings(p, out)
	}
	sortLines(out)
	return out
}

// sortLines puts lines in order, from top to bottom.
func sortLines(lines []baseline) {
	slices.SortStableFunc(lines, func(a, b baseline) int { return cmp.Compare(a.box.CenterY(), b.box.CenterY()) })
}

// edge is a narrow gap within a piece, between texts shown by different operators.
type edge struct {
	line       int
	end, start float64
}

// splitAtEdges parts pieces in narrow gaps that several lines have at the same place, and that no other line between
// them crosses. Spreadsheets leave less than two points between columns.
func splitAtEdges(p *page.Page, lines []baseline) {
	var edges []edge
	for i := range lines {
		l := &lines[i]
		for k := 1; k < len(l.glyphs); k++ {
			a, b := &p.Glyphs[l.glyphs[k-1]], &p.Glyphs[l.glyphs[k]]
			gap := b.Box.X0 - a.Box.X1
			if a.Run != b.Run && (isNumeral(a.Text) || isHan(a.Text) || isHan(b.Text)) && gap > narrowest*l.size &&
				gap < gutter*l.size && !isAutoSpace(a, b, gap) {
				edges = append(edges, edge{i, a.Box.X1, b.Box.X0})
			}
		}
	}
	slices.SortFunc(edges, func(a, b edge) int { return cmp.Compare(a.end, b.end) })
	for i := 0; i < len(edges); {
		j, free := i+1, extent{edges[i].end, edges[i].start}
		first, last := edges[i].line, edges[i].line
		for j < len(edges) && edges[j].end < free.to {
			free = extent{max(free.from, edges[j].end), min(free.to, edges[j].start)}
			first, last = min(first, edges[j].line), max(last, edges[j].line)
			j++
		}
		at := free.center()
		from, to, beside := textsBeside(lines, free, first, last)
		if beside < textsOfColumn || crosses(p, lines[from:to+1], at) {
			from, to, beside = first, last, 0
		}
		if (j-i >= edgesOfColumn || beside > 0) && free.from < free.to && !crosses(p, lines[from:to+1], at) {
			for k := from; k <= to; k++ {
				lines[k].splitAt(at)
				lines[k].keepOff(at)
			}
		}
		i = j
	}
}

// splitCentred parts pieces of words in narrow gaps between texts shown by different operators, where each part has a
// text of its own closely below that is set around the same middle: two cells whose lines are centred, the first of
// which fills both.
func splitCentred(p *page.Page, lines []baseline) {
	byTop := make([]*baseline, len(lines))
	for i := range lines {
		byTop[i] = &lines[i]
	}
	slices.SortStableFunc(byTop, func(a, b *baseline) int { return cmp.Compare(a.box.Y0, b.box.Y0) })
	for i, a := range byTop {
		for _, b := range byTop[i+1:] {
			if b.box.Y0-a.box.Y1 > line.Leading*a.size {
				break
			}
			if b.box.CenterY() < a.box.Y1 {
				continue
			}
			for _, at := range a.centredGaps(p, b) {
				a.splitAt(at)
			}
		}
	}
}

// centredGaps gives the middles of the narrow gaps of a line whose neighbouring texts both go on in the other one.
func (l *baseline) centredGaps(p *page.Page, below *baseline) []float64 {
	if len(below.pieces) < 2 {
		return nil
	}
	var parts []extent
	for k, i := range l.glyphs {
		b := p.Glyphs[i].Box
		if k > 0 {
			before := &p.Glyphs[l.glyphs[k-1]]
			if before.Run == p.Glyphs[i].Run || b.X0-before.Box.X1 < narrowest*l.size {
				parts[len(parts)-1].to = b.X1
				continue
			}
		}
		parts = append(parts, extent{b.X0, b.X1})
	}
	var out []float64
	goesOn := func(e extent) int {
		return slices.IndexFunc(below.pieces, func(q extent) bool {
			return math.Abs(q.center()-e.center()) < levelSlack*l.size && e.from < q.from && q.to < e.to
		})
	}
	for k := 1; k < len(parts); k++ {
		gap := extent{parts[k-1].to, parts[k].from}
		if gap.to-gap.from >= gutter*l.size {
			continue
		}
		if left, right := goesOn(parts[k-1]), goesOn(parts[k]); left >= 0 && right > left {
			out = append(out, gap.center())
		}
	}
	return out
}

// textsBeside counts the texts of other lines that end or begin where a narrow gap does, and gives the lines from the
// first to the last of them and of those that have the gap.
func textsBeside(lines []baseline, gap extent, first, last int) (from, to, n int) {
	from, to = first, last
	for i := range lines {
		slack := sameEdge * lines[i].size
		for _, e := range lines[i].pieces {
			if math.Abs(e.to-gap.from) <= slack || math.Abs(e.from-gap.to) <= slack {
				from, to = min(from, i), max(to, i)
				n++
			}
		}
	}
	return from, to, n
}

// isAutoSpace tells the gap of a quarter that typesetting leaves between a number and a character of Chinese.
func isAutoSpace(a, b *page.Glyph, gap float64) bool {
	mixed := isNumeral(a.Text) && isHan(b.Text) || isHan(a.Text) && isNumeral(b.Text)
	return mixed && math.Abs(gap-autoSpace*a.Size) < autoSpaceSlack*a.Size
}

// crosses reports whether a glyph of some lines stands at a place, but for one line in ten: a head may.
func crosses(p *page.Page, lines []baseline, x float64) bool {
	n := 0
	for i := range lines {
		if slices.ContainsFunc(lines[i].glyphs, func(g int32) bool { b := p.Glyphs[g].Box; return b.X0 < x && x < b.X1 }) {
			n++
		}
	}
	return 10*n > len(lines)
}

// splitAtRulings parts pieces at vertical rulings between their glyphs, and keeps texts on both sides of one as far
// apart as columns are. A wide sheet has as many rulings as texts in one line, so each is looked for among those that
// stand in order.
func splitAtRulings(p *page.Page, lines []baseline) {
	rulings := grid.Segments(p.Rulings, false)
	for i := range lines {
		l := &lines[i]
		pad, ordered := l.pad(), inOrder(l.pieces)
		var middles []extent
		for _, r := range rulings {
			if y := l.box.CenterY(); y < r.From || y > r.To || r.At < l.box.X0 || r.At > l.box.X1 {
				continue
			}
			if middles == nil {
				middles = l.middles(p)
			}
			if crossed(middles, r.At) {
				continue
			}
			from, to := 0, len(l.pieces)
			if ordered {
				from, to = near(l.pieces, r.At, pad)
			}
			if l.splitWithin(from, to, r.At) {
				to++
			}
			keepOff(l.pieces[from:to], r.At, pad)
		}
	}
}

// middles gives the middle thirds of the glyphs of a line, from left to right, each with the right end of the one that
// reaches furthest so far.
func (l *baseline) middles(p *page.Page) []extent {
	out := make([]extent, len(l.glyphs))
	for i, g := range l.glyphs {
		b := p.Glyphs[g].Box
		third := b.Width() / 3
		out[i] = extent{b.X0 + third, b.X1 - third}
	}
	slices.SortFunc(out, func(a, b extent) int { return cmp.Compare(a.from, b.from) })
	for i := 1; i < len(out); i++ {
		out[i].to = max(out[i].to, out[i-1].to)
	}
	return out
}

// crossed reports whether a place is within the middle third of a glyph.
func crossed(middles []extent, x float64) bool {
	n, _ := slices.BinarySearchFunc(middles, x, func(e extent, x float64) int { return cmp.Compare(e.from, x) })
	return n > 0 && x < middles[n-1].to
}

// near gives which pieces a place is in, or nearer to than a pad. They stand in order.
func near(pieces []extent, x, pad float64) (from, to int) {
	from, _ = slices.BinarySearchFunc(pieces, x-pad, func(e extent, x float64) int {
		if e.to > x {
			return 0
		}
		return -1
	})
	to = from
	for to < len(pieces) && pieces[to].from < x+pad {
		to++
	}
	return from, to
}

// pad is the room at each side of a place that is kept free, so that texts on both sides are as far apart as columns.
func (l *baseline) pad() float64 { return float64(0.51 * gutter * l.size) }

// keepOff keeps texts on both sides of a place as far apart as columns are.
func (l *baseline) keepOff(x float64) { keepOff(l.pieces, x, l.pad()) }

func keepOff(pieces []extent, x, pad float64) {
	for k := range pieces {
		e := &pieces[k]
		if e.center() < x {
			e.to = max(e.from, min(e.to, x-pad))
		} else {
			e.from = min(e.to, max(e.from, x+pad))
		}
	}
}

// splitAt parts the piece that holds a place, and keeps the parts as far apart as columns are.
func (l *baseline) splitAt(x float64) { l.splitWithin(0, len(l.pieces), x) }

// splitWithin looks for the piece among some. It reports whether there is one.
func (l *baseline) splitWithin(from, to int, x float64) bool {
	pad := l.pad()
	for k := from; k < to; k++ {
		if e := l.pieces[k]; e.from < x && x < e.to {
			l.pieces = slices.Insert(l.pieces, k+1, extent{min(x+pad, e.to), e.to})
			l.pieces[k].to = max(x-pad, e.from)
			return true
		}
	}
	return false
}

// spreadLetters marks the glyphs that go on a letter-spaced word (收 入 总 计): three or more single characters in a row,
// all the same narrow gap apart.
func spreadLetters(p *page.Page, glyphs []int32) []bool {
	out := make([]bool, len(glyphs))
	gap := func(k int) float64 { return p.Glyphs[glyphs[k]].Box.X0 - p.Glyphs[glyphs[k-1]].Box.X1 }
	for k := 1; k < len(glyphs); k++ {
		size := p.Glyphs[glyphs[k]].Size
		end := k
		for end < len(glyphs) && gap(end) > 0.2*size && gap(end) < 0.8*size && math.Abs(gap(end)-gap(k)) < 0.1*size &&
			isHan(p.Glyphs[glyphs[end]].Text) && isHan(p.Glyphs[glyphs[end-1]].Text) {
			end++
		}
		for i := k; i < end && end-k >= 2; i++ {
			out[i] = true
		}
		k = max(k, end-1)
	}
	return out
}

// isWestern reports whether a line consists of words of letters: their gaps are wider than those between characters of
// Chinese, and some programs print no spaces in them.
func isWestern(p *page.Page, glyphs []int32) bool {
	letters := 0
	for _, i := range glyphs {
		for _, r := range p.Glyphs[i].Text {
			if hanzi.IsHan(r) {
				return false
			}
			if unicode.IsLetter(r) {
				letters++
			}
		}
	}
	return letters >= 3
}

func isHan(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n == len(s) && hanzi.IsHan(r)
}

// pieces gives the strips of a line with text. A space that is printed as a character belongs to the text around it;
// a row of them is a gap made by hand.
func pieces(p *page.Page, glyphs []int32, gap float64) []extent {
	var all []extent
	spaces, spread := 0, spreadLetters(p, glyphs)
	western := isWestern(p, glyphs)
	for k, i := range glyphs {
		g := &p.Glyphs[i]
		if line.IsSpace(g) {
			spaces++
			continue
		}
		from := g.Box.X0
		if n := len(all); n > 0 && (spaces > 0 && spaces < 3 && from-all[n-1].to < 1.1*g.Size || spread[k] ||
			western && from-all[n-1].to < wordSpace*g.Size) {
			from = all[n-1].to
		}
		spaces = 0
		to := g.Box.X1
		if line.IsClosing(g) && len(all) > 0 && (k+1 == len(glyphs) || p.Glyphs[glyphs[k+1]].Box.X0-to >= gap) {
			to = min(to, max(g.Box.X0, all[len(all)-1].to)) // it may hang out of its column
		}
		all = append(all, extent{from, to})
	}
	return merge(all, gap)
}

// merge joins intervals that are less than gap apart.
func merge(all []extent, gap float64) []extent {
	slices.SortFunc(all, func(a, b extent) int { return cmp.Compare(a.from, b.from) })
	var out []extent
	for _, i := range all {
		if n := len(out); n > 0 && i.from-out[n-1].to < gap {
			out[n-1].to = max(out[n-1].to, i.to)
		} else {
			out = append(out, i)
		}
	}
	return out
}

func isNumeral(s string) bool { return len(s) == 1 && s[0] >= '0' && s[0] <= '9' }
