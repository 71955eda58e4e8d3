package normalize

import (
	"slices"
	"testing"

	"gongkai/extract"
	"gongkai/normalize/document"
)

func itemsTable(captions ...string) *extract.Table {
	return captioned(tableOf("经费情况表", itemsHead, "---", "合计 | 1.00 | "), captions...)
}

func infoOf(t *testing.T, texts []string, tables ...*extract.Table) document.Info {
	t.Helper()
	doc := &extract.Document{}
	for i, s := range texts {
		doc.Texts = append(doc.Texts, extract.Text{Text: s, Page: i + 1})
	}
	for _, table := range tables {
		doc.Tables = append(doc.Tables, *table)
	}
	return normalizedDocument(doc, testForm(t)).Info
}

func TestInfoOfTheForm(t *testing.T) {
	if i := infoOf(t, nil, itemsTable()); i.Form == nil || *i.Form != "test" || *i.Kind != "budget" {
		t.Errorf("%+v", i)
	}
	i := infoOf(t, []string{"2025年部门预算公开", "2025年2月14日"})
	if i.Form != nil || i.Kind != nil || i.Unit != nil || i.Department != nil || i.Year != nil || i.Published == nil {
		t.Errorf("without a form: %+v", i)
	}
}

func TestDepartment(t *testing.T) {
	spending := func(captions ...string) *extract.Table {
		return captioned(tableOf("支出情况表", spendingHead, spendingCode, "---", "201 |  |  | 某 | 1.00 | 1.00 | "), captions...)
	}
	projects := func(captions ...string) *extract.Table {
		return captioned(tableOf("项目支出情况表", projectsHead, "---", "2010399 | 其他 | 甲 | 1.00 | 1.00"), captions...)
	}
	for _, c := range []struct {
		name   string
		tables []*extract.Table
		want   string
	}{
		{"behind its label", []*extract.Table{itemsTable("编制部门：某县水利局")}, "某县水利局"},
		{"another label, an ASCII colon, a space", []*extract.Table{itemsTable("部门名称: 某县水利局")}, "某县水利局"},
		{"in front of the unit", []*extract.Table{itemsTable("编制部门：某县水利局 单位：万元")}, "某县水利局"},
		{"in front of the unit of amounts", []*extract.Table{itemsTable("编制部门：某县水利局金额单位：万元")}, "某县水利局"},
		{"with 单位 in its name", []*extract.Table{itemsTable("编制部门：某县直属单位服务中心单位：元")}, "某县直属单位服务中心"},
		{"radicals are letters", []*extract.Table{itemsTable("编制部门：某县⽔利局")}, "某县水利局"},
		{"the majority", []*extract.Table{spending("编制部门：某局"), itemsTable("编制部门：某县水利局"), projects("编制部门：某县水利局")}, "某县水利局"},
		{"the first of equals", []*extract.Table{itemsTable("编制部门：乙局"), spending("编制部门：甲局")}, "甲局"},
		{"a caption of another label", []*extract.Table{itemsTable("公开部门：某局")}, ""},
		{"no name", []*extract.Table{itemsTable("编制部门：", "编制部门：  单位：万元")}, ""},
		{"in two lines", []*extract.Table{itemsTable("编制部门：", "某县水利局")}, "某县水利局"},
		{"a unit below the label", []*extract.Table{itemsTable("编制部门：", "单位：万元")}, ""},
		{"a name by the sheets", []*extract.Table{itemsTable(), sheetTable()}, "某县水利局"},
		{"captions before sheets", []*extract.Table{itemsTable("编制部门：某局"), sheetTable(), sheetTable()}, "某局"},
	} {
		got := ""
		if d := infoOf(t, nil, c.tables...).Department; d != nil {
			got = *d
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestYear(t *testing.T) {
	for _, c := range []struct {
		name     string
		texts    []string
		captions []string
		want     int
	}{
		{"in the title", []string{"某县水利局2025年部门预算公开"}, nil, 2025},
		{"spaced", []string{"某 局 2025 年 部门预算公开"}, nil, 2025},
		{"Chinese digits", []string{"二〇二五年预算公开"}, nil, 2025},
		{"with a circle for zero", []string{"二○二五年预算公开"}, nil, 2025},
		{"with 零", []string{"二零二五年预算公开"}, nil, 2025},
		{"full-width digits", []string{"２０２５年预算公开"}, nil, 2025},
		{"the title before the captions", []string{"2025年预算公开"}, []string{"2024年度"}, 2025},
		{"the first title", []string{"前言", "2025年预算公开", "2024年预算公开"}, nil, 2025},
		{"by a caption", []string{"第一部分"}, []string{"（２０２５年度）"}, 2025},
		{"by a caption in Chinese digits", nil, []string{"二〇二五年度"}, 2025},
		{"not by a narrative", []string{"单位成立于2019年。"}, nil, 0},
		{"not by a number without 年", []string{"预算公开2025"}, []string{"2025"}, 0},
		{"not of another century", []string{"1999年预算公开"}, []string{"1999年"}, 0},
		{"none", nil, nil, 0},
	} {
		got := 0
		if y := infoOf(t, c.texts, itemsTable(c.captions...)).Year; y != nil {
			got = *y
		}
		if got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

func TestPublished(t *testing.T) {
	for _, c := range []struct {
		texts []string
		want  string
	}{
		{[]string{"2025年2月14日"}, "2025-02-14"},
		{[]string{"2025 年 12 月 1 日"}, "2025-12-01"},
		{[]string{"２０２５年２月１４日"}, "2025-02-14"},
		{[]string{"2025年1月2日", "说明", "2025年2月14日", "附件"}, "2025-02-14"},
		{[]string{"2025年2月14日发布"}, ""},
		{[]string{"截至2024年12月31日"}, ""},
		{[]string{"2025年2月"}, "2025-02"},
		{[]string{"某局决算", "二〇二五年十一月", "2025年12月"}, "2025-11"},
		{[]string{"2025年7月", "2025年2月14日"}, "2025-02-14"},
		{[]string{"2025年13月", "2025年0月", "截至2025年7月", "2025年7月至8月"}, ""},
		{[]string{"某局决算", "目录", "2025年7月"}, ""},
		{[]string{"二〇二五年二月十四日"}, "2025-02-14"},
		{[]string{"二○二五年十月二十日"}, "2025-10-20"},
		{[]string{"2025年13月40日"}, ""},
		{[]string{"2025年2月30日"}, ""},
		{nil, ""},
	} {
		got := ""
		if p := infoOf(t, c.texts, itemsTable()).Published; p != nil {
			got = *p
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.texts, got, c.want)
		}
	}
}

func TestUnits(t *testing.T) {
	for _, c := range []struct {
		name        string
		captions    []string
		table, info string
	}{
		{"printed", []string{"单位：元"}, "元", "元"},
		{"behind the department", []string{"编制部门：某局 单位：元"}, "元", "元"},
	} {
		doc := normalized(t, testForm(t), itemsTable(c.captions...))
		if u, i := tableByID(t, doc, "items").Unit, doc.Info.Unit; u == nil || i == nil || *u != c.table || *i != c.info {
			t.Errorf("%s: table %v, document %v", c.name, u, i)
		}
	}
	yuan := captioned(tableOf("支出情况表", spendingHead, spendingCode, "---", "201 |  |  | 某 | 1.00 | 1.00 | "), "单位：元")
	if doc := normalized(t, testForm(t), itemsTable("单位：千元"), yuan,
		captioned(tableOf("项目支出情况表", projectsHead, "---"), "单位：元")); *doc.Info.Unit != "元" {
		t.Errorf("the unit of most tables is 元, the document's %s", *doc.Info.Unit)
	}
}

// TestUnitsAreNotInvented: what a table does not print is told by the other tables, where several agree, by the strip
// of its sheet on the next page, or by a sentence. Otherwise its unit is null, a finding says so, and nothing of it is
// proven.
func TestUnitsAreNotInvented(t *testing.T) {
	spending := func() *extract.Table { return unitless(spendingTable("201 |  |  | 某 | 1.00 | 1.00 | ")) }
	items := func(unit string) *extract.Table { return itemsTable(unit) }
	projects := func(unit string) *extract.Table {
		return captioned(tableOf("项目支出情况表", projectsHead, "---", "2010399 | 其他 | 甲 | 1.00 | 1.00"), unit)
	}
	strip := func(page int, captions ...string) *extract.Table {
		s := captioned(tableOf("", "乙 | 丙", "丁 | 戊", "---", "3 | 4"), captions...)
		s.Captions = s.Captions[2-min(1, len(captions)):]
		s.Captions = slices.DeleteFunc(s.Captions, func(c extract.Text) bool { return c.Text == "" })
		s.Parts[0].Page = page
		return s
	}
	for _, c := range []struct {
		name   string
		texts  []string
		tables []*extract.Table
		unit   string
		from   string
	}{
		{"nothing says it", nil, []*extract.Table{spending()}, "", ""},
		{"one other table", nil, []*extract.Table{spending(), items("单位：元")}, "", ""},
		{"two others that agree", nil, []*extract.Table{spending(), items("单位：元"), projects("单位：元")}, "元", "tables"},
		{"two others that differ", nil, []*extract.Table{spending(), items("单位：元"), projects("单位：万元")}, "", ""},
		{"the right strip of its sheet", nil, []*extract.Table{spending(), strip(2, "单位：元")}, "元", "sheet"},
		{"a strip far behind", nil, []*extract.Table{spending(), strip(4, "单位：元")}, "", ""},
		{"a sentence", []string{"以下各表金额单位均为万元。"}, []*extract.Table{spending()}, "万元", "text"},
		{"two sentences", []string{"金额单位均为万元。", "本表单位为元。"}, []*extract.Table{spending()}, "", ""},
		{"a name that begins like one", []string{"编制单位：元氏县某局"}, []*extract.Table{spending()}, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := &extract.Document{}
			for _, s := range c.texts {
				doc.Texts = append(doc.Texts, extract.Text{Text: s, Page: 1})
			}
			for _, table := range c.tables {
				doc.Tables = append(doc.Tables, *table)
			}
			out := normalizedDocument(doc, testForm(t, "{id: c, rows: spending, left: total, right: basic + project}"))
			table := tableByID(t, out, "spending")
			from := ""
			if u := table.Evidence.Unit; u != nil {
				from = u.From
			}
			if text(table.Unit) != c.unit || from != c.from {
				t.Errorf("%q from %q, want %q from %q", text(table.Unit), from, c.unit, c.from)
			}
			cell := table.Rows[0].Cells.Get("total")
			said := slices.Contains(findings(out), "unit.missing")
			if unknown := c.unit == ""; said != unknown || (cell.Proof == document.Verified) == unknown ||
				slices.Contains(cell.Because, document.NoUnit) != unknown {
				t.Errorf("%+v, a finding says that the unit is missing: %v", cell, said)
			}
		})
	}
}

// A unit that prints the template of its department is told by the department's name where its own would stand, if its
// text speaks of one unit with none below it.
func TestUnitInATemplateOfDepartments(t *testing.T) {
	const lone, unit, department = "某市测绘站部门只有本级，没有其他二级预算单位。", "本单位收入预算9.00万元。", "本部门收入预算9.00万元。"
	for _, c := range []struct {
		name, want string
		names      []string
		texts      []string
	}{
		{"the department above", "unit", []string{"某市测绘局"}, []string{lone, unit, unit, department}},
		{"the sentence is cut", "unit", []string{"某市测绘局"}, []string{"某市测绘站部门只有本级，没有其", "他二级预算单位。", unit}},
		{"its own name", "department", []string{"某市测绘站"}, []string{lone, unit, unit}},
		{"its own and another's", "department", []string{"某市测绘站", "某市测绘局"}, []string{lone, unit, unit}},
		{"several others", "department", []string{"某市测绘局", "某市水务局"}, []string{lone, unit, unit}},
		{"a text of a department", "department", []string{"某市测绘局"}, []string{lone, unit, department}},
		{"it may have units", "department", []string{"某市测绘局"}, []string{unit, unit}},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows := []string{"部门名称 | 三公经费预算数 | < | < | < | <",
				"^ | 小计 | 公务接待费 | 因公出国（境）费 | 公务用车购置 | 公务用车运行费", "---", "合计 | 0.50 | 0.50 | | | "}
			for _, name := range c.names {
				rows = append(rows, name+" | 0.50 | 0.50 | | | ")
			}
			table := captioned(tableOf("2026年一般公共预算“三公”经费支出情况表", rows...), "单位名称：某市测绘站")
			doc := &extract.Document{Tables: []extract.Table{*table}, Texts: []extract.Text{{Text: "某市测绘站2026年部门预算公开", Page: 1}}}
			for _, s := range c.texts {
				doc.Texts = append(doc.Texts, extract.Text{Text: s, Page: 2})
			}
			got := normalizedDocument(doc, embeddedForm(t, "cn-budget")).Info.Scope
			if got == nil || *got != c.want {
				t.Errorf("the scope is %v, want %s", got, c.want)
			}
		})
	}
}
