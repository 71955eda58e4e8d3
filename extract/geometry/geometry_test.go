package geometry

import (
	"encoding/json"
	"math"
	"math/rand"
	"strconv"
	"testing"
)

func TestRect(t *testing.T) {
	a, b := RectOf(10, 20, 0, 0), Rect{5, 5, 30, 8}
	if a != (Rect{0, 0, 10, 20}) {
		t.Errorf("corners are not put in order: %v", a)
	}
	if got := a.Union(b); got != (Rect{0, 0, 30, 20}) {
		t.Errorf("union %v", got)
	}
	if got := a.Union(Rect{}); got != a {
		t.Errorf("the empty rectangle changes a union: %v", got)
	}
	if got := a.Intersect(b); got != (Rect{5, 5, 10, 8}) {
		t.Errorf("intersection %v", got)
	}
	if got := a.Intersect(Rect{50, 50, 60, 60}); got.Width() != 0 || got.Height() != 0 {
		t.Errorf("rectangles that are apart share %v", got)
	}
	if !a.Overlaps(b) || a.Overlaps(Rect{10, 0, 20, 20}) {
		t.Error("a shared border is no overlap, a shared area is one")
	}
	if !a.Contains(10, 20) || a.Contains(10.1, 20) {
		t.Error("the border belongs to the rectangle, what is beyond does not")
	}
}

func TestRectJSON(t *testing.T) {
	tests := map[string]Rect{
		"[0,1.5,2.35,100]":    {0, 1.5, 2.3456, 100},
		"[0,0,0,0]":           {math.Copysign(0, -1), -0.001, math.NaN(), math.Inf(1)},
		"[-1.25,0,841.89,42]": {-1.25, 0, 841.889999, 42.000001},
	}
	for want, r := range tests {
		got, err := json.Marshal(r)
		if err != nil || string(got) != want {
			t.Errorf("%v is printed as %s (%v), want %s", r, got, err, want)
		}
	}
}

// TestRectJSONHundredths: the numbers are those that the library writes for what they are rounded to.
func TestRectJSONHundredths(t *testing.T) {
	rnd := rand.New(rand.NewSource(1))
	for _, scale := range []float64{0.01, 1, 1000, 1e9, 1e14, 1e20} {
		for range 2000 {
			v := (rnd.Float64() - 0.5) * scale
			want := math.Round(v*100) / 100
			if want == 0 {
				want = 0 // no sign
			}
			if got := string(appendHundredths(nil, v)); got != strconv.FormatFloat(want, 'f', -1, 64) {
				t.Fatalf("%v: %s, want %v", v, got, want)
			}
		}
	}
}

func TestMatrix(t *testing.T) {
	turn := Matrix{0, 1, -1, 0, 0, 0}
	shift := Matrix{1, 0, 0, 1, 10, 20}
	if x, y := turn.Mul(shift).Apply(3, 4); x != 6 || y != 23 {
		t.Errorf("first the turn, then the shift: got %v,%v want 6,23", x, y)
	}
	if got := turn.ApplyRect(Rect{1, 2, 3, 4}); got != (Rect{-4, 1, -2, 3}) {
		t.Errorf("turned box %v", got)
	}
	if s := (Matrix{2, 0, 0, 8, 0, 0}).Scale(); s != 4 {
		t.Errorf("scale %v, want the root of the area factor, 4", s)
	}
}

func TestInverse(t *testing.T) {
	m := Rotation(30, 100, 50).Mul(Matrix{2, 0, 1, 3, 5, -7})
	back, ok := m.Inverse()
	if x, y := back.Apply(m.Apply(12, 34)); !ok || math.Abs(x-12) > 1e-9 || math.Abs(y-34) > 1e-9 {
		t.Errorf("(12, 34) comes back as (%g, %g)", x, y)
	}
	if _, ok := (Matrix{1, 2, 2, 4, 0, 0}).Inverse(); ok {
		t.Error("what makes everything flat has no way back")
	}
}
