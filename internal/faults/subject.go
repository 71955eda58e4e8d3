package faults

import (
	"context"
	"slices"
	"strings"

	"gongkai/extract"
	"gongkai/extract/geometry"
	"gongkai/normalize"
	"gongkai/normalize/value"
	"gongkai/schema"
	"gongkai/schema/address"
)

// Subject is a document as it was read, with what the output says of it.
type Subject struct {
	Name string

	printed *extract.Document
	forms   []*schema.Form
	clean   *reading
	tables  []*table
	values  []square // all amounts that can be tampered with
}

// table is a recognised table: whose squares are which.
type table struct {
	index  int // into the printed tables
	id     string
	summed bool    // a sum within the table was evaluated
	lists  []list  // its panels
	matrix [][]int // the cell of each square
	rows   []int   // printed rows with an amount
	cells  []*extract.Cell
}

// list is one panel of a table: its amount columns from the left, and the address of each printed row.
type list struct {
	columns []column
	rows    map[int]address.Address
}

type column struct {
	id   string
	grid int
}

// square is the place of one amount.
type square struct {
	table     *table
	list, row int
	column    int // of the list
}

// Read reads a document and finds the amounts in its tables.
func Read(name string, data []byte, forms []*schema.Form) (*Subject, error) {
	printed, err := normalize.Print(context.Background(), data, extract.Options{})
	if err != nil {
		return nil, err
	}
	s := &Subject{Name: name, printed: printed, forms: forms}
	match := schema.Recognise(printed, forms)
	s.clean = newReading(normalize.Normalize(printed, match))
	for i := range match.Tables {
		if t := s.table(&match.Tables[i]); len(t.rows) > 0 {
			s.tables = append(s.tables, t)
		}
	}
	return s, nil
}

// table finds the amounts of one recognised table. A row or a value that the output does not have is none.
func (s *Subject) table(m *schema.TableMatch) *table {
	printed := &s.printed.Tables[m.Index]
	t := &table{index: m.Index, id: m.Table.ID, matrix: printed.Matrix(),
		summed: s.clean.summed[address.Address(m.Table.ID)]}
	for i := range printed.Cells {
		t.cells = append(t.cells, &printed.Cells[i])
	}
	for i := range m.Panels {
		t.lists = append(t.lists, s.list(t, &m.Panels[i], printed.Header))
	}
	for row := printed.Header; row < printed.Rows; row++ {
		before := len(s.values)
		for i := range t.lists {
			for c := range t.lists[i].columns {
				if q := (square{t, i, row, c}); q.amount() {
					s.values = append(s.values, q)
				}
			}
		}
		if len(s.values) > before {
			t.rows = append(t.rows, row)
		}
	}
	return t
}

func (s *Subject) list(t *table, p *schema.PanelMatch, header int) list {
	out := list{rows: map[int]address.Address{}}
	for _, c := range p.Columns {
		if c.Column.Role == "" && c.Column.Item == "" && len(c.Grid) == 1 {
			out.columns = append(out.columns, column{c.Column.ID, c.Grid[0]})
		}
	}
	slices.SortFunc(out.columns, func(a, b column) int { return a.grid - b.grid })
	for row := header; row < len(t.matrix); row++ {
		for _, c := range p.Columns {
			for _, g := range c.Grid {
				if k := t.matrix[row][g]; k >= 0 && t.cells[k].Row == row && out.rows[row] == "" {
					out.rows[row] = s.clean.rowAt[placeOf(t.cells[k])]
				}
			}
		}
	}
	return out
}

// cell is the cell of a square, or nil where there is none of its own.
func (q square) cell() *extract.Cell {
	k := q.table.matrix[q.row][q.grid()]
	if k < 0 || q.table.cells[k].Rows != 1 || q.table.cells[k].Cols != 1 {
		return nil
	}
	return q.table.cells[k]
}

func (q square) grid() int { return q.table.lists[q.list].columns[q.column].grid }

// address is that of the value in the output, "" where the output has no such row.
func (q square) address() address.Address {
	l := &q.table.lists[q.list]
	if l.rows[q.row] == "" {
		return ""
	}
	return l.rows[q.row].Add(l.columns[q.column].id)
}

// amount reports whether a number other than zero stands in the square. A zero in another place changes no sum and
// nobody's money.
func (q square) amount() bool {
	c := q.cell()
	return c != nil && q.address() != "" && moneyIn(c.Text)
}

func (q square) blank() bool {
	c := q.cell()
	return c != nil && q.address() != "" && strings.TrimSpace(c.Text) == ""
}

// moneyIn tells an amount that can be read and is not zero.
func moneyIn(text string) bool {
	a, kind := value.ParseAmount(text)
	return kind == value.Number && !a.IsZero()
}

// spot is a place on a page.
type spot struct {
	page int
	box  geometry.Rect
}

func placeOf(c *extract.Cell) spot { return spot{c.Page(), c.Box()} }
