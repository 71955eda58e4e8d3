package narrative

import (
	"strings"
	"testing"
)

// TestStocksAndPerformance: days that hold for stocks of one kind, and what a paper says of its performance targets and
// grades. Each text is of a budget of 2026.
func TestStocksAndPerformance(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a day holds for stocks of its kind below the same heading",
			"六、国有资产占有使用情况\n截至2025年12月31日，本部门共有车辆3辆。\n单位价值100万元以上的设备5台（件、套）。",
			"assets.vehicles @2025 = 3 辆; assets.equipment_100w_plus @2025 = 5 台（件、套）"},
		{"not below the next heading",
			"六、国有资产占有使用情况\n截至2025年12月31日，本部门共有车辆3辆。\n七、国有资产中的大型设备情况\n单位价值100万元以上的设备5台。",
			"assets.vehicles @2025 = 3 辆; assets.equipment_100w_plus = 5 台"},
		{"not for what is planned",
			"六、国有资产占有使用情况\n截至2025年12月31日，本部门共有车辆3辆。\n2026年购置单位价值100万元以上的设备5台。",
			"assets.vehicles @2025 = 3 辆; assets.planned_equipment_100w_plus = 5 台"},
		{"a day of its own", "六、资产\n截至2024年12月31日，共有车辆3辆。\n截至2025年6月30日，单价100万元以上设备2台。",
			"assets.vehicles @2024 = 3 辆; assets.equipment_100w_plus @2025 = 2 台"},
		{"units by kind", "二、机构设置\n本部门中，行政单位1家，参公单位2家，事业单位4家。",
			"organisation.units.administrative = 1 家; organisation.units.civil_service_like = 2 家; " +
				"organisation.units.institution = 4 家"},
		{"units and their projects", "四、绩效目标设置情况\n本部门3个预算单位开展了2026年项目预算绩效目标编报工作，编报绩效目标的项目49个，涉及项目预算资金88.98万元。",
			"performance.units = 3 个; performance.projects = 49 个; performance.projects_amount = 88.98 万元"},
		{"grades", "绩效自评的2025年度项目39个，涉及预算金额44.48万元，平均得分99.33分（其中，绩效评级为“优”的项目36个；绩效评级为“良”的项目2个；" +
			"绩效评级为“合格”的项目1个；绩效评级为“不合格”的项目0个。绩效自评中共发现问题3个。",
			"performance.evaluated = 39 个; performance.evaluated_amount = 44.48 万元; " +
				"performance.evaluated.score = 99.33 分; performance.evaluated.excellent = 36 个; " +
				"performance.evaluated.good = 2 个; performance.evaluated.passed = 1 个; " +
				"performance.evaluated.failed = 0 个; performance.evaluated.problems = 3 个"},
		{"an average of something else", "六、考试\n考试平均得分99.33分。", ""},
	} {
		facts, left := readOf(c.text, Document{Year: 2026})
		got := strings.ReplaceAll(strings.TrimSpace(allShown(facts)), "\n", "; ")
		if left > 0 {
			got += " " + string(rune('0'+left))
		}
		if got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}
