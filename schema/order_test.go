package schema

import (
	"testing"

	"gongkai/extract"
)

// orderForm has four tables, of which the first three have one header.
const orderForm = `  - {id: income, title: 部门收入总表,
     rows: names, columns: [{role: name, path: 项目}, {id: total, path: 合计}]}
  - {id: expenditure, title: 部门支出总表,
     rows: names, columns: [{role: name, path: 项目}, {id: total, path: 合计}]}
  - {id: fund, title: 资金分配情况表,
     rows: names, columns: [{role: name, path: 项目}, {id: total, path: 合计}]}
  - {id: vehicles, title: 公务用车情况表, rows: names, columns: [{role: name, path: 车型}, {id: cars, path: 车辆数}]}
`

// What stands between two tables of certain title has its place in the order of the form or of the contents, or its
// title is printed exactly. Any other title is no evidence there.
func TestOrderAgainstATitle(t *testing.T) {
	form := smallForm(t, orderForm)
	table := func(caption string) *extract.Table {
		return titled(tableOf("项目 | 合计", "---", "某 | 1.00"), caption)
	}
	cars := func(caption string) *extract.Table {
		return titled(tableOf("车型 | 车辆数", "---", "某 | 1"), caption)
	}
	income, expenditure, fund := table("部门收入总表"), table("部门支出总表"), table("资金分配情况表")
	vehicles := cars("公务用车情况表")
	list := titled(tableOf("---", "1.部门收入总表……1", "2.资金分配情况表……2", "3.部门支出总表……3"), "目录")
	for _, c := range []struct {
		name   string
		tables []*extract.Table
		claim  string
		want   bool
	}{
		{"a foreign title over an equal header", []*extract.Table{income, table("资金分摊情况表"), expenditure}, "fund", true},
		{"a title with something around it over an equal header",
			[]*extract.Table{income, table("某局资金分配情况表"), expenditure}, "fund", true},
		{"an exact title", []*extract.Table{income, fund, expenditure}, "fund", false},
		{"a title with something around it over a header of its own",
			[]*extract.Table{income, cars("某局公务用车情况表"), expenditure}, "vehicles", false},
		{"a title nearly the same over a header of its own",
			[]*extract.Table{income, cars("公务用车状况表"), expenditure}, "vehicles", true},
		{"in its place", []*extract.Table{expenditure, table("资金分摊情况表"), vehicles}, "fund", false},
		{"neighbours in another order", []*extract.Table{expenditure, table("资金分摊情况表"), income}, "fund", false},
		{"no neighbour below", []*extract.Table{income, table("资金分摊情况表")}, "fund", false},
		{"the order of the contents", []*extract.Table{list, income, table("资金分摊情况表"), expenditure}, "fund", false},
		{"against the order of the contents",
			[]*extract.Table{list, fund, table("某局部门收入总表"), expenditure}, "income", true},
	} {
		m := Recognise(documentOf(c.tables...), []*Form{form})
		seen := false
		for _, got := range m.Tables {
			if got.Table.ID == c.claim {
				seen = true
				if got.Astray != c.want {
					t.Errorf("%s: astray %v, want %v (%s, %.2f)", c.name, got.Astray, c.want, got.Titled, got.TitleScore)
				}
			} else if got.Astray {
				t.Errorf("%s: %s is astray", c.name, got.Table.ID)
			}
		}
		if !seen {
			t.Errorf("%s: %s", c.name, found(m))
		}
	}
}

// The contents may stand in lines, with dots and the number of a page behind each title.
func TestContentsOrder(t *testing.T) {
	doc := &extract.Document{Texts: []extract.Text{{Text: "某局预算", Page: 1}, {Text: "目　录", Page: 2},
		{Text: "表1 部门收入总表……………5", Page: 2}, {Text: "二、部门支出总表...... 12", Page: 2}, {Text: "概况", Page: 3}}}
	got := contentsOrder(doc)
	if len(got) != 2 || got[0] != "部门收入总表" || got[1] != "部门支出总表" {
		t.Errorf("%q", got)
	}
}
