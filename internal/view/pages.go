package view

import (
	"fmt"

	"gongkai/extract"
	"gongkai/extract/layout"
	"gongkai/extract/page"
	"gongkai/normalize/document"
)

// paper is the drawing of one page, in tenths of a point. Lists are flat: numbers that belong together follow each
// other.
type paper struct {
	Width  int `json:"w"`
	Height int `json:"h"`
	// Texts are style, x, y, length and text of each run. A length of 0 means as long as the font makes it.
	Texts   []any `json:"t"`
	Rulings []int `json:"r,omitempty"` // x0, y0, x1, y1, width, colour
	Fills   []int `json:"f,omitempty"` // x, y, width, height, colour
	Bars    []int `json:"b,omitempty"` // x, y, width, height: text that was taken out
	Images  int   `json:"i,omitempty"` // pictures, which are not shown
	// Scans are x, y, width, height and the picture of each number that was read in the picture of the page.
	Scans []any `json:"s,omitempty"`
	// Later says that the page is still to come, from the server.
	Later bool `json:"later,omitempty"`
}

// style is how a run looks, written as a list.
type style struct {
	size   int // in tenths
	colour int
	family int // see family
	angle  int // degrees, clockwise
	pale   bool
}

func (s style) MarshalJSON() ([]byte, error) {
	pale := 0
	if s.pale {
		pale = 1
	}
	return fmt.Appendf(nil, "[%d,%d,%d,%d,%d]", s.size, s.colour, s.family, s.angle, pale), nil
}

// palette numbers what occurs in a document, in the order of first use.
type palette[T comparable] struct {
	list   []T
	number map[T]int
}

func (p *palette[T]) of(v T) int {
	n, ok := p.number[v]
	if !ok {
		if p.number == nil {
			p.number = map[T]int{}
		}
		n = len(p.list)
		p.number[v] = n
		p.list = append(p.list, v)
	}
	return n
}

// drawer draws all pages of a document.
type drawer struct {
	printed *extract.Document // nil where pages come later
	left    *remains          // what may be shown; nil for everything
	styles  palette[style]
	colours palette[string]
}

func newDrawer(printed *extract.Document, doc *document.Document, redacted bool) *drawer {
	d := &drawer{printed: printed}
	if redacted && printed != nil {
		d.left = newRemains(printed, doc)
	}
	return d
}

func (d *drawer) pages() []paper {
	out := []paper{}
	if d.printed == nil {
		return out
	}
	for _, p := range d.printed.Pages {
		out = append(out, d.page(p))
	}
	return out
}

func (d *drawer) page(p *layout.Page) paper {
	src := p.Source
	out := paper{Width: tenth(p.Width), Height: tenth(p.Height), Texts: []any{}, Images: src.Images}
	for _, f := range src.Fills {
		b := f.Box
		out.Fills = append(out.Fills, tenth(b.X0), tenth(b.Y0), tenth(b.Width()), tenth(b.Height()), d.colour(f.Color))
	}
	for _, r := range src.Rulings {
		out.Rulings = append(out.Rulings, tenth(r.X0), tenth(r.Y0), tenth(r.X1), tenth(r.Y1), tenth(r.Width),
			d.colour(r.Color))
	}
	if src.Scan != nil && d.left == nil { // a picture cannot be blackened
		for _, p := range src.Scan.Pieces {
			if b := p.Box; p.Picture != nil {
				out.Scans = append(out.Scans, tenth(b.X0), tenth(b.Y0), tenth(b.Width()), tenth(b.Height()), p.Picture)
			}
		}
	}
	for _, r := range d.runs(src) {
		if r.barred {
			b := r.box
			out.Bars = append(out.Bars, tenth(b.X0), tenth(b.Y0), tenth(b.Width()), tenth(b.Height()))
			continue
		}
		out.Texts = append(out.Texts, d.styles.of(r.style), tenth(r.x), tenth(r.y), tenth(r.length()), r.text)
	}
	return out
}

func (d *drawer) colour(c page.RGB) int {
	return d.colours.of(fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B))
}
