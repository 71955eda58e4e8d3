package content

import (
	"math"

	"gongkai/extract/geometry"
	"gongkai/extract/page"
	"gongkai/internal/limits"
)

// stroke adds the straight, axis-parallel lines of the path as rulings. A dash pattern is not looked at: a dashed
// line parts cells like any other. A line width of 0 is the thinnest line there is, not none (PDF 32000-1, 8.4.3.2).
func (in *interpreter) stroke(p *path) {
	g := &in.state
	if in.off > 0 || !g.stroke.paints() {
		return
	}
	width := g.lineWidth * g.ctm.Scale()
	for i := range p.subs {
		s := &p.subs[i]
		for k := 1; k < len(s.points); k++ {
			if !s.points[k].curve {
				in.segment(s.points[k-1], s.points[k], width)
			}
		}
		if n := len(s.points); s.closed && n > 1 {
			in.segment(s.points[n-1], s.points[0], width)
		}
	}
}

func (in *interpreter) segment(a, b point, width float64) {
	dx, dy := math.Abs(a.x-b.x), math.Abs(a.y-b.y)
	r := page.Ruling{Width: width, Color: in.state.stroke.color}
	switch {
	case dy <= rulingLean && dx >= dy:
		y := (a.y + b.y) / 2
		r.X0, r.X1, r.Y0, r.Y1 = min(a.x, b.x), max(a.x, b.x), y, y
	case dx <= rulingLean:
		x := (a.x + b.x) / 2
		r.X0, r.X1, r.Y0, r.Y1 = x, x, min(a.y, b.y), max(a.y, b.y)
	default:
		return
	}
	if width > broadStroke {
		box := geometry.Rect{X0: r.X0, Y0: r.Y0, X1: r.X1, Y1: r.Y1}
		if r.Horizontal() {
			box.Y0, box.Y1 = box.Y0-width/2, box.Y1+width/2
		} else {
			box.X0, box.X1 = box.X0-width/2, box.X1+width/2
		}
		in.addArea(box, &in.state.stroke)
		return
	}
	// A line thicker than long is a filled box drawn with the pen.
	if length := dx + dy; width > thinFill && width > length {
		return
	}
	in.addRuling(r, &in.state.stroke)
}

// fill adds what the path encloses: thin rectangles are rulings, the others areas. Of other shapes only the extent is
// known.
func (in *interpreter) fill(p *path, evenOdd bool) {
	if in.off > 0 || !in.state.fill.paints() {
		return
	}
	for _, group := range overlapping(p.subs, evenOdd) {
		boxes, ok := region(group, evenOdd)
		if !ok {
			for _, s := range group {
				if b := s.bounds(); s.rectangle() || len(s.points) >= 2 && isThin(b) {
					in.addArea(b, &in.state.fill)
				} else {
					in.page.Shapes++
					in.addShape(b)
				}
			}
		}
		for _, b := range boxes {
			in.addArea(b, &in.state.fill)
		}
	}
}

func isThin(b geometry.Rect) bool { return min(b.Width(), b.Height()) <= thinFill }

// addArea adds a filled rectangle.
func (in *interpreter) addArea(b geometry.Rect, ink *paint) {
	if b = b.Intersect(in.state.clip); b.Width() <= 0 && b.Height() <= 0 || in.reveal(b, ink) {
		return
	}
	if !isThin(b) {
		in.cover(b, ink)
		if in.room() {
			in.page.Fills = append(in.page.Fills, page.Fill{Box: b, Color: ink.color})
		}
		return
	}
	horizontal := page.Ruling{X0: b.X0, X1: b.X1, Y0: b.CenterY(), Y1: b.CenterY(), Width: b.Height(), Color: ink.color}
	vertical := page.Ruling{X0: b.CenterX(), X1: b.CenterX(), Y0: b.Y0, Y1: b.Y1, Width: b.Width(), Color: ink.color}
	// A dot may be part of a dotted line in either direction.
	dot := max(b.Width(), b.Height()) <= thinFill
	if dot || b.Width() >= b.Height() {
		in.addRuling(horizontal, ink)
	}
	if dot || b.Width() < b.Height() {
		in.addRuling(vertical, ink)
	}
}

// room reports whether the page and the document may have more rulings and fills.
func (in *interpreter) room() bool {
	n := len(in.page.Rulings) + len(in.page.Fills)
	return n < limits.Rulings && in.reader.seenRulings+n < limits.DocumentRulings
}

// addRuling keeps what the clipping path leaves of a ruling, if it can be told from what lies below.
func (in *interpreter) addRuling(r page.Ruling, ink *paint) {
	c := in.state.clip.Expand(r.Width/2 + rulingLean)
	if !in.room() || r.X1 < c.X0 || r.X0 > c.X1 || r.Y1 < c.Y0 || r.Y0 > c.Y1 {
		return
	}
	if !in.stands(ink, (r.X0+r.X1)/2, (r.Y0+r.Y1)/2) {
		return
	}
	r.X0, r.X1 = max(r.X0, c.X0), min(r.X1, c.X1)
	r.Y0, r.Y1 = max(r.Y0, c.Y0), min(r.Y1, c.Y1)
	in.page.Rulings = append(in.page.Rulings, r)
	in.rulingAfter = append(in.rulingAfter, int32(len(in.covers)))
}

// image notes a painted image: the unit square of user space (PDF 32000-1, 8.9.5). One as thin as a line is a ruling.
// An opaque one hides what it is painted over: editors of PDF files cover old text with a white picture.
func (in *interpreter) image(solid bool) {
	if in.off > 0 {
		return
	}
	box := in.state.ctm.ApplyRect(geometry.Rect{X1: 1, Y1: 1})
	if !finite(box.X0, box.Y0) || !finite(box.X1, box.Y1) {
		return
	}
	in.page.Images++
	in.page.Pictured = in.page.Pictured.Union(box.Intersect(in.state.clip))
	if isThin(box) {
		in.addArea(box, &paint{opacity: 1})
		return
	}
	in.addShape(box)
	if g := &in.state; solid && upright(g.ctm) && g.fill.opacity >= opaque && !g.blended && !g.clipLoose {
		in.addCover(box.Intersect(g.clip))
	}
}
