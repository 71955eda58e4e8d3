package schema

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongkai/extract"
	"gongkai/internal/similar"
)

// describe prints a header: for each grid column its path and, behind #, its number.
func describe(h Header) []string {
	out := make([]string, len(h.paths))
	for g, path := range h.paths {
		var keys []string
		for _, c := range path {
			keys = append(keys, c.key.Text)
		}
		out[g] = strings.Join(keys, "/")
		if h.numbers[g] > 0 {
			out[g] += fmt.Sprint("#", h.numbers[g])
		}
	}
	return out
}

func TestReadHeader(t *testing.T) {
	for _, c := range []struct {
		name  string
		table *extract.Table
		want  []string
		title []string
	}{
		{"one row", tableOf("项目 | 合计", "某 | 1.00"), []string{"项目", "合计"}, nil},
		{"band over columns", tableOf("科目 | < | 支出预算 | <", "编码 | 名称 | 合计 | 基本支出", "---", "201 | 某 | 1.00 | 1.00"),
			[]string{"科目/编码", "科目/名称", "支出预算/合计", "支出预算/基本支出"}, nil},
		{"three levels, cells over rows", tableOf("项目 | 合计 | 财政拨款 | < | <", "^ | ^ | 小计 | 基本支出 | <",
			"^ | ^ | ^ | 人员经费 | 公用经费", "---"),
			[]string{"项目", "合计", "财政拨款/小计", "财政拨款/基本支出/人员经费", "财政拨款/基本支出/公用经费"}, nil},
		{"numbering row", tableOf("科目 | < | 总计 | 单位资金", "类 | 款 | ^ | ^", "※ | ※ | 1 | 2", "---"),
			[]string{"科目/类", "科目/款", "总计#1", "单位资金#2"}, nil},
		{"full-width numbering row", tableOf("项目 | 合计 | 小计", "栏次 | １ | ２", "---"), []string{"项目", "合计#1", "小计#2"}, nil},
		{"numbering row with formulas", tableOf("项目 | 合计 | 小计 | 其他", "栏次 | 1=2+3 | 2 | 3", "---"),
			[]string{"项目", "合计#1", "小计#2", "其他#3"}, nil},
		{"title inside the table", tableOf("部门收入总体情况表 | < | <", "单位：万元 | < | <", "项目 | 合计 | 小计", "---", "某 | 1.00 | 1.00"),
			[]string{"项目", "合计", "小计"}, []string{"部门收入总体情况表", "单位：万元"}},
		{"a whole row further down is no title", tableOf("项目 | 合计", "部门 | <", "---"), []string{"项目/部门", "合计/部门"}, nil},
		{"spaces, brackets, units", tableOf("项 目 | 预算数（万元） | 金额(单位：元) | 财政拨款（补助）", "---"),
			[]string{"项目", "预算数", "金额", "财政拨款(补助)"}, nil},
		{"blank header cells", tableOf("项目 |  | 合计", "---"), []string{"项目", "", "合计"}, nil},
		{"no header", tableOf("---", "某 | 1.00"), []string{"", ""}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := readHeader(c.table, 0)
			if got := describe(h); !slices.Equal(got, c.want) || !slices.Equal(h.title, c.title) {
				t.Errorf("paths %q, title %q; want %q, %q", got, h.title, c.want, c.title)
			}
			if h.rows != c.table.Header {
				t.Errorf("the body begins in row %d", h.rows)
			}
		})
	}
}

func TestHeaderKey(t *testing.T) {
	for in, want := range map[string]string{"预算数（万元）": "预算数", "预算数（单位：万元）": "预算数", "年度预算（亿 元）": "年度预算", "元": "元",
		"（万元）": "", "对企业补助（基本建设）": "对企业补助(基本建设)", "资金（万元）来源": "资金(万元)来源", "（元）合计": "(元)合计"} {
		if got := headerKey(in); got != want {
			t.Errorf("headerKey(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestAlike(t *testing.T) {
	long := "上级一般公共预算安排的转移支付"
	r := newRecogniser(documentOf())
	alike := func(want, printed string) float64 {
		cell, number := &headCell{key: similar.NewWord(printed)}, headWords.number(want)
		first := r.alike(number, cell)
		if again := r.alike(number, cell); again != first {
			t.Errorf("alike(%q, %q) = %v, and again %v", want, printed, first, again)
		}
		return first
	}
	for _, c := range []struct {
		a, b string
		min  float64
		max  float64
	}{
		{"款", "款", 1, 1}, {"款", "项", 0, 0}, {"基本支出", "项目支出", 0, 0}, {"人员经费", "人员经费支出", 0, 0},
		{long, "上级一般公共预算安排转移支付", 0.7, 0.9}, {long, "上级政府性基金安排的转移支付", 0, 0}, {"", "", 1, 1}, {"", "款", 0, 0}, {"q1合计", "q2合计",
			0, 0},
	} {
		if got := alike(c.a, c.b); got < c.min || got > c.max ||
			got != alike(c.b, c.a) && c.max == 0 {
			t.Errorf("alike(%q, %q) = %v, want %v to %v", c.a, c.b, got, c.min, c.max)
		}
	}
}

func TestTitleScore(t *testing.T) {
	table := &Table{Title: "部门收入总体情况表", Number: 2, titles: numbersOf(&titleWords, "部门收入总体情况表", "部门收入总表")}
	table.patterns = new(checker).patterns(0, []string{`^预算0?2表$`})
	r := newRecogniser(documentOf())
	big := extract.Text{Text: "部门收入", Size: 16}
	for _, c := range []struct {
		name     string
		captions []extract.Text
		inside   []string
		best     string
		min, max float64
	}{
		{"the same", []extract.Text{{Text: "部门收入总体情况表"}}, nil, "部门收入总体情况表", 1, 1},
		{"letter-spaced", []extract.Text{{Text: "部 门 收 入 总 体 情 况 表"}}, nil, "部 门 收 入 总 体 情 况 表", 1, 1},
		{"alias", []extract.Text{{Text: "部门收入总表"}}, nil, "部门收入总表", 0.98, 1},
		{"pattern", []extract.Text{{Text: "预算02表"}}, nil, "预算02表", 0.95, 0.98},
		{"year and department around it", []extract.Text{{Text: "某某局2025年部门收入总体情况表（公开）"}}, nil, "某某局2025年部门收入总体情况表（公开）", 0.8,
			0.95},
		{"a letter missing", []extract.Text{{Text: "部门收入总体情况"}}, nil, "部门收入总体情况", 0.75, 0.85},
		{"inside the table", nil, []string{"部门收入总体情况表"}, "部门收入总体情况表", 1, 1},
		{"in two lines of one size", []extract.Text{big, {Text: "总体情况表", Size: 16}}, nil, "部门收入总体情况表", 1, 1},
		{"a small line below a large one is no title", []extract.Text{{Text: "总体情况表的部门收入", Size: 16},
			{Text: "单位：万元", Size: 9}}, nil, "", 0, 0},
		{"another table", []extract.Text{{Text: "国有资本经营预算支出情况表"}}, nil, "", 0, 0},
		{"the number alone", []extract.Text{{Text: "表2"}}, nil, "", 0, 0},
		{"nothing", nil, nil, "", 0, 0},
		{"blank", []extract.Text{{}}, []string{""}, "", 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			title := r.titleScore(table, titleTexts(&extract.Table{Captions: c.captions}, c.inside))
			best, score := title.text, title.score
			if best != c.best || score < c.min || score > c.max {
				t.Errorf("%q %v, want %q %v to %v", best, score, c.best, c.min, c.max)
			}
		})
	}
	near := []extract.Text{{Text: "部门收入总体情况"}}
	without := r.titleScore(table, titleTexts(&extract.Table{Captions: near}, nil)).score
	for _, number := range []string{"表2", "表 02", "附表2", "（表2）", "公开02表", "预算02表", "公开表2"} {
		captions := append([]extract.Text{{Text: number}}, near...)
		if with := r.titleScore(&Table{titles: table.titles, Number: 2},
			titleTexts(&extract.Table{Captions: captions}, nil)).score; with <= without {
			t.Errorf("%s is no witness: %v against %v", number, with, without)
		}
	}
	for _, number := range []string{"表3", "2", "表22", "第2页"} {
		captions := append([]extract.Text{{Text: number}}, near...)
		if with := r.titleScore(table, titleTexts(&extract.Table{Captions: captions}, nil)).score; with != without {
			t.Errorf("%s counts: %v against %v", number, with, without)
		}
	}
}

// Heads that share their printed line with the first row stand in the body: a cell over several columns, each with a
// word below it.
func TestSharedLine(t *testing.T) {
	for _, c := range []struct {
		name  string
		table *extract.Table
		want  []string
		body  []string // heads of the first body row
	}{
		{"beside the total", tableOf("项目 | 合计 | 基本支出 | <", "---", "合计 | 1.00 | 人员经费 | 公用经费", "某 | 1.00 | 1.00 | "),
			[]string{"项目", "合计", "基本支出/人员经费", "基本支出/公用经费"}, []string{"人员经费", "公用经费"}},
		{"amounts below", tableOf("项目 | 合计 | 基本支出 | <", "---", "合计 | 1.00 | 1.00 | 2.00"),
			[]string{"项目", "合计", "基本支出", "基本支出"}, nil},
		{"only one word below", tableOf("项目 | 合计 | 基本支出 | <", "---", "合计 | 1.00 | 人员经费 | 2.00"),
			[]string{"项目", "合计", "基本支出", "基本支出"}, nil},
		{"a cell over the whole table", tableOf("收入 | <", "---", "项目 | 合计"), []string{"", ""}, nil},
		{"no rows", tableOf("项目 | 基本支出 | <", "---"), []string{"项目", "基本支出", "基本支出"}, nil},
	} {
		h := readHeader(c.table, 0)
		var body []string
		for i, cell := range c.table.Cells {
			if h.InBody(i) {
				body = append(body, cell.Text)
			}
		}
		if got := describe(h); !slices.Equal(got, c.want) || !slices.Equal(body, c.body) {
			t.Errorf("%s: %q, %q in the body; want %q, %q", c.name, got, body, c.want, c.body)
		}
	}
}

// Titles are compared without number, ordinal and year.
func TestTitleKey(t *testing.T) {
	for in, want := range map[string]string{
		"表1 收支总表": "收支总表", "附表01：2026年收支总表": "收支总表", "一、部门收支总表": "部门收支总表", "（二）收入总表": "收入总表", "3.支出总表": "支出总表",
		"表三 一、收支总表": "收支总表", "表一、收支总表": "收支总表", "附表2.收入总表": "收入总表", "公开01表": "", "附件1-2 收支总表": "收支总表", "二〇二六年度收支总表": "收支总表",
		"（2026年度）": "()", "2026年 收 入 总 表": "收入总表",
		"表格说明": "表格说明", "一般公共预算支出表": "一般公共预算支出表", "三公经费支出表": "三公经费支出表",
	} {
		if got := titleKey(in); got != want {
			t.Errorf("titleKey(%q) = %q, want %q", in, got, want)
		}
	}
}

// A title with something around it is the same table only while what is around it names no other one.
func TestLikeness(t *testing.T) {
	for _, c := range []struct {
		caption, title string
		min, max       float64
	}{
		{"收支总表", "收支总表", 1, 1}, {"某局收支总表", "收支总表", SureTitle, 0.99}, {"项目支出总表", "支出总表", 0, fairTitle - 0.01},
		{"政府性基金预算支出表", "一般公共预算支出表", 0, fairTitle - 0.01}, {"部门收支总体情况", "部门收支总体情况表", fairTitle, 0.9}, {"", "收支总表", 0,
			0}, {"收支总表", "", 0, 0},
	} {
		if got := likeness(c.caption, c.title); got < c.min || got > c.max {
			t.Errorf("likeness(%q, %q) = %v, want %v to %v", c.caption, c.title, got, c.min, c.max)
		}
	}
}
