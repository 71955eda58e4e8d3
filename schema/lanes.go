package schema

import (
	"cmp"
	"math"
	"slices"
)

// untangle gives each lane the columns that stand together: where several fit equally well, any of them was taken for any lane. A column
// that each lane has goes by its order, one that only some have to the lane that it stands in.
func untangle(lanes []PanelMatch) {
	starts := make([]int, len(lanes))
	for l := range lanes {
		lanes[l].Lane, starts[l] = l+1, math.MaxInt
	}
	for _, everywhere := range []bool{true, false} {
		for i := range lanes[0].Columns {
			var printed []ColumnMatch
			for l := range lanes {
				if m := lanes[l].Columns[i]; len(m.Grid) > 0 {
					printed = append(printed, m)
				}
			}
			if (len(printed) == len(lanes)) != everywhere {
				continue
			}
			slices.SortFunc(printed, func(a, b ColumnMatch) int { return cmp.Compare(a.Grid[0], b.Grid[0]) })
			if everywhere {
				for l, m := range printed {
					lanes[l].Columns[i], starts[l] = m, min(starts[l], m.Grid[0])
				}
				continue
			}
			for l := range lanes {
				lanes[l].Columns[i] = ColumnMatch{Column: lanes[l].Columns[i].Column}
			}
			for _, m := range printed {
				lanes[max(0, laneAt(starts, m.Grid[0]))].Columns[i] = m
			}
		}
	}
}

// laneAt finds the last lane that starts at a grid column or to the left of it.
func laneAt(starts []int, grid int) int {
	return slices.IndexFunc(append(slices.Clone(starts), math.MaxInt), func(start int) bool { return start > grid }) - 1
}

// sameColumns says whether a second lane prints the columns of the first but for optional ones, and among them one of amounts.
func sameColumns(first, second PanelMatch) bool {
	amounts := false
	for i := range first.Columns {
		a, b := first.Columns[i], second.Columns[i]
		if (len(a.Grid) > 0) != (len(b.Grid) > 0) && !a.Column.Optional {
			return false
		}
		amounts = amounts || a.Column.Role == "" && len(b.Grid) > 0
	}
	return amounts
}

func release(p PanelMatch, taken []bool) {
	for _, m := range p.Columns {
		for _, g := range m.Grid {
			taken[g] = false
		}
	}
}
