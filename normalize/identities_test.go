package normalize

import (
	"strings"
	"testing"

	"gongkai/extract"
	"gongkai/normalize/document"
)

// judged prints checks: id row column verdict left right.
func judged(doc *document.Document) []string {
	var out []string
	for _, c := range doc.Checks {
		words := []string{c.ID}
		for _, w := range []string{c.Row, c.Column} {
			if w != "" {
				words = append(words, w)
			}
		}
		out = append(out, strings.Join(append(words, string(c.Verdict), amountText(c.Left), amountText(c.Right)), " "))
	}
	return out
}

func spendingTable(rows ...string) *extract.Table {
	return tableOf("支出情况表", append([]string{spendingHead, spendingCode, "---"}, rows...)...)
}

func TestRowsCheck(t *testing.T) {
	form := testForm(t, "{id: c, rows: spending, left: total, right: basic + project}")
	doc := normalized(t, form, spendingTable(" |  |  | 总计 | 5.00 | 2.00 | 3.00", " |  |  | 某局 | 5.00 | 2.00 | 3.00",
		"201 |  |  | 甲 | 5.00 | 2.00 | 2.99", "208 |  |  | 乙 |  |  | "))
	wantEqual(t, "checks", judged(doc), []string{"c total exact 5.00 5.00", "c 某局 exact 5.00 5.00",
		"c 201 rounding 5.00 4.99", "c 208 vacuous null null"})
	var addresses []string
	for _, o := range doc.Checks[2].Cells {
		addresses = append(addresses, string(o.Address))
		if o.Page != 1 || o.Box == nil {
			t.Errorf("%s has no place", o.Address)
		}
	}
	wantEqual(t, "addresses", addresses, []string{"spending/201/total", "spending/201/basic", "spending/201/project"})
	// Without one of the columns nothing can be told.
	doc = normalized(t, form, tableOf("支出情况表", "编码 | < | < | 名称 | 合计 | 项目支出", "类 | 款 | 项 | ^ | ^ | ^", "---",
		"201 |  |  | 甲 | 5.00 | 5.00"))
	wantEqual(t, "checks", judged(doc), []string{"c 201 untestable null null"})
}

func TestRowsCheckOfSheets(t *testing.T) {
	form := testForm(t, "{id: c, rows: target, left: funds, right: fiscal}")
	doc := normalized(t, form, sheetTable(), sheetTable())
	wantEqual(t, "checks", judged(doc), []string{"c 1 mismatch 60.00 null", "c 2 mismatch 60.00 null"})
}

func TestItemsCheck(t *testing.T) {
	form := testForm(t, "{id: c, items: items, left: total, right: general + fund + carryover}",
		"{id: d, items: items, left: fund, right: fund.own}")
	doc := normalized(t, form, tableOf("经费情况表", itemsHead, "---", "一、一般预算拨款 | 3.00 | 3.00", "2.基金预算拨款 | 2.00 | ",
		"二、上年结转 |  | ", "合计 | 5.00 | 4.00"))
	wantEqual(t, "checks", judged(doc), []string{"c total total exact 5.00 5.00", "c total public mismatch 4.00 3.00",
		"d fund total untestable null null", "d fund public untestable null null"})
}

func TestTreeCheck(t *testing.T) {
	form := testForm(t, "{id: c, tree: spending, columns: [total]}")
	for _, c := range []struct {
		name string
		rows []string
		want []string
	}{
		{"three levels", []string{" |  |  | 总计 | 6.00 |  | ", "201 |  |  | 甲 | 6.00 |  | ", "201 | 03 |  | 乙 | 4.00 |  | ",
			"201 | 03 | 01 | 丙 | 1.00 |  | ", "201 | 03 | 50 | 丁 | 3.00 |  | ",
			"201 | 05 |  | 戊 | 2.00 |  | "},
			[]string{"c total total exact 6.00 6.00", "c 201 total exact 6.00 6.00", "c 20103 total exact 4.00 4.00",
				"c.leaves total total exact 6.00 6.00"}},
		{"one level: the classes are the leaves", []string{" |  |  | 总计 | 3.00 |  | ", "201 |  |  | 甲 | 1.00 |  | ",
			"208 |  |  | 乙 | 2.00 |  | "}, []string{"c total total exact 3.00 3.00"}},
		{"total at the bottom", []string{"201 |  |  | 甲 | 1.00 |  | ", "208 |  |  | 乙 | 2.00 |  | ",
			" |  |  | 合计 | 3.00 |  | "}, []string{"c total total exact 3.00 3.00"}},
		{"no total", []string{"201 |  |  | 甲 | 1.00 |  | ", "201 | 03 |  | 乙 | 1.00 |  | "},
			[]string{"c 201 total exact 1.00 1.00"}},
		{"a level left out", []string{" |  |  | 总计 | 3.00 |  | ", "201 |  |  | 甲 | 3.00 |  | ",
			"201 | 03 | 01 | 乙 | 1.00 |  | ", "201 | 05 | 01 | 丙 | 2.00 |  | "},
			[]string{"c total total exact 3.00 3.00", "c 201 total exact 3.00 3.00", "c.leaves total total exact 3.00 3.00"}},
		{"rounding on one level, none over two", []string{" |  |  | 总计 | 14.06 |  | ", "210 |  |  | 甲 | 14.06 |  | ",
			"210 | 11 |  | 乙 | 14.06 |  | ", "210 | 11 | 01 | 丙 | 13.13 |  | ",
			"210 | 11 | 02 | 丁 | 0.82 |  | ", "210 | 11 | 99 | 戊 | 0.10 |  | "},
			[]string{"c total total exact 14.06 14.06", "c 210 total exact 14.06 14.06", "c 21011 total rounding 14.06 14.05",
				"c.leaves total total rounding 14.06 14.05"}},
		{"mismatch below", []string{" |  |  | 总计 | 3.00 |  | ", "201 |  |  | 甲 | 3.00 |  | ", "201 | 03 |  | 乙 | 2.00 |  | "},
			[]string{"c total total exact 3.00 3.00", "c 201 total mismatch 3.00 2.00",
				"c.leaves total total mismatch 3.00 2.00"}},
		{"a unit above the classes", []string{" |  |  | 总计 | 3.00 |  | ", " |  |  | 某局 | 3.00 |  | ",
			"201 |  |  | 甲 | 3.00 |  | "},
			[]string{"c total total exact 3.00 3.00", "c 某局 total exact 3.00 3.00", "c.leaves total total exact 3.00 3.00"}},
		{"two units with the same codes", []string{" |  |  | 总计 | 3.00 |  | ", " |  |  | 甲局 | 1.00 |  | ",
			"201 |  |  | 某 | 1.00 |  | ", " |  |  | 乙局 | 2.00 |  | ", "201 |  |  | 某 | 2.00 |  | "},
			[]string{"c total total exact 3.00 3.00", "c 甲局 total exact 1.00 1.00", "c 乙局 total exact 2.00 2.00",
				"c.leaves total total exact 3.00 3.00"}},
		{"a unit begins anew", []string{" |  |  | 总计 | 3.00 |  | ", " |  |  | 甲局 | 1.00 |  | ", "201 |  |  | 某 | 1.00 |  | ",
			" |  |  | 乙局 | 2.00 |  | ", "201 | 03 |  | 某 | 2.00 |  | "},
			[]string{"c total total exact 3.00 3.00", "c 甲局 total exact 1.00 1.00", "c 乙局 total exact 2.00 2.00",
				"c.leaves total total exact 3.00 3.00"}},
		{"blank", []string{" |  |  | 总计 |  | 1.00 | ", "201 |  |  | 甲 |  | 1.00 | "},
			[]string{"c total total vacuous null null"}},
		{"a mere total", []string{" |  |  | 总计 | 1.00 |  | "}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantEqual(t, "checks", judged(normalized(t, form, spendingTable(c.rows...))), c.want)
		})
	}
	doc := normalized(t, testForm(t, "{id: c, tree: projects, columns: [total]}"), tableOf("项目支出情况表", projectsHead, "---",
		" | 总计 |  | 6.00 | ", "20103 | 其他 |  | 6.00 | ", "2010399 | 其他 | 甲 | 1.00 | ", "2010399 | 其他 | 乙 | 2.00 | ", "2010399 | 其他 | 丙 | 3.00 | "))
	wantEqual(t, "codes of several projects", judged(doc), []string{"c total total exact 6.00 6.00",
		"c 20103 total exact 6.00 6.00", "c.leaves total total exact 6.00 6.00"})
	doc = normalized(t, testForm(t, "{id: c, tree: spending}"),
		spendingTable(" |  |  | 总计 | 1.00 | 1.00 | ", "201 |  |  | 甲 | 1.00 | 0.00 | "))
	wantEqual(t, "all columns", judged(doc), []string{"c total total exact 1.00 1.00", "c total basic mismatch 1.00 0.00",
		"c total project vacuous null null"})
	doc = normalized(t, testForm(t, "{id: c, tree: balance.expenditure}"),
		balanceTable("某局 | 9.00 | 201 甲 | 1.00", "收入总计 | 9.00 | 支出总计 | 1.00"))
	wantEqual(t, "one side", judged(doc), []string{"c total budget exact 1.00 1.00"})
}

func balanceTable(rows ...string) *extract.Table {
	return tableOf("收支总表", append([]string{balanceBand, balanceHead, "---"}, rows...)...)
}

func projectsTable(rows ...string) *extract.Table {
	return tableOf("项目支出情况表", append([]string{projectsHead, "---"}, rows...)...)
}

func TestMatchCheck(t *testing.T) {
	spending := spendingTable(" |  |  | 总计 | 6.00 |  | ", "201 |  |  | 甲 | 4.00 |  | ", "201 | 03 | 99 | 乙 | 4.00 |  | ",
		"208 |  |  | 丙 | 2.00 |  | ")
	for _, c := range []struct {
		name, check string
		other       *extract.Table
		want        []string
	}{
		{"by class", "{id: c, match: [balance.expenditure.budget, spending.total], level: 1}",
			balanceTable(" |  | 201 甲 | 4.00", " |  | 208 丙 | 2.01", " |  | 支出总计 | 6.01"),
			[]string{"c 201 exact 4.00 4.00", "c 208 rounding 2.01 2.00"}},
		{"partners missing on both sides", "{id: c, match: [balance.expenditure.budget, spending.total], level: 1}",
			balanceTable(" |  | 201 甲 | 4.00", " |  | 210 丁 | 2.00", " |  | 212 戊 | "),
			[]string{"c 201 exact 4.00 4.00", "c 210 mismatch 2.00 null", "c 212 vacuous null null",
				"c 208 mismatch null 2.00"}},
		{"every level", "{id: c, match: [balance.expenditure.budget, spending.total]}",
			balanceTable(" |  | 201 甲 | 4.00", " |  | 2010399 乙 | 4.00", " |  | 208 丙 | 2.00"),
			[]string{"c 201 exact 4.00 4.00", "c 2010399 exact 4.00 4.00", "c 208 exact 2.00 2.00"}},
		{"several rows of a code are added up", "{id: c, match: [spending.total, projects.total], level: 3}",
			projectsTable("201 | 甲 |  | 4.00 | ", "2010399 | 乙 | 子 | 1.00 | ", "2010399 | 乙 | 丑 | 3.00 | "),
			[]string{"c 2010399 exact 4.00 4.00"}},
		{"with the sum of the other", "{id: c, match: [balance.expenditure.budget, spending.total], level: 1, sum: balance.expenditure.total.budget}",
			balanceTable(" |  | 201 甲 | 4.00", " |  | 208 丙 | 2.00", " |  | 支出总计 | 6.00"), []string{"c 201 exact 4.00 4.00",
				"c 208 exact 2.00 2.00", "c.sum exact 6.00 6.00"}},
		{"the sum is not tested when a partner is missing",
			"{id: c, match: [balance.expenditure.budget, spending.total], level: 1, sum: balance.expenditure.total.budget}",
			balanceTable(" |  | 201 甲 | 4.00", " |  | 支出总计 | 4.00"), []string{"c 201 exact 4.00 4.00",
				"c 208 mismatch null 2.00", "c.sum untestable null null"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantEqual(t, "checks", judged(normalized(t, testForm(t, c.check), spending, c.other)), c.want)
		})
	}
}

func TestMatchCheckWithSheets(t *testing.T) {
	check := "{id: c, match: [projects.total, target.funds], sum: projects.total.total}"
	projects := func(rows ...string) *extract.Table {
		return projectsTable(append([]string{" | 总计 |  | 60.00 | ", "2010399 | 乙 | 甲项目 | 60.00 | "}, rows...)...)
	}
	for _, c := range []struct {
		name   string
		tables []*extract.Table
		want   []string
	}{
		{"every project has its sheet", []*extract.Table{projects(), sheetTable()},
			[]string{"c 甲项目 exact 60.00 60.00", "c.sum exact 60.00 60.00"}},
		{"a project without a sheet", []*extract.Table{projects("2010399 | 乙 | 乙项目 | 1.00 | "), sheetTable()},
			[]string{"c 甲项目 exact 60.00 60.00", "c 乙项目 untestable null null", "c.sum untestable null null"}},
		{"a sheet without a row", []*extract.Table{projectsTable(" | 总计 |  | 1.00 | ", "2010399 | 乙 | 乙项目 | 1.00 | "),
			sheetTable()},
			[]string{"c 乙项目 untestable null null", "c 甲项目 untestable null null", "c.sum untestable null null"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantEqual(t, "checks", judged(normalized(t, testForm(t, check), c.tables...)), c.want)
		})
	}
}

func TestCellsCheck(t *testing.T) {
	items := tableOf("经费情况表", itemsHead, "---", "合计 | 5.00 | ", "2.基金预算拨款 | 5.00 | ")
	for _, c := range []struct {
		name, left, right string
		tables            []*extract.Table
		want              string
	}{
		{"total and item", "items.total.total", "items.fund.total", []*extract.Table{items}, "c exact 5.00 5.00"},
		{"a code that is not printed has no money", "items.total.total", "spending.208.total",
			[]*extract.Table{items, spendingTable("201 |  |  | 甲 | 1.00 |  | ")}, "c mismatch 5.00 null"},
		{"an item that is not printed is missing", "items.total.total", "items.general.total", []*extract.Table{items},
			"c untestable null null"},
		{"a total that is not printed is missing", "items.total.total", "spending.total.total",
			[]*extract.Table{items, spendingTable("201 |  |  | 甲 | 5.00 |  | ")}, "c untestable null null"},
		{"an empty table has no money", "items.total.total", "items.fund.total + spending.total.total",
			[]*extract.Table{items, spendingTable(saysEmpty + " | < | < | < | < | < | <")}, "c exact 5.00 5.00"},
		{"a missing table", "items.total.total", "spending.201.total", []*extract.Table{items}, "c untestable null null"},
		{"a missing sheet", "items.total.total", "target.funds", []*extract.Table{items}, "c untestable null null"},
		{"the sum of all sheets", "items.total.total", "target.funds", []*extract.Table{items, sheetTable(), sheetTable()},
			"c mismatch 5.00 120.00"},
		{"yuan against 万元", "items.total.total", "spending.total.total",
			[]*extract.Table{items, captioned(spendingTable(" |  |  | 总计 | 49950.00 |  | "),
				"单位：元")}, "c rounding 50000.00 49950.00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			form := testForm(t, "{id: c, cells: true, left: "+c.left+", right: "+c.right+"}")
			wantEqual(t, "checks", judged(normalized(t, form, c.tables...)), []string{c.want})
		})
	}
}

// Every check of the form is answered, also of tables that the document does not have.
func TestEveryCheckIsAnswered(t *testing.T) {
	form := testForm(t, "{id: a, rows: spending, left: total, right: basic}", "{id: b, tree: projects}",
		"{id: c, match: [spending.total, projects.total]}", "{id: d, weights: target, allowed: [100]}",
		"{id: e, rows: target, left: funds, right: fiscal}")
	doc := normalized(t, form, tableOf("经费情况表", itemsHead, "---", "合计 | 5.00 | "))
	wantEqual(t, "checks", judged(doc), []string{"a untestable null null", "b untestable null null",
		"c untestable null null", "d untestable null null", "e untestable null null"})
}
