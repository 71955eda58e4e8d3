package schema

import (
	"slices"
	"strings"
	"testing"
)

// contractTables are the tables of CONTRACT.md: number, id, title and value columns of each panel.
var contractTables = []struct {
	id, title string
	panels    string // side: columns; …
}{
	{"summary", "部门收支总体情况表", "income: budget; expenditure: budget"},
	{"income", "部门收入总体情况表", "total fiscal_subtotal general_public upper_general_public government_fund upper_government_fund " +
		"state_capital upper_state_capital special_account unit_funds carryover_fiscal carryover_nonfiscal"},
	{"expenditure", "部门支出总体情况表", "total basic project"},
	{"fiscal_appropriation", "财政拨款收支预算总体情况表", "income: total; expenditure: total general_public government_fund state_capital"},
	{"general_public", "一般公共预算支出情况表", "total basic project"},
	{"general_public_basic", "一般公共预算基本支出情况表", "total personnel public"},
	{"general_public_projects", "一般公共预算项目支出情况表", "total wages goods_services individuals_families debt_interest " +
		"capital_construction capital enterprise_construction enterprise social_security_funds other"},
	{"government_fund", "政府性基金预算支出情况表", "total personnel public project"},
	{"state_capital", "国有资本经营预算支出情况表", "total personnel public project"},
	{"three_public", "财政拨款“三公”经费支出情况表", "total general_public government_fund state_capital"},
	{"carryover", "上年结转结余情况明细表", "total fiscal_subtotal fiscal_personnel fiscal_public fiscal_project " +
		"nonfiscal_subtotal nonfiscal_personnel nonfiscal_public nonfiscal_project"},
}

// contractItems are the ids of fixed rows that CONTRACT.md lists.
var contractItems = map[string]string{
	"summary/income": "current general_public general_public.own general_public.upper government_fund government_fund.own " +
		"government_fund.upper state_capital state_capital.own state_capital.upper special_account unit_funds unit_funds.business " +
		"unit_funds.upper_subsidy unit_funds.affiliated unit_funds.operating unit_funds.other carryover carryover.fiscal " +
		"carryover.fiscal.general_public carryover.fiscal.government_fund carryover.fiscal.state_capital carryover.nonfiscal " +
		"carryover.nonfiscal.special_account carryover.nonfiscal.unit_funds",
	"fiscal_appropriation/income": "fiscal general_public government_fund state_capital",
	"three_public/":               "total abroad reception vehicles vehicles.purchase vehicles.operation",
}

// contractRows are the keys of rows: items where there are items, else what is listed here.
var contractRows = map[string][2]string{
	"general_public_basic/": {string(ByCode), "economic"}, "general_public_projects/": {string(ByProject),
		"function"}, "carryover/": {string(ByName), ""},
}

func embeddedForms(t testing.TB) []*Form {
	t.Helper()
	forms, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return forms
}

func xinjiang(t testing.TB) *Form {
	t.Helper()
	forms := embeddedForms(t)
	i := slices.IndexFunc(forms, func(f *Form) bool { return f.ID == "cn-xinjiang-budget" })
	if i < 0 {
		t.Fatal("there is no form cn-xinjiang-budget")
	}
	return forms[i]
}

func TestXinjiangTablesAreThoseOfTheContract(t *testing.T) {
	f := xinjiang(t)
	if f.Kind != "budget" || f.Unit != "万元" {
		t.Errorf("kind %q, unit %q", f.Kind, f.Unit)
	}
	if len(f.Tables) != len(contractTables) {
		t.Fatalf("%d tables", len(f.Tables))
	}
	for i, want := range contractTables {
		table := f.Tables[i]
		if table.ID != want.id || table.Number != i+1 || table.Title != want.title {
			t.Errorf("table %d is %s %d %s, want %s %s", i+1, table.ID, table.Number, table.Title, want.id, want.title)
		}
		var panels []string
		for _, p := range table.Panels() {
			columns := strings.Join(columnIDs(&p), " ")
			if p.Side != "" {
				columns = p.Side + ": " + columns
			}
			panels = append(panels, columns)
			key := table.ID + "/" + p.Side
			if got := strings.Join(itemIDs(&p), " "); got != contractItems[key] {
				t.Errorf("%s has the items %s\nwant %s", key, got, contractItems[key])
			}
			rows, special := contractRows[key]
			switch {
			case contractItems[key] != "":
				rows = [2]string{string(ByItem), ""}
			case !special:
				rows = [2]string{string(ByCode), "function"}
			}
			if string(p.Rows) != rows[0] || p.Codes != rows[1] {
				t.Errorf("%s is keyed by %s %s, want %v", key, p.Rows, p.Codes, rows)
			}
		}
		if got := strings.Join(panels, "; "); got != want.panels {
			t.Errorf("%s has the columns %s\nwant %s", table.ID, got, want.panels)
		}
	}
}

func TestXinjiangSheetsAreThoseOfTheContract(t *testing.T) {
	f := xinjiang(t)
	for _, want := range []struct{ id, title, fields, personal, amounts, indicators string }{
		{"department_performance", "部门整体绩效目标表", "department contact phone objective funds_upper funds_local funds_other",
			"contact phone",
			"funds_upper funds_local funds_other", "level1 level2 name target basis weight"},
		{"project_performance", "项目支出绩效目标表", "department project owner funds_total funds_fiscal funds_other objective",
			"owner",
			"funds_total funds_fiscal funds_other", "level1 level2 name target basis prior weight rule evidence"},
	} {
		s := f.Sheet(want.id)
		if s == nil {
			t.Errorf("no sheet %s", want.id)
			continue
		}
		var personal, amounts, indicators []string
		for _, field := range s.Fields {
			if field.Personal {
				personal = append(personal, field.ID)
			}
			if field.Amount {
				amounts = append(amounts, field.ID)
			}
		}
		for _, c := range s.Indicators {
			indicators = append(indicators, c.ID)
		}
		for _, c := range []struct{ what, got, want string }{
			{"title", s.Title, want.title}, {"fields", strings.Join(fieldIDs(s), " "), want.fields}, {"personal",
				strings.Join(personal, " "), want.personal},
			{"amounts", strings.Join(amounts, " "), want.amounts}, {"indicators", strings.Join(indicators, " "),
				want.indicators},
		} {
			if c.got != c.want {
				t.Errorf("%s: %s are %s, want %s", want.id, c.what, c.got, c.want)
			}
		}
	}
	if len(f.Sheets) != 2 {
		t.Errorf("%d sheets", len(f.Sheets))
	}
}

// The numbering rows of the tables count the amount columns from 1 and the declared numbers are theirs.
func TestXinjiangColumnNumbers(t *testing.T) {
	for _, table := range xinjiang(t).Tables {
		for _, p := range table.Panels() {
			for i, c := range p.Amounts() {
				if want := i + 1; p.Side == "" && c.Number != want || p.Side != "" && c.Number != 0 {
					t.Errorf("%s %s %s has the number %d", table.ID, p.Side, c.ID, c.Number)
				}
			}
		}
	}
}

// What lint does not say: every weights check allows a sum, every row of an address is there, every pattern of years
// has a group.
func TestEmbeddedFormsAreComplete(t *testing.T) {
	for _, f := range embeddedForms(t) {
		if f.Name.Zh == "" || f.Name.En == "" || len(f.Totals) == 0 || len(f.Empty) == 0 || len(f.Document.Department) == 0 ||
			len(f.Document.Year) == 0 {
			t.Errorf("%s: names, totals, empty and document are wanted", f.ID)
		}
		for _, p := range f.Document.year {
			if p.NumSubexp() != 1 {
				t.Errorf("%s: the pattern %s has %d groups", f.ID, p, p.NumSubexp())
			}
		}
		for _, c := range f.Checks {
			if c.Weights != "" && len(c.Allowed) == 0 {
				t.Errorf("%s: %s allows no sum", f.ID, c.ID)
			}
			if c.Cells {
				for _, side := range []string{c.Left, c.Right} {
					checkRows(t, f, &c, side)
				}
			}
		}
	}
}

// checkRows wants each row of an address to be an item, a code or total.
func checkRows(t *testing.T, f *Form, c *Check, sum string) {
	terms, err := ParseSum(sum)
	if err != nil {
		t.Error(err)
	}
	for _, term := range terms {
		a, ok := f.Locate(term.Address)
		switch {
		case !ok:
			t.Errorf("%s: %s leads nowhere", c.ID, term.Address)
		case a.Sheet != nil || a.Row == "total":
		case slices.Contains(itemIDs(a.Panel), a.Row):
		case a.Panel.Rows.Listed():
			t.Errorf("%s: there is no item %s", c.ID, term.Address)
		case a.Panel.Rows.OfClasses() && strings.Trim(a.Row, "0123456789") != "":
			t.Errorf("%s: %s has no code", c.ID, term.Address)
		}
	}
}

func TestPersonal(t *testing.T) {
	p := PersonalIn(embeddedForms(t))
	for label, want := range map[string]bool{"联系电话": true, "联系电话：": true, "部门联系人": true, "项目负责人 :": true, "联 系 人": true,
		"部门名称": false, "联系": false, "": false} {
		if p.Label(label) != want {
			t.Errorf("Label(%q) = %v", label, !want)
		}
	}
	for _, f := range []struct {
		sheet, field string
		want         bool
	}{{"department_performance", "contact", true}, {"department_performance", "phone", true}, {"project_performance",
		"owner", true},
		{"project_performance", "contact", false}, {"project_performance", "project", false}, {"", "owner", false}} {
		if p.Field(f.sheet, f.field) != f.want {
			t.Errorf("Field(%q, %q) = %v", f.sheet, f.field, !f.want)
		}
	}
	if !slices.IsSorted(p.Labels) || !slices.Contains(p.Labels, "项目负责人") {
		t.Errorf("labels %q", p.Labels)
	}
}
