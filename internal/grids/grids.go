// Package grids writes printed tables, of which nothing is known but where their cells stand, for people and for other
// programs: CSV, XLSX, HTML, Markdown. A table is written as wide as it is printed, and the tiers of its header are
// kept.
package grids

import (
	"io"
	"strings"

	"gongkai/internal/controls"
	"gongkai/normalize/document"
)

// Table is a printed table. Header is how many of its rows, from the top, are its header.
type Table struct {
	*document.Grid
	Header int
}

// Options say more about some formats.
type Options struct {
	BOM, KeepFormulas bool // csv, as package export has them
}

// Format is a format of printed tables.
type Format struct {
	Name, Ending string
	// Write writes the tables of one document.
	Write func(w io.Writer, tables []Table, o Options) error
	// Each is set where each table is a file of its own.
	Each bool
}

// Formats are all but JSON.
var Formats = []Format{
	{"csv", ".csv", writeCSV, true},
	{"xlsx", ".xlsx", writeXLSX, false},
	{"html", ".html", writeHTML, false},
	{"markdown", ".md", writeMarkdown, false},
}

// square is one square of the grid: the cell that covers it, and whether it is the cell's first one.
type square struct {
	cell  *document.Square
	first bool
}

// squares lays the cells of a table out, by row and column. Headers that are repeated overleaf are left out: they stand
// in squares that are taken.
func (t *Table) squares() [][]square {
	rows, cols := 0, 0
	for i := range t.Cells {
		c := &t.Cells[i]
		rows, cols = max(rows, c.Row+max(1, c.Rows)), max(cols, c.Col+max(1, c.Cols))
	}
	grid := make([][]square, rows)
	for i := range grid {
		grid[i] = make([]square, cols)
	}
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Row < 0 || c.Col < 0 || grid[c.Row][c.Col].cell != nil {
			continue
		}
		for r := c.Row; r < c.Row+max(1, c.Rows); r++ {
			for k := c.Col; k < c.Col+max(1, c.Cols); k++ {
				if grid[r][k].cell == nil {
					grid[r][k] = square{c, r == c.Row && k == c.Col}
				}
			}
		}
	}
	return grid
}

// lines gives the texts of a table. What a cell of the header covers bears its text in each column, so that a column
// can be told by its own tiers; a text of the body stands once.
func (t *Table) lines(text func(string) string) [][]string {
	var out [][]string
	for r, row := range t.squares() {
		line := make([]string, len(row))
		for k, s := range row {
			if s.cell != nil && (s.first || r < t.Header && s.cell.Row == r) {
				line[k] = text(s.cell.Text)
			}
		}
		out = append(out, line)
	}
	return out
}

// title is what stands above a table, "" for nothing.
func (t *Table) title() string {
	if t.Title == nil {
		return ""
	}
	return controls.Visible(*t.Title)
}

// captions are the texts above a table beside its title.
func (t *Table) captions() []string {
	var out []string
	for _, c := range t.Captions {
		if t.Title == nil || c.Text != *t.Title {
			out = append(out, controls.Visible(c.Text))
		}
	}
	return out
}

// flat is a text on one line.
func flat(text string) string { return strings.Join(strings.Fields(controls.Visible(text)), " ") }
