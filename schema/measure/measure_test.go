package measure_test

import (
	"os"
	"strings"
	"testing"

	"gongkai/schema"
	"gongkai/schema/measure"
)

// Every place names a table, columns and items that some form declares, so that a measure cannot silently find nothing.
func TestPlacesAreDeclared(t *testing.T) {
	forms, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, f := range forms {
		for i := range f.Tables {
			table := &f.Tables[i]
			known[table.ID] = true
			for _, p := range table.Panels() {
				known[table.ID+"/"+p.Side] = true
				for _, c := range p.Amounts() {
					known[table.ID+"/"+p.Side+"/column/"+c.ID] = true
				}
				for _, item := range p.Items {
					known[table.ID+"/"+p.Side+"/item/"+item.ID] = true
				}
			}
		}
	}
	for _, m := range measure.Embedded() {
		for _, list := range [][]measure.Place{m.Values, m.Prior, m.Change, m.Budget} {
			for _, p := range list {
				if p.Fact != "" {
					continue
				}
				if !known[p.Table] {
					t.Errorf("%s: no form has the table %s", m.ID, p.Table)
				}
				if p.Side != "" && !known[p.Table+"/"+p.Side] {
					t.Errorf("%s: the table %s has no side %s", m.ID, p.Table, p.Side)
				}
				for _, c := range p.Column {
					if p.Side != "" || p.Table != "summary" {
						found := known[p.Table+"/"+p.Side+"/column/"+c]
						for _, period := range []string{"prior_", "change_"} { // the axes of the vocabulary compose these
							if rest, ok := strings.CutPrefix(c, period); ok {
								found = found || known[p.Table+"/"+p.Side+"/column/"+rest]
							}
						}
						if !found && len(p.Column) == 1 {
							t.Errorf("%s: the table %s has no column %s", m.ID, p.Table, c)
						}
					}
				}
			}
		}
	}
}

func TestItems(t *testing.T) {
	list, err := measure.Parse([]byte(`measures:
  - id: cars.{item}
    items: [{id: a, zh: 甲, en: A}, {id: b, zh: 乙, en: B}]
    values: [{table: t, item: '{item}', column: total}, {fact: 'f.{item}'}]
`))
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 2 || list[1].ID != "cars.b" || list[1].Values[0].Item[0] != "b" || list[1].Values[1].Fact != "f.b" ||
		list[0].Values[0].Item[0] != "a" || list[0].Unit != "元" {
		t.Errorf("%+v", list)
	}
}

func TestMistakes(t *testing.T) {
	for text, want := range map[string]string{
		"{id: a, zh: 甲, values: [{fact: x}]}":                                           "id, zh and en",
		"{id: a, zh: 甲, en: A}":                                                         "no place",
		"{id: a, zh: 甲, en: A, each: colour, values: [{fact: x}]}":                      "no classification",
		"{id: a, zh: 甲, en: A, values: [{table: t, row: total}]}":                       "a table and a column",
		"{id: a, zh: 甲, en: A, values: [{table: t, column: c}]}":                        "a row or an item",
		"{id: a, zh: 甲, en: A, values: [{table: t, row: first, column: c}]}":            "the only row",
		"{id: a, zh: 甲, en: A, values: [{table: t, row: total, column: c, sum: true}]}": "only measures of classes",
		"{id: a, zh: 甲, en: A, values: [{fact: x, column: c}]}":                         "a fact has no",
		"{id: a, zh: 甲, en: A, unit: 斤, values: [{fact: x}]}":                           "no unit",
		"{id: a, zh: 甲, en: A, colour: red, values: [{fact: x}]}":                       "colour",
	} {
		if _, err := measure.Parse([]byte("measures: [" + text + "]")); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
	twice := "{id: a, zh: 甲, en: A, values: [{fact: x}]}"
	if _, err := measure.Parse([]byte("measures: [" + twice + "," + twice + "]")); err == nil ||
		!strings.Contains(err.Error(), "twice") {
		t.Error(err)
	}
}

// FuzzParse: no text makes Parse panic, and what it accepts has ids of its own.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "measures: []", "measures: [{id: a}]", "measures: [~]", "measures: &a [*a]", "measures: {id: a}",
		"measures: [{id: a, items: [{id: b}, {id: b}]}]", "colour: red"} {
		f.Add([]byte(s))
	}
	if text, err := os.ReadFile("measures.yaml"); err == nil {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		list, err := measure.Parse(text)
		if err != nil {
			return
		}
		seen := map[string]bool{}
		for _, m := range list {
			if m.ID == "" || seen[m.ID] {
				t.Fatalf("measure %q", m.ID)
			}
			seen[m.ID] = true
		}
	})
}
