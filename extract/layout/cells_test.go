package layout

import (
	"gongkai/extract/geometry"
	"gongkai/extract/layout/line"
	"gongkai/extract/page"
	"strings"
	"testing"
)

// h and v make rulings.
func h(y, x0, x1 float64) page.Ruling { return page.Ruling{X0: x0, X1: x1, Y0: y, Y1: y, Width: 0.5} }
func v(x, y0, y1 float64) page.Ruling { return page.Ruling{X0: x, X1: x, Y0: y0, Y1: y1, Width: 0.5} }

// A glyph belongs to the cell that holds its centre, however far it reaches over the border.
func TestTextOfCells(t *testing.T) {
	p := &page.Page{Width: 200, Height: 200, Rulings: []page.Ruling{h(0, 0, 100), h(40, 0, 100), v(0, 0, 40),
		v(100, 0, 40), v(50, 0, 40)}}
	add := func(s string, x, y float64) {
		p.Glyphs = append(p.Glyphs, page.Glyph{Text: s, Size: 10, X: x, Y: y,
			Box: geometry.Rect{X0: x, X1: x + 10, Y0: y - 8, Y1: y + 2}})
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
		if got := Text(line.Of(p, all, line.InCell)); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

// A word that was written in one go stays whole where it runs over the edge of its cell.
func TestWordOverTheEdge(t *testing.T) {
	p := &page.Page{Width: 200, Height: 200, Rulings: []page.Ruling{h(0, 0, 100), h(40, 0, 100), v(0, 0, 40),
		v(100, 0, 40), v(50, 0, 40)}}
	write := func(run int32, s string, x float64) {
		for _, r := range s {
			p.Glyphs = append(p.Glyphs, page.Glyph{Text: string(r), Size: 10, X: x, Y: 25, Run: run,
				Box: geometry.Rect{X0: x, X1: x + 5, Y0: 17, Y1: 27}})
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
