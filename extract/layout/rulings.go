package layout

import (
	"cmp"
	"math"
	"slices"

	"gongkai/extract/page"
	"gongkai/internal/limits"
)

// Tolerances of the grid, in points.
const (
	// snap is how far rulings of one border lie apart: double lines, and borders that neighbouring cells draw each for
	// itself. The lowest row of text seen is 5 pt high.
	snap = 3.6
	// reach is how far a ruling may stop short of the one it should touch.
	reach = 2.5
	// dash is the longest gap within a dashed line.
	dash = 4.0
	// shortest ruling that divides cells, after dashes are joined; shorter ones are ticks and bits of letters.
	shortest = 4.0
)

// bar is a ruling seen along its own direction: at is its fixed coordinate, from and to its extent.
type bar struct{ at, from, to float64 }

// bars gives the rulings of one direction, with pieces of the same line joined.
func bars(rulings []page.Ruling, horizontal bool) []bar {
	var all []bar
	for _, r := range rulings {
		if r.Horizontal() != horizontal {
			continue
		}
		if horizontal {
			all = append(all, bar{r.Y0, r.X0, r.X1})
		} else {
			all = append(all, bar{r.X0, r.Y0, r.Y1})
		}
	}
	sortBars(all)
	return joinPieces(all)
}

// joinPieces joins bars of nearly the same coordinate whose extents touch. The input is sorted by coordinate.
func joinPieces(all []bar) []bar {
	const same = 0.7 // pieces of one line are drawn at one coordinate, but for rounding
	var out []bar
	for i := 0; i < len(all); {
		j := i + 1
		for j < len(all) && all[j].at-all[j-1].at <= same && all[j].at-all[i].at <= snap {
			j++
		}
		group := slices.Clone(all[i:j])
		slices.SortFunc(group, func(a, b bar) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.at, b.at)) })
		cur := group[0]
		for _, b := range group[1:] {
			if b.from <= cur.to+dash {
				// The longer piece says where the line runs.
				if b.to-b.from > cur.to-cur.from {
					cur.at = b.at
				}
				cur.to = max(cur.to, b.to)
			} else {
				out = append(out, cur)
				cur = b
			}
		}
		out = append(out, cur)
		i = j
	}
	return slices.DeleteFunc(out, func(b bar) bool { return b.to-b.from < shortest })
}

// component is a set of rulings that touch each other.
type component struct{ h, v []bar }

// components parts the page's rulings into sets that touch: each may be a table. Sets without both directions are underlines
// and margins. all is false when there are too many to look at.
func components(h, v []bar) (parts []component, all bool) {
	if len(h)*len(v) > limits.Crossings {
		return nil, false
	}
	parent := make([]int, len(h)+len(v))
	for i := range parent {
		parent[i] = i
	}
	find := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	slices.SortStableFunc(h, func(a, b bar) int { return cmp.Compare(a.at, b.at) })
	for k, b := range v {
		lo, _ := slices.BinarySearchFunc(h, b.from-reach, func(x bar, y float64) int { return cmp.Compare(x.at, y) })
		for i := lo; i < len(h) && h[i].at <= b.to+reach; i++ {
			if h[i].from-reach <= b.at && b.at <= h[i].to+reach {
				parent[find(i)] = find(len(h) + k)
			}
		}
	}
	sets := map[int]*component{}
	var order []*component
	set := func(i int) *component {
		r := find(i)
		if sets[r] == nil {
			sets[r] = &component{}
			order = append(order, sets[r])
		}
		return sets[r]
	}
	for i, b := range h {
		s := set(i)
		s.h = append(s.h, b)
	}
	for k, b := range v {
		s := set(len(h) + k)
		s.v = append(s.v, b)
	}
	var lone []bar // vertical rulings that touch nothing
	for _, s := range order {
		switch {
		case len(s.h) > 0 && len(s.v) > 0:
			parts = append(parts, *s)
		case len(s.v) > 0:
			lone = append(lone, s.v...)
		}
	}
	adopt(parts, lone)
	return parts, true
}

// adopt gives vertical rulings that touch nothing to the table beside them, if they run along its whole height: they part merged
// cells that the page cuts at head and foot, where no horizontal ruling meets them.
func adopt(parts []component, lone []bar) {
	for _, b := range lone {
		for i := range parts {
			top, bottom := extentOf(parts[i].v)
			if math.Abs(b.from-top) <= 2*snap && math.Abs(b.to-bottom) <= 2*snap {
				parts[i].v = append(parts[i].v, b)
				break
			}
		}
	}
}

// extentOf gives the first and last end of bars.
func extentOf(bars []bar) (from, to float64) {
	from, to = bars[0].from, bars[0].to
	for _, b := range bars {
		from, to = min(from, b.from), max(to, b.to)
	}
	return from, to
}

// borders snaps coordinates into grid lines: those that lie within snap of each other are one border. A border stands at the
// mean of its rulings, weighted by their length.
func borders(bars []bar) []float64 {
	sorted := slices.Clone(bars)
	slices.SortFunc(sorted, func(a, b bar) int { return cmp.Compare(a.at, b.at) })
	var out []float64
	for i := 0; i < len(sorted); {
		j, sum, weight := i, 0.0, 0.0
		for j < len(sorted) && sorted[j].at-sorted[i].at <= snap {
			w := sorted[j].to - sorted[j].from
			sum += sorted[j].at * w
			weight += w
			j++
		}
		if weight > 0 {
			out = append(out, sum/weight)
		} else {
			out = append(out, sorted[i].at)
		}
		i = j
	}
	return out
}
