package measures_test

import (
	"os"
	"path/filepath"
	"testing"

	"gongkai/normalize/document"
	"gongkai/normalize/measures"
	"gongkai/normalize/value"
	"gongkai/schema/address"
	"gongkai/schema/measure"
)

func fixture(t *testing.T, name string) *document.Document {
	t.Helper()
	f, err := os.Open(filepath.Join("../../fixtures", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := document.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func amount(t *testing.T, s string) *value.Amount {
	t.Helper()
	a, err := value.NewAmount(s)
	if err != nil {
		t.Fatal(err)
	}
	return &a
}

func find(t *testing.T, doc *document.Document, id, code, period string) *measures.Record {
	t.Helper()
	all := measures.Of(doc, measure.Embedded())
	for i := range all {
		if r := &all[i]; r.Measure == id && r.Code == code && r.Period == period {
			return r
		}
	}
	return nil
}

// The numbers of the seed, as people read them off its pages.
func TestSeed(t *testing.T) {
	doc := fixture(t, "seed-word.json")
	for _, c := range []struct{ id, code, value, agreement string }{
		{"income.total", "", "5057400.00", measures.Agrees},
		{"expenditure.total", "", "5057400.00", measures.Agrees},
		{"expenditure.project", "", "2400000.00", measures.Single},
		{"general_public.personnel", "", "2422400.00", measures.Single},
		{"three_public.total", "", "21600.00", measures.Single},
		{"three_public.vehicles.operation", "", "19900.00", measures.Single},
		{"expenditure.function", "210", "140600.00", measures.Agrees},
		{"staff.actual", "", "18", measures.Single},
	} {
		r := find(t, doc, c.id, c.code, measures.Current)
		if r == nil || r.Value == nil || r.Value.String() != c.value || r.Agreement() != c.agreement || r.Page == 0 ||
			r.Year != 2025 {
			t.Errorf("%s %s: %+v, want %s %s", c.id, c.code, r, c.value, c.agreement)
		}
	}
	// A table that the document says is empty.
	if r := find(t, doc, "carryover", "", measures.Current); r == nil || r.Value != nil ||
		r.Reason != measures.EmptyTable && r.Reason != measures.Blank {
		t.Errorf("carryover: %+v", r)
	}
}

// made gives a document with one table.
func made(table document.Table) *document.Document {
	kind, year := "budget", 2026
	return &document.Document{Info: document.Info{Kind: &kind, Year: &year}, Tables: []document.Table{table}}
}

func cells(proof document.Proof, columns ...string) document.Cells {
	var out document.Cells
	for _, c := range columns {
		out = append(out, document.NamedCell{ID: c, Cell: &document.Cell{Raw: "x", Page: 3, Proof: proof}})
	}
	return out
}

func TestReasons(t *testing.T) {
	yuan := "万元"
	row := func(proof document.Proof) document.Row {
		return document.Row{Address: "three_public/total", Role: document.Item, Item: "total",
			Values: document.Values{{Column: "total", Amount: amount(t, "2.16")}}, Cells: cells(proof, "total")}
	}
	columns := []document.Column{{ID: "total", Path: []string{"合计"}}}
	for name, c := range map[string]struct {
		doc  *document.Document
		want string
	}{
		"value": {made(document.Table{ID: "three_public", Status: document.Filled, Unit: &yuan, Columns: columns,
			Rows: []document.Row{row("verified")}}), ""},
		"doubt": {made(document.Table{ID: "three_public", Status: document.Filled, Unit: &yuan, Columns: columns,
			Rows: []document.Row{row("doubtful")}}), measures.InDoubt},
		"unit": {made(document.Table{ID: "three_public", Status: document.Filled, Columns: columns,
			Rows: []document.Row{row("verified")}}), measures.UnitUnknown},
		"empty": {made(document.Table{ID: "three_public", Status: document.Empty, Unit: &yuan}), measures.EmptyTable},
		"no row": {made(document.Table{ID: "three_public", Status: document.Filled, Unit: &yuan, Columns: columns}),
			measures.NoRow},
		"missing": {made(document.Table{ID: "three_public", Status: document.Missing}), measures.NotPrinted},
		"blank": {made(document.Table{ID: "three_public", Status: document.Filled, Unit: &yuan, Columns: columns,
			Rows: []document.Row{{Address: "three_public/total", Item: "total"}}}), measures.Blank},
	} {
		r := find(t, c.doc, "three_public.total", "", measures.Current)
		if r == nil || r.Reason != c.want || (r.Value != nil) != (c.want == "") {
			t.Errorf("%s: %+v, want %q", name, r, c.want)
		}
	}
	lost := made(document.Table{ID: "three_public", Status: document.Missing})
	lost.Unmapped = []document.Grid{{Nearest: &document.Nearest{Table: "three_public"}}}
	if r := find(t, lost, "three_public.total", "", measures.Current); r.Reason != measures.Unmapped {
		t.Errorf("unmapped: %+v", r)
	}
	scanned := made(document.Table{ID: "three_public", Status: document.Missing})
	scanned.Info.Contains = []string{document.BudgetTables, document.Scans}
	if r := find(t, scanned, "three_public.total", "", measures.Current); r.Reason != measures.Scan {
		t.Errorf("on pages that are pictures: %+v", r)
	}
	scanned.Tables[0].Status = document.Filled
	if r := find(t, scanned, "three_public.total", "", measures.Current); r.Reason != measures.NoRow {
		t.Errorf("in a table that is there: %+v", r)
	}
}

// Classes that a table does not print are the sums of its rows, as long as all rows make up its total.
func TestSums(t *testing.T) {
	yuan := "元"
	row := func(code, value string) document.Row {
		return document.Row{Address: address.Of("expenditure", code), Role: document.Item, Code: code,
			Values: document.Values{{Column: "total", Amount: amount(t, value)}}, Cells: cells("verified", "total")}
	}
	table := document.Table{ID: "expenditure", Status: document.Filled, Unit: &yuan,
		Columns: []document.Column{{ID: "total", Path: []string{"合计"}}},
		Rows: []document.Row{row("2050101", "1.00"), row("2050202", "2.00"), row("2080505", "4.00"),
			{Address: "expenditure/total", Role: document.Total, Values: document.Values{{Column: "total",
				Amount: amount(t, "7.00")}}, Cells: cells("verified", "total")}}}
	r := find(t, made(table), "expenditure.function", "205", measures.Current)
	if r == nil || r.Value == nil || r.Value.String() != "3.00" || len(r.Rows) != 2 || r.Proof != document.Verified {
		t.Fatalf("%+v", r)
	}
	printed := table
	printed.Rows = append([]document.Row{row("205", "3.00")}, table.Rows...)
	r = find(t, made(printed), "expenditure.function", "205", measures.Current)
	if r == nil || r.Value.String() != "3.00" || len(r.Others) > 0 {
		t.Errorf("a class that is printed is added up again: %+v", r)
	}
	table.Rows = table.Rows[1:] // one of them is not there: nobody knows what the class is
	if r := find(t, made(table), "expenditure.function", "205", measures.Current); r != nil && r.Value != nil {
		t.Errorf("%+v", r)
	}
}

// Places that say different things are told; the precision of each counts.
func TestAgreement(t *testing.T) {
	yuan := "元"
	doc := made(document.Table{ID: "three_public", Status: document.Filled, Unit: &yuan,
		Columns: []document.Column{{ID: "total", Path: []string{"合计"}}},
		Rows: []document.Row{{Address: "three_public/total", Item: "total",
			Values: document.Values{{Column: "total", Amount: amount(t, "193018000")}}, Cells: cells("verified", "total")}}})
	for text, want := range map[string]string{"19302": measures.Agrees, "19301.8": measures.Agrees,
		"19303": measures.Differs} {
		doc.Facts = []document.Fact{{ID: "three_public.total", Value: amount(t, text), Unit: "万元", Page: 9}}
		if r := find(t, doc, "three_public.total", "", measures.Current); r.Agreement() != want ||
			r.Value.String() != "193018000" {
			t.Errorf("%s: %s, want %s", text, r.Agreement(), want)
		}
	}
	// A fact that is said twice with different numbers speaks of two things.
	doc.Tables[0].Status = document.Missing
	doc.Facts = append(doc.Facts, document.Fact{ID: "three_public.total", Value: amount(t, "5"), Unit: "万元"})
	if r := find(t, doc, "three_public.total", "", measures.Current); r.Value != nil || r.Reason != measures.InDoubt {
		t.Errorf("%+v", r)
	}
}

// Rows of two years in one table are this year's and the prior one's.
func TestYears(t *testing.T) {
	yuan := "元"
	row := func(year int, value string) document.Row {
		return document.Row{Address: "three_public/total", Item: "total", Year: year,
			Values: document.Values{{Column: "total", Amount: amount(t, value)}}, Cells: cells("verified", "total")}
	}
	doc := made(document.Table{ID: "three_public", Status: document.Filled, Unit: &yuan,
		Columns: []document.Column{{ID: "total", Path: []string{"合计"}}},
		Rows:    []document.Row{row(2025, "33"), row(2026, "66")}})
	if now, before := find(t, doc, "three_public.total", "", measures.Current), find(t, doc, "three_public.total", "",
		measures.Prior); now.Value.String() != "66" ||
		before == nil || before.Value.String() != "33" || before.Year != 2025 {
		t.Errorf("%+v %+v", now, before)
	}
}

// Amounts by fund are the whole where the other funds of the same year are zero; the year before and the change are
// other numbers.
func TestAlone(t *testing.T) {
	wan := "万元"
	columns := []document.Column{}
	row := document.Row{Address: "three_public/total", Item: "total", Cells: cells("verified", "general_public")}
	for _, c := range []struct{ id, value string }{{"general_public", "43.79"}, {"government_fund", "0.00"},
		{"prior_general_public", "37.77"}, {"prior_government_fund", "0.00"}, {"change_general_public", "6.02"}} {
		columns = append(columns, document.Column{ID: c.id, Path: []string{c.id}})
		row.Values = append(row.Values, document.Value{Column: c.id, Amount: amount(t, c.value)})
	}
	doc := made(document.Table{ID: "three_public", Status: document.Filled, Unit: &wan, Columns: columns,
		Rows: []document.Row{row}})
	for period, want := range map[string]string{measures.Current: "437900.00", measures.Prior: "377700.00",
		measures.Change: "60200.00"} {
		if r := find(t, doc, "three_public.total", "", period); r == nil || r.Value == nil || r.Value.String() != want {
			t.Errorf("%s: %+v, want %s", period, r, want)
		}
	}
	doc.Tables[0].Rows[0].Values[1].Amount = amount(t, "1.00")
	if r := find(t, doc, "three_public.total", "", measures.Current); r.Value != nil {
		t.Errorf("one fund of two is the whole: %+v", r)
	}
}

// A row of each unit is not the department's; a row of all of them together is, wherever it stands.
func TestUnits(t *testing.T) {
	yuan := "元"
	row := func(unit, value string) document.Row {
		r := document.Row{Address: address.Address("three_public/total@" + unit), Item: "total",
			Values: document.Values{{Column: "total", Amount: amount(t, value)}}, Cells: cells("verified", "total")}
		if unit != "" {
			r.Unit = &document.Unit{Name: unit}
		}
		return r
	}
	for _, c := range []struct {
		rows []document.Row
		want string
	}{
		{[]document.Row{row("甲", "1"), row("乙", "2")}, ""},
		{[]document.Row{row("甲", "1"), row("乙", "2"), row("", "3")}, "3"},
		{[]document.Row{row("甲", "1")}, "1"},
	} {
		doc := made(document.Table{ID: "three_public", Status: document.Filled, Unit: &yuan,
			Columns: []document.Column{{ID: "total", Path: []string{"合计"}}}, Rows: c.rows})
		r := find(t, doc, "three_public.total", "", measures.Current)
		if (r.Value == nil) != (c.want == "") || r.Value != nil && r.Value.String() != c.want {
			t.Errorf("%d rows: %+v, want %q", len(c.rows), r, c.want)
		}
	}
}
