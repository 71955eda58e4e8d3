package schema

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongkai/extract"
)

// found prints what a match claims: table ids with their indexes, sheets behind them, and what is left.
func found(m *Match) string {
	var out []string
	for _, t := range m.Tables {
		out = append(out, fmt.Sprint(t.Table.ID, " ", t.Index))
	}
	for _, s := range m.Sheets {
		out = append(out, fmt.Sprint(s.Sheet.ID, " ", s.Index))
	}
	if m.Unmapped != nil {
		out = append(out, fmt.Sprint("left ", m.Unmapped))
	}
	return strings.Join(out, ", ")
}

func expenditureTable(captions ...string) *extract.Table {
	return titled(tableOf(t3Band, t3Head, t3Code, "---", "201 | 03 | 50 | 某 | 1.00 | 1.00 | "), captions...)
}

// generalPublicTable has the header of table 5: that of table 3 but for the band.
func generalPublicTable(captions ...string) *extract.Table {
	return titled(tableOf(strings.Replace(t3Band, "支出预算", "一般公共预算支出", 1), t3Head, t3Code, "---"), captions...)
}

func fundTable(captions ...string) *extract.Table {
	return titled(tableOf("科目 | < | < | < | 合计 | 基本支出 | < | 项目支出", "功能分类科目编码 | < | < | 功能分类科目名称 | ^ | 人员经费 | 公用经费 | ^",
		"类 | 款 | 项 | ^ | ^ | ^ | ^ | ^", "---"), captions...)
}

func bandless() *extract.Table {
	return tableOf("类 | 款 | 项 | 功能分类科目名称 | 合计 | 基本支出 | 项目支出", "---", "201 | 03 | 50 | 某 | 1.00 | 1.00 | ")
}

func contents() *extract.Table {
	return tableOf("目录 | 页", "---", "一、部门收支总体情况表 | 5", "二、部门收入总体情况表 | 6", "三、部门支出总体情况表 | 8", "四、一般公共预算支出情况表 | 10")
}

func TestRecognise(t *testing.T) {
	other := tableOf("序号 | 单位名称 | 地址", "---", "1 | 某局 | 某路")
	for _, c := range []struct {
		name   string
		tables []*extract.Table
		want   string
	}{
		{"by title and header", []*extract.Table{expenditureTable("表3", "部门支出总体情况表", "编制部门：某局")}, "expenditure 0"},
		{"by a title inside the table", []*extract.Table{tableOf("部门支出总体情况表 | < | < | < | < | < | <", t3Band, t3Head, t3Code,
			"---")}, "expenditure 0"},
		{"year and department around the title", []*extract.Table{expenditureTable("某某局2025年部门支出总体情况表")}, "expenditure 0"},
		{"alias", []*extract.Table{expenditureTable("部门支出总表")}, "expenditure 0"},
		{"a near title over a header without bands", []*extract.Table{titled(bandless(), "部门支出情况表")}, "expenditure 0"},
		{"a header without bands alone", []*extract.Table{bandless()}, "left [0]"},
		{"title in two lines", []*extract.Table{expenditureTable("部门支出", "总体情况表")}, "expenditure 0"},
		{"without title, however good the header", []*extract.Table{expenditureTable(), generalPublicTable()}, "left [0 1]"},
		{"a wrong title speaks against the header", []*extract.Table{expenditureTable("社会保险基金预算收支明细表")}, "left [0]"},
		{"a wrong title against the right one", []*extract.Table{fundTable("政府性基金预算支出情况表"), fundTable("财政拨款“三公”经费支出情况表")},
			"government_fund 0, left [1]"},
		{"tables of one header by their titles", []*extract.Table{fundTable("国有资本经营预算支出情况表"), fundTable("政府性基金预算支出情况表")},
			"government_fund 1, state_capital 0"},
		{"the order of the form", []*extract.Table{generalPublicTable("一般公共预算支出情况表"), expenditureTable("部门支出总体情况表")},
			"expenditure 1, general_public 0"},
		{"a table printed twice", []*extract.Table{expenditureTable("部门支出总体情况"), expenditureTable("部门支出总体情况表")},
			"expenditure 1, left [0]"},
		{"contents before the tables", []*extract.Table{titled(contents(), "目录", "部门支出总体情况表"), expenditureTable("部门支出总体情况表")},
			"expenditure 1, left [0]"},
		{"contents alone", []*extract.Table{titled(contents(), "部门支出总体情况表")}, "left [0]"},
		{"title over another table", []*extract.Table{titled(other, "部门支出总体情况表")}, "left [0]"},
		{"another table among those of the form", []*extract.Table{expenditureTable("部门支出总体情况表"), other},
			"expenditure 0, left [1]"},
		{"one familiar table among many others", []*extract.Table{expenditureTable("部门支出总体情况表"), other, other, other},
			"left [0 1 2 3]"},
		{"nothing", nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := Recognise(documentOf(c.tables...), []*Form{xinjiang(t)})
			if got := found(m); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
			if (m.Form == nil) != (len(m.Tables)+len(m.Sheets) == 0) {
				t.Errorf("form %v", m.Form)
			}
		})
	}
}

func TestRecogniseChoosesTheFormThatExplainsMost(t *testing.T) {
	declared := func(id, title, column string) *Form {
		text := fmt.Sprintf("form: %s\nkind: budget\ntables: [{id: t, title: %s, rows: names, columns: [{role: name, path: 项目}, {id: total, path: %s}]}]\n",
			id, title, column)
		forms, err := Parse([]byte(text), id)
		if err != nil {
			t.Fatal(err)
		}
		return forms[0]
	}
	forms := []*Form{declared("a", "收入总表", "合计"), declared("b", "部门收入总表", "预算数"), declared("c", "支出表", "合计")}
	for _, c := range []struct{ title, column, want string }{
		{"部门收入总表", "预算数", "b"}, {"收入总表", "合计", "a"}, {"支出表", "合计", "c"}, {"人员表", "编制", ""},
	} {
		m := Recognise(documentOf(titled(tableOf("项目 | "+c.column, "某 | 1.00"), c.title)), forms)
		got := ""
		if m.Form != nil {
			got = m.Form.ID
		}
		if got != c.want {
			t.Errorf("%s with %s is of the form %q, want %q", c.title, c.column, got, c.want)
		}
	}
	if m := Recognise(documentOf(expenditureTable()), nil); m.Form != nil || !slices.Equal(m.Unmapped, []int{0}) {
		t.Errorf("without forms: %+v", m)
	}
}

const indicatorHeader = "一级指标 | 二级指标 | 三级指标 | 指标值 | 指标值设置依据 | 上年完成值 | 指标分值权重 | 指标赋分规则 | 佐证资料"

// projectSheet is a sheet as the seed prints it: pairs of label and value, then the grid.
func projectSheet(project string) *extract.Table {
	return titled(tableOf(
		"预算单位 | < | 某局 | < | < | 项目名称 | "+project+" | < | <",
		"项目负责人 | < | 张三 | < | < | < | < | < | <",
		"项目资金(万元) | < | 年度预算总额 | 60.00 | 其中：财政拨款 | 60.00 | 其他资金 |  | <",
		"项目总体目标 | < | 保障网络运行 | < | < | < | < | < | <",
		indicatorHeader, "---", "产出指标 | 数量指标 | 台数 | ＞=70个 | 计划标准 | 70个 | 10 | 按比例 | 资料"), "项目支出绩效目标表", "（2025年度）")
}

func TestRecogniseSheets(t *testing.T) {
	doc := documentOf(projectSheet("甲"), expenditureTable("部门支出总体情况表"), projectSheet("乙"), projectSheet("丙"))
	m := Recognise(doc, embeddedForms(t))
	if got, want := found(m), "expenditure 1, project_performance 0, project_performance 2, project_performance 3"; got != want {
		t.Fatalf("%s, want %s", got, want)
	}
	want := map[string][2]string{"department": {"预算单位", "某局"}, "project": {"项目名称", "甲"}, "owner": {"项目负责人", "张三"},
		"funds_total":  {"年度预算总额", "60.00"},
		"funds_fiscal": {"其中：财政拨款", "60.00"}, "funds_other": {"其他资金", ""}, "objective": {"项目总体目标", "保障网络运行"}}
	s := m.Sheets[0]
	for id, f := range s.Fields {
		cells := doc.Tables[0].Cells
		if got := [2]string{cells[f.Label].Text, cells[f.Value].Text}; got != want[id] {
			t.Errorf("%s is %q, want %q", id, got, want[id])
		}
	}
	columns := fmt.Sprint(s.Columns)
	if len(s.Fields) != len(want) || s.Grid != 4 ||
		columns != "map[basis:4 evidence:8 level1:0 level2:1 name:2 prior:5 rule:7 target:3 weight:6]" {
		t.Errorf("%d fields, grid in row %d, columns %s", len(s.Fields), s.Grid, columns)
	}
}

func TestMatchSheetNeedsTwoWitnesses(t *testing.T) {
	full := projectSheet("甲")
	grid := tableOf(indicatorHeader, "产出指标 | 数量指标 | 台数 | 70 | 标准 | 70 | 10 | 按比例 | 资料")
	fields := tableOf("预算单位 | 某局 | 项目名称 | 甲", "---")
	for _, c := range []struct {
		name  string
		table *extract.Table
		want  bool
	}{
		{"all", full, true},
		{"without title", &extract.Table{Rows: full.Rows, Cols: full.Cols, Cells: full.Cells, Header: full.Header,
			Parts: full.Parts}, true},
		{"title inside and some of the fields", tableOf("项目支出绩效目标表 | < | < | < | < | < | < | < | <",
			"预算单位 | 某局 | 项目名称 | 甲 |  |  |  |  | ", indicatorHeader, "产出指标 | 数量指标 | 台数 | 70 | 标准 | 70 | 10 | 按比例 | 资料"), true},
		{"grid and title", titled(grid, "项目支出绩效目标表"), true},
		{"grid alone", tableOf(indicatorHeader, "产出指标 | 数量指标 | 台数 | 70 | 标准 | 70 | 10 | 按比例 | 资料"), false},
		{"grid and some of the fields", tableOf("预算单位 | 某局 | 项目名称 | 甲", indicatorHeader,
			"产出指标 | 数量指标 | 台数 | 70 | 标准 | 70 | 10 | 按比例 | 资料"), true},
		{"grid and one field", tableOf("项目名称 | 甲", indicatorHeader, "产出指标 | 数量指标 | 台数 | 70 | 标准 | 70 | 10 | 按比例 | 资料"),
			false},
		{"title and fields", titled(fields, "项目支出绩效目标表"), false},
		{"a table with the title", titled(tableOf(t3Band, t3Head, t3Code, "---"), "项目支出绩效目标表"), false},
	} {
		found := newRecogniser(documentOf(c.table)).matchSheet(xinjiang(t), 0)
		if ok := len(found) == 1; ok != c.want || ok && found[0].Sheet.ID != "project_performance" {
			t.Errorf("%s: %+v", c.name, found)
		}
	}
}

// The value of a field is the cell to the right of its label, unless that is a label itself.
func TestFindFields(t *testing.T) {
	sheet := xinjiang(t).Sheet("project_performance")
	for _, c := range []struct {
		name     string
		table    *extract.Table
		inferred bool
		want     string // of the project's name: the value, - without one, "" when the label was not found
	}{
		{"beside", tableOf("项目名称 | 甲"), false, "甲"},
		{"with colon and spaces", tableOf("项 目 名 称： | 甲"), false, "甲"},
		{"over merged cells", tableOf("项目名称 | < | 甲 | <"), false, "甲"},
		{"blank", tableOf("项目名称 |  | 甲"), false, "(blank)"},
		{"blank without rulings", tableOf("项目名称 |  | 甲"), true, "甲"},
		{"the next label", tableOf("项目名称 | 项目负责人 | 张三"), false, "-"},
		{"at the edge", tableOf("甲 | 项目名称"), false, "-"},
		{"the first of two", tableOf("项目名称 | 甲", "项目名称 | 乙"), false, "甲"},
		{"below the grid", tableOf("一级指标 | 二级指标 | 三级指标 | 指标值", "项目名称 | 甲 | |"), false, ""},
		{"none", tableOf("名称 | 甲"), false, ""},
	} {
		c.table.Inferred = c.inferred
		m := newRecogniser(documentOf(c.table)).block(sheet, 0, 0)
		got := ""
		if f, ok := m.Fields["project"]; ok && f.Value < 0 {
			got = "-"
		} else if ok {
			if got = c.table.Cells[f.Value].Text; got == "" {
				got = "(blank)"
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// A label over several rows has the texts of all of them for its value, as long as they stand in one column.
func TestFindFieldsOverRows(t *testing.T) {
	sheet := xinjiang(t).Sheet("project_performance")
	for _, c := range []struct {
		name  string
		table *extract.Table
		want  string
	}{
		{"of one width", tableOf("项目总体目标 | 建成一座站 | <", "^ | 维护三座站 | <", "^ | 培训十人 | <"), "建成一座站 维护三座站 培训十人"},
		{"narrower below", tableOf("项目总体目标 | 建成一座站 | <", "^ | 维护 | 三座"), "建成一座站"},
		{"a blank row", tableOf("项目总体目标 | 建成一座站 | <", "^ | | <", "^ | 培训十人 | <"), "建成一座站 培训十人"},
		{"a label below", tableOf("项目总体目标 | 建成一座站 | <", "^ | 项目名称 | <"), "建成一座站"},
		{"beside one row", tableOf("项目总体目标 | 建成一座站 | <", "其他 | 维护三座站 | <"), "建成一座站"},
	} {
		f, ok := newRecogniser(documentOf(c.table)).block(sheet, 0, 0).Fields["objective"]
		if !ok || f.Value < 0 {
			t.Errorf("%s: no value", c.name)
			continue
		}
		texts := []string{c.table.Cells[f.Value].Text}
		for _, k := range f.More {
			texts = append(texts, c.table.Cells[k].Text)
		}
		if got := strings.Join(texts, " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
