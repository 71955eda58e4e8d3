package grid

import "testing"

// TestTiled: a table has several cells in most of its rows, and columns that begin in several rows. A strip, a column
// of marks and a stair of highlighted words have not.
func TestTiled(t *testing.T) {
	for name, c := range map[string]struct {
		rows []string // a letter is a cell that begins there, a dot nothing
		want bool
	}{
		"a table":                       {[]string{"xx", "xx"}, true},
		"two rows in three are whole":   {[]string{"xxx", "xxx", "x.."}, true},
		"one row in two is whole":       {[]string{"xx", "xx", "x.", "x."}, false},
		"a strip":                       {[]string{"xxx"}, false},
		"marks below each other":        {[]string{"x", "x", "x"}, false},
		"a stair":                       {[]string{"x..", ".x.", "..x"}, false},
		"a column that begins but once": {[]string{"xxx", "xx.", "xx."}, false},
	} {
		g := &Grid{X: make([]float64, len(c.rows[0])+1), Y: make([]float64, len(c.rows)+1)}
		for row, cells := range c.rows {
			for col, r := range cells {
				if r == 'x' {
					g.Cells = append(g.Cells, Cell{Row: row, Col: col, Rows: 1, Cols: 1})
				}
			}
		}
		if got := tiled(g); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
