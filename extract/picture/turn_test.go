package picture

import (
	"cmp"
	"math"
	"slices"
	"testing"
)

// TestTurnedRulings: rulings that turn with the picture are those that would be found in it.
func TestTurnedRulings(t *testing.T) {
	for quarters := range 4 {
		r := &reader{scale: testScale, picture: paint(400, 300, table...)}
		r.paper = r.picture.paper(r.scale)
		r.across, r.down = rulings(r.picture, r.paper, r.scale)
		r.turn(quarters)
		across, down := rulings(r.picture, r.paper, r.scale)
		if r.quarters != quarters || !alike(r.across, across) || !alike(r.down, down) {
			t.Errorf("turned by %d quarters:\n%v\n%v\nare found as\n%v\n%v", quarters, r.across, r.down, across, down)
		}
	}
}

// alike reports whether lines stand in the same places, to a pixel.
func alike(a, b []line) bool {
	order := func(x, y line) int { return cmp.Compare(x.at, y.at) }
	slices.SortFunc(a, order)
	slices.SortFunc(b, order)
	return slices.EqualFunc(a, b, func(x, y line) bool {
		return math.Abs(x.at-y.at) <= 1 && math.Abs(x.from-y.from) <= 1 && math.Abs(x.to-y.to) <= 1
	})
}

// TestSamples: of the lines that tell how a page is held, some from all over it are read; short and very long ones tell
// little.
func TestSamples(t *testing.T) {
	var boxes []box
	for y := range 40 {
		top, foot := 20*y, 20*y+10
		boxes = append(boxes, box{0, top, 100, foot}, box{200, top, 210, foot}, box{0, top, 300, foot})
	}
	got := samples(boxes)
	if len(got) != asked {
		t.Fatalf("%d lines, want %d", len(got), asked)
	}
	for i, b := range got {
		if want := (box{0, 100 * i, 100, 100*i + 10}); b != want {
			t.Errorf("line %d is %v, want %v", i, b, want)
		}
	}
	if got := samples(boxes[:3]); len(got) != 1 {
		t.Errorf("%d lines of a page that has one, want it alone", len(got))
	}
}
