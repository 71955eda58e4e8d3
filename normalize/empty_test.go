package normalize

import (
	"slices"
	"testing"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/normalize/document"
)

const saysEmpty = "本单位没有使用资金安排的支出，本表为空表。"

func paragraph(text string, page1 int, y float64) extract.Text {
	return extract.Text{Text: text, Page: page1, Box: geometry.Rect{Y0: y, X1: 400, Y1: y + 12}}
}

func TestEmptyTables(t *testing.T) {
	head := []string{spendingHead, spendingCode, "---"}
	bare := tableOf("支出情况表", spendingHead, spendingCode, "---")
	bottom := bare.Parts[0].Box.Y1
	body := func(rows ...string) *extract.Table {
		return tableOf("支出情况表", append(slices.Clone(head), rows...)...)
	}
	noted := func(t *extract.Table, notes ...string) *extract.Table {
		for _, n := range notes {
			t.Notes = append(t.Notes, extract.Text{Text: n, Page: 1})
		}
		return t
	}
	const row = "201 |  |  | 某 | 1.00 | 1.00 | "
	for _, c := range []struct {
		name   string
		table  *extract.Table
		texts  []extract.Text
		status string
		note   string // "" is null
		notes  []string
		left   []string // paragraphs that stay text
	}{
		{"sentence over the whole body", body(saysEmpty + " | < | < | < | < | < | <"), nil, document.Empty, saysEmpty,
			[]string{saysEmpty}, nil},
		{"sentence in one cell", body(" |  |  | " + saysEmpty + " |  |  | "), nil, document.Empty, saysEmpty,
			[]string{saysEmpty}, nil},
		{"sentence over several rows", body(saysEmpty+" | < | < | < | < | < | <", "^ | < | < | < | < | < | <"), nil,
			document.Empty, saysEmpty, []string{saysEmpty}, nil},
		{"sentence after blank rows", body(" |  |  |  |  |  | ", saysEmpty+" | < | < | < | < | < | <"), nil, document.Empty,
			saysEmpty, []string{saysEmpty}, nil},
		{"sentence below filled rows", body(row, saysEmpty+" | < | < | < | < | < | <"), nil, document.Filled, saysEmpty,
			[]string{saysEmpty}, nil},
		{"a sentence beside an amount is a row", body(" |  |  | " + saysEmpty + " | 1.00 |  | "), nil, document.Filled, "",
			nil, nil},
		{"in a note", noted(body(), "注：数据以万元计", saysEmpty), nil, document.Empty, saysEmpty, []string{"注：数据以万元计", saysEmpty},
			nil},
		{"in a note below rows", noted(body(row), saysEmpty), nil, document.Filled, saysEmpty, []string{saysEmpty}, nil},
		{"in the table, and otherwise in a note", noted(body(saysEmpty+" | < | < | < | < | < | <"), "注：本表为空表"), nil,
			document.Empty, saysEmpty, []string{"注：本表为空表", saysEmpty}, nil},
		{"in the paragraph below", body(), []extract.Text{paragraph(saysEmpty, 1, bottom+5)}, document.Empty, saysEmpty,
			[]string{saysEmpty}, nil},
		{"in the paragraph above", body(), []extract.Text{paragraph(saysEmpty, 1, -20)}, document.Empty, "", nil,
			[]string{saysEmpty}},
		{"in the paragraph after next", body(), []extract.Text{paragraph("第三部分 说明", 1, bottom+5),
			paragraph(saysEmpty, 1, bottom+25)}, document.Empty, "", nil,
			[]string{"第三部分 说明", saysEmpty}},
		{"on the next page", body(), []extract.Text{paragraph(saysEmpty, 2, bottom+5)}, document.Empty, "", nil,
			[]string{saysEmpty}},
		{"below rows it is only text", body(row), []extract.Text{paragraph(saysEmpty, 1, bottom+5)}, document.Filled, "", nil,
			[]string{saysEmpty}},
		{"no sentence", body(), nil, document.Empty, "", nil, nil},
		{"blank rows and no sentence", body(" |  |  |  |  |  | "), nil, document.Empty, "", nil, nil},
		{"in a note below a total of zero", noted(body(" |  |  | 合计 | 0.00 | 0.00 | "), saysEmpty), nil, document.Empty, saysEmpty,
			[]string{saysEmpty}, nil},
		{"a total of zero alone", body(" |  |  | 合计 | 0.00 | 0.00 | "), nil, document.Filled, "", nil, nil},
		{"in a note below a code with zero", noted(body("201 |  |  | 某 | 0.00 | 0.00 | "), saysEmpty), nil, document.Filled,
			saysEmpty, []string{saysEmpty}, nil},
		{"a label in the place of rows", body(" |  |  | 无 |  |  | ", " |  |  | 合计 |  |  | "), nil, document.Empty, "无",
			[]string{"无", "合计"}, nil},
		{"such a label with zeros", body(" |  |  | 无 | 0.00 | 0.00 | "), nil, document.Empty, "无", nil, nil},
		{"such a label with an amount", body(" |  |  | 无 | 1.00 | 1.00 | "), nil, document.Filled, "", nil, nil},
		{"such a label beside rows", body(row, " |  |  | 无 |  |  | "), nil, document.Filled, "", nil, nil},
		{"in words that no form has", noted(body(), "注：本部门无此项支出。"), nil, document.Empty, "注：本部门无此项支出。",
			[]string{"注：本部门无此项支出。"}, nil},
		{"another sentence", noted(body(), "注：本表公开到项级"), nil, document.Empty, "", []string{"注：本表公开到项级"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := normalizedDocument(&extract.Document{Tables: []extract.Table{*c.table}, Texts: c.texts}, testForm(t))
			got := tableByID(t, doc, "spending")
			note := ""
			if got.Note != nil {
				note = *got.Note
			}
			if got.Status != c.status || note != c.note {
				t.Errorf("%s with the note %q, want %s with %q", got.Status, note, c.status, c.note)
			}
			wantEqual(t, "notes", textsOf(got.Notes), c.notes)
			wantEqual(t, "text", textsOf(doc.Text), c.left)
		})
	}
}

func textsOf(list []document.Text) []string {
	var out []string
	for _, x := range list {
		out = append(out, x.Text)
	}
	return out
}

// A paragraph speaks for one table, the one directly above it.
func TestEmptySentenceOfTheLastTable(t *testing.T) {
	first, second := tableOf("支出情况表", spendingHead, spendingCode, "---"), tableOf("经费情况表", itemsHead, "---")
	second.Parts[0].Box = geometry.Rect{Y0: 300, X1: 500, Y1: 320}
	doc := normalizedDocument(&extract.Document{Tables: []extract.Table{*first, *second},
		Texts: []extract.Text{paragraph(saysEmpty, 1, 330)}}, testForm(t))
	if items := tableByID(t, doc, "items"); items.Note == nil || *items.Note != saysEmpty {
		t.Errorf("the table above the sentence has the note %v", items.Note)
	}
	if len(doc.Text) != 0 {
		t.Errorf("the sentence is text, too: %v", doc.Text)
	}
	if note := tableByID(t, doc, "spending").Note; note != nil {
		t.Errorf("the table further up takes the sentence, too: %q", *note)
	}
}

func TestMissingTables(t *testing.T) {
	doc := normalized(t, testForm(t), tableOf("经费情况表", itemsHead, "---", "合计 | 1.00 | "))
	var ids, status []string
	for _, table := range doc.Tables {
		ids, status = append(ids, table.ID), append(status, table.Status)
	}
	wantEqual(t, "tables", ids, []string{"spending", "items", "projects", "balance"})
	wantEqual(t, "statuses", status, []string{document.Missing, document.Filled, document.Missing, document.Missing})
	missing := 0
	for _, f := range doc.Diagnostics {
		if f.ID == "table.missing" && f.Severity == finding.Warning {
			missing++
		}
	}
	if missing != 3 {
		t.Errorf("%d findings", missing)
	}
	balance := tableByID(t, doc, "balance")
	if len(balance.Columns) != 2 || balance.Columns[0].Side != "income" || len(balance.Columns[0].Path) != 0 ||
		balance.Unit != nil || balance.Pages == nil || balance.Rows == nil {
		t.Errorf("%+v", balance)
	}
}

// A table of labels alone is empty, and so is one of zeros whose list of tables says so; one with an amount is filled.
func TestTablesWithoutAmounts(t *testing.T) {
	list := func(of, say string) *extract.Table {
		return captioned(unitless(tableOf("报表目录", "报表 | 报表名称 | 是否空表 | 公开空表理由", "---",
			"表1 | 2026年"+of+" | "+say+" | 不涉及", "表2 | 别的表 | 是 | ")), "目录")
	}
	for _, c := range []struct {
		name, row, list, status, note string
	}{
		{"labels alone", "201 |  |  | 某 |  |  | ", "", document.Empty, ""},
		{"zeros", "201 |  |  | 某 | 0.00 | 0.00 | ", "", document.Filled, ""},
		{"zeros of an empty table", "201 |  |  | 某 | 0.00 | 0.00 | ", "是", document.Empty, "不涉及"},
		{"something that is no amount, of an empty table", "201 |  |  | 某 | 甲 |  | ", "是", document.Empty, "不涉及"},
		{"labels alone, with a reason", "201 |  |  | 某 |  |  | ", "是", document.Empty, "不涉及"},
		{"zeros of another one", "201 |  |  | 某 | 0.00 | 0.00 | ", "否", document.Filled, ""},
		{"an amount", "201 |  |  | 某 | 1.00 | 0.00 | ", "是", document.Filled, ""},
		{"something that is no amount", "201 |  |  | 某 | 甲 |  | ", "", document.Filled, ""},
	} {
		tables := []*extract.Table{tableOf("支出情况表", spendingHead, spendingCode, "---", c.row)}
		if c.list != "" {
			tables = append(tables, list("支出情况表", c.list))
		}
		doc := normalized(t, testForm(t), tables...)
		table, note := tableByID(t, doc, "spending"), ""
		if table.Note != nil {
			note = *table.Note
		}
		if told := slices.Contains(findings(doc), "table.contradicted"); told != (c.name == "an amount") {
			t.Errorf("%s: contradiction told: %v", c.name, told)
		}
		if table.Status != c.status || note != c.note || len(table.Rows) != 1 {
			t.Errorf("%s: %s, %q, %d rows", c.name, table.Status, note, len(table.Rows))
		}
	}
}

// A column that the document lacks is declared without a path and reported; every row has it as null.
func TestMissingColumn(t *testing.T) {
	doc := normalized(t, testForm(t), tableOf("支出情况表", "编码 | < | < | 名称 | 合计 | 项目支出", "类 | 款 | 项 | ^ | ^ | ^", "---",
		"201 |  |  | 某 | 1.00 | 1.00"))
	table := tableByID(t, doc, "spending")
	wantEqual(t, "findings", findings(doc), []string{"column.missing"})
	wantEqual(t, "rows", described(table.Rows), []string{"item 201 某 L1 total=1.00 basic=null project=1.00"})
	for i, want := range []string{"合计", "", "项目支出"} {
		path := table.Columns[i].Path
		if path == nil || len(path) > 0 != (want != "") || want != "" && path[0] != want {
			t.Errorf("column %s has the path %q", table.Columns[i].ID, path)
		}
	}
}

// What no form claims is kept as a plain grid; without any form that is everything.
func TestUnmapped(t *testing.T) {
	other := captioned(unitless(tableOf("联系方式", "电话 | <", "---", "1 | 2")), "小字")
	for _, tables := range [][]*extract.Table{{other}, {tableOf("经费情况表", itemsHead, "---", "合计 | 1.00 | "), other}} {
		doc := normalized(t, testForm(t), tables...)
		if len(doc.Unmapped) != 1 || doc.Unmapped[0].Title == nil || *doc.Unmapped[0].Title != "联系方式" ||
			len(doc.Unmapped[0].Captions) != 2 {
			t.Fatalf("%+v", doc.Unmapped)
		}
		want := []document.Square{{Row: 0, Col: 0, Rows: 1, Cols: 2, Text: "电话", Page: 1, Box: boxAt(0, 0)},
			{Row: 1, Col: 0, Rows: 1, Cols: 1, Text: "1", Page: 1, Box: boxAt(1, 0)},
			{Row: 1, Col: 1, Rows: 1, Cols: 1, Text: "2", Page: 1, Box: boxAt(1, 1)}}
		if !slices.Equal(doc.Unmapped[0].Cells, want) {
			t.Errorf("%+v", doc.Unmapped[0].Cells)
		}
		known := len(tables) > 1
		if got := slices.Contains(findings(doc), "form.unknown"); got == known ||
			!slices.Contains(findings(doc), "table.unmapped") || (doc.Info.Form != nil) != known {
			t.Errorf("findings %q, form %v", findings(doc), doc.Info.Form)
		}
	}
}
