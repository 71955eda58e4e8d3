package schema

import (
	"strings"

	"gongkai/extract"
	"gongkai/extract/geometry"
	"gongkai/extract/layout"
)

// tableOf makes a table from rows of texts that | parts. < says that the cell to the left goes on here, ^ that the one
// above does; together they make merged cells. A line of dashes ends the header; without one the first row is it.
func tableOf(rows ...string) *extract.Table {
	t := &extract.Table{Header: 1, Parts: []extract.Part{{Page: 1, Box: geometry.Rect{X1: 500, Y1: 700}}}}
	var grid [][]int
	for _, line := range rows {
		if strings.HasPrefix(line, "---") {
			t.Header = len(grid)
			continue
		}
		r := len(grid)
		var row []int
		for c, text := range strings.Split(line, "|") {
			switch text = strings.TrimSpace(text); text {
			case "<":
				k := row[c-1]
				t.Cells[k].Cols = max(t.Cells[k].Cols, c+1-t.Cells[k].Col)
				row = append(row, k)
			case "^":
				k := grid[r-1][c]
				t.Cells[k].Rows = r + 1 - t.Cells[k].Row
				row = append(row, k)
			default:
				row = append(row, len(t.Cells))
				box := geometry.Rect{X0: float64(50 * c), Y0: float64(20 * r), X1: float64(50*c + 50), Y1: float64(20*r + 20)}
				t.Cells = append(t.Cells, extract.Cell{Row: r, Col: c, Rows: 1, Cols: 1, Text: text,
					Pieces: []extract.Piece{{Page: 1, Box: box, Lines: []layout.Line{}}}})
			}
		}
		grid = append(grid, row)
		t.Cols = max(t.Cols, len(row))
	}
	t.Rows = len(grid)
	t.Parts[0].To = t.Rows
	return t
}

// titled gives a table captions, each in a type of the size 9.
func titled(t *extract.Table, captions ...string) *extract.Table {
	for _, c := range captions {
		t.Captions = append(t.Captions, extract.Text{Text: c, Page: 1, Size: 9})
	}
	return t
}

// words are heads as forms hold them.
func words(texts ...string) []int32 { return numbersOf(&headWords, texts...) }

func numbersOf(p *wordPool, words ...string) (out []int32) {
	for _, w := range words {
		out = append(out, p.number(w))
	}
	return out
}

func documentOf(tables ...*extract.Table) *extract.Document {
	d := &extract.Document{}
	for _, t := range tables {
		d.Tables = append(d.Tables, *t)
	}
	return d
}

// matched compares a printed table with a declared one.
func matched(declared *Table, printed *extract.Table) *TableMatch {
	return newRecogniser(documentOf(printed)).table(declared, 0)
}

// declaring is a table that declares columns and nothing else.
func declaring(columns ...Column) *Table {
	compileColumns(columns)
	return &Table{ID: "t", Columns: columns}
}
