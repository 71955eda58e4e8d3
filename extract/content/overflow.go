package content

import (
	"gongkai/extract/page"
)

// findOverflow tells labels that run over the edge of their cell from text that is meant to be hidden. Spreadsheets set each cell
// under a clipping path of its own: a clipped glyph that shares it with visible ones is the rest of what they say.
func (in *interpreter) findOverflow() {
	visible := map[int32]int32{}
	for i := range in.page.Glyphs {
		if g := &in.page.Glyphs[i]; g.Hidden == page.Visible && in.clipOf[i] > 0 && g.Text != " " {
			visible[in.clipOf[i]] = int32(i)
		}
	}
	for i := range in.page.Glyphs {
		g := &in.page.Glyphs[i]
		if g.Hidden != page.Clipped {
			continue
		}
		anchor, ok := visible[in.clipOf[i]]
		if !ok || g.Dir != in.page.Glyphs[anchor].Dir || !in.nearSheet(g.Box) {
			continue
		}
		if in.page.Overflow == nil {
			in.page.Overflow = map[int32]int32{}
		}
		in.page.Overflow[int32(i)] = anchor
	}
}

// nearSheet keeps glyphs parked far outside of the page out: no cell's text is that long.
func (in *interpreter) nearSheet(box page.Rect) bool {
	const far = 200.0
	return in.sheet.Expand(far).Contains(box.CenterX(), box.CenterY())
}
