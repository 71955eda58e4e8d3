package extract

import (
	"slices"
	"strings"
	"testing"

	"gongkai/extract/layout"
)

// A number that the page cuts is one where the others of its column are written like that; a row of digits of its own
// is not.
func TestNumberCutByThePage(t *testing.T) {
	first := sheet{above: "表2", rows: []string{"科目编码|科目名称|合计", "201|教育|112,437.36", "202|政府办公厅及相_|12,437.3_"}}
	for next, want := range map[string]string{
		"|-关事务|-6":    "科目编码|科目名称|合计\n201|教育|112,437.36\n202|政府办公厅及相关事务|12,437.36\n--",
		"|-关事务|-6.00": "科目编码|科目名称|合计\n201|教育|112,437.36\n202|政府办公厅及相|12,437.3\n|关事务|6.00\n--",
		"|-关事务|6":     "科目编码|科目名称|合计\n201|教育|112,437.36\n202|政府办公厅及相|12,437.3\n|关事务|6\n--", // in the middle of its cell
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

// TestTextsThatAPageMayCut: which texts beside a page break may be one although their rows stay apart.
func TestTextsThatAPageMayCut(t *testing.T) {
	const header = "类别|名称|金额|方式"
	for _, test := range []struct {
		name, foot, head string
		want             []int
	}{
		{"a full line", "无锡市第||200.05|", "一中学|||", []int{0}},
		{"a line with room", "~货物||200.05|", "一中学|||", nil},
		{"a bracket that stays open", "~局（本||200.05|", "级）|||", []int{0}},
		{"no ruling at the break", "无锡市第↓|↓|200.05↓|↓", "↑一中学|↑|↑|↑", []int{0}},
		{"two texts", "服务|资产运维||", "费|项目||", []int{0, 1}},
		{"an amount of its own", "无锡市第||200.05|", "一中学||3.00|", nil},
		{"the amount overleaf", "无锡市第|||", "一中学||200.05|", []int{0}},
		{"another amount", "无锡市第||200.05|", "一中学|||3.00", nil},
		{"a code", "无锡市第||200.05|", "201教育|||", nil},
		{"a code in front of the name", "|无锡市第||", "201|一中学|3.00|", nil},
		{"no code in front of the name", "|无锡市第||", "|一中学|3.00|", []int{1}},
		{"a list number", "无锡市第||200.05|", "二、中学|||", nil},
		{"a total", "无锡市第||200.05|", "合计|||", nil},
		{"a text that begins overleaf", "无锡市第||200.05|", "一中学|桌椅||", nil},
		{"in another column", "无锡市第||200.05|", "|桌椅||", nil},
		{"merged over columns", "无锡市第|<|200.05|", "一中学|||", nil},
		{"digits alone", "~无锡市||1,200.0|", "||~5|", []int{2}},
		{"another number alone", "~无锡市||1,200.0|", "||~5.00|", nil},
	} {
		doc := assembled(sheet{above: "表10/采购预算表", rows: []string{header, "货物|桌椅|12.00|招标", test.foot}},
			sheet{rows: []string{header, test.head, "货物|桌椅|12.00|招标"}})
		if len(doc.Tables) != 1 {
			t.Fatalf("%s: %d tables", test.name, len(doc.Tables))
		}
		table := &doc.Tables[0]
		if table.Rows != 5 {
			t.Errorf("%s: %d rows", test.name, table.Rows)
		}
		if got := table.CutTexts(1, table.Matrix()); !slices.Equal(got, test.want) {
			t.Errorf("%s: texts cut in %v, want %v", test.name, got, test.want)
		}
		if got := table.CutTexts(0, table.Matrix()); got != nil {
			t.Errorf("%s: texts cut in front of the table: %v", test.name, got)
		}
	}
	// A row that was joined is one, and its neighbours are whole.
	doc := assembled(sheet{above: "表2", rows: []string{"科目编码|科目名称|合计", "201|外交|1.00", "202|政府办公厅及相_|12.00"}},
		sheet{rows: []string{"|-关机构事务|", "203|国防|1.00"}})
	if table := &doc.Tables[0]; table.Rows != 4 || table.CutTexts(1, table.Matrix()) != nil {
		t.Errorf("the joined row is told to be cut:\n%s", dump(doc))
	}
}

// TestRowTiedByItsNumber: where no ruling is drawn on either side of a page break, the last digits of a number overleaf
// tie both rows, at whatever height they stand; in a column of numbers with other decimals they may be another number.
func TestRowTiedByItsNumber(t *testing.T) {
	const head, joined = "编码|名称|合计", "202|政府办公厅及相关事务|12,437.36\n203|国防|1.00"
	const foot, rest = "202↓|政府办公厅及相↓|12,437.3↓", "↑|↑关事务|↑6"
	apart := "202|政府办公厅及相|12,437.3\n|关事务|6\n203|国防|1.00"
	for _, test := range []struct {
		name, above, foot, rest, want string
	}{
		{"tied", "112,437.36", foot, rest, joined},
		{"a ruling at the foot", "112,437.36", "202|政府办公厅及相|12,437.3", rest, apart},
		{"a ruling overleaf", "112,437.36", foot, "|关事务|6", apart},
		{"a label with room", "112,437.36", "202↓|~政府办公厅及相↓|12,437.3↓", rest, apart},
		{"other decimals", "112,437.368", foot, rest, apart},
		{"whole numbers", "7", foot, rest, apart},
		{"a code overleaf", "112,437.36", foot, "↑203|↑关事务|↑6", "202|政府办公厅及相|12,437.3\n203|关事务|6\n203|国防|1.00"},
		{"a number too long", "112,437.36", foot, "↑|↑关事务|↑60", "202|政府办公厅及相|12,437.3\n|关事务|60\n203|国防|1.00"},
	} {
		p := sheet{above: "表2", rows: []string{head, "200|人大|5,120.00", "201|教育|" + test.above, "2|外交|" + test.above,
			test.foot}}.page(1)
		q := sheet{rows: []string{test.rest, "203|国防|1.00"}}.page(2)
		for i := range q.Grids[0].Cells {
			if c := &q.Grids[0].Cells[i]; len(c.Lines) > 0 {
				c.Lines[0].Box.X1 = c.Lines[0].Box.X0 + 5*float64(len([]rune(c.Lines[0].Text)))
			}
		}
		doc := &Document{Pages: []*layout.Page{p, q}}
		assemble(doc)
		if got := dump(doc); !strings.HasSuffix(got, test.above+"\n"+test.want+"\n--") {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

// The first line of a label may be indented, and be all that stands at the foot of a page: where a number beside it
// goes on overleaf, the label need not begin at the left edge of its cell. It must end at the right one, and nothing
// else than a number says so.
func TestIndentedLabelCutWithItsNumber(t *testing.T) {
	const joined = "单位|合计\n某局|112,437.36\n某市机动车驾驶员考试中心|12,437.36\n--"
	for _, test := range []struct {
		name, number, rest, want string
		room                     float64
	}{
		{"at the edge", "12,437.3_", "-车驾驶员考试中心|-6", joined, 1},
		{"with room", "12,437.3_", "-车驾驶员考试中心|-6", "单位|合计\n某局|112,437.36\n某市机动|12,437.3\n车驾驶员考试中心|6\n--", 30},
		{"another number", "12,437.36_", "-车驾驶员考试中心|-6", "单位|合计\n某局|112,437.36\n某市机动|12,437.36\n车驾驶员考试中心|6\n--", 1},
		{"no number", "12,437.36_", "-车驾驶员考试中心|", "单位|合计\n某局|112,437.36\n某市机动|12,437.36\n车驾驶员考试中心|\n--", 1},
	} {
		p := sheet{above: "表2", rows: []string{"单位|合计", "某局|112,437.36", "某市机动_|" + test.number}}.page(1)
		q := sheet{rows: []string{test.rest}}.page(2)
		for i := range p.Grids[0].Cells {
			if c := &p.Grids[0].Cells[i]; len(c.Lines) > 0 && c.Row == 2 && c.Col == 0 {
				c.Lines[0].Box.X0, c.Lines[0].Box.X1 = c.Box.X0+40, c.Box.X1-test.room
			}
		}
		for i := range q.Grids[0].Cells {
			if c := &q.Grids[0].Cells[i]; len(c.Lines) > 0 && c.Col == 1 {
				c.Lines[0].Box.X0 = c.Box.X1 - 5
			}
		}
		doc := &Document{Pages: []*layout.Page{p, q}}
		if assemble(doc); dump(doc) != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, dump(doc), test.want)
		}
	}
}
