package schema

import (
	"slices"
	"testing"

	"gongkai/schema/address"
)

func TestParseSum(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []Term
	}{
		{"a", []Term{{false, "a"}}},
		{"a + b - c", []Term{{false, "a"}, {false, "b"}, {true, "c"}}},
		{"- a + b", nil},
		{"t.301.合计\t+\n t.收入-支出.x", []Term{{false, "t.301.合计"}, {false, "t.收入-支出.x"}}},
		{"a+b", []Term{{false, "a+b"}}}, // signs without spaces belong to the address, which lint will not know
		{"", nil}, {" ", nil}, {"+", nil}, {"a +", nil}, {"a b", nil}, {"a + - b", nil}, {"a - - b", nil}, {"+ a", nil},
	} {
		got, err := ParseSum(c.in)
		if (err != nil) != (c.want == nil) || !slices.Equal(got, c.want) {
			t.Errorf("ParseSum(%q) = %v, %v; want %v", c.in, got, err, c.want)
		}
	}
}

func TestLocate(t *testing.T) {
	forms, err := Parse([]byte(cleanForm), "test.yaml")
	if err != nil {
		t.Fatal(err)
	}
	f := forms[0]
	type place struct{ table, side, row, column, sheet, field string }
	for declared, want := range map[address.Declared]place{
		"income.2010101.basic":                {table: "income", row: "2010101", column: "basic"},
		"income.total.total":                  {table: "income", row: "total", column: "total"},
		"items.vehicles.purchase.total":       {table: "items", row: "vehicles.purchase", column: "total"},
		"summary.income.carryover.own.budget": {table: "summary", side: "income", row: "carryover.own", column: "budget"},
		"summary.expenditure.income.budget":   {table: "summary", side: "expenditure", row: "income", column: "budget"},
		"targets.funds":                       {sheet: "targets", field: "funds"},
		"income":                              {},
		"income.total":                        {},
		"income..total":                       {},
		"summary.total.budget":                {},
		"summary.income.budget":               {},
		"nowhere.total.total":                 {},
		"":                                    {},
	} {
		a, ok := f.Locate(declared)
		got := place{side: a.Side, row: a.Row, column: a.Column, field: a.Field}
		if a.Table != nil {
			got.table = a.Table.ID
		}
		if a.Sheet != nil {
			got.sheet = a.Sheet.ID
		}
		if ok != (want != place{}) || ok && got != want {
			t.Errorf("Locate(%q) = %+v, %v; want %+v", declared, got, ok, want)
		}
		if ok && a.Table != nil && (a.Panel == nil || a.Panel.Side != a.Side) {
			t.Errorf("Locate(%q) gives the panel %+v", declared, a.Panel)
		}
	}
	for declared, want := range map[address.Declared]bool{"income": true, "summary.income": true, "summary": false,
		"summary.x": false, "income.x": false, "": false} {
		if p, ok := f.LocatePanel(declared); ok != want || ok != (p != nil) {
			t.Errorf("LocatePanel(%q) = %v, %v", declared, p, ok)
		}
	}
}
