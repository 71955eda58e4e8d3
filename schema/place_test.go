package schema

import (
	"testing"

	"gongkai/extract"
)

// A form of a place does not read the papers of another one, however alike their tables are.
func TestFormsOfPlaces(t *testing.T) {
	for _, c := range []struct{ caption, want string }{
		{"部门名称：湖州市水利局", "3305"}, {"部门名称：福建省水利厅", "35"}, {"部门名称：云岑市水利局", ""},
		{"部门名称：云岑市东湖区水利局", ""},
	} {
		table := titled(tableOf("科目编码 | 科目名称 | 合计", "---", "201 | 某 | 1.00"), "支出总表")
		table.Captions = append(table.Captions, extract.Text{Text: c.caption, Page: 1, Size: 9})
		doc := documentOf(table, table)
		if got := placeOf(doc); got != c.want {
			t.Errorf("%s: %q, want %q", c.caption, got, c.want)
		}
	}
	for _, c := range []struct {
		form, paper string
		want        bool
	}{{"35", "3305", true}, {"35", "3501", false}, {"35", "", false}, {"", "33", false}, {"4403", "44", false},
		{"4403", "4401", true}} {
		if got := (&Form{Place: c.form}).elsewhere(c.paper); got != c.want {
			t.Errorf("a form of %q, a paper of %q: %v", c.form, c.paper, got)
		}
	}
}
