package align

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"gongkai/extract/geometry"
)

// drawn makes up lines as pages have them and as they have not: columns with ragged texts, lines half a line apart,
// other sizes, texts that overlap.
func drawn(r *rand.Rand) []baseline {
	rows := make([]baseline, 1+r.IntN(25))
	edges := make([]float64, 1+r.IntN(8))
	for i := range edges {
		edges[i] = float64(r.IntN(300))
	}
	slices.Sort(edges)
	steps := []float64{3, 9, 12, 30}
	y := 0.0
	for i := range rows {
		l := &rows[i]
		l.size = []float64{10, 10, 10, 8, 14}[r.IntN(5)]
		if r.IntN(200) == 0 {
			l.size = 0
		}
		y += steps[r.IntN(len(steps))]
		l.box = geometry.Rect{X1: 300, Y0: y, Y1: y + l.size}
		for _, x := range edges {
			for range r.IntN(3) {
				from := x + float64(r.IntN(20))
				l.pieces = append(l.pieces, extent{from, from + float64(r.IntN(40))/3})
			}
		}
		if r.IntN(10) > 0 { // as pieces come from a page
			l.pieces = merge(l.pieces, gutter*l.size)
		} else if r.IntN(2) == 0 {
			slices.SortFunc(l.pieces, func(a, b extent) int { return cmp.Compare(a.from, b.from) })
		}
	}
	return rows
}

// plainShared compares each text with each.
func plainShared(a, b *baseline, columns []extent) int {
	n := 0
	for _, x := range a.pieces {
		for _, y := range b.pieces {
			apart := max(x.from, y.from)-min(x.to, y.to) > gutter*a.size
			if apart && columnAt(columns, x) == columnAt(columns, y) {
				n++
			}
		}
	}
	return n
}

// TestExplainer: what is remembered of shorter zones is what looking at all lines again finds, to the last bit, since
// equal sums decide about cuts.
func TestExplainer(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	pairs, remembered := 0, 0
	for n := range 3000 {
		rows := drawn(r)
		e := newExplainer(rows)
		for j := 1; j <= len(rows); j++ {
			e.end(j)
			var columns []extent
			for i := j - 1; i >= 0; i-- {
				before := columns
				columns = merge(append(slices.Clone(columns), rows[i].pieces...), gutter*rows[i].size)
				if have, want := e.from(i), explains(rows[i:j], columns); have != want {
					t.Fatalf("%d: lines %d to %d explain %v, want %v", n, i, j, have, want)
				}
				if !slices.Equal(columns, e.columns) {
					t.Fatalf("%d: lines %d to %d: other columns", n, i, j)
				}
				if j-i > 2 && !joined(before, columns) {
					remembered++
				}
				if i+1 < j {
					shares := plainShared(&rows[i], &rows[i+1], columns)
					if have := shared(&rows[i], &rows[i+1], columns); have != shares {
						t.Fatalf("%d: lines %d and %d share %d, want %d", n, i, i+1, have, shares)
					}
					pairs += shares
				}
			}
		}
	}
	if pairs == 0 || remembered == 0 {
		t.Errorf("%d pairs, %d times remembered: nothing was tried", pairs, remembered)
	}
}

// BenchmarkSplitZones has as many lines as are searched at most.
func BenchmarkSplitZones(b *testing.B) {
	var rows []baseline
	for i := range 400 {
		y := float64(12 * i)
		rows = append(rows, baseline{size: 10, box: geometry.Rect{X1: 400, Y0: y, Y1: y + 10},
			pieces: []extent{{0, 40 + float64(i%7)}, {100, 150}, {200 + float64(i%5), 260}, {300, 330}}})
	}
	for b.Loop() {
		splitZones(rows)
	}
}
