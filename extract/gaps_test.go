package extract

import (
	"strings"
	"testing"
)

func TestPageGaps(t *testing.T) {
	for _, c := range []struct {
		name string
		foot []string // of the pages, "" without
		want string
	}{
		{"no gap", []string{"", "- 1 -", "- 2 -", "- 3 -"}, ""},
		{"a page is missing", []string{"", "- 1 -", "- 2 -", "- 4 -", "- 5 -"},
			"page number 2 is followed by 4: pages are missing between them"},
		{"two pages are missing, of others", []string{"第1页 共9页", "第2页 共9页", "第5页 共9页"},
			"page number 2 is followed by 5: pages are missing between them"},
		{"digits set apart", []string{"9", "1 0", "1 1", "1 3", "1 4"},
			"page number 11 is followed by 13: pages are missing between them"},
		{"a page without a number", []string{"1", "2", "", "4", "5"}, ""},
		{"numbering begins anew", []string{"7", "8", "1", "2", "3"}, ""},
		{"a number among others that are none", []string{"1", "2", "17", "4", "5"}, ""},
		{"two numbers on a page", []string{"1", "2", "3 / 9|7", "8"}, ""},
		{"nothing runs on", []string{"1", "3"}, ""},
	} {
		doc := &Document{}
		for i, foot := range c.foot {
			for text := range strings.SplitSeq(foot, "|") {
				if text != "" {
					doc.Running = append(doc.Running, Text{Text: text, Page: i + 1})
				}
			}
		}
		got := ""
		for _, f := range gapFindings(doc) {
			got += f.Message
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestTableGaps(t *testing.T) {
	for _, c := range []struct {
		name     string
		captions []string // of the tables
		text     string   // beside them
		want     string
	}{
		{"no gap", []string{"表1", "表2", "附表3", "预算04表 财政拨款收支总表"}, "", ""},
		{"a table is missing", []string{"公开01表", "公开02表", "公开04表"}, "",
			"table 2 is followed by table 4: what lies between them is missing"},
		{"by Chinese numerals", []string{"表九", "表十", "表十二"}, "表一 表二",
			"table 10 is followed by table 12: what lies between them is missing"},
		{"the first is missing", []string{"表2", "表3"}, "", "the first table bears number 2: what comes before it is missing"},
		{"an empty table is a sentence", []string{"表1", "表3"}, "表2 本部门无此项", ""},
		{"parts of a number", []string{"表1", "表2-1", "表2-2", "表3"}, "", ""},
		{"tables without numbers", []string{"收支总表", "收入总表"}, "", ""},
	} {
		doc := &Document{Texts: []Text{{Text: c.text}}}
		for i, caption := range c.captions {
			doc.Tables = append(doc.Tables, Table{Captions: []Text{{Text: caption}}, Parts: []Part{{Page: i + 1}}})
		}
		if c.name == "by Chinese numerals" { // it begins with 9
			doc.Running = []Text{{Text: "表一"}, {Text: "表八"}}
		}
		got := ""
		for _, f := range gapFindings(doc) {
			got += f.Message
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
