package schema

import (
	"strings"
	"testing"
)

// A sheet that has a field project counts as one of a project where untitled sheets are told apart, so that one of a
// department must have none, whatever its form calls by 专项名称.
func TestDepartmentsHaveNoProject(t *testing.T) {
	forms, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, f := range forms {
		for i := range f.Sheets {
			if s := &f.Sheets[i]; strings.HasPrefix(s.ID, "department_") {
				seen++
				if s.ofProject() {
					t.Errorf("%s: %s has a field project", f.ID, s.ID)
				}
			}
		}
	}
	if seen < 2 {
		t.Errorf("only %d sheets of departments", seen)
	}
}

// A column of levels without a head is one where its names alone stand below it.
func TestLevelWithoutAHead(t *testing.T) {
	const value = " | ≥2个 | 标准 | 2 | 10 | 按比例 | 资料"
	for _, c := range []struct {
		head  string
		first string
		want  [2]int // columns of both levels, -1 for none
	}{
		{"一级指标", "产出指标", [2]int{0, 1}},
		{"", "产出指标", [2]int{0, 1}},
		{"", "产出 指标", [2]int{0, 1}},
		{"", "任务", [2]int{-1, 1}},
		{"", "", [2]int{-1, 1}},
		{"序号", "产出指标", [2]int{-1, 1}},
	} {
		table := titled(tableOf(
			"预算单位 | < | 某局 | < | < | 项目名称 | 甲 | < | <",
			"项目总体目标 | < | 保障网络运行 | < | < | < | < | < | <",
			c.head+strings.TrimPrefix(indicatorHeader, "一级指标"), "---",
			c.first+" | 数量指标 | 台数"+value, "^ | 质量指标 | 好评"+value), "项目支出绩效目标表", "（2025年度）")
		m := Recognise(documentOf(table), embeddedForms(t))
		if len(m.Sheets) != 1 {
			t.Errorf("%q over %q: %d sheets", c.head, c.first, len(m.Sheets))
			continue
		}
		got := [2]int{-1, -1}
		for i, id := range []string{"level1", "level2"} {
			if col, ok := m.Sheets[0].Columns[id]; ok {
				got[i] = col
			}
		}
		if got != c.want {
			t.Errorf("%q over %q: levels in columns %v, want %v", c.head, c.first, got, c.want)
		}
	}
}
