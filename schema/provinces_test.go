package schema

import (
	"slices"
	"strings"
	"testing"

	"gongkai/extract"
)

// provinceTables are tables under the titles and heads that the disclosures of one province after the other print, with
// made-up rows. The national form alone reads them; the forms of places have nothing to do with it.
var provinceTables = []struct {
	title string
	rows  []string
	want  string
}{
	// the tables of the integrated budget system, which most provinces print since 2022
	{"部门收入总表", under("单位某局", "部门（单位）代码 | 部门（单位）名称 | 合计 | 本年收入 | < | < | < | < | < | < | < | < | < | < | 上年结转结余 | < | < | < | < | <",
		"^ | ^ | ^ | 小计 | 一般公共预算 | 政府性基金预算 | 国有资本经营预算 | 财政专户管理资金 | 事业收入 | 事业单位经营收入 | 上级补助收入 | 附属单位上缴收入 | 其他收入 | 使用非财政拨款结余 | 小计 | 一般公共预算 | 政府性基金预算 | 国有资本经营预算 | 财政专户管理资金 | 单位资金"),
		"income total current_subtotal general_public government_fund state_capital special_account business operating upper_subsidy affiliated other use_nonfiscal_balance carryover carryover_general_public carryover_government_fund carryover_state_capital carryover_special_account carryover_unit_funds"},
	{"项目支出表", under("特定目标类 | 某项目 | 某局", "类型 | 项目名称 | 项目单位 | 合计 | 本年拨款 | < | < | 财政拨款结转结余 | < | < | 财政专户管理资金 | 单位资金",
		"^ | ^ | ^ | ^ | 一般公共预算 | 政府性基金预算 | 国有资本经营预算 | 一般公共预算 | 政府性基金预算 | 国有资本经营预算 | ^ | ^"),
		"projects total general_public government_fund state_capital carryover_general_public carryover_government_fund carryover_state_capital special_account unit_funds"},
	{"部门支出总表", under("2010101 | 某", "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 | 事业单位经营支出 | 上缴上级支出 | 对附属单位补助支出"),
		"expenditure total basic project operating_expenditure upper_contribution affiliated_subsidy"},
	{"一般公共预算支出表", under("2010101 | 某", "科目编码 | 科目名称 | 合计 | 基本支出 | < | < | 项目支出", "^ | ^ | ^ | 小计 | 人员经费 | 公用经费 | ^"),
		"general_public total basic personnel public project"},
	{"一般公共预算基本支出表", under("30101 | 某", "部门预算支出经济分类科目 | < | 本年一般公共预算基本支出 | < | <", "科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费"),
		"general_public_basic total personnel public"},
	{"国有资本经营预算支出表", under("2010101 | 某", "科目编码 | 科目名称 | 本年国有资本经营预算支出 | < | <", "^ | ^ | 合计 | 基本支出 | 项目支出"),
		"state_capital total basic project"},
	// Sichuan
	{"部门收入总表", under("205 | 02 | 01 | 301 | 某", "项目 | < | < | < | < | 合计 | 上年结转 | 一般公共预算拨款收入 | 政府性基金预算拨款收入 | 国有资本经营预算拨款收入 | 事业收入 | 事业单位经营收入 | 其他收入 | 上级补助收入 | 附属单位上缴收入 | 用事业基金弥补收支差额",
		"科目编码 | < | < | 单位代码 | 单位名称（科目） | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^", "类 | 款 | 项 | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^"),
		"income total carryover general_public government_fund state_capital business operating other upper_subsidy affiliated use_nonfiscal_balance"},
	{"部门支出总表", under("205 | 02 | 01 | 301 | 某", "项目 | < | < | < | < | 合计 | 基本支出 | 项目支出 | 上缴上级支出 | 对附属单位补助支出",
		"科目编码 | < | < | 单位代码 | 单位名称（科目） | ^ | ^ | ^ | ^ | ^", "类 | 款 | 项 | ^ | ^ | ^ | ^ | ^ | ^ | ^"),
		"expenditure total basic project upper_contribution affiliated_subsidy"},
	{"一般公共预算支出预算表", under("205 | 02 | 01 | 301 | 某", "项目 | < | < | < | < | 合计 | 当年财政拨款安排 | 上年结转安排",
		"科目编码 | < | < | 单位代码 | 单位名称（科目） | ^ | ^ | ^", "类 | 款 | 项 | ^ | ^ | ^ | ^ | ^"),
		"general_public total current_subtotal carryover"},
	{"一般公共预算基本支出预算表", under("301 | 01 | 301 | 某", "项目 | < | < | < | 基本支出 | < | <", "科目编码 | < | 单位代码 | 单位名称（科目） | 合计 | 人员经费 | 公用经费", "类 | 款 | ^ | ^ | ^ | ^ | ^"),
		"general_public_basic total personnel public"},
	{"一般公共预算项目支出预算表", under("205 | 02 | 01 | 301 | 某", "科目编码 | < | < | 单位代码 | 单位名称（科目） | 金额", "类 | 款 | 项 | ^ | ^ | ^"),
		"general_public_projects total"},
	{"一般公共预算“三公”经费支出预算表", under("301 | 某局", "单位编码 | 单位名称（科目） | 当年财政拨款预算安排 | < | < | < | < | <", "^ | ^ | 合计 | 因公出国（境）费用 | 公务用车购置及运行费 | < | < | 公务接待费",
		"^ | ^ | ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行费 | ^"), "three_public total total total total total total"},
	{"政府性基金支出预算表", under("205 | 02 | 01 | 301 | 某", "项目 | < | < | < | < | 本年政府性基金预算支出 | < | <", "科目编码 | < | < | 单位代码 | 单位名称（科目） | 合计 | 基本支出 | 项目支出", "类 | 款 | 项 | ^ | ^ | ^ | ^ | ^"),
		"government_fund total basic project"},
	// Henan
	{"部门支出总体情况表", under("201 | 03 | 01 | 某", "科目编码 | < | < | 单位（科目名称） | 总计 | 基本支出 | < | < | < | < | 项目支出 | < | <", "类 | 款 | 项 | ^ | ^ | 小计 | 工资福利支出 | 对个人和家庭的补助支出 | 商品和服务支出 | 资本性支出 | 小计 | 其他运转类 | 特定目标类"),
		"expenditure total basic wages individuals_families goods_services capital project other_running specific"},
	{"支出经济分类汇总表", under("301 | 01 | 某 | 501 | 01 | 某", "部门预算经济分类 | < | < | 政府预算经济分类 | < | < | 总计 | 一般公共预算 | < | 政府性基金预算 | 国有资本经营预算 | 财政专户管理资金 | 单位资金 | 上年结转结余", "类 | 款 | 科目名称 | 类 | 款 | 科目名称 | ^ | 小计 | 其中：财政拨款 | ^ | ^ | ^ | ^ | ^"),
		"expenditure_economic total general_public general_public_fiscal government_fund state_capital special_account unit_funds carryover"},
	{"一般公共预算“三公”经费支出情况表", under("共计", "项目 | 2026年“三公”经费预算数"), "three_public total"},
	{"机关运行经费", under("30201 | 办公费", "部门预算经济分类科目编码 | 科目名称 | 金额"), "operating_expenses total"},
	{"国有资本经营预算收支情况表", summaryRows("金额"), "state_capital_balance total total"},
	// Yunnan
	{"财务收支预算总表", summaryRows("2026年预算数"), "summary budget budget"},
	{"一般公共预算支出预算表（按功能科目分类）", under("2010101 | 某", "部门预算支出功能分类科目 | < | 合计 | 基本支出 | < | < | 项目支出", "科目编码 | 科目名称 | ^ | 小计 | 人员经费 | 公用经费 | ^"),
		"general_public total basic personnel public project"},
	{"部门支出预算表", under("2010101 | 某", "科目编码 | 科目名称 | 合计 | 一般公共预算 | < | < | 政府性基金预算 | 国有资本经营预算 | 财政专户管理的支出 | 单位资金 | < | < | < | < | <", "^ | ^ | ^ | 小计 | 基本支出 | 项目支出 | ^ | ^ | ^ | 小计 | 事业支出 | 事业单位经营支出 | 上级补助支出 | 附属单位补助支出 | 其他支出"),
		"expenditure total general_public general_public_basic general_public_project government_fund state_capital special_account unit_funds business_expenditure operating_expenditure upper_subsidy_expenditure affiliated_expenditure other_expenditure"},
	{"基本支出预算表（人员类、运转类公用经费项目）", under("某局 | 530 | 某项目 | 2010101 | 行政运行 | 30101 | 基本工资", "单位名称 | 项目代码 | 项目名称 | 功能科目编码 | 功能科目名称 | 经济科目编码 | 经济科目名称 | 资金来源 | < | < | < | <", "^ | ^ | ^ | ^ | ^ | ^ | ^ | 总计 | 一般公共预算资金 | 政府性基金 | 国有资本经营收益 | 财政专户管理资金"),
		"basic total general_public government_fund state_capital special_account"},
	{"项目支出预算表（其他运转类、特定目标类项目）", under("特定目标类 | 530 | 某项目 | 某局 | 2010101 | 行政运行 | 30201 | 办公费", "项目分类 | 项目代码 | 项目名称 | 项目单位 | 功能科目编码 | 功能科目名称 | 经济科目编码 | 经济科目名称 | 合计 | 本年拨款 | < | < | < | 财政专户管理资金 | 单位资金", "^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | 小计 | 一般公共预算 | 政府性基金 | 国有资本经营收益 | ^ | ^"),
		"projects total fiscal_subtotal general_public government_fund state_capital special_account unit_funds"},
	{"部门政府采购预算表", under("公用经费 | 纸张采购 | A05040101 复印纸 | 批", "预算项目 | 采购项目 | 采购目录 | 计量单位 | 数量 | 面向中小企业预留资金 | 合计 | 一般公共预算 | 政府性基金 | 国有资本经营收益 | 财政专户管理资金 | 单位自筹"),
		"procurement quantity procurement_sme total general_public government_fund state_capital special_account unit_funds"},
	{"政府购买服务预算表", under("公用经费 | 印刷服务 | B1104 | B 政府履职辅助性服务 | 201 | 印刷", "预算项目 | 政府购买服务项目 | 政府购买服务指导性目录代码 | 所属服务类别 | 所属服务领域 | 购买内容简述 | 资金来源 | < | < | <", "^ | ^ | ^ | ^ | ^ | ^ | 合计 | 一般公共预算 | 政府性基金 | 单位自筹"),
		"purchased_services total general_public government_fund unit_funds"},
	{"新增资产配置表", under("某局 | 设备 | A02010105 台式计算机 | 台式计算机 | 台", "单位名称 | 资产类别 | 资产分类代码.名称 | 资产名称 | 计量单位 | 财政部门批复数 | < | <", "^ | ^ | ^ | ^ | ^ | 数量 | 单价 | 金额"),
		"new_assets quantity unit_price total"},
	{"对下转移支付预算表", under("某项目", "单位名称（项目） | 资金来源 | < | < | <", "^ | 合计 | 一般公共预算 | 政府性基金 | 国有资本经营预算"), "transfers_down total general_public government_fund state_capital"},
	{"上级补助项目支出预算表", under("本级 | 某项目 | 某局 | 2010101 | 行政运行 | 30201 | 办公费", "项目级次 | 项目名称 | 项目单位 | 功能科目编码 | 功能科目名称 | 经济科目编码 | 经济科目名称 | 合计 | 上级补助 | <", "^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | 一般公共预算 | 政府性基金预算"),
		"upper_projects total general_public government_fund"},
	{"部门项目中期规划预算表", under("某局 | 本级 | 某项目", "单位名称 | 项目级次 | 项目名称 | 2026年 | 2027年 | 2028年"), "medium_term total next after_next"},
	// Hunan
	{"支出预算分类汇总表（按部门预算经济分类）", under("201 | 03 | 01 | 101 | 某局", "功能科目 | < | < | 单位编码 | 单位名称（功能分类科目名称） | 总计 | 工资福利支出 | 商品和服务支出 | 对个人和家庭的补助 | 资本性支出 | 其他支出", "类 | 款 | 项 | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^"),
		"expenditure_classes total wages goods_services individuals_families capital other_expenditure"},
	{"财政专户管理资金预算支出表", under("201 | 03 | 01 | 101 | 某局", "功能科目 | < | < | 单位编码 | 单位名称（功能分类科目名称） | 本年财政专户管理资金预算支出 | < | <", "类 | 款 | 项 | ^ | ^ | 合计 | 基本支出 | 项目支出"),
		"special_account_expenditure total basic project"},
	// Hebei
	{"部门预算一般公共预算财政拨款支出表", under("2010101 | 某", "功能分类科目 | < | 合计 | 基本支出 | 项目支出", "科目编码 | 科目名称 | ^ | ^ | ^"), "general_public total basic project"},
	{"部门预算一般公共预算财政拨款基本支出表", under("30101 | 某", "经济分类科目 | < | 合计 | 人员经费 | 公用经费", "科目编码 | 科目名称 | ^ | ^ | ^"), "general_public_basic total personnel public"},
	{"部门预算国有资本经营预算财政拨款支出表", under("2010101 | 某", "功能分类科目 | < | 合计 | 基本支出 | 项目支出", "科目编码 | 科目名称 | ^ | ^ | ^"), "state_capital total basic project"},
	{"部门预算财政拨款“三公”经费支出表", under("因公出国（境）费", "项目 | 合计 | 一般公共预算 | 政府性基金预算 | 国有资本经营预算"), "three_public total general_public government_fund state_capital"},
	// Anhui
	{"政府采购支出表", under("某局 | 办公设备 | A02010105台式计算机 ", "单位名称 | 采购项目名称 | 采购品目 | 合计 | 一般公共预算拨款收入 | 政府性基金预算拨款收入 | 国有资本经营预算拨款收入 | 财政专户管理资金收入 | 单位资金收入 | 上年结转"),
		"procurement total general_public government_fund state_capital special_account unit_funds carryover"},
	{"政府购买服务支出表", under("某局 | 物业项目 | 物业管理服务", "单位名称 | 项目名称 | 购买服务内容 | 合计 | 一般公共预算拨款收入 | 政府性基金预算拨款收入 | 单位资金收入"), "purchased_services total general_public government_fund unit_funds"},
	// Liaoning
	{"部门（单位）债务支出预算表", under("2310301 | 某", "科目编码 | 科目名称 | 合计 | 债务还本支出 | 债务付息支出 | 债务发行费用支出"), "debt_expenditure total debt_principal debt_interest_paid debt_fees"},
	{"政府购买服务支出预算表", under("某局 | 某项目 | 物业", "单位名称 | 购买服务项目名称 | 购买服务内容 | 合计 | 一般公共预算资金 | 政府性基金 | 其他资金"), "purchased_services total general_public government_fund unit_funds"},
	// Zhejiang
	{"部门预算项目支出预算表", under("某局 | 某项目", "单位名称 | 项目名称 | 合计 | 一般公共预算拨款收入 | 政府性基金预算拨款收入 | 国有资本经营预算拨款收入 | 财政专户管理资金 | 单位资金 | 上年结转结余"), "projects total general_public government_fund state_capital special_account unit_funds carryover"},
	{"部门一般公共预算“三公”经费支出预算表", under("公务接待费", "项目 | 2025年预算数 | 2026年预算数 | 增减额 | 增减比例"), "three_public prior total change change_percent"},
	// Shanxi (山西)
	{"预算收入总表", under("2010101 | 某", "科目编码 | 科目名称 | 合计 | 一般公共预算 | 政府性基金 | 国有资本经营预算 | 财政专户管理资金 | 单位资金"), "income total general_public government_fund state_capital special_account unit_funds"},
	{"预算支出总表", under("2010101 | 某", "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出"), "expenditure total basic project"},
	{"政府性基金预算支出预算表", under("2120801 | 某", "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出"), "government_fund total basic project"},
	// Gansu, Qinghai, Ningxia, Hainan
	{"一般公共预算“三公”经费、会议费、培训费支出情况表", under("某局", "单位名称 | “三公”经费 | < | < | < | < | < | 会议费 | 培训费", "^ | 小计 | 因公出国（境）费 | 公务接待费 | 公务用车购置及运行费 | < | < | ^ | ^", "^ | ^ | ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行费 | ^ | ^"),
		"three_public total total total total total total total total"},
	{"部门管理转移支付表", under("某项目", "项目名称 | 合计 | 一般公共预算项目 | 政府性基金预算项目 | 国有资本经营预算项目"), "transfers_down total general_public government_fund state_capital"},
	// Jiangxi, Guangxi, Guizhou, Inner Mongolia, Heilongjiang
	{"收支预算总表", summaryRows("预算数"), "summary budget budget"},
	{"部门收入总表", under("2010101 | 某", "功能分类科目 | < | 合计 | 上年结转结余 | 财政拨款 | < | < | < | 教育收费资金收入 | 事业收入 | 事业单位经营收入 | 附属单位上缴收入 | 上级补助收入 | 其他收入", "科目编码 | 科目名称 | ^ | ^ | 小计 | 一般公共预算拨款收入 | 政府性基金预算拨款收入 | 国有资本经营预算收入 | ^ | ^ | ^ | ^ | ^ | ^"),
		"income total carryover fiscal_subtotal general_public government_fund state_capital education_fees business operating affiliated upper_subsidy other"},
	{"财政拨款“三公”经费支出表", under("101 | 某局", "单位编码 | 单位名称 | 合计 | 因公出国（境）费 | 公务接待费 | 公务用车运行维护费 | 公务用车购置"), "three_public total total total total total"},
	{"一般公共预算“三公”经费支出表", under("某局", "单位名称 | 上年预算数 | < | < | < | < | < | 本年预算数 | < | < | < | < | <", "^ | 合计 | 因公出国（境）费 | 公务用车购置及运行费 | < | < | 公务接待费 | 合计 | 因公出国（境）费 | 公务用车购置及运行费 | < | < | 公务接待费",
		"^ | ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行费 | ^ | ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行费 | ^"),
		"three_public prior prior prior prior prior prior total total total total total total"},
	{"政府采购预算表", under("某局 | 某项目 | 货物 | 台式计算机 | 公开招标 | 台", "单位名称 | 项目名称 | 采购类型 | 采购品目 | 采购方式 | 计量单位 | 数量 | 单价 | 采购预算金额"), "procurement quantity unit_price total"},
	{"国有资产占有使用情况表", under("房屋", "项目 | 计量单位 | 数量 | 价值"), "state_assets quantity value"},
	{"项目支出预算明细表", under("某局 | 某项目 | 2010101 | 行政运行 | 30201 | 办公费", "单位名称 | 项目名称 | 功能分类科目编码 | 功能分类科目名称 | 经济分类科目编码 | 经济分类科目名称 | 总计 | 财政拨款 | < | < | < | 上年结转", "^ | ^ | ^ | ^ | ^ | ^ | ^ | 小计 | 一般公共预算 | 政府性基金 | 国有资本经营预算 | ^"),
		"projects total fiscal_subtotal general_public government_fund state_capital carryover"},
	{"预算收支总表", under("一、一般公共预算", "收入 | < | < | < | 支出 | < | < | <", "项目 | 2025年 | 2026年 | 2026年比2025年增减% | 项目 | 2025年 | 2026年 | 2026年比2025年增减%"),
		"summary prior budget change_percent prior budget change_percent"},
	{"部门收支总体情况表", under("一、一般公共预算拨款收入", "收入 | < | 支出 | < | < | <", "项目 | 预算数 | 项目（按支出性质和经济分类） | 预算数 | 项目（按支出功能科目） | 预算数"),
		"summary budget budget budget"},
	{"部门预算收支总表", under("一、财政拨款收入", "收入 | < | 支出 | < | < | <", "项目 | 预算数 | 功能分类科目 | 预算数 | 部门经济分类 | 预算数"), "summary budget budget budget"},
	{"部门收入总体情况表", under("2110402 | 某", "功能分类科目编码 | 功能分类科目名称 | 总计 | 一般公共预算拨款 | < | < | < | < | < | 财政专户管理的教育收费", "^ | ^ | ^ | 小计 | 经费拨款 | 纳入预算管理的行政事业性收费 | 专项收入 | 国有资源（资产）有偿使用收入 | 罚没收入 | ^"),
		"income total general_public general_public_regular fees earmarked_income asset_income fines special_account"},
	{"预算支出表（按支出功能科目）", under("2110402 | 某", "科目编码 | 科目名称 | 合计 | 基本支出 | < | 项目支出", "^ | ^ | ^ | 小计 | 工资福利支出 | ^"), "expenditure total basic wages project"},
	{"“三公”经费预算财政拨款情况统计表", under("合计", "项目 | 2025年预算数 | 2026年预算数 | 2026年比2025年增减额 | 2026年预算数比2025年预算数增减%"), "three_public prior total change change_percent"},
	{"机关运行经费预算财政拨款情况统计表", under("101001 | 某局", "单位编码 | 单位名称 | 2025年预算数 | 2026年预算数 | 增减额 | 增减%"), "operating_expenses prior total change change_percent"},
	{"一般公共预算机关运行经费", under("1 | 某局 | 30201 | 办公费", "序号 | 单位名称 | 经济科目编码 | 经济科目名称 | 机关运行经费预算数"), "operating_expenses total"},
	{"财政拨款“三公”经费、会议费和培训费支出情况表", under("合计", "项目 | 2025年预算数 | 2026年预算数 | 增减额 | 增减率"), "three_public prior total change change_percent"},
	{"一般公共预算基本支出预算表（政府预算经济分类）", under("50101 | 某", "科目编码 | 科目名称 | 基本支出 | < | <", "^ | ^ | 合计 | 人员经费 | 公用经费"), "general_public_basic_government total personnel public"},
	{"一般公共预算基本支出情况表", under("30101 | 基本工资 | 50101 | 工资奖金津补贴", "部门预算支出经济分类科目 | < | 政府预算支出经济分类科目 | < | 合计", "科目编码 | 科目名称 | 科目编码 | 科目名称 | ^"), "general_public_basic total"},
	{"单位资金支出预算表", under("2110402 | 某", "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出"), "unit_funds_expenditure total basic project"},
	{"纳入预算管理的行政事业性收费支出预算表", under("2110402 | 某", "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出"), "nontax_expenditure total basic project"},
	{"政府性基金预算收入表", under("某收入", "项目 | 2026年预算数"), "government_fund_income total"},
	{"国有资产占有使用情况统计表", under("房屋", "项目 | 数量 | 原值 | 累计折旧 | 净值"), "state_assets quantity value depreciation net_value"},
	// the budget of the year before and what was spent of it, beside each other
	{"一般公共预算“三公”经费支出情况表", under("某局", "单位名称 | 2025年预算数 | < | < | < | < | 2025年执行数 | < | < | < | < | 2026年预算数 | < | < | < | <",
		"^ | 合计 | 公务接待费 | 公务用车购置及运行费 | < | < | 合计 | 公务接待费 | 公务用车购置及运行费 | < | < | 合计 | 公务接待费 | 公务用车购置及运行费 | < | <",
		"^ | ^ | ^ | 小计 | 购置费 | 运行费 | ^ | ^ | 小计 | 购置费 | 运行费 | ^ | ^ | 小计 | 购置费 | 运行费"),
		"three_public prior prior prior prior prior prior_executed prior_executed prior_executed prior_executed prior_executed total total total total total"},
	{"一般公共预算支出表", under("2110402 | 某", "科目编码 | 科目名称 | 2025年执行数 | 2025年预算数 | 2026年预算数 | < | <", "^ | ^ | ^ | ^ | 合计 | 基本支出 | 项目支出"),
		"general_public prior_executed prior total basic project"},
	{"一般公共预算支出表", under("2110402 | 某", "科目编码 | 科目名称 | 2025年执行数 | 2026年预算数 | < | <", "^ | ^ | ^ | 合计 | 基本支出 | 项目支出"),
		"general_public prior total basic project"},
	{"部门项目支出预算表", under("53 | 某项目 | 某局 | 某规划", "项目编码 | 项目名称 | 项目单位 | 立项依据 | 项目总投资 | 2026年预算 | <", "^ | ^ | ^ | ^ | ^ | 合计 | 一般公共预算"),
		"projects project_investment total general_public"},
	{"部门管理专项资金预算表", under("1 | 某资金", "序号 | 专项资金名称 | 2026年预算数 | 其中：对下转移支付 | 其中：本级支出"), "special_funds total transfers_down own_level"},
	{"财政拨款收支总体情况表", under("一、本年收入", "收入 | < | 支出 | < | < | <", "项目 | 金额 | 项目 | 小计 | 一般公共预算财政拨款 | 上年结转"),
		"fiscal_appropriation total total general_public carryover"},
	// what crosses two classifications, and what is printed beside the usual tables
	{"一般公共预算项目支出表", under("30101 | 某", "经济分类科目编码 | 经济分类科目名称 | 合计"),
		"general_public_projects_economic total"},
	{"项目支出表", under("30101 | 某", "科目编码 | 科目名称 | 合计 | 一般公共预算 | 政府性基金预算"),
		"projects_function total general_public government_fund"},
	{"财政拨款项目支出表", under("2010101 | 某", "科目编码 | 科目名称 | 合计"),
		"fiscal_projects total"},
	{"财政拨款项目支出预算表", under("2010101 | 某 | 某项目", "科目编码 | 科目名称 | 项目名称 | 合计"),
		"fiscal_projects total"},
	{"部门预算项目支出明细表（按部门预算支出经济分类）", under("某项目 | 301 | 工资福利支出", "项目名称 | 部门预算支出经济分类科目编码 | 部门预算支出经济分类科目名称 | 金额"),
		"projects_economic total"},
	{"项目支出预算明细表", under("某项目 | 302 | 01 | 办公费", "项目名称 | 部门预算支出经济分类 | < | < | 金额", "^ | 类 | 款 | 科目名称 | ^"),
		"projects total"},
	{"一般公共预算基本支出表——人员经费（工资福利支出）", under("201 | 01 | 01 | 101 | 某", "功能科目 | < | < | 单位代码 | 单位名称（功能分类科目名称） | 合计 | 工资津补贴 | < | < | < | < | 社会保障缴费 | < | 住房公积金 | 其他工资福利支出", "类 | 款 | 项 | ^ | ^ | ^ | 小计 | 基本工资 | 津贴补贴 | 奖金 | 绩效工资 | 小计 | 养老保险 | ^ | ^"),
		"general_public_wages total class_50101 class_30101 class_30102 class_30103 class_30107 class_50102 class_30113 class_30199"},
	{"一般公共预算基本支出表--公用经费（商品和服务支出）", under("201 | 01 | 01 | 101 | 某", "功能科目 | < | < | 单位代码 | 单位名称（功能分类科目名称） | 合计 | 办公费 | 印刷费 | 咨询费 | 手续费 | 水费 | 电费 | 邮电费", "类 | 款 | 项 | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^"),
		"general_public_goods_services total class_30201 class_30202 class_30203 class_30204 class_30205 class_30206 class_30207"},
	{"专项资金预算汇总表", under("101 | 某局 | 某项目", "单位代码 | 单位名称 | 专项资金名称 | 合计 | 一般公共预算 | 政府性基金 | 国有资本经营预算"),
		"special_funds total general_public government_fund state_capital"},
	{"一般公共预算支出情况表（功能分类）", under("2010101 | 某", "功能分类科目编码 | 科目名称 | 合计 | 基本支出 | < | < | 项目支出", "^ | ^ | ^ | 小计 | 人员经费 | 公用经费 | ^"),
		"general_public total basic personnel public project"},
	{"一般公共预算基本支出（政府预算经济分类）表", under("50101 | 某", "科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费"),
		"general_public_basic_government total personnel public"},
	{"一般公共预算基本支出表（按政府预算经济分类）", under("50101 | 某", "科目编码 | 科目名称 | 合计"),
		"general_public_basic_government total"},
	{"部门支出总体情况表", under("2010101 | 某", "科目编码 | 科目名称 | 合计 | 财政拨款支出 | < | < | 非财政拨款支出", "^ | ^ | ^ | 小计 | 基本支出 | 项目支出 | ^"),
		"expenditure total fiscal_subtotal fiscal_subtotal_basic fiscal_subtotal_project nonfiscal"},
	{"财政拨款“三公”经费支出预算表", under("因公出国（境）费", "项目 | 2025年预算数 | 2026年预算数 | 增减额 | 增减率 | 备注"),
		"three_public prior total change change_percent"},
	{"2026年部门预算“三公”经费预算表", under("因公出国（境）费", "项目 | 本年预算数 | 上年预算数 | 增减变化原因"),
		"three_public total prior"},
	{"政府性基金预算收支情况表", summaryRows("金额"),
		"government_fund_balance total total"},
	{"非税收入征收计划表", under("某局 | 103 | 某收费", "单位名称 | 科目编码 | 项目名称 | 合计 | 行政事业性收费 | 罚没收入"),
		"nontax_income total fees fines"},
	{"部门预算政府采购表", under("某局 | 某 | A02", "单位名称 | 采购项目 | 采购品目 | 数量 | 单价 | 金额"),
		"procurement quantity unit_price total"},
	{"政府采购（货物、工程和服务）预算表", under("某局 | 某 | A02", "单位名称 | 采购项目 | 采购品目 | 数量 | 金额合计"),
		"procurement quantity total"},
	{"部门政府采购预算情况表", under("货物类", "采购项目 | 合计 | 一般公共预算 | 政府性基金预算"),
		"procurement total general_public government_fund"},
	{"政府购买服务情况表", under("某局 | 某 | A02", "单位名称 | 购买服务项目 | 购买服务目录 | 预算金额"),
		"purchased_services total"},
	{"国有资产占用情况表", under("车辆 | 辆", "项目 | 单位 | 数量 | 金额"),
		"state_assets quantity value"},
	{"国有资产情况表", under("车辆", "资产名称 | 数量 | 金额"),
		"state_assets quantity value"},
	{"收入预算总表", under("101 | 某局", "单位编码 | 单位名称 | 总计 | 本年收入 | < | < | < | 上年结转结余 | < | <", "^ | ^ | ^ | 合计 | 一般公共预算拨款 | 财政专户管理资金 | 单位资金 | 合计 | 财政拨款结转 | 非财政拨款结转结余"),
		"income total current_subtotal general_public special_account unit_funds carryover carryover_fiscal carryover_nonfiscal"},
	{"部门专项资金管理清单目录", under("某专项 | 某局", "专项资金名称 | 分管部门 | 金额"),
		"special_funds total"},
	{"一般公共预算支出预算表（按经济科目分类）", under("301 | 01 | 某 | 501 | 01 | 某", "部门预算支出经济分类 | < | < | 政府预算支出经济分类 | < | < | 合计 | 基本支出 | 项目支出", "类 | 款 | 科目名称 | 类 | 款 | 科目名称 | ^ | ^ | ^"),
		"general_public_economic total basic project"},
	{"财政拨款支出明细表（按经济科目分类）", under("301 | 01 | 某 | 501 | 01 | 某", "部门预算支出经济科目 | < | < | 政府预算支出经济科目 | < | < | 总计 | 一般公共预算 | < | < | 政府性基金预算 | < | <", "类 | 款 | 科目名称 | 类 | 款 | 科目名称 | ^ | 小计 | 基本支出 | 项目支出 | 小计 | 基本支出 | 项目支出"),
		"fiscal_economic total general_public general_public_basic general_public_project government_fund government_fund_basic government_fund_project"},
}

// provinceFinals are tables of final accounts likewise.
var provinceFinals = []struct {
	title string
	rows  []string
	want  string
}{
	// Sichuan
	{"一般公共预算财政拨款基本支出决算明细表", under("301 | 工资福利支出", "经济分类科目编码 | 科目名称 | 决算数 | 经济分类科目编码 | 科目名称 | 决算数"), "general_public_basic total total"},
	{"一般公共预算财政拨款项目支出决算表", under("2010101 | 某 | 某项目", "科目编码 | 科目名称 | 项目名称 | 合计"), "general_public_projects total"},
	{"国有资本经营预算财政拨款支出决算表", under("2010101 | 某", "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出"), "state_capital total basic project"},
	{"财政拨款“三公”经费支出决算表", append([]string{"预算数 | < | < | < | < | < | 决算数 | < | < | < | < | <"}, threePublicTwice()...),
		"three_public budget budget budget budget budget budget final final final final final final"},
	// Yunnan
	{"收入支出决算表", finalRows(), "summary final final"},
	{"财政拨款收入支出决算表", under("一、一般公共预算财政拨款 | 1", "收入 | < | < | 支出 | < | < | < | < | <", "项目 | 行次 | 决算数 | 项目（按功能分类） | 行次 | 合计 | 一般公共预算财政拨款 | 政府性基金预算财政拨款 | 国有资本经营预算财政拨款"),
		"fiscal_appropriation total total general_public government_fund state_capital"},
	{"一般公共预算财政拨款收入支出决算表", under("2010101 | 某", "支出功能分类科目编码 | 科目名称 | 年初结转和结余 | 本年收入 | 本年支出 | < | < | < | < | 年末结转和结余", "^ | ^ | ^ | ^ | 合计 | 基本支出 | < | < | 项目支出 | ^", "^ | ^ | ^ | ^ | ^ | 小计 | 人员经费 | 公用经费 | ^ | ^"),
		"general_public opening_balance current_income total basic personnel public project closing_balance"},
	{"国有资产使用情况表", under("合计", "项目 | 行次 | 资产总额 | 流动资产 | 固定资产 | < | < | 对外投资 | 在建工程 | 无形资产 | 其他资产", "^ | ^ | ^ | ^ | 小计 | 房屋构筑物 | 车辆 | ^ | ^ | ^ | ^"),
		"state_assets total current_assets fixed_assets buildings vehicles_owned investments construction_in_progress intangible_assets other_assets"},
	{"财政拨款“三公”经费、行政参公单位机关运行经费情况表", under("一、“三公”经费支出 | 1", "项目 | 行次 | 年初预算数 | 全年预算数 | 决算统计数"), "three_public budget adjusted final"},
	// Henan, Shandong, Guangdong, Guizhou
	{"收入决算表", under("2010101 | 某", "项目 | < | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入 | 经营收入 | 附属单位上缴收入 | 其他收入", "功能分类科目编码 | 科目名称 | ^ | ^ | ^ | ^ | ^ | ^ | ^"),
		"income total fiscal_subtotal upper_subsidy business operating affiliated other"},
	{"政府性基金预算财政拨款收入支出决算表", under("2120801 | 某", "功能分类科目编码 | 科目名称 | 年初结转和结余 | 本年收入 | 本年支出 | < | < | 年末结转和结余", "^ | ^ | ^ | ^ | 小计 | 基本支出 | 项目支出 | ^"),
		"government_fund opening_balance current_income total basic project closing_balance"},
	{"部门收入支出决算总表", finalRows(), "summary final final"},
	{"单位收入支出决算总表", finalRows(), "summary final final"},
	{"单位收入决算表", under("2010101 | 某", "科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入"), "income total fiscal_subtotal upper_subsidy business"},
	{"单位支出决算表", under("2010101 | 某", "科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出"), "expenditure total basic project"},
	{"部门财政拨款收入支出决算总表", under("一、一般公共预算财政拨款", "收入 | < | 支出 | < | < | < | <", "项目 | 决算数 | 项目 | 合计 | 一般公共预算财政拨款 | 政府性基金预算财政拨款 | 国有资本经营预算财政拨款"),
		"fiscal_appropriation total total general_public government_fund state_capital"},
	{"部门一般公共预算财政拨款支出决算表", under("2010101 | 某", "科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出"), "general_public total basic project"},
	{"国有资产占有使用情况表", under("某局", "单位名称 | 资产总额 | 流动资产 | 固定资产 | < | < | < | 在建工程 | 无形资产", "^ | ^ | ^ | 小计 | 房屋 | 车辆 | 其他固定资产 | ^ | ^"),
		"state_assets total current_assets fixed_assets buildings vehicles_owned other_fixed_assets construction_in_progress intangible_assets"},
	{"机关运行经费支出情况表", under("30201 | 办公费", "经济分类科目编码 | 科目名称 | 决算数"), "operating_expenses total"},
	{"政府采购情况表", under("货物", "项目 | 采购决算金额 | 财政性资金 | 其他资金"), "procurement total fiscal_subtotal other"},
	// the budget beside the accounts, rates of execution, details by economic class
	{"财政拨款“三公”经费支出决算表", under("因公出国（境）费", "项目 | 预算数 | 决算数 | 执行率"),
		"three_public budget final execution_rate"},
	{"“三公”经费支出决算表", under("因公出国（境）费", "项目 | 年初预算数 | 全年预算数 | 决算数 | 完成预算的%"),
		"three_public budget adjusted final execution_rate"},
	{"收入支出决算总表", []string{"收入 | < | < | < | 支出 | < | < | <", "项目 | 年初预算数 | 全年预算数 | 决算数 | 项目 | 年初预算数 | 全年预算数 | 决算数", "---", "一、财政拨款收入 | 1.00 | 1.00 | 1.00 | 一、教育支出 | 1.00 | 1.00 | 1.00", "总计 | 1.00 | 1.00 | 1.00 | 总计 | 1.00 | 1.00 | 1.00"},
		"summary budget adjusted final budget adjusted final"},
	{"一般公共预算财政拨款支出决算表", under("2010101 | 某", "科目编码 | 科目名称 | 年初预算数 | 决算数 | 完成年初预算%"),
		"general_public budget total execution_rate"},
	{"国有资产占有情况表", under("车辆", "项目 | 数量 | 价值"),
		"state_assets quantity value"},
	{"机构运行信息表", []string{"项目 | 预算数 | 统计数 | 项目 | 统计数", "---", "一、“三公”经费支出 | 1.00 | 1.00 | 三、资产信息 | "},
		"three_public budget final final"},
	{"国有资产占有使用及部分机构运行信息表", []string{"项目 | 行次 | 决算数", "---", "一、车辆数合计（辆） | 1 | 1"},
		"operation_info final"},
	{"非税收入征缴情况表", under("2010101 | 某", "科目编码 | 科目名称 | 决算数"),
		"nontax_income total"},
	{"项目支出决算表", under("某项目 | 2010101", "项目名称 | 科目编码 | 预算数 | 决算数 | 执行率"),
		"project_execution budget executed execution_rate"},
	{"支出决算明细表", under("2010101 | 某", "科目编码 | 科目名称 | 合计 | 工资福利支出 | < | < | 商品和服务支出 | < | <", "^ | ^ | ^ | 小计 | 基本工资 | 津贴补贴 | 小计 | 办公费 | 印刷费"),
		"expenditure_classes total wages class_30101 class_30102 goods_services class_30201 class_30202"},
	{"基本支出决算明细表", under("2010101 | 某", "科目编码 | 科目名称 | 合计 | 工资福利支出 | 商品和服务支出"),
		"basic_classes total wages goods_services"},
	{"政府采购情况表", under("政府采购货物支出", "项目 | 合计 | 财政性资金 | 其他资金 | 授予中小企业合同金额 | 授予小微企业合同金额"),
		"procurement total fiscal_subtotal other procurement_sme procurement_micro"},
}

func TestFinalAccountsOfProvinces(t *testing.T) {
	forms := embeddedForms(t)
	national := slices.IndexFunc(forms, func(f *Form) bool { return f.ID == "cn-final-accounts" })
	for _, c := range provinceFinals {
		t.Run(c.title, func(t *testing.T) {
			_, got := columnsOf(c.title, "2024年度部门决算", c.rows, forms[national:national+1])
			if got != c.want {
				t.Errorf("\n%s, want\n%s", got, c.want)
			}
		})
	}
}

// columnsOf recognises a table in a document whose title is said, and gives the table's id with its columns of amounts.
func columnsOf(title, said string, rows []string, forms []*Form) (*Match, string) {
	doc := documentOf(titled(tableOf(rows...), title))
	doc.Texts = append(doc.Texts, extract.Text{Text: said, Page: 1})
	m := Recognise(doc, forms)
	if len(m.Tables) == 0 {
		return m, ""
	}
	return m, strings.Join(append([]string{m.Tables[0].Table.ID}, printedAmounts(&m.Tables[0])...), " ")
}

// under puts one row of labels and amounts below a head.
func under(labels string, head ...string) []string {
	out := append(slices.Clone(head), "---")
	amounts := strings.Count(head[0], "|") - strings.Count(labels, "|")
	return append(out, labels+strings.Repeat(" | 1.00", amounts))
}

func TestProvinces(t *testing.T) {
	forms := embeddedForms(t)
	national := slices.IndexFunc(forms, func(f *Form) bool { return f.ID == "cn-budget" })
	for _, c := range provinceTables {
		t.Run(c.title, func(t *testing.T) {
			_, got := columnsOf(c.title, "2026年部门预算", c.rows, forms[national:national+1])
			if got != c.want {
				t.Errorf("\n%s, want\n%s", got, c.want)
			}
		})
	}
}
