package turn

import (
	"testing"

	"gongkai/extract/geometry"
	"gongkai/extract/page"
)

// texts sets n characters that read in a direction, from a corner on.
func texts(p *page.Page, n int, d page.Direction, x, y float64) {
	for i := range n {
		at := geometry.Rect{X0: x, Y0: y + 5*float64(i), X1: x + 5, Y1: y + 5*float64(i) + 5}
		if d == page.Right {
			at = geometry.Rect{X0: x + 5*float64(i), Y0: y, X1: x + 5*float64(i) + 5, Y1: y + 5}
		}
		p.Glyphs = append(p.Glyphs, page.Glyph{Text: "某", Size: 5, Dir: d, Box: at})
	}
}

// seen counts what a view has: visible characters, rulings and backgrounds.
func seen(v *View) [3]int {
	out := [3]int{0, len(v.Page.Rulings), len(v.Page.Fills)}
	for i := range v.Page.Glyphs {
		if v.Page.Glyphs[i].Hidden == page.Visible {
			out[0]++
		}
	}
	return out
}

// Where texts of two directions lie apart, each part is a view of its own with the rulings and backgrounds that stand
// nearer to it; every character is in one of them.
func TestParts(t *testing.T) {
	for _, c := range []struct {
		name   string
		rightX float64
		rightY float64
		downX  float64
		downY  float64
		ruled  [2]geometry.Rect // a ruling of the upright part, one of the other
		first  [3]int
		turned [2]int // by how many degrees each view is turned
	}{
		{"upright above", 50, 50, 100, 300,
			[2]geometry.Rect{{X0: 50, Y0: 60, X1: 300, Y1: 60}, {X0: 90, Y0: 290, X1: 90, Y1: 600}},
			[3]int{60, 1, 1}, [2]int{0, 270}},
		{"upright below", 50, 700, 100, 100,
			[2]geometry.Rect{{X0: 50, Y0: 690, X1: 300, Y1: 690}, {X0: 90, Y0: 90, X1: 90, Y1: 400}},
			[3]int{50, 1, 0}, [2]int{270, 0}},
		{"upright to the left", 20, 300, 500, 200,
			[2]geometry.Rect{{X0: 20, Y0: 290, X1: 320, Y1: 290}, {X0: 490, Y0: 200, X1: 490, Y1: 400}},
			[3]int{60, 1, 1}, [2]int{0, 270}},
	} {
		p := &page.Page{Number: 3, Width: 600, Height: 800}
		texts(p, 60, page.Right, c.rightX, c.rightY)
		texts(p, 50, page.Down, c.downX, c.downY)
		for _, r := range c.ruled {
			p.Rulings = append(p.Rulings, page.Ruling{X0: r.X0, Y0: r.Y0, X1: r.X1, Y1: r.Y1})
		}
		p.Fills = []page.Fill{{Box: geometry.Rect{X0: c.rightX, Y0: c.rightY, X1: c.rightX + 300, Y1: c.rightY + 8}}}
		views := Views(p)
		if len(views) != 2 {
			t.Errorf("%s: %d views", c.name, len(views))
			continue
		}
		a, b := seen(&views[0]), seen(&views[1])
		if a != c.first || a[0]+b[0] != 110 || a[1]+b[1] != 2 || a[2]+b[2] != 1 {
			t.Errorf("%s: %v and %v", c.name, a, b)
		}
		if got := [2]int{views[0].Clockwise, views[1].Clockwise}; got != c.turned || views[0].Number != 3 {
			t.Errorf("%s: turned by %v", c.name, got)
		}
	}
}

// A few characters set sideways, or texts that lie among each other, turn no page.
func TestNoParts(t *testing.T) {
	few := &page.Page{Width: 600, Height: 800}
	texts(few, 100, page.Right, 20, 50)
	texts(few, partGlyphs-1, page.Down, 100, 300)
	among := &page.Page{Width: 600, Height: 800}
	texts(among, 60, page.Right, 50, 300)
	texts(among, 50, page.Down, 100, 200)
	for name, p := range map[string]*page.Page{"few": few, "among each other": among} {
		if views := Views(p); len(views) != 1 || views[0].Turned() || seen(&views[0])[0] != len(p.Glyphs) {
			t.Errorf("%s: %d views", name, len(views))
		}
	}
}
