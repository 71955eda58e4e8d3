package normalize

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongkai/extract"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// The form of these tests: tables with units, classes, periods and parts.
const unitTables = `
form: units
kind: budget
unit: 万元
totals: [合计, 总计]
document: {department: [部门名称]}
tables:
  - id: income
    title: 收入总表
    rows: units
    columns: [{role: unit_code, path: 单位编码}, {role: unit, path: 单位名称}, {id: total, path: 合计}, {id: own, path: 自有资金, of: total, optional: true}, {id: fiscal, path: 财政拨款, of: total, optional: true}]
  - id: spending
    title: 支出总表
    rows: codes
    codes: function
    columns:
      - {role: unit, path: 单位}
      - {role: code, path: 科目编码}
      - {role: name, path: 科目名称}
      - {role: class_code, codes: government_economic, path: 政府经济编码}
      - {role: class, codes: economic, path: 部门经济科目}
      - {id: total, path: 合计}
  - id: economic
    title: 经济分类表
    rows: codes
    codes: economic
    columns: [{role: code, path: 科目编码}, {role: name, path: 科目名称}, {id: total, path: 合计}]
  - id: projects
    title: 项目支出表
    rows: projects
    columns: [{role: unit_code, path: 单位编码}, {role: name, path: 单位（项目）}, {id: total, path: 合计}]
  - id: public
    title: 三公经费表
    rows: one
    columns:
      - {role: unit, path: 单位}
      - {role: period, path: 年度}
      - {item: total, id: total, path: [合计, 小计]}
      - {item: total, id: own, path: [合计, 自有], optional: true}
      - {item: abroad, id: total, path: 出国费}
      - {item: vehicles, id: total, path: [车辆, 小计]}
      - {item: vehicles.purchase, id: total, path: [车辆, 购置]}
      - {item: vehicles.operation, id: total, path: [车辆, 运行]}
    items: [{id: total}, {id: abroad, of: total}, {id: vehicles, of: total}, {id: vehicles.purchase, of: vehicles}, {id: vehicles.operation, of: vehicles}]
`

func unitForm(t testing.TB, checks ...string) *schema.Form {
	t.Helper()
	text := unitTables
	if len(checks) > 0 {
		text += "checks:\n  - " + strings.Join(checks, "\n  - ") + "\n"
	}
	forms, err := schema.Parse([]byte(text), "units.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return forms[0]
}

// addressed prints rows by their addresses: role, unit, year and values.
func addressed(rows []document.Row) []string {
	out := []string{}
	for _, r := range rows {
		s := string(r.Address) + " " + r.Role
		if r.Unit != nil {
			s += fmt.Sprintf(" of %s", strings.TrimSpace(r.Unit.Code+" "+r.Unit.Name))
		}
		for _, v := range r.Values {
			s += " " + v.Column + "=" + amountText(v.Amount)
		}
		out = append(out, s)
	}
	return out
}

// The class and its part stand in columns of their own, as numbers of a spreadsheet: 302 | 2 is 30202 where the name
// beside it is that of 30202.
func TestClassesInColumns(t *testing.T) {
	forms, err := schema.Parse([]byte(`
form: classes
kind: budget
unit: 万元
tables:
  - id: bought
    title: 采购表
    rows: names
    columns:
      - {role: name, path: 采购项目}
      - {role: class_code, codes: economic, path: [经济科目编码, 类]}
      - {role: class_code, codes: economic, path: [经济科目编码, 款]}
      - {role: class, codes: economic, path: 经济科目名称}
      - {id: total, path: 合计}
`), "classes.yaml")
	if err != nil {
		t.Fatal(err)
	}
	doc := normalized(t, forms[0], tableOf("采购表", "采购项目 | 经济科目编码 | < | 经济科目名称 | 合计", "^ | 类 | 款 | ^ | ^", "---",
		"纸张 | 302 | 1 | 办公费 | 1.00", "印刷 | 302 | 02 | 印刷费 | 1.00", "服务器 | 310 | 31002 | 办公设备购置 | 1.00",
		"其他 | 302 | 9 | 某费 | 1.00"))
	var got []string
	for _, r := range tableByID(t, doc, "bought").Rows {
		got = append(got, r.Classes[0].Code+" "+r.Classes[0].Name)
	}
	wantEqual(t, "classes", got, []string{"30201 办公费", "30202 印刷费", "31002 办公设备购置", " 某费"})
	wantEqual(t, "findings", findings(doc), []string{"code.unreadable"})
}

const (
	incomeHead   = "单位编码 | 单位名称 | 合计 | 自有资金"
	spendingLine = "单位 | 科目编码 | 科目名称 | 政府经济编码 | 部门经济科目 | 合计"
	economicHead = "科目编码 | 科目名称 | 合计"
	publicTop    = "单位 | 年度 | 合计 | 出国费 | 车辆 | < | <"
	publicHead   = "^ | ^ | 小计 | ^ | 小计 | 购置 | 运行"
)

func TestUnitsOfRows(t *testing.T) {
	for _, c := range []struct {
		name, id string
		table    *extract.Table
		want     []string
	}{
		{"a row for each unit", "income", tableOf("收入总表", incomeHead, "---", "合计 |  | 3.00 | ",
			"117001 | 某市审计局 | 2.00 | 1.00", "117002 | 某中心 | 1.00 | "),
			[]string{"income/total total total=3.00 own=null", "income/117001 entity of 117001 某市审计局 total=2.00 own=1.00",
				"income/117002 entity of 117002 某中心 total=1.00 own=null"}},
		{"the total in the place of names", "income", tableOf("收入总表", incomeHead, "---", " | 合计 | 3.00 | ",
			"117001 | 某市审计局 | 3.00 | "),
			[]string{"income/total total total=3.00 own=null", "income/117001 entity of 117001 某市审计局 total=3.00 own=null"}},
		{"code and name in one cell", "income", tableOf("收入总表", "单位名称 | 合计", "---", "合计 | 3.00", "117001 某市审计局 | 2.00",
			"117002-某中心 | 1.00"),
			[]string{"income/total total total=3.00", "income/117001 entity of 117001 某市审计局 total=2.00",
				"income/117002 entity of 117002 某中心 total=1.00"}},
		{"in a column of every row", "spending", tableOf("支出总表", "单位 | 科目编码 | 科目名称 | 合计", "---", "合计 |  |  | 3.00",
			"甲局 | 201 | 一般公共服务支出 | 2.00", "乙中心 | 201 | 一般公共服务支出 | 1.00"),
			[]string{"spending/total total total=3.00", "spending/201@甲局 item of 甲局 total=2.00",
				"spending/201@乙中心 item of 乙中心 total=1.00"}},
		{"in a row above its own", "spending", tableOf("支出总表", "单位 | 科目编码 | 科目名称 | 合计", "---", "甲局 |  |  | 2.00",
			" | 201 | 一般公共服务支出 | 2.00", "乙中心 |  |  | 1.00", " | 201 | 一般公共服务支出 | 1.00"),
			[]string{"spending/甲局 entity of 甲局 total=2.00", "spending/201@甲局 item of 甲局 total=2.00",
				"spending/乙中心 entity of 乙中心 total=1.00", "spending/201@乙中心 item of 乙中心 total=1.00"}},
		{"in rows that head the others, and the total below all", "economic", tableOf("经济分类表", economicHead, "---",
			" | 甲市某局 | 3.00", "301 | 工资福利支出 | 3.00", " | 乙市某局 | 1.00", "301 | 工资福利支出 | 1.00", " | 合计 | 4.00"),
			[]string{"economic/甲市某局 entity of 甲市某局 total=3.00", "economic/301@甲市某局 item of 甲市某局 total=3.00",
				"economic/乙市某局 entity of 乙市某局 total=1.00", "economic/301@乙市某局 item of 乙市某局 total=1.00",
				"economic/total total total=4.00"}},
		{"in rows that head the others, with a total of each", "economic", tableOf("经济分类表", economicHead, "---",
			" | 甲市某局 | ", "301 | 工资福利支出 | 3.00", " | 合计 | 3.00", " | 乙市某局 | ", "301 | 工资福利支出 | 1.00",
			" | 合计 | 1.00"),
			[]string{"economic/甲市某局 entity of 甲市某局 total=null", "economic/301@甲市某局 item of 甲市某局 total=3.00",
				"economic/total@甲市某局 total of 甲市某局 total=3.00", "economic/乙市某局 entity of 乙市某局 total=null",
				"economic/301@乙市某局 item of 乙市某局 total=1.00", "economic/total@乙市某局 total of 乙市某局 total=1.00"}},
		{"a heading that names no known unit ends the scope of the one above", "economic", tableOf("经济分类表", economicHead,
			"---", " | 甲市某局 | 3.00", "301 | 工资福利支出 | 3.00", " | 渡船 | 1.00", "301 | 工资福利支出 | 1.00"),
			[]string{"economic/甲市某局 entity of 甲市某局 total=3.00", "economic/301@甲市某局 item of 甲市某局 total=3.00",
				"economic/渡船 item total=1.00", "economic/301 item total=1.00"}},
		{"merged over its rows", "spending", tableOf("支出总表", "单位 | 科目编码 | 科目名称 | 合计", "---", "甲局 | 201 | 一般公共服务支出 | 2.00",
			"^ | 208 | 社会保障和就业支出 | 1.00"),
			[]string{"spending/201 item of 甲局 total=2.00", "spending/208 item of 甲局 total=1.00"}},
		{"in the column of codes", "economic", tableOf("经济分类表", economicHead, "---", " | 合计 | 3.00", "125001 | 某市某局 | 3.00",
			"301 | 工资福利支出 | 3.00", "125002 | 某中心 | 1.00", "301 | 工资福利支出 | 1.00"),
			[]string{"economic/total total total=3.00", "economic/125001 entity of 125001 某市某局 total=3.00",
				"economic/301@125001 item of 125001 某市某局 total=3.00",
				"economic/125002 entity of 125002 某中心 total=1.00", "economic/301@125002 item of 125002 某中心 total=1.00"}},
		{"a code beside a name that is now a unit's, now a project's", "projects",
			tableOf("项目支出表", "单位编码 | 单位（项目） | 合计", "---", "117 | 某市审计局 | 3.00", " | 审计专项 | 2.00", " | 信息化 | 1.00"),
			[]string{"projects/117 entity of 117 某市审计局 total=3.00", "projects/审计专项 item of 117 某市审计局 total=2.00",
				"projects/信息化 item of 117 某市审计局 total=1.00"}},
		{"a number before a project that is named like a body", "projects",
			tableOf("项目支出表", "单位编码 | 单位（项目） | 合计", "---", "117 | 某市审计局 | 3.00", "117001 | 某市档案馆 | 3.00",
				"002 | 某活动中心 | 2.00", "203 | 某站 | 1.00"),
			[]string{"projects/117 entity of 117 某市审计局 total=3.00", "projects/117001 entity of 117001 某市档案馆 total=3.00",
				"projects/某活动中心@117001 item of 117001 某市档案馆 total=2.00",
				"projects/某站@117001 item of 117001 某市档案馆 total=1.00"}},
		{"a number counted from 001 alone", "projects", tableOf("项目支出表", "单位编码 | 单位（项目） | 合计", "---",
			"001 | 信息化 | 1.00", "002 | 某活动中心 | 2.00"),
			[]string{"projects/信息化 item total=1.00", "projects/某活动中心 item total=2.00"}},
		{"a unit's own code that begins with a zero", "projects", tableOf("项目支出表", "单位编码 | 单位（项目） | 合计", "---",
			"002 | 某活动中心 | 2.00", "002001 | 某站 | 2.00"),
			[]string{"projects/002 entity of 002 某活动中心 total=2.00", "projects/002001 entity of 002001 某站 total=2.00"}},
		{"a number in the column of codes", "economic", tableOf("经济分类表", economicHead, "---", "125001 | 某市某局 | 3.00",
			"301 | 工资福利支出 | 3.00", "002 | 某活动中心 | 1.00"),
			[]string{"economic/125001 entity of 125001 某市某局 total=3.00", "economic/301 item of 125001 某市某局 total=3.00",
				"economic/002 item of 125001 某市某局 total=1.00"}},
		{"a slash in a name", "projects", tableOf("项目支出表", "单位编码 | 单位（项目） | 合计", "---", "117 | 某市审计局 | 3.00", " | 甲/乙 | 2.00",
			" | 甲/乙 | 1.00"),
			[]string{"projects/117 entity of 117 某市审计局 total=3.00", "projects/甲／乙 item of 117 某市审计局 total=2.00",
				"projects/甲／乙~2 item of 117 某市审计局 total=1.00"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantEqual(t, "rows", addressed(tableByID(t, normalized(t, unitForm(t), c.table), c.id).Rows), c.want)
		})
	}
}

func TestFurtherClasses(t *testing.T) {
	doc := normalized(t, unitForm(t), tableOf("支出总表", spendingLine, "---", "合计 |  |  |  |  | 6.00",
		"甲局 | 2010101 | 行政运行 | 501 | 30101 基本工资 | 3.00",
		"甲局 | 2010101 | 行政运行 | 50101 | [30102]津贴补贴 | 2.00", "甲局 | 2010101 | 行政运行 |  | 奖金 | 1.00"))
	table := tableByID(t, doc, "spending")
	wantEqual(t, "rows", addressed(table.Rows), []string{"spending/total total total=6.00",
		"spending/2010101:501:30101 item of 甲局 total=3.00",
		"spending/2010101:50101:30102 item of 甲局 total=2.00", "spending/2010101 item of 甲局 total=1.00"})
	var classes []string
	for _, r := range table.Rows {
		for _, c := range r.Classes {
			classes = append(classes, strings.Join([]string{c.ID, c.Code, c.Name}, " "))
		}
	}
	wantEqual(t, "classes", classes, []string{"government_economic 501 ", "economic 30101 基本工资",
		"government_economic 50101 ", "economic 30102 津贴补贴", "economic  奖金"})
	if c := table.Rows[1].Cells.Get("economic"); c == nil || c.Raw != "30101 基本工资" || c.Proof != "" {
		t.Errorf("the cell of the class: %+v", c)
	}
}

// A table whose columns are the items has a row for each; other years and the change are columns.
func TestOneRowTables(t *testing.T) {
	doc := normalized(t, unitForm(t), tableOf("2026年三公经费表", publicTop, publicHead, "---",
		"甲局 | 2025年 | 6.00 | 1.00 | 5.00 | 2.00 | 3.00",
		"甲局 | 2026年 | 9.00 | 1.00 | 8.00 | 4.00 | 4.00", "甲局 | 增减额 | 3.00 | 0.00 | 3.00 | 2.00 | 1.00"))
	table := tableByID(t, doc, "public")
	var got []string
	for _, r := range table.Rows {
		got = append(got, fmt.Sprint(r.Address, " ", r.Name, " ", amountText(r.Values.Get("total")), " ",
			amountText(r.Values.Get("prior")), " ", amountText(r.Values.Get("change"))))
	}
	wantEqual(t, "rows", got, []string{
		"public/total 合计 / 小计 9.00 6.00 3.00", "public/abroad 出国费 1.00 1.00 0.00",
		"public/vehicles 车辆 / 小计 8.00 5.00 3.00", "public/vehicles.purchase 车辆 / 购置 4.00 2.00 2.00",
		"public/vehicles.operation 车辆 / 运行 4.00 3.00 1.00"})
	var columns []string
	for _, c := range table.Columns {
		columns = append(columns, c.ID)
	}
	wantEqual(t, "columns", columns, []string{"total", "prior", "change"})
}

// In one row the parts of items are added up, for each period; and the units of the whole.
func TestOneRowChecks(t *testing.T) {
	form := unitForm(t, "{id: parts, items: public}")
	doc := normalized(t, form, tableOf("2026年三公经费表", publicTop, publicHead, "---",
		"合计 | 2026年 | 9.00 | 1.00 | 8.00 | 4.00 | 4.00",
		"甲局 | 2026年 | 6.00 | 1.00 | 5.00 | 2.00 | 3.00", "乙局 | 2026年 | 3.00 |  | 3.00 | 2.00 | 1.50"))
	var got []string
	for _, c := range doc.Checks {
		got = append(got, fmt.Sprint(c.Row, " ", amountText(c.Left), " ", amountText(c.Right), " ", c.Verdict))
	}
	wantEqual(t, "checks", got, []string{
		"total 9.00 9.00 exact", "vehicles 8.00 8.00 exact",
		"total@甲局 6.00 6.00 exact", "vehicles@甲局 5.00 5.00 exact",
		"total@乙局 3.00 3.00 exact", "vehicles@乙局 3.00 3.50 mismatch",
		"total 9.00 9.00 exact", "abroad 1.00 1.00 exact", "vehicles 8.00 8.00 exact", "vehicles.purchase 4.00 4.00 exact",
		"vehicles.operation 4.00 4.50 mismatch"})
}

// Every row of a document has an address of its own, whatever is printed twice; the same print gives the same
// addresses.
func TestAddressesAreUnique(t *testing.T) {
	tables := []*extract.Table{
		tableOf("收入总表", incomeHead, "---", "合计 |  | 3.00 | ", "117001 | 某市审计局 | 3.00 | ", "117001 | 某市审计局 | 3.00 | "),
		tableOf("支出总表", spendingLine, "---", "甲局 | 201 | 某 |  |  | 2.00", "甲局 | 201 | 某 |  |  | 2.00",
			"乙局 | 201 | 某 |  |  | 2.00"),
		tableOf("收入总表", incomeHead, "---", "合计 |  | 3.00 | ", "117001 | 某市审计局 | 3.00 | "),
	}
	of := func() []string {
		var out []string
		for _, table := range normalized(t, unitForm(t), tables...).Tables {
			for _, r := range table.Rows {
				out = append(out, string(r.Address))
			}
		}
		return out
	}
	got := of()
	wantEqual(t, "addresses", got, []string{"income/total", "income/117001", "income/117001~2", "income#2/total",
		"income#2/117001",
		"spending/201@甲局", "spending/201@甲局~2", "spending/201@乙局"})
	if !slices.Equal(got, of()) {
		t.Error("the addresses are others the second time")
	}
}

// TestCodeBeforeName: what stands in a code column outranks how a name ends. A museum under its class is no unit, and
// its code is not lost.
func TestCodeBeforeName(t *testing.T) {
	form := testForm(t)
	table := tableOf("支出情况表", spendingHead, spendingCode, "---", "207 |  |  | 文化支出 | 3.00 |  | ",
		" | 01 |  | 文化和旅游 | 3.00 |  | ",
		" |  | 05 | 博物馆 | 3.00 |  | ")
	rows := tableByID(t, normalized(t, form, table), "spending").Rows
	if last := rows[len(rows)-1]; last.Role != document.Item || last.Code != "2070105" || last.Unit != nil {
		t.Errorf("%+v", last)
	}
}

// TestNamelessRowsAreNoTotals: a table of one row without a label says its total; of several such rows none is it.
func TestNamelessRowsAreNoTotals(t *testing.T) {
	forms, err := schema.Parse([]byte("form: one\nkind: budget\ntables:\n  - {id: t, title: 收入表, rows: names, columns: "+
		"[{role: name, path: 名称, optional: true}, {id: total, path: 合计}, {id: public, path: 财政拨款}]}\n"), "one.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for rows, want := range map[int]string{1: document.Total, 2: document.Item} {
		lines := append([]string{"合计 | 财政拨款", "---"}, slices.Repeat([]string{"1.00 | 1.00"}, rows)...)
		table := tableByID(t, normalized(t, forms[0], tableOf("收入表", lines...)), "t")
		if len(table.Rows) != rows || table.Rows[0].Role != want {
			t.Errorf("%d rows: %+v", rows, table.Rows)
		}
	}
}

// TestHeadingOfNoUnit: whether a heading that names no known unit is one, and so a part of the total, nobody can say.
// The rows below it add up to it.
func TestHeadingOfNoUnit(t *testing.T) {
	form := unitForm(t, "{id: c, tree: economic}")
	doc := normalized(t, form, tableOf("经济分类表", economicHead, "---", " | 合计 | 4.00", " | 甲市某局 | 3.00",
		"301 | 工资福利支出 | 3.00", " | 渡船 | 1.00", "301 | 工资福利支出 | 1.00"))
	wantEqual(t, "checks", judged(doc), []string{"c total total untestable null null", "c 甲市某局 total exact 3.00 3.00",
		"c 渡船 total exact 1.00 1.00", "c.leaves total total untestable null null"})
}

// Which names head the rows of a unit is known from all tables that have a column for units, also from those below.
func TestUnitsNamedBelow(t *testing.T) {
	list := tableOf("经济分类表", economicHead, "---", " | 渡船 | 3.00", "301 | 工资福利支出 | 3.00", " | 某市某局 | 1.00",
		"302 | 商品和服务支出 | 1.00")
	for _, c := range []struct {
		name  string
		units *extract.Table
	}{
		{"in a column of names", tableOf("三公经费表", publicTop, publicHead, "---",
			"渡船 | 2026年 | 6.00 | 1.00 | 5.00 | 2.00 | 3.00")},
		{"with the code in front", tableOf("三公经费表", publicTop, publicHead, "---",
			"117002 渡船 | 2026年 | 6.00 | 1.00 | 5.00 | 2.00 | 3.00")},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows := tableByID(t, normalized(t, unitForm(t), list, c.units), "economic").Rows
			wantEqual(t, "rows", addressed(rows), []string{"economic/渡船 entity of 渡船 total=3.00",
				"economic/301 item of 渡船 total=3.00", "economic/某市某局 item total=1.00", "economic/302 item total=1.00"})
		})
	}
}
