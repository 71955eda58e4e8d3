package schema

import (
	"errors"
	"gongkai/extract/finding"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestParseWrongYAML(t *testing.T) {
	const keysOfTable = "known here: aliases, codes, columns, drop, id, items, name, number, optional, patterns, rows, sides, title, totals, under, unit, variant"
	for _, c := range []struct {
		name, old, new string
		want           mistake
	}{
		{"unknown key", "unit: 万元", "units: 万元", mistake{3, `unknown key "units"`, "did you mean unit?"}},
		{"unknown key in a table", "codes: function", "colour: function", mistake{11, `unknown key "colour"`, keysOfTable}},
		{"unknown key in a column", "number: 1,", "numbr: 1,", mistake{15, `unknown key "numbr"`, "did you mean number?"}},
		{"unknown key in a field", "amount: true", "amonut: true",
			mistake{34, `unknown key "amonut"`, "did you mean amount?"}},
		{"unknown key of another language", "kind: budget", "类别: budget", mistake{2, `unknown key "类别"`,
			"known here: checks, document, empty, extends, form, kind, name, optional, place, sheets, tables, totals, unit"}},
		{"text for a number", "number: 1,", "number: one,", mistake{15, "found text `one` where this is expected: number", ""}},
		{"text for a switch", "amount: true", "amount: maybe", mistake{34,
			"found text `maybe` where this is expected: true or false",
			""}},
		{"text for a list of texts", "patterns: ['^收入']", "patterns: '^收入'",
			mistake{9, "found text `^收入` where this is expected: a list", ""}},
		{"list for a text", "title: 收支表", "title: [收支表]", mistake{25, "found a list where this is expected: text", ""}},
		{"mapping for a list", "columns: [{role: name, path: 项目}, {id: total, path: 合计}]", "columns: {role: name}",
			mistake{20,
				"found key: value pairs where this is expected: a list", ""}},
		{"nothing for a mapping", "{id: abroad, label: 出国}", "~", mistake{22, "a list of `key: value` pairs is expected here",
			"known here: aliases, counts, drop, id, label, name, of"}},
		{"mapping for a path", "path: 合计}\n      - {id: basic", "path: {a: b}}\n      - {id: basic",
			mistake{15, "found key: value pairs where this is expected: a list", ""}},
		{"key twice", "unit: 万元", "kind: budget", mistake{3, `the key "kind" stands in line 2, too`, ""}},
	} {
		t.Run(c.name, func(t *testing.T) { checkMistakes(t, spoil(t, c.old, c.new), c.want) })
	}
	const invalid = "this is not valid YAML"
	for _, c := range []struct {
		name, text string
		want       mistake
	}{
		{"open bracket", "form: test\ntables: [\n", mistake{2, invalid, "a bracket or brace that is not closed"}},
		{"tab", "form: test\n\tkind: budget\n", mistake{2, invalid,
			"lines begin with blanks, not with tabs; text with signs stands in quotes"}},
		{"no space after colon", "form: test\nkind budget\nunit: 元\n", mistake{2, invalid, "a key without a colon behind it"}},
		{"unknown anchor", "form: test\ntables: *none\n", mistake{1, invalid, "an alias of an anchor that is not there"}},
		{"text for a mapping", "form: test\ndocument: x\n", mistake{2, "a list of `key: value` pairs is expected here",
			"known here: department, title, year"}},
		{"list", "- form: test\n", mistake{1, "a list of `key: value` pairs is expected here",
			"known here: checks, document, empty, extends, form, kind, name, optional, place, sheets, tables, totals, unit"}},
		{"empty", "", mistake{1, "the file holds no form", "a form starts with `form: its-id`"}},
		{"comment", "# nothing\n", mistake{1, "the file holds no form", "a form starts with `form: its-id`"}},
		{"mere id", "form: test\n", mistake{1, `the form's kind is ""`,
			"kind is budget, final_accounts, performance_targets or self_evaluation"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Parse([]byte(c.text), "test.yaml")
			if got := mistakesOf(err); len(got) == 0 || got[0] != c.want {
				t.Errorf("mistakes %+v, want %+v first", got, c.want)
			}
		})
	}
}

// All mistakes of a file come at once, in the order of its lines, and print as file:line: problem (hint).
func TestParseTellsAllMistakes(t *testing.T) {
	text := strings.NewReplacer("role: code,", "role: kode,", "title: 经费表", "number: 2", "id: target,",
		"id: tagret,").Replace(cleanForm)
	_, err := Parse([]byte(text), "dir/x.yaml")
	want := `dir/x.yaml:13: a column of "income" has the role "kode" (did you mean code?)
dir/x.yaml:17: table "items" has no title (give it a ` + "`title:`" + `)
dir/x.yaml:37: unknown indicator column "tagret" (did you mean target?)`
	if err == nil || err.Error() != want {
		t.Errorf("%v, want\n%s", err, want)
	}
	if s := (Mistake{File: "x", Line: 3, Problem: finding.Say("p")}).Error(); s != "x:3: p" {
		t.Error(s)
	}
}

func TestParseSeveralForms(t *testing.T) {
	other := strings.Replace(cleanForm, "form: test", "form: other", 1)
	forms, err := Parse([]byte("---\n"+cleanForm+"---\n"+other), "two.yaml")
	if err != nil || len(forms) != 2 || forms[0].ID != "test" || forms[1].ID != "other" {
		t.Fatal(forms, err)
	}
	for _, f := range forms {
		if f.File != "two.yaml" || !f.SaysEmpty("表8为空表") || f.SaysEmpty("表8") || len(f.Tables) != 3 || len(f.Sheets) != 1 {
			t.Errorf("form %q of %q: %d tables, %d sheets", f.ID, f.File, len(f.Tables), len(f.Sheets))
		}
		if y, ok := f.Year("某局2031年预算"); y != 2031 || !ok {
			t.Error(y, ok)
		}
		if y, ok := f.Year("2031年决算"); ok {
			t.Error(y)
		}
	}
	// The lines of mistakes are those of the file, not of the document in it.
	lines := strings.Count(cleanForm, "\n")
	checkMistakes(t, cleanForm+"---\n"+strings.Replace(other, "role: code,", "role: kode,", 1),
		mistake{lines + 1 + 13, `a column of "income" has the role "kode"`, "did you mean code?"})
}

func TestPathIsTextOrList(t *testing.T) {
	forms, err := Parse([]byte(cleanForm), "test.yaml")
	if err != nil {
		t.Fatal(err)
	}
	columns := forms[0].Table("income").Columns
	want := []Path{{"科目", "编码"}, {"科目", "名称"}, {"合计"}, {"基本支出"}}
	for i, c := range columns {
		if !slices.Equal(c.Path, want[i]) {
			t.Errorf("column %d: %q", i, c.Path)
		}
	}
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

func named(id string) string { return strings.Replace(cleanForm, "form: test", "form: "+id, 1) }

func ids(forms []*Form) []string {
	out := []string{}
	for _, f := range forms {
		out = append(out, f.ID)
	}
	return out
}

func TestLoadDir(t *testing.T) {
	dir := fstest.MapFS{"1.yaml": file(named("b") + "---\n" + named("d")), "2.yml": file(named("a")),
		"3.yaml":    file(named("c")),
		"README.md": file("no form"), "old.yaml.bak": file("no form"), "sub.yaml/x.yaml": file("no form")}
	forms, err := LoadDir(dir, "own")
	if got := ids(forms); err != nil || !slices.Equal(got, []string{"a", "b", "c", "d"}) {
		t.Fatal(got, err)
	}
	if forms[0].File != "own/2.yml" || forms[3].File != "own/1.yaml" {
		t.Error(forms[0].File, forms[3].File)
	}

	dir["2.yml"], dir["3.yaml"] = file("form: a\nkind: budget\n"), file("form: [")
	forms, err = LoadDir(dir, "own")
	want := []string{"own/2.yml", "own/3.yaml"}
	var files []string
	for _, m := range mistakesIn(err) {
		files = append(files, m.File)
	}
	if forms != nil || !slices.Equal(files, want) {
		t.Errorf("%v of %v, want mistakes of %v", ids(forms), files, want)
	}

	_, err = LoadDir(fstest.MapFS{"1.yaml": file(named("a")), "2.yaml": file(named("b") + "---\n" + named("a"))}, "own")
	wantTwice := "own/2.yaml:1: the form \"a\" stands in own/1.yaml, too (give one of them another id)"
	if err == nil || err.Error() != wantTwice {
		t.Errorf("%v", err)
	}

	if forms, err := LoadDir(fstest.MapFS{"readme.txt": file("")}, "x"); len(forms) != 0 || err != nil {
		t.Error(forms, err)
	}
	if _, err := LoadDir(missingDir{}, "x"); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}

type missingDir struct{}

func (missingDir) Open(string) (fs.File, error) { return nil, fs.ErrNotExist }

func mistakesIn(err error) []Mistake {
	if m, ok := err.(Mistake); ok {
		return []Mistake{m}
	}
	var out []Mistake
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range joined.Unwrap() {
			out = append(out, mistakesIn(e)...)
		}
	}
	return out
}

func TestOverride(t *testing.T) {
	form := func(id, file string) *Form { return &Form{ID: id, File: file} }
	base := []*Form{form("a", "base"), form("b", "base"), form("c", "base")}
	own := []*Form{form("z", "own"), form("b", "own")}
	got := Override(base, own)
	want := []*Form{own[0], own[1], base[0], base[2]}
	if !reflect.DeepEqual(got, want) || len(base) != 3 || len(own) != 2 {
		t.Errorf("%v", ids(got))
	}
	if got := Override(base, nil); !slices.Equal(got, base) {
		t.Errorf("%v", ids(got))
	}
}
