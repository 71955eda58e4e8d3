package document

import (
	"testing"

	"gongkai/normalize/value"
	"gongkai/schema/address"
)

// An amount is in the unit of its column, table, sheet or fact; texts and weights are in none.
func TestPlaceUnit(t *testing.T) {
	wan, percent := "万元", "%"
	text, ten := "某局", value.Amount{}
	doc := &Document{
		Tables: []Table{{ID: "income", Unit: &wan,
			Columns: []Column{{ID: "total", Path: []string{"合计"}}, {ID: "change_percent", Unit: &percent, Path: []string{"增减"}}},
			Rows: []Row{{Address: "income/total", Values: Values{{"total", &ten}, {"change_percent", &ten}},
				Cells: Cells{{"name", &Cell{Raw: "合计"}}}}}}},
		Performance: []Sheet{{ID: "target", Unit: &wan, Fields: Fields{{ID: "department", Text: &text},
			{ID: "funds", Amount: &ten}},
			Cells:      Cells{{"indicators/0/weight", &Cell{Raw: "10"}}},
			Indicators: []Indicator{{Weight: &ten}}}},
		Facts: []Fact{{ID: "staff.actual", Value: &ten, Unit: "人"}, {ID: "count", Value: &ten}},
	}
	want := map[address.Address]string{"income/total/total": "万元", "income/total/change_percent": "%", "income/total/name": "",
		"target/1/department": "", "target/1/funds": "万元", "target/1/indicators/0/weight": "", "fact:staff.actual": "人", "fact:count": ""}
	for p := range doc.Places() {
		got := ""
		if u := p.Unit(); u != nil {
			got = *u
		}
		if w, ok := want[p.Address]; !ok || got != w {
			t.Errorf("%s is in %q, want %q", p.Address, got, w)
		}
		delete(want, p.Address)
	}
	for address := range want {
		t.Errorf("%s: no such value", address)
	}
}
