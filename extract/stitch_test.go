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

// Without rulings the columns of a part are those of a repeated header, or those above its texts; a text that stands
// below none is of another table.
func TestContinuationWithoutRulings(t *testing.T) {
	head := "科目|合计|基本支出"
	for _, test := range []struct {
		name   string
		first  []string
		next   []string
		across float64 // by which the part overleaf is moved to the right
		want   string
	}{
		{"below its columns", []string{head, "教育|12.00|7.00"}, []string{"农林|3.00|3.00"}, 6, "农林|3.00|3.00"},
		{"fewer columns overleaf", []string{head, "教育|12.00|7.00"}, []string{"农林|3.00"}, 0, "农林|3.00"},
		{"below nothing", []string{head, "教育|12.00|7.00"}, []string{"农林|3.00|3.00"}, 300, ""},
		{"below a header, moved far", []string{head, "教育|12.00|7.00"}, []string{head, "农林|3.00|3.00"}, 300, "农林|3.00|3.00"},
		{"a header with a part of it", []string{"科目|合计|其中|<", "^|^|基本|项目", "教育|12.00|7.00|5.00"},
			[]string{"科目|合计|其中|<", "^|^|基本|项目", "农林|3.00|3.00|0.00"}, 90, "农林|3.00|3.00|0.00"},
	} {
		a, b := sheet{above: "表3", rows: test.first}.page(1), sheet{rows: test.next}.page(2)
		a.Grids[0].Inferred, b.Grids[0].Inferred = true, true
		move(&b.Grids[0], test.across)
		doc := &Document{Pages: []*layout.Page{a, b}}
		assemble(doc)
		got := ""
		if len(doc.Tables) == 1 {
			rows := strings.Split(dump(doc), "\n")
			got = rows[len(rows)-2]
		}
		if got != test.want {
			t.Errorf("%s: the row is %q, want %q", test.name, got, test.want)
		}
	}
}

// move moves a table to the right.
func move(g *layout.Grid, by float64) {
	g.Box.X0, g.Box.X1 = g.Box.X0+by, g.Box.X1+by
	for i := range g.X {
		g.X[i] += by
	}
	for i := range g.Cells {
		c := &g.Cells[i]
		c.Box.X0, c.Box.X1 = c.Box.X0+by, c.Box.X1+by
		for k := range c.Lines {
			c.Lines[k].Box.X0, c.Lines[k].Box.X1 = c.Lines[k].Box.X0+by, c.Lines[k].Box.X1+by
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

// A header is repeated even if a mark of its numbering row was misread in a picture, not if one of its words is
// another.
func TestMisreadMark(t *testing.T) {
	first := sheet{above: "表3/支出表",
		rows: []string{"类|款|项|名称|合计|基本支出", "※|※|※|※|1|2", "201|||教育|12.00|7.00"}}
	for head, want := range map[string]int{"类|款|项|名称|合计|基本支出": 1, "类|款|项|名称|合计|项目支出": 2} {
		doc := assembled(first, sheet{rows: []string{head, "※|兴|※|※|1|2", "213|||农林|3.00|3.00"}})
		if len(doc.Tables) != want {
			t.Errorf("%s: %d tables, want %d", head, len(doc.Tables), want)
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

// A table with a header of its own and a numbering row below it begins anew, though nothing stands above it.
func TestNumberingRowBeginsATable(t *testing.T) {
	first := sheet{above: "表2", rows: []string{"科目|合计", "1|2", "教育|12.00", "农林|3.00"}}
	for _, c := range []struct {
		next []string
		want int
	}{
		{[]string{"单位|金额", "1|2", "某局|5.00"}, 2}, {[]string{"住房|1.00", "其他|2.00"}, 1},
	} {
		if doc := assembled(first, sheet{rows: c.next}); len(doc.Tables) != c.want {
			t.Errorf("%q: %d tables, want %d", c.next, len(doc.Tables), c.want)
		}
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
