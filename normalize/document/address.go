package document

import (
	"strings"

	"gongkai/schema/address"
	"gongkai/schema/codes"
)

// GiveAddresses gives every row of the document its address: table/row, in tables of several sides table/side/row. The
// same rows have the same addresses whenever a disclosure is read again, and the same line of another year has the same
// address, too.
func (d *Document) GiveAddresses() {
	for i := range d.Tables {
		t := &d.Tables[i]
		seen := map[address.Address]int{}
		units := t.unitCount()
		if units == 1 && !t.allOfUnits() {
			units = 2 // the whole and the one unit
		}
		for k := range t.Rows {
			r := &t.Rows[k]
			a := t.Address()
			if r.Side != "" {
				a = a.Add(r.Side)
			}
			a = a.Row(r.key(units))
			seen[a]++
			r.Address = a.Again(seen[a])
		}
	}
}

// Address names the table: its id, and which of several it is.
func (t *Table) Address() address.Address { return address.Table(t.ID, t.Instance) }

// key names a row within its list: by its item, code, project or name, as total; with the unit where there are several,
// and the year.
func (r *Row) key(units int) address.Key {
	var key address.Key
	switch {
	case r.Item != "":
		key = address.Key(r.Item)
	case r.Code != "":
		key = address.Key(r.Code)
	case r.Role == Total:
		key = "total"
	case r.Role == Entity && r.Unit != nil && r.Unit.Code != "":
		key = address.Key(r.Unit.Code)
	case len(r.Path) > 0:
		key = address.Named(strings.Join(r.Path, ">"))
	case r.Project == "":
		key = address.Named(r.Name)
	}
	for _, c := range r.Classes {
		switch {
		case r.Item != "" && c.ID == codes.Goods: // the kind of purchases that the row is the sum of
		case c.Code != "":
			key = key.Within(c.Code)
		case c.ID == codes.Goods && (c.Name != r.Name || r.Project != ""):
			key = key.Within(address.Plain(c.Name))
		}
	}
	key = key.Within(address.Plain(r.Project))
	if r.Unit != nil && units > 1 && r.Role != Entity {
		if r.Unit.Code != "" {
			key = key.Of(r.Unit.Code)
		} else {
			key = key.Of(address.Plain(r.Unit.Name))
		}
	}
	return key.In(r.Year)
}

// unitCount counts the units that the rows of a table name.
func (t *Table) unitCount() int {
	seen := map[Unit]bool{}
	for i := range t.Rows {
		if u := t.Rows[i].Unit; u != nil {
			seen[*u] = true
		}
	}
	return len(seen)
}

// allOfUnits reports whether no line is printed both for the whole and for a unit.
func (t *Table) allOfUnits() bool {
	type line struct {
		side string
		key  address.Key
	}
	whole := map[line]bool{}
	for i := range t.Rows {
		if r := &t.Rows[i]; r.Unit == nil {
			whole[line{r.Side, r.key(0)}] = true
		}
	}
	for i := range t.Rows {
		if r := &t.Rows[i]; r.Unit != nil && whole[line{r.Side, r.key(0)}] {
			return false
		}
	}
	return true
}
