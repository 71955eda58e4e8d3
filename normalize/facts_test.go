package normalize

import (
	"testing"

	"gongkai/extract"
)

// TestConflictingFacts: of facts that say different things of the same, those that no table is beside are left out and
// counted; those that one contradicts stay, with the check that says so.
func TestConflictingFacts(t *testing.T) {
	texts := []extract.Text{{Text: "2025年预算公开", Page: 1}}
	for _, s := range []string{
		"机关运行经费预算10.00万元，比上年增加1.00万元。",
		"机关运行经费预算12.00万元，比上年增加1.00万元。",
		"三、一般公共预算支出情况",
		"“教育支出（类）普通教育（款）小学教育（项）”5.00万元。",
		"“教育支出（类）普通教育（款）小学教育（项）”5.30万元。",
	} {
		texts = append(texts, extract.Text{Text: s, Page: 1})
	}
	table := tableOf("支出情况表", spendingHead, spendingCode, "---", "205 |  |  | 教育支出 | 5.00 |  | ",
		"205 | 02 |  | 普通教育 | 5.00 |  | ", "205 | 02 | 02 | 小学教育 | 5.00 |  | ")
	form := testForm(t)
	for i := range form.Tables {
		if form.Tables[i].ID == "spending" {
			form.Tables[i].ID = "general_public"
		}
	}
	doc := normalizedDocument(&extract.Document{Tables: []extract.Table{*table}, Texts: texts}, form)
	var got []string
	for _, f := range doc.Facts {
		got = append(got, f.ID+" "+f.Value.String())
	}
	wantEqual(t, "facts", got, []string{"operating_expenses.change 1.00", "operating_expenses.change 1.00", "items 5.00",
		"items 5.30"})
	if doc.Summary.FactsLeftOut != 2 {
		t.Errorf("%d facts are left out", doc.Summary.FactsLeftOut)
	}
	wantEqual(t, "checks", judged(doc), []string{"narrative.items 2050202 total exact 5.00 5.00",
		"narrative.items 2050202 total mismatch 5.30 5.00"})
	wantEqual(t, "addresses", []string{string(doc.Checks[0].Cells[0].Address), string(doc.Checks[1].Cells[0].Address)},
		[]string{"fact:items", "fact:items~2"})
}
