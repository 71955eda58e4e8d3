package narrative

import (
	"strings"
	"testing"
)

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

// What is counted and gives an amount of its own is an item of a list, though a reason was announced in front of it;
// and so is what is counted as the paragraph of the reason is.
func TestPointsWithAmounts(t *testing.T) {
	const changes = "three_public.total = 5 万元\nthree_public.total.change = -1 万元\n"
	const parts = "three_public.abroad = 0 万元\nthree_public.abroad.change = 0\n"
	const others = "three_public.reception = 2 万元\nthree_public.reception.change = -1 万元\n" +
		"three_public.vehicles.operation = 3 万元\nthree_public.vehicles.operation.change = 0\n"
	const total = "2026年“三公”经费预算5万元，比上年减少1万元，"
	for _, c := range []struct{ name, text, want string }{
		{"paragraphs", "三、“三公”经费预算情况\n" + total + "主要原因是：\n1.因公出国（境）费0万元，与上年持平。\n" +
			"2.公务接待费2万元，比上年减少1万元。\n3.公务用车运行维护费3万元，与上年持平。", changes + parts + others},
		{"sentences", "三、“三公”经费预算情况\n" + total + "主要原因是一是厉行节约。二是压减。1.因公出国（境）费0万元，与上年持平。" +
			"2.公务接待费2万元，比上年减少1万元。3.公务用车运行维护费3万元，与上年持平。", changes + parts + others},
		{"sentences behind the first point", "三、“三公”经费预算情况\n" + total + "主要原因是：1.厉行节约。" +
			"2.公务接待费2万元，比上年减少1万元。3.公务用车运行维护费3万元，与上年持平。", changes + others},
		{"sentences behind an item", "三、“三公”经费预算情况\n" + total + "主要原因是：1.因公出国（境）费0万元，与上年持平。" +
			"2.公务接待费2万元，比上年减少1万元。3.公务用车运行维护费3万元，与上年持平。", changes + others},
		{"of its own count", "1.因公出国（境）费0万元，与上年持平。\n2.公务接待费2万元，比上年减少1万元，主要原因是：\n" +
			"1.厉行节约。\n2.压减。\n3.公务用车运行维护费3万元，与上年持平。", parts + others},
		{"the next of its own count", "1.公务接待费2万元，比上年减少1万元，主要原因是：\n1.厉行节约。\n2.总体情况。支出预算9万元。",
			"three_public.reception = 2 万元\nthree_public.reception.change = -1 万元\ntotals.expenditure = 9 万元\n"},
		{"changes are reasons", total + "主要原因是：\n1.公务接待费减少1万元。\n2.公务用车运行维护费较上年2万元增加1万元。", changes},
		{"of nothing known", total + "主要原因是：\n1.压缩某项工作1万元。\n2.公务接待费减少1万元。", changes},
	} {
		facts, _ := readOf(c.text, Document{Year: 2026, Budget: true})
		if got := allShown(facts); got != c.want {
			t.Errorf("%s:\n%swant:\n%s", c.name, got, c.want)
		}
		for i := range facts {
			if strings.Contains(facts[i].Reason, "出国") {
				t.Errorf("%s: the reason of %s is %q", c.name, facts[i].ID, facts[i].Reason)
			}
		}
	}
}
