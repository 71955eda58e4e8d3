package schema

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// baseForm is what the forms of these tests extend.
const baseForm = `form: base
kind: budget
unit: 万元
totals: [合计]
empty: [为空表]
document: {department: [部门名称], year: ['(20\d\d)年预算']}
tables:
  - id: income
    title: 收入表
    aliases: [收入总表]
    rows: codes
    codes: function
    columns:
      - {role: code, path: [科目, 类]}
      - {role: code, path: [科目, 款]}
      - {role: name, path: 名称}
      - {id: total, path: 合计}
      - {id: own, path: 自有, of: total, optional: true}
  - id: items
    title: 经费表
    rows: items
    columns: [{role: name, path: 项目}, {id: total, path: 合计}]
    items:
      - {id: a, label: 甲, of: total}
      - {id: b, label: 乙, of: total}
  - id: items
    variant: row
    title: 经费表
    rows: one
    columns: [{item: a, id: total, path: 甲}, {item: b, id: total, path: 乙}]
    items: [{id: a, label: 甲}, {id: b, label: 乙}]
  - id: balance
    title: 收支表
    sides:
      - {side: income, rows: names, columns: [{role: name, path: 项目}, {id: budget, path: 预算数}]}
      - {side: expenditure, rows: names, columns: [{role: name, path: 项目}, {id: budget, path: 预算数}]}
sheets:
  - id: targets
    title: 绩效表
    fields: [{id: project, labels: [项目名称]}, {id: owner, labels: [负责人], personal: true}]
    indicators: [{id: name, path: 三级指标}, {id: target, path: 指标值}]
checks:
  - {id: income.rows, tree: income}
  - {id: income.own, rows: income, left: total, right: own}
  - {id: items.sum, items: items, left: total, right: a + b}
  - {id: balance, cells: true, left: balance.income.total.budget, right: balance.expenditure.total.budget}
`

// extended gives the form whose text behind extends: base is own.
func extended(t *testing.T, own string) *Form {
	t.Helper()
	forms, err := Parse([]byte(baseForm+"---\nform: own\nextends: base\n"+own), "test.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return forms[1]
}

// outline prints a table, a sheet, or what else of a form a case speaks of, in one line.
func outline(f *Form, of string) string {
	var out []string
	add := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	switch of {
	case "form":
		add("%s %s %v %v %v %v", f.Kind, f.Unit, f.Totals, f.Empty, f.Document.Department, f.Document.Year)
	case "tables":
		for i := range f.Tables {
			add("%s", strings.ReplaceAll(f.Tables[i].key(), " ", "/"))
			if f.Tables[i].Optional {
				add("(optional)")
			}
		}
	case "checks":
		for _, c := range f.Checks {
			add("%s", c.ID)
		}
	case "sheets":
		for _, s := range f.Sheets {
			add("%s %s %v:", s.ID, s.Title, s.Aliases)
			for _, field := range s.Fields {
				add("%s%v%v", field.ID, field.Labels, field.Personal)
			}
			for _, c := range s.Indicators {
				add("%s%v", c.ID, c.Path)
			}
		}
	default:
		i := slices.IndexFunc(f.Tables, func(t Table) bool { return t.key() == of })
		add("%s %v", f.Tables[i].Title, f.Tables[i].Aliases)
		for _, p := range f.Tables[i].Panels() {
			add("%s:", strings.TrimSpace(p.Side+" "+string(p.Rows)))
			for _, c := range p.Columns {
				add("%s%v%v", c.Role+strings.TrimPrefix(c.key(), "/"), c.Path, c.Aliases)
				if c.Of != "" {
					add("of %s", c.Of)
				}
			}
			for _, it := range p.Items {
				add("%s=%s%v", it.ID, it.Label, it.Aliases)
				if it.Of != "" && it.Of != "total" {
					add("of %s", it.Of)
				}
			}
		}
	}
	return strings.Join(out, " ")
}

func TestExtend(t *testing.T) {
	const income = "codes: code[科目 类][] code[科目 款][] name[名称][] "
	for _, c := range []struct{ name, own, of, want string }{
		{"nothing said", "", "form", `budget 万元 [合计] [为空表] [部门名称] [(20\d\d)年预算]`},
		{"lists are added to", "unit: 元\ntotals: [总计]\ndocument: {department: [单位]}\n", "form",
			`budget 元 [总计 合计] [为空表] [单位 部门名称] [(20\d\d)年预算]`},
		{"tables that are not mentioned are optional", "", "tables",
			"income (optional) items (optional) items/row (optional) balance (optional)"},
		{"mentioned ones go before, and are wanted", "tables: [{id: balance}, {id: new, title: 新表, rows: names, columns: [{id: total}]}]\n", "tables",
			"balance new income (optional) items (optional) items/row (optional)"},
		{"a table is dropped", "tables: [{id: income, drop: true}]\n", "tables",
			"items (optional) items/row (optional) balance (optional)"},
		{"a variant is mentioned", "tables: [{id: items, variant: row}]\n", "tables",
			"items/row income (optional) items (optional) balance (optional)"},

		{"a title of its own", "tables: [{id: income, title: 部门收入表}]\n", "income", "部门收入表 [收入表 收入总表] " + income +
			"total[合计][] own[自有][] of total"},
		{"aliases are added", "tables: [{id: income, aliases: [收入]}]\n", "income", "收入表 [收入 收入总表] " + income +
			"total[合计][] own[自有][] of total"},
		{"the order of the base is kept", "tables: [{id: income, columns: [{id: own}, {id: total}]}]\n", "income",
			"收入表 [收入总表] " + income + "total[合计][] own[自有][] of total"},
		{"a column in other words", "tables: [{id: income, columns: [{id: own, path: [收入, 自筹]}]}]\n", "income",
			"收入表 [收入总表] codes: code[科目 类][] code[科目 款][] name[名称][] total[合计][] own[收入 自筹][[自有]] of total"},
		{"a column more", "tables: [{id: income, columns: [{id: lent, path: 借入, of: total}]}]\n", "income",
			"收入表 [收入总表] codes: code[科目 类][] code[科目 款][] name[名称][] total[合计][] own[自有][] of total lent[借入][] of total"},
		{"a column less", "tables: [{id: income, columns: [{id: own, drop: true}]}]\n", "income", "收入表 [收入总表] " +
			strings.TrimSpace(income) + " total[合计][]"},
		{"a role less", "tables: [{id: income, columns: [{role: code, drop: true}]}]\n", "income",
			"收入表 [收入总表] codes: name[名称][] total[合计][] own[自有][] of total"},
		{"parts of a column that is dropped", "tables: [{id: income, columns: [{id: total, drop: true}]}]\nchecks: [{id: income.own, drop: true}]\n", "income",
			"收入表 [收入总表] " + income + "own[自有][]"},
		{"parts of a part that is dropped", "tables: [{id: income, columns: [{id: own, drop: true}, {id: lent, path: 借入, of: own}]}]\n", "income",
			"收入表 [收入总表] codes: code[科目 类][] code[科目 款][] name[名称][] total[合计][] lent[借入][] of total"},
		{"roles replace roles", "tables: [{id: income, columns: [{role: code, path: 编码}]}]\n", "income",
			"收入表 [收入总表] codes: code[编码][] name[名称][] total[合计][] own[自有][] of total"},
		{"a printed column in another role", "tables: [{id: income, columns: [{role: class, codes: economic, path: [科目, 款]}, {role: project, path: 名称}]}]\n", "income",
			"收入表 [收入总表] codes: class[科目 款][] project[名称][] code[科目 类][] total[合计][] own[自有][] of total"},
		{"a column as a part of another", "tables: [{id: income, columns: [{id: own, of: own2}, {id: own2, path: 自有合计, of: total}]}]\n", "income",
			"收入表 [收入总表] codes: code[科目 类][] code[科目 款][] name[名称][] total[合计][] own[自有][] of own2 own2[自有合计][] of total"},

		{"items in other words", "tables: [{id: items, items: [{id: b, label: 丙}, {id: c, label: 丁}]}]\n", "items",
			"经费表 [] items: name[项目][] total[合计][] c=丁[] a=甲[] b=丙[乙]"},
		{"an item less", "tables: [{id: items, items: [{id: a, drop: true}]}]\n", "items",
			"经费表 [] items: name[项目][] total[合计][] b=乙[]"},
		{"items of an item that is dropped", "tables: [{id: items, items: [{id: a, drop: true}, {id: a1, label: 甲一, of: a}, {id: b, of: a}]}]\n", "items",
			"经费表 [] items: name[项目][] total[合计][] a1=甲一[] b=乙[]"},
		{"one row instead of items", "tables: [{id: items, rows: one, columns: [{item: a, id: total, path: 甲}], items: [{id: a, label: 甲}]}]\n", "items",
			"经费表 [] one: a/total[甲][] a=甲[]"},
		{"columns of one row by item and id", "tables: [{id: items, variant: row, columns: [{item: b, id: total, path: 乙类}]}]\n", "items row",
			"经费表 [] one: a/total[甲][] b/total[乙类][[乙]] a=甲[] b=乙[]"},

		{"a side", "tables: [{id: balance, sides: [{side: expenditure, columns: [{id: budget, path: 金额}]}]}]\n", "balance",
			"收支表 [] expenditure names: name[项目][] budget[金额][[预算数]] income names: name[项目][] budget[预算数][]"},
		{"a third side", "tables: [{id: balance, sides: [{side: economic, rows: names, columns: [{id: budget, path: 经济}]}]}]\n", "balance",
			"收支表 [] economic names: budget[经济][] income names: name[项目][] budget[预算数][] expenditure names: name[项目][] budget[预算数][]"},
		{"one list instead of sides", "tables: [{id: balance, rows: names, columns: [{id: budget, path: 金额}]}]\nchecks: [{id: balance, drop: true}]\n", "balance",
			"收支表 [] names: budget[金额][]"},

		{"a sheet", "sheets: [{id: targets, title: 目标表, fields: [{id: owner, labels: [联系人]}, {id: funds, labels: [资金]}], indicators: [{id: target, path: 目标值}]}]\n", "sheets",
			"targets 目标表 [绩效表]: owner[联系人 负责人]true funds[资金]false project[项目名称]false target[目标值] name[三级指标]"},
		{"a sheet less", "sheets: [{id: targets, drop: true}]\n", "sheets", ""},
		{"a field less", "sheets: [{id: targets, fields: [{id: owner, drop: true}]}]\n", "sheets",
			"targets 绩效表 []: project[项目名称]false name[三级指标] target[指标值]"},

		{"checks are taken over", "", "checks", "income.rows income.own items.sum balance"},
		{"own checks go before", "checks: [{id: new, tree: income}]\n", "checks",
			"new income.rows income.own items.sum balance"},
		{"a check of the same id replaces", "checks: [{id: income.own, tree: income, columns: [own]}]\n", "checks",
			"income.own income.rows items.sum balance"},
		{"a check less", "checks: [{id: income.own, drop: true}]\n", "checks", "income.rows items.sum balance"},
		{"checks that lead nowhere are left out", "tables: [{id: balance, drop: true}, {id: income, columns: [{id: own, drop: true}]}]\n", "checks", "income.rows items.sum"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := outline(extended(t, c.own), c.of); got != c.want {
				t.Errorf("%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// The base stays as it is, whatever extends it.
func TestExtendLeavesTheBase(t *testing.T) {
	own := "tables: [{id: income, title: 部门收入表, columns: [{id: own, path: 自筹}, {id: total, drop: true}]}, {id: items, items: [{id: a, label: 丁}]}]\n" +
		"sheets: [{id: targets, fields: [{id: project, labels: [名]}]}]\n"
	forms, err := Parse([]byte(baseForm+"---\nform: own\nextends: base\n"+own), "test.yaml")
	if err != nil {
		t.Fatal(err)
	}
	alone, err := Parse([]byte(baseForm), "test.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, of := range []string{"form", "tables", "income", "items", "items row", "balance", "sheets", "checks"} {
		if got, want := outline(forms[0], of), outline(alone[0], of); got != want {
			t.Errorf("%s\nwant\n%s", got, want)
		}
	}
}

// A form may extend one that extends another, in any order of files.
func TestExtendChain(t *testing.T) {
	dir := fstest.MapFS{"a.yaml": file("form: a\nextends: b\ntables: [{id: income, columns: [{id: own, path: 自筹}]}]\n"),
		"b.yaml": file("form: b\nextends: base\ntables: [{id: income, title: 部门收入表}]\n")}
	base, err := Parse([]byte(baseForm), "base.yaml")
	if err != nil {
		t.Fatal(err)
	}
	forms, err := LoadDir(dir, "own", base...)
	if err != nil || len(forms) != 2 {
		t.Fatal(ids(forms), err)
	}
	want := "部门收入表 [收入表 收入总表] codes: code[科目 类][] code[科目 款][] name[名称][] total[合计][] own[自筹][[自有]] of total"
	if got := outline(forms[0], "income"); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestExtendMistakes(t *testing.T) {
	n := strings.Count(baseForm, "\n")
	for _, c := range []struct {
		name, text string
		want       []mistake
	}{
		{"unknown base", "form: own\nextends: bases\n---\n" + baseForm,
			[]mistake{{1, `the form extends an unknown form "bases"`, "did you mean base?"}}},
		{"itself", "form: own\nextends: own\n", []mistake{{1, `the form extends itself, by way of "own"`,
			"a form can extend one that does not extend it"}}},
		{"an item of what is not there", baseForm + "---\nform: own\nextends: base\ntables:\n  - {id: items, items: [{id: c, label: 丙, of: d}]}\n",
			[]mistake{{n + 5, `item "c" is a part of an unknown item "d"`, "known here: a, b, c"}}},
		{"a mistake of its own", baseForm + "---\nform: own\nextends: base\ntables:\n  - {id: income, columns: [{id: more}]}\n",
			[]mistake{{n + 5, `a column of "income" has no path`, noPathHint}}},
		{"an own check that leads nowhere", baseForm + "---\nform: own\nextends: base\nchecks:\n  - {id: c, tree: incomes}\n",
			[]mistake{{n + 5,
				`check "c" names an unknown table "incomes"`, "did you mean income?"}}},
	} {
		t.Run(c.name, func(t *testing.T) { checkMistakes(t, c.text, c.want...) })
	}
	round := "form: a\nextends: b\n---\nform: b\nextends: c\n---\nform: c\nextends: a\n"
	_, err := Parse([]byte(round), "test.yaml")
	if got := mistakesOf(err); len(got) == 0 || !strings.HasPrefix(got[0].problem, "the form extends itself, by way of") {
		t.Errorf("a circle: %+v", got)
	}
}

// Specific forms beat the one that they extend where their own words are printed, and only there.
func TestExtendedFormsCompete(t *testing.T) {
	const own = "---\nform: own\nextends: base\ntables: [{id: income, title: 部门收入预算表, columns: [{id: own, path: 自筹}]}]\n"
	forms, err := Parse([]byte(baseForm+own), "test.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for i := range forms[0].Tables {
		forms[0].Tables[i].Optional = true
	}
	for _, c := range []struct{ title, column, want string }{{"部门收入预算表", "自筹", "own"}, {"收入表", "自有", "base"},
		{"经费表", "", "base"}} {
		printed := titled(tableOf("科目 | < | 名称 | 合计 | "+c.column, "类 | 款 | ^ | ^ | ^", "---"), c.title)
		if c.column == "" {
			printed = titled(tableOf("项目 | 合计", "---"), c.title)
		}
		m := Recognise(documentOf(printed), forms)
		if m.Form == nil || m.Form.ID != c.want {
			t.Errorf("%s with %s: %+v, want %s", c.title, c.column, m.Form, c.want)
		}
	}
}
