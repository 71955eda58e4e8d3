package document

import (
	"cmp"
	"slices"

	"gongkai/extract/geometry"
	"gongkai/normalize/value"
	"gongkai/schema/codes"
)

// Short is what a check says of which row it speaks: the last part of its address.
func (r *Row) Short() string { return r.Address.Last() }

// Named reports whether anything says what a row is: its code, item, project, unit or name, or that it is the total.
func (r *Row) Named() bool {
	return r.Code != "" || r.Item != "" || r.Name != "" || r.Project != "" || len(r.Classes) > 0 || len(r.Path) > 0 ||
		r.Role == Total ||
		r.Role == Entity
}

// ClassCode is the code of a row: printed, or that of the class it names.
func (r *Row) ClassCode() string {
	if r.Code == "" && codes.Is(r.Item) {
		return r.Item
	}
	return r.Code
}

// PrintsAmount reports whether any amount is printed in the row.
func (r *Row) PrintsAmount() bool {
	return slices.ContainsFunc(r.Values, func(v Value) bool { return v.Amount != nil })
}

// FirstAmount is the box of the first amount of a row.
func (r *Row) FirstAmount() geometry.Rect {
	for _, c := range r.Cells {
		if c.Proof != "" {
			return c.Box
		}
	}
	return geometry.Rect{}
}

// Heading is what to call a table: its printed title, else the vocabulary's name.
func (t *Table) Heading() string { return cmp.Or(t.Title, t.Name) }

// Heading is what to call a sheet: its printed title, else the vocabulary's name.
func (s *Sheet) Heading() string { return cmp.Or(s.Title, s.Name) }

// HasColumn reports whether the document prints an amount column.
func (t *Table) HasColumn(side, id string) bool {
	for _, c := range t.Columns {
		if c.ID == id && c.Side == side {
			return len(c.Path) > 0
		}
	}
	return false
}

// UnitOf gives the unit of a row's value in a column: what the row counts, else that of the column, else of the table;
// nil where none is known.
func (t *Table) UnitOf(r *Row, column string) *string {
	if r.Counted != "" {
		return &r.Counted
	}
	for _, c := range t.Columns {
		if c.ID == column && c.Side == r.Side && c.Unit != nil {
			return c.Unit
		}
	}
	return t.Unit
}

// OwnUnit reports whether a row's value in a column is in another unit than the table: percentages and counts have
// decimals of their own.
func (t *Table) OwnUnit(r *Row, column string) bool {
	if r.Counted != "" {
		return true
	}
	for _, c := range t.Columns {
		if c.ID == column && c.Side == r.Side {
			return c.Unit != nil
		}
	}
	return false
}

// Factor is how many 元 a unit is; zero where it is unknown or none of money.
func Factor(unit *string) value.Amount {
	if unit != nil {
		if f, ok := value.UnitFactor(*unit); ok {
			return f
		}
	}
	return value.Amount{}
}

// Sides are the rows of each side of a table, in order.
func (t *Table) Sides() [][]*Row {
	var names []string
	rows := map[string][]*Row{}
	for i := range t.Rows {
		r := &t.Rows[i]
		if rows[r.Side] == nil {
			names = append(names, r.Side)
		}
		rows[r.Side] = append(rows[r.Side], r)
	}
	var out [][]*Row
	for _, name := range names {
		out = append(out, rows[name])
	}
	return out
}
