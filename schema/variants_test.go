package schema

import (
	"slices"
	"strings"
	"testing"

	"gongkai/extract"
)

// nationalVariants are tables as further provinces, ministries and years print them, with made-up rows: the form that
// reads them, the title, the rows, and the table with its amount columns in the printed order.
var nationalVariants = []struct {
	form, title string
	rows        []string
	want        string
}{
	// ministries and universities
	{"cn-budget", "部门收支总表", summaryRows("预算数"), "summary budget budget"},
	{"cn-budget", "单位收支总表", summaryRows("2026年预算数"), "summary budget budget"},
	{"cn-budget", "高等学校收支预算总表", summaryRows("预算数"), "summary budget budget"},
	{"cn-budget", "高等学校收入预算表", codeRows("科目编码 | 科目名称 | 合计 | 上年结转 | 财政拨款收入 | 事业收入 | < | 其他收入",
		"^ | ^ | ^ | ^ | ^ | 小计 | 其中：教育收费 | ^"), "income total carryover fiscal_subtotal business education_fees other"},
	{"cn-budget", "高等学校支出预算表", codeRows("科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 | 经营支出"),
		"expenditure total basic project operating_expenditure"},
	{"cn-budget", "高等学校支出预算表（无合计）", codeRows("科目编码 | 科目名称 | 基本支出 | 项目支出 | 经营支出"),
		"expenditure basic project operating_expenditure"},
	{"cn-budget", "高等学校财政拨款支出预算表", codeRows("科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出"),
		"fiscal_expenditure total basic project"},
	{"cn-budget", "一般公共预算支出表", codeRows(
		"功能分类科目 | < | 2025年执行数 | 2026年预算数 | < | < | 2026年预算数比2025年执行数 | <",
		"科目编码 | 科目名称 | ^ | 小计 | 基本支出 | 项目支出 | 增减额 | 增减%"), "general_public prior total basic project change change_percent"},
	{"cn-budget", "一般公共预算基本支出表", economicRows("经济分类科目 | < | 2026年基本支出 | < | <", "科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费"),
		"general_public_basic total personnel public"},
	{"cn-budget", "财政拨款预算“三公”经费支出表", []string{"2025年预算数 | < | < | < | < | < | 2026年预算数 | < | < | < | < | <",
		"合计 | 因公出国（境）费 | 公务用车购置及运行费 | < | < | 公务接待费 | 合计 | 因公出国（境）费 | 公务用车购置及运行费 | < | < | 公务接待费",
		"^ | ^ | 小计 | 公务用车购置费 | 公务用车运行费 | ^ | ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行费 | ^", "---",
		"1.00 | 1.00 | 1.00 | 1.00 | 1.00 | 1.00 | 1.00 | 1.00 | 1.00 | 1.00 | 1.00 | 1.00"},
		"three_public prior prior prior prior prior prior total total total total total total"},
	{"cn-budget", "国有资本经营预算支出表", codeRows("科目编码 | 科目名称 | 本年国有资本经营预算支出 | < | <", "^ | ^ | 合计 | 基本支出 | 项目支出"),
		"state_capital total basic project"},
	{"cn-budget", "政府性基金预算支出表", codeRows("科目编码 | 科目名称 | 2026年政府性基金预算支出 | < | <", "^ | ^ | 合计 | 基本支出 | 项目支出"),
		"government_fund total basic project"},
	// provinces
	{"cn-budget", "2026年收支预算总表", summaryRows("预算"), "summary budget budget"},
	{"cn-budget", "部门预算收支总表", summaryRows("本年预算"), "summary budget budget"},
	{"cn-budget", "部门收支预算总表（公开）", summaryRows("金额"), "summary budget budget"},
	{"cn-budget", "收入预算总表", codeRows("科目编码 | 科目名称 | 收入合计 | 一般公共预算拨款 | 政府性基金预算拨款 | 国有资本经营预算拨款 | 财政专户管理资金"),
		"income total general_public government_fund state_capital special_account"},
	{"cn-budget", "支出预算总表", codeRows("科目编码 | 科目名称 | 支出合计 | 基本支出 | < | < | 项目支出", "^ | ^ | ^ | 小计 | 人员经费 | 公用经费 | ^"),
		"expenditure total basic personnel public project"},
	{"cn-budget", "部门支出总表", codeRows("科目编码 | 科目名称 | 总计 | 人员类项目支出 | 运转类项目支出 | < | 特定目标类项目支出",
		"^ | ^ | ^ | ^ | 公用经费项目支出 | 其他运转类项目支出 | ^"), "expenditure total personnel public other_running specific"},
	{"cn-budget", "一般公共预算支出预算表", codeRows("科目编码 | 科目名称 | 合计 | 基本支出 | < | < | 项目支出", "^ | ^ | ^ | 小计 | 人员支出 | 公用支出 | ^"),
		"general_public total basic personnel public project"},
	{"cn-budget", "一般公共预算基本支出预算表", economicRows("部门预算支出经济分类科目 | < | 本年一般公共预算基本支出 | < | <", "科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费"),
		"general_public_basic total personnel public"},
	{"cn-budget", "一般公共预算基本支出表（按经济分类）", economicRows("科目编码 | 科目名称 | 基本支出 | < | <", "^ | ^ | 小计 | 人员经费 | 日常公用经费"),
		"general_public_basic total personnel public"},
	{"cn-budget", "财政拨款收支预算表", fiscalRows(), "fiscal_appropriation total total general_public government_fund state_capital"},
	{"cn-budget", "部门财政拨款收支总表", fiscalRows(), "fiscal_appropriation total total general_public government_fund state_capital"},
	{"cn-budget", "一般公共预算“三公”经费支出预算表", threePublicRows(), "three_public total total total total total total"},
	{"cn-budget", "财政拨款“三公”经费预算表", threePublicRows(), "three_public total total total total total total"},
	{"cn-budget", "“三公”经费支出预算表", threePublicRows(), "three_public total total total total total total"},
	{"cn-budget", "部门“三公”经费支出预算情况表", threePublicRows(), "three_public total total total total total total"},
	{"cn-budget", "政府采购预算表", []string{"采购项目 | 采购品目 | 计量单位 | 采购数量 | 合计 | 一般公共预算 | 政府性基金 | 单位资金", "---", "甲 | 货物 | 台 | 2 | 1.00 | 1.00 |  | "},
		"procurement quantity total general_public government_fund unit_funds"},
	{"cn-budget", "部门项目支出预算表", []string{"项目名称 | 项目单位 | 合计 | 本年拨款 | < | < | 财政拨款结转结余 | < | 财政专户管理资金 | 单位资金",
		"^ | ^ | ^ | 一般公共预算 | 政府性基金预算 | 国有资本经营预算 | 一般公共预算 | 政府性基金预算 | ^ | ^", "---", "甲 | 某局 | 1.00 | 1.00 |  |  |  |  |  | "},
		"projects total general_public government_fund state_capital carryover_general_public carryover_government_fund special_account unit_funds"},
	{"cn-budget", "部门政府购买服务预算表", []string{"购买服务项目 | 政府购买服务指导性目录 | 金额", "---", "甲 | A01 | 1.00"}, "purchased_services total"},
	{"cn-budget", "机关运行经费预算表", economicRows("科目编码 | 科目名称 | 机关运行经费支出"), "operating_expenses total"},
	// final accounts
	{"cn-final-accounts", "收入支出决算总表", finalRows(), "summary final final"},
	{"cn-final-accounts", "部门收支决算总表", finalRows(), "summary final final"},
	{"cn-final-accounts", "高等学校收支决算总表", finalRows(), "summary final final"},
	{"cn-final-accounts", "高等学校收入决算表", codeRows("科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入 | < | 经营收入 | 附属单位上缴收入 | 其他收入",
		"^ | ^ | ^ | ^ | ^ | 小计 | 其中：教育收费 | ^ | ^ | ^"), "income total fiscal_subtotal upper_subsidy business education_fees operating affiliated other"},
	{"cn-final-accounts", "高等学校支出决算表", codeRows("科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出"),
		"expenditure total basic project upper_contribution operating_expenditure affiliated_subsidy"},
	{"cn-final-accounts", "高等学校财政拨款支出决算表", codeRows("科目编码 | 科目名称 | 本年支出 | < | < | <", "^ | ^ | 合计 | 基本支出 | 项目支出 | <",
		"^ | ^ | ^ | ^ | 小计 | 其中：基本建设资金支出"), "fiscal_expenditure total basic project project_construction"},
	{"cn-final-accounts", "一般公共预算财政拨款支出决算表", codeRows("项目 | < | 本年支出 | < | <", "功能分类科目编码 | 科目名称 | 小计 | 基本支出 | 项目支出"),
		"general_public total basic project"},
	{"cn-final-accounts", "国有资本经营预算财政拨款支出决算表", codeRows("功能分类科目编码 | 科目名称 | 本年支出 | < | <", "^ | ^ | 合计 | 基本支出 | 项目支出"),
		"state_capital total basic project"},
	{"cn-final-accounts", "财政拨款“三公”经费支出决算表", append([]string{
		"预算数 | < | < | < | < | < | 决算数 | < | < | < | < | <"}, threePublicTwice()...), "three_public budget budget budget budget budget budget final final final final final final"},
	{"cn-final-accounts", "一般公共预算“三公”经费支出决算表", append([]string{
		"2024年度预算数 | < | < | < | < | < | 2024年度决算数 | < | < | < | < | <"}, threePublicTwice()...),
		"three_public budget budget budget budget budget budget final final final final final final"},
}

func summaryRows(amount string) []string {
	return []string{"收入 | < | 支出 | <", "项目 | " + amount + " | 项目 | " + amount, "---",
		"一、一般公共预算拨款收入 | 1.00 | 一、教育支出 | 1.00", "收入总计 | 1.00 | 支出总计 | 1.00"}
}

func finalRows() []string {
	return []string{"收入 | < | < | 支出 | < | <", "项目 | 行次 | 决算数 | 项目 | 行次 | 决算数", "---",
		"一、财政拨款收入 | 1 | 1.00 | 一、教育支出 | 2 | 1.00", "总计 | 3 | 1.00 | 总计 | 4 | 1.00"}
}

func fiscalRows() []string {
	return []string{"收入 | < | 支出 | < | < | < | <", "项目 | 预算数 | 项目 | 合计 | 一般公共预算 | 政府性基金预算 | 国有资本经营预算", "---",
		"一、本年收入 | 1.00 | 一、教育支出 | 1.00 | 1.00 |  | ", "收入总计 | 1.00 | 支出总计 | 1.00 | 1.00 |  | "}
}

func threePublicRows() []string {
	return []string{"“三公”经费合计 | 因公出国（境）费用 | 公务用车购置及运行费 | < | < | 公务接待费",
		"^ | ^ | 小计 | 公务用车购置费 | 公务用车运行费 | ^", "---", "1.00 | 1.00 | 1.00 | 1.00 | 1.00 | 1.00"}
}

func threePublicTwice() []string {
	return []string{
		"合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | < | < | 公务接待费 | 合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | < | < | 公务接待费",
		"^ | ^ | 小计 | 公务用车购置费 | 公务用车运行维护费 | ^ | ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行维护费 | ^", "---",
		"1.00 | 1.00 | 1.00 | 1.00 | 1.00 | 1.00 | 1.00 | 1.00 | 1.00 | 1.00 | 1.00 | 1.00"}
}

func codeRows(head ...string) []string { return rowsBelow(head, "2010101 | 某", "20801 | 某") }

func economicRows(head ...string) []string { return rowsBelow(head, "30101 | 某", "30201 | 某") }

// rowsBelow puts rows of amounts below a head: two cells of labels, and an amount in each further column.
func rowsBelow(head []string, labels ...string) []string {
	out := append(slices.Clone(head), "---")
	for _, l := range labels {
		out = append(out, l+strings.Repeat(" | 1.00", strings.Count(head[0], "|")-1))
	}
	return out
}

func TestNationalVariants(t *testing.T) {
	forms := embeddedForms(t)
	for _, c := range nationalVariants {
		t.Run(c.title, func(t *testing.T) {
			i := slices.IndexFunc(forms, func(f *Form) bool { return f.ID == c.form })
			doc := documentOf(titled(tableOf(c.rows...), c.title))
			year := "2026"
			if c.form == "cn-final-accounts" {
				year = "2024"
			}
			doc.Texts = append(doc.Texts, extract.Text{Text: year + "年部门预算", Page: 1})
			m := Recognise(doc, forms[i:i+1])
			got := ""
			if len(m.Tables) > 0 {
				got = strings.Join(append([]string{m.Tables[0].Table.ID}, printedAmounts(&m.Tables[0])...), " ")
			}
			if got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}
