package layout

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
		{"rulings that stop short and overshoot", append(frame(), h(20, 2, 98), v(50, -3, 42)), "0,0 1×1; 0,1 1×1; 1,0 1×1; 1,1 1×1"},
		{"double lines", append(frame(), h(19, 0, 100), h(21, 0, 100), v(49, 0, 40), v(51, 0, 40)), "0,0 1×1; 0,1 1×1; 1,0 1×1; 1,1 1×1"},
		{"a line of dashes", append(frame(), v(50, 0, 40), h(20, 0, 8), h(20, 10, 30), h(20, 33, 60), h(20, 62, 100)), "0,0 1×1; 0,1 1×1; 1,0 1×1; 1,1 1×1"},
		{"borders drawn cell by cell", append(frame(), h(20, 0, 50), h(20.4, 50, 100), v(50, 0, 20), v(50.3, 20, 40)), "0,0 1×1; 0,1 1×1; 1,0 1×1; 1,1 1×1"},
		{"open to the left and right", []page.Ruling{h(0, 0, 100), h(20, 0, 100), h(40, 0, 100), v(50, 0, 40)}, "0,0 1×1; 0,1 1×1; 1,0 1×1; 1,1 1×1"},
		{"open above and below", []page.Ruling{v(0, 0, 40), v(50, 0, 40), v(100, 0, 40), h(20, 0, 100)}, "0,0 1×1; 0,1 1×1; 1,0 1×1; 1,1 1×1"},
		{"a merged cell cut by head and foot of the page", []page.Ruling{v(0, 0, 40), v(50, 0, 40), v(100, 0, 40), h(0, 50, 100), h(20, 50, 100), h(40, 50, 100)},
			"0,0 2×1; 0,1 1×1; 1,1 1×1"},
		{"an L-shaped region is no cell and no text of it is lost", append(frame(), h(20, 50, 100), v(50, 20, 40)), "0,0 1×2; 1,0 1×1; 1,1 1×1"},
		{"a corner open to two sides is no cell", []page.Ruling{h(0, 50, 100), h(20, 0, 100), h(40, 0, 100), v(0, 20, 40), v(50, 0, 40), v(100, 0, 40)},
			"0,1 1×1; 1,0 1×1; 1,1 1×1"},
		{"ticks divide nothing", append(frame(), v(50, 0, 40), h(20, 48, 51)), "0,0 1×1; 0,1 1×1"},
		{"a frame around text is no table", frame(), ""},
		{"an underline is no table", []page.Ruling{h(20, 0, 100)}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			grids, all := findGrids(&page.Page{Width: 200, Height: 200, Rulings: test.rulings})
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

// A merged cell that the page cuts has no ruling at the foot, the cells beside it have one.
func TestOpenEdges(t *testing.T) {
	rulings := []page.Ruling{v(0, 0, 40), v(50, 0, 40), v(100, 0, 40), h(0, 50, 100), h(20, 0, 100), h(40, 50, 100)}
	grids, _ := findGrids(&page.Page{Width: 200, Height: 200, Rulings: rulings})
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
	grids, _ := findGrids(&page.Page{Rulings: rulings})
	if len(grids) != 2 || grids[0].Box.Y1 > grids[1].Box.Y0 {
		t.Errorf("want two grids, the upper first: %v", grids)
	}
}

// A glyph belongs to the cell that holds its centre, however far it reaches over the border.
func TestTextOfCells(t *testing.T) {
	p := &page.Page{Width: 200, Height: 200, Rulings: append(frame(), v(50, 0, 40))}
	add := func(s string, x, y float64) {
		p.Glyphs = append(p.Glyphs, page.Glyph{Text: s, Size: 10, X: x, Y: y, Box: geometry.Rect{X0: x, X1: x + 10, Y0: y - 8, Y1: y + 2}})
	}
	add("合", 10, 12)
	add("计", 41, 12) // reaches over the border at 50, its centre does not
	add("支", 46, 12) // starts left of it, its centre is right
	add("出", 60, 25)
	out := Analyse(p)
	var got []string
	for _, c := range out.Grids[0].Cells {
		got = append(got, Text(c.Lines))
	}
	if s := strings.Join(got, "|"); s != "合计|支出" {
		t.Errorf("got %s, want 合计|支出", s)
	}
}

func TestLineText(t *testing.T) {
	tests := []struct {
		name  string
		texts []text
		want  string
	}{
		{"letter-spaced", []text{{50, 100, "收 入 总 计"}}, "收入总计"},
		{"runs with gaps between words", []text{{50, 100, "VPN"}, {70, 100, "CA"}}, "VPN CA"},
		{"runs without gaps", []text{{50, 100, "VPN"}, {65, 100, "CA"}}, "VPNCA"},
		{"a number between characters", []text{{50, 100, "维护"}, {72, 100, "70"}, {84, 100, "个"}}, "维护70个"},
		{"characters one below the other", []text{{50, 100, "政"}, {50, 112, "府"}, {50, 124, "性"}}, "政府性"},
		{"in any order of the content stream", []text{{60, 112, "办公室"}, {50, 100, "人民政府"}}, "人民政府办公室"},
		{"a number broken over two lines", []text{{50, 100, "1682.7"}, {50, 112, "6"}}, "1682.76"},
	}
	for _, test := range tests {
		p := pageOf(test.texts...)
		var all []int32
		for i := range p.Glyphs {
			all = append(all, int32(i))
		}
		if got := Text(lines(p, all, withinCell)); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

// A word that was written in one go stays whole where it runs over the edge of its cell.
func TestWordOverTheEdge(t *testing.T) {
	p := &page.Page{Width: 200, Height: 200, Rulings: append(frame(), v(50, 0, 40))}
	write := func(run int32, s string, x float64) {
		for _, r := range s {
			p.Glyphs = append(p.Glyphs, page.Glyph{Text: string(r), Size: 10, X: x, Y: 25, Run: run, Box: geometry.Rect{X0: x, X1: x + 5, Y0: 17, Y1: 27}})
			x += 5
		}
	}
	write(1, "合计", 0)
	write(2, "1925000.00", 44) // right-aligned at 94, six points too wide for its column
	out := Analyse(p)
	var got []string
	for _, c := range out.Grids[0].Cells {
		got = append(got, Text(c.Lines))
	}
	if s := strings.Join(got, "|"); s != "合计|1925000.00" {
		t.Errorf("got %s, want 合计|1925000.00", s)
	}
}
