package schema

import (
	"slices"
	"testing"
)

// Every id has names in both languages and stands once; words of columns are paths, those of items lone texts; no word
// is empty.
func TestVocabularyEntries(t *testing.T) {
	v := Terms()
	for what, list := range map[string][]Entry{"tables": v.Tables, "columns": v.Columns, "texts": v.Texts,
		"items": v.Items, "fields": v.Fields} {
		if len(list) == 0 {
			t.Errorf("no %s", what)
		}
		seen := map[string]bool{}
		for _, e := range list {
			if e.ID == "" || e.Zh == "" || e.En == "" || seen[e.ID] {
				t.Errorf("%s: %q %q %q, seen %v", what, e.ID, e.Zh, e.En, seen[e.ID])
			}
			seen[e.ID] = true
			if (e.Definition.Zh == "") != (e.Definition.En == "") {
				t.Errorf("%s: %s is defined in one language", what, e.ID)
			}
			if worded := what == "columns" || what == "texts" || what == "items"; worded != (len(e.Words) > 0) {
				t.Errorf("%s: %s has %d words", what, e.ID, len(e.Words))
			}
			for i, w := range e.Words {
				if len(w) == 0 || slices.Contains(w, "") || what == "items" && len(w) > 1 {
					t.Errorf("%s: %s has the word %q", what, e.ID, w)
				}
				if slices.ContainsFunc(e.Words[:i], func(o Path) bool { return slices.Equal(o, w) }) {
					t.Errorf("%s: %s has the word %q twice", what, e.ID, w)
				}
			}
		}
	}
}

// Every id of the built-in forms means something: by the vocabulary, or by names of its own in both languages.
func TestEmbeddedIDsHaveNames(t *testing.T) {
	v := Terms()
	for _, f := range embeddedForms(t) {
		named := func(what, id string, own Names, e *Entry) {
			if names := own.or(e.names()); names.Zh == "" || names.En == "" {
				t.Errorf("%s: %s %q has no entry in the vocabulary and not both names: %+v", f.ID, what, id, own)
			}
		}
		for i := range f.Tables {
			table := &f.Tables[i]
			named("table", table.ID, table.Name, v.Table(table.ID))
			for _, p := range table.Panels() {
				for _, c := range p.Amounts() {
					named("column", c.ID, c.Name, v.Column(c.ID))
				}
				for _, c := range p.Columns {
					if c.Role == RoleText {
						named("text", c.ID, c.Name, v.Text(c.ID))
					}
				}
				for _, it := range p.Items {
					if !codeRow.MatchString(it.ID) { // a class, which the classification names
						named("item", it.ID, it.Name, v.Item(it.ID))
					}
				}
			}
		}
		for _, s := range f.Sheets {
			named("sheet", s.ID, s.Name, v.Table(s.ID))
			for _, field := range s.Fields {
				named("field", field.ID, Names{}, v.Field(field.ID))
			}
		}
	}
}

// What a form leaves out is filled in; what it says stays.
func TestVocabularyFill(t *testing.T) {
	const text = `form: f
kind: budget
tables:
  - id: three_public
    title: 三公经费表
    rows: items
    columns:
      - {role: name, path: 项目}
      - {id: total}
      - {id: prior, path: 去年, name: {en: Last year}}
      - {id: own, path: 自有}
    items:
      - {id: abroad}
      - {id: reception, label: 接待}
`
	forms, err := Parse([]byte(text), "f.yaml")
	if err != nil {
		t.Fatal(err)
	}
	table, v := &forms[0].Tables[0], Terms()
	if want := v.Table("three_public"); table.Name != (Names{want.Zh, want.En}) {
		t.Errorf("%+v", table.Name)
	}
	total, prior, own := table.Columns[1], table.Columns[2], table.Columns[3]
	words := v.Column("total").Words
	if !slices.Equal(total.Path, words[0]) || len(total.Aliases) != len(words)-1 || total.Name.En != "Total" {
		t.Errorf("%+v", total)
	}
	if !slices.Equal(prior.Path, Path{"去年"}) || len(prior.Aliases) > 0 ||
		prior.Name != (Names{v.Column("prior").Zh, "Last year"}) {
		t.Errorf("%+v", prior)
	}
	if own.Name != (Names{}) {
		t.Errorf("%+v", own)
	}
	abroad, reception := table.Items[0], table.Items[1]
	if abroad.Label != v.Item("abroad").Words[0][0] || len(abroad.Aliases) != len(v.Item("abroad").Words)-1 {
		t.Errorf("%+v", abroad)
	}
	if reception.Label != "接待" || len(reception.Aliases) > 0 || reception.Name.En != v.Item("reception").En {
		t.Errorf("%+v", reception)
	}
	if v.Column("none") != nil || v.Item("none") != nil || v.Table("none") != nil || v.Field("none") != nil {
		t.Error("an unknown id is found")
	}
}
