package normalize

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongkai/extract"
	"gongkai/extract/geometry"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
	"gongkai/schema"
)

// The form of the tests: a table keyed by codes, one of items, one of projects, one with two sides, two kinds of
// sheets.
const testTables = `
form: test
kind: budget
unit: 万元
totals: [总计, 合计]
empty: ['为空表', '没有.*安排']
document: {department: [编制部门, 部门名称], year: ['(20\d\d)年(?:部门)?预算公开']}
tables:
  - id: spending
    title: 支出情况表
    rows: codes
    codes: function
    columns:
      - {role: code, path: [编码, 类]}
      - {role: code, path: [编码, 款]}
      - {role: code, path: [编码, 项]}
      - {role: name, path: 名称}
      - {id: total, path: 合计}
      - {id: basic, path: 基本支出}
      - {id: project, path: 项目支出}
  - id: items
    title: 经费情况表
    rows: items
    columns: [{role: name, path: 项目}, {id: total, path: 合计}, {id: public, path: 公共预算}]
    items:
      - {id: total, label: 合计}
      - {id: general, label: 一、一般预算拨款}
      - {id: fund, label: 2.基金预算拨款, aliases: [政府性基金]}
      - {id: fund.own, label: 其中：基金收入}
      - {id: carryover, label: 二、上年结转}
      - {id: carryover.fund, label: 基金预算拨款}
  - id: projects
    title: 项目支出情况表
    rows: projects
    codes: function
    columns: [{role: code, path: 编码}, {role: name, path: 名称}, {role: project, path: 项目名称}, {id: total, path: 合计}, {id: goods, path: 商品支出}]
  - id: balance
    title: 收支总表
    sides:
      - {side: income, rows: names, totals: [收入总计], columns: [{role: name, path: [收入, 来源]}, {id: budget, path: [收入, 预算数]}]}
      - {side: expenditure, rows: codes, codes: function, totals: [支出总计], columns: [{role: name, path: [支出, 功能分类]}, {id: budget, path: [支出, 预算数]}]}
sheets:
  - id: target
    title: 项目绩效目标表
    fields:
      - {id: department, labels: [预算单位]}
      - {id: project, labels: [项目名称]}
      - {id: funds, labels: [预算总额], amount: true}
      - {id: fiscal, labels: [财政拨款], amount: true}
    indicators:
      - {id: level1, path: 一级指标}
      - {id: level2, path: 二级指标}
      - {id: name, path: 三级指标}
      - {id: target, path: 指标值}
      - {id: weight, path: 权重}
`

const (
	spendingHead = "编码 | < | < | 名称 | 合计 | 基本支出 | 项目支出"
	spendingCode = "类 | 款 | 项 | ^ | ^ | ^ | ^"
	itemsHead    = "项目 | 合计 | 公共预算"
	projectsHead = "编码 | 名称 | 项目名称 | 合计 | 商品支出"
	balanceBand  = "收入 | < | 支出 | <"
	balanceHead  = "来源 | 预算数 | 功能分类 | 预算数"
)

// testForm is the form above with checks.
func testForm(t testing.TB, checks ...string) *schema.Form {
	t.Helper()
	text := testTables
	if len(checks) > 0 {
		text += "checks:\n  - " + strings.Join(checks, "\n  - ") + "\n"
	}
	forms, err := schema.Parse([]byte(text), "test.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return forms[0]
}

// inWan is the caption that tableOf gives every table; captioned takes it away again where it adds a unit, unitless
// does so anyway.
const inWan = "单位：万元"

func unitless(t *extract.Table) *extract.Table {
	t.Captions = slices.DeleteFunc(t.Captions, func(c extract.Text) bool { return c.Text == inWan })
	return t
}

// tableOf makes a table from rows of texts that | parts, under captions with its title and its unit. < says that the
// cell to the left goes on here, ^ that the one above does. A line of dashes ends the header.
func tableOf(title string, rows ...string) *extract.Table {
	t := &extract.Table{Captions: []extract.Text{{Text: title, Page: 1, Size: 16}, {Text: inWan, Page: 1, Size: 9}},
		Parts: []extract.Part{{Page: 1, Box: geometry.Rect{X1: 500, Y1: 20 * float64(len(rows))}}}}
	var grid [][]int
	for _, line := range rows {
		if strings.HasPrefix(line, "---") {
			t.Header = len(grid)
			continue
		}
		r := len(grid)
		var row []int
		for c, text := range strings.Split(line, "|") {
			switch text = strings.TrimSpace(text); text {
			case "<":
				k := row[c-1]
				t.Cells[k].Cols = max(t.Cells[k].Cols, c+1-t.Cells[k].Col)
				row = append(row, k)
			case "^":
				k := grid[r-1][c]
				t.Cells[k].Rows = r + 1 - t.Cells[k].Row
				row = append(row, k)
			default:
				row = append(row, len(t.Cells))
				t.Cells = append(t.Cells, extract.Cell{Row: r, Col: c, Rows: 1, Cols: 1, Text: text,
					Pieces: []extract.Piece{{Page: 1, Box: boxAt(r, c)}}})
			}
		}
		grid = append(grid, row)
		t.Cols = max(t.Cols, len(row))
	}
	t.Rows = len(grid)
	t.Parts[0].To = t.Rows
	return t
}

// boxAt is where the cell of a row and column stands on the test page.
func boxAt(row, col int) geometry.Rect {
	x, y := float64(50*col), float64(20*row)
	return geometry.Rect{X0: x, Y0: y, X1: x + 50, Y1: y + 20}
}

func captioned(t *extract.Table, captions ...string) *extract.Table {
	if slices.ContainsFunc(captions, func(c string) bool { return strings.Contains(c, "位：") }) {
		unitless(t)
	}
	for _, c := range captions {
		t.Captions = append(t.Captions, extract.Text{Text: c, Page: 1, Size: 9})
	}
	return t
}

// normalized recognises the tables by the form and normalises them.
func normalized(t testing.TB, form *schema.Form, tables ...*extract.Table) *document.Document {
	t.Helper()
	doc := &extract.Document{}
	for _, table := range tables {
		doc.Tables = append(doc.Tables, *table)
	}
	return normalizedDocument(doc, form)
}

func normalizedDocument(doc *extract.Document, form *schema.Form) *document.Document {
	return Normalize(doc, schema.Recognise(doc, []*schema.Form{form}))
}

func tableByID(t testing.TB, doc *document.Document, id string) *document.Table {
	t.Helper()
	for i := range doc.Tables {
		if doc.Tables[i].ID == id {
			return &doc.Tables[i]
		}
	}
	t.Fatalf("no table %s", id)
	return nil
}

// described prints rows: side, role, level, item, code, name, project and values; null is a value that is not there.
func described(rows []document.Row) []string {
	out := []string{}
	for _, r := range rows {
		words := []string{}
		for _, w := range []string{r.Side, r.Role, r.Item, r.Code, r.Name, r.Project} {
			if w != "" {
				words = append(words, w)
			}
		}
		if r.Level > 0 {
			words = append(words, fmt.Sprint("L", r.Level))
		}
		for _, v := range r.Values {
			words = append(words, v.Column+"="+amountText(v.Amount))
		}
		out = append(out, strings.Join(words, " "))
	}
	return out
}

func amountText(a *value.Amount) string {
	if a == nil {
		return "null"
	}
	return a.String()
}

// findings gives the ids of the diagnostics but those that say that the test's document lacks tables, or that its
// made-up names are not those of the official lists.
func findings(doc *document.Document) []string {
	out := []string{}
	for _, f := range doc.Diagnostics {
		if f.ID != "table.missing" && f.ID != "code.name" && f.ID != "code.unknown" {
			out = append(out, f.ID)
		}
	}
	return out
}

func wantEqual(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n%s\nwant:\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// text is what a pointer leads to, "" for nil.
func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
