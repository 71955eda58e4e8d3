package placement

import (
	"slices"
	"testing"

	"gongkai/extract/page"
)

// A page is cut at 20: rulings above it stay, those below go overleaf, and an upright one that crosses the cut is on
// both pages. A border at the very height of the cut goes with what is below it.
func TestCutRulings(t *testing.T) {
	flat := func(y float64) page.Ruling { return page.Ruling{X0: 0, X1: 50, Y0: y, Y1: y} }
	upright := func(from, to float64) page.Ruling { return page.Ruling{X0: 5, X1: 5, Y0: from, Y1: to} }
	const at, down = 20, 100
	all := []page.Ruling{flat(10), flat(30), upright(0, 40), upright(0, 15), upright(25, 40)}
	above, below := cutRulings(all, at, down)
	if want := []page.Ruling{flat(10), upright(0, at), upright(0, 15)}; !slices.Equal(above, want) {
		t.Errorf("above %v, want %v", above, want)
	}
	if want := []page.Ruling{flat(130), upright(at-restHigh+down, 140), upright(125, 140)}; !slices.Equal(below, want) {
		t.Errorf("below %v, want %v", below, want)
	}
}
