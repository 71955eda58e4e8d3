package picture

import (
	"bytes"
	"math"
	"slices"
	"testing"

	"gongkai/extract/content"
	"gongkai/extract/geometry"
	"gongkai/extract/page"
	"gongkai/internal/limits"
)

// paint draws a white picture with black boxes.
func paint(w, h int, black ...box) *gray {
	g := newGray(w, h)
	for i := range g.pixels {
		g.pixels[i] = 245
	}
	for _, b := range black {
		for y := b.y0; y < b.y1; y++ {
			for x := b.x0; x < b.x1; x++ {
				g.pixels[y*w+x] = 15
			}
		}
	}
	return g
}

// table is a grid of two columns and three rows, 200 by 90, with letters of ink in its first cells.
var table = []box{
	{100, 100, 302, 102}, {100, 130, 302, 132}, {100, 160, 302, 162}, {100, 190, 302, 192},
	{100, 100, 102, 192}, {200, 100, 202, 192}, {300, 100, 302, 192},
	{110, 108, 118, 122}, {120, 108, 128, 122}, {130, 108, 138, 122}, // three letters
	{210, 108, 216, 120},
	{110, 138, 118, 152}, {120, 140, 121, 150},
}

const testScale = 2.0 // pixels a point

func TestSkew(t *testing.T) {
	g := paint(800, 800, box{100, 100, 700, 102}, box{100, 300, 700, 302}, box{100, 500, 700, 502},
		box{100, 100, 102, 502}, box{400, 100, 402, 502}, box{700, 100, 702, 502})
	for _, want := range []float64{0, 0.6, -1.3, 2} {
		hung := g.straightened(-want, 245)
		got := hung.ink(hung.paper(testScale), inkContrast).skew()
		if math.Abs(got-want) > 0.06 {
			t.Errorf("a page that hangs by %v° is measured at %v°", want, got)
		}
		if back := hung.straightened(got, 245); len(rulingsOf(back)) != 6 {
			t.Errorf("straightened from %v°: %d rulings, want 6", want, len(rulingsOf(back)))
		}
	}
}

// TestStraightenedByNothing: no pixel moves, not even by a part of one.
func TestStraightenedByNothing(t *testing.T) {
	g := paint(30, 20, box{2, 3, 5, 4}, box{10, 8, 11, 15})
	if got := g.straightened(0, 245); !slices.Equal(got.pixels, g.pixels) {
		t.Error("turned by no angle it is another picture")
	}
}

func TestTurned(t *testing.T) {
	g := paint(30, 20, box{2, 3, 5, 4})
	for q := range 4 {
		if got := g.turned(q).turned(4 - q); !slices.Equal(got.pixels, g.pixels) || got.width != g.width {
			t.Errorf("turned by %d quarters and back it is another picture", q)
		}
	}
	if one := g.turned(1); one.width != 20 || one.pixels[2*20+16] != 15 {
		t.Error("a quarter clockwise leads (2, 3) to (16, 2)")
	}
}

// TestLines: strokes of one letter are one line, lines that touch are two, wide gaps part a line.
func TestLines(t *testing.T) {
	c := &cutter{usual: 20, gap: 1.1, low: 1, high: 100}
	letters := func(y int, xs ...int) (out []blob) {
		for _, x := range xs {
			out = append(out, blob{box: box{x, y, x + 18, y + 20}})
		}
		return out
	}
	for _, x := range []struct {
		name string
		ink  []blob
		want int
	}{
		{"one line", letters(0, 0, 20, 40), 1},
		{"two lines", append(letters(0, 0, 20), letters(25, 0, 20)...), 2},
		{"a gap", letters(0, 0, 20, 90), 2},
		{"the strokes of 二", []blob{{box: box{0, 0, 18, 2}}, {box: box{0, 8, 18, 10}}}, 1},
		{"too high for text", []blob{{box: box{0, 0, 200, 200}}}, 0},
	} {
		if got := c.lines(x.ink); len(got) != x.want {
			t.Errorf("%s: %d pieces, want %d: %v", x.name, len(got), x.want, got)
		}
	}
	touching := append(letters(0, 0, 20, 40, 60), letters(21, 0, 20, 40, 60)...)
	touching = append(touching, blob{box: box{0, 19, 2, 22}}) // a bit of ink between them
	if got := c.lines(touching); len(got) != 2 {
		t.Errorf("lines that touch: %v", got)
	}
}

// TestHalves: a letter of two halves is one line, and higher than digits; two lines of digits that are close are two.
func TestHalves(t *testing.T) {
	c := &cutter{usual: 12, gap: 4, low: 1, high: 100}
	at := func(boxes ...box) (out []blob) {
		for _, b := range boxes {
			out = append(out, blob{b, b.width() * b.height()})
		}
		return out
	}
	if got := c.lines(at(box{0, 0, 16, 8}, box{0, 9, 16, 18})); len(got) != 1 || got[0] != (box{0, 0, 16, 18}) {
		t.Errorf("a letter of two halves is cut into %v", got)
	}
	if got := c.lines(at(box{0, 0, 16, 12}, box{0, 13, 16, 25})); len(got) != 2 {
		t.Errorf("two lines are cut into %v", got)
	}
	if got := c.lines(at(box{0, 0, 16, 8}, box{0, 13, 16, 19})); len(got) != 2 {
		t.Errorf("two lines of small letters are cut into %v", got)
	}
}

func TestShaped(t *testing.T) {
	b := func(x0, x1 int) blob { return blob{box: box{x0, 0, x1, 20}} }
	line := box{0, 0, 100, 24}
	mark := []blob{{box: box{0, 0, 17, 17}}, {box: box{7, 1, 10, 4}}, {box: box{1, 7, 4, 10}}, {box: box{14, 7, 16, 10}},
		{box: box{7, 14, 10, 16}}}
	square := box{0, 0, 17, 17}
	for _, x := range []struct {
		read string
		ink  []blob
		want string
	}{
		{">=95%", []blob{b(0, 21), b(25, 40)}, "＞=95%"},
		{">=95%", []blob{b(0, 12), b(15, 30)}, ">=95%"},
		{"<=95%", []blob{b(0, 10), {box: box{15, 4, 25, 6}}, {box: box{15, 9, 25, 11}}}, "＜=95%"}, // narrow ink, wide sign
		{"<=95%", []blob{b(0, 10), {box: box{12, 4, 22, 6}}, {box: box{12, 9, 22, 11}}}, "<=95%"},
		{"<=95%", []blob{b(0, 10), {box: box{15, 4, 40, 20}}, {box: box{15, 9, 25, 11}}}, "＜=95%"}, // a bar that touches
		{"<9", []blob{b(0, 10), b(15, 25)}, "<9"},
		{"12.5", []blob{b(0, 12)}, "12.5"},
	} {
		if got := shaped(x.read, x.ink, line); got != x.want {
			t.Errorf("%s is %s, want %s", x.read, got, x.want)
		}
	}
	for _, x := range []struct {
		name, read string
		ink        []blob
		want       string
	}{
		{"a cross with dots", "X", mark, "※"},
		{"read as nothing", "", mark, "※"},
		{"a dot that touches", "", mark[:4], "※"},
		{"a broken arm", "", append(slices.Clone(mark), blob{box: box{14, 0, 17, 3}}), "※"},
		{"a cross alone", "X", mark[:1], "X"},
		{"two dots", "", mark[:3], ""},
		{"dots without a cross", "", mark[1:], ""},
		{"another letter", "来", mark, "来"},
		{"a sign", "&", mark, "※"},
	} {
		if got := shaped(x.read, x.ink, square); got != x.want {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
	}
}

func TestBracketed(t *testing.T) {
	for _, x := range []struct {
		read string
		at   []float64
		want string
	}{
		{"（室) 及", []float64{3, 20, 40, 52, 60}, "（室） 及"},
		{"出国(境)费", []float64{10, 30, 50, 70, 90, 110}, "出国（境）费"},
		{"出国（境）费", []float64{10, 30, 43, 56, 69, 82}, "出国(境)费"},
		{"中心（电视台)", []float64{10, 30, 50, 70, 90, 110, 120}, "中心（电视台）"},
		{"厅(室)", []float64{10, 30, 50, 60}, "厅（室）"},
		{"电视台)", nil, "电视台)"},
		{"(基本建设）", nil, "（基本建设）"},
	} {
		var votes [2]int
		if got := string(bracketed([]rune(x.read), x.at, 18, &votes, votes)); got != x.want {
			t.Errorf("%s is %s, want %s", x.read, got, x.want)
		}
	}
	for _, x := range []struct {
		at   []float64
		most [2]int
		want string
	}{
		{[]float64{10, 30, 50, 66}, [2]int{1, 5}, "电视台）"}, // the other one is in the line above
		{[]float64{10, 30, 50, 66}, [2]int{5, 1}, "电视台)"},
		{nil, [2]int{}, "电视台)"},
	} {
		var votes [2]int
		if got := string(bracketed([]rune("电视台)"), x.at, 18, &votes, x.most)); got != x.want {
			t.Errorf("alone, where %v are narrow and wide, it is %s, want %s", x.most, got, x.want)
		}
	}
	var votes [2]int
	if got := string(bracketed([]rune("(补助)"), []float64{2, 20, 40, 58}, 18, &votes, [2]int{1, 5})); got != "（补助）" ||
		votes != [2]int{} {
		t.Errorf("where most are wide (补助) is %s, and votes %v", got, votes)
	}
}

// TestLayer: of the hidden text of a picture those letters are read that lie on ink, each run of them as one piece, and
// where the page hangs askew, they go to where the straightened picture has them.
func TestLayer(t *testing.T) {
	const skew = 2.0
	g := paint(1000, 800, box{300, 90, 340, 110}, box{800, 700, 840, 720})
	for x := 100; x < 900; x += 3 { // dashes tell how the page hangs
		for _, y := range []int{200, 240, 280, 320, 360, 400} {
			g = g.blacken(box{x, y, x + 2, y + 3})
		}
	}
	g = g.straightened(skew, 245) // the other way: the page hangs by it
	s := coloured(g)
	p := &page.Page{Number: 1, Width: 500, Height: 400}
	hang := geometry.Rotation(-skew, p.Width/2, p.Height/2)
	letter := func(text string, x, y float64, run int32, hidden page.Hidden) {
		x, y = hang.Apply(x, y)
		p.Glyphs = append(p.Glyphs, page.Glyph{Text: text, X: x - 5, Y: y + 4, Run: run, Hidden: hidden,
			Box: geometry.Rect{X0: x - 5, Y0: y - 5, X1: x + 5, Y1: y + 5}})
	}
	letter("元", 155, 50, 3, page.NoPaint)
	letter("7", 165, 50, 3, page.NoPaint)
	letter("8", 410, 355, 9, page.NoPaint)
	letter("无", 30, 30, 9, page.NoPaint) // over paper
	letter("外", 160, 50, 4, page.OffPage)
	out := newReader(s, p).layer(p)
	if out == nil || math.Abs(math.Abs(out.Skew)-skew) > 0.1 {
		t.Fatalf("read as %+v", out)
	}
	var seen []string
	for _, g := range out.Glyphs {
		if g.Hidden == page.Visible {
			seen = append(seen, g.Text)
		}
	}
	if len(out.Glyphs) != 5 || !slices.Equal(seen, []string{"元", "7", "8"}) {
		t.Errorf("%q are read of %d letters", seen, len(out.Glyphs))
	}
	if b := out.Glyphs[2].Box; math.Abs(b.CenterX()-410) > 1 || math.Abs(b.CenterY()-355) > 1 {
		t.Errorf("straightened, the last stands at %v", b)
	}
	if n := out.Scan.Pieces; len(n) != 2 || n[0].Readings[0].Text != "元7" || n[1].Readings[0].Text != "8" ||
		len(n[0].Readings) != 1 || n[0].Readings[0].Confidence != 0 {
		t.Errorf("pieces are %v", n)
	}
	p.Glyphs = p.Glyphs[3:]
	if newReader(s, p).layer(p) != nil {
		t.Error("letters over paper are read")
	}
}

// blacken puts ink into a box.
func (g *gray) blacken(b box) *gray {
	for y := b.y0; y < b.y1; y++ {
		for x := b.x0; x < b.x1; x++ {
			g.pixels[y*g.width+x] = 15
		}
	}
	return g
}

// TestPaintOutside: an image beside the page, one of no size that can be told, and one that is shown without end paint
// nothing, and harm nothing.
func TestPaintOutside(t *testing.T) {
	r := &raster{width: 1, height: 1, channels: 1, pixels: []byte{0}}
	everywhere := geometry.Rect{X0: -1e9, Y0: -1e9, X1: 1e9, Y1: 1e9}
	for _, place := range []geometry.Matrix{
		{10, 0, 0, 10, 50, 0}, {10, 0, 0, 10, -50, 0}, {10, 0, 0, 10, 0, 50}, {1e300, 0, 0, 1e300, 1e300, 0},
		{math.NaN(), 0, 0, 10, 0, 0}, {10, 0, 0, 10, math.Inf(1), 0}, {1e-320, 0, 0, 1e-320, 5, 5},
	} {
		s := &sheet{width: 20, height: 20, scale: 1, pixels: bytes.Repeat([]byte{255}, 3*20*20)}
		s.paint(content.Picture{Place: place, Clip: everywhere}, r, nil, false)
		if bytes.IndexByte(s.pixels, 0) >= 0 {
			t.Errorf("%v is painted", place)
		}
	}
	s := &sheet{width: 20, height: 20, scale: 1, pixels: bytes.Repeat([]byte{255}, 3*20*20), painted: limits.PicturePaint}
	s.paint(content.Picture{Place: geometry.Matrix{20, 0, 0, 20, 0, 0}, Clip: everywhere}, r, nil, false)
	if bytes.IndexByte(s.pixels, 0) >= 0 {
		t.Error("painted beyond the limit")
	}
}
