package checks

import (
	"fmt"
	"slices"
	"testing"

	"gongkai/extract/geometry"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
	"gongkai/schema"
	"gongkai/schema/address"
)

// witnessRow is a row with a code and one amount; "" is none.
func witnessRow(code, amount string) document.Row {
	r := document.Row{Role: document.Item, Code: code, Name: "名" + code, Address: address.Of("t", code),
		Values: document.Values{{Column: "total"}}}
	if code == "" {
		r.Role, r.Name, r.Address = document.Total, "合计", "t/total"
	}
	r.Cells = document.Cells{{ID: "name", Cell: &document.Cell{Raw: r.Name, Page: 1}}}
	if amount != "" {
		a, err := value.NewAmount(amount)
		if err != nil {
			panic(err)
		}
		r.Values[0].Amount = &a
		r.Cells = append(r.Cells, document.NamedCell{ID: "total", Cell: &document.Cell{Raw: amount, Page: 1,
			Proof: document.Unchecked}})
	}
	return r
}

// said gives the ids of what is reported of these tables.
func said(tables ...document.Table) []string {
	doc := &document.Document{Tables: tables}
	Witness(doc)
	var out []string
	for _, f := range doc.Diagnostics {
		out = append(out, f.ID)
	}
	return out
}

func TestOrphansAndRepeated(t *testing.T) {
	for _, c := range []struct {
		name string
		rows []document.Row
		want []string
	}{
		{"whole", []document.Row{witnessRow("", "3"), witnessRow("201", "3"), witnessRow("20103", "3"),
			witnessRow("2010301", "1"), witnessRow("2010302", "2")}, nil},
		{"a section is missing", []document.Row{witnessRow("201", "3"), witnessRow("20103", "1"), witnessRow("2010301", "1"),
			witnessRow("2010401", "2")}, []string{"row.parent"}},
		{"no section is printed", []document.Row{witnessRow("201", "3"), witnessRow("2010301", "1"),
			witnessRow("2010401", "2")}, nil},
		{"two are missing: the table leaves them out", []document.Row{witnessRow("20103", "1"), witnessRow("2010301", "1"),
			witnessRow("2010401", "2"), witnessRow("2010501", "2")}, nil},
		{"twice", []document.Row{witnessRow("201", "3"), witnessRow("201", "3")}, []string{"row.twice"}},
		{"the total twice", []document.Row{witnessRow("", "3"), witnessRow("", "3")}, []string{"row.twice"}},
		{"one code for two units", []document.Row{witnessRow("201", "3"), witnessRow("201", "4")}, nil},
		{"a blank line twice", []document.Row{witnessRow("201", ""), witnessRow("201", "")}, nil},
	} {
		if got := said(document.Table{ID: "t", Rows: c.rows}); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestRepeatedOverleaf: a total may be said again on the next page.
func TestRepeatedOverleaf(t *testing.T) {
	a, b := witnessRow("", "3"), witnessRow("", "3")
	b.Cells[0].Page = 2
	if got := said(document.Table{ID: "t", Rows: []document.Row{a, b}}); got != nil {
		t.Error(got)
	}
}

func TestFormats(t *testing.T) {
	for _, c := range []struct {
		alike int
		odd   []string
		want  []string
	}{
		{sameFormat, []string{"2627"}, []string{"value.format"}},
		{sameFormat, []string{"26.2"}, []string{"value.format"}},
		{sameFormat, []string{"0"}, nil},          // a sign for nothing
		{sameFormat, []string{"2627", "12"}, nil}, // this table drops zeros
		{sameFormat - 1, []string{"2627"}, nil},   // too few to tell
		{sameFormat, nil, nil},
	} {
		table := document.Table{ID: "t"}
		for i := range c.alike {
			table.Rows = append(table.Rows, witnessRow(fmt.Sprint(201+i), fmt.Sprintf("%d.50", i+1)))
		}
		for i, s := range c.odd {
			table.Rows = append(table.Rows, witnessRow(fmt.Sprint(221+i), s))
		}
		if got := said(table); !slices.Equal(got, c.want) {
			t.Errorf("%d and %v: %v, want %v", c.alike, c.odd, got, c.want)
		}
		if n := len(table.Rows); len(c.want) > 0 { // what a person says is not printed with its decimals
			last := &table.Rows[n-1]
			last.Cells[len(last.Cells)-1].Corrected = &document.Correction{}
			if got := said(table); got != nil {
				t.Errorf("corrected: %v", got)
			}
		}
	}
}

func TestCopies(t *testing.T) {
	op := func(at address.Address, amount string) operand {
		o := operand{Operand: document.Operand{Address: at, Page: 1, Box: &geometry.Rect{X1: 1, Y1: 1}}, scale: 2,
			factor: wan}
		if amount == "" {
			return operand{Operand: document.Operand{Address: at}, scale: 2, factor: wan}
		}
		a, err := value.NewAmount(amount)
		if err != nil {
			t.Fatal(err)
		}
		o.Value = &a
		return o
	}
	coarse := op("c/1/x", "26.3")
	coarse.scale = 1
	for _, c := range []struct {
		name        string
		left, right []operand
		want        int
	}{
		{"the last digit", []operand{op("a/1/x", "26.27")}, []operand{op("b/1/x", "26.28")}, 2},
		{"a sum with one printed part", []operand{op("a/1/x", "26.27")}, []operand{op("a/2/x", "26.28"), op("a/3/x", "")}, 2},
		{"a sum", []operand{op("a/1/x", "26.27")}, []operand{op("a/2/x", "26.00"), op("a/3/x", "0.28")}, 0},
		{"the same", []operand{op("a/1/x", "26.27")}, []operand{op("b/1/x", "26.27")}, 0},
		{"a table of fewer decimals", []operand{op("a/1/x", "26.27")}, []operand{coarse}, 0},
		{"a mismatch, which says enough", []operand{op("a/1/x", "26.27")}, []operand{op("b/1/x", "27.28")}, 0},
	} {
		doc := &document.Document{}
		doc.Checks = []document.Check{evaluate(document.Check{ID: "c"}, c.left, c.right),
			evaluate(document.Check{ID: "again"}, c.left, c.right)}
		(&witness{doc}).copies()
		if got := len(doc.Diagnostics); got != c.want {
			t.Errorf("%s: %d findings, want %d", c.name, got, c.want)
		}
	}
}

func TestAddressesOf(t *testing.T) {
	got := addressesOf(&schema.Check{Left: "a", Right: "b + c - d"})
	if want := []address.Declared{"a", "b", "c", "d"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if got := addressesOf(&schema.Check{Left: "a", Right: "+"}); got != nil {
		t.Error(got)
	}
}

// A table prints its unit itself in its caption or header; one that it has from elsewhere is not its own.
func TestOwnUnit(t *testing.T) {
	for _, c := range []struct {
		unit *document.UnitEvidence
		want bool
	}{
		{&document.UnitEvidence{From: document.UnitOfCaption}, true},
		{&document.UnitEvidence{From: document.UnitOfHeader}, true},
		{&document.UnitEvidence{From: document.UnitOfTables}, false}, {nil, false},
	} {
		if got := own(&document.Table{Evidence: &document.Evidence{Unit: c.unit}}); got != c.want {
			t.Errorf("%+v: %v", c.unit, got)
		}
	}
}
