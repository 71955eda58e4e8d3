package extract

import (
	"math"
	"math/rand/v2"
	"testing"

	"gongkai/extract/geometry"
	"gongkai/extract/layout"
)

// TestAlone: a line is alone if no other on the whole page stands at its height, wherever in the order of lines.
func TestAlone(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	apart := 0
	for range 500 {
		lines := make([]layout.Line, 1+r.IntN(12))
		for i := range lines {
			y := float64(r.IntN(120))
			lines[i] = layout.Line{Size: float64(4 + r.IntN(8)), Box: geometry.Rect{Y0: y, Y1: y + 10}}
		}
		for k := range lines {
			want := true
			for i, l := range lines {
				if i != k && math.Abs(l.Box.CenterY()-lines[k].Box.CenterY()) < 0.5*lines[k].Size {
					want = false
				}
			}
			if alone(lines, k) != want {
				t.Fatalf("line %d of %v: want %v", k, lines, want)
			}
			if want {
				apart++
			}
		}
	}
	if apart == 0 {
		t.Error("no line is alone")
	}
}
