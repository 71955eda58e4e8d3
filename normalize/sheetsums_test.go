package normalize

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongkai/extract"
	"gongkai/normalize/document"
)

const sumsHead = "项目名称（资金使用单位） | 总计： | 财政拨款 | 其他资金 | 绩效目标 | 绩效指标"

// sumsOf prints the rows of sums of a document: the number of their sheet, name and amounts with their proof; the
// checks of them, and what is said of amounts that have no place.
func sumsOf(doc *document.Document) (sums, checks []string) {
	for i, s := range doc.Performance {
		for k, row := range s.Sums {
			words := []string{fmt.Sprint(i + 1)}
			for _, f := range row {
				if f.Text != nil {
					words = append(words, f.ID+"="+*f.Text)
					continue
				}
				cell := s.Cells.Get(fmt.Sprintf("sums/%d/%s", k, f.ID))
				words = append(words, amountText(f.Amount)+" "+string(cell.Proof))
			}
			sums = append(sums, strings.Join(words, " "))
		}
	}
	for _, c := range doc.Checks {
		if c.ID == "performance.sums" {
			checks = append(checks, fmt.Sprint(c.Row, " ", c.Column, " ", c.Verdict))
		}
	}
	for _, f := range doc.Diagnostics {
		if f.ID == "sheet.amount" {
			checks = append(checks, f.Message)
		}
	}
	return sums, checks
}

// A list of sheets prints the amounts of all its projects, of units and of groups of them, above the projects.
func TestSumsOfLists(t *testing.T) {
	project := func(name, amount string) string {
		return name + " | " + amount + " | " + amount + " |  | 目标 | 数量指标：次数≥3"
	}
	for _, c := range []struct {
		name         string
		rows         []string
		sums, checks []string
	}{
		{"total and units", []string{"合计 | 6.00 | 5.00 |  |  | ", "某局 | 3.00 | 3.00 |  |  | ", project("甲", "1.00"),
			project("乙", "2.00"), "某中心 | 3.00 |  |  |  | ", project("丙", "3.00")},
			[]string{"1 total=合计 6.00 verified 5.00 doubtful", "1 unit=某局 3.00 verified 3.00 verified",
				"3 unit=某中心 3.00 verified"},
			[]string{"1/sums/0 funds_total exact", "1/sums/0 funds_fiscal mismatch", "1/sums/1 funds_total exact",
				"1/sums/1 funds_fiscal exact", "3/sums/0 funds_total exact"}},
		{"groups within units", []string{"某局 | 6.00 |  |  |  | ", "运转类 | 1.00 |  |  |  | ", project("甲", "1.00"),
			"特定目标类 | 5.00 |  |  |  | ", project("乙", "5.00"), "某中心 | 3.00 |  |  |  | ", project("丙", "3.00")},
			[]string{"1 unit=某局 6.00 verified", "1 group=运转类 1.00 verified", "2 group=特定目标类 5.00 verified",
				"3 unit=某中心 3.00 verified"},
			[]string{"1/sums/0 funds_total exact", "1/sums/1 funds_total exact", "2/sums/0 funds_total exact",
				"3/sums/0 funds_total exact"}},
		{"units within groups", []string{"运转类 | 3.00 |  |  |  | ", "某局 | 1.00 |  |  |  | ", project("甲", "1.00"),
			"某中心 | 2.00 |  |  |  | ", project("乙", "2.00"), "特定目标类 | 4.00 |  |  |  | ", project("丙", "4.00")},
			[]string{"1 group=运转类 3.00 verified", "1 unit=某局 1.00 verified", "2 unit=某中心 2.00 verified",
				"3 group=特定目标类 4.00 verified"},
			[]string{"1/sums/0 funds_total exact", "1/sums/1 funds_total exact", "2/sums/0 funds_total exact",
				"3/sums/0 funds_total exact"}},
		{"a total below, and units without projects", []string{"某局 | 9.00 |  |  |  | ", "某中心 | 1.00 |  |  |  | ",
			project("甲", "1.00"), "某站 | 2.00 |  |  |  | ", "合计 | 1.00 |  |  |  | "},
			[]string{"1 unit=某局 9.00 unchecked", "1 unit=某中心 1.00 verified", "1 unit=某站 2.00 unchecked",
				"1 total=合计 1.00 verified"},
			[]string{"1/sums/1 funds_total exact", "1/sums/3 funds_total exact"}},
		{"nothing names the sum", []string{" | 1.00 |  |  |  | ", project("甲", "1.00")}, nil,
			[]string{`"1.00" stands in no field of a sheet and in no row of sums`}},
		{"names alone are no sums", []string{"某局 |  |  |  |  | ", project("甲", "1.00")}, nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			table := tableOf("项目支出绩效目标表", append([]string{sumsHead, "---"}, c.rows...)...)
			doc := normalizedDocument(&extract.Document{Tables: []extract.Table{*table}}, embeddedForm(t, "cn-performance"))
			sums, checks := sumsOf(doc)
			if !slices.Equal(sums, c.sums) || !slices.Equal(checks, c.checks) {
				t.Errorf("sums\n%s\nwant\n%s\nchecks\n%s\nwant\n%s", strings.Join(sums, "\n"), strings.Join(c.sums, "\n"),
					strings.Join(checks, "\n"), strings.Join(c.checks, "\n"))
			}
		})
	}
}

// A list of sheets names the department above it, and above each page again; its sheets have it from there.
func TestDepartmentAboveLists(t *testing.T) {
	project := func(name string) string { return name + " | 1.00 | 1.00 |  | 目标 | 数量指标：次数≥3" }
	for _, c := range []struct {
		name, above, overleaf string
		want                  []string
	}{
		{"once", "部门名称：某市云岑局", "", []string{"某市云岑局 on 1", "某市云岑局 on 1", "某市云岑局 on 1"}},
		{"on each page", "部门名称：某市云岑局", "部门名称：某市水务局",
			[]string{"某市云岑局 on 1", "某市云岑局 on 1", "某市水务局 on 2"}},
		{"a unit of money is no name", "单位：万元", "", []string{"none", "none", "none"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			table := overleaf(captioned(tableOf("2026年项目支出绩效目标表", sumsHead, "---", project("甲"), project("乙"),
				project("丙")), c.above), 3)
			if c.overleaf != "" {
				table.Parts[1].Captions = []extract.Text{{Text: c.overleaf, Page: 2}}
			}
			var got []string
			for _, s := range normalized(t, embeddedForm(t, "cn-performance"), table).Performance {
				said := "none"
				if f := s.Fields.Get("department"); f != nil && f.Text != nil {
					said = fmt.Sprint(*f.Text, " on ", s.Cells.Get("department").Page)
				}
				got = append(got, said)
			}
			wantEqual(t, "departments", got, c.want)
		})
	}
}
