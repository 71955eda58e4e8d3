package rows

import "testing"

// TestSameTitle: a list of tables gives their titles without year and remarks, and perhaps without the department.
func TestSameTitle(t *testing.T) {
	for _, c := range []struct {
		list, table string
		want        bool
	}{
		{"2026年部门综合预算政府性基金收支表", "部门综合预算政府性基金收支表（不含上年结转）", true},
		{"政府性基金预算收支表", "2026年部门政府性基金预算收支表", true},
		{"收支总表", "财政拨款收支总表", false},
		{"支出明细表（按功能分类）", "支出明细表（按经济分类）", false},
		{"", "", false},
	} {
		if got := sameTitle(titleOf(c.list), titleOf(c.table)); got != c.want {
			t.Errorf("%s, %s: %v", c.list, c.table, got)
		}
	}
}
