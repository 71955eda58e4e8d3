package cmap

import (
	"cmp"
	"container/heap"
	"slices"
)

// Range maps the codes Lo to Hi to consecutive values from Value on.
type Range struct{ Lo, Hi, Value uint32 }

// Ranges are sorted and share no code, so that a binary search finds the one for a code.
type Ranges []Range

// Lookup gives the value of a code.
func (rs Ranges) Lookup(code uint32) (uint32, bool) {
	lo, hi := 0, len(rs)
	for lo < hi {
		mid := int(uint(lo+hi) / 2)
		if rs[mid].Hi < code {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == len(rs) || code < rs[lo].Lo {
		return 0, false
	}
	return rs[lo].Value + code - rs[lo].Lo, true
}

// Sort puts ranges in the order that Lookup needs. Where ranges overlap the one stated last wins, as if each had been
// written into an array. The time is n·log n however they overlap.
func Sort(stated []Range) Ranges {
	if inOrder(stated) {
		return merge(stated)
	}
	order := make([]int, len(stated))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(stated[i].Lo, stated[j].Lo) })
	out := make(Ranges, 0, len(stated))
	var open latest // ranges that begin at or before the code reached, the last stated on top
	next, at := 0, uint32(0)
	for next < len(order) || len(open) > 0 {
		if len(open) == 0 {
			at = stated[order[next]].Lo
		}
		for next < len(order) && stated[order[next]].Lo <= at {
			heap.Push(&open, order[next])
			next++
		}
		r := stated[open[0]]
		if r.Hi < at {
			heap.Pop(&open)
			continue
		}
		stop := r.Hi
		if next < len(order) {
			stop = min(stop, stated[order[next]].Lo-1) // a range that may win begins there
		}
		out = out.add(Range{at, stop, r.Value + at - r.Lo})
		if stop == 1<<32-1 {
			break
		}
		at = stop + 1
	}
	return out
}

// inOrder reports whether each range begins after the one before it ends, as in most CMaps.
func inOrder(rs []Range) bool {
	for i := 1; i < len(rs); i++ {
		if rs[i].Lo <= rs[i-1].Hi {
			return false
		}
	}
	return true
}

func merge(rs []Range) Ranges {
	out := make(Ranges, 0, len(rs))
	for _, r := range rs {
		out = out.add(r)
	}
	return slices.Clip(out)
}

// add appends a range, or lengthens the last one where r goes on from it.
func (rs Ranges) add(r Range) Ranges {
	if n := len(rs); n > 0 {
		last := &rs[n-1]
		if last.Hi+1 == r.Lo && last.Value+(r.Lo-last.Lo) == r.Value {
			last.Hi = r.Hi
			return rs
		}
	}
	return append(rs, r)
}

// latest is a heap of indices with the greatest on top.
type latest []int

func (h latest) Len() int           { return len(h) }
func (h latest) Less(i, j int) bool { return h[i] > h[j] }
func (h latest) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *latest) Push(x any)        { *h = append(*h, x.(int)) }
func (h *latest) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}
