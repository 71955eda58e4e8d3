package debug

import (
	"fmt"

	"gongkai/extract/geometry"
	"gongkai/extract/page"
)

// classes are the kinds of things drawn, in the order of the legend, each with its style and what it says.
var classes = []struct{ name, style, meaning string }{
	{"cell", "fill:#2f6fdf;fill-opacity:.10;stroke:#2f6fdf;stroke-width:.3", "cell: row,column"},
	{"header", "fill:#8a3fd1;fill-opacity:.14;stroke:#8a3fd1;stroke-width:.3", "header cell"},
	{"repeated", "fill:#7a7a7a;fill-opacity:.16;stroke:#7a7a7a;stroke-width:.3", "header repeated overleaf"},
	{"caption", "fill:#e08a00;fill-opacity:.10;stroke:#e08a00;stroke-width:.6", "caption of a table"},
	{"note", "fill:#00897b;fill-opacity:.10;stroke:#00897b;stroke-width:.6", "note of a table"},
	{"paragraph", "fill:none;stroke:#3b9c3b;stroke-width:.5", "paragraph"},
	{"running", "fill:#9e9e9e;fill-opacity:.15;stroke:#9e9e9e;stroke-width:.5", "running line, page number"},
	{"loose", "fill:none;stroke:#d81b90;stroke-width:.8", "watermark, text at an angle"},
	{"glyph", "fill:none;stroke:#9db7d5;stroke-width:.12", "glyph"},
	{"hidden", "fill:none;stroke:#b00020;stroke-width:.25;stroke-dasharray:1 .8", "hidden glyph, left out"},
	{"cut", "fill:none;stroke:#c77700;stroke-width:.25;stroke-dasharray:1 .8", "cut off by its cell, kept"},
	{"ruling", "stroke:#d62020;stroke-opacity:.75;fill:none", "ruling"},
}

func (p *picture) style() {
	p.printf("<style>\n.desk{fill:#eceff1}\n.paper{fill:#fff;stroke:#90a4ae;stroke-width:.5}\n")
	for _, c := range classes {
		p.printf(".%s{%s}\n", c.name, c.style)
	}
	p.printf("text{font-family:'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei',SimSun,sans-serif}\n" +
		".glyph-text{fill:#111}\n.hidden-text{fill:#b00020;fill-opacity:.45}\n.cut-text{fill:#c77700;fill-opacity:.7}\n" +
		".label{font-family:monospace;paint-order:stroke;stroke:#fff;stroke-width:.5px}\n.cell-label{fill:#1a4fb0}\n.header-label{fill:#6a1fb1}\n.repeated-label{fill:#555}\n" +
		".number{font-size:5px;fill:#1a4fb0;font-family:monospace}\n.legend{font-size:8px;fill:#263238}\n</style>\n")
}

// legend explains the colours and counts what is on the page.
func (p *picture) legend(x, y float64) {
	src := p.page.Source
	hidden := 0
	for i := range src.Glyphs {
		if src.Glyphs[i].Hidden != page.Visible {
			hidden++
		}
	}
	p.printf("<g>\n")
	line := func(text string) {
		p.printf(`<text class="legend" x="%s" y="%s">%s</text>`+"\n", num(x), num(y), text)
		y += 13
	}
	line(fmt.Sprintf("page %d of %d, %s × %s pt", p.page.Number, len(p.doc.Pages), num(p.page.Width), num(p.page.Height)))
	line(fmt.Sprintf("%d glyphs, %d hidden", len(src.Glyphs), hidden))
	line(fmt.Sprintf("%d rulings, %d fills, %d images", len(src.Rulings), len(src.Fills), src.Images))
	y += 6
	x += 24
	for _, c := range classes {
		class := c.name
		if class == "hidden" || class == "cut" {
			class = "glyph " + class
		}
		b := geometry.Rect{X0: x - 24, Y0: y - 7, X1: x - 6, Y1: y + 1}
		if class == "ruling" {
			p.printf(`<line class="ruling" stroke-width="1" x1="%s" y1="%s" x2="%s" y2="%s"/>`+"\n", num(b.X0), num(b.CenterY()),
				num(b.X1), num(b.CenterY()))
		} else {
			p.box(class, b)
		}
		line(c.meaning)
	}
	p.printf("</g>\n")
}

func (p *picture) box(class string, b geometry.Rect) {
	p.printf(`<rect class="%s" x="%s" y="%s" width="%s" height="%s"/>`+"\n", class, num(b.X0), num(b.Y0), num(b.Width()),
		num(b.Height()))
}

func (p *picture) printf(format string, args ...any) { fmt.Fprintf(&p.out, format, args...) }
