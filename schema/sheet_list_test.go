package schema

import (
	"fmt"
	"strings"
	"testing"

	"gongkai/extract"
)

// listForm has a list of sheets with indicators, and a short one without.
const listForm = `form: lists
kind: budget
tables: [{id: t, title: 收支表, rows: names, columns: [{role: name, path: 项目}, {id: budget, path: 预算数}]}]
sheets:
  - id: targets
    title: 项目支出绩效目标表
    layout: list
    fields:
      - {id: unit, labels: [单位名称]}
      - {id: project, labels: [项目名称]}
      - {id: funds_total, labels: [预算金额], amount: true}
      - {id: objective, labels: [绩效目标]}
    indicators:
      - {id: level1, path: 一级指标}
      - {id: name, path: 三级指标}
      - {id: value, path: 指标值}
  - id: short
    title: 重点项目绩效情况
    layout: list
    fields: [{id: project, labels: [项目]}, {id: funds_total, labels: [金额], amount: true}, {id: objective, labels: [目标]}]
`

// listed prints the sheets that a table is: project, rows, and the texts of the fields.
func listed(t *testing.T, printed *extract.Table) []string {
	t.Helper()
	forms, err := Parse([]byte(listForm), "lists.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i, m := range newRecogniser(documentOf(printed)).matchSheet(forms[0], 0) {
		if m.Part != i || m.Index != 0 {
			t.Errorf("sheet %d is part %d of table %d", i, m.Part, m.Index)
		}
		texts := []string{m.Sheet.ID}
		for _, f := range m.Sheet.Fields {
			if place, ok := m.Fields[f.ID]; ok && place.Value >= 0 {
				texts = append(texts, f.ID+"="+printed.Cells[place.Value].Text)
			}
		}
		out = append(out, fmt.Sprint(strings.Join(texts, " "), " ", m.First, "-", m.End))
	}
	return out
}

const (
	listHead  = "单位名称 | 项目名称 | 预算金额 | 绩效目标 | 一级指标 | 三级指标 | 指标值"
	shortHead = "项目 | 金额 | 目标"
)

func TestSheetLists(t *testing.T) {
	for _, c := range []struct {
		name  string
		table *extract.Table
		want  []string
	}{
		{"a sheet for each merged cell", titled(tableOf(listHead, "---", "某局 | 甲 | 1.00 | 目标一 | 产出 | 台数 | 3",
			"^ | ^ | ^ | ^ | 效益 | 率 | 90%", "^ | 乙 | 2.00 | 目标二 | 产出 | 次数 | 5"), "项目支出绩效目标表"),
			[]string{"targets unit=某局 project=甲 funds_total=1.00 objective=目标一 1-3",
				"targets unit=某局 project=乙 funds_total=2.00 objective=目标二 3-4"}},
		{"rows without a name go on", titled(tableOf(listHead, "---", "某局 | 甲 | 1.00 | 目标一 | 产出 | 台数 | 3",
			" |  |  |  | 效益 | 率 | 90%", "某局 | 甲 | 1.00 | 目标一 | 效益 | 度 | 80%"), "项目支出绩效目标表"),
			[]string{"targets unit=某局 project=甲 funds_total=1.00 objective=目标一 1-4"}},
		{"two projects of one name, by their amounts", titled(tableOf(listHead, "---",
			"某局 | 甲 | 1.00 | 目标一 | 产出 | 台数 | 3", "^ | ^ | ^ | ^ | 效益 | 率 | 90%",
			"^ | 甲 | 2.00 | 目标二 | 产出 | 次数 | 5"), "项目支出绩效目标表"),
			[]string{"targets unit=某局 project=甲 funds_total=1.00 objective=目标一 1-3",
				"targets unit=某局 project=甲 funds_total=2.00 objective=目标二 3-4"}},
		{"two projects of one name, by their units", titled(tableOf(listHead, "---",
			"某局 | 甲 | 1.00 | 目标 | 产出 | 台数 | 3", "某中心 | 甲 | 1.00 | 目标 | 产出 | 台数 | 3"), "项目支出绩效目标表"),
			[]string{"targets unit=某局 project=甲 funds_total=1.00 objective=目标 1-2",
				"targets unit=某中心 project=甲 funds_total=1.00 objective=目标 2-3"}},
		{"overleaf a text goes on", overleafAt(2, titled(tableOf(listHead, "---",
			"某局 | 甲 | 1.00 | 目标一 | 产出 | 台数 | 3", " | 甲 |  | 和目标二 | 效益 | 率 | 90%"), "项目支出绩效目标表")),
			[]string{"targets unit=某局 project=甲 funds_total=1.00 objective=目标一 1-3"}},
		{"overleaf is another of the name", overleafAt(2, titled(tableOf(listHead, "---",
			"某局 | 甲 | 1.00 | 目标一 | 产出 | 台数 | 3", "某局 | 甲 | 2.00 | 目标一 | 效益 | 率 | 90%"), "项目支出绩效目标表")),
			[]string{"targets unit=某局 project=甲 funds_total=1.00 objective=目标一 1-2",
				"targets unit=某局 project=甲 funds_total=2.00 objective=目标一 2-3"}},
		{"the unit and the sum are no projects", titled(tableOf(listHead, "---", "合计 |  | 3.00 |  |  |  | ",
			"某局 | 某局 | 3.00 |  |  |  | ", " | 甲 | 3.00 | 目标 | 产出 | 台数 | 3", "合计 | 合计 | 3.00 |  |  | 台数 | "), "项目支出绩效目标表"),
			[]string{"targets unit= project=甲 funds_total=3.00 objective=目标 3-4"}},
		{"two projects of one name", titled(tableOf(listHead, "---", "某局 | 甲 | 1.00 | 目标一 | 产出 | 台数 | 3",
			"某局 | 甲 | 2.00 | 目标二 | 产出 | 次数 | 5", "某局 | 甲 | 2.00 | 目标二 | 效益 | 率 | 90%",
			"某队 | 甲 | 2.00 | 目标二 | 产出 | 次数 | 5"), "项目支出绩效目标表"),
			[]string{"targets unit=某局 project=甲 funds_total=1.00 objective=目标一 1-2",
				"targets unit=某局 project=甲 funds_total=2.00 objective=目标二 2-4",
				"targets unit=某队 project=甲 funds_total=2.00 objective=目标二 4-5"}},
		{"of one name and amount, each a row", tableOf(shortHead, "---", "甲 | 1.00 | 目标一", "甲 | 1.00 | 目标一"),
			[]string{"short project=甲 funds_total=1.00 objective=目标一 1-2",
				"short project=甲 funds_total=1.00 objective=目标一 2-3"}},
		{"without title, by its columns", tableOf(listHead, "---", "某局 | 甲 | 1.00 | 目标 | 产出 | 台数 | 3"),
			[]string{"targets unit=某局 project=甲 funds_total=1.00 objective=目标 1-2"}},
		{"no column of projects", titled(tableOf("单位名称 | 预算金额 | 一级指标 | 三级指标 | 指标值", "---", "某局 | 1.00 | 产出 | 台数 | 3"),
			"项目支出绩效目标表"), nil},
		{"no indicators", titled(tableOf("单位名称 | 项目名称 | 预算金额 | 绩效目标", "---", "某局 | 甲 | 1.00 | 目标"), "项目支出绩效目标表"), nil},
		{"a sheet for each row", tableOf(shortHead, "---", "甲 | 1.00 | 目标一", "乙 | 2.00 | 目标二", "合计 | 3.00 | "),
			[]string{"short project=甲 funds_total=1.00 objective=目标一 1-2",
				"short project=乙 funds_total=2.00 objective=目标二 2-3"}},
		{"some of a short list is too little", tableOf("项目 | 金额", "---", "甲 | 1.00"), nil},
		{"no rows", titled(tableOf(listHead, "---"), "项目支出绩效目标表"), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := listed(t, c.table); strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("%q\nwant %q", got, c.want)
			}
		})
	}
}

// overleafAt breaks the page in front of a row.
func overleafAt(row int, t *extract.Table) *extract.Table {
	first := t.Parts[0]
	first.To = row
	t.Parts = []extract.Part{first, {Page: first.Page + 1, From: row, To: t.Rows}}
	return t
}

// What stands at the head of a page without a name goes on with the last project of the page before; an amount or a
// name of its own begins the next.
func TestSheetListOverleaf(t *testing.T) {
	for _, c := range []struct {
		name, overleaf string
		want           []string
	}{
		{"blank", " |  |  |  | 效益 | 率 | 90%", []string{"甲 目标一 1-3"}},
		{"the rest of the objective", " |  |  | 之余 | 效益 | 率 | 90%", []string{"甲 目标一之余 1-3"}},
		{"printed again", "某局 | 甲 | 1.00 | 目标一 | 效益 | 率 | 90%", []string{"甲 目标一 1-3"}},
		{"of the same name", "某局 | 甲 | 2.00 | 目标二 | 效益 | 率 | 90%", []string{"甲 目标一 1-2", "甲 目标二 2-3"}},
		{"of the same name and amount", "某局 | 甲 | 1.00 | 目标二 | 效益 | 率 | 90%", []string{"甲 目标一 1-2", "甲 目标二 2-3"}},
		{"an amount without a name", " |  | 2.00 |  | 效益 | 率 | 90%", []string{"甲 目标一 1-2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			printed := overleafAt(2, titled(tableOf(listHead, "---", "某局 | 甲 | 1.00 | 目标一 | 产出 | 台数 | 3", c.overleaf),
				"项目支出绩效目标表"))
			forms, err := Parse([]byte(listForm), "lists.yaml")
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, m := range newRecogniser(documentOf(printed)).matchSheet(forms[0], 0) {
				objective := m.Fields["objective"]
				text := objective.Text(printed)
				for _, k := range objective.More {
					text += printed.Cells[k].Text
				}
				got = append(got, fmt.Sprint(m.Fields["project"].Text(printed), " ", text, " ", m.First, "-", m.End))
			}
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("%q\nwant %q", got, c.want)
			}
		})
	}
}

// The indicators of a sheet may stand overleaf, in a table of their own without a title.
func TestSheetOverleaf(t *testing.T) {
	fields := titled(tableOf("预算单位 | 某局 | 项目名称 | 甲", "年度预算总额 | 60.00 | 财政拨款 | 60.00", "项目总体目标 | 保障 | < | <"), "项目支出绩效目标表")
	grid := tableOf(indicatorHeader, "---", "产出指标 | 数量指标 | 台数 | 70 | 标准 | 70 | 10 | 按比例 | 资料")
	grid.Parts[0].Page = 2
	m := Recognise(documentOf(fields, grid), []*Form{xinjiang(t)})
	if len(m.Sheets) != 1 || m.Sheets[0].Rest == nil || m.Sheets[0].Rest.Index != 1 || len(m.Unmapped) > 0 {
		t.Errorf("%+v, left %v", m.Sheets, m.Unmapped)
	}
}
