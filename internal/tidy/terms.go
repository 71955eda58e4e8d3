package tidy

import (
	"strings"

	"gongkai/schema"
)

// Meaning is what is known of an id: its name in Chinese and English, and what it means in both.
type Meaning struct {
	Zh, En     string
	Definition schema.Names
}

// Describe gives the meaning of an id of a kind, as far as known. The ids are: a table or sheet: income; a column of a
// table: income.total, in tables of several sides summary.income.budget; a fixed row: three_public/vehicles,
// summary/income/current; a field of a sheet: project_performance.objective; a number of the narrative: staff.actual; a
// check: income.rows.
type Describe func(kind, id string) Meaning

// Names describes ids by the names, titles and labels that forms declare, and by the vocabulary, which also has the
// definitions. Of forms that declare the same id the first one counts. An id of no form is looked up in the vocabulary
// alone.
func Names(forms []*schema.Form) Describe {
	d := describer{map[string]Meaning{}, schema.Terms()}
	for _, f := range forms {
		for i := range f.Tables {
			d.table(&f.Tables[i])
		}
		for _, s := range f.Sheets {
			d.add(sheetTerm, s.ID, s.Name, s.Title, d.vocabulary.Table(s.ID))
			for _, field := range s.Fields {
				e := d.vocabulary.Field(field.ID)
				if len(field.Labels) > 0 {
					d.add(fieldTerm, s.ID+"."+field.ID, schema.Names{}, field.Labels[0], e)
				} else if e != nil {
					d.add(fieldTerm, s.ID+"."+field.ID, schema.Names{Zh: e.Zh}, "", e)
				}
			}
		}
		for _, c := range f.Checks {
			d.add(checkTerm, c.ID, schema.Names{}, "", &schema.Entry{Definition: schema.Names{Zh: c.Why}})
		}
	}
	return func(kind, id string) Meaning {
		if m, ok := d.known[term{kind: kind, id: id}.key()]; ok {
			return m
		}
		return d.common(kind, id)
	}
}

type describer struct {
	known      map[string]Meaning // by kind and id
	vocabulary *schema.Vocabulary
}

// add notes an id with the name that a form gives it, else the printed one; e is its entry in the vocabulary, or nil.
func (d describer) add(kind, id string, n schema.Names, printed string, e *schema.Entry) {
	key := term{kind: kind, id: id}.key()
	if _, there := d.known[key]; there {
		return
	}
	m := Meaning{Zh: n.Zh, En: n.En}
	if m.Zh == "" {
		m.Zh = printed
	}
	if e != nil {
		m.Definition = e.Definition
		if m.En == "" {
			m.En = e.En
		}
	}
	d.known[key] = m
}

func (d describer) table(t *schema.Table) {
	d.add(tableTerm, t.ID, t.Name, t.Title, d.vocabulary.Table(t.ID))
	for _, p := range t.Panels() {
		dots, slashes := t.ID, t.ID
		if p.Side != "" {
			dots, slashes = dots+"."+p.Side, slashes+"/"+p.Side
		}
		for _, c := range p.Amounts() {
			d.add(columnTerm, dots+"."+c.ID, c.Name, strings.Join(c.Path, " / "), d.vocabulary.Column(c.ID))
		}
		for _, item := range p.Items {
			d.add(itemTerm, slashes+"/"+item.ID, item.Name, item.Label, d.vocabulary.Item(item.ID))
		}
	}
}

// common gives what the vocabulary says of an id: it holds for tables of every form.
func (d describer) common(kind, id string) Meaning {
	var e *schema.Entry
	switch own := id[strings.LastIndexAny(id, "./")+1:]; kind {
	case tableTerm, sheetTerm:
		e = d.vocabulary.Table(own)
	case columnTerm:
		e = d.vocabulary.Column(own)
	case itemTerm:
		e = d.vocabulary.Item(own)
	case fieldTerm:
		e = d.vocabulary.Field(own)
	}
	if e == nil {
		return Meaning{}
	}
	return Meaning{e.Zh, e.En, e.Definition}
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
	Meaning
}

var terms = define(Table{
	Name: "terms", Zh: "词汇：所用各名字的含义", En: "What the names mean that the other tables use", Key: []string{"term_id"},
}, []field[term]{
	{
		Column{Name: "term_id", Required: true, Zh: "词条标识：种类与名字", En: "kind and name"},
		func(t term) any { return t.key() },
	},
	{
		Column{
			Name:     "kind",
			Required: true,
			Enum:     []string{tableTerm, columnTerm, itemTerm, sheetTerm, fieldTerm, factTerm, checkTerm},
			Zh:       "种类",
			En:       "what it names",
		},
		func(t term) any { return t.kind },
	},
	{
		Column{Name: "name", Required: true, Zh: "名字", En: "the name, with the table where it is one of a table"},
		func(t term) any { return t.id },
	},
	{Column{Name: "zh", Zh: "中文名", En: "in Chinese"}, func(t term) any { return words(t.Zh) }},
	{Column{Name: "en", Zh: "英文名", En: "in English"}, func(t term) any { return words(t.En) }},
	{
		Column{Name: "definition", Zh: "定义", En: "what it means, in Chinese"},
		func(t term) any { return words(t.Definition.Zh) },
	},
	{
		Column{Name: "definition_en", Zh: "英文定义", En: "what it means, in English"},
		func(t term) any { return words(t.Definition.En) },
	},
})

func (t term) key() string { return t.kind + ":" + t.id }
