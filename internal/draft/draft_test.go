package draft_test

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/internal/draft"
	"gongkai/internal/lang"
	"gongkai/internal/papers"
	"gongkai/normalize"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// county is a made-up county, whose titles, columns and rows no form knows.
const county = `
form: cn-budget
department: 云岑县水务局
year: 2026
unit: 万元
cover: ['云岑县水务局', '2026年部门预算']
tables:
- id: summary
  above:
  - 'center 2026年部门收支总表'
  - 'left 编报机关：云岑县水务局'
  - 'right 单位：万元'
  columns: |
    | 180 | 收入 / 项目 | income: name |
    | 70 | 收入 / 预算数 | income: budget |
    | 180 | 支出 / 项目 | expenditure: name |
    | 70 | 支出 / 预算数 | expenditure: budget |
  rows: |
    | 一、公共预算拨款收入 | 80.00 | 一、农林水支出 | 100.00 |
    | 二、村镇自筹 | 20.00 | | |
    | 收入总计 | 100.00 | 支出总计 | 100.00 |
- id: income
  above:
  - 'center 2026年各项进款情况明细表'
  - 'left 编报机关：云岑县水务局'
  - 'right 单位：万元'
  columns: |
    | 60 | 科目编码 | code |
    | 150 | 科目名称 | name |
    | 60 | 合计 | total |
    | 80 | 公共预算款项 | general_public |
    | 80 | 村镇借款 | lent |
  rows: |
    | | 合计 | 100.00 | 80.00 | 20.00 |
    | 213 | 农林水支出 | 100.00 | 80.00 | 20.00 |
    | 21303 | 水利 | 100.00 | 80.00 | 20.00 |
    | 2130301 | 行政运行 | 100.00 | 80.00 | 20.00 |
- id: expenditure
  above:
  - 'center 2026年各项花销情况明细表'
  - 'right 单位：万元'
  columns: |
    | 60 | 科目编码 | code |
    | 150 | 科目名称 | name |
    | 60 | 合计 | total |
    | 80 | 基本支出 | basic |
    | 80 | 项目支出 | project |
  rows: |
    | | 合计 | 100.00 | 90.00 | 10.00 |
    | 213 | 农林水支出 | 100.00 | 90.00 | 10.00 |
    | 21303 | 水利 | 100.00 | 90.00 | 10.00 |
    | 2130301 | 行政运行 | 100.00 | 90.00 | 10.00 |
- id: ponds
  above:
  - 'center 2026年村塘清淤计划一览表'
  - 'right 单位：万元'
  columns: |
    | 40 | 序号 | - |
    | 150 | 村塘 | name |
    | 80 | 清淤方量 | volume |
    | 80 | 投工折价 | labour |
  rows: |
    | 1 | 上湾塘 | 3.00 | 1.50 |
    | 2 | 下湾塘 | 4.00 | 2.50 |
`

func national(t *testing.T) (known, all []*schema.Form) {
	t.Helper()
	all, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range draft.National {
		for _, f := range all {
			if f.ID == id {
				known = append(known, f)
			}
		}
	}
	return known, all
}

func paper(t *testing.T, description string) draft.Paper {
	t.Helper()
	p, err := papers.Parse([]byte(description))
	if err != nil {
		t.Fatal(err)
	}
	pdf, err := p.PDF()
	if err != nil {
		t.Fatal(err)
	}
	return printed(t, "county.pdf", pdf)
}

func printed(t *testing.T, name string, pdf []byte) draft.Paper {
	t.Helper()
	doc, err := normalize.Print(context.Background(), pdf, extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return draft.Paper{Name: name, Printed: doc}
}

func read(t *testing.T, p draft.Paper, forms []*schema.Form) *document.Document {
	t.Helper()
	r, err := normalize.FromPrinted(context.Background(), p.Printed, document.Source{}, normalize.Options{Forms: forms})
	if err != nil {
		t.Fatal(err)
	}
	return r.Document
}

var say = lang.NewSpeaker(lang.English).Words

// TestBetter: what is drafted lints as it is, and the paper is read better with it than before.
func TestBetter(t *testing.T) {
	known, all := national(t)
	p := paper(t, county)
	text, err := draft.YAML([]draft.Paper{p}, known, say)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"form: draft-budget #",
		"extends: cn-budget\n",
		"unit: 万元\n",
		"document: {department: [编报机关]}\n",
		"  - id: summary\n",
		"          # TODO is this 一般公共预算?\n          - {id: general_public, label: 一、公共预算拨款收入}\n",
		"          # - {id: , label: 二、村镇自筹, of: total}\n",
		"  - id: income\n    title: 各项进款情况明细表\n",
		"      - {id: general_public, path: [公共预算款项]}\n",
		"      # - {id: , path: [村镇借款], of: total}\n",
		"  - id: expenditure\n    title: 各项花销情况明细表\n",
		"  - id: table_1\n    title: 村塘清淤计划一览表\n    rows: names\n    columns:\n" +
			"      - {role: text, path: [序号]}\n      - {role: name, path: [村塘]}\n",
		"      - {id: column_3, path: [清淤方量]}\n",
	} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the draft lacks\n%s", want)
		}
	}
	drafted, err := schema.Parse(text, "county.yaml", all...)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	before, after := read(t, p, all), read(t, p, schema.Override(all, drafted))
	ids := func(d *document.Document) (out string) {
		for _, x := range d.Tables {
			if x.Status != document.Missing {
				out += x.ID + " "
			}
		}
		return out
	}
	if got := ids(before); strings.Contains(got, "income ") {
		t.Errorf("a form knows the county's words: before the draft there are %s", got)
	}
	if got := ids(after); !strings.HasPrefix(got, "summary ") || !strings.Contains(got, "income ") ||
		!strings.Contains(got, "expenditure ") || !strings.Contains(got, "table_1 ") || len(after.Unmapped) > 0 {
		t.Errorf("with the draft there are %s and %d unmapped\n%s", got, len(after.Unmapped), text)
	}
	if *after.Info.Department != "云岑县水务局" || after.Summary.Verified <= before.Summary.Verified ||
		after.Summary.Doubtful > before.Summary.Doubtful || after.Summary.Values < before.Summary.Values+20 {
		t.Errorf("department %s, before %+v, after %+v", *after.Info.Department, before.Summary, after.Summary)
	}
	again, err := draft.YAML([]draft.Paper{paper(t, county)}, known, say)
	if err != nil || !bytes.Equal(text, again) {
		t.Error("the same paper gave another draft")
	}
}

// TestMerged: papers of one place give one form, in which a table that not all of them print is optional; papers of
// several kinds give a form for each.
func TestMerged(t *testing.T) {
	known, all := national(t)
	a := paper(t, county)
	b := paper(t, strings.ReplaceAll(strings.ReplaceAll(county, "2026", "2025"), "各项花销情况明细表", "全部花销情况明细表"))
	one, err := draft.YAML([]draft.Paper{a}, known, say)
	if err != nil {
		t.Fatal(err)
	}
	text, err := draft.YAML([]draft.Paper{a, b}, known, say)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), "    title: 各项花销情况明细表\n    aliases: [全部花销情况明细表]\n") ||
		strings.Count(string(text), "- id: ") != strings.Count(string(one), "- id: ") ||
		strings.Contains(string(text), "optional") {
		t.Errorf("both papers:\n%s", text)
	}
	pdf, err := os.ReadFile("../../fixtures/places/final-accounts.pdf")
	if err != nil {
		t.Fatal(err)
	}
	short := paper(t, county[:strings.Index(county, "- id: ponds")])
	text, err = draft.YAML([]draft.Paper{printed(t, "accounts.pdf", pdf), a, short}, known, say)
	if err != nil {
		t.Fatal(err)
	}
	forms, err := schema.Parse(text, "county.yaml", all...)
	if err != nil || len(forms) != 2 || forms[0].Kind != schema.Budget || forms[1].Kind != schema.FinalAccounts {
		t.Fatalf("%v: two forms are wanted, of a budget and of final accounts:\n%s", err, text)
	}
	if !strings.Contains(string(text), "    title: 村塘清淤计划一览表\n    optional: true\n") {
		t.Errorf("one paper has no ponds:\n%s", text)
	}
}

// TestChinese: comments speak the language of the run, and the data is the same.
func TestChinese(t *testing.T) {
	known, _ := national(t)
	p := []draft.Paper{paper(t, county)}
	text, err := draft.YAML(p, known, lang.NewSpeaker(lang.Chinese).Words)
	if err != nil {
		t.Fatal(err)
	}
	english, err := draft.YAML(p, known, say)
	if err != nil {
		t.Fatal(err)
	}
	comments := func(text []byte) (data, said string) {
		for line := range strings.Lines(string(text)) {
			before, after, ok := strings.Cut(line, "# ")
			if data += before + "\n"; ok && !strings.HasPrefix(after, "- {") && !strings.HasSuffix(after, ":\n") {
				said += after
			}
		}
		return data, said
	}
	zh, said := comments(text)
	if en, _ := comments(english); zh != en {
		t.Errorf("in Chinese other data:\n%s", text)
	}
	if strings.Contains(said, " is ") || !strings.Contains(said, "待定") {
		t.Errorf("comments in Chinese:\n%s", said)
	}
}

// TestNothing: a paper without tables gives no form.
func TestNothing(t *testing.T) {
	known, _ := national(t)
	_, err := draft.YAML([]draft.Paper{paper(t, county[:strings.Index(county, "tables:")]+"tables: []\n")}, known,
		func(w finding.Words) string { return w.String() })
	if err != draft.ErrNothing {
		t.Error(err)
	}
}
