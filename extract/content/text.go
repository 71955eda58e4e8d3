package content

import (
	"math"

	"gongkai/extract/page"
	"gongkai/extract/pdf"
	"gongkai/internal/limits"
)

func (s *stream) moveLine(x, y float64) {
	s.row = page.Matrix{1, 0, 0, 1, x, y}.Mul(s.row)
	s.text = s.row
}

// showArray is TJ: strings, and between them moves in thousandths of the font size against the writing direction.
func (s *stream) showArray() {
	g := &s.state
	for _, o := range s.operands {
		switch o.kind {
		case text:
			s.show(o.bytes)
		case number:
			move := -o.num / 1000 * g.fontSize
			if g.font != nil && g.font.Vertical {
				s.advance(0, move)
			} else {
				s.advance(move*g.horizScale, 0)
			}
		}
	}
}

func (s *stream) advance(x, y float64) {
	s.text[4] += x*s.text[0] + y*s.text[2]
	s.text[5] += x*s.text[1] + y*s.text[3]
}

// show is Tj: it places one glyph for each character code (PDF 32000-1, 9.4.4).
func (s *stream) show(codes []byte) {
	g := &s.state
	if g.font == nil || math.IsNaN(g.fontSize) {
		return
	}
	// Everything but the text matrix's translation is the same for the whole string.
	toPage := page.Matrix{g.fontSize * g.horizScale, 0, 0, g.fontSize, 0, g.rise}
	for len(codes) > 0 {
		c, n := g.font.Next(codes)
		codes = codes[n:]
		m := toPage.Mul(s.text).Mul(g.ctm)
		spacing := g.charSpace
		if c.WordSpace {
			spacing += g.wordSpace
		}
		if g.font.Vertical {
			x, y := m.Apply(-c.VX, -c.VY)
			m[4], m[5] = x, y
			s.place(m, c.Text, c.Width)
			s.advance(0, c.VAdvance*g.fontSize+spacing)
		} else {
			s.place(m, c.Text, c.Width)
			s.advance((c.Width*g.fontSize+spacing)*g.horizScale, 0)
		}
	}
}

// place adds the glyph whose em square m puts on the page.
func (in *interpreter) place(m page.Matrix, text string, width float64) {
	if len(in.page.Glyphs) >= limits.Glyphs {
		in.report("page.limit", page.Error, "the page has more characters than any honest page; the rest was left out")
		return
	}
	g := &in.state
	box := m.ApplyRect(page.Rect{X1: width, Y0: g.font.Descent, Y1: g.font.Ascent})
	if math.IsNaN(box.X0+box.X1+box.Y0+box.Y1) || math.IsInf(box.X0+box.X1+box.Y0+box.Y1, 0) {
		return
	}
	x, y := m.Apply(0, 0)
	in.clipOf = append(in.clipOf, g.clipped)
	in.page.Glyphs = append(in.page.Glyphs, page.Glyph{
		Text: text, Box: box, X: x, Y: y, Size: math.Hypot(m[2], m[3]), Dir: direction(m, g.font.Vertical),
		Font: g.font.Name, Color: in.inkColor(), Hidden: in.hidden(box),
	})
}

func (in *interpreter) inkColor() page.RGB {
	if in.state.renderMode == 1 || in.state.renderMode == 5 {
		return in.state.stroke.color
	}
	return in.state.fill.color
}

// direction tells how a glyph's advance runs on the page, where y grows downwards.
func direction(m page.Matrix, vertical bool) page.Direction {
	const lean = 0.05 // tangent of three degrees: scanners' text layers lean a little
	ax, ay := m[0], m[1]
	switch {
	case math.Abs(ay) <= lean*math.Abs(ax) && ax >= 0:
		if vertical {
			return page.Vertical
		}
		return page.Right
	case math.Abs(ay) <= lean*math.Abs(ax):
		return page.Left
	case math.Abs(ax) <= lean*math.Abs(ay) && ay > 0:
		return page.Down
	case math.Abs(ax) <= lean*math.Abs(ay):
		return page.Up
	}
	return page.Oblique
}

// hidden says why a glyph with this box cannot be seen, if so.
func (in *interpreter) hidden(box page.Rect) page.Hidden {
	g := &in.state
	x, y := box.CenterX(), box.CenterY()
	ink := &g.fill
	if g.renderMode == 1 || g.renderMode == 5 {
		ink = &g.stroke
	}
	switch {
	case g.renderMode == 3 || g.renderMode == 7:
		return page.NoPaint
	case !in.sheet.Contains(x, y):
		return page.OffPage
	case !g.clip.Contains(x, y):
		return page.Clipped
	case !ink.visible() && !in.onDark(x, y):
		return page.SameAsPaper
	}
	return page.Visible
}

// onDark says whether the last thing painted at the point is anything but white.
func (in *interpreter) onDark(x, y float64) bool {
	if in.state.fill.opacity <= 0.02 {
		return false
	}
	for _, box := range in.images {
		if box.Contains(x, y) {
			return true
		}
	}
	for i := len(in.page.Fills) - 1; i >= 0; i-- {
		if f := &in.page.Fills[i]; f.Box.Contains(x, y) {
			return !nearWhite(f.Color)
		}
	}
	return false
}

// actualText is an open marked-content sequence; its text counts where the glyphs inside say nothing themselves.
type actualText struct {
	text  string
	has   bool
	first int // index of the first glyph inside
}

func (s *stream) beginMarked() {
	raw, has := s.markedProperties()
	s.actual = append(s.actual, actualText{text: pdf.TextString(raw), has: has, first: len(s.page.Glyphs)})
}

// endMarked gives undecodable glyphs the ActualText that encloses them (PDF 32000-1, 14.9.4): the first carries the whole
// text, the others none of their own.
func (in *interpreter) endMarked() {
	mark := in.actual[len(in.actual)-1]
	in.actual = in.actual[:len(in.actual)-1]
	inside := in.page.Glyphs[mark.first:]
	if !mark.has || mark.text == "" || len(inside) == 0 {
		return
	}
	for i := range inside {
		if inside[i].Text != "" {
			return
		}
	}
	inside[0].Text = mark.text
	for i := range inside[1:] {
		inside[0].Box = inside[0].Box.Union(inside[i+1].Box)
	}
	in.page.Glyphs = in.page.Glyphs[:mark.first+1]
	in.clipOf = in.clipOf[:mark.first+1]
}
