package align

import (
	"slices"
	"testing"

	"gongkai/extract/geometry"
)

// TestSplitZones: lines part where the gaps of those above are no gaps of those below; but not between lines that
// overlap, for the gain of one gap, nor for a gap that may be the spacing of letters.
func TestSplitZones(t *testing.T) {
	at := func(y float64, pieces ...extent) baseline {
		return baseline{pieces: pieces, size: 10, box: geometry.Rect{X1: 100, Y0: y, Y1: y + 10}}
	}
	for _, c := range []struct {
		name  string
		lines []baseline
		want  []int // lines of each zone
	}{
		{"the same gap", []baseline{at(0, extent{0, 40}, extent{60, 100}), at(20, extent{0, 40}, extent{60, 100}),
			at(40, extent{0, 30}, extent{65, 100})}, []int{3}},
		{"other gaps below", []baseline{at(0, extent{0, 40}, extent{60, 100}), at(20, extent{0, 40}, extent{60, 100}),
			at(40, extent{0, 10}, extent{30, 100}), at(60, extent{0, 10}, extent{30, 100})}, []int{2, 2}},
		{"a heading above", []baseline{at(0, extent{0, 100}), at(20, extent{0, 40}, extent{60, 100}),
			at(40, extent{0, 40}, extent{60, 100})}, []int{1, 2}},
		{"text below a line with a gap", []baseline{at(0, extent{0, 40}, extent{60, 100}), at(40, extent{0, 100})},
			[]int{1, 1}},
		{"text below a line with a narrow gap", []baseline{at(0, extent{0, 40}, extent{50, 100}), at(40, extent{0, 100})},
			[]int{2}},
		{"text over a line with a gap", []baseline{at(0, extent{0, 40}, extent{60, 100}), at(6, extent{0, 100})},
			[]int{2}},
	} {
		var got []int
		for _, z := range splitZones(c.lines) {
			got = append(got, len(z.lines))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
