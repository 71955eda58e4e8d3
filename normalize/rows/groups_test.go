package rows

import (
	"fmt"
	"strings"
	"testing"

	"gongkai/normalize/document"
	"gongkai/normalize/value"
	"gongkai/schema"
)

// list makes a table of projects: each line is a role, a name and an amount, or none.
func list(t *testing.T, lines ...string) (*document.Table, *schema.Match) {
	t.Helper()
	out := &document.Table{ID: "projects", Status: document.Filled,
		Columns: []document.Column{{ID: "total", Path: []string{"合计"}}}}
	unit := (*document.Unit)(nil)
	for _, line := range lines {
		words := strings.Fields(line)
		r := document.Row{Role: words[0], Name: words[1], Unit: unit, Values: document.Values{{Column: "total"}}}
		if len(words) > 2 {
			a, err := value.NewAmount(words[2])
			if err != nil {
				t.Fatal(err)
			}
			r.Values[0].Amount = &a
		}
		if r.Role == document.Entity {
			unit = &document.Unit{Name: r.Name}
			r.Unit = unit
		}
		out.Rows = append(out.Rows, r)
	}
	declared := &schema.Table{ID: "projects"}
	return out, &schema.Match{Tables: []schema.TableMatch{{Table: declared,
		Panels: []schema.PanelMatch{{Panel: schema.Panel{Rows: schema.ByProject}}}}}}
}

func TestGroup(t *testing.T) {
	for _, c := range []struct{ name, lines, want string }{
		{"no layers",
			"total 合计 9; entity 甲局 9; item 修渠 4; item 架桥 5",
			"total 合计; entity 甲局; item 修渠; item 架桥"},
		{"two layers, a single child among them",
			"total 合计 12; entity 甲局 9; item 通用 4; item 购置 4; item 水泵 4; item 专用 5; item 业务 5; item 巡堤 2; " +
				"item 清淤 3; entity 乙站 3; item 专用 3; item 业务 3; item 测流 3",
			"total 合计; entity 甲局; group 通用; group 通用/购置; item 通用/购置/水泵; group 专用; group 专用/业务; " +
				"item 专用/业务/巡堤; item 专用/业务/清淤; entity 乙站; group 专用; group 专用/业务; item 专用/业务/测流"},
		{"items beside groups, in one way alone",
			"total 合计 15; entity 甲局 15; item 通用 10; item 购置 4; item 委托 6; item 测绘 1; item 设计 5; item 专用 5; " +
				"item 业务 5; item 巡堤 5; entity 乙站 1; item 通用 1; item 购置 1; item 水泵 1; entity 丙站 2; item 通用 2; " +
				"item 购置 2; item 水泵 2",
			"total 合计; entity 甲局; group 通用; item 通用/购置; group 通用/委托; item 通用/委托/测绘; item 通用/委托/设计; " +
				"group 专用; group 专用/业务; item 专用/业务/巡堤; entity 乙站; group 通用; group 通用/购置; item 通用/购置/水泵; " +
				"entity 丙站; group 通用; group 通用/购置; item 通用/购置/水泵"},
		{"above the units, which it does not belong to",
			"total 合计 9; item 货物 4; entity 甲局 4; item 复印纸 1; item 空调机 3; item 服务 5; entity 甲局 5; item 印刷 5",
			"total 合计; group 货物; entity 甲局; item 货物/复印纸; item 货物/空调机; group 服务; entity 甲局; " +
				"item 服务/印刷"},
		{"sums that do not come out",
			"total 合计 9; entity 甲局 9; item 通用 4; item 水泵 3; item 专用 5; item 巡堤 5",
			"total 合计; entity 甲局; item 通用; item 水泵; item 专用; item 巡堤"},
		{"blanks and zeros",
			"total 合计 4; entity 甲局 4; item 通用 4; item 水泵 4; item 空; item 零 0",
			"total 合计; entity 甲局; item 通用; item 水泵; item 空; item 零"},
	} {
		table, match := list(t, strings.Split(c.lines, "; ")...)
		tables := []document.Table{*table}
		Group(tables, match)
		var got []string
		for _, r := range tables[0].Rows {
			name := r.Name
			if len(r.Path) > 0 {
				name = strings.Join(r.Path, "/")
				if r.Level != len(r.Path) {
					t.Errorf("%s: %s has the level %d", c.name, name, r.Level)
				}
			}
			got = append(got, fmt.Sprint(r.Role, " ", name))
			if r.Role == document.Group && r.Unit != nil && len(r.Path) == 1 && strings.Contains("货物服务", r.Name) {
				t.Errorf("%s: %s has the unit of the row above", c.name, r.Name)
			}
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s:\n%s, want\n%s", c.name, s, c.want)
		}
	}
}

// Many equal amounts add up in many ways: none is taken, and the search ends.
func TestGroupBounded(t *testing.T) {
	lines := []string{"total 合计 300"}
	for i := range 600 {
		lines = append(lines, fmt.Sprintf("item 项目%d 1", i))
	}
	table, match := list(t, lines...)
	tables := []document.Table{*table}
	Group(tables, match)
	for _, r := range tables[0].Rows[1:3] {
		if r.Role != document.Group && r.Role != document.Item {
			t.Errorf("%s is a %s", r.Name, r.Role)
		}
	}
}
