package pdftest

import (
	"fmt"
	"strings"

	"gongkai/internal/amount"
)

// margin is the white border of a page, padding that of a cell, leading the distance of lines by font size.
const (
	margin  = 36
	padding = 2
	leading = 1.25
)

// layouter places what the description says from top to bottom.
type layouter struct {
	canvas  *canvas
	y       float64 // from the top of the page
	size    float64
	columns []float64
	bare    bool       // tables without rules
	rows    [][]string // of the table that is being described
	beside  float64    // where a right line stands that follows a left one, 0 without
}

func (l *layouter) page(width, height float64) {
	l.canvas.page(width, height)
	l.y, l.size, l.beside = margin, 9, 0
}

// text draws a line or a paragraph.
func (l *layouter) text(kind, s string) {
	width := l.canvas.width - 2*margin
	y := l.y
	if kind == "right" && l.beside > 0 {
		y = l.beside
	}
	l.beside = 0
	lines := []string{s}
	if kind == "text" {
		lines = wrap(s, l.size, width)
	}
	for _, line := range lines {
		x := margin + 0.0
		switch free := width - textWidth(line, l.size); kind {
		case "center", "footer":
			x += free / 2
		case "right":
			x += free
		}
		if kind == "footer" {
			l.canvas.text(x, l.canvas.height-margin/2, l.size, line)
			return
		}
		l.canvas.text(x, y+l.size, l.size, line)
		y += leading * l.size
	}
	if kind == "left" {
		l.beside = l.y
	}
	l.y = max(l.y, y)
}

// box is a cell with the rows and columns that it covers.
type box struct {
	row, col, rows, cols int
	lines                []string
	right                bool
}

// flush draws the table described so far, if there is one.
func (l *layouter) flush() error {
	rows := l.rows
	l.rows = nil
	if len(rows) == 0 {
		return nil
	}
	if len(l.canvas.pages) == 0 || len(l.columns) == 0 {
		return fmt.Errorf("a row before page and columns")
	}
	boxes, err := l.boxes(rows)
	if err != nil {
		return err
	}
	x := []float64{margin}
	for _, w := range l.columns {
		x = append(x, x[len(x)-1]+w)
	}
	y := []float64{l.y + 4}
	for r := range rows {
		y = append(y, y[r]+l.rowHeight(r, boxes))
	}
	for _, b := range boxes {
		left, right, top, bottom := x[b.col], x[b.col+b.cols], y[b.row], y[b.row+b.rows]
		if !l.bare {
			l.canvas.rectangle(left, top, right-left, bottom-top)
		}
		at := top + (bottom-top-float64(len(b.lines))*leading*l.size)/2
		for _, line := range b.lines {
			lx := left + padding
			if b.right {
				lx = right - padding - textWidth(line, l.size)
			}
			l.canvas.text(lx, at+l.size, l.size, line)
			at += leading * l.size
		}
	}
	l.y = y[len(rows)] + 4
	if l.y > l.canvas.height-margin {
		return fmt.Errorf("the page is full: a table ends at %.0f of %.0f points", l.y, l.canvas.height)
	}
	return nil
}

// boxes puts merged cells together and wraps their text.
func (l *layouter) boxes(rows [][]string) ([]box, error) {
	var out []box
	owner := make([][]int, len(rows))
	for r, cells := range rows {
		if len(cells) != len(l.columns) {
			return nil, fmt.Errorf("a row has %d cells, there are %d columns: %s", len(cells), len(l.columns),
				strings.Join(cells, " | "))
		}
		owner[r] = make([]int, len(cells))
		for c, text := range cells {
			switch {
			case text == "<" && c > 0:
				owner[r][c] = owner[r][c-1]
			case text == "^" && r > 0:
				owner[r][c] = owner[r-1][c]
			default:
				owner[r][c] = len(out)
				out = append(out, box{row: r, col: c})
			}
			b := &out[owner[r][c]]
			b.rows, b.cols = max(b.rows, r-b.row+1), max(b.cols, c-b.col+1)
		}
	}
	for i := range out {
		b := &out[i]
		text := rows[b.row][b.col]
		width := -2.0 * padding
		for _, w := range l.columns[b.col : b.col+b.cols] {
			width += w
		}
		b.right = amount.Like(text)
		if text != "" {
			b.lines = wrap(text, l.size, width)
		}
	}
	return out, nil
}

// rowHeight is enough for every cell that ends in the row.
func (l *layouter) rowHeight(r int, boxes []box) float64 {
	most := 1
	for _, b := range boxes {
		if b.row+b.rows-1 == r {
			most = max(most, len(b.lines)-(b.rows-1))
		}
	}
	return float64(most)*leading*l.size + 2*padding
}
