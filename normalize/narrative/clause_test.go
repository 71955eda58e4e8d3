package narrative

import (
	"slices"
	"strings"
	"testing"

	"gongkai/internal/lexicon"
	"gongkai/normalize/document"
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
		{"no change in any words",
			"会议费预算5万元，与上年预算数保持一致；培训费预算6万元，较上年没有变化；差旅费预算7万元，和上年相同；委托业务费预算8万元，与上年相比保持不变；公务接待费9万元，比上年未发生变化。",
			"meetings = 5 万元; meetings.change = 0; training = 6 万元; training.change = 0; travel = 7 万元; travel.change = 0; commissioned_services = 8 万元; commissioned_services.change = 0; three_public.reception = 9 万元; three_public.reception.change = 0"},
		{"no change in a sentence of its own", "财政专户管理资金收入预算总计7.20万元。与上年保持一致。",
			"totals.income.special_account = 7.20 万元; totals.income.special_account.change = 0"},
		{"nothing, and no change", "2025年没有使用政府性基金预算拨款安排的支出，与上年保持一致。",
			"totals.expenditure.government_fund = 0; totals.expenditure.government_fund.change = 0"},
		{"nothing, and other words of no change", "2025年没有使用政府性基金预算拨款安排的支出，与上年口径一致。", "totals.expenditure.government_fund = 0"},
		{"nothing, and no change of something else", "2025年没有使用政府性基金预算拨款安排的支出，会议费与上年一致。",
			"meetings.change = 0; totals.expenditure.government_fund = 0"},
		{"much the same is not the same", "会议费预算5万元，与上年相当；培训费预算6万元，与上年基本保持一致；差旅费预算7万元，与上年口径不一致。", "meetings = 5 万元; training = 6 万元; travel = 7 万元"},
		{"unchanged against nothing that is said", "会议费预算5万元，保持不变。", "meetings = 5 万元"},
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
		{"a change after a list", "收入预算30万元，其中：事业收入10万元、其他收入20万元，比上年增加5万元，增长25%。",
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
		{"people elsewhere", "补贴发放惠及在职人员1376人。", ""},
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
			"收入预算48万元，其中：财政拨款收入47万元，比上年预算增加19万元，增长67.86%。",
			"totals.income = 48 万元; fiscal.income = 47 万元 2"},
		{"a change behind the only part, which is all of it",
			"收入预算47万元，其中：财政拨款收入47万元，比上年预算增加19万元，增长67.86%。",
			"totals.income = 47 万元; fiscal.income = 47 万元; fiscal.income.change = 19 万元; totals.income.change = 19 万元; fiscal.income.change_percent = 67.86 %; totals.income.change_percent = 67.86 %"},
		{"a change behind several parts whose percentage says that it is the whole's",
			"收入预算11万元，其中：事业收入5万元、其他收入6万元，比上年增加1万元，增长10%，主要原因是工作增加。",
			"totals.income = 11 万元; totals.income.business = 5 万元; totals.income.other = 6 万元; totals.income.change = 1 万元; totals.income.change_percent = 10 %"},
		{"expenditure by what it is paid from is no income",
			"支出预算11万元，其中：一般公共预算拨款5万元、其他收入4万元、事业收入2万元，比上年增加1万元，增长10%；收入预算9万元，其中：其他收入9万元。",
			"totals.expenditure = 11 万元; totals.expenditure.general_public = 5 万元; totals.expenditure.change = 1 万元; totals.expenditure.change_percent = 10 %; totals.income = 9 万元; totals.income.other = 9 万元 2"},
		{"expenditure by what it is paid from, and then income",
			"支出预算11万元，其中：一般公共预算拨款11万元；收入预算9万元，事业收入3万元。",
			"totals.expenditure = 11 万元; totals.expenditure.general_public = 11 万元; totals.income = 9 万元; totals.income.business = 3 万元"},
		{"expenditure by what it is paid from, whose change may be that of a source",
			"支出预算11万元，其中：一般公共预算拨款0万元、其他收入11万元，比上年增加1万元，增长10%。",
			"totals.expenditure = 11 万元; totals.expenditure.general_public = 0 万元 3"},
		{"a change behind several parts whose percentage fits none",
			"收入预算11万元，其中：事业收入5万元、其他收入6万元，比上年增加1万元，增长12%。",
			"totals.income = 11 万元; totals.income.business = 5 万元; totals.income.other = 6 万元 2"},
		{"a change behind several parts whose percentage fits one, too",
			"收入预算11万元，其中：事业收入11万元、其他收入0万元，比上年增加1万元，增长10%。",
			"totals.income = 11 万元; totals.income.business = 11 万元; totals.income.other = 0 万元 2"},
		{"projects by their place in a list", "（五）项目支出12万元，具体包括：\n1.社工服务项目8万元，主要用于购买服务2万元，公用经费1万元。\n2.信息化（软件）4万元。\n三、其他\n1.社工服务项目8万元。",
			"totals.project = 12 万元; projects [社工服务项目] = 8 万元; projects [信息化（软件）] = 4 万元"},
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
		{"a subject goes on behind a comma", "小学教育（2050202），2025年度决算数为12万元，比2024年度决算数增长8.24%。",
			"items [2050202] = 12 万元; items.change_percent [2050202] = 8.24 %"},
		{"codes by levels", "教育支出（205类）普通教育（02款）小学教育（02项）12万元。", "items [2050202] = 12 万元"},
		{"the next of a list behind a sentence that is cut off",
			"教育支出（205类）普通教育（02款）小学教育（02项）12万元，比上年增加1万元，主要原因是：学生增3、教育支出（205类）普通教育（02款）初中教育（03项）9万元。2025年预算安排9万元，比上年增加2%。",
			"items [2050202] = 12 万元; items.change [2050202] = 1 万元; items [2050203] = 9 万元 1"},
		{"each of two", "收入总计、支出总计均为9万元，与上年相比收入总计、支出总计均增加1万元，增长12.5%。",
			"totals.income = 9 万元; totals.expenditure = 9 万元; totals.income.change = 1 万元; totals.expenditure.change = 1 万元; totals.income.change_percent = 12.5 %; totals.expenditure.change_percent = 12.5 %"},
		{"each of two of fiscal appropriation", "财政拨款收入总计、支出总计均为9万元，与上年相比收入总计、支出总计均增加1万元。",
			"fiscal.total = 9 万元; fiscal.total.change = 1 万元"},
		{"the total's change by its side alone", "收入预算9万元，其中：事业收入2万元，其他收入7万元。收入比上年减少1万元，下降10%。",
			"totals.income = 9 万元; totals.income.business = 2 万元; totals.income.other = 7 万元; totals.income.change = -1 万元; totals.income.change_percent = -10 %"},
		{"a side alone without its total", "支出比上年减少1万元。", ""},
		{"compared in front of a bracket", "支出预算与上年相比（上年支出预算8万元），增加1万元，增长12.5%。",
			"totals.expenditure.change = 1 万元; totals.expenditure.change_percent = 12.5 % 1"},
		{"a percentage in a bracket", "培训费5万元，较上年减少5万元（50%）。会议费5万元（占50%）。",
			"training = 5 万元; training.change = -5 万元; training.change_percent = -50 %; meetings = 5 万元; meetings.share = 50 %"},
		{"a change behind what the money is for", "公用经费9万元，主要用于办公，比上年增加1万元。",
			"basic.public = 9 万元; basic.public.change = 1 万元"},
		{"a change behind an amount that it may be of", "公用经费9万元，主要用于购置设备2万元，比上年增加1万元。", "basic.public = 9 万元"},
		{"a list that goes on behind semicolons",
			"收入预算47万元，其中：财政拨款收入47万元，比上年预算增加19万元；事业收入0万元。",
			"totals.income = 47 万元; fiscal.income = 47 万元; fiscal.income.change = 19 万元; totals.income.business = 0 万元"},
		{"no list goes on with a total",
			"收入预算48万元，其中：财政拨款收入47万元，比上年预算增加19万元；支出预算47万元。",
			"totals.income = 48 万元; fiscal.income = 47 万元; totals.expenditure = 47 万元 1"},
		{"two lists of one part, each of which is all of it",
			"收入预算47万元，其中：一般公共预算拨款47万元，较上年减少19万元；支出预算47万元，其中：财政拨款支出47万元，较上年减少18万元。",
			"totals.income = 47 万元; totals.income.general_public = 47 万元; totals.income.general_public.change = -19 万元; totals.income.change = -19 万元; totals.expenditure = 47 万元; fiscal.expenditure = 47 万元; fiscal.expenditure.change = -18 万元; totals.expenditure.change = -18 万元"},
		{"a section that gives changes of parts",
			"收入预算47万元，其中：财政拨款收入47万元，比上年预算增加19万元；事业收入0万元。\n支出预算47万元，其中：财政拨款支出47万元，比上年预算增加18万元。",
			"totals.income = 47 万元; fiscal.income = 47 万元; fiscal.income.change = 19 万元; totals.income.business = 0 万元; totals.expenditure = 47 万元; fiscal.expenditure = 47 万元; fiscal.expenditure.change = 18 万元"},
		{"the whole has a change of its own",
			"收入预算比上年增加5万元。收入预算47万元，其中：财政拨款收入47万元，比上年增加19万元。",
			"totals.income.change = 5 万元; totals.income = 47 万元; fiscal.income = 47 万元; fiscal.income.change = 19 万元"},
		{"what is not of it", "非财政拨款收入9万元。不含培训费8万元。使用非财政拨款结余2万元。",
			"totals.income.use_nonfiscal_balance = 2 万元 2"},
		{"income of the year", "收入预算9万元，其中：本年收入7万元，占80%；上年结转2万元，占20%。",
			"totals.income = 9 万元; totals.income.current = 7 万元; totals.income.current.share = 80 %; totals.income.carryover = 2 万元; totals.income.carryover.share = 20 %"},
		{"carried over in fiscal appropriation", "财政拨款收入9万元，其中：一般公共预算拨款收入8万元，上年结转1万元。",
			"fiscal.income = 9 万元; totals.income.general_public = 8 万元; fiscal.carryover = 1 万元"},
		{"contracts with small firms are no procurement",
			"政府采购支出总额9万元，其中：政府采购货物支出9万元。授予中小企业合同金额8万元，占政府采购支出总额的88.89%；货物采购授予中小企业合同金额占货物支出金额的88.89%。",
			"procurement.total = 9 万元; procurement.goods = 9 万元; procurement.awarded_sme = 8 万元; procurement.awarded_sme.share = 88.89 %; procurement.goods.awarded_sme.share = 88.89 %"},
		{"projects by their level", "对2025年度一般公共预算项目支出全面开展绩效自评，其中，一级项目33个，二级项目12个，共涉及资金9万元，占项目支出总额的100%。",
			"performance.evaluated = 33 个; performance.evaluated.second_level = 12 个; performance.evaluated_amount = 9 万元; performance.evaluated_amount.share = 100 %"},
		{"all projects", "项目支出均实行了绩效目标管理，共计7个一级项目，涉及资金9万元。", "performance.projects = 7 个; performance.projects_amount = 9 万元"},
		{"the whole department", "整体支出纳入绩效目标管理，涉及财政性资金9万元；纳入部门整体支出绩效目标的金额为9万元。",
			"performance.overall_amount = 9 万元; performance.overall_amount = 9 万元"},
		{"reviewed projects", "组织对2个项目开展了部门评价，涉及一般公共预算支出9万元。", "performance.reviewed = 2 个; performance.reviewed_amount = 9 万元"},
		{"visits and visitors", "国内公务接待批次30个，国内公务接待人次260人。公务接待2批次、26人次。因公出国（境）团组3个，累计8人次。",
			"three_public.reception.batches = 30 个; three_public.reception.visitors = 260 人; three_public.reception.batches = 2 批次; three_public.reception.visitors = 26 人次; three_public.abroad.groups = 3 个; three_public.abroad.people = 8 人次"},
		{"vehicles kept, and their change", "公务用车保有量15辆，比上年增加2辆。", "three_public.vehicles.kept = 15 辆; three_public.vehicles.kept.change = 2 辆"},
		{"vehicles behind a name", "某工作部共有车辆2辆，其中：副部（省）级及以上领导用车1辆。",
			"assets.vehicles = 2 辆; assets.vehicles_by_use [副部（省）级及以上领导用车] = 1 辆"},
		{"money for vehicles is no count of them", "购置公务用车5辆，预算9万元，完成预算的100%。", "assets.planned_vehicles = 5 辆; assets.planned_vehicles.amount = 9 万元 1"},
		{"nothing planned", "未安排购置车辆、单价50万元以上的设备。无公务接待费及会议费超支情况。", "assets.planned_vehicles = 0"},
		{"another class behind classes", "按功能分类，教育支出9万元，其他支出1万元。", "classes [教育支出] = 9 万元; classes [其他支出] = 1 万元"},
		{"budget and year in any order",
			"2025年本年预算收入9万元，本年预算支出8万元；本部门本年收入预算7万元；本年部门支出预算6万元。本年度收入预算5万元。",
			"totals.income.current = 9 万元; totals.expenditure.current = 8 万元; totals.income.current = 7 万元; totals.expenditure.current = 6 万元; totals.income = 5 万元"},
		{"the share of an amount that is left out",
			"支出预算100万元，其中：住房改革支出（款）7.00万元，占7%；会议费和培训费5万元，占5%，比上年增加4万元。",
			"totals.expenditure = 100 万元 5"},
		{"the share of what is not known", "支出预算100万元，其中住房改革支出占7%，约占8%；会议费和培训费占5%。", "totals.expenditure = 100 万元 3"},
		{"a change behind a count of what the money is for", "公用经费900万元，主要用于购置50辆执法车，比上年增加5万元，增长1%。",
			"basic.public = 900 万元; basic.public.change = 5 万元; basic.public.change_percent = 1 %"},
		{"a percentage that may be of the count", "公用经费900万元，主要用于购置50辆执法车，比上年增加10%。", "basic.public = 900 万元"},
		{"an amount behind a count", "公用经费900万元，主要用于购置50辆执法车，每辆5万元，比上年增加1万元。", "basic.public = 900 万元"},
		{"balances of other funds", "收入预算9万元，其中：使用非财政拨款结余2万元、上年实户资金余额3万元。使用非财政拨款结余安排的支出2万元。",
			"totals.income = 9 万元; totals.income.use_nonfiscal_balance = 2 万元; totals.income.account_balance = 3 万元 1"},
		{"an economic class of some part", "预算9万元，包括公用经费2万元、对个人和家庭的补助支出3万元。", "basic.public = 2 万元 1"},
		{"an amount right behind a count", "计划购置车辆2辆、9万元。", "assets.planned_vehicles = 2 辆; assets.planned_vehicles.amount = 9 万元"},
		{"what is bought and what it costs", "购置单价100万元以上的设备0台（套），共计0万元。", "assets.planned_equipment_100w_plus = 0 台（套）; assets.planned_equipment_100w_plus.amount = 0 万元"},
		{"a day holds for stocks up to the end of the paragraph", "截至2024年12月31日，共有车辆3辆。单价100万元以上设备2台。",
			"assets.vehicles @2024 = 3 辆; assets.equipment_100w_plus @2024 = 2 台"},
		{"two uses are one", "共有车辆3辆，其中，机要通信用车及应急保障用车1辆、执法执勤用车2辆。",
			"assets.vehicles = 3 辆; assets.vehicles_by_use [机要通信用车及应急保障用车] = 1 辆; assets.vehicles_by_use [执法执勤用车] = 2 辆"},
		{"people behind what the money is for", "会议费预算5万元，拟召开工作会议，人数约40人，主要为工作；培训费预算1万元，拟开展业务培训，人数8人。",
			"meetings = 5 万元; meetings.people = 40 人; training = 1 万元; training.people = 8 人"},
		{"a reason that lists changes of parts", "收入预算9万元。收入比上年减少24万元，主要是一般公共预算拨款增加10万元，事业收入资金减少34万元。",
			"totals.income = 9 万元; totals.income.change = -24 万元; totals.income.general_public.change = 10 万元; totals.income.business.change = -34 万元"},
		{"a reason that lists more than changes", "收入预算9万元。收入比上年减少24万元，主要是一般公共预算拨款增加10万元，新增3人，增加1万元。",
			"totals.income = 9 万元; totals.income.change = -24 万元"},
		{"offices outside of what describes the department", "设9个内设机构。共有12家预算单位。", ""},
		{"other expenditure of what, nobody knows", "其他支出1万元。", " 1"},
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

// TestAgainst: which amount of the year before a change is against, where the words name it.
func TestAgainst(t *testing.T) {
	budget, final := Document{Year: 2025, Budget: true}, Document{Year: 2025, Final: true}
	for _, c := range []struct {
		of         Document
		text, want string
	}{
		{budget, "会议费9万元，比上年执行数增加1万元，增长12.5%。", "meetings.change prior_execution; meetings.change_percent prior_execution"},
		{budget, "会议费9万元，比2024年预算执行数增加1万元。", "meetings.change prior_execution"},
		{budget, "会议费9万元，较2024年年初预算减少1万元（10%）。", "meetings.change prior_original; meetings.change_percent prior_original"},
		{budget, "会议费9万元，比2024年年初预算数8万元增加1万元。", "meetings.change prior_original"},
		{budget, "会议费9万元，比上年调整预算数增加1万元。", "meetings.change prior_adjusted"},
		{budget, "会议费9万元。与上年预算数相比，增加1万元。", "meetings.change prior_budget"},
		{budget, "会议费9万元，与上年预算数一致。", "meetings.change prior_budget"},
		{budget, "2025年没有使用政府性基金预算拨款安排的支出，与上年预算数一致。", "totals.expenditure.government_fund.change prior_budget"},
		{budget, "会议费9万元，与上年一致。", "meetings.change"},
		{budget, "一般公共预算支出9万元，比上年一般公共预算支出增加1万元。", "totals.expenditure.general_public.change"},
		{budget, "会议费9万元，比上年预算数增加1万元；培训费8万元，比上年增加1万元。", "meetings.change prior_budget; training.change"},
		{budget, "会议费9万元，比2025年预算数增加1万元。", "meetings.change"},
		{budget, "收入预算9万元，其中：财政拨款收入9万元，比上年预算数增加1万元。", "fiscal.income.change prior_budget; totals.income.change prior_budget"},
		{final, "会议费9万元，比2024年度决算数增加1万元。", "meetings.change prior_final"},
		{final, "会议费支出决算9万元，决算数比年初预算数增加1万元。", "meetings.change_from_budget"},
	} {
		facts, _ := readOf(c.text, c.of)
		var got []string
		for i := range facts {
			if a := facts[i].Against; strings.Contains(facts[i].ID, ".change") || a != "" {
				got = append(got, strings.TrimSpace(facts[i].ID+" "+a))
			}
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s:\n got  %s\n want %s", c.text, s, c.want)
		}
	}
	for _, a := range lexicon.Words().Narrative.Against {
		if !slices.Contains(document.PriorAmounts, a.Amount) {
			t.Errorf("lexicon.yaml: against: %s is no amount of the year before", a.Amount)
		}
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

// TestKinds: what the kind of paper says of an amount.
func TestKinds(t *testing.T) {
	budget, final := Document{Year: 2025, Budget: true}, Document{Year: 2025, Final: true}
	for _, c := range []struct {
		of         Document
		text, want string
	}{
		{budget, "收入预算：2025年年初预算数9万元。", "totals.income = 9 万元"},
		{final, "培训费年初预算为9万元，支出决算为8万元。", "training.initial = 9 万元; training = 8 万元"},
		{final, "“三公”经费财政拨款支出预算为9万元。", "three_public.total.budget = 9 万元"},
		{budget, "“三公”经费财政拨款支出预算为9万元。", "three_public.total = 9 万元"},
		{final, "一般公共预算财政拨款支出9万元。", "totals.expenditure.general_public = 9 万元"},
		{final, "购置公务用车1辆。", "assets.bought_vehicles = 1 辆"},
		{budget, "购置公务用车1辆。", "assets.planned_vehicles = 1 辆"},
	} {
		facts, _ := readOf(c.text, c.of)
		if got := strings.ReplaceAll(strings.TrimSpace(allShown(facts)), "\n", "; "); got != c.want {
			t.Errorf("%+v %s:\n got  %s\n want %s", c.of, c.text, got, c.want)
		}
	}
}

// TestLead: what a list says of its paragraphs, and what a heading says of amounts that name no budget.
func TestLead(t *testing.T) {
	facts, _ := readLines(`
四、预算说明
支出预算9万元，其中：财政拨款支出预算9万元。
财政拨款支出主要内容如下：
1.教育支出（类）普通教育（款）小学教育（项）5万元。
2.教育支出（类）普通教育（款）初中教育（项）4万元。
五、一般公共预算支出情况
一般公共预算支出9万元，与上年相比，财政拨款支出增加1万元。
六、其他
（二）支出预算情况
（三）一般公共预算当年拨款9万元。`, 2025)
	want := `totals.expenditure = 9 万元
fiscal.expenditure = 9 万元
items [教育支出/普通教育/小学教育] = 5 万元
items [教育支出/普通教育/初中教育] = 4 万元
totals.expenditure.general_public = 9 万元
totals.expenditure.general_public.change = 1 万元
general_public.total = 9 万元
`
	if got := allShown(facts); got != want {
		t.Errorf("got\n%s", got)
	}
	for _, f := range facts {
		if f.ID == "items" && f.Scope != "fiscal" {
			t.Errorf("%s is of %q", f.About, f.Scope)
		}
	}
}

// A cost says from which budget it is paid, also where the words only follow it; the three public expenses are fiscal
// anyway. What a vehicle costs on average is no cost of all of them.
func TestPaidBy(t *testing.T) {
	for text, want := range map[string]string{
		"委托业务费财政拨款预算60万元，比上年减少5万元。": "fiscal",
		"委托业务费预算60万元。":              "",
		"公务接待费财政拨款预算60万元。":          "",
	} {
		facts, _ := readLines(text, 2026)
		for _, f := range facts {
			if f.Scope != want {
				t.Errorf("%s: %s is of %q", text, f.ID, f.Scope)
			}
		}
		if len(facts) == 0 {
			t.Error(text)
		}
	}
	facts, _ := readOf("公务用车运行维护费支出决算10万元，平均每辆2.5万元。", Document{Year: 2024, Final: true})
	if got := allShown(facts); got != "three_public.vehicles.operation = 10 万元\nthree_public.vehicles.operation_each = 2.5 万元\n" {
		t.Error(got)
	}
}
