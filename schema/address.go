package schema

import "strings"

// Address is where a check's operand stands: a cell of a table, or a field of the sheets of a kind.
type Address struct {
	Table  *Table
	Side   string
	Row    string // an item's id, a code, or total
	Column string
	Panel  *Panel

	Sheet *Sheet
	Field string
}

// Locate resolves table.row.column, table.side.row.column or sheet.field. Ids of items hold dots themselves
// (carryover.fiscal), so the table, the side and the column are taken off first.
func (f *Form) Locate(address string) (Address, bool) {
	id, rest, ok := strings.Cut(address, ".")
	if !ok {
		return Address{}, false
	}
	for i := range f.Sheets {
		if f.Sheets[i].ID == id {
			return Address{Sheet: &f.Sheets[i], Field: rest}, true
		}
	}
	t := f.Table(id)
	if t == nil {
		return Address{}, false
	}
	a := Address{Table: t}
	for _, s := range t.Sides {
		if tail, ok := strings.CutPrefix(rest, s.Side+"."); ok {
			a.Side, rest = s.Side, tail
		}
	}
	a.Row, a.Column = cutLast(rest)
	a.Panel = t.Panel(a.Side)
	return a, a.Row != "" && a.Column != "" && a.Panel != nil
}

// LocatePanel resolves table or table.side.
func (f *Form) LocatePanel(address string) (*Panel, bool) {
	id, side, _ := strings.Cut(address, ".")
	t := f.Table(id)
	if t == nil {
		return nil, false
	}
	p := t.Panel(side)
	return p, p != nil
}

// Panel gives the list of a side, or the only one of a table without sides; nil when there is none.
func (t *Table) Panel(side string) *Panel {
	for _, p := range t.Panels() {
		if p.Side == side {
			return &p
		}
	}
	return nil
}

func tableIDs(f *Form) []string {
	var out []string
	for _, t := range f.Tables {
		out = append(out, t.ID)
		for _, s := range t.Sides {
			out = append(out, t.ID+"."+s.Side)
		}
	}
	return out
}

func columnIDs(p *Panel) []string {
	out := make([]string, 0, len(p.Columns))
	for i := range p.Columns {
		if c := &p.Columns[i]; c.Role == "" {
			out = append(out, c.ID)
		}
	}
	return out
}

func itemIDs(p *Panel) []string {
	var out []string
	for _, it := range p.Items {
		out = append(out, it.ID)
	}
	return out
}

func fieldIDs(s *Sheet) []string {
	var out []string
	for _, f := range s.Fields {
		out = append(out, f.ID)
	}
	return out
}
