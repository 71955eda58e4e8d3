package extract

import (
	"gongkai/extract/geometry"
	"gongkai/internal/amount"
	"math"
	"slices"
)

// columnMap tells for each column of a table's part overleaf the first and last column of the table that it is.
type columnMap struct{ first, last []int }

// place gives where a cell of the part stands in the table.
func (m columnMap) place(col, cols int) (int, int) {
	first, last := m.first[col], m.last[col+cols-1]
	return first, last - first + 1
}

// alignColumns maps columns by their borders; it gives no map when b's are not among a's. Pages may be centred anew,
// so a common shift is allowed.
func alignColumns(a, b []float64) columnMap {
	if len(b) > len(a) || len(b) < 2 {
		return columnMap{}
	}
	const near = 3.0
	shift := b[0] - a[0]
	var at []int // for each border of b the same border of a
	k := 0
	for _, x := range b {
		for k < len(a) && a[k]+shift < x-near {
			k++
		}
		if k == len(a) || math.Abs(a[k]+shift-x) > near {
			return columnMap{}
		}
		at = append(at, k)
		k++
	}
	if at[0] != 0 || at[len(at)-1] != len(a)-1 {
		return columnMap{}
	}
	var out columnMap
	for i := 1; i < len(at); i++ {
		out.first = append(out.first, at[i-1])
		out.last = append(out.last, at[i]-1)
	}
	return out
}

// sameSequence maps columns one by one where borders have moved or widths differ: both print one header, or, where only
// the body goes on, each column holds what it held before and stands about where it stood.
func sameSequence(a, b *Table, header int) columnMap {
	if a.Cols != b.Cols || a.Cols < 2 {
		return columnMap{}
	}
	if header == 0 {
		if !standsAlike(a.Parts[0].X, b.Parts[0].X) || !holdsAlike(a, b) {
			return columnMap{}
		}
	}
	out := columnMap{make([]int, b.Cols), make([]int, b.Cols)}
	for i := range out.first {
		out.first[i], out.last[i] = i, i
	}
	return out
}

// standsAlike reports whether each border of b stands nearer to its like in a than to any other.
func standsAlike(a, b []float64) bool {
	shift := b[0] - a[0]
	for i, x := range b {
		off := math.Abs(x - shift - a[i])
		if off > movedBorder || i > 0 && 2*off > a[i]-a[i-1] || i+1 < len(a) && 2*off > a[i+1]-a[i] {
			return false
		}
	}
	return true
}

// holdsAlike reports whether the columns of two bodies hold the same kinds of text: amounts below amounts, words below
// words.
func holdsAlike(a, b *Table) bool {
	amountsOf := func(t *Table) (numbers, all []int) {
		numbers, all = make([]int, t.Cols), make([]int, t.Cols)
		head := headerRows(t)
		for _, c := range t.Cells {
			if c.Row < head || c.Text == "" || c.Cols > 1 || c.Col >= t.Cols {
				continue
			}
			all[c.Col]++
			if amount.Like(c.Text) {
				numbers[c.Col]++
			}
		}
		return numbers, all
	}
	x, xs := amountsOf(a)
	y, ys := amountsOf(b)
	compared := 0
	for c := range x {
		if xs[c] == 0 || ys[c] == 0 {
			continue
		}
		compared++
		if (2*x[c] > xs[c]) != (2*y[c] > ys[c]) {
			return false
		}
	}
	return compared >= 2
}

// columnsByText finds for each column of b the column of a whose texts stand above its own, when neither rulings nor
// a header tell.
func columnsByText(a, b *Table) columnMap {
	x, y := textColumns(a), textColumns(b)
	out := columnMap{make([]int, b.Cols), make([]int, b.Cols)}
	next := 0
	for _, e := range y {
		best, most := -1, 0.0
		for k := next; k < len(x); k++ {
			if shared := min(x[k].text.X1, e.text.X1) - max(x[k].text.X0, e.text.X0); shared > most {
				best, most = k, shared
			}
		}
		if best < 0 {
			return columnMap{}
		}
		for j := e.col; j < e.col+e.cols; j++ {
			out.first[j], out.last[j] = x[best].col, x[best].col+x[best].cols-1
		}
		next = best + 1
	}
	return out
}

// textColumn is a column of a table's body with the box of its texts.
type textColumn struct {
	col, cols int
	text      geometry.Rect
}

// textColumns gives the columns as the last row has them: grid columns that only a header divides are one.
func textColumns(t *Table) []textColumn {
	var out []textColumn
	g := t.grown()
	for _, i := range g.last {
		if c := &t.Cells[i]; c.Row+c.Rows == t.Rows {
			out = append(out, textColumn{col: c.Col, cols: c.Cols, text: g.texts[[2]int{c.Col, c.Cols}]})
		}
	}
	slices.SortFunc(out, func(a, b textColumn) int { return a.col - b.col })
	return out
}

// columnsByHeader does the same by the lowest cells of a header that both tables print.
func columnsByHeader(a, b *Table, header int) columnMap {
	x, y := lowest(a, header), lowest(b, header)
	if len(x) != len(y) {
		return columnMap{}
	}
	out := columnMap{make([]int, b.Cols), make([]int, b.Cols)}
	for i := range y {
		for k := y[i].Col; k < y[i].Col+y[i].Cols; k++ {
			out.first[k], out.last[k] = x[i].Col, x[i].Col+x[i].Cols-1
		}
	}
	return out
}

// lowest gives the cells that end the header, from left to right.
func lowest(t *Table, header int) []Cell {
	var out []Cell
	for _, c := range t.Cells {
		if c.Row < header && c.Row+c.Rows >= header {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b Cell) int { return a.Col - b.Col })
	return out
}
