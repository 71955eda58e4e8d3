package content

import (
	"math"

	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/extract/page"
	"gongkai/extract/pdf/syntax"
	"gongkai/internal/limits"
)

func (s *stream) moveLine(x, y float64) {
	s.row = geometry.Matrix{1, 0, 0, 1, x, y}.Mul(s.row)
	s.text = s.row
}

// showArray is TJ: strings, and between them moves in thousandths of the font size against the writing direction.
func (s *stream) showArray() {
	g := &s.state
	s.runs++
	for _, o := range s.operands {
		switch o.Kind {
		case syntax.String:
			s.show(o.Bytes)
		case syntax.Number:
			move := -o.Num / 1000 * g.fontSize
			if g.font != nil && g.font.Vertical {
				s.advance(0, move)
			} else {
				s.advance(move*g.horizScale, 0)
			}
		}
	}
}

func (s *stream) advance(x, y float64) {
	s.text[4] += float64(x*s.text[0]) + float64(y*s.text[2])
	s.text[5] += float64(x*s.text[1]) + float64(y*s.text[3])
}

// showString is Tj.
func (s *stream) showString(codes []byte) {
	s.runs++
	s.show(codes)
}

// show places one glyph for each character code (PDF 32000-1, 9.4.4).
func (s *stream) show(codes []byte) {
	g := &s.state
	if g.font == nil || math.IsNaN(g.fontSize) {
		return
	}
	// Everything but the translation is the same for the whole string.
	m := geometry.Matrix{g.fontSize * g.horizScale, 0, 0, g.fontSize, 0, g.rise}.Mul(s.text).Mul(g.ctm)
	like := page.Glyph{Run: s.runs, Size: math.Hypot(m[2], m[3]), Dir: direction(m, g.font.Vertical), Font: g.font.Name,
		Color: s.ink().shown(), Watermark: s.watermark > 0}
	if g.renderMode != invisibleText && s.off == 0 {
		s.lean.add(m, len(codes))
	}
	for len(codes) > 0 {
		c, n := g.font.Next(codes)
		codes = codes[n:]
		m[4], m[5] = g.ctm.Apply(float64(g.rise*s.text[2])+s.text[4], float64(g.rise*s.text[3])+s.text[5])
		spacing := g.charSpace
		if c.WordSpace {
			spacing += g.wordSpace
		}
		if g.font.Vertical {
			m[4], m[5] = m.Apply(-c.VX, -c.VY)
			like.Disputed = c.Disputed
			s.place(m, c.Text, c.Width, like)
			s.advance(0, float64(c.VAdvance*g.fontSize)+spacing)
		} else {
			like.Disputed = c.Disputed
			s.place(m, c.Text, c.Width, like)
			s.advance((float64(c.Width*g.fontSize)+spacing)*g.horizScale, 0)
		}
	}
}

// place adds the glyph whose em square m puts on the page. What it shares with the others of its string is in g.
func (in *interpreter) place(m geometry.Matrix, text string, width float64, g page.Glyph) {
	if n := len(in.page.Glyphs); n >= limits.Glyphs || in.reader.seenGlyphs+n >= limits.DocumentGlyphs {
		in.report("page.limit", finding.Error, "the page has more characters than any honest page; the rest was left out")
		return
	}
	g.Text, g.X, g.Y = text, m[4], m[5]
	g.Box = m.ApplyRect(geometry.Rect{X1: width, Y0: in.state.font.Descent, Y1: in.state.font.Ascent})
	if !finite(g.Box.X0, g.Box.Y0) || !finite(g.Box.X1, g.Box.Y1) {
		return
	}
	g.Hidden = in.hidden(g.Box)
	if in.state.renderMode >= clipToText && in.clipFrom < 0 {
		in.clipFrom = int32(len(in.page.Glyphs))
	}
	in.clipOf = append(in.clipOf, in.state.clipped)
	in.page.Glyphs = append(in.page.Glyphs, g)
}

// direction tells how a glyph's advance runs on the page, where y grows downwards.
func direction(m geometry.Matrix, vertical bool) page.Direction {
	ax, ay := m[0], m[1]
	switch {
	case math.Abs(ay) <= textLean*math.Abs(ax) && ax >= 0:
		if vertical {
			return page.Vertical
		}
		return page.Right
	case math.Abs(ay) <= textLean*math.Abs(ax):
		return page.Left
	case math.Abs(ax) <= textLean*math.Abs(ay) && ay > 0:
		return page.Down
	case math.Abs(ax) <= textLean*math.Abs(ay):
		return page.Up
	}
	return page.Oblique
}
