package picture

import (
	"math"
	"slices"
	"strings"

	"gongkai/extract/content"
	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/extract/page"
	"gongkai/extract/pdf"
)

// layerName is what reads the text that a file brings: the program that wrote it does not say its name there.
const layerName = "text layer"

// ReadLayer gives a page that is a picture with the text that the file has for it: programs that recognise scans leave
// letters that paint nothing over the picture of them. Those that lie on ink count; a reader of the page sees something
// there. Rulings are those of the picture. It gives nil where there is no such text, or no picture that can be decoded;
// refused names the codes of images that cannot.
func ReadLayer(doc *pdf.Document, p *page.Page, pictures []content.Picture) (read *page.Page, refused []string) {
	if !slices.ContainsFunc(p.Glyphs, unpainted) {
		return nil, nil
	}
	s, refused := compose(doc, p, pictures)
	if s == nil {
		return nil, refused
	}
	return newReader(s, p).layer(p), refused
}

// unpainted reports whether a glyph is one of a text layer.
func unpainted(g page.Glyph) bool { return g.Hidden == page.NoPaint && strings.TrimSpace(g.Text) != "" }

// layer makes the letters that lie on ink visible. The others stay what they are.
func (r *reader) layer(p *page.Page) *page.Page {
	out := r.page(p, nil, layerName)
	place := geometry.Rotation(-r.skew, p.Width/2, p.Height/2)
	if p.Back != (geometry.Matrix{}) { // the content stream was straightened, too
		place = p.Back.Mul(place)
	}
	pieces := map[int32]int32{}
	for _, g := range p.Glyphs {
		x, y := place.Apply(g.Box.CenterX(), g.Box.CenterY())
		g.Box = geometry.Rect{X0: x - g.Box.Width()/2, Y0: y - g.Box.Height()/2, X1: x + g.Box.Width()/2,
			Y1: y + g.Box.Height()/2}
		g.X, g.Y = place.Apply(g.X, g.Y)
		if !unpainted(g) || !r.inked(g.Box) {
			out.Glyphs = append(out.Glyphs, g)
			continue
		}
		k, known := pieces[g.Run]
		if !known {
			k = int32(len(out.Scan.Pieces))
			pieces[g.Run] = k
			out.Scan.Pieces = append(out.Scan.Pieces, page.Piece{Readings: []page.Reading{{By: layerName}}})
		}
		out.Scan.Pieces[k].Readings[0].Text += g.Text
		g.Run, g.Hidden = k, page.Visible
		out.Glyphs = append(out.Glyphs, g)
	}
	if len(pieces) == 0 {
		return nil
	}
	out.Findings = append(out.Findings, finding.Found("page.read", finding.Info,
		"the page is a picture; its text is what a program recognised that wrote it into the file").On(p.Number, nil))
	return out
}

// inked reports whether there is ink in a box, in points.
func (r *reader) inked(b geometry.Rect) bool {
	x0, x1 := int(b.X0*r.scale), int(math.Ceil(b.X1*r.scale))
	y0, y1 := int(b.Y0*r.scale), int(math.Ceil(b.Y1*r.scale))
	for y := max(0, y0); y < min(y1, r.ink.height); y++ {
		row := r.ink.set[y*r.ink.width:]
		for x := max(0, x0); x < min(x1, r.ink.width); x++ {
			if row[x] {
				return true
			}
		}
	}
	return false
}
