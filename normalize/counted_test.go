package normalize

import (
	"slices"
	"testing"

	"gongkai/extract"
	"gongkai/normalize/document"
)

// What a row counts is its unit: as the form says it of the item, or as the label does in brackets. 机构运行信息表 goes on
// beside itself, where it has no budget.
func TestCounted(t *testing.T) {
	table := tableOf("机构运行信息表", "项目 | 年初预算数 | 决算数 | 项目 | 决算数", "---",
		"（一）支出合计 | 2.00 | 1.50 | （一）车辆数合计（辆） | 3", "3．公务接待费 | 2.00 | 1.50 | 3．机要通信用车 | 3",
		"6．国内公务接待人次（人） | — | 88 | 9．无人机（架） | 2", "二、会议费 | — | 1.00 | （一）政府采购支出合计（万元） | 60.00")
	got := tableByID(t, normalizedDocument(&extract.Document{Tables: []extract.Table{*table}},
		embeddedForm(t, "cn-final-accounts")), "three_public")
	want := map[string]string{"total": "", "reception": "", "reception.visitors": "人", "meetings": "", "assets.vehicles": "辆",
		"assets.vehicles.confidential": "辆", "": "架"}
	if len(got.Rows) != len(want)+1 {
		t.Fatalf("%d rows", len(got.Rows))
	}
	for i := range got.Rows {
		r := &got.Rows[i]
		if r.Name == "（一）政府采购支出合计（万元）" {
			if r.Counted != "" {
				t.Errorf("money counts %s", r.Counted)
			}
			continue
		}
		unit := want[r.Item]
		if r.Counted != unit {
			t.Errorf("%s counts %q, want %q", r.Name, r.Counted, unit)
		}
		if unit == "" {
			unit = "万元"
		}
		if have := got.UnitOf(r, "final"); have == nil || *have != unit {
			t.Errorf("the unit of %s is %v, want %s", r.Name, have, unit)
		}
		if own := got.OwnUnit(r, "final"); own != (r.Counted != "") {
			t.Errorf("%s has a unit of its own: %v", r.Name, own)
		}
	}
}

// 收入合计 is the income of the year where 收入总计 follows, and the total where it does not.
func TestTotalsOfParts(t *testing.T) {
	head := []string{"收入 | < | 支出 | <", "项目 | 预算数 | 项目 | 预算数", "---"}
	rows := []string{"一、一般公共预算拨款收入 | 4.00 | 一、农林水支出 | 5.00", "收入合计 | 4.00 | 支出合计 | 5.00"}
	whole := []string{"上年结转 | 1.00 | 结转下年 |", "收入总计 | 5.00 | 支出总计 | 5.00"}
	for _, c := range []struct {
		rows []string
		want []string
	}{
		{slices.Concat(head, rows), []string{"收入合计 total ", "支出合计 total "}},
		{slices.Concat(head, rows, whole), []string{"收入合计 item current", "支出合计 item current", "收入总计 total ",
			"支出总计 total "}},
	} {
		doc := normalizedDocument(&extract.Document{Tables: []extract.Table{*tableOf("收支总表", c.rows...)}},
			embeddedForm(t, "cn-budget"))
		var got []string
		for _, r := range tableByID(t, doc, "summary").Rows {
			if r.Role == document.Total || r.Item == "current" {
				got = append(got, r.Name+" "+r.Role+" "+r.Item)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// Where one column serves for classes and projects, a name that is not that of the code is a project's.
func TestProjectsNamedBesideCodes(t *testing.T) {
	table := tableOf("一般公共预算项目支出预算表", "类 | 款 | 项 | 单位名称（科目） | 金额", "---",
		"211 | 04 | 02 | 芦苇收割 | 2.00", "211 | 04 | 02 | 农村环境保护 | 1.00")
	doc := normalizedDocument(&extract.Document{Tables: []extract.Table{*table}}, embeddedForm(t, "cn-budget"))
	rows := tableByID(t, doc, "general_public_projects").Rows
	if len(rows) != 2 || rows[0].Project != "芦苇收割" || rows[0].Code != "2110402" || rows[1].Project != "" {
		t.Errorf("%+v", rows)
	}
}
