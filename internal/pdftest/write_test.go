package pdftest_test

import (
	"bytes"
	"strings"
	"testing"

	"gongkai/extract"
	"gongkai/internal/pdftest"
)

const description = `
page 400 300
size 14
center 县级收入表
size 9
left 编制单位：测试局
right 单位：元
columns 60 120 20 80
row 科目编码 | 科目名称 | 竖排表头 | 预算数
row ^ | ^ | ^ | 1
row 201 | 一般公共服务支出及其他各项支出合计 | | 1,234.00
row 合计 | < | | 1,234.00
text 说明：本表以元为单位。
footer - 1 -
`

func TestWrite(t *testing.T) {
	data, err := pdftest.Write(description)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := pdftest.Write(description)
	if !bytes.Equal(data, again) {
		t.Error("the same description gives other bytes")
	}
	doc, err := extract.ReadBytes(t.Context(), data, extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Findings) > 0 {
		t.Errorf("findings: %v", doc.Findings)
	}
	if len(doc.Tables) != 1 {
		t.Fatalf("%d tables", len(doc.Tables))
	}
	var cells, captions []string
	for _, c := range doc.Tables[0].Cells {
		cells = append(cells, c.Text)
	}
	for _, c := range doc.Tables[0].Captions {
		captions = append(captions, c.Text)
	}
	if got, want := strings.Join(cells, "|"), "科目编码|科目名称|竖排表头|预算数|1|201|一般公共服务支出及其他各项支出合计||1,234.00|合计||1,234.00"; got != want {
		t.Errorf("cells %s\nwant  %s", got, want)
	}
	if got, want := strings.Join(captions, "|"), "县级收入表|编制单位：测试局|单位：元"; got != want {
		t.Errorf("captions %s, want %s", got, want)
	}
	if c := doc.Tables[0].Cells[0]; c.Rows != 2 {
		t.Errorf("the first cell spans %d rows, want 2", c.Rows)
	}
}

func TestMistakes(t *testing.T) {
	for _, c := range []struct{ description, message string }{
		{"", "begins with `page`"},
		{"row a", "before page"},
		{"page\ncolumns 10\nrow a | b", "2 cells, there are 1 columns"},
		{"page\nnonsense 1", `unknown word "nonsense"`},
		{"page\ncolumns 10\n" + strings.Repeat("row a\n", 60), "the page is full"},
	} {
		if _, err := pdftest.Write(c.description); err == nil || !strings.Contains(err.Error(), c.message) {
			t.Errorf("%q: error %v, want %s", c.description, err, c.message)
		}
	}
}
