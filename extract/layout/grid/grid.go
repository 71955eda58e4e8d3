// Package grid finds the cells of a page that are drawn: where rulings cross, or where backgrounds tile an area.
package grid

import (
	"gongkai/extract/geometry"
	"gongkai/extract/layout/line"
)

// Grid is one connected drawing of rulings and the cells between them.
type Grid struct {
	Box   geometry.Rect
	X, Y  []float64 // column and row borders, ascending: len(X)-1 columns, len(Y)-1 rows
	Cells []Cell    // by row, then column
	// Inferred says that no rulings are drawn: borders stand somewhere between the texts they part.
	Inferred bool
}

// Cell is one closed rectangle of a grid. It covers Rows × Cols squares of the grid, more than one where cells are
// merged.
type Cell struct {
	Row, Col, Rows, Cols int
	Box                  geometry.Rect
	Lines                []line.Line
	// OpenTop and OpenBottom say that no ruling is drawn along the upper or lower edge, though other rulings run up
	// to it: at the head or foot of the page that cuts the cell, or of a table that leaves its outer rulings out.
	OpenTop, OpenBottom bool
	// Guess says that no line is drawn around it and that other borders would fit about as well.
	Guess bool
}

// Index finds the cell at a point: squares[row*columns+column] is the cell that covers a square of the grid, or -1.
type Index struct {
	grid    *Grid
	squares []int32
}

// NewIndex makes the index of a grid.
func NewIndex(g *Grid) Index {
	columns, rows := len(g.X)-1, len(g.Y)-1
	ix := Index{g, make([]int32, columns*rows)}
	for i := range ix.squares {
		ix.squares[i] = -1
	}
	for k, c := range g.Cells {
		for r := c.Row; r < c.Row+c.Rows; r++ {
			for col := c.Col; col < c.Col+c.Cols; col++ {
				ix.squares[r*columns+col] = int32(k)
			}
		}
	}
	return ix
}

// At gives the index of the cell at a point, or -1.
func (ix Index) At(x, y float64) int {
	col, row := interval(ix.grid.X, x), interval(ix.grid.Y, y)
	if col < 0 || row < 0 {
		return -1
	}
	return int(ix.squares[row*(len(ix.grid.X)-1)+col])
}

// interval gives i with borders[i] <= v < borders[i+1], or -1.
func interval(borders []float64, v float64) int {
	lo, hi := 0, len(borders)
	for lo < hi {
		if mid := (lo + hi) / 2; borders[mid] <= v {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == 0 || lo == len(borders) {
		return -1
	}
	return lo - 1
}

// Compress drops grid lines at which no cell begins or ends: leftovers of rulings that bound nothing.
func (g *Grid) Compress() {
	usedX, usedY := make([]bool, len(g.X)), make([]bool, len(g.Y))
	for _, c := range g.Cells {
		usedX[c.Col], usedX[c.Col+c.Cols] = true, true
		usedY[c.Row], usedY[c.Row+c.Rows] = true, true
	}
	x, y := renumber(&g.X, usedX), renumber(&g.Y, usedY)
	for i := range g.Cells {
		c := &g.Cells[i]
		c.Cols = x[c.Col+c.Cols] - x[c.Col]
		c.Rows = y[c.Row+c.Rows] - y[c.Row]
		c.Col, c.Row = x[c.Col], y[c.Row]
	}
}

// renumber keeps the used borders and gives the new index of each old one.
func renumber(borders *[]float64, used []bool) []int {
	index := make([]int, len(used))
	var kept []float64
	for i, b := range *borders {
		index[i] = len(kept)
		if used[i] {
			kept = append(kept, b)
		}
	}
	*borders = kept
	return index
}

// appendRow adds a row of single cells below the last one.
func (g *Grid) appendRow(text extent) {
	last, rows := g.Box.Y1, len(g.Y)-1
	bottom := text.To + max(0, text.From-last)
	g.Y = append(g.Y, bottom)
	g.Box.Y1 = bottom
	for c := range len(g.X) - 1 {
		g.Cells = append(g.Cells, Cell{Row: rows, Col: c, Rows: 1, Cols: 1,
			Box: geometry.Rect{X0: g.X[c], Y0: last, X1: g.X[c+1], Y1: bottom}})
	}
}
