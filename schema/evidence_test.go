package schema

import (
	"fmt"
	"strings"
	"testing"

	"gongkai/extract"
)

func smallForm(t *testing.T, tables string) *Form {
	t.Helper()
	forms, err := Parse([]byte("form: a\nkind: budget\ntables:\n"+tables), "a.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return forms[0]
}

const incomeByFund = "  - {id: income, title: 部门收入总表, patterns: ['^收入02表$'], rows: names, columns: [{role: name, path: 项目}, " +
	"{id: total, path: 合计}, {id: general_public, path: [财政拨款, 小计]}, {id: business, path: 事业收入, optional: true}]}\n"

// A match says in what way the title was told: only a title that is printed places a table for sure.
func TestTitled(t *testing.T) {
	form := smallForm(t, incomeByFund)
	head := "项目 | 合计 | 财政拨款"
	for _, c := range []struct {
		caption string
		want    Titled
	}{
		{"部门收入总表", TitleExact}, {"2025年部门收入总表", TitleExact}, {"某局部门收入总表（公开）", TitleContained}, {"部内收入总表", TitleNear},
		{"收入02表", TitlePattern},
	} {
		table := tableOf(head, " | | 小计", "---", "某 | 1.00 | 1.00")
		table = titled(table, c.caption)
		m := Recognise(documentOf(table), []*Form{form})
		if len(m.Tables) != 1 || m.Tables[0].Titled != c.want || m.Tables[0].Title != c.caption {
			t.Errorf("%q: %+v, want %s", c.caption, m.Tables, c.want)
		}
	}
}

// A title in a frame of its own is that of the table below; an untitled grid is none, however well its header fits.
func TestTitleInAFrame(t *testing.T) {
	form := []*Form{smallForm(t, incomeByFund)}
	bare := func() *extract.Table {
		return tableOf("项目 | 合计 | 财政拨款", " | | 小计", "---", "某 | 1.00 | 1.00")
	}
	frame := func() *extract.Table { return titled(tableOf("---", "甲"), "部门收入总表") }
	if m := Recognise(documentOf(frame(), bare()), form); found(m) != "income 1, left [0]" ||
		m.Tables[0].Titled != TitleContinued {
		t.Errorf("below a frame: %s", found(m))
	}
	for name, before := range map[string][]*extract.Table{
		"nothing above": nil, "another table": {titled(tableOf("---", "甲 | 1.00", "乙 | 1.00"),
			"部门收入总表")}, "no title": {tableOf("---", "甲")},
	} {
		if m := Recognise(documentOf(append(before, bare())...), form); len(m.Tables) > 0 {
			t.Errorf("%s: %s", name, found(m))
		}
	}
}

// A column that another printed one could be as well has a rival; one of another side, or one that is something else,
// is none.
func TestRivals(t *testing.T) {
	form := smallForm(t, incomeByFund)
	rivals := func(rows ...string) map[string]int {
		m := Recognise(documentOf(titled(tableOf(append(rows, "---", "某 | 1.00 | 1.00 | 2.00")...), "部门收入总表")), []*Form{form})
		if len(m.Tables) != 1 {
			t.Fatalf("%q gives %+v", rows, m.Tables)
		}
		out := map[string]int{}
		for _, c := range m.Tables[0].Panels[0].Columns {
			if c.Column.Role == "" && len(c.Grid) > 0 {
				out[c.Column.ID] = c.Rival
			}
		}
		return out
	}
	if got := rivals("项目 | 合计 | 财政拨款 | 财政拨款", " | | 小计 | 小计 "); len(got) != 1 || got["total"] != -1 {
		t.Errorf("two columns of one name: %v", got)
	}
	if got := rivals("项目 | 合计 | 财政拨款 | 某款", " | | 小计 | 小计 "); got["general_public"] != -1 {
		t.Errorf("two columns below different bands: %v", got)
	}
	if got := rivals("项目 | 合计 | 财政拨款 | 事业收入", " | | 小计 | "); got["total"] != -1 || got["general_public"] != -1 ||
		got["business"] != -1 {
		t.Errorf("columns of different names: %v", got)
	}
	sided := smallForm(t, `
  - id: summary
    title: 收支总表
    sides:
      - {side: income, rows: names, columns: [{role: name, path: 收入}, {id: budget, path: 预算数}]}
      - {side: expenditure, rows: names, columns: [{role: name, path: 支出}, {id: budget, path: 预算数}]}
`)
	m := Recognise(documentOf(titled(tableOf("收入 | 预算数 | 支出 | 预算数", "---", "某 | 1.00 | 某 | 1.00"), "收支总表")),
		[]*Form{sided})
	for _, p := range m.Tables[0].Panels {
		if c := p.Columns[1]; len(c.Grid) != 1 || c.Rival != -1 {
			t.Errorf("%s: %+v", p.Panel.Side, c)
		}
	}
}

// A table told by the title in a frame above it speaks for its form as much as any other.
func TestTitleInAFrameSpeaksForItsForm(t *testing.T) {
	forms, err := Parse([]byte("form: framed\nkind: budget\ntables:\n"+incomeByFund+
		"---\nform: poorer\nkind: budget\ntables:\n  - {id: staff, title: 人员情况表, rows: names, columns: [{role: name, path: 姓名}, "+
		"{id: total, path: 合计}, {id: posts, path: 编制人数}, {id: retired, path: 离退休人数}]}\n"), "two.yaml")
	if err != nil {
		t.Fatal(err)
	}
	m := Recognise(documentOf(titled(tableOf("---", "甲"), "部门收入总表"),
		tableOf("项目 | 合计 | 财政拨款", " | | 小计", "---", "某 | 1.00 | 1.00"),
		titled(tableOf("姓名 | 合计 | 编制人数", "---", "某 | 1.00 | 1.00"), "人员情况表")), forms)
	if got := found(m); got != "income 1, left [0 2]" || m.Form.ID != "framed" {
		t.Errorf("%s", got)
	}
	staff := titled(tableOf("姓名 | 合计 | 编制人数", "---", "某 | 1.00 | 1.00"), "人员情况表")
	if m := Recognise(documentOf(staff), forms); m.Form == nil || m.Form.ID != "poorer" {
		t.Errorf("alone: %s", found(m))
	}
}

// A table of the title of another is a further one only if its header fits as well.
func TestAnother(t *testing.T) {
	poorer := titled(tableOf("项目 | 合计 | 其他款项", "---", "某 | 1.00 | 1.00"), "部门收入总表")
	as := func(title string) *extract.Table {
		return titled(tableOf("项目 | 合计 | 财政拨款", " | | 小计", "---", "某 | 1.00 | 1.00"), title)
	}
	full := func() *extract.Table { return as("部门收入总表") }
	form := []*Form{smallForm(t, incomeByFund)}
	if got := found(Recognise(documentOf(full(), poorer), form)); got != "income 0, left [1]" {
		t.Errorf("a poorer header: %s", got)
	}
	if got := found(Recognise(documentOf(full(), full()), form)); got != "income 0, income 1" {
		t.Errorf("the same header: %s", got)
	}
	wider := titled(tableOf("项目 | 合计 | 财政拨款 | 事业收入", " | | 小计 | ", "---", "某 | 2.00 | 1.00 | 1.00"), "部门收入总表")
	if got := found(Recognise(documentOf(full(), wider), form)); got != "income 0, left [1]" {
		t.Errorf("a header of another width: %s", got)
	}
	for title, want := range map[string]string{
		"2025年部门收入总表": "income 0, income 1", // the year may differ
		"收入02表":       "income 0, left [1]", // as sure, but another title
		"部内收入总表":      "income 0, left [1]", // less sure
	} {
		if got := found(Recognise(documentOf(full(), as(title)), form)); got != want {
			t.Errorf("titled %s: %s, want %s", title, got, want)
		}
	}
	if got := found(Recognise(documentOf(as("部内收入总表"), as("部内收入总表")), form)); got != "income 0, left [1]" {
		t.Errorf("two of a title that is not sure: %s", got)
	}
}

// A form whose tables are all there is the document's, however many other tables that prints.
func TestCarriesByWhatTheFormWants(t *testing.T) {
	other := func() *extract.Table { return titled(tableOf("序号 | 地址", "---", "1 | 某路"), "地址表") }
	table := titled(tableOf("项目 | 合计 | 财政拨款", " | | 小计", "---", "某 | 1.00 | 1.00"), "部门收入总表")
	if got := found(Recognise(documentOf(table, other(), other(), other()),
		[]*Form{smallForm(t, incomeByFund)})); got != "income 0, left [1 2 3]" {
		t.Errorf("%s", got)
	}
}

// Four tables for certain tell the form of a document that prints little of it among much else; three do not.
func TestCarriesByCertainTables(t *testing.T) {
	names := []string{"收入", "支出", "基金", "资产", "采购", "债务", "结转", "国资", "会议"}
	var tables strings.Builder
	for i, name := range names {
		fmt.Fprintf(&tables, "  - {id: t%d, title: 部门%s总表, rows: names, columns: [{role: name, path: 项目}, {id: total, path: 合计}]}\n",
			i, name)
	}
	form := []*Form{smallForm(t, tables.String())}
	for certain, want := range map[int]bool{3: false, 4: true} {
		var printed []*extract.Table
		for _, name := range names[:certain] {
			printed = append(printed, titled(tableOf("项目 | 合计", "---", "某 | 1.00"), "部门"+name+"总表"))
		}
		for range 9 {
			printed = append(printed, titled(tableOf("序号 | 地址", "---", "1 | 某路"), "地址表"))
		}
		if m := Recognise(documentOf(printed...), form); (m.Form != nil) != want {
			t.Errorf("%d tables: %s", certain, found(m))
		}
	}
}

// A list by economic class has economic codes, and rows have names: title and header alone do not make it.
func TestContradicted(t *testing.T) {
	form := []*Form{smallForm(t, `
  - id: by_class
    title: 支出明细表
    rows: codes
    codes: economic
    columns: [{role: code, path: 科目编码}, {role: name, path: 科目名称}, {id: total, path: 合计}]
`)}
	list := func(rows ...string) *extract.Table {
		return titled(tableOf(append([]string{"科目编码 | 科目名称 | 合计", "---"}, rows...)...), "支出明细表")
	}
	for name, c := range map[string]struct {
		rows []string
		want bool
	}{
		"its own codes":      {[]string{"301 | 甲 | 1.00", "30101 | 乙 | 1.00", "201 | 丙 | 1.00"}, true},
		"codes of functions": {[]string{"201 | 甲 | 1.00", "20101 | 乙 | 1.00", "301 | 丙 | 1.00"}, false},
		"in front of names":  {[]string{" | 201 甲 | 1.00", " | 20101-乙 | 1.00"}, false},
		"no rows":            {nil, true},
		"one misprint":       {[]string{"201 | 甲 | 1.00"}, true},
		"no names":           {[]string{" | | 1.00", " | | 2.00", " | | 3.00", "301 | 甲 | 1.00"}, false},
		"few without names":  {[]string{" | | 1.00", "301 | 甲 | 2.00", "302 | 乙 | 3.00", "303 | 丙 | 1.00"}, true},
	} {
		if m := Recognise(documentOf(list(c.rows...)), form); (len(m.Tables) == 1) != c.want {
			t.Errorf("%s: %s", name, found(m))
		}
	}
}
