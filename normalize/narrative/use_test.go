package narrative

import "testing"

// What money is for is not why it changed: the reason stands in a sentence of its own behind it, or nowhere.
func TestUseIsNoReason(t *testing.T) {
	const change = "三、“三公”经费预算情况\n公务接待费2026年预算5.00万元，比2025年预算数减少10.01万元，主要是用于公务活动中按规定接待发生的费用。"
	for _, c := range []struct{ text, reason string }{
		{change, ""},
		{change + "减少的主要原因：压减公务接待支出。", "压减公务接待支出"},
		{"公务接待费2026年预算5.00万元，比2025年预算数减少10.01万元，主要是压减公务接待支出。", "压减公务接待支出"},
	} {
		found := false
		facts, _ := readLines(c.text, 2026)
		for _, f := range facts {
			if f.ID == "three_public.reception.change" {
				found = true
				if f.Reason != c.reason {
					t.Errorf("%s: reason %q, want %q", c.text, f.Reason, c.reason)
				}
			}
		}
		if !found {
			t.Errorf("%s: no change", c.text)
		}
	}
}
