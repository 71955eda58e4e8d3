package schema

import (
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
		{"部门收入总表", TitleExact}, {"2025年部门收入总表", TitleExact}, {"某局部门收入总表（公开）", TitleContained}, {"部门收入总", TitleNear},
		{"收入02表", TitlePattern}, {"", TitleNone},
	} {
		table := tableOf(head, " | | 小计", "---", "某 | 1.00 | 1.00")
		if c.caption != "" {
			table = titled(table, c.caption)
		}
		m := Recognise(documentOf(table), []*Form{form})
		if len(m.Tables) != 1 || m.Tables[0].Titled != c.want || m.Tables[0].Title != c.caption {
			t.Errorf("%q: %+v, want %s", c.caption, m.Tables, c.want)
		}
	}
}

// A column that another printed one could be as well has a rival; one of another side, or one that is something else, is none.
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
	if got := rivals("项目 | 合计 | 财政拨款 | 财政拨款", " | | 小计 | 小计"); got["total"] != -1 || got["general_public"] != 3 {
		t.Errorf("two columns of one name: %v", got)
	}
	if got := rivals("项目 | 合计 | 财政拨款 | 事业收入", " | | 小计 | "); got["total"] != -1 || got["general_public"] != -1 || got["business"] != -1 {
		t.Errorf("columns of different names: %v", got)
	}
	sided := smallForm(t, `
  - id: summary
    title: 收支总表
    sides:
      - {side: income, rows: names, columns: [{role: name, path: 收入}, {id: budget, path: 预算数}]}
      - {side: expenditure, rows: names, columns: [{role: name, path: 支出}, {id: budget, path: 预算数}]}
`)
	m := Recognise(documentOf(titled(tableOf("收入 | 预算数 | 支出 | 预算数", "---", "某 | 1.00 | 某 | 1.00"), "收支总表")), []*Form{sided})
	for _, p := range m.Tables[0].Panels {
		if c := p.Columns[1]; len(c.Grid) != 1 || c.Rival != -1 {
			t.Errorf("%s: %+v", p.Panel.Side, c)
		}
	}
}

// A table of the title of another is a further one only if its header fits as well.
func TestAnother(t *testing.T) {
	poorer := titled(tableOf("项目 | 合计 | 其他款项", "---", "某 | 1.00 | 1.00"), "部门收入总表")
	full := func() *extract.Table {
		return titled(tableOf("项目 | 合计 | 财政拨款", " | | 小计", "---", "某 | 1.00 | 1.00"), "部门收入总表")
	}
	form := []*Form{smallForm(t, incomeByFund)}
	if got := found(Recognise(documentOf(full(), poorer), form)); got != "income 0, left [1]" {
		t.Errorf("a poorer header: %s", got)
	}
	if got := found(Recognise(documentOf(full(), full()), form)); got != "income 0, income 1" {
		t.Errorf("the same header: %s", got)
	}
}

// A form whose tables are all there is the document's, however many other tables that prints.
func TestCarriesByWhatTheFormWants(t *testing.T) {
	other := func() *extract.Table { return titled(tableOf("序号 | 地址", "---", "1 | 某路"), "地址表") }
	table := titled(tableOf("项目 | 合计 | 财政拨款", " | | 小计", "---", "某 | 1.00 | 1.00"), "部门收入总表")
	if got := found(Recognise(documentOf(table, other(), other(), other()), []*Form{smallForm(t, incomeByFund)})); got != "income 0, left [1 2 3]" {
		t.Errorf("%s", got)
	}
}
