package normalize

import (
	"testing"

	"gongkai/extract"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// The form of these tests: columns with parts of parts, and a list of items beside codes.
const partTables = `
form: parts
kind: budget
unit: 万元
totals: [合计, 支出总计]
empty: ['为空表']
document: {department: [部门名称]}
tables:
  - id: income
    title: 收入表
    rows: names
    columns:
      - {role: text, path: 序号}
      - {role: name, path: 名称}
      - {id: total, path: 合计}
      - {id: current, path: 本年收入, of: total, optional: true}
      - {id: fiscal, path: 财政拨款, of: current, optional: true}
      - {id: own, path: 自有资金, of: current, optional: true}
      - {id: carryover, path: 上年结转, of: total, optional: true}
      - {id: fiscal_subtotal, path: 财政补助, of: total, optional: true}
  - id: balance
    title: 支出平衡表
    rows: codes
    codes: function
    under: current
    columns: [{role: name, path: 项目}, {id: budget, path: 预算数}]
    items:
      - {id: current, label: 本年支出合计, of: total}
      - {id: basic, label: 基本支出, of: current}
      - {id: project, label: 项目支出, of: current}
      - {id: carryforward, label: 结转下年, of: total}
  - id: spent
    title: 经费表
    optional: true
    rows: names
    columns: [{role: name, path: 名称}, {id: total, path: 合计}]
  - id: plain
    title: 人员表
    rows: names
    columns: [{role: name, path: 名称}, {id: share, path: 占比, unit: '%'}, {id: total, path: 金额}]
`

func partForm(t testing.TB, checks string) *schema.Form {
	t.Helper()
	forms, err := schema.Parse([]byte(partTables+"checks: ["+checks+"]\n"), "parts.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return forms[0]
}

// Columns are compared with the printed columns that are their parts; a part whose whole is not printed is a part of
// what that is a part of.
func TestColumnParts(t *testing.T) {
	form := partForm(t, "{id: c, rows: income}")
	for _, c := range []struct {
		name  string
		table *extract.Table
		want  []string
	}{
		{"two levels", tableOf("收入表", "名称 | 合计 | 本年收入 | 财政拨款 | 自有资金 | 上年结转", "---", "甲 | 9.00 | 6.00 | 4.00 | 2.00 | 3.00"),
			[]string{"c.total 甲 total exact 9.00 9.00", "c.current 甲 current exact 6.00 6.00"}},
		{"the level between is not printed", tableOf("收入表", "名称 | 合计 | 财政拨款 | 自有资金 | 上年结转", "---",
			"甲 | 9.00 | 4.00 | 2.00 | 3.00"),
			[]string{"c.total 甲 total exact 9.00 9.00"}},
		{"其中 of what is not printed is no part of the sum above", tableOf("收入表", "名称 | 合计 | 自有资金 | 其中：财政拨款 | 上年结转", "---",
			"甲 | 5.00 | 2.00 | 1.00 | 3.00"),
			[]string{"c.total 甲 total exact 5.00 5.00"}},
		{"only the whole", tableOf("收入表", "名称 | 合计", "---", "甲 | 9.00"), nil},
		{"only the parts", tableOf("收入表", "名称 | 财政拨款 | 自有资金", "---", "甲 | 4.00 | 2.00"), nil},
		{"an amount in a column that the form does not know", tableOf("收入表", "名称 | 合计 | 财政拨款 | 自有资金 | 借入", "---",
			"甲 | 9.00 | 4.00 | 2.00 | 3.00", "乙 | 6.00 | 4.00 | 2.00 | 0.00", "丙 | 6.00 | 4.00 | 2.00 | 无"),
			[]string{"c.total 甲 total untestable null null", "c.total 乙 total exact 6.00 6.00",
				"c.total 丙 total exact 6.00 6.00"}},
		{"a column that its head alone explains is a part of what the vocabulary says", tableOf("收入表",
			"名称 | 合计 | 自有资金 | 政府性基金预算", "---", "甲 | 9.00 | 4.00 | 5.00"),
			[]string{"c.total 甲 total exact 9.00 9.00"}},
		{"one of which nothing says where it belongs", tableOf("收入表", "名称 | 合计 | 财政拨款 | 自有资金 | 其他收入", "---",
			"甲 | 9.00 | 4.00 | 2.00 | 3.00", "乙 | 6.00 | 4.00 | 2.00 | "),
			[]string{"c.total 甲 total untestable null null", "c.total 乙 total exact 6.00 6.00"}},
		{"a number in a column of texts", tableOf("收入表", "序号 | 名称 | 合计 | 财政拨款 | 自有资金", "---", "1 | 甲 | 6.00 | 4.00 | 2.00"),
			[]string{"c.total 甲 total exact 6.00 6.00"}},
		{"blank parts count as nothing", tableOf("收入表", "名称 | 合计 | 财政拨款 | 自有资金", "---", "甲 | 4.00 | 4.00 | ", "乙 |  |  | "),
			[]string{"c.total 甲 total exact 4.00 4.00", "c.total 乙 total vacuous null null"}},
		{"a mismatch", tableOf("收入表", "名称 | 合计 | 财政拨款 | 自有资金", "---", "甲 | 9.00 | 4.00 | 2.00"),
			[]string{"c.total 甲 total mismatch 9.00 6.00"}},
	} {
		t.Run(c.name, func(t *testing.T) { wantEqual(t, "checks", judged(normalized(t, form, c.table)), c.want) })
	}
}

// Items are added up beside codes: the classes to the item that the form says, the items to what they are parts of,
// wherever sums are printed.
func TestItemParts(t *testing.T) {
	form := partForm(t, "{id: c, tree: balance}")
	for _, c := range []struct {
		name string
		rows []string
		want []string
	}{
		{"the sum above its classes", []string{"本年支出合计 | 3.00", "201 一般公共服务支出 | 1.00", "208 社会保障和就业支出 | 2.00", "结转下年 | 4.00",
			"支出总计 | 7.00"},
			[]string{"c total budget exact 7.00 7.00", "c current budget exact 3.00 3.00",
				"c.leaves total budget exact 7.00 7.00"}},
		{"the sum below its classes", []string{"201 一般公共服务支出 | 1.00", "208 社会保障和就业支出 | 2.00", "本年支出合计 | 3.00", "结转下年 | 4.00",
			"支出总计 | 7.00"},
			[]string{"c current budget exact 3.00 3.00", "c total budget exact 7.00 7.00",
				"c.leaves total budget exact 7.00 7.00"}},
		{"no sum of the year: the classes add up to the total", []string{"201 一般公共服务支出 | 1.00", "208 社会保障和就业支出 | 2.00",
			"结转下年 | 4.00", "支出总计 | 7.00"},
			[]string{"c total budget exact 7.00 7.00"}},
		{"a heading without amounts is no sum", []string{"本年支出合计 | ", "201 一般公共服务支出 | 1.00", "208 社会保障和就业支出 | 2.00",
			"支出总计 | 3.00"},
			[]string{"c total budget exact 3.00 3.00"}},
		{"items alone", []string{"本年支出合计 | 3.00", "基本支出 | 1.00", "项目支出 | 2.00", "支出总计 | 3.00"},
			[]string{"c total budget exact 3.00 3.00", "c current budget exact 3.00 3.00",
				"c.leaves total budget exact 3.00 3.00"}},
		{"what the form does not know may be a part", []string{"201 一般公共服务支出 | 1.00", "某种支出 | 1.00", "支出总计 | 2.00"},
			[]string{"c total budget untestable null null"}},
		{"without money it is none", []string{"201 一般公共服务支出 | 2.00", "某种支出 | ", "支出总计 | 2.00"},
			[]string{"c total budget exact 2.00 2.00"}},
		{"with a zero it is none", []string{"201 一般公共服务支出 | 2.00", "某种支出 | 0.00", "支出总计 | 2.00"},
			[]string{"c total budget exact 2.00 2.00"}},
		{"classes by their names", []string{"一、一般公共服务支出 | 1.00", "二、教育支出 | 2.00", "支出总计 | 3.00"},
			[]string{"c total budget exact 3.00 3.00"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			table := tableOf("支出平衡表", append([]string{"项目 | 预算数", "---"}, c.rows...)...)
			wantEqual(t, "checks", judged(normalized(t, form, table)), c.want)
		})
	}
}

// A tree of units alone compares each with all below it, and no groups, which nothing tells apart.
func TestTreeOfUnits(t *testing.T) {
	rows := []string{"单位编码 | 单位（项目） | 合计", "---", " | 合计 | 9.00", "117 | 某市审计局 | 5.00", " | 审计专项 | 4.00",
		"118 | 某中心 | 4.00", " | 信息化 | 4.00"}
	for check, want := range map[string][]string{
		"{id: c, tree: projects, units: true}": {"c 117 total mismatch 5.00 4.00", "c 118 total exact 4.00 4.00",
			"c total total exact 9.00 9.00"},
		"{id: c, tree: projects}": {"c total total exact 9.00 9.00", "c 117 total mismatch 5.00 4.00",
			"c 118 total exact 4.00 4.00", "c.leaves total total mismatch 9.00 8.00"},
	} {
		wantEqual(t, check, judged(normalized(t, unitForm(t, check), tableOf("项目支出表", rows...))), want)
	}
}

// Each of several tables of one kind is checked for itself; what needs a table that only the first have is not asked of
// the others.
func TestInstances(t *testing.T) {
	form := partForm(t, "{id: c, rows: income}, {id: d, cells: true, left: income.total.total, right: balance.total.budget}")
	income := func(department, total string) *extract.Table {
		return captioned(tableOf("收入表", "名称 | 合计 | 财政拨款", "---", "合计 | "+total+" | 4.00"), "部门名称："+department)
	}
	doc := normalized(t, form, income("甲局", "4.00"), income("乙局", "5.00"), income("甲局", "4.00"),
		tableOf("支出平衡表", "项目 | 预算数", "---", "支出总计 | 4.00"))
	wantEqual(t, "checks", judged(doc), []string{"c.total total total exact 4.00 4.00", "d exact 4.00 4.00",
		"c.total total total mismatch 5.00 4.00", "c.total total total exact 4.00 4.00"})
	var tables []string
	for _, table := range doc.Tables {
		name := string(table.Address())
		if table.Department != nil {
			name += " " + *table.Department
		}
		tables = append(tables, name)
	}
	wantEqual(t, "tables", tables[:4], []string{"income", "income#2 乙局", "income#3", "balance"})
	if c := doc.Checks[2]; c.Table != "income#2" || c.Cells[0].Address != "income#2/total/total" {
		t.Errorf("%+v", c)
	}
	if s := doc.Summary.Checks; s.Exact != 3 || s.Mismatch != 1 {
		t.Errorf("%+v", s)
	}
}

// A table that prints no amount is empty, whatever labels it has; they are not lost.
func TestBlankTables(t *testing.T) {
	form := partForm(t, "")
	for _, c := range []struct {
		name   string
		rows   []string
		status string
		left   int // rows
	}{
		{"a total without amount", []string{"合计 |  | "}, document.Empty, 0},
		{"a total with a dash is a row", []string{"合计 | — | "}, document.Filled, 1},
		{"a zero is an amount", []string{"合计 | 0.00 | "}, document.Filled, 1},
		{"names without amounts stay rows", []string{"合计 |  | ", "甲 |  | "}, document.Empty, 2},
		{"nothing", []string{" |  | "}, document.Empty, 0},
	} {
		table := tableByID(t, normalized(t, form, tableOf("收入表", append([]string{"名称 | 合计 | 财政拨款", "---"}, c.rows...)...)),
			"income")
		if table.Status != c.status || len(table.Rows) != c.left {
			t.Errorf("%s: %s with %d rows", c.name, table.Status, len(table.Rows))
		}
		if c.name == "a total without amount" && (len(table.Notes) != 1 || table.Notes[0].Text != "合计") {
			t.Errorf("the label is lost: %+v", table.Notes)
		}
	}
}

// The unit of a table may go on in the line below, stand in the table itself, and differ in a column.
func TestUnitsOfTables(t *testing.T) {
	form := partForm(t, "")
	income := func(captions ...string) *extract.Table {
		return captioned(tableOf("收入表", "名称 | 合计", "---", "甲 | 1.00"), captions...)
	}
	for _, c := range []struct {
		name  string
		table *extract.Table
		want  string
	}{
		{"in one line", income("单位：元"), "元"},
		{"wrapped", income("单位：万", "元"), "万元"},
		{"wrapped, but something else follows", income("单位：亿", "某局"), ""},
		{"in a row of the table", unitless(tableOf("收入表", "单位：元 | <", "名称 | 合计", "---", "甲 | 1.00")), "元"},
		{"in a header cell", unitless(tableOf("收入表", "名称 | 合计（元）", "---", "甲 | 1.00")), "元"},
		{"nowhere", unitless(income()), ""},
	} {
		if u := tableByID(t, normalized(t, form, c.table), "income").Unit; text(u) != c.want {
			t.Errorf("%s: %q, want %q", c.name, text(u), c.want)
		}
	}
	table := tableByID(t, normalized(t, form, tableOf("人员表", "名称 | 占比 | 金额", "---", "甲 | 12.5% | 3.00", "乙 | 7 | 3.00%")),
		"plain")
	wantEqual(t, "rows", described(table.Rows), []string{"item 甲 share=12.5 total=3.00", "item 乙 share=7 total=null"})
	if u := table.Columns[0].Unit; u == nil || *u != "%" || table.Columns[1].Unit != nil {
		t.Errorf("%+v", table.Columns)
	}
}

// Lists of the same columns side by side are one list, in the order of print.
func TestListsSideBySide(t *testing.T) {
	table := tableByID(t, normalized(t, partForm(t, ""), tableOf("收入表", "名称 | 合计 | 名称 | 合计", "---", "甲 | 1.00 | 丙 | 3.00",
		"乙 | 2.00 |  | ")), "income")
	wantEqual(t, "rows", addressed(table.Rows), []string{"income/甲 item total=1.00", "income/乙 item total=2.00",
		"income/丙 item total=3.00"})
	if len(table.Columns) != 1 {
		t.Errorf("%+v", table.Columns)
	}
	table = tableByID(t, normalized(t, partForm(t, ""), tableOf("收入表", "名称 | 合计 | 名称 | 合计 | 名称 | 合计", "---",
		"甲 | 1.00 | 丙 | 3.00 | 丁 | 4.00", "乙 | 2.00 | 戊 | < | < | 5.00")), "income")
	wantEqual(t, "rows with a label over the next list", addressed(table.Rows),
		[]string{"income/甲 item total=1.00", "income/乙 item total=2.00", "income/丙 item total=3.00",
			"income/丁 item total=4.00", "income/戊 item total=5.00"})
}

// The label of a total may stand in a column that the form does not know.
func TestTotalBesideTheNames(t *testing.T) {
	table := tableByID(t, normalized(t, partForm(t, ""), tableOf("收入表", "类别 | 名称 | 合计", "---", "合计 |  | 1.00",
		"一类 | 甲 | 1.00")), "income")
	wantEqual(t, "rows", addressed(table.Rows), []string{"income/total total total=1.00", "income/甲 item total=1.00"})
}

// 其中 as the only printed part of an item is less than the item, and no sum.
func TestLonePartOfAnItem(t *testing.T) {
	doc := normalized(t, partForm(t, "{id: c, tree: balance}"),
		tableOf("支出平衡表", "项目 | 预算数", "---", "本年支出合计 | 9.00", "其中：基本支出 | 4.00", "支出总计 | 9.00"))
	wantEqual(t, "checks", judged(doc), []string{"c total budget exact 9.00 9.00"})
}

// Rows of one item that hold its budget and its final account become one.
func TestRowsOfOneItem(t *testing.T) {
	forms, err := schema.Parse([]byte(`
form: rows
kind: final_accounts
unit: 万元
totals: [合计]
document: {department: [部门]}
tables:
  - id: three_public
    title: 三公经费决算表
    rows: one
    columns:
      - {role: period, path: 项目}
      - {item: total, id: budget, path: 合计}
      - {item: reception, id: budget, path: 接待费}
      - {item: total, id: final, path: 合计}
      - {item: reception, id: final, path: 接待费}
    items: [{id: total}, {id: reception, of: total}]
checks: [{id: c, items: three_public}]
`), "rows.yaml")
	if err != nil {
		t.Fatal(err)
	}
	doc := normalized(t, forms[0], tableOf("三公经费决算表", "项目 | 合计 | 接待费", "---", "预算数 | 3.00 | 3.00", "决算数 | 2.00 | 2.00"))
	wantEqual(t, "rows", addressed(tableByID(t, doc, "three_public").Rows),
		[]string{"three_public/total item budget=3.00 final=2.00", "three_public/reception item budget=3.00 final=2.00"})
	wantEqual(t, "checks", judged(doc), []string{"c total budget exact 3.00 3.00", "c total final exact 2.00 2.00"})
}

// An unclaimed table says what it is most like, with two decimals.
func TestNearestOfUnmapped(t *testing.T) {
	doc := normalized(t, partForm(t, ""), tableOf("收入表", "名称 | 合计", "---", "甲 | 1.00"),
		tableOf("支出平衡表", "项目 | 全部", "---", "甲 | 1.00"))
	if len(doc.Unmapped) != 1 || doc.Unmapped[0].Nearest == nil {
		t.Fatalf("%+v", doc.Unmapped)
	}
	if n := doc.Unmapped[0].Nearest; n.Table != "balance" || n.Title != 1 || n.Header != 0 || len(n.Missing) != 1 ||
		n.Missing[0] != "column 预算数" {
		t.Errorf("%+v", n)
	}
}
