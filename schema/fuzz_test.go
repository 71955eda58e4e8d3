package schema

import (
	"os"
	"path/filepath"
	"testing"

	"gongkai/schema/address"
)

// FuzzParse: no text makes Parse or what uses its result panic, and what it accepts has forms.
func FuzzParse(f *testing.F) {
	f.Add([]byte(cleanForm))
	for _, s := range []string{"", "---\n---\n", "form: &a [*a]\n", "tables: {<<: {a: b}}\n",
		"form: a\nkind: budget\ntables: [{sides: [{}]}]\n",
		"form: a\nkind: budget\ntables: [{id: t, title: t, rows: names, columns: [{id: c, path: ~}]}]\nchecks: [{match: ['', '.']}]\n",
		"&a {form: x, name: *a}\n", "form: \"\xff\"\n", "checks: [~, {left: +, cells: true}]\n",
		"tables: [~]\nsheets: [~]\n"} {
		f.Add([]byte(s))
	}
	paths, _ := filepath.Glob("forms/*.yaml")
	for _, p := range paths {
		text, err := os.ReadFile(p)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	printed := tableOf("项目 | 合计", "某 | 1.00")
	f.Fuzz(func(t *testing.T, text []byte) {
		forms, err := Parse(text, "x.yaml")
		if (err == nil) != (len(forms) > 0) {
			t.Fatalf("%d forms, %v", len(forms), err)
		}
		for _, form := range forms {
			for _, a := range []address.Declared{"", ".", "a", "a.b", "income.total.total"} {
				form.Locate(a)
				form.LocatePanel(a)
			}
			Recognise(documentOf(printed), []*Form{form})
		}
	})
}
