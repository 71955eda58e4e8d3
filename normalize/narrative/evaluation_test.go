package narrative

import (
	"strings"
	"testing"
)

// TestFinalAccounts: what paragraphs of final accounts of 2024 say: how projects fared in their own evaluation, and
// changes against the budget.
func TestFinalAccounts(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a project", "1.某河巡查经费项目绩效自评综述：根据年初设定的绩效目标，项目自评得分为98.0分。全年预算数为120.00万元，执行数为110.00万元，完成预算的91.7%。项目绩效目标完成情况：一是巡查12次；二是培训30人。",
			"evaluation.score [某河巡查经费项目] = 98.0 分; evaluation.adjusted [某河巡查经费项目] = 120.00 万元; evaluation.executed [某河巡查经费项目] = 110.00 万元; evaluation.execution [某河巡查经费项目] = 91.7 %"},
		{"without a score or a rate", "（2）“智慧河道”项目绩效自评综述：全年预算数1,240万元，执行数1,240万元。",
			"evaluation.adjusted [智慧河道项目] = 1240 万元; evaluation.executed [智慧河道项目] = 1240 万元"},
		{"the whole department", "根据年度设定的绩效目标，部门整体支出自评得分99.5，全年预算数2,495.55万元，执行数2074.01万元，完成预算的83.11%。",
			"evaluation.score = 99.5; evaluation.adjusted = 2495.55 万元; evaluation.executed = 2074.01 万元; evaluation.execution = 83.11 %"},
		{"a plan to evaluate", "对10个项目开展绩效自评，全年预算数为12万元。", "performance.evaluated = 10 个 1"},
		{"a report, which does not say here what it is about", "该项目综合得分为85.19分，评价等级为“良”。", ""},
		{"a scale", "综合得分在90（含）—100分为优。", ""},
		{"against the budget, then against the year before", "公务接待费预算1.86万元，支出决算0.11万元，完成预算的5.91%，决算数较预算数减少1.75万元，下降94.09%，主要原因是：厉行节约。决算数较上年减少0.20万元，下降64.5%。",
			"three_public.reception.budget = 1.86 万元; three_public.reception = 0.11 万元; three_public.reception.execution = 5.91 %; three_public.reception.change_from_budget = -1.75 万元; three_public.reception.change_from_budget_percent = -94.09 %; three_public.reception.change = -0.20 万元; three_public.reception.change_percent = -64.5 %"},
		{"with the budget's amount", "培训费支出决算3万元，比年初预算2万元增加1万元，增长50%。",
			"training = 3 万元; training.initial = 2 万元; training.change_from_budget = 1 万元; training.change_from_budget_percent = 50 %"},
		{"apart", "会议费支出决算5万元，与年初预算相比，减少1万元。", "meetings = 5 万元; meetings.change_from_budget = -1 万元"},
		{"as much", "会议费支出决算5万元，决算数与预算数持平。", "meetings = 5 万元; meetings.change_from_budget = 0"},
	} {
		facts, left := readOf(c.text, Document{Year: 2024, Final: true})
		got := strings.ReplaceAll(strings.TrimSpace(allShown(facts)), "\n", "; ")
		if left > 0 {
			got += " " + string(rune('0'+left))
		}
		if got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}

// Two units may have a project of one name, and each evaluates its own in a paragraph; of the whole department two
// numbers contradict each other.
func TestEvaluationsOfOneName(t *testing.T) {
	for _, c := range []struct {
		text string
		left int
	}{
		{"1.巡查经费项目绩效自评综述：全年预算数为700万元，执行数为700万元，完成预算的100%。\n" +
			"2.巡查经费项目绩效自评综述：全年预算数为2685万元，执行数为2444.64万元，完成预算的91.05%。", 0},
		{"部门整体支出自评得分99分，全年预算数7万元，执行数7万元。\n部门整体支出自评得分98分，全年预算数8万元，执行数8万元。", 6},
	} {
		facts, _ := readOf(c.text, Document{Year: 2024, Final: true})
		if len(facts) != 6 {
			t.Fatalf("%s", allShown(facts))
		}
		if kept, _, left := Settle(facts, nil); len(left) != c.left || len(kept) != 6-c.left {
			t.Errorf("kept\n%s%d left", allShown(kept), len(left))
		}
	}
}
