package normalize

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongkai/extract"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// sheetVariants are performance sheets as places print them, with made-up words and numbers, and what is to be read:
// the sheet's id, its fields, its tasks and its indicators.
var sheetVariants = []struct {
	name, title string
	rows, want  []string
}{
	{"a department, with tasks and money by kind", "部门整体支出绩效目标申报表", []string{
		"部门（单位）名称 | < | 某市云岑局 | < | < | <",
		"年度主要任务 | 任务名称 | 主要内容 | 预算金额（万元） | < | <",
		"^ | ^ | ^ | 总额 | 财政拨款 | 其他资金",
		"^ | 任务1：运转 | 人员和公用 | 120.50 | 100.50 | 20.00",
		"^ | 任务2：巡查 | 河道巡查 | 30.00 | 30.00 | ",
		"^ | …… |  |  |  | ",
		"金额合计 | < | < | 150.50 | 130.50 | 20.00",
		"年度总体目标 | 目标1：保障运转。 | < | < | < | <",
		"年度绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 分值权重（90分）",
		"^ | 产出指标 | 数量指标 | 巡查次数 | ≥12次 | 20",
		"^ | ^ | 质量指标 | …… |  | "},
		[]string{"department_performance", "department=某市云岑局", "objective=目标1：保障运转。", "funds_total=150.50",
			"funds_fiscal=130.50", "funds_other=20.00", "task 任务1：运转/人员和公用/120.50/100.50/20.00",
			"task 任务2：巡查/河道巡查/30.00/30.00/null", "产出指标/数量指标/巡查次数 ≥12次 20"}},
	{"a department, what its tasks are to reach, and its special funds in pairs", "部门整体绩效目标（申报）表", []string{
		"部门名称 | < | 某市云岑局 | < | <",
		"预算整体情况（万元） | 部门预算支出 | 预算金额 | 财政专项资金 | 300.00",
		"^ | 基本支出 | 120.00 | 市本级使用资金 | 100.00",
		"^ | 项目支出 | 80.00 | 对下转移支付 | 200.00",
		"^ | 其他资金 | 5.00 |  | ",
		"总体绩效目标 | 一、保障运转；二、守住防线。 | < | < | <",
		"年度重点工作任务 | 名称 | 主要实施内容 | 拟投入的资金（万元） | 期望达到的目标（概述）",
		"^ | 巡查 | 河道巡查 | 30.00 | 全年无险情",
		"^ | 宣传 | 进校宣传 | 12.50 | 知晓率过九成",
		"其他需完成的任务（可选填） | 办好年度会议 | < | < | <",
		"年度绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值",
		"^ | 产出指标 | 数量指标 | 巡查次数 | ≥12次"},
		[]string{"department_performance", "department=某市云岑局", "objective=一、保障运转；二、守住防线。",
			"other_tasks=办好年度会议", "funds_special=300.00", "funds_local=100.00", "funds_transfer=200.00",
			"funds_other=5.00", "funds_basic=120.00", "funds_project=80.00",
			"task 巡查/河道巡查/全年无险情/30.00", "task 宣传/进校宣传/知晓率过九成/12.50", "产出指标/数量指标/巡查次数 ≥12次 null"}},
	{"a department, its money by what it is for and by level", "部门整体绩效目标申报表", []string{
		"部门名称 | < | 某市云岑局 | < | <",
		"预算整体情况（万元） | 事业发展性支出 | 预算金额 | 按预算级次划分 | 预算金额",
		"^ | 财政专项资金 | 0.00 | 市本级使用资金 | 140.00",
		"^ | 其他事业发展性支出 | 60.90 | 拟用于对下转移支付资金 | 60.90",
		"总体绩效目标 | 守住防线。 | < | < | <",
		"年度绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值",
		"^ | 产出指标 | 数量指标 | 巡查次数 | ≥12次"},
		[]string{"department_performance", "department=某市云岑局", "objective=守住防线。", "funds_special=0.00",
			"funds_local=140.00", "funds_transfer=60.90", "funds_development_other=60.90",
			"产出指标/数量指标/巡查次数 ≥12次 null"}},
	{"a department, heads over its money and over its long text", "部门整体绩效目标表", []string{
		"部门名称 | 某市云岑局 | < | <",
		"财政专项资金 | 市本级使用资金 | 对下转移支付 | 其他资金",
		"300.00 | 100.00 | 200.00 | 5.00",
		"部门总体绩效目标 | < | < | <",
		"保障运转，守住防线。 | < | < | <",
		"一级指标 | 二级指标 | 三级指标 | 指标值",
		"产出指标 | 数量指标 | 巡查次数 | ≥12次"},
		[]string{"department_performance", "department=某市云岑局", "objective=保障运转，守住防线。", "funds_special=300.00",
			"funds_local=100.00", "funds_transfer=200.00", "funds_other=5.00", "产出指标/数量指标/巡查次数 ≥12次 null"}},
	{"the ticked one of several choices", "项目支出绩效目标表", []string{
		"项目名称 | < | 巡查经费 | < | <", "项目属性 | < | ☑新增项目 □延续项目 | < | <", "年度资金总额 | < | 30.00 | < | <",
		"年度绩效目标 | < | 巡查到位 | < | <", "一级指标 | 二级指标 | 三级指标 | 指标值 | 分值", "产出指标 | 数量指标 | 次数 | 12 | 20"},
		[]string{"project_performance", "project=巡查经费", "category=新增项目", "funds_total=30.00", "objective=巡查到位",
			"产出指标/数量指标/次数 12 20"}},
	{"weights in a column of remarks that says so", "项目支出绩效目标表", []string{
		"项目名称 | < | 巡查经费 | < | <", "主管部门 | < | 某市云岑局 | < | <", "年度资金总额 | < | 30.00 | < | <",
		"年度绩效目标 | < | 巡查到位 | < | <", "一级指标 | 二级指标 | 三级指标 | 指标值 | 备注（权重）", "产出指标 | 数量指标 | 次数 | 12 | 20"},
		[]string{"project_performance", "department=某市云岑局", "project=巡查经费", "funds_total=30.00", "objective=巡查到位",
			"产出指标/数量指标/次数 12 20"}},
	{"numbers in a column of remarks that does not", "项目支出绩效目标表", []string{
		"项目名称 | < | 巡查经费 | < | <", "主管部门 | < | 某市云岑局 | < | <", "年度资金总额 | < | 30.00 | < | <",
		"年度绩效目标 | < | 巡查到位 | < | <", "一级指标 | 二级指标 | 三级指标 | 指标值 | 备注", "产出指标 | 数量指标 | 次数 | 12 | 20"},
		[]string{"project_performance", "department=某市云岑局", "project=巡查经费", "funds_total=30.00", "objective=巡查到位",
			"产出指标/数量指标/次数 12 null remark 20"}},
	{"a department, labels and amounts in pairs", "部门整体绩效目标申报表", []string{
		"部门名称 | 某市云岑局 | < | <",
		"年度资金总额： | 1,200.00 | 财政拨款 | 1,000.00",
		"其他资金 | 200.00 | 上年结转 | 0.00",
		"年度总体目标 | 一、保障运转。 | < | <",
		"一级指标 | 二级指标 | 三级指标 | 指标值",
		"产出指标 | 数量指标 | 巡查次数 | ≥12次"},
		[]string{"department_performance", "department=某市云岑局", "objective=一、保障运转。", "funds_total=1200.00",
			"funds_fiscal=1000.00", "funds_other=200.00", "funds_carryover=0.00", "产出指标/数量指标/巡查次数 ≥12次 null"}},
	{"the money of the term and that of the year", "项目支出绩效目标表", []string{
		"项目名称 | < | 巡查经费 | < | < | <",
		"主管部门及代码 | < | 101-某市云岑局 | < | 实施单位 | 某巡查队",
		"项目资金（万元） | < | 实施期资金总额： | 90.00 | 年度资金总额： | 30.00",
		"^ | < | 其中：财政拨款 | 60.00 | 其中：财政拨款 | 20.00",
		"^ | < | 其他资金 | 30.00 | 其他资金 | 10.00",
		"总体目标 | 实施期目标 | < | < | 年度目标 | <",
		"^ | 建成体系 | < | < | 巡查到位 | <",
		"绩效指标 | 一级指标 | 二级指标 | 三级指标 | 实施期指标值 | 年度指标值",
		"^ | 产出指标 | 数量指标 | 次数 | ≥36次 | ≥12次"},
		[]string{"project_performance", "department=101-某市云岑局", "unit=某巡查队", "project=巡查经费", "funds_period=90.00",
			"funds_period_fiscal=60.00", "funds_period_other=30.00", "funds_total=30.00", "funds_fiscal=20.00",
			"funds_other=10.00", "objective_period=建成体系", "objective=巡查到位", "产出指标/数量指标/次数 ≥12次 null of ≥36次"}},
	{"a side heading in front of what is left blank", "2026年专项资金总体绩效目标表", []string{
		"专项名称 | 某专项 | < | <", "实施期限 | 1年 | 主管部门 | 某市云岑局",
		"年度目标 |  | < | <",
		"绩效指标 | 一级指标 | 指标内容 | 指标值", "^ | 产出指标 | 次数 | 12"},
		[]string{"special_funds_performance", "project=某专项", "department=某市云岑局", "period=1年", "产出指标/null/次数 12 null"}},
	{"a transfer to lower levels", "某省社会救助转移支付绩效目标表", []string{
		"转移支付名称 | < | 社会救助补助 | <", "市级主管部门 | < | 某市民政局 | <",
		"资金情况（万元） | 年度金额： | 300.00 | <", "^ | 其中：中央财政资金 | 100.00 | <", "^ | 市级财政资金 | 200.00 | <",
		"年度总体目标 | 年度目标 | < | <", "^ | 应保尽保 | < | <",
		"绩效指标 | 一级指标 | 三级指标 | 指标值", "^ | 产出指标 | 人数 | ≥1万人"},
		[]string{"special_funds_performance", "project=社会救助补助", "department=某市民政局", "funds_total=300.00",
			"funds_central=100.00", "funds_local=200.00", "objective=应保尽保", "产出指标/null/人数 ≥1万人 null"}},
	{"labels and values in one cell, operators and units in columns", "项目绩效目标表", []string{
		"项目名称：巡查经费 | < | < | < | < | <", "主管部门：某市云岑局 | < | < | 实施单位：某巡查队 | < | <",
		"年度资金总额：30.00万元 | < | < | 其中：财政拨款：20.00 | < | <", "年度绩效目标：巡查到位 | < | < | < | < | <",
		"一级指标 | 三级指标 | 指标方向 | 指标值（包含数字及文字描述） | 计量单位 | 指标权重（%）",
		"产出指标 | 次数 | 大于等于 | 12 | 次 | 20"},
		[]string{"project_performance", "department=某市云岑局", "unit=某巡查队", "project=巡查经费", "funds_total=30.00",
			"funds_fiscal=20.00", "objective=巡查到位", "产出指标/null/次数 大于等于12次 20"}},
	{"the project stands in the title alone", "301_某市云岑局巡查队_河道巡查项目绩效目标表", []string{
		"专项资金情况（万元） | 资金总额： | 30.00 | <", "^ | 财政拨款： | 30.00 | <", "项目实施期目标 | 巡查到位 | < | <",
		"绩效目标指标 | 一级指标 | 三级指标 | 目标值", "^ | 产出指标 | 次数 | （≥95%）"},
		[]string{"project_performance", "unit=某市云岑局巡查队", "project=河道巡查", "funds_total=30.00", "funds_fiscal=30.00",
			"objective=巡查到位", "产出指标/null/次数 （≥95%） null"}},
	{"a list with its money under another name", "市级一般性项目绩效目标表（一级项目）", []string{
		"序号 | 项目名称 | 当年财政拨款预算金额 | 当年绩效目标 | 指标名称 | 指标性质 | 指标值 | 计量单位 | 指标权重(%)", "---",
		"1 | 水文业务 | 14.16 | 监测到位 | 监测次数 | ≥ | 12 | 次 | 40", "^ | ^ | ^ | ^ | 准确率 | ≥ | 95 | % | 50"},
		[]string{"project_performance", "project=水文业务", "funds_total=14.16", "objective=监测到位",
			"null/null/监测次数 ≥12次 40", "null/null/准确率 ≥95% 50"}},
	{"levels in the name of the indicator", "部门整体支出绩效目标表", []string{
		"部门名称 | 某市云岑局 | < | <", "预算支出总额 | 财政拨款 | < | 其他资金", "^ | 合计 | 基本支出 | 项目支出",
		"40.00 | 30.00 | 10.00 | 10.00", "整体绩效目标 | 保障 | < | <",
		"活动 | 绩效指标 | 指标性质 | 指标值", "审计 | 产出指标数量指标报告数 | ＝ | 4"},
		[]string{"department_performance", "department=某市云岑局", "objective=保障", "funds_total=40.00", "funds_fiscal=30.00",
			"funds_fiscal_basic=10.00", "funds_other_project=10.00", "产出指标/数量指标/报告数 ＝4 null activity 审计"}},
	{"indicators in running text", "项目支出绩效目标表", []string{
		"项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标", "---",
		"巡查经费 | 30.00 | 30.00 | 巡查到位 | 1、1－产出指标，11－数量指标，次数；实施周期指标值：36次，年度指标值：12次；2、2－效益指标，22－社会效益，知晓率：≥90%；"},
		[]string{"project_performance", "project=巡查经费", "funds_total=30.00", "funds_fiscal=30.00", "objective=巡查到位",
			"targets=1、1－产出指标，11－数量指标，次数；实施周期指标值：36次，年度指标值：12次；2、2－效益指标，22－社会效益，知晓率：≥90%；",
			"产出指标/数量指标/次数 12次 null of 36次", "效益指标/社会效益/知晓率 ≥90% null"}},
	{"the unit above its projects", "项目支出绩效目标表", []string{
		"单位编码 | 单位（项目）名称 | 资金总额 | 绩效目标 | 三级指标 | 指标值 | 度量单位 | 备注", "---",
		"101 | 某市云岑局 | 30.00 |  |  |  |  | ", "101 | 巡查经费 | 30.00 | 巡查到位 | 次数 | 12 | 次 | 20"},
		[]string{"project_performance", "unit=某市云岑局", "project=巡查经费", "funds_total=30.00", "objective=巡查到位",
			"null/null/次数 12次 null remark 20"}},
	{"how the budget was executed, and the score", "项目支出绩效自评表", []string{
		"项目名称 | < | 巡查经费 | < | < | < | <", "主管部门 | < | 某市云岑局 | < | 实施单位 | 某巡查队 | <",
		"项目资金 |  | 年初预算数 | 全年执行数 | 分值 | 执行率 | 得分", "^ | 年度资金总额 | 12.00 | 11.00 | 10 | 91.67% | 9.17",
		"绩效指标 | 一级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分", "^ | 产出指标 | 次数 | 12 | 12 | 90 | 90",
		"总分 | < | < | < | < | 100 | 99.17"},
		[]string{"project_evaluation", "department=某市云岑局", "unit=某巡查队", "project=巡查经费", "funds_total=12.00",
			"funds_executed=11.00", "execution_weight=10", "execution_rate=91.67%", "execution_points=9.17", "score=99.17", "score_full=100",
			"产出指标/null/次数 12 90"}},
	{"a row of money for each source, with its own rate and points", "项目支出绩效自评表", []string{
		"项目名称 | < | 巡查经费 | < | < | < | < | <", "主管部门 | < | 某市云岑局 | < | 实施单位 | < | 某巡查队 | <",
		"项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分",
		"^ | 年度资金总额： | 12.00 | 13.00 | 11.00 | 10 | 84.6% | 8.46",
		"^ | 其中：财政拨款 | 12.00 | 10.00 | 9.00 | -- | 90.0% | --", "^ | 上年结转 | 0.00 | 3.00 | 2.00 | -- | 66.7% | --",
		"^ | 地方资金 |  | 1.00 | 0.50 |  |  | ",
		"绩效指标 | 一级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因", "^ | 产出指标 | 次数 | 12 | 12 | 90 | 90 | ",
		"总分 | < | < | < | < | 100 | 98.46 | ", "评价等级 | < | 优（S≥90） | < | < | < | < | <"},
		[]string{"project_evaluation", "department=某市云岑局", "unit=某巡查队", "project=巡查经费", "funds_total=12.00",
			"funds_budget=13.00", "funds_executed=11.00", "funds_fiscal=10.00", "funds_fiscal_executed=9.00",
			"execution_weight=10", "execution_rate=84.6%", "execution_points=8.46", "score=98.46", "grade=优（S≥90）",
			"funds_carryover=3.00", "funds_carryover_executed=2.00",
			"funds_fiscal_initial=12.00", "funds_fiscal_rate=90.0%", "funds_carryover_initial=0.00",
			"funds_carryover_rate=66.7%", "funds_local=1.00", "funds_local_executed=0.50", "score_full=100",
			"产出指标/null/次数 12 90"}},
	{"how the budget was changed, and what is left of it", "部门整体支出绩效自评表", []string{
		"部门名称 | < | 某市云岑局 | < | < | < | < | < | <",
		"财政资金安排和使用情况 |  | 预算安排 | < | < | 拨付情况 | < | 结余情况 | <",
		"^ | ^ | 年初部门预算安排金额（含历年结余结转）① | 年中调整金额② | 小计③=①+② | 年度拨付金额④ | 支出实现率(%) ⑤=④/③ | 本年度结余金额⑥=③-④ | 资金结余率(%) ⑦=⑥/③",
		"^ | 合计 | 30.00 | 5.00 | 35.00 | 28.00 | 80.00 | 7.00 | 20.00",
		"^ | ③地方财政资金 | 30.00 | 5.00 | 35.00 | 28.00 | 80.00 | 7.00 | 20.00",
		"绩效指标 | 一级指标 | 三级指标 | 年度指标值 | < | 实际完成值 | 分值 | 得分 | 偏差原因", "^ | 产出指标 | 次数 | 12 | < | 12 | 90 | 90 | "},
		[]string{"department_evaluation", "department=某市云岑局", "funds_total=30.00", "funds_budget=35.00",
			"funds_executed=28.00", "execution_rate=80.00", "funds_adjustment=5.00",
			"funds_balance=7.00", "execution_balance_rate=20.00", "funds_local_initial=30.00", "funds_local_adjustment=5.00",
			"funds_local=35.00", "funds_local_executed=28.00", "funds_local_balance=7.00", "funds_local_balance_rate=20.00",
			"funds_local_rate=80.00", "产出指标/null/次数 12 90"}},
	{"activities beside the indicators", "部门整体支出绩效目标表", []string{
		"部门名称 | < | 某市云岑局 | < | <", "总体资金情况（万元） | 预算支出总额 | 30.00 | < | <",
		"整体绩效目标 | 活动 | 绩效指标 | 指标性质 | 指标值", "^ | 巡查业务 | 次数 | ≥ | 12", "^ | ^ | 合格率 | ≥ | 90%",
		"^ | 宣传业务 |  |  | "},
		[]string{"department_performance", "department=某市云岑局", "funds_total=30.00",
			"null/null/次数 ≥12 null activity 巡查业务", "null/null/合格率 ≥90% null activity 巡查业务"}},
	{"the weight of the execution in brackets", "部门专项业务经费绩效目标表", []string{
		"项目名称 | < | 巡查经费 | < | <", "主管部门 | < | 某市云岑局 | < | <",
		"资金金额(万元) | 实施期资金总额： | 30.00 | 执行率分值（10分） | <", "^ | 其中：财政拨款 | 30.00 | ^ | <",
		"总体目标 | 巡查到位 | < | < | <", "一级指标 | 二级指标 | 三级指标 | 指标值 | 分值权重（90分）", "产出指标 | 数量指标 | 次数 | 12 | 90"},
		[]string{"project_performance", "department=某市云岑局", "project=巡查经费", "funds_period=30.00",
			"funds_period_fiscal=30.00", "execution_weight=10分", "objective=巡查到位", "产出指标/数量指标/次数 12 90"}},
	{"what a department reached, its tasks first", "部门整体支出绩效自评表", []string{
		"部门（单位）名称 | < | 某市云岑局 | < | < | < | < | < | <",
		"年度主要任务完成情况 | 任务名称 | 主要内容 | 完成情况 | 全年预算数（万元） | < | 全年执行数（万元） | < | 得分",
		"^ | ^ | ^ | ^ | 总额 | 财政拨款 | 总额 | 财政拨款 | ^",
		"^ | 巡查 | 河道 | 已完成 | 30.00 | 20.00 | 25.00 | 15.00 | 9.5",
		"^ | 金额合计 | < | < | 30.00 | 20.00 | 25.00 | 15.00 | 9.5",
		"年度总体目标完成情况 | 预期目标（年初设定） | < | < | < | 目标实际完成情况 | < | < | <", "^ | 巡查到位 | < | < | < | 已到位 | < | < | <",
		"绩效指标 | 一级指标 | 二级指标 | 指标内容 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因",
		"^ | 产出指标 | 数量指标 | 次数 | 12 | 13 | 10 | 10 | "},
		[]string{"department_evaluation", "department=某市云岑局", "objective=巡查到位", "achieved=已到位", "funds_total=30.00",
			"funds_executed=25.00", "funds_fiscal=20.00", "funds_fiscal_executed=15.00", "execution_points=9.5",
			"task 巡查/河道/已完成/30.00/20.00/25.00/15.00/9.5", "产出指标/数量指标/次数 12 10"}},
}

// describedSheet prints what was read of a sheet: filled fields, tasks, indicators.
func describedSheet(s document.Sheet) []string {
	out := []string{s.ID}
	show := func(f document.NamedField) string {
		if f.Text != nil {
			return *f.Text
		}
		return amountText(f.Amount)
	}
	for _, f := range s.Fields {
		if f.Text != nil || f.Amount != nil {
			out = append(out, f.ID+"="+show(f))
		}
	}
	for _, task := range s.Tasks {
		var words []string
		for _, f := range task {
			words = append(words, show(f))
		}
		out = append(out, "task "+strings.Join(words, "/"))
	}
	for i, line := range describedIndicators(s) {
		if t := s.Indicators[i].TargetPeriod; t != nil {
			line += " of " + t.Raw
		}
		if r := s.Indicators[i].Remark; r != nil {
			line += " remark " + *r
		}
		if a := s.Indicators[i].Activity; a != nil {
			line += " activity " + *a
		}
		out = append(out, line)
	}
	return out
}

func TestSheetVariants(t *testing.T) {
	forms, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range sheetVariants {
		t.Run(c.name, func(t *testing.T) {
			printed := &extract.Document{Tables: []extract.Table{*tableOf(c.title, c.rows...)}}
			doc := Normalize(printed, schema.Recognise(printed, forms))
			if len(doc.Performance) != 1 {
				t.Fatalf("%d sheets, %d unmapped", len(doc.Performance), len(doc.Unmapped))
			}
			if got := describedSheet(doc.Performance[0]); !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

// A sheet that is left to be filled in has no indicators, and nothing is said of it; one whose indicators are lost is
// told of.
func TestBareSheets(t *testing.T) {
	head := []string{"专项名称 | 某专项 | < | <", "主管部门 | 某局 | 实施期限 | 1年", "年度目标 | 甲 | < | <",
		"一级指标 | 二级指标 | 三级指标 | 指标值"}
	for _, c := range []struct {
		row  string
		want []string
	}{{"产出指标 | 数量指标 |  | ", nil}, {"产出指标 | 数量指标 | …… | ……", nil}, {"注：略 | < | 甲 | 乙", []string{"sheet.bare"}}} {
		printed := &extract.Document{Tables: []extract.Table{*tableOf("专项资金总体绩效目标表", append(slices.Clone(head), c.row)...)}}
		doc := normalizedDocument(printed, embeddedForm(t, "cn-performance"))
		var got []string
		for _, f := range doc.Diagnostics {
			if strings.HasPrefix(f.ID, "sheet.") {
				got = append(got, f.ID)
			}
		}
		if len(doc.Performance) != 1 || fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s: %d sheets, %v", c.row, len(doc.Performance), got)
		}
	}
}

// Indicators that no sheet claims stand among what is unmapped, with the sheet that prints such, and are told of.
func TestIndicatorsOfNoSheet(t *testing.T) {
	forms, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		head, row, id string
		found         int
	}{{"一级指标 | 二级指标 | 三级指标 | 指标值", "产出指标 | 数量指标 | 次数 | 12", "project_performance", 1},
		{"甲 | 乙 | 丙 | 丁", "1 | 2 | 3 | 4", "", 0}} {
		printed := &extract.Document{Tables: []extract.Table{*tableOf("评价指标体系", c.head, "---", c.row)}}
		doc := Normalize(printed, schema.Recognise(printed, forms))
		if len(doc.Performance) != 0 || len(doc.Unmapped) != 1 {
			t.Fatalf("%s: %d sheets, %d unmapped", c.head, len(doc.Performance), len(doc.Unmapped))
		}
		id, found := "", 0
		if n := doc.Unmapped[0].Nearest; n != nil {
			id = n.Table
		}
		for _, f := range doc.Diagnostics {
			if f.ID == "sheet.unmapped" {
				found++
			}
		}
		if id != c.id || found != c.found {
			t.Errorf("%s: nearest %q, %d findings", c.head, id, found)
		}
	}
}

func embeddedForm(t *testing.T, id string) *schema.Form {
	t.Helper()
	forms, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return forms[slices.IndexFunc(forms, func(f *schema.Form) bool { return f.ID == id })]
}
