package extract

import (
	"cmp"
	"slices"

	"gongkai/extract/layout"
)

// A sheet that is too wide for its paper is printed in strips: first the left columns of all rows, on one page or
// several, then the right ones on as many. The rows of both stand at the same heights, which no other table does by
// chance.

// leftOf gives the grid on one of the last pages whose rows stand at the heights of those of a grid.
func leftOf(before []*layout.Page, g *layout.Grid) *layout.Grid {
	for i := len(before) - 1; i >= max(0, len(before)-mostStrip); i-- {
		for k := range before[i].Grids {
			if left := &before[i].Grids[k]; sameHeights(left.Y, g.Y) != nil && len(left.X) > len(g.X) {
				return left
			}
		}
	}
	return nil
}

// sameHeights gives for each row border of b the same of a, or nil when b has one that a lacks, or does not begin and
// end with it.
func sameHeights(a, b []float64) []int {
	if len(b) > len(a) || len(b) < leastStripRows+1 {
		return nil
	}
	var out []int
	k := 0
	for _, y := range b {
		for k < len(a) && a[k] < y-sameHeight {
			k++
		}
		if k == len(a) || a[k] > y+sameHeight {
			return nil
		}
		out = append(out, k)
	}
	if out[0] != 0 || out[len(out)-1] != len(a)-1 || 2*len(b) < len(a) {
		return nil
	}
	return out
}

// joinRight adds a grid to the right of the table that ends the page before, if it is its right strip: the strips come
// in the order of their left ones.
func (s *stitcher) joinRight(a, b *Table) bool {
	if a.Inferred || b.Inferred || hasTitle(b) || b.Cols > 1 && len(b.Banners()) > 0 {
		return false
	}
	rights := 0
	for _, p := range a.Parts {
		if p.Continues == RightStrip {
			rights++
		}
	}
	lefts := len(a.Parts) - rights
	if rights >= lefts {
		return false
	}
	left := a.Parts[rights]
	rows := sameHeights(left.y, b.Parts[0].y)
	if rows == nil || left.Page == b.Parts[0].Page || startsAlike(a, b) ||
		alignColumns(left.X, b.Parts[0].X).first != nil {
		return false
	}
	cols, header := a.Cols, headerRows(a)
	if rights > 0 {
		cols -= b.Cols
	}
	repeated := len(left.Repeated) > 0
	head := 0
	for _, c := range left.Repeated {
		head = max(head, c.Row+c.Rows)
	}
	part := b.Parts[0]
	part.From, part.To, part.Captions, part.Continues = left.From, left.To, b.Captions, RightStrip
	for _, c := range b.Cells {
		c.Col += cols
		c.Row, c.Rows = rows[c.Row], rows[c.Row+c.Rows]-rows[c.Row]
		if repeated && c.Row < head {
			part.Repeated = append(part.Repeated, c)
			continue
		}
		c.Row += left.From - head
		a.Cells = append(a.Cells, c)
	}
	slices.SortStableFunc(a.Cells, func(x, y Cell) int {
		return cmp.Or(cmp.Compare(x.Row, y.Row),
			cmp.Compare(x.Col, y.Col))
	})
	a.Cols, a.growth = cols+b.Cols, nil // its cells stand in other places
	a.Parts = append(a.Parts, part)
	if rights == 0 {
		a.Header = header
		a.Captions = append(a.Captions, b.Captions...)
		part.Captions = nil
		a.Parts[len(a.Parts)-1] = part
	}
	return true
}
