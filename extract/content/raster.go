package content

import (
	"gongkai/extract/geometry"
	"slices"
)

// raster is the plane cut along all sides of some rectilinear subpaths, with a mark on each square that a fill paints.
type raster struct {
	x, y   []float64
	filled []bool // by row; len(x)-1 squares a row
}

// newRaster marks the squares by their winding number, or by its parity: each vertical side changes that of all
// squares to its right.
func newRaster(x, y []float64, group []subpath, evenOdd bool) *raster {
	cols, rows := len(x)-1, len(y)-1
	winding := make([]int32, cols*(rows+1)) // first as differences to the square above and the one to the left
	for _, s := range group {
		for i, p := range s.points {
			q := s.points[(i+1)%len(s.points)]
			col, _ := slices.BinarySearch(x, snapped(p.x))
			from, _ := slices.BinarySearch(y, snapped(p.y))
			to, _ := slices.BinarySearch(y, snapped(q.y))
			turn := int32(1)
			if from > to {
				from, to, turn = to, from, -1
			}
			if col < cols && snapped(p.x) == snapped(q.x) {
				winding[from*cols+col] += turn
				winding[to*cols+col] -= turn
			}
		}
	}
	out := &raster{x: x, y: y, filled: make([]bool, cols*rows)}
	for r := range rows {
		sum := int32(0)
		for c := range cols {
			if r > 0 {
				winding[r*cols+c] += winding[(r-1)*cols+c]
			}
			sum += winding[r*cols+c]
			out.filled[r*cols+c] = sum != 0 && (!evenOdd || sum&1 != 0)
		}
	}
	return out
}

// rectangles covers the filled squares with rectangles that do not overlap. Thin ones that are no line of their own
// but a slice of a larger area (at a step of its outline) are left out.
func (r *raster) rectangles() []geometry.Rect {
	cols, rows := len(r.x)-1, len(r.y)-1
	taken := make([]bool, len(r.filled))
	var out []geometry.Rect
	for row := range rows {
		for col := 0; col < cols; col++ {
			if !r.free(taken, row, col) {
				continue
			}
			right := col + 1
			for right < cols && r.free(taken, row, right) {
				right++
			}
			bottom := row + 1
			for bottom < rows && r.sameRun(taken, bottom, col, right) {
				bottom++
			}
			for i := row; i < bottom; i++ {
				for k := col; k < right; k++ {
					taken[i*cols+k] = true
				}
			}
			b := geometry.Rect{X0: r.x[col], Y0: r.y[row], X1: r.x[right], Y1: r.y[bottom]}
			if !isThin(b) || b.Width() < b.Height() || !r.slice(row, bottom, col, right) {
				out = append(out, b)
			}
		}
	}
	return out
}

func (r *raster) free(taken []bool, row, col int) bool {
	i := row*(len(r.x)-1) + col
	return r.filled[i] && !taken[i]
}

// sameRun reports whether exactly the squares from col to right are filled in a row, so that they go on a rectangle
// above.
func (r *raster) sameRun(taken []bool, row, col, right int) bool {
	cols := len(r.x) - 1
	for k := col; k < right; k++ {
		if !r.free(taken, row, k) {
			return false
		}
	}
	return (col == 0 || !r.filled[row*cols+col-1]) && (right == cols || !r.filled[row*cols+right])
}

// slice reports whether the area goes on above or below most of a thin horizontal rectangle.
func (r *raster) slice(row, bottom, col, right int) bool {
	cols, rows := len(r.x)-1, len(r.y)-1
	width := r.x[right] - r.x[col]
	goesOn := func(next int) bool {
		if next < 0 || next >= rows {
			return false
		}
		shared := 0.0
		for k := col; k < right; k++ {
			if r.filled[next*cols+k] {
				shared += r.x[k+1] - r.x[k]
			}
		}
		return shared > 0.5*width
	}
	return goesOn(row-1) || goesOn(bottom)
}
