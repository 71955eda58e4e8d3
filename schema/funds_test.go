package schema

import (
	"slices"
	"testing"
)

// fundTables are tables whose columns are of several funds, as places print them, with made-up rows: the amount columns
// in the printed order, those that their heads alone explain among them.
var fundTables = []struct {
	name, title string
	rows        []string
	want        string
}{
	{"kinds below funds", "支出预算总表", under("2010101 | 某", "科目编码 | 科目名称 | 总计 | 一般公共预算支出 | < | < | 政府性基金预算支出 | 国有资本经营预算支出 | 财政专户管理资金支出 | 单位资金支出 | 上年结转结余支出",
		"^ | ^ | ^ | 小计 | 基本支出 | 项目支出 | ^ | ^ | ^ | ^ | ^"),
		"expenditure total general_public general_public_basic general_public_project government_fund state_capital special_account unit_funds carryover"},
	{"kinds below fiscal and other funds", "支出总表", under("2010101 | 某", "科目编码 | 科目名称 | 合计 | 财政拨款 | < | < | 单位资金 | < | <",
		"^ | ^ | ^ | 小计 | 基本支出 | 项目支出 | 小计 | 基本支出 | 项目支出"),
		"expenditure total fiscal_subtotal fiscal_subtotal_basic fiscal_subtotal_project unit_funds unit_funds_basic unit_funds_project"},
	{"all kinds, and those of one fund", "支出预算表", under("某局 | 2010101 | 某", "单位名称 | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 | 其中：财政拨款 | < | <",
		"^ | ^ | ^ | ^ | ^ | ^ | 小计 | 基本支出 | 项目支出"),
		"expenditure total basic project fiscal_subtotal fiscal_subtotal_basic fiscal_subtotal_project"},
	{"the only fund is that of the table", "一般公共预算支出表", under("2010101 | 某", "科目编码 | 科目名称 | 本年一般公共预算支出 | < | < | < | <",
		"^ | ^ | 合计 | 基本支出 | < | < | 项目支出", "^ | ^ | ^ | 小计 | 人员经费 | 公用经费 | ^"),
		"general_public total basic personnel public project"},
	{"kinds below funds below periods", "财政拨款支出预算表", under("205 | 02 | 301 | 某", "项目 | < | < | < | 总计 | 省级当年财政拨款安排 | < | < | < | < | < | < | 上年结转安排 | < | < | <",
		"科目编码 | < | 单位代码 | 单位名称（科目） | ^ | 合计 | 一般公共预算拨款 | < | < | 政府性基金安排 | < | < | 合计 | 一般公共预算拨款 | < | <",
		"类 | 款 | ^ | ^ | ^ | ^ | 小计 | 基本支出 | 项目支出 | 小计 | 基本支出 | 项目支出 | ^ | 小计 | 基本支出 | 项目支出"),
		"fiscal_expenditure total current_subtotal general_public general_public_basic general_public_project government_fund government_fund_basic government_fund_project carryover carryover_general_public carryover_general_public_basic carryover_general_public_project"},
	{"a fund in parts", "政府采购预算表", under("某局 | 某项目 | 某品目 | 台", "单位名称 | 采购项目 | 采购品目 | 计量单位 | 数量 | 合计 | 一般公共预算 | < | < | 政府性基金预算 | 国有资本经营预算 | 财政专户管理资金 | 单位资金",
		"^ | ^ | ^ | ^ | ^ | ^ | 小计 | 经费拨款 | 非税收入安排 | ^ | ^ | ^ | ^"),
		"procurement quantity total general_public general_public_regular general_public_nontax government_fund state_capital special_account unit_funds"},
	{"funds below periods", "政府采购预算表", under("某局 | 某项目 | 某品目 | 台", "单位名称 | 采购项目 | 采购品目 | 计量单位 | 采购数量 | 总计 | 当年安排 | < | < | < | 上年结转 | < | <",
		"^ | ^ | ^ | ^ | ^ | ^ | 小计 | 一般公共预算 | 政府性基金预算 | 单位资金 | 小计 | 一般公共预算 | 政府性基金预算"),
		"procurement quantity total current_subtotal general_public government_fund unit_funds carryover carryover_general_public carryover_government_fund"},
	{"fiscal funds and others", "政府采购预算明细表", under("某局 | 某项目 | 某品目 | 公开招标", "单位名称 | 项目名称 | 采购品目 | 采购方式 | 采购数量 | 计量单位 | 单价 | 采购预算（万元） | < | <",
		"^ | ^ | ^ | ^ | ^ | ^ | ^ | 合计 | 财政性资金 | 非财政性资金"), "procurement quantity unit_price total fiscal_subtotal nonfiscal"},
	{"services of this year and carried over", "政府购买服务支出表", under("某局 | 某项目 | 事业单位", "单位名称 | 购买服务项目名称 | 承接主体类别 | 总计 | 当年部门预算安排资金 | < | < | < | 上年结转结余",
		"^ | ^ | ^ | ^ | 合计 | 一般公共预算 | 政府性基金预算 | 单位资金 | ^"),
		"purchased_services total current_subtotal general_public government_fund unit_funds carryover"},
	{"projects with what fiscal funds carried over", "项目支出表", under("特定目标类 | 某项目 | 某局", "项目类别 | 项目名称 | 项目单位 | 总计 | 财政拨款 | < | < | < | 财政拨款结转 | 其他资金",
		"^ | ^ | ^ | ^ | 小计 | 一般公共预算 | 政府性基金预算 | 国有资本经营预算 | ^ | ^"),
		"projects total fiscal_subtotal general_public government_fund state_capital carryover_fiscal unit_funds"},
	{"projects of other funds", "项目支出预算表", under("某局 | 某项目", "单位名称 | 项目名称 | 合计 | 本年财政拨款 | < | < | 非财政拨款", "^ | ^ | ^ | 一般公共预算 | 政府性基金预算 | 国有资本经营预算 | ^"),
		"projects total general_public government_fund state_capital nonfiscal"},
	{"a change in per cent, in brackets", "一般公共预算支出表", under("2010101 | 某", "科目编码 | 科目名称 | 上年执行数 | 本年预算数 | < | < | 本年预算数比上年执行数 | <",
		"^ | ^ | ^ | 合计 | 基本支出 | 项目支出 | 增减额 | 增减幅度（%）"), "general_public prior total basic project change change_percent"},
}

func TestColumnsOfFunds(t *testing.T) {
	forms := embeddedForms(t)
	national := slices.IndexFunc(forms, func(f *Form) bool { return f.ID == "cn-budget" })
	for _, c := range fundTables {
		t.Run(c.name, func(t *testing.T) {
			m, got := columnsOf(c.title, "2026年部门预算", c.rows, forms[national:national+1])
			if got != c.want {
				t.Errorf("\n%s, want\n%s", got, c.want)
			}
			for _, table := range m.Tables {
				if len(table.Unknown) > 0 {
					t.Errorf("unknown: %v", table.Unknown)
				}
			}
		})
	}
}

// The units of lists stand in columns of several names.
func TestUnitsInColumns(t *testing.T) {
	forms := embeddedForms(t)
	national := slices.IndexFunc(forms, func(f *Form) bool { return f.ID == "cn-budget" })
	for _, c := range []struct{ title, head string }{
		{"政府采购预算表", "单位名称 | 采购项目 | 采购品目 | 合计"},
		{"政府采购预算表", "部门（单位）名称 | 采购项目 | 采购品目 | 合计"},
		{"项目支出表", "项目单位 | 项目类别 | 项目名称 | 合计"},
	} {
		m := Recognise(documentOf(titled(tableOf(under("某局 | 某 | 某项目", c.head)...), c.title)), forms[national:national+1])
		if len(m.Tables) == 0 || !slices.ContainsFunc(m.Tables[0].Panels[0].Columns, func(k ColumnMatch) bool {
			return k.Column.Role == RoleUnit && slices.Equal(k.Grid, []int{0})
		}) {
			t.Errorf("no unit in %s", c.head)
		}
	}
}
