package schema

import (
	"slices"

	"gongkai/internal/hanzi"
)

// Personal tells which fields of sheets hold personal data: the name of a contact, a telephone number.
type Personal struct {
	Labels []string // as printed in front of the fields

	fields map[[2]string]bool // sheet and field
	keys   map[string]bool    // labels for comparison
}

// PersonalIn gathers the fields that any of the forms marks `personal: true`. All forms count, not only the one that a
// document follows: a sheet that was not recognised has contacts, too.
func PersonalIn(forms []*Form) *Personal {
	p := &Personal{fields: map[[2]string]bool{}, keys: map[string]bool{}}
	for _, form := range forms {
		for _, sheet := range form.Sheets {
			for _, field := range sheet.Fields {
				if !field.Personal {
					continue
				}
				p.fields[[2]string{sheet.ID, field.ID}] = true
				for _, label := range field.Labels {
					p.keys[labelKey(label)] = true
					p.Labels = append(p.Labels, hanzi.Fold(label))
				}
			}
		}
	}
	slices.Sort(p.Labels)
	p.Labels = slices.Compact(p.Labels)
	return p
}

// Field reports whether a field of a sheet is personal.
func (p *Personal) Field(sheet, field string) bool { return p.fields[[2]string{sheet, field}] }

// Label reports whether a cell is the label of personal data.
func (p *Personal) Label(text string) bool { return p.keys[labelKey(text)] }
