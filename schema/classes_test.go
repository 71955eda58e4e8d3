package schema

import "testing"

// TestClassColumns: heads that are names of the economic classification say what a column holds, below the class above
// them; a name that several classes have says nothing alone.
func TestClassColumns(t *testing.T) {
	forms := embeddedForms(t)
	for _, c := range []struct {
		head []string
		want string
	}{
		{[]string{"科目编码 | 科目名称 | 合计 | 工资福利支出 | < | 商品和服务支出 | <", "^ | ^ | ^ | 小计 | 基本工资 | 小计 | 办公费"},
			"total wages class_30101 goods_services class_30201"},
		{[]string{"科目编码 | 科目名称 | 合计 | 资本性支出 | <", "^ | ^ | ^ | 小计 | 办公设备购置"}, "total capital class_31002"},
		{[]string{"科目编码 | 科目名称 | 合计 | 资本性支出（基本建设） | <", "^ | ^ | ^ | 小计 | 办公设备购置"},
			"total capital_construction class_30902"},
		{[]string{"科目编码 | 科目名称 | 合计 | 办公设备购置"}, "total"},                                              // 30902 or 31002
		{[]string{"科目编码 | 科目名称 | 合计 | 商品和服务支出 | <", "^ | ^ | ^ | 小计 | 基本工资"}, "total goods_services"}, // none of that class
	} {
		_, got := columnsOf("支出分类汇总表", "2026年部门预算", under("2010101 | 某", c.head...), forms)
		if got != "expenditure_classes "+c.want {
			t.Errorf("%q gives %s, want %s", c.head, got, c.want)
		}
	}
	head := "科目编码 | 科目名称 | 合计 | 维修（护）费 | 住房公积金"
	for title, want := range map[string]string{
		"支出分类汇总表（按部门预算经济分类）": "class_30213 class_30113",
		"支出分类汇总表（按政府预算经济分类）": "class_50209 class_50103",
	} {
		m, _ := columnsOf(title, "2026年部门预算", under("2010101 | 某", head), forms)
		if len(m.Tables) == 0 {
			t.Errorf("%s is not recognised", title)
			continue
		}
		got := printedAmounts(&m.Tables[0])
		if len(got) != 3 || got[1]+" "+got[2] != want {
			t.Errorf("%s has %q, want %s", title, got, want)
		}
	}
}
