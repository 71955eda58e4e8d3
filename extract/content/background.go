package content

import (
	"gongkai/extract/geometry"
	"gongkai/extract/page"
	"gongkai/internal/limits"
)

// What the eye sees of text and rulings depends on what was painted before at the same place, and on what is painted
// over it later. A page is painted in order, each thing over the last (PDF 32000-1, 11.2); so the areas are kept in
// order.

// ground is a painted area that text may stand on.
type ground struct {
	box   geometry.Rect
	color page.RGB
	sure  bool // an opaque rectangle of one colour; anything else (pictures, shapes, shadings, tints) may show any colour
}

// cover is an opaque rectangle or picture that hides what was painted before.
type cover struct {
	box    geometry.Rect
	glyphs int32 // how many glyphs there were
}

// cover notes a filled rectangle.
func (in *interpreter) cover(b geometry.Rect, ink *paint) {
	g := &in.state
	if ink.pattern || ink.opacity < opaque || g.blended || g.clipLoose {
		if ink.pattern || !nearWhite(ink.color) {
			in.addShape(b)
		}
		return
	}
	if len(in.grounds) >= limits.Rulings {
		return
	}
	in.grounds = append(in.grounds, ground{box: b, color: ink.color, sure: true})
	in.colors[ink.color] = true
	in.addCover(b)
}

// addCover notes that whatever was painted before within a rectangle is not seen any more.
func (in *interpreter) addCover(b geometry.Rect) {
	if len(in.page.Glyphs)+len(in.page.Rulings) > 0 && len(in.covers) < limits.Rulings && b.Width() > 0 && b.Height() > 0 {
		in.covers = append(in.covers, cover{b, int32(len(in.page.Glyphs))})
	}
}

// addShape notes something painted of which only the extent is known.
func (in *interpreter) addShape(b geometry.Rect) {
	if in.reveal(b, nil) {
		return
	}
	if b = b.Intersect(in.state.clip); b.Width() > 0 && b.Height() > 0 && len(in.grounds) < limits.Rulings {
		in.grounds = append(in.grounds, ground{box: b})
	}
}

// stands reports whether something painted at the point with this ink can be told from its background. In doubt it can:
// what is taken for hidden would be lost.
func (in *interpreter) stands(ink *paint, x, y float64) bool {
	switch {
	case in.off > 0 || !ink.paints():
		return false
	case ink.pattern:
		return true
	case !nearWhite(ink.color) && !in.colors[ink.color]:
		return true // nothing on the page has this colour: the usual case, without a search
	}
	for i := len(in.grounds) - 1; i >= 0; i-- {
		if in.looks++; in.looks > limits.Looks {
			return true
		}
		if g := &in.grounds[i]; g.box.Contains(x, y) {
			return !g.sure || !alike(g.color, ink.color)
		}
	}
	return !nearWhite(ink.color) // on paper
}

// alike admits the rounding of colour conversions: nobody sees 253 beside 255 on paper.
func alike(a, b page.RGB) bool { return near(a.R, b.R) && near(a.G, b.G) && near(a.B, b.B) }

func near(a, b uint8) bool { return max(a, b)-min(a, b) <= 5 }
