package content

import (
	"math"

	"gongkai/extract/page"
)

// hideDuplicates marks glyphs that are printed again over themselves: fake bold and shadows draw the same text two to
// four times, a fraction of a point apart. The first stays.
func hideDuplicates(glyphs []page.Glyph) {
	size := 16
	for size < 2*len(glyphs) {
		size *= 2
	}
	seen := duplicates{glyphs: glyphs, heads: make([]int32, size), next: make([]int32, len(glyphs))}
	for i := range glyphs {
		if g := &glyphs[i]; g.Hidden == page.Visible && g.Text != "" && g.Text != " " {
			if seen.has(g) {
				g.Hidden = page.Duplicate
			} else {
				seen.add(int32(i))
			}
		}
	}
}

// duplicates is a hash table of glyphs by text and square of the page. heads and next hold indexes of glyphs plus one.
type duplicates struct {
	glyphs      []page.Glyph
	heads, next []int32
}

// has reports whether the table holds the same text at nearly the same place.
func (d *duplicates) has(g *page.Glyph) bool {
	near := min(duplicateBySize*g.Size, duplicateByWidth*max(g.Box.Width(), 0.01), duplicateSquare/2)
	x0, x1 := math.Floor((g.X-near)/duplicateSquare), math.Floor((g.X+near)/duplicateSquare)
	y0, y1 := math.Floor((g.Y-near)/duplicateSquare), math.Floor((g.Y+near)/duplicateSquare)
	for x := x0; ; x = x1 {
		for y := y0; ; y = y1 {
			if d.search(g, near, d.slot(g.Text, x, y)) {
				return true
			}
			if y == y1 {
				break
			}
		}
		if x == x1 {
			return false
		}
	}
}

func (d *duplicates) search(g *page.Glyph, near float64, slot uint32) bool {
	k := d.heads[slot]
	for n := 0; k > 0 && n < duplicatesInSquare; n++ {
		o := &d.glyphs[k-1]
		if math.Abs(o.X-g.X) <= near && math.Abs(o.Y-g.Y) <= near && o.Dir == g.Dir &&
			math.Abs(o.Size-g.Size) <= duplicateSize*g.Size && o.Text == g.Text {
			return true
		}
		k = d.next[k-1]
	}
	return false
}

func (d *duplicates) add(i int32) {
	g := &d.glyphs[i]
	slot := d.slot(g.Text, math.Floor(g.X/duplicateSquare), math.Floor(g.Y/duplicateSquare))
	d.next[i] = d.heads[slot]
	d.heads[slot] = i + 1
}

// slot hashes text and square. Squares are whole numbers; far outside of the page they may all be one.
func (d *duplicates) slot(text string, x, y float64) uint32 {
	h := uint32(2166136261)
	for i := range len(text) {
		h = (h ^ uint32(text[i])) * 16777619
	}
	h = (h ^ uint32(int32(x))) * 0x9E3779B1
	h = (h ^ uint32(int32(y))) * 0x85EBCA6B
	return (h ^ h>>15) & uint32(len(d.heads)-1)
}
