package content

import (
	"fmt"
	"strings"
	"testing"

	"gongkai/extract/layout"
	"gongkai/extract/page"
)

// The same table in every drawing: columns at x = 100, 200, 300, 400, rows at y = 290, 260, 230, 200 from the top.
var (
	xs = []float64{100, 200, 300, 400}
	ys = []float64{290, 260, 230, 200}
)

// letters prints a letter in each cell.
func letters() string {
	var b strings.Builder
	for r := range 3 {
		for c := range 3 {
			fmt.Fprintf(&b, "BT /F1 10 Tf %g %g Td (%c) Tj ET\n", xs[c]+10, ys[r]-20, 'a'+3*r+c)
		}
	}
	return b.String()
}

// lines draws each ruling of the table by a format of its two ends, from left to right and from top to bottom.
func lines(format string) string {
	var b strings.Builder
	for _, y := range ys {
		fmt.Fprintf(&b, format+"\n", xs[0], y, xs[3], y)
	}
	for _, x := range xs {
		fmt.Fprintf(&b, format+"\n", x, ys[0], x, ys[3])
	}
	return b.String()
}

// ends draws rulings that stop short by so many points, or run on.
func ends(short float64) string {
	var b strings.Builder
	for _, y := range ys {
		fmt.Fprintf(&b, "%g %g m %g %g l S\n", xs[0]+short, y, xs[3]-short, y)
	}
	for _, x := range xs {
		fmt.Fprintf(&b, "%g %g m %g %g l S\n", x, ys[0]-short, x, ys[3]+short)
	}
	return b.String()
}

// cells draws each cell by a function of its lower left corner, width and height.
func cells(draw func(r, c int, x, y, w, h float64) string) string {
	var b strings.Builder
	for r := range 3 {
		for c := range 3 {
			b.WriteString(draw(r, c, xs[c], ys[r+1], xs[c+1]-xs[c], ys[r]-ys[r+1]) + "\n")
		}
	}
	return b.String()
}

// thinRects draws the rulings as rectangles of a thickness, each by a format of x, y, width, height.
func thinRects(format string, thickness float64) string {
	var b strings.Builder
	for _, y := range ys {
		fmt.Fprintf(&b, format+"\n", xs[0], y-thickness/2, xs[3]-xs[0], thickness)
	}
	for _, x := range xs {
		fmt.Fprintf(&b, format+"\n", x-thickness/2, ys[3], thickness, ys[0]-ys[3])
	}
	return b.String()
}

// dots draws each ruling as squares of 1 pt, 3 pt apart.
func dots() string {
	var b strings.Builder
	for _, y := range ys {
		for x := xs[0]; x <= xs[3]; x += 4 {
			fmt.Fprintf(&b, "%g %g 1 1 re f\n", x-0.5, y-0.5)
		}
	}
	for _, x := range xs {
		for y := ys[3]; y <= ys[0]; y += 3 {
			fmt.Fprintf(&b, "%g %g 1 1 re f\n", x-0.5, y-0.5)
		}
	}
	return b.String()
}

// outline is one filled shape of many corners: the ink of the whole table between its outer edge and nine holes.
func outline(fill string) string {
	return "99.5 199.5 301 91 re " + cells(func(_, _ int, x, y, w, h float64) string {
		return fmt.Sprintf("%g %g m %g %g l %g %g l %g %g l h", x+0.5, y+0.5, x+0.5, y+h-0.5, x+w-0.5, y+h-0.5, x+w-0.5,
			y+0.5)
	}) + fill
}

// comb is a filled polygon of many corners: the spine at the left and the four horizontal rulings in one outline.
func comb() string {
	var b strings.Builder
	b.WriteString("99.5 290.5 m ")
	for i, y := range ys {
		fmt.Fprintf(&b, "400.5 %g l 400.5 %g l ", y+0.5, y-0.5)
		if i < 3 {
			fmt.Fprintf(&b, "100.5 %g l 100.5 %g l ", y-0.5, ys[i+1]+0.5)
		}
	}
	b.WriteString("99.5 199.5 l h f ")
	for _, x := range xs[1:] {
		fmt.Fprintf(&b, "%g 200 m %g 290 l S ", x, x)
	}
	return b.String()
}

const everything = "a|b|c / d|e|f / g|h|i"

func TestDrawings(t *testing.T) {
	rect := func(format string) string {
		return cells(func(_, _ int, x, y, w, h float64) string { return fmt.Sprintf(format, x, y, w, h) })
	}
	stroked := lines("%g %g m %g %g l S")
	for _, c := range []struct{ name, drawing, want string }{
		{"strokes", stroked, everything},
		{"strokes of no width", "0 w " + stroked, everything},
		{"one path", lines("%g %g m %g %g l") + "S", everything},
		{"dash pattern", "[2 3] 0 d " + stroked, everything},
		{"thin rectangles", thinRects("%g %g %g %g re f", 0.5), everything},
		{"thin rectangles, one path", thinRects("%g %g %g %g re", 0.5) + "f", everything},
		{"thin rectangles, one path, even-odd", thinRects("%g %g %g %g re", 1) + "f*", everything},
		{"cell rectangles", rect("%g %g %g %g re S"), everything},
		{"cell rectangles, filled and stroked", "0.9 g " + rect("%g %g %g %g re B"), everything},
		{"cell rectangles apart", cells(func(_, _ int, x, y, w, h float64) string {
			return fmt.Sprintf("%g %g %g %g re S", x+0.6, y+0.6, w-1.2, h-1.2)
		}), everything},
		{"nested rectangles, even-odd", cells(func(_, _ int, x, y, w, h float64) string {
			return fmt.Sprintf("%g %g %g %g re %g %g %g %g re f*", x-0.3, y-0.3, w+0.6, h+0.6, x+0.3, y+0.3, w-0.6, h-0.6)
		}), everything},
		{"nested rectangles in one path, even-odd", cells(func(_, _ int, x, y, w, h float64) string {
			return fmt.Sprintf("%g %g %g %g re %g %g %g %g re", x+0.1, y+0.1, w-0.2, h-0.2, x+1, y+1, w-2, h-2)
		}) + "f*", everything},
		{"nested rectangles of opposite senses", cells(func(_, _ int, x, y, w, h float64) string {
			return fmt.Sprintf("%g %g %g %g re %g %g %g %g re f", x-0.3, y-0.3, w+0.6, h+0.6, x+0.3, y+h-0.3, w-0.6, -(h - 0.6))
		}), everything},
		{"one outline with holes", outline("f"), everything},
		{"one outline with holes, even-odd", outline("f*"), everything},
		{"a comb", comb(), everything},
		{"dots", dots(), everything},
		{"double lines", lines("%g %g m %g %g l S") + "1 0 0 1 1.2 -1.2 cm " + lines("%g %g m %g %g l S"), everything},
		{"too short", ends(2), everything},
		{"too long", ends(-2), everything},
		{"pattern", "/Pattern CS /P SCN " + stroked, everything},
		{"Separation", "/Spot CS 1 SCN " + stroked, everything},
		{"pale grey", "0.85 G " + stroked, everything},
		{"pictures", thinRects("q %[3]g 0 0 %[4]g %[1]g %[2]g cm /Im Do Q", 0.5), everything},
		{"inline pictures", thinRects("q %[3]g 0 0 %[4]g %[1]g %[2]g cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q", 0.5),
			everything},
		{"white on dark", "0.8 0.9 1 rg 100 200 300 90 re f 1 G " + stroked, everything},
		{"heavy pen for the background of a row", "20 w 0.8 G 100 275 m 400 275 l S 1 w 0 G " + stroked, everything},
		{"a line painted over", stroked + "1 g 102 232 196 56 re f 0 g ", "a b d e|c / f / g|h|i"},

		// Backgrounds alone.
		{"backgrounds", "0.9 g " + rect("%g %g %g %g re f"), everything},
		{"backgrounds in one path", "0.9 g " + rect("%g %g %g %g re") + "f", everything},
		{"backgrounds in one path, even-odd", "0.9 g " + rect("%g %g %g %g re") + "f*", everything},
		{"white backgrounds", "1 g " + rect("%g %g %g %g re f"), everything},
		{"backgrounds of two colours by turns", cells(func(r, _ int, x, y, w, h float64) string {
			return fmt.Sprintf("%g g %g %g %g %g re f", 0.8+0.1*float64(r%2), x, y, w, h)
		}), everything},
		{"backgrounds of every other row", cells(func(r, _ int, x, y, w, h float64) string {
			if r == 1 {
				return ""
			}
			return fmt.Sprintf("0.9 g %g %g %g %g re f", x, y, w, h)
		}), everything},
		{"backgrounds on a background", "0.95 g 90 190 320 110 re f 0.9 g " + rect("%g %g %g %g re f"), everything},
		{"backgrounds apart", "0.9 g " + cells(func(_, _ int, x, y, w, h float64) string {
			return fmt.Sprintf("%g %g %g %g re f", x+0.5, y+0.5, w-1, h-1)
		}), everything},
		{"stripes", "0.9 g 100 260 300 30 re f 0.8 g 100 230 300 30 re f 0.9 g 100 200 300 30 re f", ""},
		{"marked words", "1 1 0 rg 105 262 20 20 re f 205 262 30 20 re f 107 232 40 20 re f 309 232 20 20 re f 120 202 30 20 re f 260 202 50 20 re f", ""},

		{"white", "1 G " + stroked, ""},
		{"white fills", "1 g " + thinRects("%g %g %g %g re f", 0.5) + "0 g ", ""},
		{"no opacity", "/Clear gs " + stroked + "/Full gs ", ""},
		{"not painted", lines("%g %g m %g %g l n"), ""},
		{"no colorant", "/None CS 1 SCN " + stroked, ""},
		{"a layer that is off", "/OC /Layer BDC " + stroked + " EMC ", ""},
		{"painted over", stroked + "1 g 90 190 320 110 re f 0 g ", ""},
		{"clipped away", "q 500 300 10 10 re W n " + stroked + " Q ", ""},
	} {
		p := sheetOf(t, c.drawing+"\n0 g "+letters(),
			"/ColorSpace << /None [/Separation /None /DeviceGray 7 0 R] /Spot [/Separation /Spot /DeviceGray 7 0 R] >>"+
				" /ExtGState << /Clear << /CA 0 /ca 0 >> /Full << /CA 1 /ca 1 >> >> /Properties << /Layer 5 0 R >> /XObject << /Im 6 0 R >>", "",
			"<< /Type /OCG /Name (Layer) >>", streamObject("/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "\x00"),
			"<< /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [0] /N 1 >>")
		if got := ruled(p); got != c.want {
			t.Errorf("%s: %q, want %q; %d rulings", c.name, got, c.want, len(p.Rulings))
		}
	}
}

// ruled gives the cells of the only grid of a page that rulings or backgrounds form.
func ruled(p *page.Page) string {
	out := layout.Analyse(p)
	var b strings.Builder
	for i := range out.Grids {
		g := &out.Grids[i]
		if g.Inferred {
			continue
		}
		row := 0
		for k, c := range g.Cells {
			if c.Row > row {
				b.WriteString(" / ")
			} else if k > 0 {
				b.WriteString("|")
			}
			row = c.Row
			for n, l := range c.Lines {
				if n > 0 {
					b.WriteString(" ")
				}
				b.WriteString(l.Text)
			}
		}
	}
	return b.String()
}
