package tidy

import (
	"strings"

	"gongkai/schema"
)

// Describe gives the name of an id in Chinese and English and what it means, as far as known. The ids are: a table or sheet: income;
// a column of a table: income.total, in tables of several sides summary.income.budget; a fixed row: three_public/vehicles,
// summary/income/current; a field of a sheet: project_performance.objective; a number of the narrative: staff.actual; a check:
// income.rows.
type Describe func(id string) (zh, en, definition string)

// names are what Describe says of an id.
type names struct{ zh, en, definition string }

// Names describes what forms declare, by their names, titles and labels. Of forms that declare the same id the first one counts.
func Names(forms []*schema.Form) Describe {
	known := map[string]names{}
	add := func(id string, n schema.Names, zh, definition string) {
		if n.Zh == "" {
			n.Zh = zh
		}
		if _, there := known[id]; !there {
			known[id] = names{n.Zh, n.En, definition}
		}
	}
	for _, f := range forms {
		for i := range f.Tables {
			t := &f.Tables[i]
			add(t.ID, t.Name, t.Title, "")
			for _, p := range t.Panels() {
				dots, slashes := t.ID, t.ID
				if p.Side != "" {
					dots, slashes = dots+"."+p.Side, slashes+"/"+p.Side
				}
				for _, c := range p.Amounts() {
					add(dots+"."+c.ID, c.Name, strings.Join(c.Path, " / "), "")
				}
				for _, item := range p.Items {
					add(slashes+"/"+item.ID, schema.Names{}, item.Label, "")
				}
			}
		}
		for _, s := range f.Sheets {
			add(s.ID, s.Name, s.Title, "")
			for _, field := range s.Fields {
				if len(field.Labels) > 0 {
					add(s.ID+"."+field.ID, schema.Names{}, field.Labels[0], "")
				}
			}
		}
		for _, c := range f.Checks {
			add(c.ID, schema.Names{}, "", c.Why)
		}
	}
	return func(id string) (zh, en, definition string) {
		n := known[id]
		return n.zh, n.en, n.definition
	}
}

// Kinds of terms.
const (
	tableTerm  = "table"
	columnTerm = "column"
	itemTerm   = "item"
	sheetTerm  = "sheet"
	fieldTerm  = "field"
	factTerm   = "fact"
	checkTerm  = "check"
)

type term struct {
	kind, id string
	names
}

var terms = define(Table{
	Name: "terms", Zh: "词汇：所用各名字的含义", En: "What the names mean that the other tables use", Key: []string{"term_id"},
}, []field[term]{
	{Column{Name: "term_id", Required: true, Zh: "词条标识：种类与名字", En: "kind and name"}, func(t term) any { return t.key() }},
	{Column{Name: "kind", Required: true, Enum: []string{tableTerm, columnTerm, itemTerm, sheetTerm, fieldTerm, factTerm, checkTerm}, Zh: "种类", En: "what it names"}, func(t term) any { return t.kind }},
	{Column{Name: "name", Required: true, Zh: "名字", En: "the name, with the table where it is one of a table"}, func(t term) any { return t.id }},
	{Column{Name: "zh", Zh: "中文名", En: "in Chinese"}, func(t term) any { return words(t.zh) }},
	{Column{Name: "en", Zh: "英文名", En: "in English"}, func(t term) any { return words(t.en) }},
	{Column{Name: "definition", Zh: "定义", En: "what it means"}, func(t term) any { return words(t.definition) }},
})

func (t term) key() string { return t.kind + ":" + t.id }
