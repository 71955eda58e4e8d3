package picture

import (
	"slices"
	"testing"
)

// TestResidue: what a seal has left is no ink where it is paler than print. A letter below the seal is as dark as one
// beside it, and what is pale without a seal is a letter.
func TestResidue(t *testing.T) {
	letter, below := box{10, 10, 18, 30}, box{60, 10, 68, 30}
	left, pale := box{75, 10, 83, 30}, box{30, 10, 38, 30}
	g := paint(100, 40, letter, below, left, pale)
	seals := newGray(g.width, g.height)
	for y := range g.height {
		for x := range g.width {
			i := y*g.width + x
			if x >= 50 {
				seals.pixels[i] = 90
			}
			if g.pixels[i] < 100 && (x >= 75 || x >= 30 && x < 38) {
				g.pixels[i] = 140
			}
		}
	}
	r := &reader{scale: testScale, picture: g, seals: seals, paper: g.paper(testScale)}
	boxes := func() (out []box) {
		r.ink = r.picture.ink(r.paper, inkContrast)
		for _, b := range r.withoutResidue(r.ink.blobs(r.scale)) {
			out = append(out, b.box)
		}
		return out
	}
	if got, want := boxes(), []box{letter, pale, below}; !slices.Equal(got, want) {
		t.Errorf("ink is at %v, want %v", got, want)
	}
	r.picture = g.turned(2)
	r.turnSeals(2)
	r.paper = r.picture.paper(r.scale)
	if got := boxes(); len(got) != 3 {
		t.Errorf("turned, ink is at %v", got)
	}
	r.seals = nil
	r.turnSeals(1)
	if got := boxes(); len(got) != 4 {
		t.Errorf("without seals, ink is at %v", got)
	}
}
