package normalize

import (
	"fmt"
	"strings"

	"gongkai/normalize/narrative"
	"gongkai/normalize/value"
)

// facts reads the numbers of the narrative and compares them with the cells that should say the same. A comparison is a check like any
// other: it judges text and table, and changes neither.
func (n *normalizer) facts() {
	year := 0
	if n.out.Info.Year != nil {
		year = *n.out.Info.Year
	}
	cells := newCellIndex(n.out.Tables)
	read, doubtful := narrative.Read(n.doc.Texts, year)
	read, compared, conflicting := narrative.Settle(read, narrative.Agree(read, cells))
	n.out.Summary.FactsLeftOut = doubtful + conflicting
	for _, f := range read {
		amount := f.Value
		n.out.Facts = append(n.out.Facts, Fact{ID: f.ID, Value: &amount, Unit: f.Unit, Text: f.Text, Page: f.Page, Box: f.Box, Year: f.Year,
			About: f.About, Reason: f.Reason, AgreesWith: []string{}})
	}
	addresses := n.out.FactAddresses()
	for _, c := range compared {
		f := &n.out.Facts[c.Fact]
		if c.Verdict != narrative.Mismatch {
			f.AgreesWith = append(f.AgreesWith, c.Address)
		}
		n.out.Checks = append(n.out.Checks, cells.check(f, addresses[c.Fact], c))
	}
}

// FactAddresses gives the address of each fact: fact:staff.actual, and of further ones with the same id fact:staff.actual~2.
func (d *Document) FactAddresses() []string {
	out := make([]string, len(d.Facts))
	seen := map[string]int{}
	for i := range d.Facts {
		a := factAddress + d.Facts[i].ID
		if seen[a]++; seen[a] > 1 {
			a += fmt.Sprintf("~%d", seen[a])
		}
		out[i] = a
	}
	return out
}

// cellIndex finds cells by their addresses.
type cellIndex struct {
	tables map[string]*Table
	rows   map[string]*Row
}

func newCellIndex(tables []Table) *cellIndex {
	x := &cellIndex{map[string]*Table{}, map[string]*Row{}}
	for i := range tables {
		t := &tables[i]
		if t.Instance > 1 { // of another department than the text speaks of
			continue
		}
		x.tables[t.ID] = t
		for k := range t.Rows {
			x.rows[t.Rows[k].Address] = &t.Rows[k]
		}
	}
	return x
}

func (x *cellIndex) at(address string) (*Table, *Row, string) {
	row, column, ok := cutLast(address)
	r := x.rows[row]
	if !ok || r == nil {
		return nil, nil, ""
	}
	id, _, _ := strings.Cut(row, "/")
	return x.tables[id], r, column
}

func cutLast(address string) (row, column string, ok bool) {
	i := strings.LastIndexByte(address, '/')
	if i < 0 {
		return "", "", false
	}
	return address[:i], address[i+1:], true
}

// Find gives the amount of a cell and how many yuan its unit is.
func (x *cellIndex) Find(address string) (amount, factor value.Amount, ok bool) {
	t, r, column := x.at(address)
	if r == nil {
		return amount, factor, false
	}
	v := r.Values.Get(column)
	if v == nil {
		return amount, factor, false
	}
	return *v, unitFactor(t.Unit), true
}

// Rows gives the rows of a table that have a code.
func (x *cellIndex) Rows(table string) []narrative.Row {
	t := x.tables[table]
	if t == nil {
		return nil
	}
	var out []narrative.Row
	for i := range t.Rows {
		if r := &t.Rows[i]; r.classCode() != "" {
			out = append(out, narrative.Row{Address: r.Address, Code: r.classCode(), Name: r.Name})
		}
	}
	return out
}

// check is the comparison of a fact with a cell, in the unit of both or, where they differ, in yuan.
func (x *cellIndex) check(f *Fact, address string, c narrative.Comparison) Check {
	t, r, column := x.at(c.Address)
	cell := operandAt(r, column, c.Address)
	left, right := *f.Value, *cell.Value
	if factor, ok := value.UnitFactor(f.Unit); ok && !factor.Equal(unitFactor(t.Unit)) {
		left, right = left.Mul(factor), right.Mul(unitFactor(t.Unit))
	}
	return Check{ID: "narrative." + f.ID, Table: t.Address(), Row: rowName(r), Column: column, Verdict: c.Verdict, Left: &left, Right: &right,
		Difference: &c.Difference, Envelope: &c.Envelope,
		Cells: []Operand{{Address: address, Value: f.Value, Page: f.Page, Box: &f.Box}, cell}}
}

func operandAt(r *Row, column, address string) Operand {
	o := Operand{Address: address, Value: r.Values.Get(column), cell: r.Cells.Get(column)}
	if o.cell != nil {
		o.Page, o.Box = o.cell.Page, &o.cell.Box
	}
	return o
}
