package content

import (
	"gongkai/extract/geometry"
	"gongkai/internal/limits"
)

// execute runs one operator (PDF 32000-1, Annex A). Operators that print neither text nor lines are ignored, and so are
// unknown ones.
func (s *stream) execute(op []byte) {
	g := &s.state
	switch string(op) {
	// Graphics state.
	case "q":
		if len(s.stack) < limits.StateDepth {
			s.stack = append(s.stack, *g)
		}
	case "Q":
		if n := len(s.stack); n > s.base {
			*g = s.stack[n-1]
			s.stack = s.stack[:n-1]
		}
	case "cm":
		if m, ok := s.matrix(); ok {
			g.ctm = m.Mul(g.ctm)
		}
	case "w":
		g.lineWidth = s.num(1)
	case "gs":
		s.extendedState(string(s.last()))

	// Colour.
	case "g":
		g.fill.set(deviceGray, s.numbers())
	case "G":
		g.stroke.set(deviceGray, s.numbers())
	case "rg":
		g.fill.set(deviceRGB, s.numbers())
	case "RG":
		g.stroke.set(deviceRGB, s.numbers())
	case "k":
		g.fill.set(deviceCMYK, s.numbers())
	case "K":
		g.stroke.set(deviceCMYK, s.numbers())
	case "cs":
		s.chooseSpace(&g.fill)
	case "CS":
		s.chooseSpace(&g.stroke)
	case "sc", "scn":
		s.chooseColor(&g.fill)
	case "SC", "SCN":
		s.chooseColor(&g.stroke)

	// Path construction and painting.
	case "m":
		s.moveTo(s.num(2), s.num(1))
	case "l":
		s.lineTo(s.num(2), s.num(1), false)
	case "c":
		s.lineTo(s.num(6), s.num(5), true)
		s.lineTo(s.num(4), s.num(3), true)
		s.lineTo(s.num(2), s.num(1), true)
	case "v", "y":
		s.lineTo(s.num(4), s.num(3), true)
		s.lineTo(s.num(2), s.num(1), true)
	case "h":
		s.path.close()
	case "re":
		s.rectangle(s.num(4), s.num(3), s.num(2), s.num(1))
	case "S":
		s.paint(true, false, op)
	case "s":
		s.path.close()
		s.paint(true, false, op)
	case "f", "F", "f*":
		s.paint(false, true, op)
	case "B", "B*":
		s.paint(true, true, op)
	case "b", "b*":
		s.path.close()
		s.paint(true, true, op)
	case "n":
		s.paint(false, false, op)
	case "sh":
		s.addShape(g.clip)
	case "W", "W*":
		s.path.clip = true

	// Text.
	case "BT":
		s.text, s.row, s.clipFrom = geometry.Identity, geometry.Identity, -1
	case "ET":
		s.endText()
	case "Tc":
		g.charSpace = s.num(1)
	case "Tw":
		g.wordSpace = s.num(1)
	case "Tz":
		g.horizScale = s.num(1) / 100
	case "TL":
		g.leading = s.num(1)
	case "Ts":
		g.rise = s.num(1)
	case "Tr":
		g.renderMode = renderMode(s.num(1))
	case "Tf":
		s.chooseFont()
	case "Td":
		s.moveLine(s.num(2), s.num(1))
	case "TD":
		g.leading = -s.num(1)
		s.moveLine(s.num(2), s.num(1))
	case "Tm":
		if m, ok := s.matrix(); ok {
			s.text, s.row = m, m
		}
	case "T*":
		s.moveLine(0, -g.leading)
	case "Tj":
		s.showString(s.last())
	case "'":
		s.moveLine(0, -g.leading)
		s.showString(s.last())
	case "\"":
		g.wordSpace, g.charSpace = s.num(3), s.num(2)
		s.moveLine(0, -g.leading)
		s.showString(s.last())
	case "TJ":
		s.showArray()

	// Objects and marks.
	case "Do":
		s.object(string(s.last()))
	case "BI":
		skipInlineImage(&s.lexer)
		s.image(false) // small, and rarely without a mask
	case "BDC":
		s.beginMarked()
	case "BMC":
		s.open = append(s.open, marked{})
	case "EMC":
		if len(s.open) > s.marks {
			s.endMarked()
		}
	}
}

func (s *stream) moveTo(x, y float64) {
	s.path.move(s.state.ctm.Apply(x, y))
}

func (s *stream) lineTo(x, y float64, curved bool) {
	px, py := s.state.ctm.Apply(x, y)
	s.path.line(px, py, curved)
}

func (s *stream) rectangle(x, y, w, h float64) {
	s.moveTo(x, y)
	s.lineTo(x+w, y, false)
	s.lineTo(x+w, y+h, false)
	s.lineTo(x, y+h, false)
	s.path.close()
}

// paint ends the path: it is stroked, filled or both, then clips what follows if W asked for it.
func (s *stream) paint(stroke, fill bool, op []byte) {
	if fill {
		s.interpreter.fill(&s.path, op[len(op)-1] == '*')
	}
	if stroke {
		s.interpreter.stroke(&s.path)
	}
	if s.path.clip && len(s.path.subs) > 0 {
		s.state.clip = s.state.clip.Intersect(s.path.bounds())
		s.state.clipLoose = s.state.clipLoose || len(s.path.subs) > 1 || !s.path.subs[0].rectangle()
		s.clips++
		s.state.clipped = s.clips
	}
	s.path.reset()
}
