// Package tidy is the model behind all exports: a few tables with typed columns, keys and references, and the function
// that turns documents into their records. It knows no file format. Each column is declared in one place, with what it
// means in Chinese and in English and where its value comes from.
package tidy

import (
	"math"
	"slices"

	"gongkai/extract/geometry"
	"gongkai/normalize/value"
)

// Kind is the type of a column.
type Kind int

const (
	Text Kind = iota
	Integer
	Decimal // an exact number with the scale of its own: value.Amount
	Date    // 2025-02-14
	List    // a JSON array or object, as text
)

// Column is a column of a table.
type Column struct {
	Name     string
	Kind     Kind
	Zh, En   string // what it means
	Required bool
	Enum     []string // all that it can hold
}

// Foreign says that a column holds keys of another table.
type Foreign struct{ Column, Table, To string }

// Table is a table of the model.
type Table struct {
	Name    string
	Zh, En  string // what a record is
	Columns []Column
	Key     []string
	Foreign []Foreign
	Index   []string // columns that people look records up by, beside keys
}

// Column gives the position of a column, -1 if there is none.
func (t *Table) Column(name string) int {
	return slices.IndexFunc(t.Columns, func(c Column) bool { return c.Name == name })
}

// Record is a record of a table, a value for each column: string, int, value.Amount, or nil where there is none.
type Record []any

// Batch holds the records of one table that a document adds.
type Batch struct {
	Table   *Table
	Records []Record
}

// field is a column together with the way to its value in T.
type field[T any] struct {
	Column
	get func(T) any
}

// definition is a table together with the ways to its values.
type definition[T any] struct {
	Table
	fields []field[T]
}

func define[T any](t Table, fields []field[T]) *definition[T] {
	for _, f := range fields {
		t.Columns = append(t.Columns, f.Column)
	}
	return &definition[T]{t, fields}
}

func (d *definition[T]) record(from T) Record {
	out := make(Record, len(d.fields))
	for i := range d.fields {
		out[i] = d.fields[i].get(from)
	}
	return out
}

// where gives the columns of a place: page and box.
func where[T any](place func(T) (number int, box *geometry.Rect)) []field[T] {
	side := func(of func(geometry.Rect) float64) func(T) any {
		return func(x T) any {
			number, box := place(x)
			if box == nil || number == 0 {
				return nil
			}
			return value.FromParts(int64(math.Round(of(*box)*100)), 2)
		}
	}
	return []field[T]{
		{
			Column{Name: "page", Kind: Integer, Zh: "所在页（从1起）", En: "page, counted from 1"},
			func(x T) any { n, _ := place(x); return positive(n) },
		},
		{
			Column{
				Name: "x0",
				Kind: Decimal,
				Zh:   "单元格左边界（磅，自页面左上角）",
				En:   "left of its box, in points from the top left of the page",
			},
			side(func(r geometry.Rect) float64 { return r.X0 }),
		},
		{
			Column{Name: "y0", Kind: Decimal, Zh: "单元格上边界", En: "top of its box"},
			side(func(r geometry.Rect) float64 { return r.Y0 }),
		},
		{
			Column{Name: "x1", Kind: Decimal, Zh: "单元格右边界", En: "right of its box"},
			side(func(r geometry.Rect) float64 { return r.X1 }),
		},
		{
			Column{Name: "y1", Kind: Decimal, Zh: "单元格下边界", En: "bottom of its box"},
			side(func(r geometry.Rect) float64 { return r.Y1 }),
		},
	}
}

// The values of records: nil stands for what is not there.

func words[S ~string](s S) any {
	if s == "" {
		return nil
	}
	return string(s)
}

// enum gives the values of a type as what a column can hold.
func enum[S ~string](all []S) []string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = string(s)
	}
	return out
}

func said(s *string) any {
	if s == nil {
		return nil
	}
	return *s
}

func positive(n int) any {
	if n == 0 {
		return nil
	}
	return n
}

func whole(n *int) any {
	if n == nil {
		return nil
	}
	return *n
}

func exact(a *value.Amount) any {
	if a == nil {
		return nil
	}
	return *a
}
