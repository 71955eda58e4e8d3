package schema

import "gongkai/schema/address"

// Location is where a check's operand stands: a cell of a table, or a field of the sheets of a kind.
type Location struct {
	Table  *Table
	Side   string
	Row    string // an item's id, a code, or total
	Column string
	Panel  *Panel

	Sheet *Sheet
	Field string
}

// Locate resolves table.row.column, table.side.row.column or sheet.field.
func (f *Form) Locate(declared address.Declared) (Location, bool) {
	id, rest, ok := declared.Cut()
	if !ok {
		return Location{}, false
	}
	for i := range f.Sheets {
		if f.Sheets[i].ID == id {
			return Location{Sheet: &f.Sheets[i], Field: string(rest)}, true
		}
	}
	t := f.Table(id)
	if t == nil {
		return Location{}, false
	}
	l := Location{Table: t}
	for _, s := range t.Sides {
		if tail, ok := rest.CutSide(s.Side); ok {
			l.Side, rest = s.Side, tail
		}
	}
	row, column := rest.CutColumn()
	l.Row, l.Column = string(row), column
	l.Panel = t.Panel(l.Side)
	return l, l.Row != "" && l.Column != "" && l.Panel != nil
}

// LocatePanel resolves table or table.side.
func (f *Form) LocatePanel(declared address.Declared) (*Panel, bool) {
	id, side, _ := declared.Cut()
	t := f.Table(id)
	if t == nil {
		return nil, false
	}
	p := t.Panel(string(side))
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
			out = append(out, string(address.Panel(t.ID, s.Side)))
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
