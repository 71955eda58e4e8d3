package rows

import (
	"testing"

	"gongkai/normalize/document"
)

// TestSameTitle: a list of tables gives their titles without year and remarks, and perhaps without the department.
func TestSameTitle(t *testing.T) {
	for _, c := range []struct {
		list, table string
		want        bool
	}{
		{"2026年部门综合预算政府性基金收支表", "部门综合预算政府性基金收支表（不含上年结转）", true},
		{"政府性基金预算收支表", "2026年部门政府性基金预算收支表", true},
		{"收支总表", "财政拨款收支总表", false},
		{"支出明细表（按功能分类）", "支出明细表（按经济分类）", false},
		{"", "", false},
	} {
		if got := sameTitle(titleOf(c.list), titleOf(c.table)); got != c.want {
			t.Errorf("%s, %s: %v", c.list, c.table, got)
		}
	}
}

// TestNumbers: where the titles differ by a word, the number of the table says which one is meant.
func TestNumbers(t *testing.T) {
	said := saidEmpty{number: "表1", title: titleOf("财政拨款上年结转资金支出表")}
	for _, c := range []struct {
		caption, title string
		want           bool
	}{
		{"表1", "2022部门综合预算财政拨款结转资金支出表", false},
		{"表1", "财政拨款结转资金支出表", true},
		{"表1财政拨款结转资金支出表", "财政拨款结转资金支出表", true},
		{"表11", "财政拨款结转资金支出表", false},
		{"表1-1", "财政拨款结转资金支出表", false},
		{"表1", "政府采购预算表", false},
	} {
		table := document.Table{Title: c.title, Captions: []document.Text{{Text: c.caption}}}
		if got := said.numbers(&table); got != c.want {
			t.Errorf("%s %s: %v", c.caption, c.title, got)
		}
	}
	same := document.Table{Title: said.title, Captions: []document.Text{{Text: "某"}}}
	if (&saidEmpty{title: said.title}).numbers(&same) {
		t.Error("without a number")
	}
}
