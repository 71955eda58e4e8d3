// Package turn makes pages upright before their layout is found. Some programs draw a landscape table sideways on a
// page that is not marked as rotated; a person turns the paper. The direction of the text tells how.
package turn

import (
	"slices"

	"gongkai/extract/geometry"
	"gongkai/extract/page"
)

// View is a page, or the part of one whose text reads in one direction, turned so that it reads from left to right.
type View struct {
	Number int // of the page in the file
	// Page has all glyphs of the page in their order; those of other views are hidden, as if not painted.
	Page *page.Page
	// Back leads from its coordinates to those of the page as displayed; it is the zero matrix where both are the same.
	Back geometry.Matrix
	// Clockwise is by how many degrees a reader turns the paper, 0 to 270.
	Clockwise int
	// Furniture tells the upright lines at the head or foot of a page whose table is drawn sideways: page number, running
	// title.
	Furniture bool

	source *page.Page     // the page itself
	up     page.Direction // that reads from left to right in the view
}

// Turned reports whether the view is not as displayed.
func (v View) Turned() bool { return v.Back != (geometry.Matrix{}) }

// Original gives the page that a view is of, as displayed.
func (v *View) Original() *page.Page {
	if v.source.Back == (geometry.Matrix{}) {
		return v.source
	}
	out := *v.source
	out.Glyphs, out.Rulings, out.Fills = slices.Clone(out.Glyphs), slices.Clone(out.Rulings), slices.Clone(out.Fills)
	move(&out, out.Back)
	out.Back = geometry.Matrix{}
	return &out
}

// Displayed gives the direction on the page as displayed of what has a direction in the view.
func (v *View) Displayed(d page.Direction) page.Direction {
	if d > page.Up {
		return d
	}
	return (d + v.up) % 4
}

// What a view of its own needs. A lone label that is set sideways in a cell, or a note in the margin, turns no page.
const (
	// mostText is the share of a page's text that must read in a direction to turn the page as a whole.
	mostText = 0.5
	// partText and partGlyphs are the share and the number of characters that make a part of a page a view of its own.
	partText   = 0.15
	partGlyphs = 40
	// edge is the share of the height of the displayed page in which furniture stands.
	edge = 0.12
)

// Views gives the views of a page, from top to bottom; of nearly all pages the page itself.
func Views(p *page.Page) []View {
	views := split(p)
	for i := range views {
		views[i].Number, views[i].source = p.Number, p
	}
	return views
}

func split(p *page.Page) []View {
	count, all := countDirections(p)
	main := page.Right
	for d := page.Right; d <= page.Up; d++ {
		if count[d] > count[main] {
			main = d
		}
	}
	if all == 0 || count[page.Right] == all {
		return []View{{Page: p, Back: p.Back}}
	}
	for d := page.Right; d <= page.Up; d++ {
		if d != main && count[d] >= partGlyphs && float64(count[d]) >= partText*float64(all) {
			if views := parts(p, main, d); views != nil {
				return views
			}
		}
	}
	if main == page.Right || float64(count[main]) <= mostText*float64(all) {
		return []View{{Page: p, Back: p.Back}}
	}
	return turned(p, main)
}

// countDirections counts the visible characters of a page by direction, but for text at other angles.
func countDirections(p *page.Page) (count [page.Vertical + 1]int, all int) {
	for i := range p.Glyphs {
		if g := &p.Glyphs[i]; reads(g) {
			count[g.Dir]++
			all++
		}
	}
	return count, all
}

// reads tells the glyphs that have a say in how a page is held.
func reads(g *page.Glyph) bool {
	return g.Hidden == page.Visible && !g.Watermark && g.Dir != page.Oblique && g.Text != " " && g.Text != ""
}

// turned gives a page whose text reads in one direction, and its furniture.
func turned(p *page.Page, main page.Direction) []View {
	var box geometry.Rect // of what the page is about
	for i := range p.Glyphs {
		if g := &p.Glyphs[i]; reads(g) && g.Dir == main {
			box = box.Union(g.Box)
		}
	}
	for _, r := range p.Rulings {
		box = box.Union(geometry.Rect{X0: r.X0, Y0: r.Y0, X1: r.X1, Y1: r.Y1})
	}
	furniture := func(g *page.Glyph) bool {
		y := g.Box.CenterY()
		return g.Dir == page.Right && (y < edge*p.Height && y < box.Y0 || y > (1-edge)*p.Height && y > box.Y1)
	}
	if !slices.ContainsFunc(p.Glyphs, func(g page.Glyph) bool { return reads(&g) && furniture(&g) }) {
		return []View{view(p, main)}
	}
	rest, lines := part(p, func(g *page.Glyph) bool { return !furniture(g) }), part(p, furniture)
	lines.Rulings, lines.Fills = nil, nil
	return []View{view(rest, main), {Page: lines, Back: p.Back, Furniture: true}}
}

// parts cuts a page in two where the texts of two directions lie apart, or gives none.
func parts(p *page.Page, a, b page.Direction) []View {
	var first, second geometry.Rect
	for i := range p.Glyphs {
		if g := &p.Glyphs[i]; reads(g) && g.Dir == a {
			first = first.Union(g.Box)
		} else if reads(g) && g.Dir == b {
			second = second.Union(g.Box)
		}
	}
	var before func(x, y float64) bool
	switch {
	case first.Y1 <= second.Y0 || second.Y1 <= first.Y0:
		if second.Y1 <= first.Y0 {
			first, second, a, b = second, first, b, a
		}
		before = func(_, y float64) bool { return y < (first.Y1+second.Y0)/2 }
	case first.X1 <= second.X0 || second.X1 <= first.X0:
		if second.X1 <= first.X0 {
			first, second, a, b = second, first, b, a
		}
		before = func(x, _ float64) bool { return x < (first.X1+second.X0)/2 }
	default:
		return nil
	}
	side := func(want bool) *page.Page {
		out := part(p, func(g *page.Glyph) bool { return before(g.Box.CenterX(), g.Box.CenterY()) == want })
		out.Rulings = slices.DeleteFunc(slices.Clone(p.Rulings), func(r page.Ruling) bool {
			return before((r.X0+r.X1)/2, (r.Y0+r.Y1)/2) != want
		})
		out.Fills = slices.DeleteFunc(slices.Clone(p.Fills), func(f page.Fill) bool {
			return before(f.Box.CenterX(), f.Box.CenterY()) != want
		})
		return out
	}
	return []View{view(side(true), a), view(side(false), b)}
}

// part gives a page with the glyphs that belong to it; the others are hidden in it.
func part(p *page.Page, belongs func(*page.Glyph) bool) *page.Page {
	out := *p
	out.Findings = nil
	out.Glyphs = slices.Clone(p.Glyphs)
	for i := range out.Glyphs {
		if g := &out.Glyphs[i]; !belongs(g) && g.Hidden == page.Visible {
			g.Hidden = page.NoPaint
		}
	}
	return &out
}

// view turns a page so that text of a direction reads from left to right.
func view(p *page.Page, d page.Direction) View {
	if d == page.Right {
		return View{Page: p, Back: p.Back}
	}
	var m, back geometry.Matrix
	w, h := p.Width, p.Height
	out := *p
	out.Width, out.Height = h, w
	clockwise := 0
	switch d {
	case page.Down:
		m, back, clockwise = geometry.Matrix{0, -1, 1, 0, 0, w}, geometry.Matrix{0, 1, -1, 0, w, 0}, 270
	case page.Up:
		m, back, clockwise = geometry.Matrix{0, 1, -1, 0, h, 0}, geometry.Matrix{0, -1, 1, 0, 0, h}, 90
	default:
		m, clockwise = geometry.Matrix{-1, 0, 0, -1, w, h}, 180
		back, out.Width, out.Height = m, w, h
	}
	out.Glyphs, out.Rulings, out.Fills = slices.Clone(p.Glyphs), slices.Clone(p.Rulings), slices.Clone(p.Fills)
	move(&out, m)
	for i := range out.Glyphs {
		out.Glyphs[i].Dir = direction(out.Glyphs[i].Dir, d)
	}
	for i := range out.Rulings {
		r := &out.Rulings[i]
		r.X0, r.Y0, r.X1, r.Y1 = min(r.X0, r.X1), min(r.Y0, r.Y1), max(r.X0, r.X1), max(r.Y0, r.Y1)
	}
	if p.Back != (geometry.Matrix{}) {
		back = back.Mul(p.Back)
	}
	return View{Page: &out, Back: back, Clockwise: clockwise, up: d}
}

// move applies a matrix to all that stands on a page.
func move(p *page.Page, m geometry.Matrix) {
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		g.Box = m.ApplyRect(g.Box)
		g.X, g.Y = m.Apply(g.X, g.Y)
	}
	for i := range p.Rulings {
		r := &p.Rulings[i]
		r.X0, r.Y0 = m.Apply(r.X0, r.Y0)
		r.X1, r.Y1 = m.Apply(r.X1, r.Y1)
	}
	for i := range p.Fills {
		p.Fills[i].Box = m.ApplyRect(p.Fills[i].Box)
	}
	if p.Overflow == nil {
		return
	}
	overflow := make(map[int32]page.Overflow, len(p.Overflow))
	for k, o := range p.Overflow {
		o.Seen = m.ApplyRect(o.Seen)
		overflow[k] = o
	}
	p.Overflow = overflow
}

// direction gives how text advances on a page that was turned so that text of another direction reads from left to
// right. Upright glyphs set from top to bottom advance downwards.
func direction(d, upright page.Direction) page.Direction {
	switch d {
	case page.Oblique:
		return d
	case page.Vertical:
		d = page.Down
	}
	return (d - upright + 4) % 4
}
