package layout

import (
	"fmt"
	"strings"
	"testing"

	"gongkai/extract/page"
)

// spanned gives the cells with text of the first rows of the table found on a page, as row,column+columns×rows text.
func spanned(t *testing.T, p *page.Page, rows int) string {
	t.Helper()
	out := Analyse(p)
	out.Align(nil)
	if len(out.Grids) != 1 {
		t.Fatalf("%d tables were found", len(out.Grids))
	}
	var all []string
	for _, c := range out.Grids[0].Cells {
		if s := Text(c.Lines); s != "" && c.Row < rows {
			all = append(all, fmt.Sprintf("%d,%d+%d×%d %s", c.Row, c.Col, c.Cols, c.Rows, s))
		}
	}
	return strings.Join(all, "\n")
}

// A head in the middle of three tiers stands close over the one in the middle below it, and is yet no line of it: what
// stands beside both is in the middle of the lower tiers alone.
func TestHeaderOfThreeTiers(t *testing.T) {
	got := spanned(t, pageOf(
		text{50, 114, "项目"}, text{340, 100, "财政拨款"},
		text{200, 119, "小计"}, text{340, 112, "基本支出"}, text{480, 119, "项目支出"},
		text{300, 126, "人员"}, text{400, 126, "公用"},
		text{50, 146, "教育"}, text{195, 146, "12.00"}, text{300, 146, "7.00"}, text{400, 146, "2.00"}, text{490, 146, "3.00"},
		text{50, 166, "其他"}, text{195, 166, "3.50"}, text{300, 166, "3.50"}, text{400, 166, "0.50"}, text{490, 166, "1.00"},
		text{50, 186, "农林"}, text{195, 186, "3.50"}, text{300, 186, "3.50"}, text{400, 186, "0.50"}, text{490, 186, "1.00"},
	), 3)
	want := "0,0+1×3 项目\n0,1+4×1 财政拨款\n1,1+1×2 小计\n1,2+2×1 基本支出\n1,4+1×2 项目支出\n2,2+1×1 人员\n2,3+1×1 公用"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A head over two columns of which none has a head of its own, and one over that: what is known of the lower tier
// tells what the upper one stands over.
func TestHeaderFromTheLowestTierUp(t *testing.T) {
	got := spanned(t, pageOf(
		text{110, 100, "收入"}, text{380, 100, "支出"},
		text{75, 113, "项目"}, text{155, 113, "预算数"}, text{317, 113, "功能分类"}, text{470, 113, "预算数"},
		text{40, 126, "一、本年收入"}, text{165, 126, "505.74"}, text{280, 126, "201"}, text{340, 126, "一般公共服务"},
		text{480, 126, "430.56"},
		text{40, 139, "其中"}, text{165, 139, "505.74"}, text{280, 139, "202"}, text{340, 139, "外交支出"},
		text{40, 152, "政府性基金"}, text{280, 152, "203"}, text{340, 152, "国防"}, text{480, 152, "430.56"},
	), 2)
	want := "0,0+2×1 收入\n0,2+3×1 支出\n1,0+1×1 项目\n1,1+1×1 预算数\n1,2+2×1 功能分类\n1,4+1×1 预算数"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A text that fills its cell is one, though a line ends a character early: no line begins with a mark. Its label stands
// in its middle.
func TestParagraphBesideItsLabel(t *testing.T) {
	got := aligned(t, pageOf(
		text{20, 86, "项目名称"}, text{120, 86, "安全维护"}, text{300, 86, "负责人"}, text{420, 86, "甲某"},
		text{120, 100, "本项目计划承载全州政府网站集约平台政务服务社保车辆检"},
		text{20, 110, "总体目标"}, text{120, 110, "测、环保教育畜牧应急指挥等大部分的应用维护系统数量不"},
		text{120, 120, "少于七十个系统故障率不超过一成时间不超过两小时"},
		text{20, 136, "一级指标"}, text{120, 136, "三级指标"}, text{300, 136, "指标值"}, text{420, 136, "权重"},
		text{20, 150, "产出"}, text{120, 150, "数量"}, text{300, 150, ">=7"}, text{420, 150, "22"},
		text{20, 164, "效益"}, text{120, 164, "质量"}, text{300, 164, ">=9"}, text{420, 164, "23"},
	))
	if len(got) != 5 || !strings.Contains(got[1], "总体目标|本项目") || !strings.Contains(got[1], "两小时") {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

// A number and its unit are one text, however many lines have both at one place: the gap is what typesetting leaves
// between digits and characters.
func TestNumberAndItsUnit(t *testing.T) {
	var texts []text
	for i := range 5 {
		y := 100 + 14*float64(i)
		texts = append(texts, text{50, y, "维护网站"}, text{200, y, "1"}, text{207.5, y, "个"}, text{300, y, "10"})
	}
	p := pageOf(texts...)
	for i := range p.Glyphs {
		p.Glyphs[i].Run = int32(i)
	}
	for _, row := range aligned(t, p) {
		if strings.Count(row, "|") != 2 {
			t.Errorf("row %q is not of three columns", row)
		}
	}
}

// A mark may hang out of its column, over the beginning of the next.
func TestHangingMark(t *testing.T) {
	got := aligned(t, pageOf(
		text{50, 100, "行政运行经费（本级）"}, text{152, 120, "专项资金"}, text{300, 100, "12.00"},
		text{50, 120, "其他"}, text{300, 120, "3.50"},
		text{50, 140, "事业运行"}, text{152, 140, "专项"}, text{300, 140, "2.00"},
	))
	want := "行政运行经费（本级）||12.00\n其他|专项资金|3.50\n事业运行|专项|2.00"
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
}

// The shares in a pie and the legend below it are no table, though the prose below has lines of several texts.
func TestAlignedLeavesPiesAlone(t *testing.T) {
	got := aligned(t, pageOf(
		text{156, 100, "预留机动经费"}, text{173, 112, "13.48%"}, text{92, 180, "项目27.45%"}, text{391, 190, "基本59.07%"},
		text{184, 210, "基本支出"}, text{244, 210, "项目支出"}, text{304, 210, "预留机动经费"},
		text{62, 330, "反映年度"}, text{120, 330, "总体收支"}, text{190, 330, "情况"},
	))
	if got != nil {
		t.Errorf("a table was found: %q", got)
	}
}

// A long ruling between two rows ends beside a cell that is merged over both, and does not part the lines of its label.
func TestAlignedRulingBesideMergedCell(t *testing.T) {
	p := pageOf(
		text{50, 100, "指标"}, text{150, 100, "三级指标"}, text{400, 100, "权重"},
		text{150, 118, "系统数量"}, text{400, 118, "12"},
		text{50, 121, "数量指"}, text{50, 131, "标"},
		text{150, 134, "服务器"}, text{400, 134, "13"},
		text{50, 150, "其他"}, text{150, 150, "质量"}, text{400, 150, "15"},
	)
	p.Rulings = []page.Ruling{h(88, 45, 450), h(105, 45, 450), h(122, 140, 450), h(138, 45, 450), h(154, 45, 450)}
	expectRows(t, p, map[string][2]int{"数量指标": {1, 2}, "其他": {3, 1}})
}
