package content

import (
	"math"

	"gongkai/extract/font"
	"gongkai/extract/geometry"
	"gongkai/extract/page"
)

// state is the part of the graphics state that decides what is seen and where (PDF 32000-1, 8.4 and 9.3).
type state struct {
	ctm          geometry.Matrix // user space to the displayed page
	clip         geometry.Rect   // bounding box of the clipping path, on the displayed page
	clipped      int32           // number of the clipping path: text under the same one is of one piece
	clipLoose    bool            // the clipping path is no rectangle, so clip says too much
	blended      bool            // a blend mode or soft mask: what is painted shows what lies below (11.3.5, 11.6.5)
	lineWidth    float64
	stroke, fill paint
	charSpace    float64
	wordSpace    float64
	horizScale   float64
	leading      float64
	font         *font.Font
	fontSize     float64
	renderMode   renderMode
	lettering    lettering // what the clipping path is made of, if it is made of text
	rise         float64
}

// renderMode is how text is painted (PDF 32000-1, table 106): four modes, and the same with the text added to the
// clipping path.
type renderMode int

const (
	strokeText          renderMode = 1
	fillAndStrokeText   renderMode = 2
	invisibleText       renderMode = 3
	clipToText          renderMode = 4 // and all above
	strokeAndClip       renderMode = 5
	fillStrokeAndClip   renderMode = 6
	clipToTextUnpainted renderMode = 7
)

// lettering is the glyphs that text clips to: first <= i < last.
type lettering struct{ first, last int32 }

// paint is a current colour: its components as set, the space they are in and how opaque it is.
type paint struct {
	color   page.RGB
	space   colorSpace
	opacity float64
	pattern bool // a pattern: it is seen, whatever its colour
	none    bool // the colorant None of a Separation space, which leaves no mark (8.6.6.4)
	lookup  []page.RGB
}

type colorSpace uint8

const (
	deviceGray colorSpace = iota
	deviceRGB
	deviceCMYK
	tint    // Separation, DeviceN: 0 is light and 1 dark, near enough to tell ink from paper
	indexed // the lookup table has the colours
	lab     // the first component is the lightness, 0 to 100
)

func (p *paint) set(space colorSpace, v []float64) {
	p.space, p.pattern = space, false
	if space != indexed {
		p.lookup = nil
	}
	switch {
	case space == deviceGray && len(v) >= 1:
		p.color = rgb(v[0], v[0], v[0])
	case space == deviceRGB && len(v) >= 3:
		p.color = rgb(v[0], v[1], v[2])
	case space == deviceCMYK && len(v) >= 4:
		k := 1 - v[3]
		p.color = rgb((1-v[0])*k, (1-v[1])*k, (1-v[2])*k)
	case space == tint && len(v) >= 1:
		p.color = rgb(1-v[0], 1-v[0], 1-v[0])
	case space == lab && len(v) >= 1:
		p.color = rgb(v[0]/100, v[0]/100, v[0]/100)
	case space == indexed && len(v) >= 1 && v[0] >= 0 && int(v[0]) < len(p.lookup):
		p.color = p.lookup[int(v[0])]
	}
}

func rgb(r, g, b float64) page.RGB {
	return page.RGB{R: component(r), G: component(g), B: component(b)}
}

func component(v float64) uint8 { return uint8(math.Round(255 * max(0, min(1, v)))) }

// paints reports whether p leaves any mark.
func (p *paint) paints() bool { return p.opacity > faint && !p.none }

// shown is the colour that p makes on white paper.
func (p *paint) shown() page.RGB {
	if p.opacity >= 1 {
		return p.color
	}
	pale := func(c uint8) uint8 { return 255 - uint8(math.Round(float64(255-c)*max(0, p.opacity))) }
	return page.RGB{R: pale(p.color.R), G: pale(p.color.G), B: pale(p.color.B)}
}

// nearWhite admits the rounding of colour conversions: nobody sees 253 of 255 on paper.
func nearWhite(c page.RGB) bool { return min(c.R, c.G, c.B) >= white }

// display gives the matrix from default user space to the page as displayed: crop box at the origin, y downwards,
// turned clockwise by /Rotate (PDF 32000-1, table 30), and the size of the displayed page.
func display(box geometry.Rect, rotate int, unit float64) (m geometry.Matrix, width, height float64) {
	width, height = box.Width()*unit, box.Height()*unit
	switch rotate {
	case 90:
		m, width, height = geometry.Matrix{0, 1, 1, 0, -box.Y0, -box.X0}, height, width
	case 180:
		m = geometry.Matrix{-1, 0, 0, 1, box.X1, -box.Y0}
	case 270:
		m, width, height = geometry.Matrix{0, -1, -1, 0, box.Y1, box.X1}, height, width
	default:
		m = geometry.Matrix{1, 0, 0, -1, -box.X0, box.Y1}
	}
	return m.Mul(geometry.Matrix{unit, 0, 0, unit, 0, 0}), width, height
}
