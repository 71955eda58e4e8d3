package narrative

import (
	"strings"
	"testing"
)

// TestProvinces: made-up sentences in the words of many provinces, ministries and universities. Each is read as one of
// final accounts or of a budget for 2025. Behind a fact stand the budget that it is of (<…>), what a change is against
// (against …) and its reason (: …).
func TestProvinces(t *testing.T) {
	for _, c := range []struct {
		name  string
		final bool
		text  string
		want  string
	}{
		{"a character typed twice", false, "公务接待费费1.84万元，较上年减少0.01万元。会议费费用类5万元。", `three_public.reception = 1.84 万元
three_public.reception.change = -0.01 万元`},
		{"classes of a list that the total leads in", false, `（二）支出预算总计95万元。包括：
1．教育（类）支出50万元，主要用于培训。与上年相比增加5万元，增长11.11%。
2．住房保障（类）支出45万元，主要用于公积金。与上年相比减少5万元。`,
			`totals.expenditure = 95 万元
classes [教育] <total> = 50 万元
classes.change [教育] <total> = 5 万元
classes.change_percent [教育] <total> = 11.11 %
classes [住房保障] <total> = 45 万元
classes.change [住房保障] <total> = -5 万元`},
		{"offices as Fujian counts them", false, `二、部门预算单位构成。
从预算单位构成看，某局包括9个机关行政处（科、股）室及2个下属单位，其中：甲。`, "organisation.offices = 9 个\norganisation.subordinates = 2 个"},
		{"the same in short", false, `二、部门预算单位构成。
某局包括32个机关行政科室及7个下属单位，另有5个机关办公场所。`, "organisation.offices = 32 个\norganisation.subordinates = 7 个"},
		{"a project with labels", false, `（四）重点支出情况说明。
项目名称：某市第九次河流普查。
政策依据：《某某条例》
绩效目标：普查河流120条。
预算安排：7000万元。
六、名词解释。
预算安排：5万元。`, "projects [某市第九次河流普查] = 7000 万元"},
		{"projects with labels and numbers", false, `2.项目名称：某河巡查
3.预算安排：2025年12万元，其中财政拨款10万元。
2.项目名称：某湖巡查
3.预算安排：2024年10万元。`, "projects [某河巡查] = 12 万元"},
		{"share of the budget without 的, and why", true,
			"一般公共预算财政拨款支出决算数为80万元，完成预算98.3%，决算数小于预算数的主要原因是人员变动。",
			`totals.expenditure.general_public = 80 万元: 人员变动
totals.expenditure.general_public.execution = 98.3 %: 人员变动`},
		{"why in a sentence of its own", true, `一、一般公共预算财政拨款支出决算情况
1.教育支出（类）进修及培训（款）培训支出（项）。年初预算为10万元，支出决算为12万元，完成年初预算的120%。决算数大于年初预算数的主要原因是年中追加。`,
			`items.initial [教育支出/进修及培训/培训支出] <general_public> = 10 万元
items [教育支出/进修及培训/培训支出] <general_public> = 12 万元: 年中追加
items.execution [教育支出/进修及培训/培训支出] <general_public> = 120 %: 年中追加`},
		{"why, of what the sentence names", true,
			"“三公”经费支出决算为15万元，完成预算的76.5%，较上年度减少2万元，下降11.76%。“三公”经费支出决算数小于预算数的主要原因是厉行节约。",
			`three_public.total = 15 万元: 厉行节约
three_public.total.execution = 76.5 %: 厉行节约
three_public.total.change = -2 万元
three_public.total.change_percent = -11.76 %`},
		{"a comparison ends why", true, "公务接待费支出预算为3万元，支出决算为2万元，决算数小于预算数的主要原因是厉行节约，与上年相比减少1万元，减少33.33%，减少的主要原因是接待减少。",
			`three_public.reception.budget = 3 万元
three_public.reception = 2 万元: 厉行节约
three_public.reception.change = -1 万元: 接待减少
three_public.reception.change_percent = -33.33 %: 接待减少`},
		{"parts of a small budget", true, "政府性基金预算财政拨款收入0万元；支出0万元，其中基本支出0万元，项目支出0万元。", "totals.income.government_fund = 0 万元"},
		{"visitors from elsewhere", true, "公务接待费支出决算为2万元，全年共接待来访团组20个、来宾150人次。",
			"three_public.reception = 2 万元\nthree_public.reception.batches = 20 个\nthree_public.reception.visitors = 150 人次"},
		{"why, of which of several nobody can say", true, "会议费支出决算为5万元，培训费支出决算为6万元。决算数小于预算数的主要原因是厉行节约。",
			"meetings = 5 万元\ntraining = 6 万元"},
		{"why, of what nobody knows", true, "会议费支出决算为5万元，某项支出决算数小于预算数的主要原因是厉行节约。", "meetings = 5 万元"},
		{"a budget has no final amount", false, "会议费5万元，决算数小于预算数的主要原因是厉行节约。", "meetings = 5 万元"},
		{"a rate", true, "项目支出决算为90万元，预算执行率达到98.50%。会议费预算执行率为80%。",
			`totals.project = 90 万元
totals.project.execution = 98.50 %
meetings.execution = 80 %`},
		{"the rate of something else", true, "会议费支出决算为5万元，各类重点任务预算执行率为80%。", "meetings = 5 万元"},
		{"a list of parts ends a reason", true,
			"“三公”经费支出决算为12万元，决算数较预算数减少8万元，主要原因是厉行节约，其中：公务接待费支出决算为2万元，完成预算的40%。",
			`three_public.total = 12 万元
three_public.total.change_from_budget = -8 万元: 厉行节约
three_public.reception = 2 万元
three_public.reception.execution = 40 %`},
		{"a list that is part of a reason", true,
			"“三公”经费支出决算为12万元，决算数较预算数减少8万元，主要原因是减少3批次，其中：公务接待费减少2万元。",
			`three_public.total = 12 万元
three_public.total.change_from_budget = -8 万元: 减少3批次，其中：公务接待费减少2万元`},
		{"income and expenditure of the year, as final accounts say it", true, "2025年度收入合计95万元，其中：事业收入35万元。2025年度支出合计90万元。",
			`totals.income.current = 95 万元
totals.income.business = 35 万元
totals.expenditure.current = 90 万元`},
		{"all of it, as budgets say it", false, "2025年收入合计95万元，支出合计95万元。", "totals.income = 95 万元\ntotals.expenditure = 95 万元"},
		{"projects of two budgets and levels", true,
			"组织对2025年度一般公共预算项目支出全面开展绩效自评，其中一级项目5个、二级项目20个，共涉及资金180万元。组织对2025年度0个政府性基金预算项目支出开展绩效自评，共涉及资金0万元。",
			`performance.evaluated <general_public> = 5 个
performance.evaluated.second_level <general_public> = 20 个
performance.evaluated_amount <general_public> = 180 万元
performance.evaluated <government_fund> = 0 个
performance.evaluated_amount <government_fund> = 0 万元`},
		{"the money of projects of two budgets", true, "组织对1个一般公共预算项目支出和2个政府性基金预算项目支出开展绩效自评，共涉及资金300万元。",
			"performance.evaluated <government_fund> = 2 个\nperformance.evaluated_amount = 300 万元"},
		{"what is published is not what was evaluated", true, "在部门决算中反映“甲”和“乙”2个项目绩效自评结果，涉及预算资金9万元。",
			"performance.published = 2 个\nperformance.published_amount = 9 万元"},
		{"a heading in the same line", true, "（一）“三公”经费财政拨款支出决算总体情况说明2025年“三公”经费财政拨款支出预算为7万元，支出决算为4万元。",
			"three_public.total.budget = 7 万元\nthree_public.total = 4 万元"},
		{"people who went abroad, vehicles kept", true, "全年因公出国（境）累计1人次，年末实际保有量为5辆。",
			"three_public.abroad.people = 1 人次\nthree_public.vehicles.kept = 5 辆"},
		{"foreign visitors are others", true, "国内公务接待2批次、26人次，其中：接待外宾1批次、3人次。",
			"three_public.reception.batches = 2 批次\nthree_public.reception.visitors = 26 人次"},
		{"visits behind what the money is for", true, "公务接待费支出3万元，主要用于上级检查，列明公务接待2批次、26人次。",
			"three_public.reception = 3 万元\nthree_public.reception.batches = 2 批次\nthree_public.reception.visitors = 26 人次"},
		{"visitors in other words", false, "公务接待费2万元，国内公务接待批次为20次，共计接待200人次。",
			"three_public.reception = 2 万元\nthree_public.reception.batches = 20 次\nthree_public.reception.visitors = 200 人次"},

		{"against a total by its name", false, "收支预算总数95万元，比2024年收支预算总数增加3万元，主要原因是人员增加。",
			`totals.income = 95 万元
totals.expenditure = 95 万元
totals.income.change = 3 万元 against prior_budget: 人员增加
totals.expenditure.change = 3 万元 against prior_budget: 人员增加`},
		{"against an appropriation", false, "一般公共预算支出55万元，比2024年预算拨款增加5万元，增长10%。",
			`totals.expenditure.general_public = 55 万元
totals.expenditure.general_public.change = 5 万元 against prior_budget
totals.expenditure.general_public.change_percent = 10 % against prior_budget`},
		{"both sides of one budget", false,
			"2025年一般公共预算收支预算20万元，政府性基金收支预算3万元。与2024年相比，一般公共预算收支预算增加1万元；政府性基金收支预算持平。",
			`general_public.total = 20 万元
totals.income.government_fund = 3 万元
totals.expenditure.government_fund = 3 万元
general_public.total.change = 1 万元`},
		{"a cost, and from which budget", false, "部门“三公”经费一般公共预算财政拨款安排30万元，较上年减少2万元，减少6.25%。",
			`three_public.total <general_public> = 30 万元
three_public.total.change <general_public> = -2 万元
three_public.total.change_percent <general_public> = -6.25 %`},
		{"a cost of this year, and from which budget", false, "机关运行经费当年一般公共预算拨款80万元，比上一年减少2万元，降低2.44%。",
			`operating_expenses <general_public> = 80 万元
operating_expenses.change <general_public> = -2 万元
operating_expenses.change_percent <general_public> = -2.44 %`},
		{"classes by their short names", false, "2025年一般公共预算支出预算85万元，其中，一般公共服务65万元，占76.47%；教育、卫生健康等工作另行安排；住房保障20万元。",
			`totals.expenditure.general_public = 85 万元
classes [一般公共服务] <general_public> = 65 万元
classes.share [一般公共服务] <general_public> = 76.47 %
classes [住房保障] <general_public> = 20 万元`},
		{"purchase and 运维 of vehicles", false, "公务用车购置及运维费35万元（其中：公务用车购置费为0万元，公务用车运维费35万元）。",
			`three_public.vehicles = 35 万元
three_public.vehicles.purchase = 0 万元
three_public.vehicles.operation = 35 万元`},
		{"the total that the paragraph gave, behind what it is compared with", true, "2025年度收入总计55万元，支出总计55万元。与2024年决算数相比，收入减少2万元，下降3.51%；支出减少2万元。",
			`totals.income = 55 万元
totals.expenditure = 55 万元
totals.income.change = -2 万元 against prior_final
totals.income.change_percent = -3.51 % against prior_final
totals.expenditure.change = -2 万元`},
		{"what is compared with, and 相比", true, "一般公共预算财政拨款支出52万元，与年初预算数48万元相比，增加4万元，增长8.33%。",
			`totals.expenditure.general_public = 52 万元
totals.expenditure.general_public.initial = 48 万元
totals.expenditure.general_public.change_from_budget = 4 万元
totals.expenditure.general_public.change_from_budget_percent = 8.33 %`},
		{"the same without a comma, and of the year before", true, "机关运行经费支出52万元，与2024年决算数48万元相比增加4万元。",
			`operating_expenses = 52 万元
operating_expenses @2024 = 48 万元
operating_expenses.change = 4 万元 against prior_final`},
		{"what is compared with, of what nobody knows", true, "某项支出与年初预算数48万元相比，增加4万元。", ""},
		{"the total of the fiscal appropriation by side", true, "财政拨款收入总计52万元、支出总计52万元。", "fiscal.total = 52 万元\nfiscal.total = 52 万元"},
		{"what one budget carries on is not what all do", true,
			"年末结转和结余15万元。国有资本经营预算财政拨款年初结转和结余0万元，本年收入0万元，本年支出0万元，年末结转和结余0万元。", "totals.expenditure.carryforward = 15 万元"},
		{"projects under 绩效管理", false, "实行绩效管理的项目15个，涉及资金5万元。", "performance.projects = 15 个\nperformance.projects_amount = 5 万元"},
		{"year on year, without the year", false, "支出预算为3.5亿元，同比增加0.5亿元，增长16.67%。会议费预算10万元，同比持平。",
			`totals.expenditure = 3.5 亿元
totals.expenditure.change = 0.5 亿元
totals.expenditure.change_percent = 16.67 %
meetings = 10 万元
meetings.change = 0`},
		{"against the budget of the year of the accounts", true, "公务接待费支出2万元，与2025年度预算2.5万元相比减少0.5万元，降低20%；与2024年度相比增加0.1万元。",
			`three_public.reception = 2 万元
three_public.reception.budget = 2.5 万元
three_public.reception.change_from_budget = -0.5 万元
three_public.reception.change_from_budget_percent = -20 %
three_public.reception.change = 0.1 万元`},
		{"the fiscal appropriation of the year", true, "2025年度财政拨款本年支出49万元，其中基本支出34万元。",
			"fiscal.expenditure = 49 万元\nfiscal.basic = 34 万元"},
		{"totals in two characters", true, "2025年度总收入55万元，其中本年收入50万元。2025年度总支出55万元，“三公”经费总支出5万元。",
			`totals.income = 55 万元
totals.income.current = 50 万元
totals.expenditure = 55 万元
three_public.total = 5 万元`},
		{"kinds of procurement by their short names", false, "政府采购预算总额60万元，其中：货物类30万元，工程类0万元，服务30万元。",
			`procurement.total = 60 万元
procurement.goods = 30 万元
procurement.works = 0 万元
procurement.services = 30 万元`},
		{"there is none of it", false, "我单位无政府性基金预算拨款，无国有资本经营预算拨款。2025年度无政府采购预算。",
			`totals.income.government_fund = 0
totals.expenditure.government_fund = 0
totals.income.state_capital = 0
totals.expenditure.state_capital = 0
procurement.total = 0`},
		{"the budget within the rate of completion", true, "一、一般公共预算财政拨款支出决算情况\n1.行政运行（2013301）决算20万元，完成年初预算19万元的105.26%，主要变动原因是调资。",
			`items [2013301] <general_public> = 20 万元
items.initial [2013301] <general_public> = 19 万元
items.execution [2013301] <general_public> = 105.26 %`},
		{"at a like measure, and 主要变动原因", false, "收入预算100万元，同口径比上年增加5万元，增长5.26%。主要变动原因是调资。",
			`totals.income = 100 万元
totals.income.change = 5 万元: 调资
totals.income.change_percent = 5.26 %: 调资`},
		{"a part by its budget is no whole", false, "基本支出一般公共预算财政拨款30万元。", ""},
		{"lists of the fiscal appropriation by side", false,
			"2025年财政拨款收支总预算55万元。收入按资金来源分为：一般公共预算拨款53万元，政府性基金预算拨款2万元；按资金年度分为：当年财政拨款收入54万元，上年结转1万元。支出包括：教育支出40万元。",
			`fiscal.total = 55 万元
totals.income.general_public = 53 万元
totals.income.government_fund = 2 万元
fiscal.income = 54 万元
fiscal.carryover = 1 万元
classes [教育支出] <fiscal> = 40 万元`},
		{"carry-over by budget", false, "2025年收入预算9万元，其中：本年一般公共预算收入5万元；上年结转结余的一般公共预算收入4万元，占44.44%；上年结转结余的单位资金0万元。",
			`totals.income = 9 万元
totals.income.general_public = 5 万元
totals.income.carryover.general_public = 4 万元
totals.income.carryover.general_public.share = 44.44 %
totals.income.carryover.unit_funds = 0 万元`},
		{"money of projects with targets", false, "2025年，共有10个项目支出纳入绩效管理，预算支出合计12万元。",
			"performance.projects = 10 个\nperformance.projects_amount = 12 万元"},
		{"the same with 涉及预算", false, "实行绩效目标管理的项目15个，涉及预算3万元。",
			"performance.projects = 15 个\nperformance.projects_amount = 3 万元"},
		{"what is bought in one list", false, "计划购置车辆0辆、0万元；单价100万元以上设备2台（套）、250万元。",
			`assets.planned_vehicles = 0 辆
assets.planned_vehicles.amount = 0 万元
assets.planned_equipment_100w_plus = 2 台（套）
assets.planned_equipment_100w_plus.amount = 250 万元`},
		{"use of a vehicle by its whole name", false, "截至2024年底，共有车辆1辆，其中，省部级领导干部用车0辆、定向保障用车1辆。",
			`assets.vehicles @2024 = 1 辆
assets.vehicles_by_use [省部级领导干部用车] @2024 = 0 辆
assets.vehicles_by_use [定向保障用车] @2024 = 1 辆`},
		{"posts of workers", false, "在职人员编制120人，其中：行政编制60人，工勤人员编制5人，事业编制55人。在职实有118人。",
			`staff.authorised = 120 人
staff.authorised.administrative = 60 人
staff.authorised.workers = 5 人
staff.authorised.institution = 55 人
staff.in_post = 118 人`},
		{"staff of what nobody knows", false, "三、绩效情况\n1.留守人员80余人，在职人员137人。", ""},
		{"staff without more words", false, "二、机构设置及人员情况\n1.现有在职职工30人，离退休20人。\n2.核定编制60人，其中：参公编制10人。\n3.新增退休5人，减少经费2万元。",
			"staff.in_post = 30 人\nstaff.retired_all = 20 人\nstaff.authorised = 60 人"},
		{"assets in all", false, "资产总额9000万元，固定资产总额500万元，房屋建筑物面积3000平方米。",
			"assets.total = 9000 万元\nassets.fixed = 500 万元\nassets.building_area = 3000 平方米"},
		{"the day holds for all staff of the paragraph", false, "截至2024年12月31日，人员编制20人，实有人数18人。单位管理的离退休人员9人。",
			`staff.authorised @2024 = 20 人
staff.actual @2024 = 18 人
staff.retired_all @2024 = 9 人`},
		{"class 303 of the basic expenditure", false, `二、基本支出预算情况
（一）公用经费5万元。
（二）对个人和家庭补助支出7万元，主要是离退休人员经费。`,
			"basic.public = 5 万元\neconomic [对个人和家庭补助] = 7 万元"},
	} {
		facts, _ := readOf(c.text, Document{Year: 2025, Final: c.final, Budget: !c.final})
		facts, _, _ = Settle(facts, nil)
		var got []string
		for i := range facts {
			f := &facts[i]
			s := shown(f)
			if f.Scope != "" {
				s = strings.Replace(s, " = ", " <"+f.Scope+"> = ", 1)
			}
			if f.Against != "" {
				s += " against " + f.Against
			}
			if f.Reason != "" {
				s += ": " + f.Reason
			}
			got = append(got, s)
		}
		if s := strings.Join(got, "\n"); s != c.want {
			t.Errorf("%s:\n got\n%s\n want\n%s", c.name, s, c.want)
		}
	}
}

// A list of running costs is one of their parts; an amount of the year before needs no word but the year; visits are
// counted behind what the money is for.
func TestListsOfCosts(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"机关运行经费预算50万元，比上年减少2万元，其中：办公费20万元、差旅费10万元，会议费支出8万元。",
			"operating_expenses = 50 万元; operating_expenses.change = -2 万元; operating_expenses.parts [办公费] = 20 万元; operating_expenses.parts [差旅费] = 10 万元; operating_expenses.parts [会议费] = 8 万元"},
		{"机关运行经费预算50万元，其中：本级单位日常运转所用办公费20万元。", "operating_expenses = 50 万元; operating_expenses.parts [本级单位日常运转所用办公费] = 20 万元"},
		{"机关运行经费支出150万元，其中：本级支出100万元，所属单位支出50万元。", "operating_expenses = 150 万元"},
		{"机关运行经费支出150万元，其中：某局本级（机关）公用经费100万元、某中心运行经费支出30万元、办公费20万元。",
			"operating_expenses = 150 万元; operating_expenses.parts [办公费] = 20 万元"},
		{"会议费8万元，差旅费10万元。", "meetings = 8 万元; travel = 10 万元"},
		{"收入预算130万元，较2024年120万元增加10万元。", "totals.income = 130 万元; totals.income @2024 = 120 万元; totals.income.change = 10 万元"},
		{"公务接待费3万元，主要用于接待来访团组，公务接待30批次，国内公务接待人次280人次。",
			"three_public.reception = 3 万元; three_public.reception.batches = 30 批次; three_public.reception.visitors = 280 人次"},
		{"公务接待费5万元，主要用于接待来访团组，国内公务接待批次30个。", "three_public.reception = 5 万元; three_public.reception.batches = 30 个"},
		{"公务用车运行维护费3万元，主要用于购置车辆，车辆3辆。", "three_public.vehicles.operation = 3 万元"},
	} {
		facts, _ := readOf(c.text, Document{Year: 2025, Budget: true})
		if got := strings.ReplaceAll(strings.TrimSpace(allShown(facts)), "\n", "; "); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, got, c.want)
		}
	}
}
