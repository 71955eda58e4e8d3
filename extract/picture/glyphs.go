package picture

import (
	"slices"
	"unicode"

	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/extract/page"
)

// page makes glyphs of the pieces, on the page as it was displayed but for its skew.
func (r *reader) page(p *page.Page, pieces []piece, by string) *page.Page {
	out := &page.Page{Number: p.Number, Width: p.Width, Height: p.Height, Images: p.Images, Pictured: p.Pictured,
		Shapes: p.Shapes, Findings: slices.Clone(p.Findings), Scan: &page.Scan{By: by}}
	if r.skew != 0 {
		out.Skew, out.Back = r.skew, geometry.Rotation(r.skew, p.Width/2, p.Height/2)
	}
	back := r.unturned(p)
	for _, l := range r.lined() {
		b := back.ApplyRect(geometry.Rect{X0: l.X0, Y0: l.Y0, X1: l.X1, Y1: l.Y1})
		out.Rulings = append(out.Rulings, page.Ruling{X0: b.X0, Y0: b.Y0, X1: b.X1, Y1: b.Y1, Width: l.Width})
	}
	for i, pc := range pieces {
		out.Scan.Pieces = append(out.Scan.Pieces, page.Piece{Readings: pc.readings})
		for _, g := range pc.glyphs(r.scale) {
			g.Run = int32(i)
			g.Box = back.ApplyRect(g.Box)
			g.X, g.Y = back.Apply(g.X, g.Y)
			g.Dir = [4]page.Direction{page.Right, page.Up, page.Left, page.Down}[r.quarters]
			out.Glyphs = append(out.Glyphs, g)
		}
	}
	if len(pieces) > 0 {
		out.Findings = append(out.Findings, finding.Found("page.read", finding.Info,
			"the page is a picture; its text was read by %s", by).On(p.Number, nil))
	}
	return out
}

// unturned leads from the turned page to the page as displayed, in points.
func (r *reader) unturned(p *page.Page) geometry.Matrix {
	switch r.quarters {
	case 1:
		return geometry.Matrix{0, -1, 1, 0, 0, p.Height}
	case 2:
		return geometry.Matrix{-1, 0, 0, -1, p.Width, p.Height}
	case 3:
		return geometry.Matrix{0, 1, -1, 0, p.Width, 0}
	}
	return geometry.Identity
}

// Of the em square of a font, the ink of an ideograph takes inkOfHan in height, that of a digit inkOfDigit.
const (
	inkOfHan   = 0.92
	inkOfDigit = 0.72
	baseline   = 0.12 // of an ideograph, above the foot of its ink
)

// glyphs spreads the characters of a piece over its ink.
func (p *piece) glyphs(scale float64) []page.Glyph {
	text := []rune(p.readings[0].Text)
	units, han := 0.0, false
	for _, c := range text {
		units += advance(c)
		han = han || advance(c) == 1
	}
	b := p.points(scale)
	size, foot := b.Height()/inkOfDigit, b.Y1
	if han {
		size, foot = b.Height()/inkOfHan, b.Y1-baseline*b.Height()
	}
	// A dash or a dot says nothing of the size of its font.
	if width := b.Width() / units; size < width {
		size = width
	}
	var out []page.Glyph
	x := b.X0
	for i, c := range text {
		w := advance(c) / units * b.Width()
		x0 := x
		x += w
		if len(p.at) == len(text) {
			x0 = min(max(p.at[i]/scale-w/2, b.X0), b.X1-w)
		}
		if unicode.IsSpace(c) {
			continue
		}
		out = append(out, page.Glyph{Text: string(c), Box: geometry.Rect{X0: x0, Y0: b.Y0, X1: x0 + w, Y1: b.Y1},
			X: x0, Y: foot, Size: size, Font: "picture"})
	}
	return out
}

// advance is how wide a character is, in ems.
func advance(c rune) float64 {
	if c < 0x2000 {
		return 0.5
	}
	return 1
}
