package extract

import (
	"strings"
	"testing"

	"gongkai/extract/geometry"
	"gongkai/extract/page"
)

// write prints a text on a page, each character as wide as the type is high.
func write(p *page.Page, x, y, size float64, color uint8, text string) {
	for _, r := range text {
		p.Glyphs = append(p.Glyphs, page.Glyph{Text: string(r), X: x, Y: y, Size: size,
			Color: page.RGB{R: color, G: color, B: color},
			Box:   geometry.Rect{X0: x, Y0: y - 0.88*size, X1: x + size, Y1: y + 0.12*size}})
		x += size
	}
}

// tablePage is a page with rulings and text that differs from page to page.
func tablePage(number int) *page.Page {
	p := &page.Page{Number: number, Width: 595, Height: 842}
	write(p, 100, 80, 18, 0, "部门预算公开表")
	for i := range 10 {
		y := 100 + 30*float64(i)
		p.Rulings = append(p.Rulings, page.Ruling{X0: 50, X1: 550, Y0: y, Y1: y, Width: 0.5})
		write(p, 55+float64(7*number%20), y+20, 10, 0, strings.Repeat(string(rune('一'+number)), 3+(number+i)%7))
		write(p, 400, y+20, 10, 0, "合计")
	}
	return p
}

// marked gives the text that is taken for a watermark.
func marked(pages ...*page.Page) string {
	var b strings.Builder
	for _, p := range pages {
		for i := range p.Glyphs {
			if p.Glyphs[i].Watermark {
				b.WriteString(p.Glyphs[i].Text)
			}
		}
	}
	return b.String()
}

func TestWatermarks(t *testing.T) {
	for _, c := range []struct {
		name  string
		pages int
		draw  func(p *page.Page)
		want  string
	}{
		{"nothing but the table", 6, func(*page.Page) {}, ""},
		{"large and pale across rulings", 1, func(p *page.Page) { write(p, 150, 215, 60, 200, "仅供公开") }, "仅供公开"},
		{"large and dark", 1, func(p *page.Page) { write(p, 150, 215, 60, 0, "仅供公开") }, ""},
		{"large and pale above the table", 1, func(p *page.Page) { write(p, 150, 70, 60, 200, "预算") }, ""},
		{"small and pale within a cell", 1, func(p *page.Page) { write(p, 300, 120, 10, 200, "备注") }, ""},
		{"the same on each page, over text", 4, func(p *page.Page) { write(p, 58, 151, 10, 90, "内部资料") },
			strings.Repeat("内部资料", 4)},
		{"the same on each page, between texts", 4, func(p *page.Page) { write(p, 200, 151, 10, 90, "内部资料") }, ""},
		{"the same on each page, pale across rulings", 4, func(p *page.Page) { write(p, 200, 134, 10, 180, "内部资料") },
			strings.Repeat("内部资料", 4)},
		{"over text, but on two pages of six", 6, func(p *page.Page) {
			if p.Number < 3 {
				write(p, 58, 151, 10, 90, "内部资料")
			}
		}, ""},
		{"a caption on each page, run into by other text on two pages of seven", 7, func(p *page.Page) {
			write(p, 200, 151, 10, 90, "预算单位")
			if p.Number < 3 {
				write(p, 203, 151, 10, 0, "印章")
			}
		}, ""},
		{"a caption on each page, run over by an oblique watermark", 4, func(p *page.Page) {
			write(p, 200, 151, 10, 0, "单位万元")
			write(p, 203, 151, 12, 200, "仅供公开")
			for i := len(p.Glyphs) - 4; i < len(p.Glyphs); i++ {
				p.Glyphs[i].Dir = page.Oblique
			}
		}, ""},
		{"a caption on each page, run over by an upright watermark", 4, func(p *page.Page) {
			write(p, 200, 151, 10, 0, "单位万元")
			write(p, 203, 151, 12, 200, "仅供公开")
		}, strings.Repeat("仅供公开", 4)},
		{"a caption on each page that touches the title", 4, func(p *page.Page) {
			write(p, 200, 151, 10, 0, "单位万元")
			write(p, 203, 151, 10, 0, "收入支出预算总表公开")
		}, ""},
		{"a caption on each page that touches a larger title", 4, func(p *page.Page) {
			write(p, 200, 151, 10, 90, "单位万元")
			write(p, 203, 151, 12, 90, strings.Repeat(string(rune('一'+p.Number)), 5))
		}, ""},
	} {
		var pages []*page.Page
		for i := range c.pages {
			p := tablePage(i + 1)
			c.draw(p)
			pages = append(pages, p)
		}
		markWatermarks(pages)
		if got := marked(pages...); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestLooseFindings(t *testing.T) {
	var loose []Text
	for i := range 30 {
		loose = append(loose, Text{Text: "公开", Page: 1 + i/2})
	}
	for i := range 20 {
		loose = append(loose, Text{Text: string(rune('一' + i)), Page: 3})
	}
	got := looseFindings(loose)
	if len(got) != 9 || !strings.Contains(got[0].Message, "15 pages") ||
		!strings.Contains(got[8].Message, "13 more texts") {
		t.Errorf("%d findings: %v", len(got), got)
	}
}
