package identity

import (
	"encoding/json"
	"fmt"
	"testing"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// paper is a document without tables, of the lines given.
func paper(lines ...string) *reader {
	doc := &extract.Document{}
	for i, l := range lines {
		doc.Texts = append(doc.Texts, extract.Text{Text: l, Page: 1 + i/6})
	}
	return &reader{doc, &schema.Match{}}
}

func TestDepartment(t *testing.T) {
	for _, c := range []struct {
		want  string
		lines []string
	}{
		{"江南省高级人民法院", []string{"2018年度江南省高级人民法院预算公开"}},
		{"测试市财政局", []string{"测试市财政局2025年部门预算"}},
		{"测试市政协办公室", []string{"目录", "第一部分部门概况", "测试市政协办公室2019年度收入、支出预算总计5万元。", "测试市政协办公室2019年度支出预算5万元。"}},
		{"测试市数据局", []string{"某市2026年市级单位预算", "预算单位：测试市数据局"}},
		{"", []string{"关于考试的公告", "测试市教育局2025年部署"}},
		{"", []string{"本部门2025年度收入预算5万元。", "本部门2025年度支出预算5万元。"}},
	} {
		got := ""
		if d := paper(c.lines...).department(); d != nil {
			got = *d
		}
		if got != c.want {
			t.Errorf("%q: %q", c.lines, got)
		}
	}
}

func TestQuoted(t *testing.T) {
	for in, want := range map[string]string{
		"·测试市审计局": "测试市审计局", "测试市审计局（汇总）": "测试市审计局", "测试市民政局（本级）": "测试市民政局（本级）", " 测试市 审计局：": "测试市审计局",
		"测试市审计局（盖": "测试市审计局", "": "",
	} {
		if got := quoted(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}

func TestKey(t *testing.T) {
	for _, same := range [][]string{
		{"中共江苏省委办公厅", "中国共产党江苏省委员会办公厅", "江苏省委办公厅"},
		{"江苏省政协办公厅", "中国人民政治协商会议江苏省委员会办公厅"},
		{"某市安全生产监督管理局", "某市应急管理局"},
		{"某市人民政府办公室", "某市政府办公室"},
	} {
		for _, s := range same[1:] {
			if Key(s) != Key(same[0]) {
				t.Errorf("%s is %s, %s is %s", same[0], Key(same[0]), s, Key(s))
			}
		}
	}
	if Key("某市财政局") == Key("某市审计局") {
		t.Error("two bodies are one")
	}
}

func TestScope(t *testing.T) {
	name := "测试市科学技术局"
	for _, c := range []struct {
		want, department string
		lines            []string
	}{
		{"self", "测试市民政局（本级）", nil},
		{"self", name, []string{"测试市科学技术局（本级）2025年预算"}},
		{"self", name, []string{"测试市科学技术局（机关）", "测试市科学技术局（机关）2024年度决算"}},
		{"self", "测试市民政局", []string{"预算单位：测试市民政局（本级）"}},
		{"department", name, []string{"2026年部门预算", "纳入预算编制范围的单位包括：", "1.测试市科学技术局（本级）预算", "2.某中心"}},
		{"department", name, []string{"2026年部门预算", "本部门预算包括测试市科学技术局（本级）预算和所属单位预算"}},
		{"department", name, []string{"2026年部门预算", "本部门预算仅包括测试市科学技术局（本级）预算。"}},
		{"department", name, []string{"部门预算", "测试市科学技术局（本级）2026年预算", "测试市科技情报中心2026年预算"}},
		{"department", name, []string{"2026年预算", "预算主管部门：测试市科学技术局"}},
		{"unit", "测试市科技情报中心", []string{"2026年预算", "预算主管部门：测试市科学技术局", "预算单位：测试市科技情报中心"}},
		{"unit", name, []string{"2026年预算", "预算单位：测试市科学技术局", "第一部分部门概况"}},
		{"unit", name, []string{"2026年度", name, "单位预算公开"}},
		{"department", name, []string{"2026年部门预算", "第一部分单位概况"}},
		{"department", name, []string{"目录", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "本部门收入预算5万元", "本部门支出预算5万元"}},
	} {
		if got := paper(c.lines...).scope(&c.department); got == nil || *got != c.want {
			t.Errorf("%s %q: %v", c.department, c.lines, got)
		}
	}
}

// TestOfAll: the own offices beside other units are a part of the department.
func TestOfAll(t *testing.T) {
	for _, c := range []struct {
		want  string
		names []string
	}{
		{"", nil},
		{"某市民政局（本级）", []string{"某市民政局（本级）", "某市民政局（本级）", "某市民政局", "办公用品"}},
		{"某市民政局", []string{"某市民政局（本级）", "某市救助站", "某市民政局（本级）"}},
		{"某市救助站", []string{"某市民政局（本级）", "某市救助站", "某市救助站"}},
	} {
		var n names
		for _, name := range c.names {
			n.add(name)
		}
		if got := n.ofAll(); got != c.want {
			t.Errorf("%q: %q", c.names, got)
		}
	}
}

func TestComplete(t *testing.T) {
	var info document.Info
	Complete(&info, document.Manifest{
		{Name: "department", Value: json.RawMessage(`"教育局"`)}, {Name: "division", Value: json.RawMessage(`"440304"`)},
	})
	if info.Department == nil || *info.Department != "教育局" || info.Place == nil || info.Place.County != "福田区" {
		t.Errorf("%+v", info)
	}
	printed := "上海市普陀区司法局"
	info = document.Info{Department: &printed}
	Complete(&info, document.Manifest{{Name: "department", Value: json.RawMessage(`"别的局"`)}})
	if *info.Department != printed || info.Place == nil || info.Place.Code != "310107" {
		t.Errorf("%+v", info)
	}
}

func TestContains(t *testing.T) {
	sentence := "本部门2025年度收入预算为5万元，比上年增加1万元，主要原因是人员增加。"
	target, evaluation := &schema.Sheet{}, &schema.Sheet{Indicators: []schema.Column{{ID: "actual"}}}
	table, form := []schema.TableMatch{{}}, func(kind string) *schema.Form { return &schema.Form{Kind: kind} }
	sheets := func(all ...*schema.Sheet) []schema.SheetMatch {
		var out []schema.SheetMatch
		for _, s := range all {
			out = append(out, schema.SheetMatch{Sheet: s})
		}
		return out
	}
	for _, c := range []struct {
		want     string
		lines    []string
		match    schema.Match
		unmapped int
		found    string
	}{
		{"[]", nil, schema.Match{}, 0, ""},
		{"[budget_tables]", []string{sentence, sentence}, schema.Match{Form: form(schema.Budget), Tables: table}, 0, ""},
		{"[narrative]", []string{sentence, sentence, sentence, sentence, sentence}, schema.Match{}, 0, ""},
		{"[]", []string{"第一部分。", "第二部分。", "第三部分。", "第四部分。", "第五部分。"}, schema.Match{}, 0, ""},
		{"[final_tables self_evaluations other_tables scans]", nil,
			schema.Match{Form: form(schema.FinalAccounts), Tables: table, Sheets: sheets(evaluation)}, 2, "page.picture"},
		{"[performance_targets self_evaluations]", nil,
			schema.Match{Form: form(schema.Budget), Sheets: sheets(evaluation, target)}, 0, "page.blank"},
	} {
		printed := paper(c.lines...).doc
		if c.found != "" {
			printed.Findings = append(printed.Findings, finding.Finding{ID: c.found})
		}
		if got := fmt.Sprint(Contains(printed, &c.match, c.unmapped)); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}
