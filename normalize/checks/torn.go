package checks

import (
	"slices"
	"strings"

	"gongkai/normalize/document"
	"gongkai/schema/codes"
)

// Torn takes the proof from the amounts of rows that have a part of their place from rows that may be missing in front
// of them: the unit whose rows they are, the group or the step of an outline, the front of their code. A sum may hold
// all the same where a row and the one above it are of the lost unit both. It needs the groups of lists.
func Torn(doc *document.Document) {
	for i := range doc.Tables {
		for _, rows := range doc.Tables[i].Sides() {
			ofUnits := slices.ContainsFunc(rows, func(r *document.Row) bool { return r.Role == document.Entity })
			gap, inUnit := -1, true
			for k, r := range rows {
				if r.Torn {
					gap, inUnit = k, false
				}
				switch {
				case gap < 0:
				case r.Role == document.Entity, r.Role == document.Total && r.Unit == nil:
					inUnit = true
				case ofUnits && !inUnit && r.Cells.Get("unit") == nil, !placed(r, rows[gap:k]):
					unproven(r)
				}
			}
		}
	}
}

// placed reports whether all that a row has of its place from rows above it is from some of them.
func placed(r *document.Row, above []*document.Row) bool {
	if n := len(r.Path); n > 1 && !slices.ContainsFunc(above, func(a *document.Row) bool {
		return slices.Equal(a.Path, r.Path[:n-1])
	}) {
		return false
	}
	code := r.Cells.Get("code")
	return r.Code == "" || code == nil || codes.Digits(code.Raw) == r.Code ||
		slices.ContainsFunc(above, func(a *document.Row) bool {
			return a.Code != "" && a.Code != r.Code && strings.HasPrefix(r.Code, a.Code)
		})
}
