package align

import (
	"cmp"
	"gongkai/extract/layout/grid"
	"math"
	"slices"
)

// The zones of a table share their column borders. In each zone a border may stand anywhere between the texts of two
// columns; where that is narrow in one zone and wide in another, as above right-aligned amounts, the middles differ
// though the border is the same.

// mergeBorders gives the column borders of all zones, those of the main zone first. A gap of another zone that lies
// beside one of the gaps there are, and beside no other, is the same border, which then stands where both are free.
// Of a gap that lies beside several nobody can say which of them it is, so its middle is a border, unless one is
// near.
func mergeBorders(zones []zone, main int, left, right, size float64) []float64 {
	gaps := gapsOf(zones[main].columns)
	for i, z := range zones {
		if i != main {
			gaps = mergeGaps(gaps, gapsOf(z.columns), size)
		}
	}
	out := []float64{left, right}
	for _, g := range gaps {
		out = append(out, g.center())
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// gapsOf gives the strips between neighbouring columns.
func gapsOf(columns []extent) []extent {
	var out []extent
	for i := 1; i < len(columns); i++ {
		out = append(out, extent{columns[i-1].to, columns[i].from})
	}
	return out
}

// mergeGaps adds the gaps of one more zone: what is common to both where they are one border, else a gap of its own.
func mergeGaps(gaps, more []extent, size float64) []extent {
	own := len(gaps)
	if inStep(gaps, more) {
		for i, m := range more {
			gaps[i] = extent{max(gaps[i].from, m.from), min(gaps[i].to, m.to)}
		}
		return gaps
	}
	partner := make([]int, own) // of each gap: the one of more that is the same border, or -1
	for i := range partner {
		partner[i] = -1
	}
	off := func(i, k int) float64 { return math.Abs(gaps[i].center() - more[k].center()) }
	for k, m := range more {
		beside := -1
		for i := range own {
			if !gaps[i].overlaps(m) {
				continue
			}
			if beside >= 0 {
				beside = -1
				break
			}
			beside = i
		}
		if beside >= 0 && (partner[beside] < 0 || off(beside, k) < off(beside, partner[beside])) {
			partner[beside] = k
		}
	}
	for k, m := range more {
		near := slices.ContainsFunc(gaps, func(g extent) bool { return math.Abs(g.center()-m.center()) < 0.5*size })
		if !slices.Contains(partner, k) && !near {
			gaps = append(gaps, m)
		}
	}
	for i, k := range partner {
		if k >= 0 {
			gaps[i] = extent{max(gaps[i].from, more[k].from), min(gaps[i].to, more[k].to)}
		}
	}
	return gaps
}

// inStep reports whether two zones have as many gaps, each of which lies beside its like: then it is the same border,
// though it may reach beside a further one, as that below a narrow number does.
func inStep(gaps, more []extent) bool {
	return slices.EqualFunc(gaps, more, extent.overlaps)
}

func (i extent) overlaps(o extent) bool { return i.from < o.to && o.from < i.to }

// edges gives the indexes of the borders that part columns, and of the two outer ones.
func (g *builder) edges(columns []extent) []int {
	out := []int{0}
	for _, gap := range gapsOf(columns) {
		from, _ := slices.BinarySearch(g.X, gap.from)
		to, _ := slices.BinarySearch(g.X, gap.to)
		if from >= to {
			out = append(out, grid.Nearest(g.X, gap.center()))
			continue
		}
		at := slices.MinFunc(g.X[from:to], func(a, b float64) int {
			return cmp.Compare(math.Abs(a-gap.center()), math.Abs(b-gap.center()))
		})
		i, _ := slices.BinarySearch(g.X, at)
		out = append(out, i)
	}
	return append(out, len(g.X)-1)
}
