package layout

import (
	"strings"
	"testing"

	"gongkai/extract/geometry"
	"gongkai/extract/page"
)

// painted adds backgrounds to a page: rows of 20 pt from y down, each with cells between the borders x.
func painted(p *page.Page, y float64, x ...float64) {
	for i := 1; i < len(x); i++ {
		p.Fills = append(p.Fills, page.Fill{Box: geometry.Rect{X0: x[i-1], X1: x[i], Y0: y, Y1: y + 20},
			Color: page.RGB{R: 230, G: 230, B: 230}})
	}
}

// rowsOfPage gives the rows of the only table of a page.
func rowsOfPage(t *testing.T, p *page.Page) []string {
	t.Helper()
	out := Analyse(p)
	out.Align(nil)
	if len(out.Grids) != 1 {
		t.Fatalf("%d tables", len(out.Grids))
	}
	g := out.Grids[0]
	rows := make([]string, len(g.Y)-1)
	for _, c := range g.Cells {
		rows[c.Row] += Text(c.Lines) + "|"
	}
	return rows
}

func TestBackgrounds(t *testing.T) {
	table := func() *page.Page {
		return pageOf(
			text{50, 114, "科目"}, text{200, 114, "合计"}, text{300, 114, "基本支出"},
			text{50, 134, "教育支出"}, text{200, 134, "12.00"}, text{300, 134, "7.00"},
			text{50, 154, "其他支出"}, text{200, 154, "3.50"},
			text{50, 174, "住房保障"}, text{200, 174, "2.00"}, text{300, 174, "2.00"},
			text{50, 194, "农林水"}, text{200, 194, "2.00"}, text{300, 194, "2.00"},
		)
	}
	want := "科目|合计|基本支出|,教育支出|12.00|7.00|,其他支出|3.50||,住房保障|2.00|2.00|,农林水|2.00|2.00|"
	for name, rows := range map[string][]float64{"all rows": {100, 120, 140, 160, 180},
		"every other row, the last one white": {100, 120, 160},
		"the header alone":                    {100}} {
		p := table()
		for _, y := range rows {
			painted(p, y, 45, 190, 290, 390)
		}
		if got := strings.Join(rowsOfPage(t, p), ","); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

// The columns above and below do not go on through the background of a merged cell.
func TestBackgroundOfAMergedCell(t *testing.T) {
	p := pageOf(
		text{50, 114, "项目名称"}, text{200, 114, "甲"}, text{300, 114, "负责人"},
		text{50, 134, "项目资金"}, text{200, 134, "12.00"}, text{300, 134, "7.00"},
		text{50, 154, "总体目标"}, text{150, 154, "完成本部门承担的组织规划协调指导工作"},
		text{50, 174, "一级指标"}, text{200, 174, "指标值"}, text{300, 174, "权重"},
		text{50, 194, "产出指标"}, text{200, 194, "12"}, text{300, 194, "10"},
	)
	for _, y := range []float64{100, 120, 160, 180} {
		painted(p, y, 45, 140, 290, 390)
	}
	painted(p, 140, 45, 140, 390)
	if got := rowsOfPage(t, p); got[2] != "总体目标|完成本部门承担的组织规划协调指导工作|" {
		t.Errorf("got %q", got)
	}
}

// Two rows of backgrounds make a table; a highlighted word of each line makes none.
func TestBackgroundsOfTwoRows(t *testing.T) {
	p := pageOf(text{50, 114, "科目"}, text{200, 114, "合计"}, text{300, 114, "基本支出"},
		text{50, 134, "教育支出"}, text{200, 134, "12.00"}, text{300, 134, "7.00"})
	painted(p, 100, 45, 190, 290, 390)
	painted(p, 120, 45, 190, 290, 390)
	if got, want := strings.Join(rowsOfPage(t, p), ","), "科目|合计|基本支出|,教育支出|12.00|7.00|"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	p = pageOf(text{50, 114, "本部门去年科目调整"}, text{50, 134, "合计支出比上年多"}, text{50, 154, "基本支出如下所述"})
	for y, from := range map[float64]float64{100: 50, 120: 70, 140: 90} {
		painted(p, y, from, from+20)
	}
	if out := Analyse(p); len(out.Grids) > 0 {
		t.Errorf("highlighted words are a table: %v", out.Grids)
	}
}
