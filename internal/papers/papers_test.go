package papers_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/internal/papers"
	"gongkai/schema"
)

var update = flag.Bool("update", false, "rewrite the PDF files and truths of fixtures/places")

const places = "../../fixtures/places"

// TestPlaces: PDF files and truths are what the descriptions beside them say, and every form of the repository has one.
func TestPlaces(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(places, "*.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatal("no descriptions", err)
	}
	described := map[string]bool{"cn-xinjiang-budget": true} // the documents of fixtures itself are of this form
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			p, err := papers.Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			described[p.Form] = true
			pdf, err := p.PDF()
			if err != nil {
				t.Fatal(err)
			}
			truth, err := p.Truth()
			if err != nil {
				t.Fatal(err)
			}
			base := strings.TrimSuffix(file, ".yaml")
			same(t, base+".pdf", pdf)
			same(t, base+".truth.json", truth)
		})
	}
	forms, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range forms {
		if !described[f.ID] {
			t.Errorf("form %s has no made-up document in fixtures/places", f.ID)
		}
	}
}

func same(t *testing.T, file string, want []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if have, err := os.ReadFile(file); err != nil || !bytes.Equal(have, want) {
		t.Errorf("%s is not what its description says (%v); run go test ./internal/papers -update", file, err)
	}
}

func TestMistakes(t *testing.T) {
	const head = "form: f\ndepartment: d\nyear: 2026\nunit: 元\ntables:\n- id: income\n  columns: |\n    "
	for _, c := range []struct{ text, message string }{
		{"nonsense: 1", "not found"},
		{head + "| 60 | 项目 |\n", "a width, a header and a meaning"},
		{head + "| wide | 项目 | name |\n", "no width"},
		{head + "60 | 项目 | name\n", "begins and ends with |"},
		{head + "| 60 | 项目 | name |\n  rows: |\n    | a | b |\n", "1 columns, but 2 cells"},
		{head + "| 60 | 项目 | name |\n  rows: |\n    | a {total |\n", "no closing brace"},
		{"sheets:\n- id: s\n  widths: 60 60\n  rows: |\n    | a |\n", "2 widths, but 1 cells"},
	} {
		if _, err := papers.Parse([]byte(c.text)); err == nil || !strings.Contains(err.Error(), c.message) {
			t.Errorf("%q: error %v, want %s", c.text, err, c.message)
		}
	}
}

// The truth knows split codes, rows of items and what braces say.
func TestTruth(t *testing.T) {
	p, err := papers.Parse([]byte(`
form: f
department: 临川市水务局
year: 2026
unit: 万元
tables:
- id: expenditure
  columns: |
    | 30 | 科目编码 / 类 | code |
    | 30 | 科目编码 / 款 | code |
    | 90 | 科目名称 | name |
    | 60 | 合计 | total |
  rows: |
    | | | 合计 {total} | 1,200.00 |
    | 201 | | 一般公共服务支出 | 1,200.00 |
    | | 03 | 政府办公厅事务 | 1,200.00 |
- id: three_public
  status: empty
  note: 本表无数据。
  columns: |
    | 60 | 本年 / 合计 | total = total, 合计 |
    | 60 | 上年 / 合计 | total = prior, 合计 |
  rows: |
    | 5.00 | 4.00 |
`))
	if err != nil {
		t.Fatal(err)
	}
	text, err := p.Truth()
	if err != nil {
		t.Fatal(err)
	}
	var squeezed bytes.Buffer
	for line := range strings.SplitSeq(string(text), "\n") {
		squeezed.WriteString(strings.TrimSpace(line))
	}
	for _, want := range []string{
		`{"role": "total","name": "合计","values": {"total": "1200.00"}}`,
		`{"role": "item","code": "20103","name": "政府办公厅事务","values": {"total": "1200.00"}}`,
		`"status": "empty","note": "本表无数据。","rows": [{"role": "item","item": "total","name": "合计","values": {"prior": "4.00","total": "5.00"}}]`,
	} {
		if !strings.Contains(squeezed.String(), want) {
			t.Errorf("no %s in\n%s", want, squeezed.String())
		}
	}
}
