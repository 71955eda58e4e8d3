package normalize

import (
	"testing"

	"gongkai/extract"
	"gongkai/extract/geometry"
)

// A row of amounts that no table has is told of; prose, years and shares are none.
func TestLooseRows(t *testing.T) {
	row := func(page int, y float64, texts ...string) []extract.Text {
		var out []extract.Text
		for i, s := range texts {
			x := float64(60 * i)
			out = append(out, extract.Text{Text: s, Page: page, Box: geometry.Rect{X0: x, Y0: y, X1: x + 40, Y1: y + 10}})
		}
		return out
	}
	for _, c := range []struct {
		name  string
		texts []extract.Text
		want  int
	}{
		{"a row", row(1, 50, "2026年", "10.00", "0.00", "1.00"), 1},
		{"two rows", append(row(1, 50, "10.00", "0.00", "1.00"), row(1, 80, "10.00", "0.00", "1.00")...), 2},
		{"too few", row(1, 50, "10.00", "1.00"), 0},
		{"below each other", append(row(1, 50, "10.00"), append(row(1, 80, "1.00"), row(1, 110, "2.00")...)...), 0},
		{"over a page", append(row(1, 50, "10.00", "1.00"), row(2, 50, "2.00")...), 0},
		{"no amounts", row(1, 50, "2024", "2025", "2026", "12.5%", "甲"), 0},
	} {
		if got := looseRows(c.texts); len(got) != c.want {
			t.Errorf("%s: %d findings, want %d", c.name, len(got), c.want)
		}
	}
}
