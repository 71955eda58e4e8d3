package debug

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"gongkai/extract/page"
)

// glyphs draws the box of each glyph and in it what the glyph says.
func (p *picture) glyphs() {
	p.printf("<g>\n")
	for i := range p.page.Source.Glyphs {
		if g := &p.page.Source.Glyphs[i]; strings.TrimSpace(g.Text) != "" || g.Text == "" {
			p.glyph(g, hiddenClass(p, int32(i)))
		}
	}
	p.printf("</g>\n")
}

// hiddenClass tells a hidden glyph from one that its cell cuts off and that yet belongs to a label.
func hiddenClass(p *picture, i int32) string {
	if _, cut := p.page.Source.Overflow[i]; cut {
		return "glyph cut"
	}
	if p.page.Source.Glyphs[i].Hidden != page.Visible {
		return "glyph hidden"
	}
	return "glyph"
}

func (p *picture) glyph(g *page.Glyph, class string) {
	if far := p.page.Width + p.page.Height; math.Abs(g.X) > far || math.Abs(g.Y) > far {
		return // parked outside of the page
	}
	p.box(class, g.Box)
	if !p.withText {
		return
	}
	turn := ""
	switch g.Dir {
	case page.Down:
		turn = fmt.Sprintf(` transform="rotate(90 %s %s)"`, num(g.X), num(g.Y))
	case page.Up:
		turn = fmt.Sprintf(` transform="rotate(-90 %s %s)"`, num(g.X), num(g.Y))
	case page.Left:
		turn = fmt.Sprintf(` transform="rotate(180 %s %s)"`, num(g.X), num(g.Y))
	}
	p.printf(`<text class="%s-text" x="%s" y="%s" font-size="%s"%s>%s</text>`+"\n",
		strings.ReplaceAll(class, "glyph ", ""),
		num(g.X), num(g.Y), num(max(0.5, g.Size)), turn, escape(g.Text))
}

// escape makes a text fit for XML: what it has no way to say, and a glyph without meaning, becomes U+FFFD.
func escape(s string) string {
	if s == "" {
		return "\uFFFD"
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r < 0x20 || r == 0xFFFE || r == 0xFFFF:
			b.WriteRune('\uFFFD')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// num prints a length in hundredths of a point.
func num(v float64) string {
	v = math.Round(v*100) / 100
	if v == 0 || v-v != 0 {
		return "0" // -0, NaN and infinity too
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}
