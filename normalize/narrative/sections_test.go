package narrative

import (
	"strings"
	"testing"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/normalize/document"
)

// TestSections: what headings name, with entries in their order; a table of contents and what comes behind are none of
// it.
func TestSections(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"duties and organisation", "目录|一、部门职责……3|第一部分 某局概况|一、部门职责|（一）拟订规划。|（二）组织巡查。|二、机构设置|本部门预算仅包含本级。|第二部分 预算表|三、别的",
			"section/duties 部门职责: [ 拟订规划。] [ 组织巡查。]; section/organisation 机构设置: [ 本部门预算仅包含本级。]"},
		{"a glossary", "第五部分 名词解释|一、财政拨款收入：指财政部门拨付的资金。|二、“三公”经费是指三项经费。|其中，培训费不算。|第六部分 附件|三、甲：乙",
			"section/glossary 名词解释: [财政拨款收入 财政拨款收入：指财政部门拨付的资金。] [“三公”经费 “三公”经费是指三项经费。其中，培训费不算。]"},
		{"a glossary that counts anew", "五、名词解释|一、基本支出：指甲。|二、项目支出：指乙。|六、别的|丙",
			"section/glossary 名词解释: [基本支出 基本支出：指甲。] [项目支出 项目支出：指乙。]"},
		{"a glossary in front of what is said of the budget", "名词解释|（一）基本支出：指甲。|（二）预算说明：指乙。|2026年单位预算编制说明|（三）收入预算：甲。",
			"section/glossary 名词解释: [基本支出 基本支出：指甲。] [预算说明 预算说明：指乙。]"},
		{"a long name", "名词解释|1.委托业务费：指甲。|2.社会保障和就业支出(类)行政事业单位养老支出(款)机关事业单位基本养老保险缴费支出(项)：指乙。",
			"section/glossary 名词解释: [委托业务费 委托业务费：指甲。] [社会保障和就业支出(类)行政事业单位养老支出(款)机关事业单位基本养老保险缴费支出(项) " +
				"社会保障和就业支出(类)行政事业单位养老支出(款)机关事业单位基本养老保险缴费支出(项)：指乙。]"},
		{"duties together with the organisation", "一、某局主要职责及机构设置|（一）拟订规划。",
			"section/duties 某局主要职责及机构设置: [ 拟订规划。]"},
		{"a sentence is no heading", "一、本局的主要职责是巡查。|甲", ""},
	} {
		var texts []extract.Text
		for i, line := range strings.Split(c.text, "|") {
			texts = append(texts, extract.Text{Text: line, Page: 1, Size: 12, Box: boxOfLine(i)})
		}
		doc := &document.Document{}
		Join(texts).AddSections(doc)
		if got := shownSections(doc); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestLists: a table of names is a list of units, of offices or of tables, by its heads; one with amounts is none, and
// neither is one of names of whatever. A list is no unmapped table, unless a person has spoken of it.
func TestLists(t *testing.T) {
	for _, c := range []struct {
		rows []string
		want string
	}{
		{[]string{"序号|单位名称|备注", "1|某局本级|行政", "2|某中心|"}, "section/units 共有2个: [某局本级 行政] [某中心 ]"},
		{[]string{"序号|单位名称|预算数", "1|某局本级|3.00"}, ""},
		{[]string{"序号|单位", "1|某局本级", "单位|"}, "section/units 共有2个: [某局本级 ]"},
		{[]string{"单位", "某局本级"}, ""},
		{[]string{"序号|科室名称|主要职责", "1|办公室|文电、会务"}, "section/offices 共有2个: [办公室 文电、会务]"},
		{[]string{"报表|报表名称|是否空表|公开空表理由", "表1|收支总表|否|", "表2|支出表（按功能分类）|是|没有此项支出"},
			"section/contents 共有2个: [收支总表 否] [支出表（按功能分类） 是 没有此项支出]"},
		{[]string{"序号|内容|备注", "1|办公设备|", "2|会议室|"}, ""},
	} {
		title := "共有2个"
		g := document.Grid{Title: &title}
		for r, row := range c.rows {
			for k, text := range strings.Split(row, "|") {
				g.Cells = append(g.Cells, document.Square{Row: r, Col: k, Rows: 1, Cols: 1, Text: text, Page: 1})
			}
		}
		doc := &document.Document{Unmapped: []document.Grid{g}}
		Text{}.AddSections(doc)
		if got := shownSections(doc); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
		doc.Diagnostics = []finding.Finding{{ID: "table.unmapped"}}
		corrected := *doc
		corrected.Unmapped = []document.Grid{g}
		corrected.Unmapped[0].Corrected = []document.Told{{}}
		Text{}.AddSections(&corrected)
		left := 1
		if c.want != "" {
			left = 0
		}
		TakeLists(doc)
		if len(doc.Unmapped) != left || len(doc.Diagnostics) != left ||
			left == 0 && len(doc.Sections[0].Table.Cells) != len(g.Cells) {
			t.Errorf("%s leaves %d tables with %d findings", c.want, len(doc.Unmapped), len(doc.Diagnostics))
		}
		if TakeLists(&corrected); len(corrected.Unmapped) != 1 || left == 0 && corrected.Sections[0].Table != nil {
			t.Errorf("%s: the table that a person has spoken of is gone", c.want)
		}
	}
}

func shownSections(doc *document.Document) string {
	var out []string
	for _, s := range doc.Sections {
		line := s.Address + " " + s.Title + ":"
		for _, e := range s.Entries {
			line += " [" + e.Name + " " + e.Text + "]"
		}
		out = append(out, line)
	}
	return strings.Join(out, "; ")
}

// boxOfLine is the box of a short line, which no sentence goes on behind.
func boxOfLine(i int) geometry.Rect {
	return geometry.Rect{X0: 50, X1: 100 + float64(i%2), Y0: float64(40 * i), Y1: float64(40*i + 12)}
}
