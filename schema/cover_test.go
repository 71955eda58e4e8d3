package schema

import (
	"strconv"
	"strings"
	"testing"

	"gongkai/extract"
)

func cover(lines ...string) *extract.Document {
	doc := &extract.Document{}
	for _, s := range lines {
		doc.Texts = append(doc.Texts, extract.Text{Page: 1, Text: s})
	}
	return doc
}

// The department and the year of a cover are found whether its title stands in one line or in several.
func TestCover(t *testing.T) {
	f := *xinjiang(t)
	f.Document.title = new(checker).patterns(0, []string{`^(.{2,40}?)20\d\d年部门预算`})
	for _, c := range []struct {
		name       string
		doc        *extract.Document
		department string
		year       int
	}{
		{"in one line", cover("某某局2026年部门预算"), "某某局", 2026},
		{"in three lines", cover("某某局", "2026年", "部门预算"), "某某局", 2026},
		{"in Chinese digits", cover("某某局", "二〇二六年", "部门预算"), "某某局", 2026},
		{"letter-spaced, full-width", cover("某 某 局", "２０２６ 年 部 门 预 算"), "某某局", 2026},
		{"below another line", cover("附件", "某某局", "2026年部门预算"), "某某局", 2026},
		{"not beyond the contents", cover("封面", "目录", "某某局", "2026年部门预算"), "", 0},
		{"in a sentence it is no title", cover("根据某某局2026年部门预算，说明如下。"), "", 0},
		{"nothing", cover(), "", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			isBody := func(name string) bool { return strings.HasSuffix(name, "局") && !strings.HasPrefix(name, "附件") }
			department, _ := f.Department(c.doc, isBody)
			if year, _ := f.TitleYear(c.doc); department != c.department || year != c.year {
				t.Errorf("%q %d, want %q %d", department, year, c.department, c.year)
			}
		})
	}
}

// A document without known tables has the words of the form that its title speaks of.
func TestWords(t *testing.T) {
	doc := cover("某某市某某局2026年部门预算")
	if m := Recognise(doc, embeddedForms(t)); m.Form != nil || m.Words == nil || m.Words.Kind != "budget" {
		t.Errorf("%+v", m.Words)
	}
	if m := Recognise(cover("某某局通知"), embeddedForms(t)); m.Words != nil {
		t.Errorf("%s", m.Words.ID)
	}
}

// A report on a project prints tables of a budget and is none; the year is told by what each page begins with, when
// nothing else does.
func TestReports(t *testing.T) {
	for _, c := range []struct {
		kind  string
		lines []string
	}{
		{"budget", []string{"某某市某某局2026年部门预算"}},
		{"evaluation_report", []string{"某某市财政支出绩效评价报告", "评价项目：2026年预算项目"}},
		{"evaluation_report", []string{"某某局", "2025年度部门整体支出", "绩效自评报告（公开稿）"}},
		{"evaluation_report", []string{"关于某某局2025年度项目支出绩效自评情况的报告"}},
		{"", []string{"某某桥项目事前绩效评估报告"}},
		{"", []string{"某某局2025年度财务收支审计报告"}},
		{"budget", []string{"某某市某某局2026年部门预算", "附：绩效评价报告"}},
		{"budget", []string{"某某局2026年度预算公开", "附：2025年度部门整体支出绩效自评报告"}},
		{"", []string{"某某局2024年度决算公开", "2024年度项目支出绩效评价报告"}},
		{"", []string{"某某局2026年预算及绩效目标报告"}},
		{"", []string{"关于某某区2024年财政决算及绩效情况的报告"}},
		{"", []string{"某某局2025年绩效运行监控报告"}},
	} {
		if m := Recognise(cover(c.lines...), embeddedForms(t)); m.Kind != c.kind {
			t.Errorf("%q: %q", c.lines, m.Kind)
		}
	}
	doc := cover("说明")
	doc.Running = []extract.Text{{Page: 1, Text: "某某局2026年项目支出绩效目标表"}}
	if y := DocumentYear(doc); y != 2026 {
		t.Errorf("the year of the running line is %d", y)
	}
}

func TestPlainDigits(t *testing.T) {
	for in, want := range map[string]string{"二〇二五年": "2025年", "二○二五": "2025", "二零二五": "2025", "２０２５ 年": "2025年",
		"九八七六五四三二一": "987654321", "某局": "某局", "": ""} {
		if got := PlainDigits(in); got != want {
			t.Errorf("PlainDigits(%q) = %q, want %q", in, got, want)
		}
	}
	for y := range 100 { // every digit is told, whatever its bytes
		chinese := []rune("二〇")
		for _, d := range []int{y / 10, y % 10} {
			chinese = append(chinese, []rune("〇一二三四五六七八九")[d])
		}
		if got, want := PlainDigits(string(chinese)), strconv.Itoa(2000+y); got != want {
			t.Errorf("%s is %s, want %s", string(chinese), got, want)
		}
	}
}
