package extract

import (
	"testing"

	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/extract/page"
)

// What is said of a page that was read straightened stands where the page shows it; of any other, where it was found.
func TestFindingsStandWhereThePageShowsThem(t *testing.T) {
	found := geometry.Rect{X0: 10, Y0: 20, X1: 30, Y1: 40}
	moved := geometry.Matrix{1, 0, 0, 1, 100, 200}
	for _, c := range []struct {
		back geometry.Matrix
		want geometry.Rect
	}{
		{geometry.Matrix{}, found}, {moved, geometry.Rect{X0: 110, Y0: 220, X1: 130, Y1: 240}},
	} {
		box := found
		p := &page.Page{Number: 1, Back: c.back, Findings: []finding.Finding{{ID: "a", Box: &box}, {ID: "b"}}}
		got := pageFindings(p)
		if len(got) < 2 || *got[0].Box != c.want || got[1].Box != nil {
			t.Errorf("%v: %+v", c.back, got)
		}
	}
}
