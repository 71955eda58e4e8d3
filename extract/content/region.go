package content

import (
	"cmp"
	"gongkai/extract/geometry"
	"math"
	"slices"
)

// overlapping parts the subpaths of a filled path into groups that must be looked at together: with the even-odd
// rule, or when they run in different senses, one subpath may be a hole in another (PDF 32000-1, 8.5.3.3). Frames are
// drawn so, and whole grids. Groups come in the order of their first subpath.
func overlapping(subs []subpath, evenOdd bool) [][]subpath {
	groups := make([][]subpath, 0, len(subs))
	holes := evenOdd && len(subs) > 1
	for i := 1; i < len(subs) && !holes; i++ {
		holes = subs[i].area() > 0 != (subs[0].area() > 0)
	}
	if !holes {
		for i := range subs {
			groups = append(groups, subs[i:i+1])
		}
		return groups
	}
	group := groupsOf(subs)
	index := map[int]int{}
	for i := range subs {
		k, ok := index[group[i]]
		if !ok {
			k = len(groups)
			index[group[i]] = k
			groups = append(groups, nil)
		}
		groups[k] = append(groups[k], subs[i])
	}
	return groups
}

// groupsOf numbers sets of subpaths whose bounding boxes overlap, by a sweep from left to right. The sweep remembers
// boxes as one where they overlap, so it may join a little too much, but it looks at each box once or twice.
func groupsOf(subs []subpath) []int {
	boxes, order := make([]geometry.Rect, len(subs)), make([]int, len(subs))
	group := make([]int, len(subs))
	for i := range subs {
		boxes[i], order[i], group[i] = subs[i].bounds().Expand(-touching), i, i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(boxes[a].X0, boxes[b].X0) })
	root := func(i int) int {
		for group[i] != i {
			group[i] = group[group[i]]
			i = group[i]
		}
		return i
	}
	var open []int
	for _, i := range order {
		open = slices.DeleteFunc(open, func(k int) bool { return boxes[k].X1 <= boxes[i].X0 })
		for _, k := range open {
			if boxes[k].Overlaps(boxes[i]) {
				group[root(i)] = root(k)
			}
		}
		if len(open) < openBoxes {
			open = append(open, i)
		} else { // keep the one that reaches farthest, which may hold others
			least := 0
			for n := range open {
				if boxes[open[n]].X1 < boxes[open[least]].X1 {
					least = n
				}
			}
			if boxes[open[least]].X1 < boxes[i].X1 {
				open[least] = i
			}
		}
	}
	for i := range group {
		group[i] = root(i)
	}
	return group
}

// region cuts what a group of subpaths encloses into rectangles: full rows of a raster first, joined downwards. False
// when the group has oblique or curved sides, or when there is nothing to cut.
func region(group []subpath, evenOdd bool) ([]geometry.Rect, bool) {
	if len(group) == 1 && group[0].rectangle() || allThin(group) {
		return nil, false
	}
	var x, y []float64
	for i := range group {
		if !group[i].rectilinear() {
			return nil, false
		}
		for _, p := range group[i].points {
			x, y = append(x, snapped(p.x)), append(y, snapped(p.y))
		}
	}
	x, y = distinct(x), distinct(y)
	if len(x) < 2 || len(y) < 2 || len(x)*len(y) > outlineSquares {
		return nil, false
	}
	r := newRaster(x, y, group, evenOdd)
	return r.rectangles(), true
}

func allThin(group []subpath) bool {
	for i := range group {
		if !group[i].rectangle() || !isThin(group[i].bounds()) {
			return false
		}
	}
	return true
}

// snapped rounds away what arithmetic adds to a coordinate.
func snapped(v float64) float64 { return math.Round(v*64) / 64 }

func distinct(v []float64) []float64 {
	slices.Sort(v)
	return slices.Compact(v)
}

// rectilinear reports whether all sides are exactly horizontal or vertical.
func (s *subpath) rectilinear() bool {
	if s.curved || len(s.points) < 4 {
		return false
	}
	for i, p := range s.points {
		q := s.points[(i+1)%len(s.points)]
		if snapped(p.x) != snapped(q.x) && snapped(p.y) != snapped(q.y) {
			return false
		}
	}
	return true
}
