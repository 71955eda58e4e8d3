package content

import (
	"slices"

	"gongkai/extract/geometry"
	"gongkai/extract/page"
)

// findOverflow tells labels that run over the edge of their cell from text that is meant to be hidden. Spreadsheets
// set each cell under a clipping path of its own: a clipped glyph that shares it with visible ones is the rest of
// what they say. The path of a print area holds many cells; so what is seen under a path goes along, for the layout
// to tell.
func (in *interpreter) findOverflow() {
	if !slices.ContainsFunc(in.page.Glyphs, func(g page.Glyph) bool { return g.Hidden == page.Clipped }) {
		return // as on most pages
	}
	visible := map[int32]page.Overflow{}
	for i := range in.page.Glyphs {
		if g := &in.page.Glyphs[i]; g.Hidden == page.Visible && in.clipOf[i] > 0 && g.Text != " " {
			x, y := g.Box.CenterX(), g.Box.CenterY()
			o, ok := visible[in.clipOf[i]]
			if !ok {
				o.Seen = geometry.Rect{X0: x, Y0: y, X1: x, Y1: y}
			}
			o.Seen = geometry.Rect{X0: min(o.Seen.X0, x), Y0: min(o.Seen.Y0, y), X1: max(o.Seen.X1, x), Y1: max(o.Seen.Y1, y)}
			o.Anchor = int32(i)
			visible[in.clipOf[i]] = o
		}
	}
	for i := range in.page.Glyphs {
		g := &in.page.Glyphs[i]
		if g.Hidden != page.Clipped {
			continue
		}
		o, ok := visible[in.clipOf[i]]
		if !ok || g.Dir != in.page.Glyphs[o.Anchor].Dir || !in.nearSheet(g.Box) {
			continue
		}
		if in.page.Overflow == nil {
			in.page.Overflow = map[int32]page.Overflow{}
		}
		in.page.Overflow[int32(i)] = o
	}
}

// nearSheet keeps glyphs parked far outside of the page out: no cell's text is that long.
func (in *interpreter) nearSheet(box geometry.Rect) bool {
	return in.sheet.Expand(farOutside).Contains(box.CenterX(), box.CenterY())
}
