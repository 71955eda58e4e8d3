package extract

import (
	"strings"
	"testing"
)

func TestTitlePartedFromItsTable(t *testing.T) {
	table := sheet{above: "表1", rows: []string{"科目|合计", "201|12.00"}}
	below := func(text string) sheet { return sheet{above: table.above, rows: table.rows, below: text} }
	next := func(above string) sheet {
		return sheet{above: above, rows: []string{"项目|金额|备注", "办公费|1.00|无"}}
	}
	tests := []struct {
		name        string
		first, next sheet
		want        string
	}{
		{"below another table", below("部门支出总体情况表"), next(""), "部门支出总体情况表"},
		{"the unit is overleaf", below("培训费明细表"), next("单位：万元"), "培训费明细表/单位：万元"},
		{"a page of text before", sheet{above: "本部门当年一般公共预算安排的支出中，/会议费有所下降。/会议费明细表/单位：万元"}, next(""), "会议费明细表/单位：万元"},
		{"the table has a title of its own", sheet{above: "本部门当年一般公共预算安排的支出中，/会议费有所下降。/其他事项"}, next("会议费明细表"), "会议费明细表"},
		{"text between", sheet{above: "本部门当年一般公共预算安排的支出中，/会议费有所下降。/其他事项"}, next("见下。"), ""},
		{"a sentence ends the page", sheet{above: "会议费明细表/会议费有所下降。"}, next(""), ""},
		{"the rest of a paragraph ends the page", sheet{above: "会议费有所下降，主要原因是落实过紧日子的要求。本部门当年预算/安排的培训费减少了若干"}, next(""), ""},
		{"a list of contents", sheet{above: "目录/收支总表........1/收入总表........2"}, next(""), ""},
		{"a cover", sheet{above: "某市/某局/2026年/部门预算/公开/说明"}, next(""), ""},
	}
	for _, test := range tests {
		doc := assembled(test.first, test.next)
		var got []string
		for _, c := range doc.Tables[len(doc.Tables)-1].Captions {
			got = append(got, c.Text)
		}
		if strings.Join(got, "/") != test.want {
			t.Errorf("%s: the captions are %q, want %s", test.name, got, test.want)
		}
	}
}

// What waited for a table that does not come is text like any other, with its paragraphs whole.
func TestTextThatIsNoTitle(t *testing.T) {
	doc := assembled(sheet{above: "本部门当年一般公共预算安排的支出中，/会议费有所下降。/其他事项"}, sheet{above: "完。"})
	var got []string
	for _, x := range doc.Texts {
		got = append(got, x.Text)
	}
	if strings.Join(got, "/") != "本部门当年一般公共预算安排的支出中，会议费有所下降。/其他事项/完。" {
		t.Errorf("texts %q", got)
	}
}
