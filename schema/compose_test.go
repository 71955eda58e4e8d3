package schema

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestCompose(t *testing.T) {
	bands := map[string][]string{"prior": {"上年", "去年"}}
	for _, c := range []struct {
		word string
		want []string
		err  string
	}{
		{"收入总表", []string{"收入总表"}, ""},
		{"<收入|支出>总表", []string{"收入总表", "支出总表"}, ""},
		{"<部门|>收支<总|情况>表", []string{"部门收支总表", "部门收支情况表", "收支总表", "收支情况表"}, ""},
		{"<prior>预算数", []string{"上年预算数", "去年预算数"}, ""},
		{"<next>预算数", nil, "a band that the vocabulary does not have: next"},
		{"<收入|支出总表", nil, "does not close it"},
		{strings.Repeat("<一|二|三|四>", 6), nil, "more than"},
	} {
		got, err := compose(c.word, bands)
		if !slices.Equal(got, c.want) || (err == nil) != (c.err == "") || err != nil &&
			!strings.Contains(err.Error(), c.err) {
			t.Errorf("%s: %q, %v; want %q, %s", c.word, got, err, c.want, c.err)
		}
	}
	if got, err := composePath(Path{"<prior>", "<收入|支出>"},
		bands); fmt.Sprint(got) != "[[上年 收入] [上年 支出] [去年 收入] [去年 支出]]" || err != nil {
		t.Errorf("a path: %v, %v", got, err)
	}
}

// What a form leaves out has the form's default; a table or column that says so itself keeps its word.
func TestOptionalByDefault(t *testing.T) {
	forms, err := Parse([]byte(`
form: a
kind: budget
optional: true
tables:
  - {id: t, title: <收入|支出>表, rows: names, columns: [{role: name, path: <项目|科目>}, {id: total, path: <prior>, optional: false}, {id: basic}]}
  - {id: u, title: 某表, optional: false, rows: names, columns: [{role: name, path: 项目}, {id: total}]}
`), "a.yaml")
	if err != nil {
		t.Fatal(err)
	}
	first, second := forms[0].Tables[0], forms[0].Tables[1]
	if !first.Optional || second.Optional || first.Columns[0].Optional || first.Columns[1].Optional ||
		!first.Columns[2].Optional {
		t.Errorf("%+v\n%+v", first, second)
	}
	if first.Title != "收入表" || !slices.Equal(first.Aliases, []string{"支出表"}) ||
		!slices.Equal(first.Columns[0].Aliases[0], Path{"科目"}) {
		t.Errorf("compositions are not written out: %+v", first)
	}
	if _, err := Parse([]byte("form: a\nkind: budget\ntables:\n  - {id: t, title: <收入, rows: names, columns: [{id: total}]}\n"), "a.yaml"); err == nil || !strings.Contains(err.Error(), "a.yaml:4") {
		t.Errorf("an open alternative: %v", err)
	}
}
