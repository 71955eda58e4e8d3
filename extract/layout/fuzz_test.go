package layout_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"gongkai/extract/geometry"
	"gongkai/extract/layout"
	"gongkai/extract/page"
)

// texts of glyphs on the pages of the fuzz test: amounts, labels, blanks, and what no font says the meaning of.
var texts = []string{"0", "1", "7", ".", ",", "-", "表", "合", "计", "款", "元", "：", "（", "。", "A", "b", " ", "\u3000",
	"\u200B", "", "注", "※"}

// fuzzPage makes a page of bytes, six an object: a glyph, a row of glyphs, a ruling, a fill, or a grid of rulings.
func fuzzPage(data []byte) *page.Page {
	p := &page.Page{Number: 1, Width: 595, Height: 842, Overflow: map[int32]page.Overflow{}}
	for ; len(data) >= 6; data = data[6:] {
		x, y := float64(data[1])*2.4, float64(data[2])*3.3
		a, b := int(data[3]), int(data[4])
		switch data[0] % 8 {
		case 0, 1:
			p.Glyphs = append(p.Glyphs, glyph(x, y, 4+float64(a%16), b, data[5]))
		case 2, 3:
			size := 4 + float64(a%16)
			for i := range b % 32 {
				p.Glyphs = append(p.Glyphs, glyph(x+float64(i)*size*(0.5+float64(data[5]%3)/2), y, size, b+i, 0))
			}
		case 4:
			p.Rulings = append(p.Rulings, page.Ruling{X0: x, X1: x + 3*float64(a), Y0: y, Y1: y, Width: float64(b % 4)})
		case 5:
			p.Rulings = append(p.Rulings, page.Ruling{X0: x, X1: x, Y0: y, Y1: y + 4*float64(a), Width: float64(b % 4)})
		case 6:
			p.Fills = append(p.Fills, page.Fill{Box: geometry.Rect{X0: x, Y0: y, X1: x + float64(a) + 3.1, Y1: y + float64(b) +
				3.1}, Color: page.RGB{R: data[5], G: 200, B: 255}})
		case 7:
			cols, rows := 1+a%9, 1+b%9
			width, height := 10+float64(data[5]%64), 8+float64(data[5]/16)
			for r := range rows + 1 {
				at := y + float64(r)*height
				p.Rulings = append(p.Rulings, page.Ruling{X0: x, X1: x + width*float64(cols), Y0: at, Y1: at, Width: 0.5})
			}
			for c := range cols + 1 {
				at := x + float64(c)*width
				p.Rulings = append(p.Rulings, page.Ruling{X0: at, X1: at, Y0: y, Y1: y + height*float64(rows), Width: 0.5})
			}
		}
	}
	return p
}

func glyph(x, y, size float64, text int, kind byte) page.Glyph {
	g := page.Glyph{Text: texts[text%len(texts)], X: x, Y: y, Size: size, Dir: page.Direction(kind % 6),
		Box: geometry.Rect{X0: x, Y0: y - 0.88*size, X1: x + size, Y1: y + 0.12*size}}
	if kind >= 192 {
		g.Hidden = page.Hidden(1 + kind%5)
	}
	return g
}

// check says that every visible glyph with ink is in one line of the structure, and no other glyph twice.
func check(t *testing.T, p *page.Page) {
	count := make([]int, len(p.Glyphs))
	add := func(lines []layout.Line) {
		for _, l := range lines {
			for _, g := range l.Glyphs {
				count[g]++
			}
		}
	}
	out := layout.Analyse(p)
	add(out.Lines)
	add(out.Loose)
	for i := range out.Grids {
		g := &out.Grids[i]
		covered := make([]bool, (len(g.X)-1)*(len(g.Y)-1))
		for k := range g.Cells {
			c := &g.Cells[k]
			add(c.Lines)
			if c.Rows < 1 || c.Cols < 1 || c.Row+c.Rows > len(g.Y)-1 || c.Col+c.Cols > len(g.X)-1 {
				t.Fatalf("cell %+v is outside of its grid of %d × %d", c, len(g.Y)-1, len(g.X)-1)
			}
			for r := c.Row; r < c.Row+c.Rows; r++ {
				for col := c.Col; col < c.Col+c.Cols; col++ {
					if covered[r*(len(g.X)-1)+col] {
						t.Fatalf("two cells cover square %d,%d", r, col)
					}
					covered[r*(len(g.X)-1)+col] = true
				}
			}
		}
	}
	for i, n := range count {
		g := &p.Glyphs[i]
		ink := g.Text != " " && g.Text != "\u3000"
		switch {
		case n > 1:
			t.Fatalf("glyph %d, %q, is in %d lines", i, g.Text, n)
		case n == 0 && g.Hidden == page.Visible && ink:
			t.Fatalf("glyph %d, %q at %.1f, %.1f, is lost", i, g.Text, g.X, g.Y)
		case n > 0 && g.Hidden != page.Visible:
			t.Fatalf("glyph %d, %q, is hidden and yet in a line", i, g.Text)
		}
	}
}

func FuzzAnalyse(f *testing.F) {
	f.Add([]byte{7, 20, 20, 3, 5, 40, 2, 24, 30, 8, 12, 0, 2, 60, 30, 8, 3, 0, 0, 100, 10, 8, 6, 4, 6, 24, 24, 100, 20,
		200})
	f.Add([]byte{4, 0, 10, 255, 1, 0, 4, 0, 40, 255, 1, 0, 2, 10, 20, 8, 9, 1, 2, 90, 20, 8, 9, 1})
	random := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		data := make([]byte, 6*random.IntN(80))
		for i := range data {
			data[i] = byte(random.Uint32())
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) { check(t, fuzzPage(data)) })
}

// TestAnalyseOddNumbers: what a hostile file puts far away or nowhere neither stops the analysis nor gets lost.
func TestAnalyseOddNumbers(t *testing.T) {
	p := fuzzPage([]byte{7, 20, 20, 3, 5, 40, 2, 24, 30, 8, 12, 0})
	for _, v := range []float64{math.MaxFloat64, -math.MaxFloat64, 1e300, -1e-300, 0} {
		p.Glyphs = append(p.Glyphs, page.Glyph{Text: "1", X: v, Y: v, Size: 1,
			Box: geometry.Rect{X0: v, Y0: v, X1: v, Y1: v}})
		p.Rulings = append(p.Rulings, page.Ruling{X0: v, X1: v, Y0: -1e300, Y1: v, Width: 1})
	}
	check(t, p)
}
