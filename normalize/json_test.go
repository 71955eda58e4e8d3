package normalize

import (
	"bytes"
	"encoding/json"
	"testing"
)

// encoded prints as the program does: without escapes for HTML.
func encoded(t *testing.T, v any) string {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		t.Fatal(err)
	}
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}

// The values of a row are all columns of the form in its order, however the table prints them.
func TestJSONFollowsTheForm(t *testing.T) {
	doc := normalized(t, testForm(t), tableOf("支出情况表", "项目支出 | 合计 | 基本支出 | 名称 | 编码 | < | <", "^ | ^ | ^ | ^ | 类 | 款 | 项",
		"---", "2.50 | 240.00 |  | 某 | 201 |  | "))
	row := tableByID(t, doc, "spending").Rows[0]
	if got, want := encoded(t, row.Values), `{"total":240.00,"basic":null,"project":2.50}`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	var ids []string
	for _, c := range row.Cells {
		ids = append(ids, c.ID)
	}
	wantEqual(t, "cells", ids, []string{"code", "name", "total", "project"})
}

// Lists of the contract are lists even when there is nothing in them.
func TestJSONOfAnEmptyDocument(t *testing.T) {
	doc := normalized(t, testForm(t))
	var fields map[string]json.RawMessage
	if err := json.Unmarshal([]byte(encoded(t, doc)), &fields); err != nil {
		t.Fatal(err)
	}
	for _, list := range []string{"tables", "performance", "facts", "checks", "unmapped", "text", "diagnostics"} {
		if text := fields[list]; len(text) == 0 || text[0] != '[' {
			t.Errorf("%s is %s", list, text)
		}
	}
	if want := `{"form":null,"kind":null,"contains":[],"year":null,"department":null,"scope":null,"place":null,"unit":null,"published":null}`; string(fields["document"]) != want {
		t.Errorf("document %s", fields["document"])
	}
	if string(fields["format"]) != `"gongkai/1"` {
		t.Errorf("format %s", fields["format"])
	}
}

// The same document gives the same bytes.
func TestJSONIsTheSameEveryTime(t *testing.T) {
	form := testForm(t, "{id: c, tree: spending}", "{id: m, match: [spending.total, projects.total]}")
	run := func() string {
		return encoded(t, normalized(t, form, spendingTable(" |  |  | 总计 | 3.00 |  | ", "201 |  |  | 甲 | 1.00 |  | ",
			"208 |  |  | 乙 | 2.00 | 坏 | "),
			projectsTable("201 | 甲 |  | 1.00 | ", "210 | 丙 | 丁 | 1.00 | "), sheetTable(), tableOf("别的表", "子 | 丑", "---",
				"1 | 2")))
	}
	first := run()
	for range 20 {
		if got := run(); got != first {
			t.Fatalf("%s\nwas %s", got, first)
		}
	}
}
