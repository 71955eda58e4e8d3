package grids

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"gongkai/normalize/document"
)

func cell(row, col, rows, cols int, text string) document.Square {
	return document.Square{Row: row, Col: col, Rows: rows, Cols: cols, Text: text, Page: 3}
}

// budget has a header of two tiers, a merged cell in its body, a gap, and texts that want care.
func budget() []Table {
	title := "收支<总>表"
	return []Table{
		{&document.Grid{
			Title: &title, Pages: []int{3, 4},
			Captions: []document.Text{{Text: title}, {Text: "单位：万元"}},
			Notes:    []document.Text{{Text: "注：无"}},
			Cells: []document.Square{
				cell(0, 0, 2, 1, "科目"), cell(0, 1, 1, 2, "支出"), cell(1, 1, 1, 1, "基本"), cell(1, 2, 1, 1, "项目"),
				cell(2, 0, 2, 1, "=1+1"), cell(2, 1, 1, 1, "-2.50"), cell(2, 2, 1, 1, "a|b\n*c*"), cell(3, 1, 1, 1, "\u202e5"),
				cell(0, 0, 2, 1, "科目"), // repeated overleaf
			},
		}, 2},
		{&document.Grid{Pages: []int{3}, Cells: []document.Square{cell(0, 0, 1, 1, "x")}}, 0},
	}
}

func TestFormats(t *testing.T) {
	want := map[string]string{
		"csv": "科目,支出,支出\n,基本,项目\n'=1+1,-2.50,\"a|b\n*c*\"\n,\\u202e5,\n\nx\n",
		"markdown": "### 收支&lt;总>表\n\n单位：万元\n\n| 科目 | 支出<br>基本 | 支出<br>项目 |\n|---|---|---|\n" +
			"| =1+1 | -2.50 | a\\|b \\*c\\* |\n|  | \\\\u202e5 |  |\n\n注：无\n\n|  |\n|---|\n| x |\n",
		"html": htmlBegin + "<table data-pages=\"3 4\">\n<caption>收支&lt;总&gt;表\n单位：万元</caption>\n<thead>\n" +
			"<tr><th rowspan=\"2\">科目</th><th colspan=\"2\">支出</th></tr>\n<tr><th>基本</th><th>项目</th></tr>\n</thead>\n" +
			"<tbody>\n<tr><td rowspan=\"2\">=1+1</td><td>-2.50</td><td>a|b\n*c*</td></tr>\n<tr><td>\\u202e5</td><td></td></tr>\n" +
			"</tbody>\n</table>\n<p>注：无</p>\n<table data-pages=\"3\">\n<tbody>\n<tr><td>x</td></tr>\n</tbody>\n</table>\n",
	}
	for _, f := range Formats {
		var b bytes.Buffer
		if err := f.Write(&b, budget(), Options{}); err != nil {
			t.Fatal(err)
		}
		if w, ok := want[f.Name]; ok && b.String() != w {
			t.Errorf("%s:\n%s\nwant\n%s", f.Name, b.String(), w)
		}
		if err := f.Write(&b, nil, Options{}); err != nil {
			t.Errorf("%s of no table: %v", f.Name, err)
		}
	}
	var b strings.Builder
	writeCSV(&b, budget(), Options{BOM: true, KeepFormulas: true})
	if s := b.String(); !strings.HasPrefix(s, "\uFEFF科目") || !strings.Contains(s, "\n=1+1,") ||
		!strings.Contains(s, "\u202e") {
		t.Errorf("kept: %q", s)
	}
}

func TestWorkbook(t *testing.T) {
	var b bytes.Buffer
	if err := writeXLSX(&b, budget(), Options{}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := strings.Join(f.GetSheetList(), " "); got != "p3-1 p3-2" {
		t.Errorf("sheets %s", got)
	}
	for at, want := range map[string]string{"A1": "收支<总>表", "A2": "单位：万元", "A3": "科目", "B3": "支出", "C4": "项目",
		"A5": "=1+1"} {
		if got, err := f.GetCellValue("p3-1", at); got != want || err != nil {
			t.Errorf("%s: %q, %v", at, got, err)
		}
		if formula, _ := f.GetCellFormula("p3-1", at); formula != "" {
			t.Errorf("%s is the formula %s", at, formula)
		}
	}
	merged, err := f.GetMergeCells("p3-1")
	if err != nil || len(merged) != 3 {
		t.Errorf("merged cells %v, %v", merged, err)
	}
}
