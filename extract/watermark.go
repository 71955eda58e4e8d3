package extract

import (
	"math"
	"slices"

	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/extract/layout/line"
	"gongkai/extract/page"
	"gongkai/internal/hanzi"
	"gongkai/internal/limits"
)

// Watermarks stand over or under the text of a page and would fall to pieces in the cells below. Text at an angle is
// told by that alone. An upright one gives itself away where it meets what it does not belong to: it is large and pale
// and runs across rulings or text, or it is the same at the same place on most pages and lies over the text of several,
// in a paler or larger type than that. Captions, units and rows of totals are the same on many pages, too, and
// watermarks run over them; but they are never the paler of the two.

const (
	// headingSize is the type size in points that no heading above a table is larger than.
	headingSize = 28.0
	// paleColor is what the darkest component of a colour has at least that is too light for text that is meant to be
	// read.
	paleColor = 140
	// paler and larger are how much lighter, and how many times as large, a watermark is than the text it lies over.
	paler  = 60
	larger = 1.5
	// samePlace is how far, in points, a text may move from page to page.
	samePlace = 4.0
	// repeatedPages is the least number of pages that make a habit.
	repeatedPages = 3
)

// run is text that was shown in one go: glyphs that follow each other in the content, alike in size, colour and
// baseline.
type run struct {
	from, to int    // indexes of glyphs: from <= i < to
	text     uint64 // a hash of it
	letters  int
	box      geometry.Rect
}

// markWatermarks marks the glyphs of upright watermarks on all pages.
func markWatermarks(pages []*page.Page) {
	looks := 0
	type place struct {
		text uint64
		x, y int
	}
	runs := make([][]run, len(pages))
	on := map[place][]int{} // pages
	placeOf := func(r *run) place {
		return place{r.text, int(r.box.X0 / samePlace), int(r.box.Y0 / samePlace)}
	}
	for i, p := range pages {
		runs[i] = runsOf(p)
		for k := range runs[i] {
			r := &runs[i][k]
			if large(p, r) && crossed(p, r, true, &looks) {
				mark(p, r)
			}
			if here := placeOf(r); len(on[here]) == 0 || on[here][len(on[here])-1] != i {
				on[here] = append(on[here], i)
			}
		}
	}
	if len(pages) < repeatedPages {
		return
	}
	over := map[place]int{}
	repeated := func(r *run) bool { return 2*len(on[placeOf(r)]) > len(pages) && len(on[placeOf(r)]) >= repeatedPages }
	for i, p := range pages {
		for k := range runs[i] {
			if r := &runs[i][k]; repeated(r) && crossed(p, r, pale(p.Glyphs[r.from].Color), &looks) {
				over[placeOf(r)]++
			}
		}
	}
	for i, p := range pages {
		for k := range runs[i] {
			if r := &runs[i][k]; over[placeOf(r)] >= 2 && 3*over[placeOf(r)] >= len(on[placeOf(r)]) {
				mark(p, r)
			}
		}
	}
}

func mark(p *page.Page, r *run) {
	for i := r.from; i < r.to; i++ {
		p.Glyphs[i].Watermark = true
	}
}

// runsOf gives the runs of visible upright text of a page that have two characters or more.
func runsOf(p *page.Page) []run {
	var out []run
	for i := 0; i < len(p.Glyphs); {
		first := &p.Glyphs[i]
		j := i + 1
		for j < len(p.Glyphs) && sameRun(first, &p.Glyphs[j]) {
			j++
		}
		if first.Hidden == page.Visible && first.Dir != page.Oblique && j-i >= 2 {
			if r := newRun(p, i, j); r.letters >= 2 {
				out = append(out, r)
			}
		}
		i = j
	}
	return out
}

// newRun puts a run together; its text is told by a hash, as it is only compared.
func newRun(p *page.Page, from, to int) run {
	r := run{from: from, to: to, text: 14695981039346656037} // FNV-1a
	for i := from; i < to; i++ {
		g := &p.Glyphs[i]
		r.box = r.box.Union(g.Box)
		for _, c := range hanzi.Strip(g.Text) {
			r.text = (r.text ^ uint64(c)) * 1099511628211
			r.letters++
		}
	}
	return r
}

func sameRun(a, b *page.Glyph) bool {
	if a.Hidden != b.Hidden || a.Dir != b.Dir || a.Color != b.Color || math.Abs(a.Size-b.Size) > 0.05*a.Size ||
		a.Watermark != b.Watermark {
		return false
	}
	if a.Dir == page.Right || a.Dir == page.Left {
		return math.Abs(a.Y-b.Y) < 0.1*a.Size
	}
	return math.Abs(a.X-b.X) < 0.1*a.Size
}

// pale reports whether a colour is too light for text that is meant to be read.
func pale(c page.RGB) bool { return min(c.R, c.G, c.B) >= paleColor }

// large reports whether a run is pale and set larger than any heading above a table.
func large(p *page.Page, r *run) bool {
	g := &p.Glyphs[r.from]
	return g.Size >= headingSize && pale(g.Color)
}

// crossed reports whether a run lies over other text that is darker or smaller, or over a ruling if those count:
// through the core of a glyph. looks counts what it costs; on a document drawn to be slow the answer becomes no.
func crossed(p *page.Page, r *run, rulings bool, looks *int) bool {
	if *looks += len(p.Rulings) + len(p.Glyphs); *looks > limits.DocumentLooks {
		return false
	}
	if rulings && slices.ContainsFunc(p.Rulings, func(l page.Ruling) bool {
		line := geometry.Rect{X0: l.X0, Y0: l.Y0, X1: l.X1, Y1: l.Y1}
		return meets(line, r.box) && slices.ContainsFunc(p.Glyphs[r.from:r.to], func(g page.Glyph) bool {
			return inked(&g) && meets(line, core(g.Box))
		})
	}) {
		return true
	}
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		if i >= r.from && i < r.to || !inked(g) || !meets(g.Box, r.box) || !over(&p.Glyphs[r.from], g) {
			continue
		}
		other := core(g.Box)
		for k := r.from; k < r.to; k++ {
			if own := &p.Glyphs[k]; inked(own) && meets(other, core(own.Box)) {
				return true
			}
		}
	}
	return false
}

// over reports whether the first of two glyphs that meet looks like a watermark beside the second, which is ordinary
// text.
func over(mark, text *page.Glyph) bool {
	if text.Dir == page.Oblique || text.Watermark {
		return false
	}
	a, b := mark.Color, text.Color
	return int(min(a.R, a.G, a.B)) >= int(max(b.R, b.G, b.B))+paler || mark.Size >= larger*text.Size
}

func inked(g *page.Glyph) bool { return g.Hidden == page.Visible && line.HasText(g) }

// core is the middle of a box: the em boxes of tightly set lines overlap at their edges.
func core(b geometry.Rect) geometry.Rect {
	dx, dy := b.Width()/4, b.Height()/4
	return geometry.Rect{X0: b.X0 + dx, Y0: b.Y0 + dy, X1: b.X1 - dx, Y1: b.Y1 - dy}
}

// meets reports whether two boxes share a point; either may be a line.
func meets(a, b geometry.Rect) bool {
	return a.X0 <= b.X1 && b.X0 <= a.X1 && a.Y0 <= b.Y1 && b.Y0 <= a.Y1
}

// looseFindings says which texts were kept apart from the rest, and on how many pages each stands.
func looseFindings(loose []Text) []finding.Finding {
	const most = 8 // texts; the letters around a seal are many
	count, last := map[string]int{}, map[string]int{}
	var order []*Text
	for i := range loose {
		t := &loose[i]
		if count[t.Text] == 0 {
			order = append(order, t)
		}
		if last[t.Text] != t.Page {
			count[t.Text]++
			last[t.Text] = t.Page
		}
	}
	var out []finding.Finding
	for i, t := range order {
		if i == most {
			out = append(out, finding.Found("text.watermark", finding.Info, "%s apart from the text of the page",
				finding.Count(len(order)-most, "%d more text", "%d more texts")))
			break
		}
		out = append(out, finding.Found("text.watermark", finding.Info,
			"%q on %s is a watermark or part of a seal; it is in no cell and no paragraph",
			t.Text, finding.Count(count[t.Text], "%d page", "%d pages")).On(t.Page, &t.Box))
	}
	return out
}
