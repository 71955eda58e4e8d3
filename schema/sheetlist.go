package schema

import (
	"slices"

	"gongkai/extract"
	"gongkai/internal/hanzi"
)

// The rows of a list of sheets that are no sheet: those that go on with the one above, and those of sums.

// SumMatch is a row of a list of sheets with amounts of several: of all, or of those below it up to the next of its
// kind.
type SumMatch struct {
	Of     SumOf
	Name   int            // the cell that says whose it is
	Fields map[string]int // the cells of its amounts by field id
	From   int            // the Part of the sheet below it
}

// SumOf says what a row of sums is of. Its values are the ids of the field that holds its name.
type SumOf string

const (
	SumTotal SumOf = "total" // of the whole list
	SumUnit  SumOf = "unit"  // of a unit, above its projects
	SumGroup SumOf = "group" // of whatever its name says
)

// sumOf adds a row of sums, if it has amounts. Of a cell that is merged with rows above it the amount is theirs.
func (s *Sheet) sumOf(sums []SumMatch, of SumOf, name int, t *extract.Table, row []int, fields map[string]int,
	from int) []SumMatch {
	m := SumMatch{of, name, map[string]int{}, from}
	for i := range s.Fields {
		f := &s.Fields[i]
		g, ok := fields[f.ID]
		if ok && f.Amount && row[g] >= 0 && t.Cells[row[g]].Row == t.Cells[name].Row && t.Cells[row[g]].Text != "" {
			m.Fields[f.ID] = row[g]
		}
	}
	if len(m.Fields) == 0 {
		return sums
	}
	return append(sums, m)
}

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
