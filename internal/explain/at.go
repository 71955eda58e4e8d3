package explain

import (
	"cmp"
	"math"
	"slices"

	"gongkai/extract/geometry"
	"gongkai/normalize/document"
)

// At gives the values that are printed at a place of a page: those whose box holds the point, the smallest first; of a
// box those whose centre it holds, in the order of the document.
func At(d *document.Document, number int, place geometry.Rect) []*document.Place {
	point := place.X0 == place.X1 && place.Y0 == place.Y1
	var out []*document.Place
	for p := range d.Places() {
		on, box := printedAt(p)
		if on != number {
			continue
		}
		if point && box.Contains(place.X0, place.Y0) || !point && place.Contains(box.CenterX(), box.CenterY()) {
			out = append(out, p)
		}
	}
	if point {
		slices.SortStableFunc(out, func(a, b *document.Place) int { return cmp.Compare(area(a), area(b)) })
	}
	return out
}

// Near gives the values that are printed nearest to a place of a page.
func Near(d *document.Document, number int, place geometry.Rect, most int) []*document.Place {
	var all []*document.Place
	for p := range d.Places() {
		if on, _ := printedAt(p); on == number {
			all = append(all, p)
		}
	}
	distance := func(p *document.Place) float64 {
		_, box := printedAt(p)
		dx := max(0, box.X0-place.CenterX(), place.CenterX()-box.X1)
		dy := max(0, box.Y0-place.CenterY(), place.CenterY()-box.Y1)
		return math.Hypot(dx, dy)
	}
	slices.SortStableFunc(all, func(a, b *document.Place) int { return cmp.Compare(distance(a), distance(b)) })
	return all[:min(most, len(all))]
}

func printedAt(p *document.Place) (int, geometry.Rect) {
	switch {
	case p.Cell != nil:
		return p.Cell.Page, p.Cell.Box
	case p.Fact != nil:
		return p.Fact.Page, p.Fact.Box
	}
	return 0, geometry.Rect{}
}

func area(p *document.Place) float64 {
	_, box := printedAt(p)
	return box.Width() * box.Height()
}
