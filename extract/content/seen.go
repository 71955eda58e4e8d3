package content

import (
	"gongkai/extract/geometry"
	"gongkai/extract/page"
)

// ink is the paint that most of a glyph is drawn with (PDF 32000-1, table 106).
func (in *interpreter) ink() *paint {
	if in.state.renderMode == strokeText || in.state.renderMode == strokeAndClip {
		return &in.state.stroke
	}
	return &in.state.fill
}

// hidden says why a glyph with this box cannot be seen, if so.
func (in *interpreter) hidden(box geometry.Rect) page.Hidden {
	g := &in.state
	x, y := box.CenterX(), box.CenterY()
	switch {
	case in.off > 0:
		return page.LayerOff
	case g.renderMode == invisibleText || g.renderMode == clipToTextUnpainted:
		return page.NoPaint
	case !in.sheet.Contains(x, y):
		return page.OffPage
	case !g.clip.Contains(x, y):
		return page.Clipped
	case in.stands(in.ink(), x, y):
		return page.Visible
	case (g.renderMode == fillAndStrokeText || g.renderMode == fillStrokeAndClip) && in.stands(&g.stroke, x, y):
		return page.Visible // white letters with a black outline
	}
	return page.SameAsPaper
}

// endText is ET: text that was shown to clip by becomes the clipping path.
func (in *interpreter) endText() {
	if first, last := in.clipFrom, int32(len(in.page.Glyphs)); first >= 0 && first < last {
		in.state.lettering, in.state.clipLoose = lettering{first, last}, true
	}
	in.clipFrom = -1
}

// reveal shows the letters that an area is seen through, if text clips it, and reports whether it does. The ink is nil
// for what has many colours.
func (in *interpreter) reveal(b geometry.Rect, ink *paint) bool {
	l := in.state.lettering
	for i := l.first; i < min(l.last, int32(len(in.page.Glyphs))); i++ {
		g := &in.page.Glyphs[i]
		x, y := g.Box.CenterX(), g.Box.CenterY()
		if g.Hidden != page.NoPaint || !b.Contains(x, y) || !in.sheet.Contains(x, y) || ink != nil && !in.stands(ink, x, y) {
			continue
		}
		g.Hidden = page.Visible
		if ink != nil {
			g.Color = ink.shown()
		}
	}
	return l.first < l.last
}
