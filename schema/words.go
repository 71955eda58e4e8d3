package schema

import (
	"gongkai/schema/codes"
)

// Words gives the words that tables of forms are labelled with: heads of columns, items, totals, and the names of
// classifications.
func Words(forms []*Form) []string {
	var out []string
	add := func(words ...string) { out = append(out, words...) }
	heads := func(columns []Column) {
		for _, c := range columns {
			add(c.Path...)
			for _, a := range c.Aliases {
				add(a...)
			}
		}
	}
	for _, f := range forms {
		add(f.Totals...)
		for i := range f.Tables {
			for _, p := range f.Tables[i].Panels() {
				add(p.Totals...)
				heads(p.Columns)
				for _, item := range p.Items {
					add(item.Label)
					add(item.Aliases...)
				}
			}
		}
	}
	for _, f := range forms {
		for i := range f.Sheets {
			s := &f.Sheets[i]
			heads(s.Indicators)
			heads(s.Tasks)
			for _, field := range s.Fields {
				add(field.Labels...)
				add(field.Columns...)
			}
		}
	}
	for _, list := range [][]Entry{vocabulary().Bands, vocabulary().Columns} {
		for _, e := range list {
			for _, w := range e.Words {
				add(w...)
			}
		}
	}
	for _, id := range []string{codes.Function, codes.Economic, codes.GovernmentEconomic} {
		add(codes.Of(id).AllNames()...)
	}
	return out
}
