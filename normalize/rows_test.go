package normalize

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/normalize/document"
)

// bodyCase is a table's body with the rows and findings that come of it.
type bodyCase struct {
	name     string
	body     []string
	want     []string
	findings []string
}

func checkBodies(t *testing.T, id, title string, head []string, cases []bodyCase) {
	t.Helper()
	form := testForm(t)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			rows := append(append(append([]string{}, head...), "---"), c.body...)
			doc := normalized(t, form, tableOf(title, rows...))
			table := tableByID(t, doc, id)
			if table.Status == document.Missing {
				t.Fatal("the table was not recognised")
			}
			wantEqual(t, "rows", described(table.Rows), c.want)
			wantEqual(t, "findings", findings(doc), append([]string{}, c.findings...))
		})
	}
}

func TestCodes(t *testing.T) {
	values := " total=1.00 basic=1.00 project=null"
	checkBodies(t, "spending", "支出情况表", []string{spendingHead, spendingCode}, []bodyCase{
		{name: "split over columns", body: []string{"201 |  |  | 一般公共服务支出 | 1.00 | 1.00 | ",
			"201 | 03 |  | 政府办公厅 | 1.00 | 1.00 | ", "201 | 03 | 50 | 事业运行 | 1.00 | 1.00 | "},
			want: []string{"item 201 一般公共服务支出 L1" + values, "item 20103 政府办公厅 L2" + values, "item 2010350 事业运行 L3" + values}},
		{name: "joined in the first column", body: []string{"2010350 |  |  | 事业运行 | 1.00 | 1.00 | "},
			want: []string{"item 2010350 事业运行 L3" + values}},
		{name: "joined in a cell over the three", body: []string{"2010350 | < | < | 事业运行 | 1.00 | 1.00 | "},
			want: []string{"item 2010350 事业运行 L3" + values}},
		{name: "joined with spaces", body: []string{"201 03 50 | < | < | 事业运行 | 1.00 | 1.00 | "},
			want: []string{"item 2010350 事业运行 L3" + values}},
		{name: "in front of the name", body: []string{" |  |  | 201 一般公共服务支出 | 1.00 | 1.00 | ",
			" |  |  | 20103-政府办公厅 | 1.00 | 1.00 | ", " |  |  | 2010350事业运行 | 1.00 | 1.00 | "},
			want: []string{"item 201 一般公共服务支出 L1" + values, "item 20103 政府办公厅 L2" + values, "item 2010350 事业运行 L3" + values}},
		{name: "the last part under the whole code above", body: []string{"208 |  |  | 社会保障 | 1.00 | 1.00 | ",
			"05 |  |  | 养老 | 1.00 | 1.00 | ", "05 | 02 |  | 离退休 | 1.00 | 1.00 | "},
			want: []string{"item 208 社会保障 L1" + values, "item 20805 养老 L2" + values, "item 2080502 离退休 L3" + values}},
		{name: "full-width digits", body: []string{"２０１ | ０３ | ５０ | 事业运行 | １．００ | 1.00 | "},
			want: []string{"item 2010350 事业运行 L3" + values}},
		{name: "full-width digits in front of the name", body: []string{" |  |  | ２０１０３ 政府办公厅 | 1.00 | 1.00 | "},
			want: []string{"item 20103 政府办公厅 L2" + values}},
		{name: "a damaged code", body: []string{"2010A |  |  | 事业运行 | 1.00 | 1.00 | "}, want: []string{"item 事业运行" + values},
			findings: []string{"code.unreadable", "row.unknown"}},
		{name: "a code of another classification", body: []string{"301 |  |  | 工资福利支出 | 1.00 | 1.00 | ",
			"234 |  |  | 某 | 1.00 | 1.00 | ", "235 |  |  | 某 | 1.00 | 1.00 | "},
			want: []string{"item 301 工资福利支出 L1" + values, "item 234 某 L1" + values, "item 235 某 L1" +
				values}, findings: []string{"code.domain", "code.domain"}},
		{name: "a code of another classification in front of its name, and in front of another", body: []string{
			" |  |  | [512]债务还本支出 | 1.00 | 1.00 | ", " |  |  | [512]某 | 1.00 | 1.00 | "},
			want:     []string{"item 512 债务还本支出 L1" + values, "item [512]某" + values},
			findings: []string{"code.domain", "row.unknown"}},
		{name: "leading zeros stay", body: []string{"201 | 01 | 01 | 行政运行 | 1.00 | 1.00 | "},
			want: []string{"item 2010101 行政运行 L3" + values}},
		{name: "parts that have lost their zeros, where the names say so", body: []string{
			"201 |  |  | 一般公共服务支出 | 1.00 | 1.00 | ", " | 3 |  | 政府办公厅（室）及相关机构事务 | 1.00 | 1.00 | ",
			" |  | 1 | 行政运行 | 1.00 | 1.00 | ", "201 | 3 | 50 | 事业运行 | 1.00 | 1.00 | "},
			want: []string{"item 201 一般公共服务支出 L1" + values, "item 20103 政府办公厅（室）及相关机构事务 L2" + values,
				"item 2010301 行政运行 L3" + values, "item 2010350 事业运行 L3" + values}},
		{name: "parts of one digit whose names say something else", body: []string{"208 | 5 | 5 | 某项 | 1.00 | 1.00 | "},
			want: []string{"item 某项" + values}, findings: []string{"code.unreadable", "row.unknown"}},
		{name: "the whole code in each column", body: []string{"201 | 20103 | 2010350 | 事业运行 | 1.00 | 1.00 | ",
			"201 | 20103 |  | 政府办公厅 | 1.00 | 1.00 | "},
			want: []string{"item 2010350 事业运行 L3" + values, "item 20103 政府办公厅 L2" + values}},
		{name: "a code without name", body: []string{"201 |  |  |  | 1.00 | 1.00 | "},
			want: []string{"item 201 L1" + values}},
		{name: "only the part of its own column", body: []string{"208 |  |  | 甲 | 1.00 | 1.00 | ",
			" | 05 |  | 乙 | 1.00 | 1.00 | ", " |  | 02 | 丙 | 1.00 | 1.00 | ", " |  | 05 | 丁 | 1.00 | 1.00 | "},
			want: []string{"item 208 甲 L1" + values, "item 20805 乙 L2" + values, "item 2080502 丙 L3" + values,
				"item 2080505 丁 L3" + values}},
		{name: "a code merged over two rows", body: []string{"201 | 03 | 50 | 事业运行 | 1.00 | 1.00 | ",
			"^ | ^ | ^ | ^ | 1.00 | 1.00 | "},
			want: []string{"item 2010350 事业运行 L3" + values, "item 2010350 事业运行 L3" + values}},
		{name: "an amount in words is no code in front", body: []string{" |  |  | 100万元以上设备 | 1.00 | 1.00 | "},
			want: []string{"item 100万元以上设备" + values}, findings: []string{"row.unknown"}},
	})
}

func TestRoles(t *testing.T) {
	values := " total=1.00 basic=1.00 project=null"
	checkBodies(t, "spending", "支出情况表", []string{spendingHead, spendingCode}, []bodyCase{
		{name: "total", body: []string{" |  |  | 总计 | 1.00 | 1.00 | "}, want: []string{"total 总计" + values}},
		{name: "total over codes and name", body: []string{"合计 | < | < | < | 1.00 | 1.00 | "},
			want: []string{"total 合计" + values}},
		{name: "total over the codes, no name", body: []string{"合计 | < | < |  | 1.00 | 1.00 | "},
			want: []string{"total 合计" + values}},
		{name: "unit", body: []string{" |  |  | 某县电子政务办公室 | 1.00 | 1.00 | "}, want: []string{"entity 某县电子政务办公室" + values}},
		{name: "a label over codes and name that is no total", body: []string{"某县电子政务办公室 | < | < | < | 1.00 | 1.00 | "},
			want: []string{"entity 某县电子政务办公室" + values}},
		{name: "其中 is no unit", body: []string{" |  |  | 其中：某局 | 1.00 | 1.00 | "}, want: []string{"item 其中：某局" + values},
			findings: []string{"row.unknown"}},
		{name: "a numbered label is no unit", body: []string{" |  |  | 一、本年支出 | 1.00 | 1.00 | "},
			want: []string{"item 一、本年支出" + values}, findings: []string{"row.unknown"}},
		{name: "no label at all", body: []string{" |  |  |  | 1.00 | 1.00 | "}, want: []string{"item" + values},
			findings: []string{"row.unknown"}},
		{name: "a total with a code is an item", body: []string{"201 |  |  | 合计 | 1.00 | 1.00 | "},
			want: []string{"item 201 合计 L1" + values}},
		{name: "blank rows are none", body: []string{" |  |  |  |  |  | ", "201 |  |  | 某 | 1.00 | 1.00 | "},
			want: []string{"item 201 某 L1" + values}},
	})
}

func TestItems(t *testing.T) {
	checkBodies(t, "items", "经费情况表", []string{itemsHead}, []bodyCase{
		{name: "labels without their numbering", body: []string{"一般预算拨款 | 1.00 | ", "2、基金预算拨款 | 2.00 | ", "基金收入 | 3.00 | ",
			"（二）上年结转 | 4.00 | "},
			want: []string{"item general 一般预算拨款 total=1.00 public=null", "item fund 2、基金预算拨款 total=2.00 public=null",
				"item fund.own 基金收入 total=3.00 public=null", "item carryover （二）上年结转 total=4.00 public=null"}},
		{name: "the name keeps its numbering and 其中", body: []string{"一、一般预算拨款 | 1.00 | ", "其中：基金收入 | 3.00 | "},
			want: []string{"item general 一、一般预算拨款 total=1.00 public=null", "item fund.own 其中：基金收入 total=3.00 public=null"}},
		{name: "alias", body: []string{"政府性基金 | 1.00 | "}, want: []string{"item fund 政府性基金 total=1.00 public=null"}},
		{name: "a repeated label goes on from the item above", body: []string{"2.基金预算拨款 | 1.00 | ", "其中：基金收入 | 1.00 | ",
			"二、上年结转 | 3.00 | ", "其中：基金预算拨款 | 3.00 | "},
			want: []string{"item fund 2.基金预算拨款 total=1.00 public=null", "item fund.own 其中：基金收入 total=1.00 public=null",
				"item carryover 二、上年结转 total=3.00 public=null", "item carryover.fund 其中：基金预算拨款 total=3.00 public=null"}},
		{name: "another order", body: []string{"二、上年结转 | 3.00 | ", "基金预算拨款 | 3.00 | ", "一、一般预算拨款 | 1.00 | "},
			want: []string{"item carryover 二、上年结转 total=3.00 public=null", "item carryover.fund 基金预算拨款 total=3.00 public=null",
				"item general 一、一般预算拨款 total=1.00 public=null"}},
		{name: "total that is an item, too", body: []string{"合计 | 1.00 | "},
			want: []string{"total total 合计 total=1.00 public=null"}},
		{name: "total that is no item", body: []string{"总计 | 1.00 | "}, want: []string{"total 总计 total=1.00 public=null"}},
		{name: "unknown", body: []string{"三、借款 | 1.00 | "}, want: []string{"item 三、借款 total=1.00 public=null"},
			findings: []string{"row.unknown"}},
		{name: "nearly known is unknown", body: []string{"一般预算 | 1.00 | "},
			want: []string{"item 一般预算 total=1.00 public=null"}, findings: []string{"row.unknown"}},
		{name: "no code is read from the label of an item", body: []string{"301上年结转 | 1.00 | "},
			want: []string{"item 301上年结转 total=1.00 public=null"}, findings: []string{"row.unknown"}},
	})
}

func TestProjectsAndSides(t *testing.T) {
	checkBodies(t, "projects", "项目支出情况表", []string{projectsHead}, []bodyCase{
		{name: "code with several projects", body: []string{" | 总计 |  | 3.00 | ", " | 某局 |  | 3.00 | ",
			"2010399 | 其他 | 甲项目 | 1.00 | 1.00", "2010399 | 其他 | 乙项目 | 2.00 | 2.00"},
			want: []string{"total 总计 total=3.00 goods=null", "entity 某局 total=3.00 goods=null",
				"item 2010399 其他 甲项目 L3 total=1.00 goods=1.00",
				"item 2010399 其他 乙项目 L3 total=2.00 goods=2.00"}},
		{name: "project without code", body: []string{" | 其他 | 甲 | 1.00 | "},
			want: []string{"item 其他 甲 total=1.00 goods=null"}},
		{name: "code in front of the name", body: []string{" | 2010399 其他 | 甲 | 1.00 | "},
			want: []string{"item 2010399 其他 甲 L3 total=1.00 goods=null"}},
	})
	checkBodies(t, "balance", "收支总表", []string{balanceBand, balanceHead}, []bodyCase{
		{name: "the sides are lists of their own", body: []string{"某局 | 5.00 | 201 一般公共服务 | 3.00", " |  | 208 社会保障 | 2.00",
			"收入总计 | 5.00 | 支出总计 | 5.00"},
			want: []string{"income entity 某局 budget=5.00", "expenditure item 201 一般公共服务 L1 budget=3.00",
				"expenditure item 208 社会保障 L1 budget=2.00",
				"income total 收入总计 budget=5.00", "expenditure total 支出总计 budget=5.00"}},
	})
}

// The department's own name is a unit's, whatever it ends in.
func TestDepartmentIsAnEntity(t *testing.T) {
	for caption, want := range map[string]string{"编制部门：某旗文联": document.Entity, "编制部门：某旗": document.Item} {
		doc := normalized(t, testForm(t), captioned(spendingTable(" |  |  | 某旗文联 | 1.00 | 1.00 | "), caption))
		if got := tableByID(t, doc, "spending").Rows[0].Role; got != want {
			t.Errorf("%s: %s, want %s", caption, got, want)
		}
	}
}

// The words for a total are those of the side.
func TestTotalsOfASide(t *testing.T) {
	table := tableOf("收支总表", balanceBand, balanceHead, "---", "支出总计 | 5.00 | 收入总计 | 5.00", "总计 | 5.00 | 总计 | 5.00")
	for i, r := range tableByID(t, normalized(t, testForm(t), table), "balance").Rows {
		if want := i >= 2; (r.Role == document.Total) != want {
			t.Errorf("%s is %s", r.Name, r.Role)
		}
	}
}

func TestAmounts(t *testing.T) {
	checkBodies(t, "spending", "支出情况表", []string{spendingHead, spendingCode}, []bodyCase{
		{name: "blank, zero and dash", body: []string{"201 |  |  | 某 |  | 0.00 | -", "202 |  |  | 某 | 0 | —— | 无"},
			want: []string{"item 201 某 L1 total=null basic=0.00 project=null", "item 202 某 L1 total=0 basic=null project=null"}},
		{name: "scale, sign and separators", body: []string{"201 |  |  | 某 | 240 | -1.5 | 1,234.50",
			"202 |  |  | 某 | （3.00） | △4.00 | １２．３４"},
			want: []string{"item 201 某 L1 total=240 basic=-1.5 project=1234.50",
				"item 202 某 L1 total=-3.00 basic=-4.00 project=12.34"}},
		{name: "a cell over two rows is of neither", body: []string{"201 |  |  | 某 | 5.00 | 1.00 | ",
			"202 |  |  | 某 | ^ | 2.00 | "},
			want: []string{"item 201 某 L1 total=null basic=1.00 project=null",
				"item 202 某 L1 total=null basic=2.00 project=null"}, findings: []string{"value.merged"}},
		{name: "a cell over two columns is of neither", body: []string{"201 |  |  | 某 | 5.00 | < | 1.00"},
			want: []string{"item 201 某 L1 total=null basic=null project=1.00"}, findings: []string{"value.merged"}},
		{name: "unreadable", body: []string{"201 |  |  | 某 | 5.00元 | 1 234.00 | 5.00"},
			want:     []string{"item 201 某 L1 total=null basic=null project=5.00"},
			findings: []string{"value.unreadable", "value.unreadable"}},
	})
	doc := normalized(t, testForm(t), tableOf("支出情况表", spendingHead, spendingCode, "---",
		"201 | 03 |  | 某 | 5.00元 | 0.00 | - "))
	row := tableByID(t, doc, "spending").Rows[0]
	noCheck := []document.Reason{document.NoCheck}
	for id, want := range map[string]document.Cell{
		"code": {Raw: "201 03", Page: 1, Box: boxAt(2, 0).Union(boxAt(2, 1))},
		"name": {Raw: "某", Page: 1, Box: boxAt(2, 3)},
		"total": {Raw: "5.00元", Page: 1, Box: boxAt(2, 4), Proof: document.Doubtful,
			Because: []document.Reason{document.UnsureText}},
		"basic":   {Raw: "0.00", Page: 1, Box: boxAt(2, 5), Proof: document.Unchecked, Because: noCheck},
		"project": {Raw: "-", Page: 1, Box: boxAt(2, 6), Proof: document.Unchecked, Because: noCheck},
	} {
		if got := row.Cells.Get(id); got == nil || !reflect.DeepEqual(*got, want) {
			t.Errorf("cell %s is %+v, want %+v", id, got, want)
		}
	}
	if len(row.Cells) != 5 {
		t.Errorf("%d cells", len(row.Cells))
	}
	f := doc.Diagnostics[0]
	if f.ID != "value.unreadable" || f.Severity != finding.Warning || f.Page != 1 || f.Box == nil ||
		*f.Box != boxAt(2, 4) {
		t.Errorf("%+v", f)
	}
}

// What stands in columns that the form does not declare, or is cut off by other cells, is kept beside the rows.
func TestNothingIsLost(t *testing.T) {
	table := tableOf("支出情况表", spendingHead+" | 备注", spendingCode+" | ^", "---", "一 | < | < | < | < | < | < | <",
		"201 |  |  | 某 | 1.00 | 1.00 |  | 见注")
	table.Cells = append(table.Cells, extract.Cell{Row: 3, Col: 7, Rows: 1, Cols: 1, Text: "压在下面",
		Pieces: []extract.Piece{{Page: 1}}})
	end := len(table.Cells) - 1
	table.Cells[end], table.Cells[end-1] = table.Cells[end-1], table.Cells[end]
	got := tableByID(t, normalized(t, testForm(t), table), "spending")
	last := got.Rows[len(got.Rows)-1]
	var extra []string
	for _, s := range last.Extra {
		extra = append(extra, s.Text)
	}
	wantEqual(t, "extra cells", extra, []string{"见注", "压在下面"})
	wantEqual(t, "rows", described(got.Rows), []string{"item 一 total=null basic=null project=null",
		"item 201 某 L1 total=1.00 basic=1.00 project=null"})
}

// TestOverlapped: a text in the body that another cell overlaps is in no row, and is kept; nothing else is kept twice.
func TestOverlapped(t *testing.T) {
	printed := tableOf("支出情况表", spendingHead, spendingCode, "---", "201 |  |  | 某 | 1.00 | 1.00 | ")
	over := func(row int, text string) { // what comes first is overlapped
		printed.Cells = slices.Insert(printed.Cells, 0, extract.Cell{Row: row, Col: 4, Rows: 1, Cols: 1, Text: text,
			Pieces: []extract.Piece{{Page: 1, Box: boxAt(row, 4)}}})
	}
	over(0, "印章")
	over(2, "盖章")
	over(2, "")
	table := tableByID(t, normalized(t, testForm(t), printed), "spending")
	var kept []string
	for _, s := range table.Rows[0].Extra {
		kept = append(kept, s.Text)
	}
	wantEqual(t, "kept", kept, []string{"盖章"})
	if got := table.Rows[0].Values.Get("total"); got == nil || got.String() != "1.00" {
		t.Errorf("the amount is %v", got)
	}
}

// Places divide the lowest classes of the economic classification: such codes are theirs, where the list has the one
// above.
func TestCodesOfThePlace(t *testing.T) {
	table := tableOf("一般公共预算基本支出情况表", "科目编码 | 科目名称 | 合计", "---", "302 | 商品和服务支出 | 9.00",
		"30211 | 差旅费 | 4.00", "3021101 | 差旅费 | 3.00", "3021102 | 科研类差旅费 | 1.00", "30298 | 某某费 | 5.00",
		"3029801 | 某某活动费 | 5.00", " | 合计 | 9.00")
	var got []string
	for _, f := range normalized(t, embeddedForm(t, "cn-budget"), table).Diagnostics {
		if f.ID == "code.unknown" {
			code, _, _ := strings.Cut(f.Message, " ")
			got = append(got, code)
		}
	}
	wantEqual(t, "unknown codes", got, []string{"30298", "3029801"})
}
