package content

import (
	"math"

	"gongkai/extract/geometry"
	"gongkai/internal/limits"
)

// subpath is a run of connected points on the displayed page.
type subpath struct {
	points []point
	closed bool
	curved bool
}

type point struct {
	x, y  float64
	curve bool // end or control point of a Bézier curve: no straight line leads here
}

// path collects the current path (PDF 32000-1, 8.5.2).
type path struct {
	subs   []subpath
	points int
	clip   bool // W or W* was seen: the next painting operator also clips
}

// reset begins a new path and keeps the memory of the old one.
func (p *path) reset() { p.subs, p.points, p.clip = p.subs[:0], 0, false }

func (p *path) move(x, y float64) {
	if p.points >= limits.Rulings*8 || !finite(x, y) {
		return
	}
	p.points++
	if n := len(p.subs); n < cap(p.subs) { // the subpath that stood here before lends its memory
		p.subs = p.subs[:n+1]
		p.subs[n] = subpath{points: append(p.subs[n].points[:0], point{x: x, y: y})}
		return
	}
	p.subs = append(p.subs, subpath{points: append(make([]point, 0, 5), point{x: x, y: y})})
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
	if p.points < limits.Rulings*8 && finite(x, y) {
		s.points = append(s.points, point{x, y, curved})
		p.points++
	}
	s.curved = s.curved || curved
}

func (p *path) close() {
	if n := len(p.subs); n > 0 {
		p.subs[n-1].closed = true
	}
}

func finite(x, y float64) bool { return x-x == 0 && y-y == 0 }

func (p *path) bounds() geometry.Rect {
	var r geometry.Rect
	for i := range p.subs {
		b := p.subs[i].bounds()
		if i == 0 {
			r = b
		} else {
			r = geometry.Rect{X0: min(r.X0, b.X0), Y0: min(r.Y0, b.Y0), X1: max(r.X1, b.X1), Y1: max(r.Y1, b.Y1)}
		}
	}
	return r
}

func (s *subpath) bounds() geometry.Rect {
	r := geometry.Rect{X0: math.Inf(1), Y0: math.Inf(1), X1: math.Inf(-1), Y1: math.Inf(-1)}
	for _, q := range s.points {
		r = geometry.Rect{X0: min(r.X0, q.x), Y0: min(r.Y0, q.y), X1: max(r.X1, q.x), Y1: max(r.Y1, q.y)}
	}
	return r
}

// rectangle reports whether the subpath is an axis-parallel rectangle, closed or about to be closed by a fill: its
// points lie in the corners of its bounding box and follow each other along the sides.
func (s *subpath) rectangle() bool {
	n := len(s.points)
	if s.curved || n < 4 || n > 6 {
		return false
	}
	b := s.bounds()
	if b.Width() <= rulingLean || b.Height() <= rulingLean {
		return true // so thin that nobody sees which corner is which
	}
	corner := func(q point) bool {
		return (q.x-b.X0 <= rulingLean || b.X1-q.x <= rulingLean) && (q.y-b.Y0 <= rulingLean || b.Y1-q.y <= rulingLean)
	}
	for i := range n {
		p, q := s.points[i], s.points[(i+1)%n]
		if !corner(p) || math.Abs(p.x-q.x) > rulingLean && math.Abs(p.y-q.y) > rulingLean {
			return false
		}
	}
	return true
}

// area is twice the signed area: its sign tells the sense in which the subpath runs.
func (s *subpath) area() float64 {
	sum := 0.0
	for i, p := range s.points {
		q := s.points[(i+1)%len(s.points)]
		sum += p.x*q.y - q.x*p.y
	}
	return sum
}
