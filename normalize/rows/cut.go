package rows

import (
	"slices"

	"gongkai/extract"
	"gongkai/schema"
)

// cutNames gives the printed rows whose texts a page break may have cut, each with the columns of these texts: the last
// row before the break and the first behind it.
func cutNames(t *extract.Table, matrix [][]int) map[int][]int {
	var out map[int][]int
	for k := range t.Parts {
		if columns := t.CutTexts(k, matrix); len(columns) > 0 {
			if out == nil {
				out = map[int][]int{}
			}
			from := t.Parts[k].From
			out[from-1], out[from] = append(out[from-1], columns...), append(out[from], columns...)
		}
	}
	return out
}

// cutIn reports whether one of some columns says what the rows of this list are, or holds amounts of theirs.
func (r *rowReader) cutIn(columns []int) bool {
	return slices.ContainsFunc(r.panel.Columns, func(m schema.ColumnMatch) bool {
		switch m.Column.Role {
		case "", schema.RoleName, schema.RoleProject, schema.RoleUnit, schema.RoleClass:
			return slices.ContainsFunc(m.Grid, func(c int) bool { return slices.Contains(columns, c) })
		}
		return false
	})
}
