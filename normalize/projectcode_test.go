package normalize

import (
	"slices"
	"strings"
	"testing"

	"gongkai/extract"
)

// The code of a project in front of its name is a field of its own, unless the sheet prints it for itself.
func TestProjectCodes(t *testing.T) {
	for _, c := range []struct {
		name string
		rows []string
		want []string
	}{
		{"in front of the name", []string{"65230025T000000000002-河道巡查 | 1.00 | 1.00 |  | 目标 | 数量指标：次数≥3"},
			[]string{"project_code=65230025T000000000002", "project=河道巡查"}},
		{"a name that begins with a number", []string{"12320热线 | 1.00 | 1.00 |  | 目标 | 数量指标：次数≥3"},
			[]string{"project=12320热线"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			table := tableOf("项目支出绩效目标表", append([]string{sumsHead, "---"}, c.rows...)...)
			doc := normalizedDocument(&extract.Document{Tables: []extract.Table{*table}}, embeddedForm(t, "cn-performance"))
			if got := describedSheet(doc.Performance[0]); !slices.Equal(got[1:len(c.want)+1], c.want) {
				t.Errorf("%q", got)
			}
			printed, _, _ := strings.Cut(c.rows[0], " | ")
			if cell := doc.Performance[0].Cells.Get("project"); cell.Raw != printed {
				t.Errorf("the cell of the name has %q of %q", cell.Raw, printed)
			}
			for _, id := range []string{"project", "project_code"} {
				cell, f := doc.Performance[0].Cells.Get(id), doc.Performance[0].Fields.Get(id)
				if (cell == nil) != (f == nil) || cell != nil && !strings.HasSuffix(cell.Raw, *f.Text) {
					t.Errorf("%s: %+v", id, cell)
				}
			}
		})
	}
	table := tableOf("项目支出绩效目标表", "项目编码 | A-17 | 项目名称 | 65230025T000000000002-河道巡查", "主管部门 | 某局 | 年度资金总额 | 1.00",
		"年度目标 | 甲 | < | <", "一级指标 | 二级指标 | 三级指标 | 指标值", "产出指标 | 数量指标 | 次数 | 3")
	doc := normalizedDocument(&extract.Document{Tables: []extract.Table{*table}}, embeddedForm(t, "cn-performance"))
	s := doc.Performance[0]
	if code, name := s.Fields.Get("project_code"), s.Fields.Get("project"); code == nil || *code.Text != "A-17" ||
		*name.Text != "65230025T000000000002-河道巡查" {
		t.Errorf("printed for itself: %q", describedSheet(s))
	}
}

// In tables of projects the code is a text of the row.
func TestProjectCodesOfRows(t *testing.T) {
	for _, c := range []struct{ head, row, code, name string }{
		{"项目名称 | 合计", "65230025T000000000002-河道巡查 | 1.00", "65230025T000000000002", "河道巡查"},
		{"项目编码 | 项目名称 | 合计", "B-9 | 65230025T000000000002-河道巡查 | 1.00", "B-9", "65230025T000000000002-河道巡查"},
	} {
		doc := normalizedDocument(&extract.Document{Tables: []extract.Table{*tableOf("项目支出表", c.head, "---", c.row)}},
			embeddedForm(t, "cn-budget"))
		for _, table := range doc.Tables {
			for _, r := range table.Rows {
				if r.Project != c.name || len(r.Texts) != 1 || r.Texts[0].ID != "project_code" || r.Texts[0].Text != c.code {
					t.Errorf("%s: %+v", c.head, r)
				}
			}
		}
	}
}
