package narrative

import (
	"strings"
	"testing"
)

// What a report of an evaluation says of money and points; in other papers the same words are no such facts.
func TestReport(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a project by its name", "①危房改造补助资金预算350万元，实际支出306.09万元，预算执行率87.45%。用于补助甲厂、乙厂。",
			"evaluation.budget [危房改造补助资金] = 350 万元; evaluation.executed [危房改造补助资金] = 306.09 万元; evaluation.execution [危房改造补助资金] = 87.45 %"},
		{"all of it", "此次评价金额总计1,237万元。2024年危房改造专项资金预算批复金额1,237万元，指标下达1,200万元（包括财政直接下达20万元），实际执行1,100万元，年末指标结余100万元，财政全部收回。",
			"evaluation = 1237 万元; evaluation.budget [危房改造专项资金] = 1237 万元; evaluation.received [危房改造专项资金] = 1200 万元; evaluation.executed [危房改造专项资金] = 1100 万元; evaluation.balance [危房改造专项资金] = 100 万元"},
		{"without a name", "（二）项目资金使用情况\n2024年年初预算100万元，全年预算数120万元，实际到位资金120万元，资金到位率100%，实际支出90万元，预算执行率75%，结余资金30万元。",
			"evaluation.initial = 100 万元; evaluation.adjusted = 120 万元; evaluation.received = 120 万元; evaluation.received.share = 100 %; evaluation.executed = 90 万元; evaluation.execution = 75 %; evaluation.balance = 30 万元"},
		{"below the name of a project", "（二）资金使用情况\n1、某桥维修项目\n（1）项目预算100万元，实际支出90万元。",
			"evaluation.budget [某桥维修项目] = 100 万元; evaluation.executed [某桥维修项目] = 90 万元"},
		{"below another heading", "四、存在的问题\n1、预算100万元，实际支出90万元。", ""},
		{"the rate in a sentence of its own", "某桥维修项目预算100万元，实际支出100万元。预算执行率100%。",
			"evaluation.budget [某桥维修项目] = 100 万元; evaluation.executed [某桥维修项目] = 100 万元; evaluation.execution [某桥维修项目] = 100 %"},
		{"rates alone", "个别项目预算执行率偏低，如某桥维修资金预算执行率为87.45%，留守补助资金预算执行率为 63.9%。",
			"evaluation.execution [某桥维修资金] = 87.45 %; evaluation.execution [留守补助资金] = 63.9 %"},
		{"an amount of another thing between", "某桥维修项目预算100万元，甲公司工程款20万元，预算执行率20%。", "evaluation.budget [某桥维修项目] = 100 万元"},
		{"spent on two", "某桥维修项目预算100万元，某路维修项目预算200万元，实际支出290万元，预算执行率96.67%。预算执行率96.67%。",
			"evaluation.budget [某桥维修项目] = 100 万元; evaluation.budget [某路维修项目] = 200 万元"},
		{"on two, with another amount between", "某桥维修项目预算100万元，甲公司工程款20万元，某路维修项目预算200万元，实际支出290万元。",
			"evaluation.budget [某桥维修项目] = 100 万元; evaluation.budget [某路维修项目] = 200 万元"},
		{"on each of two", "某桥维修项目预算100万元，实际支出90万元，某路维修项目预算200万元，实际支出190万元。",
			"evaluation.budget [某桥维修项目] = 100 万元; evaluation.executed [某桥维修项目] = 90 万元; " +
				"evaluation.budget [某路维修项目] = 200 万元; evaluation.executed [某路维修项目] = 190 万元"},
		{"a rate behind both", "某桥维修项目预算100万元，实际支出90万元，某路维修项目预算200万元，实际支出190万元，预算执行率93%。",
			"evaluation.budget [某桥维修项目] = 100 万元; evaluation.executed [某桥维修项目] = 90 万元; " +
				"evaluation.budget [某路维修项目] = 200 万元; evaluation.executed [某路维修项目] = 190 万元"},
		{"on the second, in a sentence of its own", "某桥维修项目预算100万元。某路维修项目预算200万元，实际支出190万元。",
			"evaluation.budget [某桥维修项目] = 100 万元; evaluation.budget [某路维修项目] = 200 万元; evaluation.executed [某路维修项目] = 190 万元"},
		{"a word in quotes", "“三公”经费预算5万元。其中：“某桥”和“某路”预算6万元。",
			`evaluation.budget ["三公"经费] = 5 万元; evaluation.budget ["某桥"和"某路"] = 6 万元`},
		{"all of it in quotes", "“某桥维修项目”预算5万元。", "evaluation.budget [某桥维修项目] = 5 万元"},
		{"half a pair", "其中：“某桥维修项目预算5万元。", "evaluation.budget [某桥维修项目] = 5 万元"},
		{"who gives is no project", "市财政局预算安排100万元，实际支出90万元。", ""},
		{"nor where it comes from", "某桥维修项目预算100万元（其中中央资金60万元），中央资金到位60万元，实际支出50万元。",
			"evaluation.budget [某桥维修项目] = 100 万元"},
		{"nor by the kind of money", "省级财政补助资金预算100万元，实际支出90万元。市级配套资金到位20万元，实际支出10万元。", ""},
		{"a giver with a purpose", "街道管理资金预算100万元，实际支出90万元。",
			"evaluation.budget [街道管理资金] = 100 万元; evaluation.executed [街道管理资金] = 90 万元"},
		{"nothing became of it", "安排资金100万元。", ""},
		{"of the year before", "2023年某桥维修项目预算100万元，实际支出90万元。",
			"evaluation.budget [某桥维修项目] @2023 = 100 万元; evaluation.executed [某桥维修项目] @2023 = 90 万元"},
		{"points", "六、评价结论\n1、按照五个方面进行总体评价，项目综合评分92.25分，评价级次为优。", "evaluation.score = 92.25 分"},
		{"points of the department", "某局2024年度部门整体支出绩效自评得分98分，等级为“优”。", "evaluation.score = 98 分"},
		{"points of a project", "2023年某桥维修项目支出绩效评价综合得分83.06分。", "evaluation.score [某桥维修项目] @2023 = 83.06 分"},
		{"points of a part", "项目决策指标满分20分，得分18分；产出类指标共计30分，评价得分28分。", ""},
		{"points of a hundred", "总分100分，综合得分92分。", "evaluation.score = 92 分"},
		{"a scale", "综合得分在90（含）—100分为优，综合得分90分（含）以上为优。", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			facts, _ := readOf(c.text, Document{Year: 2024, Report: true})
			if got := strings.ReplaceAll(strings.TrimSpace(allShown(facts)), "\n", "; "); got != c.want {
				t.Errorf("\ngot  %s\nwant %s", got, c.want)
			}
			facts, _ = readOf(c.text, Document{Year: 2024, Budget: true})
			for i := range facts {
				if strings.HasPrefix(facts[i].ID, "evaluation") {
					t.Errorf("in a budget: %s", shown(&facts[i]))
				}
			}
		})
	}
}

// In final accounts a report may be an annex: from its title up to the next part of the paper.
func TestReportAnnexed(t *testing.T) {
	const money = "（1）某桥维修项目预算100万元，实际支出90万元。\n"
	facts, _ := readOf("第三部分 情况说明\n"+money+"第四部分 附件\n附件1\n某局2024年度部门整体支出绩效自评报告\n"+money+"第五部分 附表\n"+money,
		Document{Year: 2024, Final: true})
	if len(facts) != 2 || facts[0].Page != 6 {
		t.Errorf("%s", allShown(facts))
	}
}

// In papers without parts it ends where their count goes on; its own count from one ends nothing.
func TestReportAnnexedBelowHeading(t *testing.T) {
	const (
		money = "某桥维修项目预算100万元，实际支出90万元。\n"
		own   = "evaluation.budget [某桥维修项目] = 100 万元; evaluation.executed [某桥维修项目] = 90 万元"
	)
	for _, c := range []struct{ name, text, want string }{
		{"the count goes on", "九、预算绩效情况说明\n（一）工作开展情况\n（二）部门整体支出绩效自评报告\n1.见附件。\n十、其他情况\n（1）" + money, ""},
		{"its own headings", "九、预算绩效情况说明\n部门整体支出绩效自评报告\n一、基本情况\n二、资金使用\n（一）项目\n（1）" + money, own},
		{"those below its own", "九、预算绩效情况说明\n（二）部门整体支出绩效自评报告\n一、基本情况\n（一）职责\n（二）人员\n（三）项目\n（1）" + money, own},
		{"behind its own", "二、预算绩效情况说明\n部门整体支出绩效自评报告\n一、基本情况\n三、其他情况\n（1）" + money, ""},
		{"the next of its level", "九、预算绩效情况说明\n（二）部门整体支出绩效自评报告\n1.见附件。\n（三）其他\n（1）" + money, ""},
		{"the next report", "九、预算绩效情况说明\n（一）某项目绩效自评报告\n（二）某工程绩效自评报告\n（1）" + money, own},
	} {
		t.Run(c.name, func(t *testing.T) {
			facts, _ := readOf(c.text, Document{Year: 2024, Final: true})
			if got := strings.ReplaceAll(strings.TrimSpace(allShown(facts)), "\n", "; "); got != c.want {
				t.Errorf("\ngot  %s\nwant %s", got, c.want)
			}
		})
	}
}

// What the paper speaks of by itself is not the report's, even where nothing says that the report has ended.
func TestReportAnnexedKnownSubjects(t *testing.T) {
	const text = "某局2024年度部门整体支出绩效自评报告\n（1）2024年度机关运行经费年初预算100万元，实际支出90万元。\n" +
		"（2）某桥维修项目预算100万元，实际支出90万元。\n（3）会议费预算5万元，实际支出4万元。\n（4）政府采购预算30万元，支出20万元，其中：货物支出10万元。"
	facts, _ := readOf(text, Document{Year: 2024, Final: true})
	got := allShown(facts)
	for i := range facts {
		if strings.HasPrefix(facts[i].ID, "evaluation") && facts[i].About != "某桥维修项目" {
			t.Errorf("%s", shown(&facts[i]))
		}
	}
	for _, want := range []string{"operating_expenses.initial = 100", "evaluation.budget [某桥维修项目] = 100",
		"meetings.budget = 5", "procurement.total.budget = 30", "procurement.goods = 10"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}
