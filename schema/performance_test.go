package schema

import (
	"testing"

	"gongkai/extract"
)

// evaluationSheet is a sheet of what a project reached, as 项目绩效自评表 are printed: rows and columns of money, two
// objectives, indicators.
func evaluationSheet(title string) *extract.Table {
	return titled(tableOf(
		"项目名称 | < | 甲 | < | < | < | <",
		"主管部门 | < | 某局 | 实施单位 | < | 某中心 | <",
		"项目资金(万元) |  | 年初预算数 | 全年预算数（A） | 全年执行数（B） | 分值 | 得分",
		" | 年度资金总额 | 10.00 | 12.00 | 11.00 | 10 | 9",
		" | 其中：当年财政拨款 | 10.00 | 12.00 | 10.50 |  | ",
		"年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | <",
		"^ | 建成 | < | < | 建成了 | < | <",
		"绩效指标 | 一级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分",
		"^ | 产出指标 | 台数 | 70 | 71 | 10 | 10", "^ | ^ | 套数 | 7 | 7 | 5 | 5"), title)
}

// TestIndicatorsAlone: a report prints the indicators of the project that it is about, under a title that says so and
// without any field. Without such a title the same grid is no sheet.
func TestIndicatorsAlone(t *testing.T) {
	rows := []string{"一级指标 | 二级指标 | 三级指标 | 指标值", "产出指标 | 数量指标 | 台数 | ≥70台", "^ | 质量指标 | 完好率 | ≥96%"}
	for title, want := range map[string]string{"表1：项目年度绩效指标表": "project_performance 0", "表1：设备情况表": "left [0]"} {
		if got := found(Recognise(documentOf(titled(tableOf(rows...), title)), embeddedForms(t))); got != want {
			t.Errorf("%s is %q, want %q", title, got, want)
		}
	}
}

// A sheet of what was reached is no sheet of targets, whatever its title says, and the other way round.
func TestSelfEvaluation(t *testing.T) {
	forms := embeddedForms(t)
	for _, c := range []struct {
		name, want, kind string
		tables           []*extract.Table
	}{
		{"alone", "project_evaluation 0", SelfEvaluation, []*extract.Table{evaluationSheet("某项目绩效自评表")}},
		{"titled as targets", "", "", []*extract.Table{evaluationSheet("项目支出绩效目标表")}},
		{"targets alone", "project_performance 0", PerformanceTargets, []*extract.Table{projectSheet("甲")}},
		{"beside a table", "expenditure 1, project_evaluation 0", Budget,
			[]*extract.Table{evaluationSheet("项目支出绩效自评表"), expenditureTable("部门支出总体情况表")}},
	} {
		m := Recognise(documentOf(c.tables...), forms)
		if c.want != "" && (found(m) != c.want || m.Kind != c.kind) || c.want == "" && len(m.Sheets) > 0 &&
			!m.Sheets[0].Sheet.Evaluates() {
			t.Errorf("%s: %s of the kind %q, want %s of %q", c.name, found(m), m.Kind, c.want, c.kind)
		}
	}
	table := evaluationSheet("项目支出绩效自评表")
	s := Recognise(documentOf(table), forms).Sheets[0]
	for id, want := range map[string]string{"funds_total": "10.00", "funds_budget": "12.00", "funds_executed": "11.00",
		"funds_fiscal_executed": "10.50",
		"objective":             "建成", "achieved": "建成了", "unit": "某中心"} {
		f, ok := s.Fields[id]
		if got := ""; !ok || f.Value < 0 || table.Cells[f.Value].Text != want {
			if ok && f.Value >= 0 {
				got = table.Cells[f.Value].Text
			}
			t.Errorf("%s is %q, want %q", id, got, want)
		}
	}
	if s.Columns["name"] != 2 {
		t.Errorf("the side heading is taken for the names: %v", s.Columns)
	}
	for _, id := range []string{"actual", "points", "weight", "target"} {
		if _, ok := s.Columns[id]; !ok {
			t.Errorf("no column %s in %v", id, s.Columns)
		}
	}
}

// However many sheets a paper prints, its tables choose the form.
func TestSheetsDoNotOutvoteTables(t *testing.T) {
	sheets := "sheets:\n  - {id: s, title: 绩效表, fields: [{id: a, labels: [甲]}, {id: b, labels: [乙]}], indicators: [{id: name, path: 指标}, {id: target, path: 值}, {id: weight, path: 权}]}\n"
	forms, err := Parse([]byte("form: a\nkind: budget\n"+sheets+"---\nform: b\nkind: final_accounts\ntables:\n"+incomeByFund), "a.yaml")
	if err != nil {
		t.Fatal(err)
	}
	tables := []*extract.Table{titled(tableOf("项目 | 合计 | 财政拨款", " | | 小计", "---", "某 | 1.00 | 1.00"), "部门收入总表")}
	for range 20 {
		tables = append(tables, titled(tableOf("甲 | 1 | ", "乙 | 2 | ", "指标 | 值 | 权", "---", "某 | 1 | 2"), "绩效表"))
	}
	if m := Recognise(documentOf(tables...), forms); m.Form == nil || m.Form.ID != "b" || m.Kind != FinalAccounts {
		t.Errorf("%+v", m.Form)
	}
}
