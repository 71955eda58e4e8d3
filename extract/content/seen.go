package content

import (
	"gongkai/extract/geometry"
	"gongkai/extract/page"
)

// ink is the paint that most of a glyph is drawn with (PDF 32000-1, table 106).
func (in *interpreter) ink() *paint {
	if in.state.renderMode == 1 || in.state.renderMode == 5 {
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
	case g.renderMode == 3 || g.renderMode == 7:
		return page.NoPaint
	case !in.sheet.Contains(x, y):
		return page.OffPage
	case !g.clip.Contains(x, y):
		return page.Clipped
	case in.stands(in.ink(), x, y):
		return page.Visible
	case (g.renderMode == 2 || g.renderMode == 6) && in.stands(&g.stroke, x, y): // white letters with a black outline
		return page.Visible
	}
	return page.SameAsPaper
}
