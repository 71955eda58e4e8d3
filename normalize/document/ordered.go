package document

import (
	"strings"

	"gongkai/normalize/value"
)

// The maps of the contract are printed in the order of the form's columns, so that the same document gives the same
// bytes and a person finds the columns where the page has them.

// Values are the amounts of a row by column id; a blank cell is nil.
type Values []Value

// Value is one amount.
type Value struct {
	Column string
	Amount *value.Amount
}

// Get gives the amount of a column, nil where it is blank or absent.
func (v Values) Get(column string) *value.Amount {
	for _, x := range v {
		if x.Column == column {
			return x.Amount
		}
	}
	return nil
}

// MarshalJSON prints an object.
func (v Values) MarshalJSON() ([]byte, error) {
	var w writer
	w.values(v)
	return w.b, w.err
}

// Cells are printed cells by the id of what they hold: a column's id, or code, name and project.
type Cells []NamedCell

// NamedCell is one cell with its id.
type NamedCell struct {
	ID string
	*Cell
}

// Get gives the cell with the id, or nil.
func (c Cells) Get(id string) *Cell {
	for _, x := range c {
		if x.ID == id {
			return x.Cell
		}
	}
	return nil
}

// MarshalJSON prints an object.
func (c Cells) MarshalJSON() ([]byte, error) {
	var w writer
	w.cells(c)
	return w.b, w.err
}

// Under gives the cells whose ids begin with a path.
func (c Cells) Under(path string) Cells {
	var out Cells
	for _, x := range c {
		if strings.HasPrefix(x.ID, path) {
			out = append(out, x)
		}
	}
	return out
}

// Fields are the values of a sheet's fields: texts or amounts, nil where nothing is printed.
type Fields []NamedField

// NamedField is one field: a text or an amount.
type NamedField struct {
	ID     string
	Text   *string
	Amount *value.Amount
}

// Get gives the field with the id, or nil.
func (f Fields) Get(id string) *NamedField {
	for i := range f {
		if f[i].ID == id {
			return &f[i]
		}
	}
	return nil
}

// MarshalJSON prints an object.
func (f Fields) MarshalJSON() ([]byte, error) {
	var w writer
	w.fields(f)
	return w.b, w.err
}
