package normalize

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gongkai/extract"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
)

const sheetHead = "一级指标 | 二级指标 | 三级指标 | 指标值 | 权重"

// sheetTable is a sheet of the test form. Without rows it has one indicator.
func sheetTable(rows ...string) *extract.Table {
	if len(rows) == 0 {
		rows = []string{"产出指标 | 数量指标 | 台数 | ＞=70个 | 10"}
	}
	return tableOf("项目绩效目标表", append([]string{
		"预算单位 | 某县水利局 | 项目名称 | 甲项目 | <",
		"预算总额 | 60.00 | 财政拨款 |  | <",
		sheetHead, "---"}, rows...)...)
}

func amount(t *testing.T, s string) value.Amount {
	t.Helper()
	a, err := value.NewAmount(s)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestSheetFields(t *testing.T) {
	table := sheetTable()
	table.Captions = append(table.Captions, extract.Text{Text: "（2024年度）", Page: 1, Size: 9})
	table.Notes = []extract.Text{{Text: "注：无", Page: 1}}
	doc := normalized(t, testForm(t), table)
	if len(doc.Performance) != 1 || len(doc.Unmapped) != 0 {
		t.Fatalf("%d sheets", len(doc.Performance))
	}
	s := doc.Performance[0]
	if s.ID != "target" || s.Title != "项目绩效目标表" || s.Year == nil || *s.Year != 2024 || !slices.Equal(s.Pages, []int{1}) {
		t.Errorf("%+v", s)
	}
	var fields []string
	for _, f := range s.Fields {
		text := amountText(f.Amount)
		if f.Text != nil {
			text = *f.Text
		}
		fields = append(fields, f.ID+"="+text)
	}
	wantEqual(t, "fields", fields, []string{"department=某县水利局", "project=甲项目", "funds=60.00", "fiscal=null"})
	for id, want := range map[string]*document.Cell{
		"department": {Raw: "某县水利局", Page: 1, Box: boxAt(0, 1)}, "project": {Raw: "甲项目", Page: 1, Box: boxAt(0, 3)},
		"funds": {Raw: "60.00", Page: 1, Box: boxAt(1, 1), Proof: document.Unchecked,
			Because: []document.Reason{document.NoCheck}}, "fiscal": nil,
		"indicators/0/target": {Raw: "＞=70个", Page: 1, Box: boxAt(3, 3)}, "indicators/0/weight": {Raw: "10", Page: 1,
			Box: boxAt(3, 4)},
	} {
		if got := s.Cells.Get(id); (got == nil) != (want == nil) || got != nil && !reflect.DeepEqual(got, want) {
			t.Errorf("cell %s is %+v, want %+v", id, got, want)
		}
	}
	var labels []string
	for _, l := range s.Labels {
		labels = append(labels, l.Text)
	}
	wantEqual(t, "labels", labels, strings.Split("预算单位 项目名称 预算总额 财政拨款 一级指标 二级指标 三级指标 指标值 权重", " "))
	wantEqual(t, "notes and captions", textsOf(append(s.Notes, s.Captions...)),
		[]string{"注：无", "项目绩效目标表", inWan, "（2024年度）"})
}

func TestSheetYearOfTheDocument(t *testing.T) {
	doc := normalizedDocument(&extract.Document{Tables: []extract.Table{*sheetTable()},
		Texts: []extract.Text{{Text: "2025年预算公开"}}}, testForm(t))
	if y := doc.Performance[0].Year; y == nil || *y != 2025 {
		t.Errorf("%v", y)
	}
}

func TestSheetAmountsUnreadable(t *testing.T) {
	table := sheetTable("产出指标 | 数量指标 | 台数 | 70 | 十分")
	for i := range table.Cells {
		if table.Cells[i].Text == "60.00" {
			table.Cells[i].Text = "60.00亿元"
		}
	}
	doc := normalized(t, testForm(t), table)
	s := doc.Performance[0]
	wantEqual(t, "findings", findings(doc), []string{"value.unreadable", "value.unreadable"})
	if c := s.Cells.Get("funds"); s.Fields.Get("funds").Amount != nil || c == nil || c.Proof != document.Doubtful {
		t.Errorf("funds %+v, cell %+v", s.Fields.Get("funds"), c)
	}
	if s.Indicators[0].Weight != nil || s.Cells.Get("indicators/0/weight").Raw != "十分" {
		t.Errorf("%+v", s.Indicators[0])
	}
}

// The unit of a sheet is what it prints above itself or with its labels, or with all of its amounts. What else stands
// in a field says nothing of it.
func TestSheetUnit(t *testing.T) {
	for _, c := range []struct{ caption, label, funds, want, amount string }{
		{"", "预算总额", "60.00", "", "60.00"},
		{"单位：元", "预算总额", "60.00", "元", "60.00"},
		{"", "预算总额（元）", "60.00", "元", "60.00"},
		{"金额单位：亿元", "预算总额（元）", "60.00", "亿元", "60.00"},
		{"", "预算总额", "60.00万元", "万元", "60.00"},
		{"单位：元", "预算总额", "60.00元", "元", "60.00"},
		{"单位：元", "预算总额", "60.00万元", "元", "null"},
		{"", "预算总额", "（元）", "", "null"},
	} {
		table := unitless(sheetTable())
		if c.caption != "" {
			table.Captions = append(table.Captions, extract.Text{Text: c.caption, Page: 1, Size: 9})
		}
		for i := range table.Cells {
			switch cell := &table.Cells[i]; cell.Text {
			case "预算总额":
				cell.Text = c.label
			case "60.00":
				cell.Text = c.funds
			}
		}
		s := normalized(t, testForm(t), table).Performance[0]
		if text(s.Unit) != c.want || amountText(s.Fields.Get("funds").Amount) != c.amount {
			t.Errorf("%+v: unit %v, funds %s", c, text(s.Unit), amountText(s.Fields.Get("funds").Amount))
		}
	}
}

// describedIndicators prints level1/level2/name target weight.
func describedIndicators(s document.Sheet) []string {
	var out []string
	for _, i := range s.Indicators {
		levels := []string{"null", "null", i.Name}
		for k, l := range []*string{i.Level1, i.Level2} {
			if l != nil {
				levels[k] = *l
			}
		}
		out = append(out, fmt.Sprint(strings.Join(levels, "/"), " ", i.Target.Raw, " ", amountText(i.Weight)))
	}
	return out
}

func TestIndicators(t *testing.T) {
	for _, c := range []struct {
		name string
		rows []string
		want []string
	}{
		{"merged levels hold for all their rows", []string{"产出指标 | 数量指标 | 台数 | ＞=70个 | 10", "^ | ^ | 次数 | =2次 | 5",
			"^ | 质量指标 | 合格率 | 100% | 15", "效益指标 | 社会效益 | 办公条件 | 有效保障 | 20"},
			[]string{"产出指标/数量指标/台数 ＞=70个 10", "产出指标/数量指标/次数 =2次 5", "产出指标/质量指标/合格率 100% 15", "效益指标/社会效益/办公条件 有效保障 20"}},
		{"what is not merged does not hold below", []string{"产出指标 | 数量指标 | 台数 | 70个 | 10", " |  | 次数 | 2次 | 5"},
			[]string{"产出指标/数量指标/台数 70个 10", "null/null/次数 2次 5"}},
		{"blank cells", []string{"产出指标 | 数量指标 | 台数 |  | "}, []string{"产出指标/数量指标/台数  null"}},
		{"blank rows are none", []string{" |  |  |  | ", "产出指标 | 数量指标 | 台数 | 70个 | 22.5", " |  |  |  | "},
			[]string{"产出指标/数量指标/台数 70个 22.5"}},
		{"a merged name is one indicator", []string{"产出指标 | 数量指标 | 台数 | 70个 | 10", "^ | ^ | ^ | ^ | ^"},
			[]string{"产出指标/数量指标/台数 70个 10"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := normalized(t, testForm(t), sheetTable(c.rows...))
			wantEqual(t, "indicators", describedIndicators(doc.Performance[0]), c.want)
		})
	}
}

// TestUnitOfName: a target that is a bare number has the unit that its indicator's name ends in.
func TestUnitOfName(t *testing.T) {
	doc := normalized(t, testForm(t), sheetTable("产出指标 | 数量指标 | 审计项目（个） | ≥30 | 10", "^ | ^ | 单价（高级）（元/人/天） | ≤850 | 10",
		"^ | ^ | 台数（一期） | 70 | 10", "^ | ^ | 次数（次） | 70人 | 10", "^ | ^ | 合格率（%） | 提高 | 10"))
	var got []string
	for _, i := range doc.Performance[0].Indicators {
		unit := "null"
		if i.Target.Unit != nil {
			unit = *i.Target.Unit
		}
		got = append(got, unit)
	}
	wantEqual(t, "units", got, []string{"个", "元/人/天", "null", "人", "null"})
}

// One row of a merged cell on either side of the page break: overleaf it is a single blank cell, which the level above
// goes on in.
func TestLevelCutByThePage(t *testing.T) {
	for _, c := range []struct{ next, want string }{
		{" |  | 次数 | 2次 | 5", "产出指标/数量指标/次数 2次 5"},
		{" | 质量指标 | 合格率 | 100% | 5", "产出指标/质量指标/合格率 100% 5"},
		{"效益指标 |  | 满意 | 95% | 5", "效益指标/null/满意 95% 5"},
	} {
		table := sheetTable("产出指标 | 数量指标 | 台数 | 70个 | 10", c.next)
		last := table.Rows - 1
		table.Parts[0].To = last
		table.Parts = append(table.Parts, extract.Part{Page: 2, From: last, To: table.Rows})
		doc := normalized(t, testForm(t), table)
		wantEqual(t, "indicators", describedIndicators(doc.Performance[0]), []string{"产出指标/数量指标/台数 70个 10", c.want})
	}
}

// The name of a level may be torn by the page break itself. What is no name of a level together is not put together.
func TestNameOfALevelTornByThePage(t *testing.T) {
	for _, c := range []struct{ before, next, first, second string }{
		{"效 | 经济效益指标", "益指标 | ", "效益指标/经济效益指标", "效益指标/经济效益指标"},
		{"效 | 经济效益指标", "益指标 | 社会效益指标", "效益指标/经济效益指标", "效益指标/社会效益指标"},
		{"效益指标 | 经济效", "效益指标 | 益指标", "效益指标/经济效益指标", "效益指标/经济效益指标"},
		{"产出指标 | 数量指标", "益指标 | ", "产出指标/数量指标", "益指标/null"},
		{"产出 | 数量指标", "指标 | ", "产出/数量指标", "指标/null"},
	} {
		table := sheetTable(c.before+" | 甲 | 70个 | 10", c.next+" | 乙 | 80个 | 5")
		last := table.Rows - 1
		table.Parts[0].To = last
		table.Parts = append(table.Parts, extract.Part{Page: 2, From: last, To: table.Rows})
		doc := normalized(t, testForm(t), table)
		wantEqual(t, "indicators", describedIndicators(doc.Performance[0]),
			[]string{c.first + "/甲 70个 10", c.second + "/乙 80个 5"})
	}
}

func TestWeights(t *testing.T) {
	check := "{id: w, weights: target, allowed: [90, 100]}"
	row := func(weights ...string) []string {
		var out []string
		for i, w := range weights {
			out = append(out, fmt.Sprintf("产出 | 数量 | 第%d | 1个 | %s", i, w))
		}
		return out
	}
	for _, c := range []struct {
		weights     []string
		verdict     document.Verdict
		left, right string
		difference  string
	}{
		{[]string{"40", "20", "30"}, document.Exact, "90", "90", "0"},
		{[]string{"40", "22.5", "37.5"}, document.Exact, "100.0", "100", "0.0"},
		{[]string{"40", "20", "31"}, document.Mismatch, "91", "90", "1"},
		{[]string{"40", "20", "36"}, document.Mismatch, "96", "100", "-4"},
		{[]string{"40", "", "50"}, document.Exact, "90", "90", "0"},
		{[]string{"", "", ""}, document.Untestable, "null", "null", "null"},
	} {
		doc := normalized(t, testForm(t, check), sheetTable(row(c.weights...)...))
		if len(doc.Checks) != 1 {
			t.Fatalf("%d checks", len(doc.Checks))
		}
		k := doc.Checks[0]
		got := []string{string(k.Verdict), amountText(k.Left), amountText(k.Right), amountText(k.Difference), k.Row,
			string(k.Table)}
		wantEqual(t, fmt.Sprint(c.weights), got, []string{string(c.verdict), c.left, c.right, c.difference, "1", "target"})
	}
	doc := normalized(t, testForm(t, check), sheetTable(), sheetTable(row("100")...))
	if len(doc.Checks) != 2 || doc.Checks[0].Row != "1" || doc.Checks[1].Row != "2" ||
		doc.Checks[1].Verdict != document.Exact {
		t.Errorf("%+v", doc.Checks)
	}
}
