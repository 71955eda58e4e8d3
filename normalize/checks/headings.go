package checks

import (
	"slices"

	"gongkai/normalize/document"
	"gongkai/normalize/layers"
	"gongkai/normalize/value"
	"gongkai/schema"
)

// Lists of projects and purchases print units and kinds of purchases in rows of their own, and what is below such a
// heading is of that unit or kind. Nothing on the page says where it ends but the next heading, and one that was cut or
// not known for what it is gives its rows to the one before. The amount that the heading prints judges it: the rows
// below must add up to it.

// added is the column by which headings are judged. Others of such lists are counts and prices, too.
const added = "total"

// Ranks of the rows of a list, each above those with a higher one.
const (
	ofAll    = iota // the total
	aboveAll        // a kind of purchases above the units, or without any
	ofUnit          // a unit
	inUnit          // a kind of purchases of one unit
	single          // what is bought
)

func rank(r *document.Row) int {
	switch {
	case r.Role == document.Total:
		return ofAll
	case r.Role == document.Group && r.Unit == nil:
		return aboveAll
	case r.Role == document.Entity:
		return ofUnit
	case r.Role == document.Group:
		return inUnit
	}
	return single
}

// headings judges each heading of a list by the rows below it, and gives the rows that it judged. Rows below one that
// does not add up, or of which nobody can say whether it does, are not evident: their unit is the heading's. Where a
// heading prints no amount, the total alone can judge.
func (e *evaluator) headings(
	c *schema.Check, t *document.Table, side string, rows []*document.Row,
) map[*document.Row]bool {
	judged := map[*document.Row]bool{}
	if !t.HasColumn(side, added) {
		return judged
	}
	kinds, blanks := false, false
	for i, r := range rows {
		kinds = kinds || rank(r) == single && r.Item != "" // it is a kind of purchases, and so are all the others
		end := scopeEnd(rows, i)
		if k := rank(r); k == ofAll || k == single || end == i+1 {
			continue
		}
		kinds = kinds || rank(r) == aboveAll
		if r.Values.Get(added) == nil {
			blanks = true
			continue
		}
		judged[r] = true
		check := e.adds(c, t, r, parts(rows, i+1, end))
		if check.Verdict.Holds() {
			e.keep(check)
			continue
		}
		// groups may stand among the rows, which nothing but their sums tells: that fails no identity, and proves none
		if check.Verdict != document.Mismatch || !layered(*r.Values.Get(added), rows[i+1:end]) {
			e.keep(check)
		}
		for _, below := range rows[i+1 : end] {
			for _, cell := range below.Cells {
				if cell.Proof != "" {
					cell.Doubt(document.UnsureRow)
				}
			}
		}
	}
	if total := grandTotal(rows, e.department); (kinds || blanks) && total != nil && total.Role == document.Total {
		judged[total] = true
		others := slices.DeleteFunc(slices.Clone(rows), func(r *document.Row) bool { return r.Role == document.Total })
		e.keep(e.adds(c, t, total, parts(others, 0, len(others))))
	}
	return judged
}

// scopeEnd gives the row behind those below a heading.
func scopeEnd(rows []*document.Row, at int) int {
	end := at + 1
	for end < len(rows) && rank(rows[end]) > rank(rows[at]) {
		end++
	}
	return end
}

// parts gives the rows from one to another that no other of them is above. Of a heading without an amount it is the
// rows below, and of a department above its units these.
func parts(rows []*document.Row, at, end int) []*document.Row {
	var out []*document.Row
	for at < end {
		r, next := rows[at], min(end, scopeEnd(rows, at))
		switch {
		case r.Role == document.Entity && next == at+1 && next < end && rows[next].Role == document.Entity &&
			belongs(rows[next], r, "", false):
		case rank(r) != single && next > at+1 && r.Values.Get(added) == nil:
			out = append(out, parts(rows, at+1, next)...)
		default:
			out = append(out, r)
		}
		at = next
	}
	return out
}

// adds compares a heading with its parts.
func (e *evaluator) adds(c *schema.Check, t *document.Table, head *document.Row, parts []*document.Row) document.Check {
	right := make([]operand, len(parts))
	for i, r := range parts {
		right[i] = e.operandOf(t, r, added)
	}
	return evaluate(document.Check{ID: c.ID, Table: t.Address(), Row: head.Short(), Column: added, Relation: relation(c)},
		[]operand{e.operandOf(t, head, added)}, right)
}

// layered reports whether rows add up to a sum when some of them are groups, each followed by the rows that it adds up.
// A search that has no end in sight finds nothing.
func layered(sum value.Amount, rows []*document.Row) bool {
	var amounts []value.Amount
	for _, r := range rows {
		if a := r.Values.Get(added); a != nil && a.Sign() > 0 {
			amounts = append(amounts, *a)
		}
	}
	found := false
	layers.Ways(sum, amounts, layers.Most, func([]layers.Group) bool {
		found = true
		return false
	})
	return found
}
