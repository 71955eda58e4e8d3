package layout

import (
	"strings"
	"testing"

	"gongkai/extract/page"
)

// text is a string set at a place of a test page.
type text struct {
	x, y float64
	s    string
}

const em = 10.0

// pageOf sets each text in glyphs of 10 pt: Chinese characters are as wide as high, others half as wide. Spaces are set as gaps.
func pageOf(texts ...text) *page.Page {
	p := &page.Page{Number: 1, Width: 600, Height: 800}
	for _, t := range texts {
		x := t.x
		for _, r := range t.s {
			w := em
			if r < 0x80 {
				w = em / 2
			}
			if r != ' ' {
				p.Glyphs = append(p.Glyphs, page.Glyph{Text: string(r), Size: em, X: x, Y: t.y,
					Box: page.Rect{X0: x, X1: x + w, Y0: t.y - 0.88*em, Y1: t.y + 0.12*em}})
			}
			x += w
		}
	}
	return p
}

// grid gives the rows of the table found on a page, cells as "row,col+cols×rows text".
func aligned(t *testing.T, p *page.Page) []string {
	t.Helper()
	out := Analyse(p)
	out.Align()
	if len(out.Grids) == 0 {
		return nil
	}
	g := out.Grids[0]
	if !g.Inferred {
		t.Fatal("a grid without rulings says that it has some")
	}
	var rows []string
	for r := range len(g.Y) - 1 {
		var cells []string
		for _, c := range g.Cells {
			if c.Row == r {
				cells = append(cells, Text(c.Lines))
			}
		}
		rows = append(rows, strings.Join(cells, "|"))
	}
	return rows
}

func TestAlignedTable(t *testing.T) {
	tests := []struct {
		name string
		page *page.Page
		want []string
	}{
		{"columns by gutters, rows by gaps", pageOf(
			text{50, 100, "科目"}, text{200, 100, "合计"}, text{300, 100, "基本支出"},
			text{50, 120, "教育支出"}, text{200, 120, "12.00"}, text{300, 120, "7.00"},
			text{50, 140, "其他"}, text{200, 140, "3.50"},
			text{50, 160, "住房保障支出"}, text{200, 160, "2.00"}, text{300, 160, "2.00"},
		), []string{"科目|合计|基本支出", "教育支出|12.00|7.00", "其他|3.50|", "住房保障支出|2.00|2.00"}},
		{"a wrapped label is one cell, its row's numbers stand between its lines", pageOf(
			text{50, 100, "科目"}, text{200, 100, "合计"}, text{300, 100, "基本支出"},
			text{50, 120, "政府办公厅及相关"}, text{200, 126, "12.00"}, text{300, 126, "7.00"}, text{50, 132, "机构事务"},
			text{50, 152, "其他"}, text{200, 152, "3.50"}, text{300, 152, "3.50"},
		), []string{"科目|合计|基本支出", "政府办公厅及相关机构事务|12.00|7.00", "其他|3.50|3.50"}},
		{"rows without gaps are told by their numbers", pageOf(
			text{50, 100, "201"}, text{100, 100, "教育支出"}, text{200, 100, "12.00"},
			text{50, 111, "202"}, text{100, 111, "其他"}, text{200, 111, "3.50"},
			text{50, 122, "203"}, text{100, 122, "农林水"}, text{200, 122, "2.00"},
		), []string{"201|教育支出|12.00", "202|其他|3.50", "203|农林水|2.00"}},
		{"a number of the numbering row does not make a column of its own", pageOf(
			text{50, 100, "※"}, text{200, 100, "1"}, text{300, 100, "2"}, text{400, 100, "3"},
			text{50, 120, "教育支出"}, text{215, 120, "12.00"}, text{315, 120, "7.00"},
			text{50, 140, "其他"}, text{215, 140, "3.50"}, text{415, 140, "3.50"},
		), []string{"※|1|2|3", "教育支出|12.00|7.00|", "其他|3.50||3.50"}},
		{"two columns of amounts are two, though no row has both", pageOf(
			text{50, 100, "201"}, text{150, 100, "12.00"}, text{250, 100, "7.00"},
			text{50, 120, "202"}, text{150, 120, "3.50"}, text{350, 120, "3.50"},
			text{50, 140, "203"}, text{150, 140, "3.50"}, text{350, 140, "3.50"},
		), []string{"201|12.00|7.00|", "202|3.50||3.50", "203|3.50||3.50"}},
		{"a letter-spaced label is one cell", pageOf(
			text{50, 100, "教育支出"}, text{200, 100, "12.00"}, text{300, 100, "12.00"},
			text{50, 120, "其他"}, text{200, 120, "3.50"}, text{300, 120, "3.50"},
			text{50, 140, "收 入 总 计"}, text{200, 140, "15.50"}, text{300, 140, "15.50"},
		), []string{"教育支出|12.00|12.00", "其他|3.50|3.50", "收入总计|15.50|15.50"}},
		{"a number broken over two lines is one", pageOf(
			text{50, 100, "教育支出"}, text{200, 95, "1682.7"}, text{200, 106, "6"}, text{300, 100, "12.00"},
			text{50, 125, "其他"}, text{200, 125, "3.50"}, text{300, 125, "3.50"},
			text{50, 145, "农林水"}, text{200, 145, "3.50"}, text{300, 145, "3.50"},
		), []string{"教育支出|1682.76|12.00", "其他|3.50|3.50", "农林水|3.50|3.50"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := aligned(t, test.page)
			if strings.Join(got, "\n") != strings.Join(test.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}

func TestAlignedMergedCells(t *testing.T) {
	p := pageOf(
		text{50, 100, "一级指标"}, text{150, 100, "三级指标"}, text{300, 100, "指标值"}, text{400, 100, "权重"},
		text{150, 120, "维护系统数量"}, text{300, 120, "70个"}, text{400, 120, "10"},
		text{50, 130, "产出指标"},
		text{150, 140, "系统故障率"}, text{300, 140, "10%"}, text{400, 140, "15"},
		text{50, 160, "效益指标"}, text{150, 160, "电子政务建设水平"}, text{300, 160, "提高"}, text{400, 160, "20"},
	)
	out := Analyse(p)
	out.Align()
	if len(out.Grids) != 1 {
		t.Fatal("no table found")
	}
	want := map[string][2]int{"一级指标": {0, 1}, "产出指标": {1, 2}, "效益指标": {3, 1}}
	for _, c := range out.Grids[0].Cells {
		s := Text(c.Lines)
		if w, ok := want[s]; ok && (c.Row != w[0] || c.Rows != w[1]) {
			t.Errorf("%s stands in row %d over %d rows, want row %d over %d", s, c.Row, c.Rows, w[0], w[1])
		}
		delete(want, s)
	}
	if len(want) > 0 {
		t.Errorf("not found as one cell: %v", want)
	}
}

func TestAlignedLeavesProseAlone(t *testing.T) {
	tests := map[string]*page.Page{
		"paragraphs": pageOf(
			text{50, 100, "按照全口径预算的原则，本部门 2025 年所有收入"}, text{50, 116, "和支出均纳入部门预算管理。收支总预算 505.74 万元。"},
			text{50, 132, "其中：基本支出 265.74 万元，项目支出 240.00 万元。"}),
		"sentences with blanks to fill in": pageOf(
			text{50, 100, "本年收入合计      505.74     万元，其中："}, text{50, 116, "一般公共预算收入  505.74     万元，占  100%；"},
			text{50, 132, "政府性基金收入    0.00       万元，占  0%；"}, text{50, 148, "其他收入          0.00       万元，占  0%。"}),
		"a contents page": pageOf(text{50, 100, "第一部分"}, text{500, 100, "1"}, text{50, 116, "第二部分"}, text{500, 116, "4"}, text{50, 132, "第三部分"}, text{500, 132, "9"}),
	}
	for name, p := range tests {
		if got := aligned(t, p); got != nil {
			t.Errorf("%s: a table was found: %q", name, got)
		}
	}
}

// A page drawn with more crossing lines than any table is read without them, and says so.
func TestTooManyRulings(t *testing.T) {
	p := pageOf(text{50, 100, "教育支出"})
	for i := range 7100 {
		at := float64(i) * 3
		p.Rulings = append(p.Rulings, page.Ruling{X0: 0, X1: 30000, Y0: at, Y1: at}, page.Ruling{X0: at, X1: at, Y0: 0, Y1: 30000})
	}
	out := Analyse(p)
	if len(out.Findings) != 1 || out.Findings[0].ID != "page.limit" {
		t.Errorf("findings %v, want one page.limit", out.Findings)
	}
	if len(out.Lines) != 1 {
		t.Errorf("the text was lost: %v", out.Lines)
	}
}
