package rows

import (
	"slices"

	"gongkai/extract"
	"gongkai/normalize/document"
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

// cut marks a row of a printed one, some of whose texts a page break may have cut. Where the units of a list stand in
// one of these columns, it may be the half of such a name, and whose rows come next is not known until the next unit;
// nor is it below a unit whose name may be the other half.
func (r *rowReader) cut(row *document.Row, cells, columns []int) {
	row.Cut = r.cutIn(columns)
	half := row.Cut && r.headed && !printsUnit(row) && slices.Contains(columns, r.unitAt)
	switch {
	case row.Role == document.Entity:
		r.unitAt = slices.IndexFunc(cells, func(k int) bool { return k >= 0 && r.table.Cells[k].Text != "" })
		if half && r.half {
			r.unit = nil
		}
	case half:
		r.unit, row.Unit = nil, nil
	}
	r.half = half && row.Role != document.Entity
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
