package normalize

import "testing"

// Of labels in two columns, of which only the first has a head, a row is named by both: 其他资金, merged over its parts,
// and 事业收入 beside it. A column without a head that holds amounts is no label.
func TestLabelsInTwoColumns(t *testing.T) {
	read := func(rows ...string) []string {
		table := tableOf("收入预算总表", rows...)
		return described(tableByID(t, normalized(t, embeddedForm(t, "cn-jiangsu-budget"), table), "income").Rows)
	}
	wantEqual(t, "rows", read("项目名称 |  | 金额", "---", "收入总计 | < | 9.00", "一般公共预算资金 | 小计 | 7.00",
		"^ | 专项收入 | 7.00", "政府性基金 | 小计 | ", "其他资金 | 小计 | 2.00", "^ | 事业收入 | 2.00"),
		[]string{"total 收入总计 total=9.00", "item general_public 一般公共预算资金 小计 total=7.00",
			"item general_public.special 一般公共预算资金 专项收入 total=7.00",
			"item government_fund 政府性基金 小计 total=null", "item unit_funds 其他资金 小计 total=2.00",
			"item unit_funds.business 其他资金 事业收入 total=2.00"})
	wantEqual(t, "amounts without a head", read("项目名称 |  | 金额", "---", "收入总计 | 3.00 | 9.00",
		"政府性基金小计 | 3.00 | 9.00"),
		[]string{"total 收入总计 total=9.00", "item government_fund 政府性基金小计 total=9.00"})
}
