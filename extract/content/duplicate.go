package content

import (
	"math"

	"gongkai/extract/page"
)

// hideDuplicates marks glyphs that are printed again over themselves: fake bold and shadows draw the same text two to four
// times, a fraction of a point apart. The first stays.
func hideDuplicates(glyphs []page.Glyph) {
	type place struct {
		text string
		x, y int
	}
	seen := make(map[place]int32, len(glyphs))
	for i := range glyphs {
		g := &glyphs[i]
		if g.Hidden != page.Visible || g.Text == "" || g.Text == " " {
			continue
		}
		// A narrow letter may follow itself closely (ll): the distance must be small for this glyph, too.
		near := min(0.2*g.Size, 0.5*max(g.Box.Width(), 0.01))
		const grid = 4 // points; two equal glyphs this close are at most one grid square apart
		cx, cy := int(math.Floor(g.X/grid)), int(math.Floor(g.Y/grid))
		for dx := -1; dx <= 1 && g.Hidden == page.Visible; dx++ {
			for dy := -1; dy <= 1; dy++ {
				k, ok := seen[place{g.Text, cx + dx, cy + dy}]
				if ok && math.Abs(glyphs[k-1].X-g.X) <= near && math.Abs(glyphs[k-1].Y-g.Y) <= near {
					g.Hidden = page.Duplicate
					break
				}
			}
		}
		if g.Hidden == page.Visible {
			seen[place{g.Text, cx, cy}] = int32(i + 1)
		}
	}
}
