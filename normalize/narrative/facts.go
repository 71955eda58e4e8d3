package narrative

import (
	"slices"
	"strings"

	"gongkai/normalize/document"
	"gongkai/normalize/value"
	"gongkai/schema"
	"gongkai/schema/address"
)

// Add reads the numbers of the narrative into a document and compares them with the cells that should say the same. A
// comparison is a check like any other: it judges text and table, and changes neither.
func (t Text) Add(doc *document.Document) {
	var of Document
	if kind := doc.Info.Kind; kind != nil {
		of.Budget, of.Final = *kind == "budget", *kind == "final_accounts"
		of.Report = *kind == schema.EvaluationReport
	}
	if doc.Info.Year != nil {
		of.Year = *doc.Info.Year
	}
	if doc.Info.Department != nil {
		of.Department = *doc.Info.Department
	}
	cells := newCellIndex(doc.Tables)
	read, doubtful := t.Read(of)
	read, compared, conflicting := Settle(read, Agree(read, cells))
	for _, l := range append(doubtful, conflicting...) {
		doc.LeftOut = append(doc.LeftOut, document.LeftOut{
			ID: l.ID, Value: l.Value, Unit: l.Unit, Text: l.Text, Page: l.Page, Box: l.Box, Because: l.Because,
		})
	}
	doc.Summary.FactsLeftOut = len(doc.LeftOut)
	for _, f := range read {
		amount := f.Value
		doc.Facts = append(doc.Facts, document.Fact{
			ID: f.ID, Value: &amount, Unit: f.Unit, Text: f.Text, Page: f.Page, Box: f.Box,
			Year: f.Year, About: f.About, Scope: f.Scope, Reason: f.Reason, Use: f.Use, Against: f.Against, Names: f.Names,
			AgreesWith: []address.Address{},
		})
	}
	addresses := doc.FactAddresses()
	for _, c := range compared {
		f := &doc.Facts[c.Fact]
		// A fact that two checks compare with one cell says so once.
		if c.Verdict != document.Mismatch && !slices.Contains(f.AgreesWith, c.Address) {
			f.AgreesWith = append(f.AgreesWith, c.Address)
		}
		doc.Checks = append(doc.Checks, cells.check(f, addresses[c.Fact], c))
	}
}

// cellIndex finds cells by their addresses.
type cellIndex struct {
	tables map[string]*document.Table
	rows   map[address.Address]*document.Row
}

func newCellIndex(tables []document.Table) *cellIndex {
	x := &cellIndex{map[string]*document.Table{}, map[address.Address]*document.Row{}}
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

func (x *cellIndex) at(value address.Address) (*document.Table, *document.Row, string) {
	row, column := value.Cut()
	r := x.rows[row]
	if r == nil {
		return nil, nil, ""
	}
	return x.tables[row.ID()], r, column
}

// Find gives the amount of a cell and how many yuan its unit is.
func (x *cellIndex) Find(at address.Address) (amount, factor value.Amount, ok bool) {
	t, r, column := x.at(at)
	if r == nil {
		return amount, factor, false
	}
	v := r.Values.Get(column)
	if v == nil {
		return amount, factor, false
	}
	factor = document.Factor(t.Unit)
	return *v, factor, !factor.IsZero() // without a unit there is nothing to compare
}

// Rows gives the rows of a table that have a code.
func (x *cellIndex) Rows(table string) []Row {
	id, _, sided := strings.Cut(table, "/")
	t := x.tables[id]
	if t == nil {
		return nil
	}
	var out []Row
	for i := range t.Rows {
		r := &t.Rows[i]
		if side, _ := r.Address.Cut(); r.ClassCode() != "" && (!sided || string(side) == table) {
			out = append(out, Row{Address: r.Address, Code: r.ClassCode(), Name: r.Name})
		}
	}
	return out
}

// Has tells whether the document has a table.
func (x *cellIndex) Has(table string) bool { return x.tables[table] != nil }

// check is the comparison of a fact with a cell, in the unit of both or, where they differ, in yuan.
func (x *cellIndex) check(f *document.Fact, at address.Address, c Comparison) document.Check {
	t, r, column := x.at(c.Address)
	cell := operandAt(r, column, c.Address)
	left, right := *f.Value, *cell.Value
	if factor, ok := value.UnitFactor(f.Unit); ok && !factor.Equal(document.Factor(t.Unit)) {
		left, right = left.Mul(factor), right.Mul(document.Factor(t.Unit))
	}
	return document.Check{ID: "narrative." + f.ID, Table: t.Address(), Row: r.Short(), Column: column,
		Verdict: c.Verdict,
		Left:    &left, Right: &right,
		Difference: &c.Difference, Envelope: &c.Envelope,
		Cells: []document.Operand{{Address: at, Value: f.Value, Page: f.Page, Box: &f.Box}, cell}}
}

func operandAt(r *document.Row, column string, at address.Address) document.Operand {
	o := document.Operand{Address: at, Value: r.Values.Get(column)}
	if cell := r.Cells.Get(column); cell != nil {
		o.Page, o.Box = cell.Page, &cell.Box
	}
	return o
}
