package extract

import (
	"fmt"
	"reflect"
	"testing"

	"gongkai/extract/geometry"
	"gongkai/extract/layout"
)

// pageOf makes a part of a table: a label over all its rows, beside one cell a row.
func pageOf(number, rows, labelRows int, inferred bool) *Table {
	line := func(text string, x, y float64) []layout.Line {
		return []layout.Line{{Text: text, Size: 10, Box: geometry.Rect{X0: x, Y0: y, X1: x + 40, Y1: y + 10}}}
	}
	t := &Table{Rows: rows, Cols: 3, Inferred: inferred,
		Parts: []Part{{Page: number, X: []float64{0, 50, 100, 150}, To: rows}}}
	cell := func(row, col, rows int, text string) {
		x, y := float64(50*col), float64(20*row)
		box := geometry.Rect{X0: x, Y0: y, X1: x + 50, Y1: y + float64(20*rows)}
		t.Cells = append(t.Cells, Cell{Row: row, Col: col, Rows: rows, Cols: 1, Text: text,
			Pieces: []Piece{{Page: number, Box: box, Lines: line(text, x+5, y+5)}}})
	}
	for r := range rows {
		if r == 0 {
			cell(0, 0, labelRows, "")
		} else if r >= labelRows {
			cell(r, 0, 1, "项目")
		}
		cell(r, 1, 1, fmt.Sprintf("名称%d", number))
		cell(r, 2, 1, fmt.Sprintf("%d.%02d", number, r))
	}
	return t
}

// TestGrowth: what is kept of a table from page to page is what a look at all its cells finds.
func TestGrowth(t *testing.T) {
	for _, inferred := range []bool{false, true} {
		a := pageOf(1, 3, 3, inferred)
		s := &stitcher{doc: &Document{}}
		for number := 2; number <= 6; number++ {
			if !s.join(a, pageOf(number, 4, 4-number/3, inferred)) {
				t.Fatalf("page %d (inferred %v) is not joined", number, inferred)
			}
			kept := *a.growth
			a.growth = nil
			if all := *a.grown(); !reflect.DeepEqual(kept, all) {
				t.Errorf("page %d (inferred %v): %+v is kept, %+v is there", number, inferred, kept, all)
			}
			a.growth = &kept
		}
		if long := a.Cells[0].Rows; !inferred && long <= 4 {
			t.Errorf("no cell grew over pages: %d rows", long)
		}
	}
}
