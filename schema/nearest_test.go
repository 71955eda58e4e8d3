package schema

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongkai/extract"
)

// rivals has a table that is printed in two ways, an optional one, and one of units.
const rivals = `form: rivals
kind: budget
tables:
  - id: public
    title: 三公经费表
    rows: items
    columns: [{role: name, path: 项目}, {id: total, path: 预算数}]
    items: [{id: abroad}, {id: reception}]
  - id: public
    variant: one row
    title: 三公经费表
    rows: one
    columns: [{role: unit, path: 单位}, {item: abroad, id: total, path: 出国费}, {item: reception, id: total, path: 接待费}]
    items: [{id: abroad}, {id: reception}]
  - id: income
    title: 收入总表
    rows: units
    columns: [{role: unit, path: 单位}, {id: total, path: 合计}, {id: own, path: 自有资金, optional: true}]
  - id: spending
    optional: true
    title: 支出总表
    rows: names
    columns: [{role: name, path: 项目}, {id: total, path: 合计}, {id: basic, path: 基本支出}]
`

func rivalForm(t *testing.T) *Form {
	t.Helper()
	forms, err := Parse([]byte(rivals), "rivals.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return forms[0]
}

func incomeTable(title string) *extract.Table {
	return titled(tableOf("单位 | 合计", "---"), title)
}

// Of the variants of a table a document has one; several tables of one kind are instances of it.
func TestVariantsAndInstances(t *testing.T) {
	rows, row := titled(tableOf("项目 | 预算数", "---"), "三公经费表"), titled(tableOf("单位 | 出国费 | 接待费", "---"), "三公经费表")
	for _, c := range []struct {
		name   string
		tables []*extract.Table
		want   string
	}{
		{"the one", []*extract.Table{rows}, "public 0"},
		{"the other", []*extract.Table{row}, "public/one row 0"},
		{"the surer of both", []*extract.Table{row, rows}, "public/one row 0, left [1]"},
		{"of two departments", []*extract.Table{incomeTable("收入总表"), rows, incomeTable("收入总表")},
			"public 1, income 0, income#2 2"},
		{"of three", []*extract.Table{incomeTable("表1 收入总表"), incomeTable("收入总表"), incomeTable("2026年收入总表")},
			"income 0, income#2 1, income#3 2"},
		{"of another year it is the same", []*extract.Table{incomeTable("2026年收入总表"), incomeTable("2025年收入总表")},
			"income 0, income#2 1"},
		{"of another width it is another table", []*extract.Table{incomeTable("收入总表"),
			titled(tableOf("单位 | 合计 | 备注", "---"), "收入总表")}, "income 0, left [1]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := Recognise(documentOf(c.tables...), []*Form{rivalForm(t)})
			var got []string
			for _, tm := range m.Tables {
				s := strings.ReplaceAll(tm.Table.key(), " one", "/one")
				if tm.Instance > 0 {
					s += fmt.Sprint("#", tm.Instance)
				}
				got = append(got, fmt.Sprint(s, " ", tm.Index))
			}
			if m.Unmapped != nil {
				got = append(got, fmt.Sprint("left ", m.Unmapped))
			}
			if s := strings.Join(got, ", "); s != c.want {
				t.Errorf("%s, want %s", s, c.want)
			}
		})
	}
}

// What a form wants and a document lacks counts against the form; what is optional does not.
func TestMissingTablesCost(t *testing.T) {
	r := newRecogniser(documentOf(incomeTable("收入总表")))
	f := rivalForm(t)
	_, score := r.match(f)
	for i := range f.Tables {
		f.Tables[i].Optional = true
	}
	// of the table of expenses, which counts once however many variants it has
	if _, all := r.match(f); all-score != missingCost {
		t.Errorf("%v against %v", all, score)
	}
}

// A table that the form does not claim names the declared one that it is most like, and what it lacks.
func TestNearest(t *testing.T) {
	for _, c := range []struct {
		name    string
		table   *extract.Table
		want    string
		missing []string
	}{
		{"the header of another place", titled(tableOf("项目 | 全部 | 日常", "---"), "支出总表"), "spending",
			[]string{"column 合计", "column 基本支出"}},
		{"one column", titled(tableOf("项目 | 全部 | 基本支出 | 甲 | 乙", "---"), "支出总表"), "spending", []string{"column 合计"}},
		{"the title", titled(tableOf("项目 | 合计 | 基本支出", "---"), "人员一览表"), "spending", []string{"title 支出总表"}},
		{"nothing alike", titled(tableOf("序号 | 地址", "---"), "地址一览"), "", nil},
		{"without header", titled(tableOf("---", "某 | 某"), "支出总表"), "spending", []string{"column 合计", "column 基本支出"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := Recognise(documentOf(incomeTable("收入总表"), c.table), []*Form{rivalForm(t)})
			if !slices.Equal(m.Unmapped, []int{1}) {
				t.Fatalf("left %v", m.Unmapped)
			}
			n, ok := m.Nearest[1]
			got := ""
			if ok {
				got = n.Table.ID
			}
			if got != c.want || !slices.Equal(n.Missing, c.missing) {
				t.Errorf("%s %q, want %s %q", got, n.Missing, c.want, c.missing)
			}
		})
	}
	m := Recognise(documentOf(titled(tableOf("项目 | 全部", "---"), "支出总表")), []*Form{rivalForm(t)})
	if m.Form != nil || m.Nearest[0].Table == nil || m.Nearest[0].Table.ID != "spending" {
		t.Errorf("without a form: %+v", m.Nearest)
	}
}

// A table that lists indicators and nothing else is none of the sheets, and is said to be like one; a list with heads
// that many lists have is not.
func TestNearestSheet(t *testing.T) {
	for _, c := range []struct{ head, row, want string }{
		{"一级指标 | 二级指标 | 三级指标 | 指标值", "产出指标 | 数量指标 | 次数 | 12", "performance"},
		{"一级指标 | 二级指标 | 指标值", "产出指标 | 数量指标 | 12", "performance"},
		{"一级指标 | 二级指标 | 三级指标 | 分值 | 得分", "决策 | 立项 | 依据 | 10 | 9", "evaluation"},
		{"指标名称 | 计量单位 | 备注", "面积 | 亩 | 略", ""},
		{"单位 | 说明 | 名称", "甲局 | 略 | 乙", ""},
	} {
		doc := &extract.Document{Tables: []extract.Table{*titled(tableOf(c.head, "---", c.row), "评价指标体系")}}
		m := Recognise(doc, embeddedForms(t))
		got := ""
		if n, ok := m.Nearest[0]; ok && n.Sheet != nil {
			if got = "performance"; n.Sheet.Evaluates() {
				got = "evaluation"
			}
			if n.Table != nil || n.Header <= 0 || n.Header > 1 || len(n.Missing) == 0 {
				t.Errorf("%s: %+v", c.head, n)
			}
		}
		if len(m.Sheets) > 0 || got != c.want {
			t.Errorf("%s: %d sheets, nearest %q, want %q", c.head, len(m.Sheets), got, c.want)
		}
	}
}
