package extract

import (
	"slices"
	"strings"
	"testing"

	"gongkai/extract/geometry"
	"gongkai/extract/layout"
	"gongkai/extract/page"
)

// sheet describes a page of a test document: lines above a table, and its rows with cells parted by "|". A cell "^"
// goes on from the row above, "<" from the cell to its left. A cell that starts with "-" has its text at the top of
// the cell, one that ends with "_" at the bottom: such text fills its cell, as it does where a page break cuts it.
// One that starts with "↑" has no ruling above it, one that ends with "↓" none below.
type sheet struct {
	above string // lines, parted by "/"
	rows  []string
	below string
}

const (
	lineHeight = 10.0
	rowHeight  = 30.0
)

func (s sheet) page(number int) *layout.Page {
	p := &layout.Page{Number: number, Width: 600, Height: 800, Source: &page.Page{Number: number}}
	y := 120.0
	line := func(text string) {
		p.Lines = append(p.Lines, layout.Line{Text: text, Size: lineHeight,
			Box: geometry.Rect{X0: 50, X1: 50 + 5*float64(len(text)), Y0: y, Y1: y + lineHeight}})
		y += 15
	}
	for _, t := range strings.FieldsFunc(s.above, func(r rune) bool { return r == '/' }) {
		line(t)
	}
	if len(s.rows) == 0 {
		return p
	}
	p.Grids = append(p.Grids, s.grid(y))
	y = p.Grids[0].Box.Y1 + 20
	if s.below != "" {
		line(s.below)
	}
	return p
}

func (s sheet) grid(top float64) layout.Grid {
	var g layout.Grid
	columns := len(strings.Split(s.rows[0], "|"))
	for c := range columns + 1 {
		g.X = append(g.X, 50+80*float64(c))
	}
	for r := range len(s.rows) + 1 {
		g.Y = append(g.Y, top+rowHeight*float64(r))
	}
	owner := map[[2]int]int{}
	for r, row := range s.rows {
		for c, text := range strings.Split(row, "|") {
			switch text {
			case "^":
				k := owner[[2]int{r - 1, c}]
				g.Cells[k].Rows = r - g.Cells[k].Row + 1
				g.Cells[k].Box.Y1 = g.Y[r+1]
				owner[[2]int{r, c}] = k
			case "<":
				k := owner[[2]int{r, c - 1}]
				g.Cells[k].Cols = c - g.Cells[k].Col + 1
				g.Cells[k].Box.X1 = g.X[c+1]
				owner[[2]int{r, c}] = k
			default:
				owner[[2]int{r, c}] = len(g.Cells)
				g.Cells = append(g.Cells, newCell(r, c, text, g))
			}
		}
	}
	g.Box = geometry.Rect{X0: g.X[0], X1: g.X[columns], Y0: g.Y[0], Y1: g.Y[len(s.rows)]}
	return g
}

func newCell(r, c int, text string, g layout.Grid) layout.Cell {
	cell := layout.Cell{Row: r, Col: c, Rows: 1, Cols: 1, Box: geometry.Rect{X0: g.X[c], X1: g.X[c+1], Y0: g.Y[r],
		Y1: g.Y[r+1]}}
	text, cell.OpenTop = strings.CutPrefix(text, "↑")
	text, cell.OpenBottom = strings.CutSuffix(text, "↓")
	y := (g.Y[r] + g.Y[r+1] - lineHeight) / 2
	if rest, ok := strings.CutSuffix(text, "_"); ok {
		text, y = rest, g.Y[r+1]-lineHeight-1
	}
	if rest, ok := strings.CutPrefix(text, "-"); ok {
		text, y = rest, g.Y[r]+1
	}
	right := g.X[c+1]
	if rest, ok := strings.CutPrefix(text, "~"); ok { // a short line, far from the right edge
		text, right = rest, g.X[c]+30
	}
	if text != "" {
		cell.Lines = []layout.Line{{Text: text, Size: lineHeight, Box: geometry.Rect{X0: g.X[c], X1: right, Y0: y, Y1: y +
			lineHeight}}}
	}
	return cell
}

func assembled(sheets ...sheet) *Document {
	doc := &Document{}
	for i, s := range sheets {
		doc.Pages = append(doc.Pages, s.page(i+1))
	}
	assemble(doc)
	return doc
}

// dump writes the tables of a document, a row a line; merged cells are written once.
func dump(d *Document) string {
	var out []string
	for i := range d.Tables {
		t := &d.Tables[i]
		for r, row := range t.Matrix() {
			var cells []string
			for c, k := range row {
				if k >= 0 && t.Cells[k].Row == r && t.Cells[k].Col == c {
					cells = append(cells, t.Cells[k].Text)
				}
			}
			out = append(out, strings.Join(cells, "|"))
		}
		out = append(out, "--")
	}
	return strings.Join(out, "\n")
}

func TestTablesOverPages(t *testing.T) {
	header := []string{"科目|合计|基本支出", "※|1|2"}
	first := sheet{above: "表2/部门收入总体情况表/单位：万元", rows: append(header, "201|12.00|7.00", "202|3.50|3.50")}
	tests := []struct {
		name string
		next sheet
		want string
	}{
		{"with its header repeated", sheet{rows: append(header, "203|1.00|1.00")},
			"科目|合计|基本支出\n※|1|2\n201|12.00|7.00\n202|3.50|3.50\n203|1.00|1.00\n--"},
		{"with caption and header repeated", sheet{above: first.above, rows: append(header, "203|1.00|1.00")},
			"科目|合计|基本支出\n※|1|2\n201|12.00|7.00\n202|3.50|3.50\n203|1.00|1.00\n--"},
		{"with the line of the unit repeated, and no header", sheet{above: "单位：万元", rows: []string{"203|1.00|1.00"}},
			"科目|合计|基本支出\n※|1|2\n201|12.00|7.00\n202|3.50|3.50\n203|1.00|1.00\n--"},
		{"with a caption that says it goes on", sheet{above: "表2（续）", rows: append(header, "203|1.00|1.00")},
			"科目|合计|基本支出\n※|1|2\n201|12.00|7.00\n202|3.50|3.50\n203|1.00|1.00\n--"},
		{"with a caption that says no more than that, and the header",
			sheet{above: "续表/单位：万元", rows: append(header,
				"203|1.00|1.00")}, "科目|合计|基本支出\n※|1|2\n201|12.00|7.00\n202|3.50|3.50\n203|1.00|1.00\n--"},
		{"with the title that says it goes on, and no header", sheet{above: "部门收入总体情况表（续一）", rows: []string{"203|1.00|1.00"}},
			"科目|合计|基本支出\n※|1|2\n201|12.00|7.00\n202|3.50|3.50\n203|1.00|1.00\n--"},
		{"not with another title that goes on", sheet{above: "部门支出总体情况表（续）", rows: []string{"203|1.00|1.00"}},
			"科目|合计|基本支出\n※|1|2\n201|12.00|7.00\n202|3.50|3.50\n--\n203|1.00|1.00\n--"},
		{"with neither", sheet{rows: []string{"203|1.00|1.00"}},
			"科目|合计|基本支出\n※|1|2\n201|12.00|7.00\n202|3.50|3.50\n203|1.00|1.00\n--"},
		{"with a header whose last line is cut off", sheet{rows: []string{"科目|合计|基本支", "※|1|2", "203|1.00|1.00"}},
			"科目|合计|基本支出\n※|1|2\n201|12.00|7.00\n202|3.50|3.50\n203|1.00|1.00\n--"},
		{"not with another title", sheet{above: "表3/部门支出总体情况表/单位：万元", rows: append(header, "203|1.00|1.00")},
			"科目|合计|基本支出\n※|1|2\n201|12.00|7.00\n202|3.50|3.50\n--\n科目|合计|基本支出\n※|1|2\n203|1.00|1.00\n--"},
		{"not with other columns", sheet{rows: []string{"203|1.00|1.00|0.00"}},
			"科目|合计|基本支出\n※|1|2\n201|12.00|7.00\n202|3.50|3.50\n--\n203|1.00|1.00|0.00\n--"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := assembled(first, test.next)
			if got := dump(doc); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
			for _, table := range doc.Tables {
				for _, c := range table.Cells {
					if c.Text == "203" && c.Page() != 2 {
						t.Errorf("a cell of page 2 says that it stands on page %d", c.Page())
					}
				}
			}
		})
	}
}

func TestContinuedCaption(t *testing.T) {
	for s, want := range map[string]string{"表2（续）": "表2", "续表2": "", "续表": "", "（续上表）": "", "接上页": "", "收入总表(续表1)": "收入总表",
		"收入总表续":  "收入总表",
		"接待费预算表": "接待费预算表", "手续费支出表": "手续费支出表"} {
		if got := captionKey(s); got != want {
			t.Errorf("%s: %q, want %q", s, got, want)
		}
	}
}

// Columns of amounts that read alike are not a running line, wherever on the page they stand.
func TestAmountsAreNoRunningLines(t *testing.T) {
	doc := &Document{}
	for i := range 3 {
		p := &layout.Page{Number: i + 1, Width: 600, Height: 800, Source: &page.Page{Number: i + 1}}
		for k, s := range []string{"0.00", "12.50", "0.00", "昌吉州财政局"} {
			x := 50 + 100*float64(k)
			p.Lines = append(p.Lines, layout.Line{Text: s, Size: lineHeight,
				Box: geometry.Rect{X0: x, X1: x + 40, Y0: 780, Y1: 790}})
		}
		doc.Pages = append(doc.Pages, p)
	}
	assemble(doc)
	for _, r := range doc.Running {
		if r.Text != "昌吉州财政局" {
			t.Errorf("%q was taken for a running line", r.Text)
		}
	}
	if len(doc.Running) != 3 {
		t.Errorf("%d running lines, want 3", len(doc.Running))
	}
}

// The last lines of some heads may be cut off overleaf; a row of which most texts only begin like the heads is one of
// the body.
func TestMostHeadsAreRepeatedWhole(t *testing.T) {
	first := sheet{above: "表2", rows: []string{"科目|合计|基本支出", "教育|12.00|7.00"}}
	for next, want := range map[string]string{
		"科目|合计|基本": "科目|合计|基本支出\n教育|12.00|7.00\n其他|1.00|1.00\n--",
		"科|合|基本支出": "科目|合计|基本支出\n教育|12.00|7.00\n科|合|基本支出\n其他|1.00|1.00\n--",
	} {
		if got := dump(assembled(first, sheet{rows: []string{next, "其他|1.00|1.00"}})); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}

// What two pages have in common at their edge may be chance; a running line stands on three.
func TestRunningLinesStandOnThreePages(t *testing.T) {
	for pages, want := range map[int]int{2: 0, 3: 3} {
		doc := &Document{}
		for i := range pages {
			p := &layout.Page{Number: i + 1, Width: 600, Height: 800, Source: &page.Page{Number: i + 1}}
			p.Lines = []layout.Line{{Text: "某市财政局", Size: lineHeight, Box: geometry.Rect{X0: 50, X1: 100, Y0: 30, Y1: 40}}}
			doc.Pages = append(doc.Pages, p)
		}
		if assemble(doc); len(doc.Running) != want {
			t.Errorf("%d running lines on %d pages, want %d", len(doc.Running), pages, want)
		}
	}
}

// Page numbers of landscape pages stand further from the edge; they count with their pages.
func TestPageNumbersThatCount(t *testing.T) {
	first := sheet{above: "表3", rows: []string{"科目|合计|基本支出", "201|12.00|7.00"}, below: "6"}
	next := sheet{rows: []string{"202|3.00|3.00"}, below: "7"}
	for text, want := range map[string]int{"7": 1, "9": 2} {
		doc := &Document{}
		for i, s := range []sheet{first, next} {
			p := s.page(i + 1)
			p.Height = 260
			for k := range p.Lines {
				if l := &p.Lines[k]; l.Text == "6" || l.Text == "7" {
					l.Box.Y0, l.Box.Y1 = 215, 225
				}
			}
			if i == 1 {
				p.Lines[0].Text = text
			}
			doc.Pages = append(doc.Pages, p)
		}
		if assemble(doc); len(doc.Tables) != want {
			t.Errorf("with %s on the second page there are %d tables, want %d: %s", text, len(doc.Tables), want, dump(doc))
		}
	}
}

// The borders of a table may move from page to page; a table with other contents is another one.
func TestContinuationWithMovedBorders(t *testing.T) {
	first := sheet{above: "表3", rows: []string{"科目|合计|基本支出", "教育|12.00|7.00"}}
	for row, want := range map[string]Continuation{"农林|3.00|3.00": SameColumns, "3.00|农林|3.00": ""} {
		a, b := first.page(1), sheet{rows: []string{row}}.page(2)
		b.Grids[0].X[1] -= 7
		b.Grids[0].X[2] += 6
		doc := &Document{Pages: []*layout.Page{a, b}}
		assemble(doc)
		got := Continuation("")
		if len(doc.Tables) == 1 {
			got = doc.Tables[0].Parts[1].Continues
		}
		if got != want {
			t.Errorf("%s overleaf: told by %q, want %q", row, got, want)
		}
	}
}

func TestContinuationsAreTold(t *testing.T) {
	first := sheet{above: "表3/支出表", rows: []string{"科目|合计|基本支出", "教育|12.00|7.00"}}
	for _, test := range []struct {
		next sheet
		want Continuation
	}{
		{sheet{above: "支出表（续）", rows: []string{"农林|3.00|3.00"}}, SaysContinued},
		{sheet{above: "支出表", rows: []string{"科目|合计|基本支出", "农林|3.00|3.00"}}, HeaderRepeated},
		{sheet{rows: []string{"农林|3.00|3.00"}}, SameBorders},
	} {
		doc := assembled(first, test.next)
		if parts := doc.Tables[0].Parts; len(parts) != 2 || parts[0].Continues != "" || parts[1].Continues != test.want {
			t.Errorf("%v: parts %v, want the second told by %q", test.next.rows, parts, test.want)
		}
	}
}

// A number that the page cuts is one where the others of its column are written like that; a row of digits of its own
// is not.
func TestNumberCutByThePage(t *testing.T) {
	first := sheet{above: "表2", rows: []string{"科目编码|科目名称|合计", "201|教育|112,437.36", "202|政府办公厅及相_|12,437.3_"}}
	for next, want := range map[string]string{
		"|-关事务|-6":    "科目编码|科目名称|合计\n201|教育|112,437.36\n202|政府办公厅及相关事务|12,437.36\n--",
		"|-关事务|-6.00": "科目编码|科目名称|合计\n201|教育|112,437.36\n202|政府办公厅及相|12,437.3\n|关事务|6.00\n--",
	} {
		p := first.page(1)
		q := sheet{rows: []string{next}}.page(2)
		for i := range q.Grids[0].Cells {
			if c := &q.Grids[0].Cells[i]; len(c.Lines) > 0 {
				c.Lines[0].Box.X1 = c.Lines[0].Box.X0 + 5*float64(len([]rune(c.Lines[0].Text)))
			}
		}
		doc := &Document{Pages: []*layout.Page{p, q}}
		if assemble(doc); dump(doc) != want {
			t.Errorf("got\n%s\nwant\n%s", dump(doc), want)
		}
	}
}

// The columns of a part are told by their borders to some points: narrow columns are not taken for their neighbours.
func TestAlignColumns(t *testing.T) {
	a := []float64{0, 80, 88, 160}
	for _, test := range []struct {
		b    []float64
		want []int // the first column of a for each of b
	}{
		{[]float64{0, 80, 88, 160}, []int{0, 1, 2}},
		{[]float64{20, 102, 110, 179}, []int{0, 1, 2}}, // shifted, and rounded
		{[]float64{0, 88, 160}, []int{0, 2}},
		{[]float64{0, 80, 160}, []int{0, 1}},
		{[]float64{0, 70, 88, 160}, nil},
		{[]float64{0, 80, 88, 120, 160}, nil},
	} {
		if got := alignColumns(a, test.b).first; !slices.Equal(got, test.want) {
			t.Errorf("borders %v are the columns %v, want %v", test.b, got, test.want)
		}
	}
}

func TestTextBetweenPartsTables(t *testing.T) {
	first := sheet{above: "表2", rows: []string{"科目|合计|基本支出", "201|12.00|7.00"}, below: "第三部分 情况说明。"}
	if doc := assembled(first, sheet{rows: []string{"203|1.00|1.00"}}); len(doc.Tables) != 2 {
		t.Errorf("a paragraph stands between, yet %d tables were made", len(doc.Tables))
	}
	first.below = "注：本表单位为万元"
	doc := assembled(first)
	if len(doc.Tables[0].Notes) != 1 || len(doc.Texts) != 0 {
		t.Errorf("the note below the table was not kept with it: notes %v, texts %v", doc.Tables[0].Notes, doc.Texts)
	}
}

func TestSeriesOfSheetsIsNotOneTable(t *testing.T) {
	project := func(above, name string) sheet {
		return sheet{above: above, rows: []string{"预算单位|财政局|<", "项目名称|" + name + "|<", "年度预算总额|60.00|0.00", "一级指标|指标值|权重",
			"产出指标|=1个|10"}}
	}
	for _, above := range []string{"项目支出绩效目标表/（2025年）", ""} {
		if doc := assembled(project(above, "甲项目"), project(above, "乙项目")); len(doc.Tables) != 2 {
			t.Errorf("two sheets with the captions %q became %d tables", above, len(doc.Tables))
		}
	}
}

func TestRowCutByThePage(t *testing.T) {
	first := sheet{above: "表2", rows: []string{"科目编码|科目名称|合计", "201|政府办公厅及相_|12.00"}}
	tests := []struct{ name, next, want string }{
		{"the rest of a label", "|-关机构事务|", "科目编码|科目名称|合计\n201|政府办公厅及相关机构事务|12.00\n--"},
		{"a row of its own has a code", "202|-外交支出|", "科目编码|科目名称|合计\n201|政府办公厅及相|12.00\n202|外交支出|\n--"},
		{"a row of its own has an amount", "|-外交支出|1.00", "科目编码|科目名称|合计\n201|政府办公厅及相|12.00\n|外交支出|1.00\n--"},
		{"a row of its own starts a list", "|-其中：外交支出|", "科目编码|科目名称|合计\n201|政府办公厅及相|12.00\n|其中：外交支出|\n--"},
		{"a label in the middle of its cell was not cut", "|外交支出|", "科目编码|科目名称|合计\n201|政府办公厅及相|12.00\n|外交支出|\n--"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := assembled(first, sheet{rows: []string{test.next}})
			if got := dump(doc); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
	// A label that leaves its line free has ended: what follows overleaf is another row, however tightly both are set.
	short := sheet{above: "表10", rows: []string{"科目编码|科目名称|合计", "1|~因公出国费_|12.00"}}
	if got, want := dump(assembled(short, sheet{rows: []string{"|-公务接待费|"}})),
		"科目编码|科目名称|合计\n1|因公出国费|12.00\n|公务接待费|\n--"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	// Of two labels the one fills its line and the other breaks early. No ruling above the row overleaf says that both
	// go on; with one they are another row.
	two := sheet{above: "收支总表", rows: []string{"收入|预算数|支出|预算数", "~资本性支出_|1.00|债务利息及费用支_|2.00"}}
	for next, want := range map[string]string{
		"↑-基本建设|↑|↑-出|↑":     "资本性支出基本建设|1.00|债务利息及费用支出|2.00\n--",
		"-基本建设||-出|":         "资本性支出|1.00|债务利息及费用支|2.00\n基本建设||出|\n--",
		"↑-基本建设|↑|↑-出|↑3.00": "资本性支出|1.00|债务利息及费用支|2.00\n基本建设||出|3.00\n--",
	} {
		if got, want := dump(assembled(two, sheet{rows: []string{next}})), "收入|预算数|支出|预算数\n"+want; got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
	doc := assembled(first, sheet{rows: []string{"|-关机构事务|"}})
	for _, c := range doc.Tables[0].Cells {
		if strings.HasPrefix(c.Text, "政府") && (len(c.Pieces) != 2 || c.Pieces[1].Page != 2) {
			t.Errorf("the joined cell does not say that it stands on both pages: %v", c.Pieces)
		}
	}
}

// A row is cut in the text of a merged cell that goes on in the rows below.
func TestMergedCellCutWithItsRow(t *testing.T) {
	first := sheet{above: "绩效", rows: []string{"一级指标|二级指标|规则|分值", "产出指标|数量指_|按照完成比_|10"}}
	doc := assembled(first, sheet{rows: []string{"|-标|-例赋分|", "^|^|满意度赋分|10", "效益指标|社会效益|等级|10"}})
	if got, want := dump(doc), "一级指标|二级指标|规则|分值\n产出指标|数量指标|按照完成比例赋分|10\n满意度赋分|10\n效益指标|社会效益|等级|10\n--"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestMergedCellGoesOnOverleaf(t *testing.T) {
	first := sheet{above: "绩效", rows: []string{"一级指标|三级指标|指标值", "产出指标|维护数量|=1个", "^|故障率|10%"}}
	doc := assembled(first, sheet{rows: []string{"|响应时间|2小时"}})
	if len(doc.Tables) != 1 {
		t.Fatalf("%d tables", len(doc.Tables))
	}
	for _, c := range doc.Tables[0].Cells {
		if c.Text == "产出指标" && c.Rows != 3 {
			t.Errorf("the merged cell covers %d rows, the page break cut it off", c.Rows)
		}
	}
}

// Where merged cells have texts of their own on both sides of the page break, a new block begins, and no column goes
// on; an amount is never stretched over rows of another block.
func TestMergedCellsOfAnotherBlock(t *testing.T) {
	first := sheet{above: "项目", rows: []string{"项目|财政|其他|指标", "甲项目|3.00||数量", "^|^|^|质量"}}
	doc := assembled(first, sheet{rows: []string{"乙项目||5.00|数量", "^|^|^|质量"}})
	want := map[string]int{"甲项目": 2, "乙项目": 2, "3.00": 2, "5.00": 2}
	for _, c := range doc.Tables[0].Cells {
		if rows, ok := want[c.Text]; ok && c.Rows != rows {
			t.Errorf("%s covers %d rows, want %d", c.Text, c.Rows, rows)
		}
		if c.Text == "5.00" && c.Page() != 2 {
			t.Errorf("5.00 of page 2 is said to stand on page %d", c.Page())
		}
	}
}

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
	yes := []string{"※ ※ 1 2 3", "※ 1 2 3=1+2", "** / 1 2", "栏次 1 2 3", "1 2 3 4", "** ** **"}
	no := []string{"201 03 50", "2 0 1", "合计 1 2", "1 1 2", "12 14", "※ ※", "** ** /", "- - -", "2024 2025 2026"}
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
}

// The larger part of a merged cell that the page cuts would hold its text. A blank one at the foot does not go on
// with a text that stands in the first row overleaf: a new block begins there.
func TestBlankCellDoesNotTakeTheTextOverleaf(t *testing.T) {
	first := sheet{above: "采购", rows: []string{"类别|品目|金额", "服务|会议费|9.00", "|物业|3.00", "^|维修|6.00"}}
	doc := assembled(first, sheet{rows: []string{"商品|会议费|8.00", "|住宿|8.00"}})
	for _, c := range doc.Tables[0].Cells {
		if c.Text == "商品" && (c.Row != 4 || c.Rows != 1) {
			t.Errorf("the text overleaf was given to the rows %d to %d of the blank cell before it", c.Row, c.Row+c.Rows-1)
		}
	}
	first = sheet{above: "采购", rows: []string{"类别|品目|金额", "服务|会议费|9.00", "|物业|3.00"}}
	doc = assembled(first, sheet{rows: []string{"商品|会议费|8.00", "^|住宿|8.00"}})
	for _, c := range doc.Tables[0].Cells {
		if c.Text == "商品" && c.Row != 2 {
			t.Errorf("the larger part of the cell holds its text, which begins in row %d", c.Row)
		}
	}
}

// A wide sheet over many pages is joined in time that grows in step with its columns: by their square this test would
// take many minutes.
func TestJoinOfWideSheets(t *testing.T) {
	const columns, pages = 15_000, 8
	var sheets []sheet
	for i := range pages {
		sheets = append(sheets, sheet{rows: []string{string(rune('甲'+i)) + "|" + strings.Repeat("1.00|", columns-2) +
			"1.00"}})
	}
	if doc := assembled(sheets...); len(doc.Tables) != 1 || doc.Tables[0].Rows != pages {
		t.Errorf("%d tables, the first of %d rows; want one of %d", len(doc.Tables), doc.Tables[0].Rows, pages)
	}
}

// A wide sheet is printed in strips: the rows of the right one stand at the heights of the left one, and carry the
// unit.
func TestRightStripOfAWideSheet(t *testing.T) {
	left := []sheet{
		{above: "表2/收入总表/编制单位：某局", rows: []string{"科目|合计|财政", "教育|5.00|4.00", "农林|2.00|2.00"}},
		{above: "", rows: []string{"住房|1.00|1.00", "其他|1.00|1.00", "合计|9.00|8.00"}},
	}
	right := []sheet{{above: "单位：元", rows: []string{"其他", "1.00", ""}}, {rows: []string{"", "", "1.00"}}}
	doc := &Document{}
	for i, s := range append(left, right...) {
		p := s.page(i + 1)
		for k := range p.Grids { // all begin at one height
			g := &p.Grids[k]
			off := g.Y[0] - 200
			for r := range g.Y {
				g.Y[r] -= off
			}
		}
		doc.Pages = append(doc.Pages, p)
	}
	assemble(doc)
	want := "科目|合计|财政|其他\n教育|5.00|4.00|1.00\n农林|2.00|2.00|\n住房|1.00|1.00|\n其他|1.00|1.00|\n合计|9.00|8.00|1.00\n--"
	if got := dump(doc); got != want {
		t.Fatalf("got\n%s\nwant\n%s", got, want)
	}
	table := &doc.Tables[0]
	if n := len(table.Captions); table.Captions[n-1].Text != "单位：元" || table.Parts[3].Continues != RightStrip {
		t.Errorf("captions %v, parts %v", table.Captions, table.Parts)
	}
}
