package rows

import (
	"fmt"
	"strings"
	"testing"

	"gongkai/normalize/document"
	"gongkai/schema"
)

func TestNumbered(t *testing.T) {
	for _, c := range []struct{ name, lines, want string }{
		{"two styles, a child with its group's name",
			"total 合计 9; item 一、帮扶 5; item 1.补助 2; item 2.救助 3; item 二、整改 4; item 1.整改 4",
			"total 合计 0; group 一、帮扶 1; item 一、帮扶/1.补助 2; item 一、帮扶/2.救助 2; group 二、整改 1; " +
				"item 二、整改/1.整改 2"},
		{"three styles",
			"item 一、工程 5; item （一）土建 5; item 1、桥 3; item 2、渠 2; item （二）绿化 0; item 二、服务 1",
			"group 一、工程 1; group 一、工程/（一）土建 2; item 一、工程/（一）土建/1、桥 3; " +
				"item 一、工程/（一）土建/2、渠 3; item 一、工程/（二）绿化 2; item 二、服务 1"},
		{"the place is the numbering's, the role the sum's",
			"item 一、帮扶 5; item 1.补助 2; item 2.救助 2; item 二、空; item 1.预留 2",
			"item 一、帮扶 1; item 一、帮扶/1.补助 2; item 一、帮扶/2.救助 2; item 二、空 1; item 二、空/1.预留 2"},
		{"one style", "item 1.补助 2; item 2.救助 3", "item 1.补助 0; item 2.救助 0"},
		{"a gap", "item 一、帮扶 3; item 1.补助 1; item 3.救助 2", "item 一、帮扶 0; item 1.补助 0; item 3.救助 0"},
		{"a row without number", "item 一、帮扶 2; item 1.补助 2; item 救助 3",
			"item 一、帮扶 0; item 1.补助 0; item 救助 0"},
		{"no number of the style above", "item 一、帮扶 2; item 1.补助 2; item 三、救助 3",
			"item 一、帮扶 0; item 1.补助 0; item 三、救助 0"},
	} {
		table, match := list(t, strings.Split(c.lines, "; ")...)
		match.Tables[0].Panels[0].Panel.Rows = schema.ByName
		tables := []document.Table{*table}
		Numbered(tables, match)
		var got []string
		for _, r := range tables[0].Rows {
			name := r.Name
			if len(r.Path) > 0 {
				name = strings.Join(r.Path, "/")
			}
			got = append(got, fmt.Sprint(r.Role, " ", name, " ", r.Level))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s:\n%s, want\n%s", c.name, s, c.want)
		}
	}
}
