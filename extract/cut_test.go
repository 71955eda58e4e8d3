package extract

import (
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
