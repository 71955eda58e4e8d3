package narrative

import (
	"strings"
	"testing"
)

// TestClauses: what single paragraphs say. The year is 2025; a number after the facts is how many numbers are left out.
func TestClauses(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"glued and spaced", "项目支出240.00万元，占 47.46 %。", "totals.project = 240.00 万元; totals.project.share = 47.46 %"},
		{"thousands and full width", "收入预算１２，３４５．６０万元。", "totals.income = 12345.60 万元"},
		{"yuan", "机关运行经费预算1234567元。", "operating_expenses = 1234567 元"},
		{"a change with its reason", "培训费预算3.00万元，较上年减少0.60万元，下降16.67%，主要原因是减少2期培训，压减1.20万元。",
			"training = 3.00 万元; training.change = -0.60 万元; training.change_percent = -16.67 %"},
		{"a reason in points", "机关运行经费预算9万元，比上年增加1万元，原因为：一是新增4人，增加2万元；二是公用经费减少1万元。",
			"operating_expenses = 9 万元; operating_expenses.change = 1 万元"},
		{"no change in words", "会议费预算5万元，与上年持平。", "meetings = 5 万元; meetings.change = 0"},
		{"nearly no change is not none", "会议费预算5万元，与上年基本持平。", "meetings = 5 万元"},
		{"the form of no change", "会议费预算5万元，比上年增加0.00万元，增长0.00%。",
			"meetings = 5 万元; meetings.change = 0.00 万元; meetings.change_percent = 0.00 %"},
		{"final and budget agree, which is no change", "公务接待费支出决算为2万元，决算数与预算数持平。", "three_public.reception = 2 万元"},
		{"a template's choice", "“三公”经费预算2万元，比上年增加（减少）1万元，下降（增长）33.3%。", "three_public.total = 2 万元 2"},
		{"prior year's amount", "2025年支出预算110万元，比2024年年初预算数100万元增加10万元。",
			"totals.expenditure = 110 万元; totals.expenditure @2024 = 100 万元; totals.expenditure.change = 10 万元"},
		{"prior year's amount without a change", "委托业务费预算50万元，比上年1.43万元，增加0.68%。",
			"commissioned_services = 50 万元; commissioned_services.change_percent = 0.68 % 1"},
		{"another year", "2024年当年预算执行数为8万元。", ""},
		{"topic in its own sentence", "2.公务接待费。2025年预算数3万元，较2024年年初预算减少1万元。",
			"three_public.reception = 3 万元; three_public.reception.change = -1 万元"},
		{"topic of the first sentence", "基本支出预算数为50万元。与上年相比增加5万元，增长11.11%。",
			"totals.basic = 50 万元; totals.basic.change = 5 万元; totals.basic.change_percent = 11.11 %"},
		{"two subjects make no topic", "基本支出50万元，项目支出20万元。与上年相比增加5万元。", "totals.basic = 50 万元; totals.project = 20 万元 1"},
		{"a change after a list", "收入预算30万元，其中：事业收入10万元、其他收入20万元，比上年增加5万元，增长20%。",
			"totals.income = 30 万元; totals.income.business = 10 万元; totals.income.other = 20 万元 2"},
		{"a change after each", "公务用车购置费10万元，比上年增加1万元，公务用车运行费5万元，比上年减少2万元。",
			"three_public.vehicles.purchase = 10 万元; three_public.vehicles.purchase.change = 1 万元; three_public.vehicles.operation = 5 万元; three_public.vehicles.operation.change = -2 万元"},
		{"a bracket and what follows it", "公务用车购置及运行维护费9万元（公务用车购置费0万元，比上年增加0万元；公务用车运行维护费9万元，比上年减少1万元。）比上年减少1万元，下降10%。",
			"three_public.vehicles = 9 万元; three_public.vehicles.purchase = 0 万元; three_public.vehicles.purchase.change = 0 万元; three_public.vehicles.operation = 9 万元; three_public.vehicles.operation.change = -1 万元; three_public.vehicles.change = -1 万元; three_public.vehicles.change_percent = -10 %"},
		{"one number for several", "“三公”经费及会议费、培训费预算支出共63.72万元。", " 1"},
		{"never over a full stop", "公务接待费。共有会议室3间，造价25万元。", ""},
		{"a year is no amount", "会议费2025。培训费2025年3月1日起执行。", " 1"},
		{"codes and decrees", "根据《办法》（某财发〔2015〕15号）、[2019]6号，机关运行经费预算20万元。", "operating_expenses = 20 万元"},
		{"a limit is no amount", "单价100万元以上的设备2台（套）。", "assets.equipment_100w_plus = 2 台（套）"},
		{"planned beside present", "截至2024年底，共有车辆3辆。2025年安排购置车辆1辆，单价100万元以上设备0台。",
			"assets.vehicles @2024 = 3 辆; assets.planned_vehicles = 1 辆; assets.planned_equipment_100w_plus = 0 台"},
		{"value of vehicles by use, then equipment", "车辆2辆，价值9.00万元；其中：执法执勤用车2辆，价值9.00万元。2025年安排购置车辆1辆，其中：其他用车1辆。单价100万元以上设备0台。",
			"assets.vehicles = 2 辆; assets.vehicles_value = 9.00 万元; assets.vehicles_by_use [执法执勤用车] = 2 辆; assets.vehicles_by_use_value [执法执勤用车] = 9.00 万元; assets.planned_vehicles = 1 辆; assets.planned_vehicles_by_use [其他用车] = 1 辆; assets.planned_equipment_100w_plus = 0 台"},
		{"people with a job", "编制数20，实有人数18人，其中：在职17人；退休1人。另有聘用在职人员3名。",
			"staff.authorised = 20; staff.actual = 18 人; staff.in_post = 17 人; staff.retired = 1 人"},
		{"people elsewhere", "补贴发放惠及在职人员1376人。", " 1"},
		{"none of it", "本部门2025年没有使用政府性基金预算拨款安排的支出。", "totals.expenditure.government_fund = 0"},
		{"none of two", "本单位无政府性基金预算支出、国有资本经营预算支出。", "totals.expenditure.government_fund = 0; totals.expenditure.state_capital = 0"},
		{"none, income and expenditure", "本部门无国有资本经营预算收支，并已公开空表。",
			"totals.income.state_capital = 0; totals.expenditure.state_capital = 0"},
		{"a template says what to do", "无政府性基金预算支出的，仍保留该表格式。", ""},
		{"a triple", "“教育支出（类）普通教育（款）小学教育（项）”科目1,202.95万元，主要用于3所学校。", "items [教育支出/普通教育/小学教育] = 1202.95 万元"},
		{"a triple with dashes", "“教育支出-普通教育-小学教育”科目12万元。", "items [教育支出/普通教育/小学教育] = 12 万元"},
		{"a code behind the name", "小学教育（2050202）12万元，较上年增加2万元。", "items [2050202] = 12 万元; items.change [2050202] = 2 万元"},
		{"a code in front", "2050202-小学教育12.00万元。", "items [2050202] = 12.00 万元"},
		{"final accounts", "1、教育支出（类）普通教育（款）小学教育（项）。主要用于：教学。年初预算为10.00万元，支出决算为9.00万元，完成年初预算的90.00%。",
			"items.initial [教育支出/普通教育/小学教育] = 10.00 万元; items [教育支出/普通教育/小学教育] = 9.00 万元; items.execution [教育支出/普通教育/小学教育] = 90.00 %"},
		{"somebody's project", "社工服务项目628.10万元，物业服务采购12万元。", " 1"},
		{"a project's name ends like the total", "项目支出309.16万元。其中，某港某桥设计评审项目支出304.16万元，工作经费5.00万元。",
			"totals.project = 309.16 万元"},
		{"a project's name in quotes or with a phase", "“智慧”项目支出1.00万元，某桥（一期）项目支出2.00万元。", ""},
		{"the total of projects behind words that are no name",
			"2025年项目支出8万元；（二）项目支出8万元；安排项目支出8万元；基本支出3万元和项目支出8万元；本部门项目支出8万元；某局（本级）项目支出8万元。",
			"totals.project = 8 万元; totals.project = 8 万元; totals.project = 8 万元; totals.basic = 3 万元; totals.project = 8 万元; totals.project = 8 万元; totals.project = 8 万元"},
		{"totals right behind those of fiscal appropriation", "2025年度财政拨款收、支总预算50万元。与上年相比收、支预算总计各增加5万元，增长11.11%。",
			"fiscal.total = 50 万元; fiscal.total.change = 5 万元; fiscal.total.change_percent = 11.11 %"},
		{"totals of everything", "2025年度收、支总预算50万元。与上年相比收、支预算总计各增加5万元。",
			"totals.income = 50 万元; totals.expenditure = 50 万元; totals.income.change = 5 万元; totals.expenditure.change = 5 万元"},
		{"a number alone", "12。", ""},
		{"a part of the total is not the total", "上年结转结余的一般公共预算收入0万元，占0%。涉及一般公共预算支出5万元。", " 2"},
		{"procurement from one source of funds", "一般公共预算拨款政府采购3万元：政府采购货物预算2万元。", " 2"},
		{"what is spent of an income", "事业收入支出226.50万元。", " 1"},
		{"a class and its sum", "2.检察（款）：2018年预算支出合计16万元。", " 1"},
		{"a change behind the only part belongs to neither",
			"收入预算47万元，其中：财政拨款收入47万元，比上年预算增加19万元，增长67.86%。",
			"totals.income = 47 万元; fiscal.income = 47 万元 2"},
		{"an unknown amount takes the share", "教育支出93万元，占总支出的93%；其他费7万元，占总支出的7%。",
			"classes [教育支出] = 93 万元; classes.share [教育支出] = 93 % 1"},
		{"any use of vehicles", "共有车辆3辆，其中：老干部服务用车2辆、行政执法专用车1辆。",
			"assets.vehicles = 3 辆; assets.vehicles_by_use [老干部服务用车] = 2 辆; assets.vehicles_by_use [行政执法专用车] = 1 辆"},
		{"planned vehicles are no stock", "计划购置公务用车2辆。更新公务用车2辆。",
			"assets.planned_vehicles = 2 辆; assets.planned_vehicles = 2 辆"},
		{"purchase and operation by their short names", "公务用车购置及运行维护费9万元，其中：购置费4万元，运行维护费5万元。",
			"three_public.vehicles = 9 万元; three_public.vehicles.purchase = 4 万元; three_public.vehicles.operation = 5 万元"},
		{"a number in front of its words", "对15个项目开展绩效自评，涉及资金200万元。12个项目纳入绩效目标管理。",
			"performance.evaluated = 15 个; performance.evaluated_amount = 200 万元; performance.projects = 12 个"},
		{"running costs by their short name", "2025年一般公共预算财政拨款运行经费5万元。", "operating_expenses = 5 万元"},
	} {
		facts, leftOut := readLines(c.text, 2025)
		got := strings.ReplaceAll(strings.TrimSpace(allShown(facts)), "\n", "; ")
		if leftOut > 0 {
			got += " " + string(rune('0'+leftOut))
		}
		if got != c.want {
			t.Errorf("%s:\n got  %s\n want %s", c.name, got, c.want)
		}
	}
}

func TestReasons(t *testing.T) {
	facts, _ := readLines("机关运行经费预算9万元，比上年增加1万元，增长12.5%。主要原因是：一是人员增加；二是会议增多。", 2025)
	if len(facts) != 3 || facts[0].Reason != "" || facts[1].Reason != "一是人员增加；二是会议增多" ||
		facts[2].Reason != facts[1].Reason {
		t.Errorf("got %+v", facts)
	}
}

func TestHeadings(t *testing.T) {
	facts, _ := readLines(`
五、一般公共预算基本支出情况
2025年一般公共预算基本支出30万元，其中：
（一）人员经费20万元，主要包括：基本工资。
（二）公用经费10万元，主要包括：办公费。
六、“三公”经费情况
（一）因公出国（境）经费
2025年预算安排1.00万元，与上年持平。
（二）公务接待费
本单位接待5批，共3.00万元。
七、支出预算情况说明
（一）教育支出（类）
1.普通教育（款）小学教育（项）7万元。
八、政府性基金预算财政拨款收支情况
本年度年初结转58万元，收入9万元，年末结转和结余0万元。
九、收支总体情况
年末结转和结余2万元。`, 2025)
	want := `general_public.basic = 30 万元
general_public.basic.personnel = 20 万元
general_public.basic.public = 10 万元
three_public.abroad = 1.00 万元
three_public.abroad.change = 0
items [教育支出/普通教育/小学教育] = 7 万元
totals.expenditure.carryforward = 2 万元
`
	if got := allShown(facts); got != want {
		t.Errorf("got\n%s", got)
	}
}
