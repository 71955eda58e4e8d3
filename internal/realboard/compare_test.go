package realboard

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongkai/extract/finding"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
)

func ptr[T any](v T) *T { return &v }

func money(s string) *value.Amount {
	a, err := value.NewAmount(s)
	if err != nil {
		panic(err)
	}
	return &a
}

// table is a table with one amount.
func table(id, amount string, pages ...int) document.Table {
	row := document.Row{Values: document.Values{{Column: "total"}}}
	if amount != "" {
		row.Values[0].Amount = money(amount)
	}
	return document.Table{ID: id, Status: document.Filled, Pages: pages, Rows: []document.Row{row}}
}

func sheet(id string, pages ...int) document.Sheet {
	return document.Sheet{ID: id, Pages: pages, Indicators: make([]document.Indicator, 2)}
}

func grid(title string, pages ...int) document.Grid {
	return document.Grid{Title: &title, Pages: pages}
}

func printed(id string, pages ...int) Printed {
	return Printed{ID: id, Title: "表", Pages: pages, Count: 1}
}

func TestCompareTables(t *testing.T) {
	missing := document.Table{ID: "income", Status: document.Missing}
	empty := printed("state_capital", 5)
	empty.Empty = true
	sheets := printed("project_performance", 7, 8, 9)
	sheets.Count = 3
	list := printed("project_performance", 7, 8)
	bare := printed("project_performance", 7)
	bare.Bare = true
	for _, test := range []struct {
		name    string
		printed []Printed
		tables  []document.Table
		sheets  []document.Sheet
		want    string // what Details says, without the file
	}{
		{"right", []Printed{printed("summary", 1)}, []document.Table{table("summary", "1.00", 1)}, nil, ""},
		{"missing", []Printed{printed("income", 2)}, []document.Table{missing}, nil, "missed: income, p. 2: 表\n"},
		{"another id", []Printed{printed("income", 2)}, []document.Table{table("expenditure", "1.00", 2)}, nil,
			"missed: income, p. 2: 表\nwrong: expenditure, p. 2: no such table is printed there, or it was recognised twice\n"},
		{"another page", []Printed{printed("income", 2)}, []document.Table{table("income", "1.00", 3)}, nil,
			"missed: income, p. 2: 表\nwrong: income, p. 3: no such table is printed there, or it was recognised twice\n"},
		{"a part", []Printed{printed("income", 2, 3, 5)}, []document.Table{table("income", "1.00", 2)}, nil,
			"pages: income, p. 2, printed is p. 2-3, 5\n"},
		{"in two", []Printed{printed("income", 2, 3)}, []document.Table{table("income", "1.00", 3),
			table("income", "1.00", 2, 3)}, nil,
			"wrong: income, p. 3: no such table is printed there, or it was recognised twice\n"},
		{"zero is empty", []Printed{empty}, []document.Table{table("state_capital", "0.00", 5)}, nil, ""},
		{"not empty", []Printed{empty}, []document.Table{table("state_capital", "0.01", 5)}, nil,
			"empty: state_capital, p. 5: printed is no amount but zero\n"},
		{"empty", []Printed{printed("income", 2)}, []document.Table{table("income", "", 2)}, nil,
			"empty: income, p. 2: amounts are printed\n"},
		{"sheets", []Printed{sheets}, nil, []document.Sheet{sheet("project_performance", 7), sheet("project_performance", 8),
			sheet("project_performance", 9)}, ""},
		{"a sheet less", []Printed{sheets}, nil, []document.Sheet{sheet("project_performance", 7),
			sheet("project_performance", 8)},
			"missed: project_performance, p. 7-9: 表\n"},
		{"two sheets less", []Printed{sheets}, nil, []document.Sheet{sheet("project_performance", 7)},
			"missed: project_performance ×2, p. 7-9: 表\n"},
		{"a sheet more", []Printed{sheets}, nil, []document.Sheet{sheet("project_performance", 7),
			sheet("project_performance", 8),
			sheet("project_performance", 8), sheet("project_performance", 9)},
			"wrong: project_performance, p. 9: no such table is printed there, or it was recognised twice\npages: project_performance, p. 7-8, printed is p. 7-9\n"},
		{"a sheet without its indicators", []Printed{printed("project_performance", 7)}, nil,
			[]document.Sheet{{ID: "project_performance", Pages: []int{7}}},
			"bare: project_performance, p. 7: indicators are printed\n"},
		{"a sheet that prints none", []Printed{bare}, nil, []document.Sheet{{ID: "project_performance", Pages: []int{7}}},
			""},
		{"a list read as sheets", []Printed{list}, nil, []document.Sheet{sheet("project_performance", 7),
			sheet("project_performance", 7, 8),
			sheet("project_performance", 8)}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := &Paper{File: "a", Kind: Budget, Year: 2025, Department: "某局", Tables: test.printed}
			d := &document.Document{Info: document.Info{Year: ptr(2025), Department: ptr("某 局")}, Tables: test.tables,
				Performance: test.sheets}
			d.Info.Kind = ptr(Budget)
			r := Compare(p, d)
			if got := strings.ReplaceAll(r.Details(), "a: ", ""); got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
			if s := r.Count(); s.Recognised+s.Missed != s.Present {
				t.Errorf("%d found and %d missed of %d", s.Recognised, s.Missed, s.Present)
			}
		})
	}
}

func TestCompareInfo(t *testing.T) {
	whole := Paper{Kind: Budget, Year: 2025, Department: "某局（本级）", Quoted: "某局", Scope: "self"}
	for _, test := range []struct {
		paper                  Paper
		info                   document.Info
		year, department, kind bool
		scope                  bool
	}{
		{whole, document.Info{Kind: ptr(Budget), Year: ptr(2025), Department: ptr("某局(本级)"), Scope: ptr("self")}, true, true,
			true, true},
		{whole, document.Info{Kind: ptr(FinalAccounts), Year: ptr(2025), Department: ptr("某局"), Scope: ptr("unit")}, true,
			true, false, false},
		{whole, document.Info{Year: ptr(2024), Department: ptr("某局本级")}, false, false, false, false},
		{Paper{Kind: Budget, Year: 2025, Department: "某局"}, document.Info{}, false, false, false, true},
		{Paper{Kind: AnotherPaper}, document.Info{}, true, true, true, true},
		{Paper{Kind: AnotherPaper}, document.Info{Kind: ptr(Budget), Year: ptr(2025), Department: ptr("某局"),
			Scope: ptr("unit")}, false, false, false, false},
	} {
		r := Compare(&test.paper, &document.Document{Info: test.info})
		if r.YearRight != test.year || r.DepartmentRight != test.department || r.KindRight != test.kind ||
			r.ScopeRight != test.scope {
			t.Errorf("%+v: year %v, department %v, kind %v, scope %v", test.paper, r.YearRight, r.DepartmentRight, r.KindRight,
				r.ScopeRight)
		}
	}
}

func TestCompareUnmapped(t *testing.T) {
	p := &Paper{Tables: []Printed{printed("summary", 2), printed("income", 3, 4)},
		Other: []Other{{What: "units", Title: "单位", Pages: []int{1}}}}
	d := &document.Document{Tables: []document.Table{table("summary", "1.00", 2)},
		Unmapped: []document.Grid{grid("a", 1), grid("b", 2), grid("c", 4), grid("d", 9), grid("e", 2, 3)}}
	r := Compare(p, d)
	var got []string
	for _, u := range r.Unmapped {
		got = append(got, u.Class)
	}
	if want := []string{NotBudget, Part, Missing, Stray, Missing}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if s := r.Count(); s.NotBudget != 1 || s.Part != 1 || s.Missing != 2 || s.Stray != 1 {
		t.Errorf("counted %+v", s)
	}
}

func TestCompareExtra(t *testing.T) {
	d := &document.Document{Tables: []document.Table{table("summary", "1.00", 1)}}
	for _, text := range []string{"12.00", "无", ""} {
		d.Tables[0].Rows[0].Extra = append(d.Tables[0].Rows[0].Extra, document.Square{Text: text})
	}
	d.Tables[0].Header = []document.Square{{Col: 3, Cols: 1, Text: "序 号"}}
	d.Tables[0].Rows[0].Extra = append(d.Tables[0].Rows[0].Extra, document.Square{Col: 3, Text: "7"})
	p := &Paper{Tables: []Printed{printed("summary", 1)}}
	r := Compare(p, d)
	if s := r.Count(); s.Extra != 1 || s.Silent != 1 {
		t.Errorf("%d amounts in columns without a meaning, %d silent, want one of each", s.Extra, s.Silent)
	}
	d.Diagnostics = []finding.Finding{{ID: "column.unknown", Page: 1}}
	r = Compare(p, d)
	if s := r.Count(); s.Extra != 1 || s.Silent != 0 {
		t.Errorf("%d amounts in columns without a meaning, %d silent, want one and none", s.Extra, s.Silent)
	}
}

func TestDetailsOfMismatch(t *testing.T) {
	d := &document.Document{Checks: []document.Check{
		{ID: "income.rows", Verdict: document.Exact},
		{ID: "income.rows", Row: "208", Column: "total", Verdict: document.Mismatch, Left: money("3.00"),
			Right: money("2.50"), Difference: money("0.50"),
			Cells: []document.Operand{{Address: "income/208/total", Value: money("3.00"), Page: 4},
				{Address: "income/20805/total"}}},
	}}
	r := Compare(&Paper{File: "a"}, d)
	want := "a: mismatch: income.rows 208 total: 3.00 = 2.50, difference 0.50; income/208/total 3.00 (p. 4), income/20805/total blank\n"
	if got := r.Details(); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestBoard(t *testing.T) {
	p := &Paper{File: "some-document-2025", Kind: Budget, Tables: []Printed{printed("summary", 1), printed("income", 2)}}
	d := &document.Document{Info: document.Info{Form: ptr("some-form")},
		Tables: []document.Table{table("summary", "1.00", 1)},
		Summary: document.Summary{Values: 3, Verified: 2, Doubtful: 1,
			Checks: document.Verdicts{Exact: 1999, Rounding: 0, Mismatch: 1, Vacuous: 7}}}
	lines := strings.Split(strings.TrimSpace(Board([]Result{Compare(p, d), unread(p, fmt.Errorf("gone"))})), "\n")
	for i, want := range []string{
		2: "some-document-2025 some-form yes yes NO yes 1/2 0 0 0 0 1 3 0 0 66.6% 1 1999 0 1 0 7 99.9% 0 0 0 0 0 0 0/0",
		3: "some-document-2025 ERROR NO NO NO NO 0/2 0 0 0 0 0 0 0 0 - 0 0 0 0 0 0 - 0 0 0 0 0 0 0/0",
		5: "2 documents 1 1 0 1 1/4 0 0 0 0 1 3 0 0 66.6% 1 1999 0 1 0 7 99.9% 0 0 0 0 0 0 0/0",
	} {
		if got := strings.Join(strings.Fields(lines[i]), " "); want != "" && got != want {
			t.Errorf("line %d: got\n%s\nwant\n%s", i, got, want)
		}
	}
}
