package schema

import (
	"slices"

	"gongkai/extract"
	"gongkai/internal/hanzi"
)

// The rows of a list of sheets: which of them go on with the sheet above.

// goesOnIn tells that the last sheet of a list goes on in a row, as overleaf or in each line of a list without merged
// cells, and takes the texts of the row that go on with its own. Such a row names no other project, and what it prints
// of unit, amount and objective is that of the sheet again. Two projects may bear one name: where each row is a sheet,
// a name begins the next. At the head of a page a text without an amount beside it is the rest of the one at the foot
// of the page before.
func (m *SheetMatch) goesOnIn(t *extract.Table, row []int, fields map[string]int) bool {
	head := m.Sheet.head()
	first := &t.Cells[row[fields[head]]]
	name := hanzi.Key(first.Text)
	if name != "" && (name != m.printed(head, t) || m.Columns == nil) {
		return false
	}
	overleaf := slices.ContainsFunc(t.Parts[1:], func(p extract.Part) bool { return p.From == first.Row })
	rest, amounts := map[string]int{}, false
	for i := range m.Sheet.Fields {
		f := &m.Sheet.Fields[i]
		g, ok := fields[f.ID]
		if !ok || f.ID == head || row[g] < 0 || t.Cells[row[g]].Row != first.Row {
			continue
		}
		said := hanzi.Key(t.Cells[row[g]].Text)
		amounts = amounts || f.Amount && said != ""
		switch known := m.printed(f.ID, t); {
		case said == "" || said == known:
		case overleaf && known != "" && !f.Amount && f.ID != "unit":
			rest[f.ID] = row[g]
		default:
			return false
		}
	}
	if amounts && len(rest) > 0 {
		return false
	}
	for id, k := range rest {
		f := m.Fields[id]
		f.More = append(f.More, k)
		m.Fields[id] = f
	}
	return true
}

// printed is the text of a field as it is compared, "" without one.
func (m *SheetMatch) printed(id string, t *extract.Table) string {
	f, ok := m.Fields[id]
	if !ok {
		return ""
	}
	return hanzi.Key(f.Text(t))
}
