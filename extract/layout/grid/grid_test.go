package grid

import (
	"slices"
	"testing"
)

// TestCompress: borders at which no cell begins or ends go, and the cells keep their places between the others.
func TestCompress(t *testing.T) {
	g := &Grid{X: []float64{0, 10, 20, 30}, Y: []float64{0, 5, 10, 15}, Cells: []Cell{
		{Row: 0, Col: 0, Rows: 2, Cols: 2}, {Row: 0, Col: 2, Rows: 2, Cols: 1}, {Row: 2, Col: 0, Rows: 1, Cols: 3}}}
	g.Compress()
	if !slices.Equal(g.X, []float64{0, 20, 30}) || !slices.Equal(g.Y, []float64{0, 10, 15}) {
		t.Errorf("borders at %v and %v", g.X, g.Y)
	}
	for i, want := range []Cell{{Rows: 1, Cols: 1}, {Col: 1, Rows: 1, Cols: 1}, {Row: 1, Rows: 1, Cols: 2}} {
		c := g.Cells[i]
		if c.Row != want.Row || c.Col != want.Col || c.Rows != want.Rows || c.Cols != want.Cols {
			t.Errorf("cell %d is in row %d, column %d, over %d and %d", i, c.Row, c.Col, c.Rows, c.Cols)
		}
	}
}
