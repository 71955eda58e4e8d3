package grid

import (
	"cmp"
	"math"
	"slices"

	"gongkai/extract/page"
	"gongkai/internal/disjoint"
	"gongkai/internal/limits"
)

// Segment is a ruling seen along its own direction: At is its fixed coordinate, From and To are its ends.
type Segment struct{ At, From, To float64 }

// extent is a strip of the page, horizontal or vertical.
type extent struct{ From, To float64 }

// Segments gives the rulings of one direction, with pieces of the same line joined.
func Segments(rulings []page.Ruling, horizontal bool) []Segment {
	var all []Segment
	for _, r := range rulings {
		if r.Horizontal() != horizontal {
			continue
		}
		if horizontal {
			all = append(all, Segment{r.Y0, r.X0, r.X1})
		} else {
			all = append(all, Segment{r.X0, r.Y0, r.Y1})
		}
	}
	sortSegments(all)
	return joinPieces(all)
}

// joinPieces joins Segments of nearly the same coordinate whose extents touch. The input is sorted by coordinate.
func joinPieces(all []Segment) []Segment {
	var out []Segment
	for i := 0; i < len(all); {
		j := i + 1
		for j < len(all) && all[j].At-all[j-1].At <= sameLine && all[j].At-all[i].At <= snap {
			j++
		}
		group := slices.Clone(all[i:j])
		slices.SortFunc(group, func(a, b Segment) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.At, b.At)) })
		cur := group[0]
		for _, b := range group[1:] {
			if b.From <= cur.To+dash {
				// The longer piece says where the line runs.
				if b.To-b.From > cur.To-cur.From {
					cur.At = b.At
				}
				cur.To = max(cur.To, b.To)
			} else {
				out = append(out, cur)
				cur = b
			}
		}
		out = append(out, cur)
		i = j
	}
	return slices.DeleteFunc(out, func(b Segment) bool { return b.To-b.From < shortest })
}

// component is a set of rulings that touch each other.
type component struct{ h, v []Segment }

// components parts the page's rulings into sets that touch: each may be a table. Sets without both directions are
// underlines and margins. all is false when there are too many to look at.
func components(h, v []Segment) (parts []component, all bool) {
	if len(h)*len(v) > limits.Crossings {
		return nil, false
	}
	sets := disjoint.New(len(h) + len(v))
	slices.SortStableFunc(h, func(a, b Segment) int { return cmp.Compare(a.At, b.At) })
	for k, b := range v {
		lo, _ := slices.BinarySearchFunc(h, b.From-reach, func(x Segment, y float64) int { return cmp.Compare(x.At, y) })
		for i := lo; i < len(h) && h[i].At <= b.To+reach; i++ {
			if h[i].From-reach <= b.At && b.At <= h[i].To+reach {
				sets.Join(i, len(h)+k)
			}
		}
	}
	found := map[int]*component{}
	var order []*component
	set := func(i int) *component {
		r := sets.Find(i)
		if found[r] == nil {
			found[r] = &component{}
			order = append(order, found[r])
		}
		return found[r]
	}
	for i, b := range h {
		s := set(i)
		s.h = append(s.h, b)
	}
	for k, b := range v {
		s := set(len(h) + k)
		s.v = append(s.v, b)
	}
	var lone []Segment // vertical rulings that touch nothing
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

// adopt gives vertical rulings that touch nothing to the table beside them, if they run along its whole height: they
// part merged cells that the page cuts at head and foot, where no horizontal ruling meets them.
func adopt(parts []component, lone []Segment) {
	for _, b := range lone {
		for i := range parts {
			top, bottom := extentOf(parts[i].v)
			if math.Abs(b.From-top) <= 2*snap && math.Abs(b.To-bottom) <= 2*snap {
				parts[i].v = append(parts[i].v, b)
				break
			}
		}
	}
}

// extentOf gives the first and last end of Segments.
func extentOf(Segments []Segment) (from, to float64) {
	from, to = Segments[0].From, Segments[0].To
	for _, b := range Segments {
		from, to = min(from, b.From), max(to, b.To)
	}
	return from, to
}

// borders snaps coordinates into grid lines: those that lie within snap of each other are one border. A border stands
// at the mean of its rulings, weighted by their length.
func Borders(Segments []Segment) []float64 {
	sorted := slices.Clone(Segments)
	slices.SortFunc(sorted, func(a, b Segment) int { return cmp.Compare(a.At, b.At) })
	var out []float64
	for i := 0; i < len(sorted); {
		j, sum, weight := i, 0.0, 0.0
		for j < len(sorted) && sorted[j].At-sorted[i].At <= snap {
			w := sorted[j].To - sorted[j].From
			sum += float64(sorted[j].At * w)
			weight += w
			j++
		}
		if weight > 0 {
			out = append(out, sum/weight)
		} else {
			out = append(out, sorted[i].At)
		}
		i = j
	}
	return out
}
