package grid

import (
	"fmt"
	"strings"
	"testing"

	"gongkai/extract/geometry"
	"gongkai/extract/page"
)

// h and v make rulings.
func h(y, x0, x1 float64) page.Ruling { return page.Ruling{X0: x0, X1: x1, Y0: y, Y1: y, Width: 0.5} }
func v(x, y0, y1 float64) page.Ruling { return page.Ruling{X0: x, X1: x, Y0: y0, Y1: y1, Width: 0.5} }

// frame is a table of two columns and two rows, 100 × 40 pt, with its outer rulings and no inner ones.
func frame() []page.Ruling {
	return []page.Ruling{h(0, 0, 100), h(40, 0, 100), v(0, 0, 40), v(100, 0, 40)}
}

func TestGridOfRulings(t *testing.T) {
	tests := []struct {
		name    string
		rulings []page.Ruling
		want    string // cells as row,col rows×cols
	}{
		{"four cells", append(frame(), h(20, 0, 100), v(50, 0, 40)), "0,0 1×1; 0,1 1×1; 1,0 1×1; 1,1 1×1"},
		{"a header over two columns", append(frame(), h(20, 0, 100), v(50, 20, 40)), "0,0 1×2; 1,0 1×1; 1,1 1×1"},
		{"a label over two rows", append(frame(), h(20, 50, 100), v(50, 0, 40)), "0,0 2×1; 0,1 1×1; 1,1 1×1"},
		{"rulings that stop short and overshoot", append(frame(), h(20, 2, 98), v(50, -3, 42)),
			"0,0 1×1; 0,1 1×1; 1,0 1×1; 1,1 1×1"},
		{"double lines", append(frame(), h(19, 0, 100), h(21, 0, 100), v(49, 0, 40), v(51, 0, 40)),
			"0,0 1×1; 0,1 1×1; 1,0 1×1; 1,1 1×1"},
		{"a line of dashes", append(frame(), v(50, 0, 40), h(20, 0, 8), h(20, 10, 30), h(20, 33, 60), h(20, 62, 100)),
			"0,0 1×1; 0,1 1×1; 1,0 1×1; 1,1 1×1"},
		{"borders drawn cell by cell", append(frame(), h(20, 0, 50), h(20.4, 50, 100), v(50, 0, 20), v(50.3, 20, 40)),
			"0,0 1×1; 0,1 1×1; 1,0 1×1; 1,1 1×1"},
		{"open to the left and right", []page.Ruling{h(0, 0, 100), h(20, 0, 100), h(40, 0, 100), v(50, 0, 40)},
			"0,0 1×1; 0,1 1×1; 1,0 1×1; 1,1 1×1"},
		{"open above and below", []page.Ruling{v(0, 0, 40), v(50, 0, 40), v(100, 0, 40), h(20, 0, 100)},
			"0,0 1×1; 0,1 1×1; 1,0 1×1; 1,1 1×1"},
		{"a merged cell cut by head and foot of the page", []page.Ruling{v(0, 0, 40), v(50, 0, 40), v(100, 0, 40),
			h(0, 50, 100), h(20, 50, 100), h(40, 50, 100)},
			"0,0 2×1; 0,1 1×1; 1,1 1×1"},
		{"an L-shaped region is no cell and no text of it is lost", append(frame(), h(20, 50, 100), v(50, 20, 40)),
			"0,0 1×2; 1,0 1×1; 1,1 1×1"},
		{"a corner open to two sides is no cell", []page.Ruling{h(0, 50, 100), h(20, 0, 100), h(40, 0, 100), v(0, 20, 40),
			v(50, 0, 40), v(100, 0, 40)},
			"0,1 1×1; 1,0 1×1; 1,1 1×1"},
		{"ticks divide nothing", append(frame(), v(50, 0, 40), h(20, 48, 51)), "0,0 1×1; 0,1 1×1"},
		{"a frame around text is no table", frame(), ""},
		{"an underline is no table", []page.Ruling{h(20, 0, 100)}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			grids, all := Find(&page.Page{Width: 200, Height: 200, Rulings: test.rulings})
			if !all {
				t.Error("a few rulings are beyond the limits")
			}
			var cells []string
			for _, g := range grids {
				for _, c := range g.Cells {
					cells = append(cells, fmt.Sprintf("%d,%d %d×%d", c.Row, c.Col, c.Rows, c.Cols))
				}
			}
			if got := strings.Join(cells, "; "); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// Rulings that run on past the outermost one across them make an open column or row, unless they are only drawn too
// long.
func TestOpenSides(t *testing.T) {
	for _, c := range []struct {
		left, right, up, down float64 // how far the rulings run on
		cols, rows            int
	}{
		{0, 0, 0, 0, 2, 2}, {15, 15, 8, 8, 2, 2}, {16, 0, 0, 0, 3, 2}, {0, 16, 0, 0, 3, 2}, {16, 16, 0, 0, 4, 2},
		{0, 0, 9, 0, 2, 3}, {0, 0, 0, 9, 2, 3},
	} {
		var rulings []page.Ruling
		for _, at := range []float64{100, 150, 200} {
			rulings = append(rulings, h(at, 100-c.left, 200+c.right), v(at, 100-c.up, 200+c.down))
		}
		grids, _ := Find(&page.Page{Width: 400, Height: 400, Rulings: rulings})
		if len(grids) != 1 || len(grids[0].X) != c.cols+1 || len(grids[0].Y) != c.rows+1 {
			t.Errorf("%+v: %v", c, grids)
		}
	}
}

// A merged cell that the page cuts has no ruling at the foot, the cells beside it have one.
func TestOpenEdges(t *testing.T) {
	rulings := []page.Ruling{v(0, 0, 40), v(50, 0, 40), v(100, 0, 40), h(0, 50, 100), h(20, 0, 100), h(40, 50, 100)}
	grids, _ := Find(&page.Page{Width: 200, Height: 200, Rulings: rulings})
	var got []string
	for _, c := range grids[0].Cells {
		got = append(got, fmt.Sprintf("%d,%d %t %t", c.Row, c.Col, c.OpenTop, c.OpenBottom))
	}
	if s, want := strings.Join(got, "; "), "0,0 true false; 0,1 false false; 1,0 false true; 1,1 false false"; s != want {
		t.Errorf("open edges: %s, want %s", s, want)
	}
}

func TestTwoTablesOnAPage(t *testing.T) {
	rulings := append(frame(), v(50, 0, 40))
	for _, r := range append(frame(), h(20, 0, 100)) {
		r.Y0, r.Y1 = r.Y0+60, r.Y1+60
		rulings = append(rulings, r)
	}
	grids, _ := Find(&page.Page{Rulings: rulings})
	if len(grids) != 2 || grids[0].Box.Y1 > grids[1].Box.Y0 {
		t.Errorf("want two grids, the upper first: %v", grids)
	}
}

// What is painted may be the background of a cell, unless it is a rule or a letter of a word, or half as high as the
// page.
func TestTilesOf(t *testing.T) {
	for _, c := range []struct {
		width, height float64
		want          int
	}{{100, 20, 1}, {8, 5, 1}, {7, 20, 0}, {100, 4, 0}, {100, 390, 1}, {100, 410, 0}} {
		box := geometry.Rect{X0: 50, Y0: 100, X1: 50 + c.width, Y1: 100 + c.height}
		p := &page.Page{Width: 600, Height: 800, Fills: []page.Fill{{Box: box}}}
		if got := tilesOf(p, nil); len(got) != c.want {
			t.Errorf("%v × %v: %d", c.width, c.height, len(got))
		}
		if got := tilesOf(p, []Grid{{Box: box}}); len(got) > 0 {
			t.Errorf("%v × %v within a ruled table: %d", c.width, c.height, len(got))
		}
	}
}
