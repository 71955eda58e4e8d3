package checks

import (
	"slices"

	"gongkai/normalize/document"
)

// A page break in the middle of a name leaves two rows of which each has a part of it. Whether it did is not certain
// where the program did not join them: the second may as well be a heading without amounts. No sum tells, because a
// row without amounts adds nothing.

// CutNames takes the proof from the amounts of rows whose name a page break may have cut, and of those that have a
// part of their place from such a row: the rows of a unit that it may head, and those below it. It needs the groups of
// lists.
func CutNames(doc *document.Document) {
	for i := range doc.Tables {
		for _, rows := range doc.Tables[i].Sides() {
			ofUnits := slices.ContainsFunc(rows, func(r *document.Row) bool { return r.Role == document.Entity })
			var cut *document.Row
			for _, r := range rows {
				switch {
				case r.Cut:
					cut = r
				case cut == nil:
					continue
				case r.Role == document.Entity, r.Role == document.Total && r.Unit == nil:
					cut = nil
					continue
				case !below(r, cut) && !(ofUnits && cut.Code == "" && r.Cells.Get("unit") == nil):
					continue
				}
				unproven(r)
			}
		}
	}
}

// below reports whether a row stands in an outline or a group below another.
func below(r, above *document.Row) bool {
	n := len(above.Path)
	return n > 0 && len(r.Path) > n && slices.Equal(r.Path[:n], above.Path)
}

func unproven(r *document.Row) {
	for _, c := range r.Cells {
		if c.Proof == "" || c.Corrected != nil {
			continue
		}
		if c.Doubt(document.UnsureRow); c.Proof == document.Verified {
			c.Proof = document.Unchecked
		}
	}
}
