package narrative

import (
	"strings"
	"testing"

	"gongkai/extract"
	"gongkai/extract/geometry"
	"gongkai/normalize/document"
)

// The labelled lines of a report's cover, with what goes on below them, and its grade; names of persons, dates of their
// own and other papers give none.
func TestCover(t *testing.T) {
	lines := []struct {
		x    float64
		text string
	}{
		{100, "某市财政支出绩效评价报告"}, {80, "评价项目名称：2024年度某市某局桥梁维修"}, {190, "专项资金绩效评价"}, {80, "评价机构："}, {190, "某会计师事务所"},
		{80, "项目负责人：某某"}, {80, "报告日期：2025年8月2日"}, {190, "某市财政局制"}, {80, "一、基本情况"}, {80, "项目名称：别的"},
		{80, "总分100分，项目综合得分92分，评价等级为“优”。"},
	}
	var texts []extract.Text
	for i, l := range lines {
		y := 100 + 30*float64(i)
		texts = append(texts, extract.Text{Text: l.text, Page: 1, Size: 15,
			Box: geometry.Rect{X0: l.x, Y0: y, X1: l.x + 10*float64(len([]rune(l.text))), Y1: y + 15}})
	}
	kind := "evaluation_report"
	doc := &document.Document{Info: document.Info{Kind: &kind}}
	Join(texts).AddSections(doc)
	const want = "section/evaluation 某市财政支出绩效评价报告: [评价项目名称 2024年度某市某局桥梁维修专项资金绩效评价] [评价机构 某会计师事务所] " +
		"[报告日期 2025年8月2日] [评价等级 优]"
	if got := shownSections(doc); got != want {
		t.Errorf("\ngot  %s\nwant %s", got, want)
	}
	doc = &document.Document{}
	if Join(texts).AddSections(doc); strings.Contains(shownSections(doc), "evaluation") {
		t.Error("of another paper")
	}
}
