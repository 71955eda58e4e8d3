package rows

import (
	"cmp"
	"slices"

	"gongkai/internal/hanzi"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// An outline is a list in steps: a category, below it and further right its projects, below them their goods. A row
// leaves blank what stands above it.

// step is one of the name columns of an outline, with what a row prints there.
type step struct {
	at   int // its place in the grid
	text printedText
}

// steps gives the names of a line from left to right: those of the name columns, and of classes that are printed by
// name.
func (r *rowReader) steps(number int, cells []int, owner map[int]int) []step {
	var out []step
	for i := range r.panel.Columns {
		m := &r.panel.Columns[i]
		if len(m.Grid) == 0 || m.Column.Role != schema.RoleName && m.Column.Role != schema.RoleClass {
			continue
		}
		text := r.text(m, number, cells, func(cell int) bool { return owner[cell] == i })
		if text.first != nil && text.first.Row != number { // merged over the rows above: it stands there
			text = printedText{}
		}
		out = append(out, step{m.Grid[0], text})
	}
	slices.SortFunc(out, func(a, b step) int { return cmp.Compare(a.at, b.at) })
	return out
}

// outlined gives a row its place in the outline: its path and the steps that it prints itself. A row that prints no
// name at all has that of the row above.
func (r *rowReader) outlined(out *document.Row, steps []step) {
	first, last := -1, -1
	for i, s := range steps {
		if s.text.text != "" {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	switch {
	case first >= 0 && r.declaredTotal(steps[first].text.text):
		r.above = nil
		return
	case first < 0:
		for i, name := range r.above {
			if name != "" {
				first, last = i, i
			}
		}
		if first < 0 {
			return
		}
	default:
		r.above = append(r.above, make([]string, max(0, len(steps)-len(r.above)))...)
		for i := first; i < len(steps); i++ {
			r.above[i] = hanzi.Fold(steps[i].text.text)
		}
	}
	out.First, out.Last, out.Name = first, last, r.above[last]
	for _, name := range r.above[:last+1] {
		if name != "" {
			out.Path = append(out.Path, name)
		}
	}
}
