// Package perturb reads documents as if they had been printed otherwise: with their rulings taken away, or with their
// pages turned. What is on paper stays the same, so what is read must, too.
package perturb

import (
	"context"
	"fmt"
	"math"
	"strings"

	"gongkai/extract"
	"gongkai/extract/content"
	"gongkai/extract/geometry"
	"gongkai/extract/page"
	"gongkai/extract/pdf"
)

// Variant is a way in which a document could have been printed.
type Variant struct {
	Name  string
	Page  func(*page.Page) // changes what was read of a page, before its layout; nil for nothing
	Angle float64          // by how many degrees the pages are drawn turned, against the clock
}

// Variants are the document as it is, without some of its rulings, and turned.
var Variants = []Variant{
	{Name: "as printed"},
	{Name: "no rulings", Page: func(p *page.Page) { p.Rulings = nil }},
	{Name: "outer alone", Page: keepOuter},
	{Name: "no vertical", Page: func(p *page.Page) { keepRulings(p, page.Ruling.Horizontal) }},
	{Name: "no horizontal", Page: func(p *page.Page) {
		keepRulings(p, func(r page.Ruling) bool { return !r.Horizontal() })
	}},
	{Name: "text alone", Page: func(p *page.Page) { p.Rulings, p.Fills = nil, nil }},
	{Name: "unspaced", Page: dropSpaces},
	{Name: "90°", Angle: 90},
	{Name: "180°", Angle: 180},
	{Name: "0.5°", Angle: 0.5},
	{Name: "2°", Angle: 2},
}

// Named gives a variant by its name.
func Named(name string) (Variant, error) {
	var names []string
	for _, v := range Variants {
		if v.Name == name {
			return v, nil
		}
		names = append(names, v.Name)
	}
	return Variant{}, fmt.Errorf("no variant %q; there are %s", name, strings.Join(names, ", "))
}

// Read reads a PDF file as the variant of it.
func (v Variant) Read(ctx context.Context, data []byte) (*extract.Document, error) {
	file, err := pdf.Open(data)
	if err != nil {
		return nil, err
	}
	reader := content.NewReader(file)
	var pages []page.Page
	for _, leaf := range file.Pages() {
		stream := file.Contents(leaf)
		if v.Angle != 0 {
			stream, leaf.Box = turned(stream, leaf.Box, v.Angle)
		}
		p := *reader.Drawn(leaf, stream)
		if v.Page != nil {
			v.Page(&p)
		}
		pages = append(pages, p)
	}
	return extract.FromPages(ctx, pages)
}

// turned draws the contents of a page turned around its middle, on paper that is turned with it by quarters.
func turned(stream []byte, box geometry.Rect, degrees float64) ([]byte, geometry.Rect) {
	x, y := box.CenterX(), box.CenterY()
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	if math.Mod(degrees, 90) == 0 {
		sin, cos = math.Round(sin), math.Round(cos)
	}
	paper := box
	if cos == 0 {
		w, h := box.Width()/2, box.Height()/2
		paper = geometry.Rect{X0: x - h, Y0: y - w, X1: x + h, Y1: y + w}
	}
	matrix := fmt.Sprintf("%.9f %.9f %.9f %.9f %.6f %.6f cm\n", cos, sin, -sin, cos, x-cos*x+sin*y, y-sin*x-cos*y)
	return append([]byte(matrix), stream...), paper
}

func keepRulings(p *page.Page, keep func(page.Ruling) bool) {
	var kept []page.Ruling
	for _, r := range p.Rulings {
		if keep(r) {
			kept = append(kept, r)
		}
	}
	p.Rulings = kept
}

// keepOuter keeps the frame around all rulings of a page: its tables in one frame, or the only one in its own.
func keepOuter(p *page.Page) {
	if len(p.Rulings) == 0 {
		return
	}
	const near = 1.5
	box := p.Rulings[0]
	for _, r := range p.Rulings {
		box.X0, box.X1 = min(box.X0, r.X0), max(box.X1, r.X1)
		box.Y0, box.Y1 = min(box.Y0, r.Y0), max(box.Y1, r.Y1)
	}
	keepRulings(p, func(r page.Ruling) bool {
		if r.Horizontal() {
			return r.Y0-box.Y0 < near || box.Y1-r.Y0 < near
		}
		return r.X0-box.X0 < near || box.X1-r.X0 < near
	})
}

// dropSpaces takes away the spaces that are printed as characters: some programs set the gap alone.
func dropSpaces(p *page.Page) {
	if len(p.Overflow) > 0 {
		return // its indexes would be those of other glyphs
	}
	var kept []page.Glyph
	for _, g := range p.Glyphs {
		if g.Text == "" || strings.TrimSpace(g.Text) != "" {
			kept = append(kept, g)
		}
	}
	p.Glyphs = kept
}
