package extract

import (
	"slices"
	"strings"
	"testing"

	"gongkai/extract/layout"
	"gongkai/extract/page"
)

func TestHeaderRows(t *testing.T) {
	tests := []struct {
		name string
		rows []string
		want int
	}{
		{"one row", []string{"科目|合计", "201|12.00"}, 1},
		{"sub-heads", []string{"科目|<|支出|<", "编码|名称|合计|基本", "201|教育|1.00|1.00"}, 2},
		{"up to the numbering row", []string{"科目|<|支出|<", "编码|名称|合计|基本", "※|※|1|2", "201|教育|1.00|1.00"}, 3},
		{"a title inside the table", []string{"收入总表|<|<", "科目|合计|基本", "201|12.00|1.00"}, 2},
		{"a total row without amounts is none of it", []string{"项目|合计|一般", "合计||", "因公出国||", "公务接待费|1.00|1.00"}, 1},
		{"nor are amounts of one digit", []string{"项目|合计|一般", "合计|9|5", "因公出国|4|4"}, 1},
		{"years are heads", []string{"项目|2024|2025", "合计|9.00|5.00"}, 1},
		{"a row of marks alone numbers the columns", []string{"单位|项目|金额|简介", "**|**|**|**", "|合计|9.00|"}, 2},
		{"the label of a block of amounts", []string{"年度主要任务|任务名称|金额|<", "^|^|总额|拨款", "^|任务一|9.00|9.00", "^|金额合计|9.00|9.00",
			"总体目标|目标一|<|<"}, 2},
		{"a label beside more rows than any header has", []string{"绩效|指标|指标值", "^|一|优", "^|二|优", "^|三|优", "^|四|优", "^|五|优",
			"^|六|优", "^|七|优", "^|八|优"}, 1},
		{"heads of columns that bear codes", []string{"科目|经济分类|<|合计", "^|301|302|^", "教育|1.00|2.00|3.00"}, 2},
		{"the form block of a sheet is none", []string{"预算单位|财政局|<|<", "项目名称|甲|负责人|乙", "一级指标|二级指标|指标值|权重", "产出|数量|=1个|10"},
			0},
	}
	for _, test := range tests {
		g := sheet{rows: test.rows}.grid(0)
		table := newTable(&layout.Page{Number: 1, Source: &page.Page{Number: 1}}, &g)
		if got := headerRows(&table); got != test.want {
			t.Errorf("%s: %d rows, want %d", test.name, got, test.want)
		}
	}
}

func TestNumberingRow(t *testing.T) {
	yes := []string{"※ ※ 1 2 3", "※ 1 2 3=1+2", "** / 1 2", "栏次 1 2 3", "1 2 3 4", "** ** **",
		"※ ※ ※ 1 2 3 4 5 6 16 8 9", "2※ X 1 2 3 4 5 6 7 8 9", "※ ※ ※ ※ 1 2 8"}
	no := []string{"201 03 50", "2 0 1", "合计 1 2", "1 1 2", "12 14", "※ ※", "** ** /", "- - -", "2024 2025 2026",
		"合计 1 2 3 4 5 6 9", "※ ※ 1 2 9 8 7", "1 2 3 9 9", "201 1 2 3 4 5 6 7"}
	for _, s := range yes {
		if !NumberingRow(strings.Fields(s)) {
			t.Errorf("%q is a numbering row", s)
		}
	}
	for _, s := range no {
		if NumberingRow(strings.Fields(s)) {
			t.Errorf("%q is no numbering row", s)
		}
	}
	for s, want := range map[string][]int{
		"※ 1 2 3=1+2":        {0, 1, 2, 3},
		"※ ※ 1 2 3 4 16 6 7": {0, 0, 1, 2, 3, 4, 0, 6, 7},
	} {
		if got := ColumnNumbers(strings.Fields(s)); !slices.Equal(got, want) {
			t.Errorf("the columns of %q have the numbers %v, want %v", s, got, want)
		}
	}
}
