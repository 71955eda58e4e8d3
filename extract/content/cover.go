package content

import (
	"gongkai/extract/geometry"
	"gongkai/extract/page"
	"gongkai/internal/limits"
)

// hideCovered marks glyphs that were painted over later, and takes away the rulings and parts of rulings that were.
func (in *interpreter) hideCovered() {
	if len(in.covers) == 0 {
		return
	}
	byY := newStrips(in.covers, in.page.Height, func(r geometry.Rect) (float64, float64) { return r.Y0, r.Y1 })
	for i := range in.page.Glyphs {
		if g := &in.page.Glyphs[i]; g.Hidden == page.Visible && in.covered(byY.at(g.Box.CenterY()), int32(i), g.Box) {
			g.Hidden = page.Covered
		}
	}
	byX := newStrips(in.covers, in.page.Width, func(r geometry.Rect) (float64, float64) { return r.X0, r.X1 })
	var out []page.Ruling
	for i, r := range in.page.Rulings {
		strip := byX.at(r.X0)
		if r.Horizontal() {
			strip = byY.at(r.Y0)
		}
		out = append(out, in.uncovered(strip, in.rulingAfter[i], r)...)
	}
	in.page.Rulings = out
}

// covered reports whether a glyph lies below a cover: painted before it, with most of its box in it. Covers stand in
// the order of painting, so the search goes from the last to the first that came after the glyph.
func (in *interpreter) covered(strip []int32, glyph int32, box geometry.Rect) bool {
	for k := len(strip) - 1; k >= 0; k-- {
		c := &in.covers[strip[k]]
		if in.looks++; c.glyphs <= glyph || in.looks > limits.Looks {
			return false
		}
		if c.box.Contains(box.CenterX(), box.CenterY()) && mostly(box, c.box) {
			return true
		}
	}
	return false
}

// mostly reports whether four fifths of a lie in b.
func mostly(a, b geometry.Rect) bool {
	shared := a.Intersect(b)
	return shared.Width()*shared.Height() >= coveredShare*a.Width()*a.Height()
}

// uncovered gives what is seen of a ruling that was painted when there were so many covers. Programs merge cells by
// painting over the lines between them. A ruling at the edge of an area is its frame and stays.
func (in *interpreter) uncovered(strip []int32, covers int32, r page.Ruling) []page.Ruling {
	pieces := []page.Ruling{r}
	for k := len(strip) - 1; k >= 0 && strip[k] >= covers && len(pieces) > 0; k-- {
		if in.looks++; in.looks > limits.Looks {
			break
		}
		b := in.covers[strip[k]].box.Expand(-coverFrame - r.Width/2)
		if b.X0 < b.X1 && b.Y0 < b.Y1 && crosses(r, b) {
			pieces = cutOut(pieces, b)
		}
	}
	return pieces
}

func crosses(r page.Ruling, b geometry.Rect) bool {
	return r.X0 < b.X1 && r.X1 > b.X0 && r.Y0 < b.Y1 && r.Y1 > b.Y0
}

// cutOut gives what is left of rulings outside of a box.
func cutOut(rulings []page.Ruling, b geometry.Rect) []page.Ruling {
	var out []page.Ruling
	for _, r := range rulings {
		if !crosses(r, b) {
			out = append(out, r)
			continue
		}
		first, second := r, r
		if r.Horizontal() {
			first.X1, second.X0 = b.X0, b.X1
		} else {
			first.Y1, second.Y0 = b.Y0, b.Y1
		}
		for _, piece := range [2]page.Ruling{first, second} {
			if piece.X1 > piece.X0 || piece.Y1 > piece.Y0 {
				out = append(out, piece)
			}
		}
	}
	return out
}

// strips finds the covers that may lie over a coordinate: the page is cut into strips, each with the covers that meet
// it.
type strips struct {
	lists [][]int32
}

func newStrips(covers []cover, length float64, extent func(geometry.Rect) (from, to float64)) *strips {
	s := &strips{make([][]int32, 1+int(max(0, min(coverStrips, length/coverStrip))))}
	left := limits.Covers
	for i := range covers {
		from, to := extent(covers[i].box)
		if left -= s.index(to) - s.index(from) + 1; left < 0 {
			break
		}
		for k := s.index(from); k <= s.index(to); k++ {
			s.lists[k] = append(s.lists[k], int32(i))
		}
	}
	return s
}

func (s *strips) index(v float64) int  { return int(max(0, min(float64(len(s.lists)-1), v/coverStrip))) }
func (s *strips) at(v float64) []int32 { return s.lists[s.index(v)] }
