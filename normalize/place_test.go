package normalize

import (
	"slices"
	"strconv"
	"testing"

	"gongkai/extract"
	"gongkai/extract/geometry"
	"gongkai/normalize/document"
)

// unsureBy gives the amounts of a document that are not proven for a reason.
func unsureBy(doc *document.Document, reason document.Reason) []string {
	var out []string
	for p := range doc.Places() {
		if p.Cell != nil && slices.Contains(p.Cell.Because, reason) {
			out = append(out, string(p.Address))
		}
	}
	return out
}

// TestSameTitle: a table that is there twice, alone of all tables and without a department above it, has a title that
// is perhaps another's.
func TestSameTitle(t *testing.T) {
	form := partForm(t, "{id: c, rows: income}")
	income := func(captions ...string) *extract.Table {
		return captioned(tableOf("收入表", "名称 | 合计 | 财政拨款", "---", "合计 | 4.00 | 4.00"), captions...)
	}
	balance := func() *extract.Table {
		return tableOf("支出平衡表", "项目 | 预算数", "---", "支出总计 | 4.00")
	}
	for _, c := range []struct {
		name   string
		tables []*extract.Table
		want   []string
	}{
		{"once", []*extract.Table{income(), balance()}, nil},
		{"twice", []*extract.Table{income(), balance(), income()},
			[]string{"income/total/total", "income/total/fiscal", "income#2/total/total", "income#2/total/fiscal"}},
		{"of two departments", []*extract.Table{income("部门名称：甲局"), balance(), income("部门名称：乙局")}, nil},
		{"in a series", []*extract.Table{income(), balance(), income(), balance()}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := normalized(t, form, c.tables...)
			wantEqual(t, "without a title of their own", unsureBy(doc, document.UnsureTitle), c.want)
			if said := slices.Contains(findings(doc), "table.twice"); said != (c.want != nil) {
				t.Errorf("said: %v", said)
			}
		})
	}
}

// TestOrderOfTables: a table with nearly the title of another, where the form has none between its neighbours, is not
// proven by the title; in its place it is.
func TestOrderOfTables(t *testing.T) {
	form := testForm(t)
	projects := tableOf("项目支出状况表", projectsHead, "---", "2010399 | 其他 | 甲 | 1.00 | 1.00")
	items := tableOf("经费情况表", itemsHead, "---", "合计 | 1.00 | 1.00")
	spending := spendingTable("201 |  |  | 某 | 1.00 | 1.00 | ")
	balance := tableOf("收支总表", balanceBand, balanceHead, "---", "收入总计 | 1.00 | 支出总计 | 1.00")
	wantEqual(t, "out of order", unsureBy(normalized(t, form, spending, projects, items, balance), document.UnsureTitle),
		[]string{"projects/2010399:甲/total", "projects/2010399:甲/goods"})
	wantEqual(t, "in order", unsureBy(normalized(t, form, spending, items, projects, balance), document.UnsureTitle), nil)
}

// TestCutAmounts: an amount at the foot of a page, whose table goes on overleaf, may have its last digits there if all
// others have more decimals.
func TestCutAmounts(t *testing.T) {
	form := testForm(t, "{id: c, rows: spending, left: total, right: basic + project}")
	spending := func(odd string, row int, rest string) *extract.Table {
		rows := []string{spendingHead, spendingCode, "---"}
		for k := range 4 {
			amount := "2.00"
			switch k {
			case row:
				amount = odd
			case row + 1:
				amount = rest
			}
			rows = append(rows, strconv.Itoa(201+k)+" |  |  | 甲 | "+amount+" | 1.00 | 1.00")
		}
		table := tableOf("支出情况表", rows...)
		table.Parts = append(table.Parts, extract.Part{Page: 2, From: 4, To: 6})
		table.Parts[0].To = 4
		for i := range table.Cells {
			if table.Cells[i].Row >= 4 {
				table.Cells[i].Pieces[0].Page = 2
			}
		}
		return table
	}
	for _, c := range []struct {
		name string
		odd  string
		row  int
		rest string
		want []string
	}{
		{"all alike", "2.00", 1, "2.00", nil},
		{"fewer at the foot", "2.0", 1, "2.00", []string{"spending/202/total"}},
		{"the last digit overleaf as an amount", "2.0", 1, "3", []string{"spending/202/total"}},
		{"fewer above the foot", "2.0", 0, "2.00", nil},
		{"fewer at the foot of the last page", "2.0", 3, "2.00", nil},
		{"more at the foot", "2.000", 1, "2.00", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantEqual(t, "cut", unsureBy(normalized(t, form, spending(c.odd, c.row, c.rest)), document.UnsureText), c.want)
		})
	}
}

// TestCutAtTheEnd: the last row of a table may be cut, too, where the text overleaf begins with what may be its last
// digits.
func TestCutAtTheEnd(t *testing.T) {
	form := testForm(t, "{id: c, rows: spending, left: total, right: basic + project}")
	for text, want := range map[string][]string{
		"3其中：某": {"spending/204/total"},
		"其中：某":  nil,
	} {
		rows := []string{spendingHead, spendingCode, "---"}
		for k, amount := range []string{"2.00", "2.00", "2.00", "2.0"} {
			rows = append(rows, strconv.Itoa(201+k)+" |  |  | 甲 | "+amount+" | 1.00 | 1.00")
		}
		printed := &extract.Document{Tables: []extract.Table{*tableOf("支出情况表", rows...)},
			Texts: []extract.Text{{Text: text, Page: 2}, {Text: "9 月", Page: 2, Box: geometry.Rect{Y0: 700, Y1: 710}}}}
		wantEqual(t, text, unsureBy(normalizedDocument(printed, form), document.UnsureText), want)
	}
}
