package narrative

import "testing"

// A reason in points goes on over sentences and, where the points were announced, over paragraphs; what is counted on
// otherwise is none of it.
func TestPoints(t *testing.T) {
	const change = "2025年收入预算100万元，比上年增加20万元"
	for _, c := range []struct {
		name, text, reason string
		facts              int
	}{
		{"sentences", change + "。增加的主要原因：1.人员经费增加15万元。2.公务接待费增加5万元。", "1.人员经费增加15万元；2.公务接待费增加5万元", 2},
		{"sentences in words", change + "，主要原因是：一是人员增加。二是项目增加5万元；三是别的。支出预算9万元。", "一是人员增加；二是项目增加5万元；三是别的", 3},
		{"paragraphs", change + "，主要原因是：\n（1）人员增加15万元；\n（2）公务接待费增加5万元。\n二、支出预算9万元。", "（1）人员增加15万元；（2）公务接待费增加5万元", 3},
		{"another count", "一、" + change + "，主要原因是1.人员增加。\n2.支出预算9万元。", "1.人员增加", 3},
		{"nothing follows", "一、" + change + "，主要原因是：\n二、支出预算9万元。", "", 3},
		{"not the next number", change + "。主要原因：1.人员增加。3.支出预算9万元。", "1.人员增加", 3},
	} {
		facts, _ := readOf(c.text, Document{Year: 2025, Budget: true})
		if len(facts) != c.facts {
			t.Errorf("%s:\n%s", c.name, allShown(facts))
			continue
		}
		if got := facts[1].Reason; facts[1].ID != "totals.income.change" || got != c.reason {
			t.Errorf("%s: the reason of %s is %q, want %q", c.name, facts[1].ID, got, c.reason)
		}
	}
}
