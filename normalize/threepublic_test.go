package normalize

import "testing"

// TestTotalBeyondTheThreePublicExpenses: where meetings and training stand beside the three public expenses, these have
// a sum of their own, and 合计 is that of all. Without one 合计 is theirs.
func TestTotalBeyondTheThreePublicExpenses(t *testing.T) {
	form := embeddedForm(t, "cn-budget")
	const title = "一般公共预算“三公”经费、会议费、培训费支出情况表"
	for _, test := range []struct {
		name string
		rows []string
		want []string
	}{
		{"rows", []string{"项目 | 2026年预算数", "---",
			"合计 | 14.00", "一、“三公”经费小计 | 9.00", "（一）因公出国（境）费 | 2.00", "（二）公务接待费 | 7.00",
			"二、会议费 | 3.00", "三、培训费 | 2.00"},
			[]string{"three_public/all item total=14.00", "three_public/total item total=9.00", "three_public/abroad item total=2.00",
				"three_public/reception item total=7.00", "three_public/meetings item total=3.00",
				"three_public/training item total=2.00"}},
		{"rows without a sum of their own", []string{"项目 | 2026年预算数", "---",
			"合计 | 9.00", "因公出国（境）费 | 2.00", "公务接待费 | 7.00"},
			[]string{"three_public/total total total=9.00", "three_public/abroad item total=2.00",
				"three_public/reception item total=7.00"}},
		{"rows with a heading alone", []string{"项目 | 2026年预算数", "---",
			"合计 | 9.00", "一、“三公”经费 | ", "（一）因公出国（境）费 | 2.00", "（二）公务接待费 | 7.00"},
			[]string{"three_public/total total total=9.00", "three_public/一、“三公”经费 item total=null",
				"three_public/abroad item total=2.00", "three_public/reception item total=7.00"}},
		{"columns", []string{
			"单位名称 | 合计 | “三公”经费 | < | < | < | < | < | 会议费 | 培训费",
			"^ | ^ | 小计 | 因公出国（境）费 | 公务接待费 | 公务用车购置和运行维护费 | < | < | ^ | ^",
			"^ | ^ | ^ | ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行维护费 | ^ | ^", "---",
			"某局 | 14.00 | 9.00 | | 2.00 | 7.00 | | 7.00 | 3.00 | 2.00"},
			[]string{"three_public/total item of 某局 total=9.00", "three_public/abroad item of 某局 total=null",
				"three_public/reception item of 某局 total=2.00", "three_public/vehicles item of 某局 total=7.00",
				"three_public/vehicles.purchase item of 某局 total=null", "three_public/vehicles.operation item of 某局 total=7.00",
				"three_public/meetings item of 某局 total=3.00", "three_public/training item of 某局 total=2.00",
				"three_public/all item of 某局 total=14.00"}},
	} {
		doc := normalized(t, form, tableOf(title, test.rows...))
		wantEqual(t, test.name, addressed(tableByID(t, doc, "three_public").Rows), test.want)
		for _, c := range doc.Checks {
			if c.Verdict == "mismatch" {
				t.Errorf("%s: %s: %v against %v", test.name, c.ID, c.Left, c.Right)
			}
		}
		var proven int
		for _, r := range tableByID(t, doc, "three_public").Rows {
			for _, c := range r.Cells {
				if c.Proof == "verified" {
					proven++
				}
			}
		}
		if proven == 0 {
			t.Errorf("%s: nothing is proven", test.name)
		}
	}
}
