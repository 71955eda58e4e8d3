package general

import (
	"fmt"
	"math/rand/v2"
)

// kind is what a page shows. rules below zero are drawn by lot.
type kind struct {
	name                                        string
	rules                                       ruling
	stripes, band, leaders, spans, groups       bool
	indented, wrapped, words, brackets, units   bool
	empty, years, beside, two, none, sideBySide bool
}

const byLot ruling = -1

// kinds are what reports print, each as often as its place in this list comes up.
var kinds = []kind{
	{name: "bare"},
	{name: "three-lines", rules: threeLines},
	{name: "head-rule", rules: headRule},
	{name: "row-rules", rules: rowRules},
	{name: "grid", rules: fullGrid, spans: true},
	{name: "stripes", stripes: true},
	{name: "bands", band: true, rules: noRules},
	{name: "leaders", leaders: true},
	{name: "spans", spans: true},
	{name: "spans-ruled", spans: true, rules: threeLines},
	{name: "groups", groups: true, rules: byLot},
	{name: "indented", indented: true, rules: byLot},
	{name: "wrapped", wrapped: true},
	{name: "wrapped-lines", wrapped: true, rules: threeLines},
	{name: "words", words: true, rules: threeLines},
	{name: "words-bare", words: true},
	{name: "brackets", brackets: true, rules: byLot},
	{name: "units", units: true, rules: byLot},
	{name: "empty", empty: true, rules: byLot},
	{name: "years", years: true, rules: byLot},
	{name: "beside", beside: true, rules: byLot},
	{name: "two", two: true, rules: byLot},
	{name: "side-by-side", sideBySide: true},
	{name: "none", none: true},
}

// Make makes up the document of a seed: of each kind in turn.
func Make(seed uint64) Document {
	k := kinds[seed%uint64(len(kinds))]
	r := rand.New(rand.NewPCG(seed, 0))
	p := page{paper: &paper{width: 595, height: 842}, r: r, face: face{2 * r.IntN(2), 9 + float64(r.IntN(4))/2}, left: 50}
	p.right, p.y = p.width-50, 60
	d := Document{Name: fmt.Sprintf("%s-%d", k.name, seed)}
	p.paragraph(p.left, p.right, 20+r.IntN(60))
	switch {
	case k.none:
		p.columns(260)
	case k.beside:
		y := p.y
		middle := p.width/2 - 30
		p.paragraph(p.left, middle-10, 120)
		end := p.y
		p.y = y
		d.Tables = append(d.Tables, p.table(k, middle+10, p.right))
		p.y = max(p.y, end)
	case k.sideBySide:
		y := p.y
		d.Tables = append(d.Tables, p.table(k, p.left, p.width/2-20))
		end := p.y
		p.y = y
		left := p.top
		d.Tables = append(d.Tables, p.table(k, p.width/2+20, p.right))
		if p.top < left { // the higher one comes first
			d.Tables[0], d.Tables[1] = d.Tables[1], d.Tables[0]
		}
		p.y = max(p.y, end)
	default:
		d.Tables = append(d.Tables, p.table(k, p.left, p.right))
		if k.two {
			p.paragraph(p.left, p.right, 30)
			d.Tables = append(d.Tables, p.table(k, p.left, p.right))
		}
	}
	p.paragraph(p.left, p.right, 30+r.IntN(60))
	p.text(p.face, p.width/2, p.height-30, fmt.Sprint(10+r.IntN(200)))
	d.PDF = p.file()
	return d
}

// page fills a page from the top.
type page struct {
	*paper
	r           *rand.Rand
	face        face
	left, right float64
	y           float64
	top         float64 // of the table drawn last
}

// paragraph sets running text, and leaves room below it.
func (p *page) paragraph(from, to float64, words int) {
	for _, line := range wrapped(p.face, sentence(p.r, words)+".", to-from) {
		p.y += 1.2 * p.face.size
		p.text(p.face, from, p.y, line)
	}
	p.y += 1.5 * p.face.size
}

// columns sets running text in two columns.
func (p *page) columns(words int) {
	y := p.y
	p.paragraph(p.left, p.width/2-10, words)
	end := p.y
	p.y = y
	p.paragraph(p.width/2+10, p.right, words)
	p.y = max(p.y, end)
}

// table draws a table with its caption and its notes.
func (p *page) table(k kind, from, to float64) Table {
	r := p.r
	wide := to-from > p.width/2
	caption := fmt.Sprintf("Table %d: %s", 1+r.IntN(40), pick(r, titles))
	isAbove := r.IntN(3) > 0
	setCaption := func() {
		for _, line := range wrapped(p.face.bold(), caption, to-from) {
			p.y += 1.2 * p.face.size
			p.text(p.face.bold(), from, p.y, line)
		}
		p.y += 0.8 * p.face.size
	}
	if isAbove {
		setCaption()
	}
	d := drawer{paper: p.paper}
	for {
		d.content, d.style = contentOf(r, k, wide), styleOf(r, k)
		if !wide {
			d.wrap = min(d.wrap, 90)
		}
		if d.widths(); d.total() <= to-from && p.y+40*d.leading < p.height {
			break
		}
	}
	if free := (to - from - d.total()) / float64(len(d.heads)); free > 0 && r.IntN(2) == 0 {
		d.gap += min(free, 30)
	}
	p.top = p.y
	end, t := d.draw(from, p.y)
	p.y = end + 0.4*p.face.size
	if !isAbove {
		setCaption()
	}
	small := face{p.face.font, p.face.size - 1.5}
	for range r.IntN(3) {
		p.y += 1.2 * small.size
		p.text(small, from, p.y, pick(r, sources))
	}
	p.y += 1.5 * p.face.size
	return t
}
