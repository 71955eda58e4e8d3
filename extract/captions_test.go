package extract

import (
	"strings"
	"testing"

	"gongkai/extract/geometry"
	"gongkai/extract/layout"
)

// setLines sets lines of 10 points, 15 apart, from lists of left edge and text; each character is as wide as high.
func setLines(texts ...string) (lines []layout.Line) {
	for i, t := range texts {
		in := len(t) - len(strings.TrimLeft(t, " "))
		t = strings.TrimSpace(t)
		box := geometry.Rect{X0: 50 + 10*float64(in), Y0: 100 + 15*float64(i), Y1: 110 + 15*float64(i)}
		box.X1 = box.X0 + 10*float64(len([]rune(t)))
		lines = append(lines, layout.Line{Text: t, Size: 10, Box: box})
	}
	return lines
}

// A paragraph that leads to a table may have no full stop: its lines are text all the same.
func TestTextAboveATable(t *testing.T) {
	tests := []struct{ name, lines, want string }{
		{"a paragraph that leads to the table",
			"一、主要职责/  某局的主要职责是：贯彻落实国家的方针/政策和法律法规，监督管理本市各项工作，/指导各区县的工作/" +
				"二、单位构成/  从单位构成看，某局包括四个处室，其中/列入编制范围的单位，详细情况见下表：", ""},
		{"a title below a paragraph",
			"  某局的主要职责是：贯彻落实国家，和本省/的方针政策/     收入预算总表/              单位：万元",
			"收入预算总表/单位：万元"},
		{"a title in two lines", "  某市某局二〇二六年度一般公共预算拨款支/出预算总表/              单位：万元",
			"某市某局二〇二六年度一般公共预算拨款支/出预算总表/单位：万元"},
		{"a number at the right, a department below it", "                表1，续/部门：某局/     收入预算总表",
			"表1，续/部门：某局/收入预算总表"},
	}
	for _, test := range tests {
		_, captions := splitCaptions(setLines(strings.Split(test.lines, "/")...))
		var got []string
		for _, l := range captions {
			got = append(got, l.Text)
		}
		if strings.Join(got, "/") != test.want {
			t.Errorf("%s: the captions are %q, want %q", test.name, got, test.want)
		}
	}
}

// Short lines of a list that are all as wide as the text are paragraphs of their own; a number that only happens to
// begin a line is none of the list.
func TestListsOfShortLines(t *testing.T) {
	tests := []struct{ lines, want string }{
		{"（二）打好防治攻坚战/（三）加大执法的力度/（四）开展督察和整改", "（二）打好防治攻坚战|（三）加大执法的力度|（四）开展督察和整改"},
		{"1.办公室主任和科长/2.办事员主任和科长", "1.办公室主任和科长|2.办事员主任和科长"},
		{"（二）依照前面所说第/（五）项的规定去办理", "（二）依照前面所说第（五）项的规定去办理"},
		{"1.全年的预算支出为/2.5万元，比上年增加", "1.全年的预算支出为2.5万元，比上年增加"},
	}
	for _, test := range tests {
		var got []string
		for _, p := range paragraphs(1, setLines(strings.Split(test.lines, "/")...)) {
			got = append(got, p.Text)
		}
		if strings.Join(got, "|") != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}
