package content

import (
	"math"

	"gongkai/extract/page"
	"gongkai/internal/limits"
)

// thin is the thickness up to which a filled rectangle is a ruling. Heavy table borders measure 2.25 pt; the lowest text
// background is 6 pt.
const thin = 3.0

// skew is how far a line may lean over its length and still count as horizontal or vertical (rounding of print drivers).
const skew = 0.5

// subpath is a run of connected points on the displayed page.
type subpath struct {
	points []point
	closed bool
	curved bool
}

type point struct{ x, y float64 }

// path collects the current path (PDF 32000-1, 8.5.2).
type path struct {
	subs   []subpath
	points int
	clip   bool // W or W* was seen: the next painting operator also clips
}

func (p *path) move(x, y float64) {
	if p.points < limits.Rulings*8 {
		p.subs = append(p.subs, subpath{points: append(make([]point, 0, 5), point{x, y})})
		p.points++
	}
}

func (p *path) line(x, y float64, curved bool) {
	if len(p.subs) == 0 {
		p.move(x, y)
		return
	}
	s := &p.subs[len(p.subs)-1]
	if s.closed { // a line after h starts again at the point where the closed subpath started
		p.move(s.points[0].x, s.points[0].y)
		s = &p.subs[len(p.subs)-1]
	}
	if p.points < limits.Rulings*8 {
		s.points = append(s.points, point{x, y})
		p.points++
	}
	s.curved = s.curved || curved
}

func (p *path) close() {
	if n := len(p.subs); n > 0 {
		p.subs[n-1].closed = true
	}
}

func (p *path) bounds() page.Rect {
	var r page.Rect
	for i := range p.subs {
		b := p.subs[i].bounds()
		if i == 0 {
			r = b
		} else {
			r = page.Rect{X0: min(r.X0, b.X0), Y0: min(r.Y0, b.Y0), X1: max(r.X1, b.X1), Y1: max(r.Y1, b.Y1)}
		}
	}
	return r
}

func (s *subpath) bounds() page.Rect {
	r := page.Rect{X0: math.Inf(1), Y0: math.Inf(1), X1: math.Inf(-1), Y1: math.Inf(-1)}
	for _, q := range s.points {
		r = page.Rect{X0: min(r.X0, q.x), Y0: min(r.Y0, q.y), X1: max(r.X1, q.x), Y1: max(r.Y1, q.y)}
	}
	return r
}

// rectangle says whether the subpath is an axis-parallel rectangle, closed or about to be closed by a fill.
func (s *subpath) rectangle() bool {
	n := len(s.points)
	if s.curved || n < 4 || n > 6 {
		return false
	}
	for i := range n {
		a, b := s.points[i], s.points[(i+1)%n]
		if math.Abs(a.x-b.x) > skew && math.Abs(a.y-b.y) > skew {
			return false
		}
	}
	return true
}

// stroke adds the straight, axis-parallel lines of the path as rulings of the given width.
func (in *interpreter) stroke(p *path) {
	g := &in.state
	if !g.stroke.visible() {
		return
	}
	width := g.lineWidth * g.ctm.Scale()
	for i := range p.subs {
		s := &p.subs[i]
		for k := 1; k < len(s.points); k++ {
			in.segment(s.points[k-1], s.points[k], width)
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
	case dy <= skew && dx >= dy:
		y := (a.y + b.y) / 2
		r.X0, r.X1, r.Y0, r.Y1 = min(a.x, b.x), max(a.x, b.x), y, y
	case dx <= skew:
		x := (a.x + b.x) / 2
		r.X0, r.X1, r.Y0, r.Y1 = x, x, min(a.y, b.y), max(a.y, b.y)
	default:
		return
	}
	// A line thicker than long is a filled box drawn with the pen.
	if length := dx + dy; width > thin && width > length {
		return
	}
	in.addRuling(r)
}

// fill adds the rectangles of the path: thin ones are rulings, the others areas.
func (in *interpreter) fill(p *path) {
	if !in.state.fill.visible() {
		in.cover(p)
		return
	}
	for i := range p.subs {
		if s := &p.subs[i]; s.rectangle() || len(s.points) >= 2 && isThin(s.bounds()) {
			in.addArea(s.bounds(), in.state.fill.color)
		}
	}
}

// cover notes white areas: they hide nothing we keep, but white text on them stays white on white.
func (in *interpreter) cover(p *path) {
	if in.state.fill.opacity < 0.5 {
		return
	}
	for i := range p.subs {
		if s := &p.subs[i]; s.rectangle() && !isThin(s.bounds()) {
			in.addArea(s.bounds(), in.state.fill.color)
		}
	}
}

func isThin(b page.Rect) bool { return min(b.Width(), b.Height()) <= thin }

func (in *interpreter) addArea(b page.Rect, c page.RGB) {
	if b = b.Intersect(in.state.clip); b.Width() <= 0 && b.Height() <= 0 {
		return
	}
	switch {
	case !isThin(b):
		if len(in.page.Fills) < limits.Rulings {
			in.page.Fills = append(in.page.Fills, page.Fill{Box: b, Color: c})
		}
	case b.Width() >= b.Height():
		in.addRuling(page.Ruling{X0: b.X0, X1: b.X1, Y0: b.CenterY(), Y1: b.CenterY(), Width: b.Height(), Color: c})
	default:
		in.addRuling(page.Ruling{X0: b.CenterX(), X1: b.CenterX(), Y0: b.Y0, Y1: b.Y1, Width: b.Width(), Color: c})
	}
}

// addRuling keeps what the clipping path leaves of a ruling.
func (in *interpreter) addRuling(r page.Ruling) {
	c := in.state.clip.Expand(r.Width/2 + skew)
	if len(in.page.Rulings) >= limits.Rulings || r.X1 < c.X0 || r.X0 > c.X1 || r.Y1 < c.Y0 || r.Y0 > c.Y1 {
		return
	}
	r.X0, r.X1 = max(r.X0, c.X0), min(r.X1, c.X1)
	r.Y0, r.Y1 = max(r.Y0, c.Y0), min(r.Y1, c.Y1)
	in.page.Rulings = append(in.page.Rulings, r)
}
