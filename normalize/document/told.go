package document

import "slices"

// Told is what a person says of a document, a table or a column in place of what was read: see docs/corrections.md. It
// stands with what it speaks of.
type Told struct {
	Address   string  `json:"address"`   // document:year, table:7/1, table:7/1/unit, table:7/1/column/4
	Read      *string `json:"read"`      // what was read before, null where nothing was
	Corrected *string `json:"corrected"` // null: none of those that there are
	By        string  `json:"by"`
	Why       string  `json:"why"`
}

// ToldOf lists what a person says that bears on a value: of the document, and of its table or sheet.
func (d *Document) ToldOf(p *Place) []Told {
	out := slices.Clone(d.Info.Corrected)
	switch {
	case p.Table != nil:
		out = append(out, p.Table.Corrected...)
	case p.Sheet != nil:
		out = append(out, p.Sheet.Corrected...)
	}
	return out
}

// NotDisclosed tells a document of which a person says that it is no disclosure.
func (i *Info) NotDisclosed() bool {
	return i.Kind == nil && slices.ContainsFunc(i.Corrected, func(t Told) bool { return t.Address == "document:kind" })
}

// AllTold lists all that a person says of a document beside its amounts, in the order of the document.
func (d *Document) AllTold() []Told {
	out := slices.Clone(d.Info.Corrected)
	for i := range d.Tables {
		out = append(out, d.Tables[i].Corrected...)
	}
	for i := range d.Performance {
		out = append(out, d.Performance[i].Corrected...)
	}
	for i := range d.Unmapped {
		out = append(out, d.Unmapped[i].Corrected...)
	}
	return out
}
