package align

import (
	"math/rand/v2"
	"slices"
	"testing"

	"gongkai/extract/geometry"
	"gongkai/extract/layout/grid"
	"gongkai/extract/page"
)

// plainSplit goes through all glyphs and pieces for each ruling.
func plainSplit(p *page.Page, l *baseline) {
	for _, r := range grid.Segments(p.Rulings, false) {
		if y := l.box.CenterY(); y < r.From || y > r.To || r.At < l.box.X0 || r.At > l.box.X1 {
			continue
		}
		if slices.ContainsFunc(l.glyphs, func(g int32) bool {
			b := p.Glyphs[g].Box
			third := b.Width() / 3
			return b.X0+third < r.At && r.At < b.X1-third
		}) {
			continue
		}
		l.splitAt(r.At)
		l.keepOff(r.At)
	}
}

// TestSplitAtRulings: looking near a ruling alone finds what looking at the whole line finds.
func TestSplitAtRulings(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	split, crossing := 0, 0
	for n := range 3000 {
		p := &page.Page{}
		l := baseline{size: []float64{0, 1, 8, 10, 12}[r.IntN(5)], box: geometry.Rect{X1: 300, Y0: 10, Y1: 20}}
		for x := 0.0; x < 300; x += float64(r.IntN(30)) / 2 {
			width := float64(r.IntN(24)) / 2
			p.Glyphs = append(p.Glyphs, page.Glyph{Box: geometry.Rect{X0: x, X1: x + width, Y0: 10, Y1: 20}})
			l.glyphs = append(l.glyphs, int32(len(l.glyphs)))
			l.pieces = append(l.pieces, extent{x, x + width})
		}
		if r.IntN(4) > 0 {
			l.pieces = merge(l.pieces, gutter*l.size)
		}
		if r.IntN(10) == 0 { // as no page has them
			r.Shuffle(len(l.pieces), func(i, k int) { l.pieces[i], l.pieces[k] = l.pieces[k], l.pieces[i] })
		}
		for range r.IntN(60) {
			x := float64(r.IntN(640))/2 - 10
			p.Rulings = append(p.Rulings, page.Ruling{X0: x, X1: x, Y0: float64(r.IntN(18)), Y1: 30})
		}
		want := l
		want.pieces = slices.Clone(l.pieces)
		plainSplit(p, &want)
		before := len(l.pieces)
		lines := []baseline{l}
		splitAtRulings(p, lines)
		if !slices.Equal(lines[0].pieces, want.pieces) {
			t.Fatalf("%d: %v, want %v", n, lines[0].pieces, want.pieces)
		}
		if len(want.pieces) > before {
			split++
		}
		middles := l.middles(p)
		for _, s := range p.Rulings {
			if crossed(middles, s.X0) {
				crossing++
			}
		}
	}
	if split == 0 || crossing == 0 {
		t.Errorf("%d split, %d crossed: nothing was tried", split, crossing)
	}
}
