package layout

import (
	"strings"
	"testing"

	"gongkai/extract/geometry"
	"gongkai/extract/page"
)

// text is a string set at a place of a test page.
type text struct {
	x, y float64
	s    string
}

const em = 10.0

// pageOf sets each text in glyphs of 10 pt: Chinese characters are as wide as high, others half as wide. Spaces are
// set as gaps.
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
					Box: geometry.Rect{X0: x, X1: x + w, Y0: t.y - 0.88*em, Y1: t.y + 0.12*em}})
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
	out.Align(nil)
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
		{"two tiers of a header beside a cell in their middle", pageOf(
			text{50, 108, "项目"}, text{120, 108, "合计"}, text{300, 100, "资金来源"},
			text{200, 116, "一般公共"}, text{300, 116, "基金"}, text{400, 116, "国有"},
			text{50, 140, "※"}, text{125, 140, "1"}, text{210, 140, "2"}, text{310, 140, "3"}, text{410, 140, "4"},
			text{50, 160, "接待费"}, text{120, 160, "24.00"}, text{200, 160, "12.00"}, text{300, 160, "7.00"}, text{400, 160,
				"5.00"},
		), []string{"项目|合计|资金来源", "一般公共|基金|国有", "※|1|2|3|4", "接待费|24.00|12.00|7.00|5.00"}},
		{"one line with text across a gutter is a zone of its own", pageOf(
			text{50, 100, "科目"}, text{150, 100, "合计"}, text{250, 100, "基本支出与项目支出"},
			text{50, 120, "教育"}, text{150, 120, "12.00"}, text{250, 120, "7.00"}, text{310, 120, "5.00"},
			text{50, 140, "其他"}, text{150, 140, "3.50"}, text{250, 140, "3.50"},
			text{50, 160, "农林"}, text{150, 160, "3.50"}, text{250, 160, "3.50"},
		), []string{"科目|合计|基本支出与项目支出", "教育|12.00|7.00|5.00", "其他|3.50|3.50|", "农林|3.50|3.50|"}},
		{"a header cell in two wide lines is no two tiers", pageOf(
			text{50, 108, "项目"}, text{300, 100, "基金"}, text{300, 116, "预算"}, text{200, 108, "合计"},
			text{50, 140, "※"}, text{210, 140, "1"}, text{310, 140, "2"},
			text{50, 160, "接待费"}, text{200, 160, "12.00"}, text{300, 160, "7.00"},
		), []string{"项目|合计|基金预算", "※|1|2", "接待费|12.00|7.00"}},
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

// Headers that nearly touch stand over amounts at the right edge of their columns: both have the same borders.
func TestAlignedSharedBorders(t *testing.T) {
	out := Analyse(pageOf(
		text{200, 100, "工资福利支"}, text{254, 100, "商品和服务"}, text{308, 100, "其他支出合"},
		text{200, 111, "出合计一二"}, text{254, 111, "支出合计二"}, text{308, 111, "计合计三三"},
		text{50, 140, "※"}, text{222, 140, "1"}, text{276, 140, "2"}, text{330, 140, "3"},
		text{50, 160, "教育支出"}, text{228, 160, "12.00"}, text{286, 160, "7.00"},
		text{50, 180, "其他"}, text{232, 180, "3.50"}, text{336, 180, "3.50"},
	))
	out.Align(nil)
	if len(out.Grids) != 1 {
		t.Fatal("no table found")
	}
	if g := out.Grids[0]; len(g.X) != 5 {
		t.Errorf("column borders %v, want those of four columns", g.X)
	}
}

func TestAlignedMergedCells(t *testing.T) {
	expectRows(t, pageOf(
		text{50, 100, "一级指标"}, text{150, 100, "三级指标"}, text{300, 100, "指标值"}, text{400, 100, "权重"},
		text{150, 120, "维护系统数量"}, text{300, 120, "70个"}, text{400, 120, "10"},
		text{50, 130, "产出指标"},
		text{150, 140, "系统故障率"}, text{300, 140, "10%"}, text{400, 140, "15"},
		text{50, 160, "效益指标"}, text{150, 160, "电子政务建设水平"}, text{300, 160, "提高"}, text{400, 160, "20"},
	), map[string][2]int{"一级指标": {0, 1}, "产出指标": {1, 2}, "效益指标": {3, 1}})
}

// The last cell reaches as far below its last text as rows are apart, so its own text stands in its middle.
func TestAlignedMergedCellAtTheFoot(t *testing.T) {
	expectRows(t, pageOf(
		text{50, 100, "一级指标"}, text{150, 100, "三级指标"}, text{300, 100, "指标值"}, text{400, 100, "权重"},
		text{50, 130, "产出指标"}, text{150, 130, "维护系统数量"}, text{300, 130, "70个"}, text{400, 130, "10"},
		text{150, 160, "系统故障率"}, text{300, 160, "10%"}, text{400, 160, "15"},
		text{50, 169, "满意度指"}, text{50, 181, "标"},
		text{150, 190, "群众满意度"}, text{300, 190, "90%"}, text{400, 190, "20"},
	), map[string][2]int{"产出指标": {1, 1}, "满意度指标": {2, 2}})
}

// In a table without vertical rulings a short one beside a merged cell parts rows when it parts their numbers.
func TestAlignedShortRuling(t *testing.T) {
	p := pageOf(
		text{50, 100, "一级指标"}, text{150, 100, "年度预算"}, text{400, 100, "分值权重"},
		text{50, 130, "资金"}, text{150, 130, "上级安排"}, text{400, 130, "632.65"},
		text{150, 144, "本级安排"}, text{400, 144, "5806.43"},
		text{50, 170, "其他"}, text{150, 170, "其他资金"}, text{400, 170, "677.73"},
		text{50, 200, "合计"}, text{150, 200, "全部资金"}, text{400, 200, "677.73"},
		text{50, 230, "备注"}, text{150, 230, "无"}, text{400, 230, "0.00"},
	)
	for _, y := range []float64{80, 110, 150, 180, 210, 240} {
		p.Rulings = append(p.Rulings, page.Ruling{X0: 45, X1: 450, Y0: y, Y1: y})
	}
	p.Rulings = append(p.Rulings, page.Ruling{X0: 300, X1: 450, Y0: 136, Y1: 136})
	expectRows(t, p, map[string][2]int{"632.65": {1, 1}, "5806.43": {2, 1}, "其他资金": {3, 1}})
}

// expectRows wants cells with some texts in certain rows, and over so many.
func expectRows(t *testing.T, p *page.Page, want map[string][2]int) {
	t.Helper()
	out := Analyse(p)
	out.Align(nil)
	if len(out.Grids) != 1 {
		t.Fatal("no table found")
	}
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
		"a contents page": pageOf(text{50, 100, "第一部分"}, text{500, 100, "1"}, text{50, 116, "第二部分"}, text{500, 116, "4"},
			text{50, 132, "第三部分"}, text{500, 132, "9"}),
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
		p.Rulings = append(p.Rulings, page.Ruling{X0: 0, X1: 30000, Y0: at, Y1: at},
			page.Ruling{X0: at, X1: at, Y0: 0, Y1: 30000})
	}
	out := Analyse(p)
	if len(out.Findings) != 1 || out.Findings[0].ID != "page.limit" {
		t.Errorf("findings %v, want one page.limit", out.Findings)
	}
	if len(out.Lines) != 1 {
		t.Errorf("the text was lost: %v", out.Lines)
	}
}

// Glyphs without a meaning are text like others: a table may hold nothing else.
func TestAlignedGlyphsWithoutMeaning(t *testing.T) {
	p := pageOf(
		text{50, 100, "科目"}, text{200, 100, "合计"}, text{300, 100, "基本支出"},
		text{50, 120, "教育支出"}, text{200, 120, "12.00"}, text{300, 120, "7.00"},
		text{50, 140, "其他"}, text{200, 140, "3.50"}, text{300, 140, "3.50"},
		text{50, 160, "农林"}, text{200, 160, "3.50"}, text{300, 160, "3.50"},
	)
	for i := range p.Glyphs {
		if g := &p.Glyphs[i]; g.Y == 160 || g.X < 100 {
			g.Text = ""
		}
	}
	got := aligned(t, p)
	want := "��|合计|基本支出\n����|12.00|7.00\n��|3.50|3.50\n��|����|����"
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
	for i := range p.Glyphs {
		p.Glyphs[i].Text = ""
	}
	aligned(t, p) // no number among them, so no table; and no panic
}

// Rows that touch are told by what they hold; a label goes on below where it had no room.
func TestAlignedRowsThatTouch(t *testing.T) {
	tests := []struct {
		name string
		page *page.Page
		want []string
	}{
		{"labels over two lines around their numbers", pageOf(
			text{50, 100, "科目"}, text{200, 100, "合计"}, text{300, 100, "基本支出"},
			text{50, 120, "政府办公厅及相关"}, text{200, 126, "12.00"}, text{300, 126, "7.00"}, text{50, 132, "机构事务"},
			text{50, 144, "其他"}, text{200, 144, "3.50"}, text{300, 144, "3.50"},
			text{50, 156, "住房保障支出中的"}, text{200, 162, "2.00"}, text{300, 162, "2.00"}, text{50, 168, "购房补贴"},
		), []string{"科目|合计|基本支出", "政府办公厅及相关机构事务|12.00|7.00", "其他|3.50|3.50", "住房保障支出中的购房补贴|2.00|2.00"}},
		{"labels without numbers between others", pageOf(
			text{50, 100, "项目"}, text{200, 100, "合计"}, text{300, 100, "基本支出"},
			text{50, 112, "一、本年收入合计"}, text{200, 112, "12.00"}, text{300, 112, "7.00"},
			text{50, 124, "事业收入"},
			text{50, 136, "其他收入"},
			text{50, 148, "二、上年结转和结余资金"}, text{200, 148, "2.00"}, text{300, 148, "2.00"},
		), []string{"项目|合计|基本支出", "一、本年收入合计|12.00|7.00", "事业收入||", "其他收入||", "二、上年结转和结余资金|2.00|2.00"}},
		{"words of letters, a dash where there is no number", pageOf(
			text{50, 100, "Substance"}, text{200, 100, "to air"}, text{300, 100, "to water"},
			text{50, 112, "Chlorine and its"}, text{200, 112, "10 000"}, text{300, 112, "-"},
			text{50, 124, "compounds"},
			text{50, 136, "Halons"}, text{200, 136, "1"}, text{300, 136, "-"},
		), []string{"Substance|to air|to water", "Chlorine and its compounds|10 000|-", "Halons|1|-"}},
	}
	for _, test := range tests {
		if got := aligned(t, test.page); strings.Join(got, "\n") != strings.Join(test.want, "\n") {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, strings.Join(got, "\n"), strings.Join(test.want, "\n"))
		}
	}
}

// What is drawn is evidence beside what is aligned: a frame with row lines has no column lines, one with column lines
// no row lines.
func TestAlignedInHalfDrawnTables(t *testing.T) {
	table := func() *page.Page {
		return pageOf(
			text{50, 114, "科目"}, text{200, 114, "合计"}, text{300, 114, "基本支出"},
			text{50, 128, "教育支出"}, text{200, 128, "12.00"}, text{300, 128, "7.00"},
			text{50, 142, "其他支出"}, text{200, 142, "3.50"},
			text{50, 156, "住房保障"}, text{200, 156, "2.00"}, text{300, 156, "2.00"},
		)
	}
	frame := []page.Ruling{h(103, 45, 350), h(159, 45, 350), v(45, 103, 159), v(350, 103, 159)}
	want := "科目|合计|基本支出\n教育支出|12.00|7.00\n其他支出|3.50|\n住房保障|2.00|2.00"
	for name, more := range map[string][]page.Ruling{
		"a frame alone":      nil,
		"with row lines":     {h(117, 45, 350), h(131, 45, 350), h(145, 45, 350)},
		"with column lines":  {v(150, 103, 159), v(270, 103, 159)},
		"with a header line": {h(117, 45, 350)},
	} {
		p := table()
		p.Rulings = append(append(p.Rulings, frame...), more...)
		if got := strings.Join(aligned(t, p), "\n"); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
	}
}

// The scale of a chart is no table.
func TestAlignedLeavesChartsAlone(t *testing.T) {
	p := pageOf(
		text{50, 100, "140"}, text{50, 120, "120"}, text{50, 140, "100"}, text{50, 160, "80"}, text{50, 180, "60"}, text{50,
			200, "40"},
		text{80, 215, "2021"}, text{150, 215, "2022"}, text{220, 215, "2023"},
		text{80, 228, "1"}, text{150, 228, "2"}, text{220, 228, "3"},
	)
	if got := aligned(t, p); got != nil {
		t.Errorf("a table was found: %q", got)
	}
}

// Running text and the caption above a table of words of letters are no rows of it.
func TestAlignedCaptionsAreNoRows(t *testing.T) {
	got := aligned(t, pageOf(
		text{50, 76, "the range of these from one end to the other of all that was"},
		text{50, 87, "said about tables and their size in this text of many words."},
		text{50, 100, "Table 3: The size of substances that are released"},
		text{50, 120, "Substance"}, text{200, 120, "to air"}, text{300, 120, "to water"},
		text{50, 135, "Chlorine"}, text{200, 135, "10 000"}, text{300, 135, "2"},
		text{50, 150, "Halons"}, text{200, 150, "12"}, text{300, 150, "1"},
		text{50, 165, "Mercury"}, text{200, 165, "10"}, text{300, 165, "3"},
	))
	if want := "Substance|to air|to water\nChlorine|10 000|2\nHalons|12|1\nMercury|10|3"; strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}
