package grid

import (
	"cmp"
	"math"
	"slices"

	"gongkai/extract/geometry"
	"gongkai/extract/page"
	"gongkai/internal/limits"
)

// Find gives the grids of a page from top to bottom.
func Find(p *page.Page) (grids []Grid, all bool) {
	parts, all := components(Segments(p.Rulings, true), Segments(p.Rulings, false))
	for _, c := range parts {
		l := newLattice(c)
		all = all && !l.tooLarge
		if g, ok := l.grid(); ok {
			grids = append(grids, g)
		}
	}
	grids = append(grids, fillGrids(p, grids)...)
	slices.SortStableFunc(grids, func(a, b Grid) int {
		return cmp.Or(cmp.Compare(a.Box.Y0, b.Box.Y0), cmp.Compare(a.Box.X0, b.Box.X0))
	})
	return grids, all
}

// lattice is the plane cut into squares by all borders of a component, with a mark on each side of a square that is
// drawn.
type lattice struct {
	x, y       []float64
	cols, rows int
	tooLarge   bool   // more squares than any honest table; the lattice is empty then
	above      []bool // above[r*cols+c]: a ruling runs along the upper side of square (r, c); rows+1 lines of cols
	left       []bool // left[r*(cols+1)+c]: a ruling runs along the left side; rows lines of cols+1
}

func newLattice(c component) *lattice {
	l := &lattice{x: Borders(c.v), y: Borders(c.h)}
	l.openSides(c)
	l.cols, l.rows = len(l.x)-1, len(l.y)-1
	l.tooLarge = l.cols*l.rows > limits.Squares
	if l.cols < 1 || l.rows < 1 || l.tooLarge {
		l.cols, l.rows = 0, 0
		return l
	}
	l.above = make([]bool, (l.rows+1)*l.cols)
	l.left = make([]bool, l.rows*(l.cols+1))
	for _, b := range c.h {
		r := Nearest(l.y, b.At)
		for k := first(l.x, b.From); k < l.cols && l.x[k] < b.To; k++ {
			if covers(b, l.x[k], l.x[k+1]) {
				l.above[r*l.cols+k] = true
			}
		}
	}
	for _, b := range c.v {
		k := Nearest(l.x, b.At)
		for r := first(l.y, b.From); r < l.rows && l.y[r] < b.To; r++ {
			if covers(b, l.y[r], l.y[r+1]) {
				l.left[r*(l.cols+1)+k] = true
			}
		}
	}
	return l
}

// openSides adds the outer borders that are not drawn: rulings that run on past the outermost one across them make a
// column or a row that is open to the side.
func (l *lattice) openSides(c component) {
	l.x = withOpenEnds(l.x, c.h, openColumn)
	l.y = withOpenEnds(l.y, c.v, openRow)
}

// withOpenEnds adds a border where two or more of the rulings across end together, beyond the outermost of the given
// borders.
func withOpenEnds(borders []float64, across []Segment, least float64) []float64 {
	if len(borders) == 0 || len(across) == 0 {
		return borders
	}
	from, to := extentOf(across)
	first, last := 0, 0
	for _, b := range across {
		if math.Abs(b.From-from) <= snap {
			first++
		}
		if math.Abs(b.To-to) <= snap {
			last++
		}
	}
	if borders[0]-from > least && first >= fewestOpen {
		borders = slices.Insert(borders, 0, from)
	}
	if to-borders[len(borders)-1] > least && last >= fewestOpen {
		borders = append(borders, to)
	}
	return borders
}

// covers reports whether the Segment runs along the interval: most of it, since rulings stop short and overshoot.
func covers(b Segment, from, to float64) bool {
	shared := min(b.To, to) - max(b.From, from)
	return shared > 0 && shared >= alongside*(to-from)
}

// nearest gives the border nearest to a coordinate, the first of two.
func Nearest(borders []float64, v float64) int {
	i, _ := slices.BinarySearch(borders, v)
	if i == len(borders) || i > 0 && v-borders[i-1] <= borders[i]-v {
		return i - 1
	}
	return i
}

// first gives the first interval between borders that a Segment from v on may cover.
func first(borders []float64, v float64) int {
	i, _ := slices.BinarySearch(borders, v)
	return max(0, i-1)
}

// grid gives the closed cells of the lattice. A single cell is a frame around text, not a table.
func (l *lattice) grid() (Grid, bool) {
	if l.cols < 1 || l.rows < 1 || l.cols*l.rows < 2 {
		return Grid{}, false
	}
	region := l.regions()
	open := l.openRegions(region)
	var cells []Cell
	taken := make([]bool, l.rows*l.cols)
	for r := range l.rows {
		for c := range l.cols {
			id := region[r*l.cols+c]
			if taken[r*l.cols+c] || open[id] {
				continue
			}
			// The largest rectangle of this region that starts here: right first, then down. A region that is no
			// rectangle (part of a ruling is missing) comes out as several cells.
			cols := 1
			for c+cols < l.cols && region[r*l.cols+c+cols] == id && !taken[r*l.cols+c+cols] {
				cols++
			}
			rows := 1
			for r+rows < l.rows && l.sameRow(region, taken, r+rows, c, cols, id) {
				rows++
			}
			for i := r; i < r+rows; i++ {
				for k := c; k < c+cols; k++ {
					taken[i*l.cols+k] = true
				}
			}
			cells = append(cells, Cell{Row: r, Col: c, Rows: rows, Cols: cols,
				Box:     geometry.Rect{X0: l.x[c], Y0: l.y[r], X1: l.x[c+cols], Y1: l.y[r+rows]},
				OpenTop: r == 0 && !l.drawn(0, c, cols), OpenBottom: r+rows == l.rows && !l.drawn(l.rows, c, cols)})
		}
	}
	if len(cells) < 2 {
		return Grid{}, false
	}
	g := Grid{X: l.x, Y: l.y, Cells: cells}
	g.Compress()
	for _, c := range g.Cells {
		g.Box = g.Box.Union(c.Box)
	}
	return g, true
}

// drawn reports whether a ruling runs along some part of a horizontal border.
func (l *lattice) drawn(r, c, cols int) bool {
	return slices.Contains(l.above[r*l.cols+c:r*l.cols+c+cols], true)
}

func (l *lattice) sameRow(region []int, taken []bool, r, c, cols, id int) bool {
	for k := c; k < c+cols; k++ {
		if region[r*l.cols+k] != id || taken[r*l.cols+k] {
			return false
		}
	}
	// The row must not run on to either side, or the cut would be arbitrary.
	wider := c > 0 && region[r*l.cols+c-1] == id && !taken[r*l.cols+c-1] || c+cols < l.cols &&
		region[r*l.cols+c+cols] == id
	return !wider
}

// regions numbers the sets of squares that no ruling divides.
func (l *lattice) regions() []int {
	region := make([]int, l.rows*l.cols)
	for i := range region {
		region[i] = -1
	}
	next := 0
	var queue []int
	for start := range region {
		if region[start] >= 0 {
			continue
		}
		region[start] = next
		queue = append(queue[:0], start)
		for len(queue) > 0 {
			i := queue[len(queue)-1]
			queue = queue[:len(queue)-1]
			r, c := i/l.cols, i%l.cols
			visit := func(open bool, j int) {
				if open && region[j] < 0 {
					region[j] = next
					queue = append(queue, j)
				}
			}
			if r > 0 {
				visit(!l.above[i], i-l.cols)
			}
			if r+1 < l.rows {
				visit(!l.above[i+l.cols], i+l.cols)
			}
			if c > 0 {
				visit(!l.left[r*(l.cols+1)+c], i-1)
			}
			if c+1 < l.cols {
				visit(!l.left[r*(l.cols+1)+c+1], i+1)
			}
		}
		next++
	}
	return region
}

// openRegions tells the regions that are not cells because they are open to the outside around a corner. A region
// open to one side is a cell: many tables leave out their outer vertical rulings. So is one open to two opposite
// sides: a merged cell that the page cuts at its head and foot.
func (l *lattice) openRegions(region []int) []bool {
	type sides struct{ top, bottom, left, right bool }
	open := make([]sides, len(region)+1)
	for c := range l.cols {
		if !l.above[c] {
			open[region[c]].top = true
		}
		if !l.above[l.rows*l.cols+c] {
			open[region[(l.rows-1)*l.cols+c]].bottom = true
		}
	}
	for r := range l.rows {
		if !l.left[r*(l.cols+1)] {
			open[region[r*l.cols]].left = true
		}
		if !l.left[r*(l.cols+1)+l.cols] {
			open[region[r*l.cols+l.cols-1]].right = true
		}
	}
	out := make([]bool, len(region)+1)
	for i, o := range open {
		out[i] = (o.top || o.bottom) && (o.left || o.right)
	}
	return out
}
