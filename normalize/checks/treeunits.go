package checks

import (
	"strings"

	"gongkai/internal/hanzi"
	"gongkai/normalize/document"
)

// arrange finds the parent of each row. A unit's rows are a tree of their own, with the unit at its top.
func (g *sumTree) arrange(rows []*document.Row) {
	entities := 0
	for _, r := range rows {
		if r.Role == document.Entity {
			entities++
		}
	}
	var units []*document.Row // the unit of these rows, below the units it belongs to
	start := 0
	flush := func(end int) {
		top := g.total
		if len(units) > 0 {
			top = units[len(units)-1]
		}
		g.scope(rows[start:end], top)
		start = end
	}
	for i, r := range rows {
		if r.Role != document.Entity || r == g.total {
			continue
		}
		flush(i)
		own := i > 0 && rows[i-1].Role != document.Entity // the unit above has rows of its own: it is one among the others
		if len(units) > 0 && g.total != nil && !sameAmounts(g.total, units[0]) {
			own = true // the department's row is not the total once more: it is a unit, too
		}
		for len(units) > 0 && !belongs(r, units[len(units)-1], g.department, entities, own) {
			units = units[:len(units)-1]
		}
		parent := g.total
		if len(units) > 0 {
			parent = units[len(units)-1]
		}
		g.put(parent, r)
		units = append(units, r)
	}
	flush(len(rows))
}

// sameAmounts says whether two rows print the same amounts.
func sameAmounts(a, b *document.Row) bool {
	for i, v := range a.Values {
		w := b.Values[i].Amount
		if (v.Amount == nil) != (w == nil) || w != nil && v.Amount.Cmp(*w) != 0 {
			return false
		}
	}
	return true
}

// belongs says whether a unit is one below another: its code begins with the other's, or the other is the department itself, which comes
// first, has no rows of its own and is no unit among them.
func belongs(r, above *document.Row, department string, entities int, own bool) bool {
	if r.Unit != nil && above.Unit != nil && r.Unit.Code != "" && above.Unit.Code != "" {
		return r.Unit.Code != above.Unit.Code && strings.HasPrefix(r.Unit.Code, above.Unit.Code)
	}
	return !own && hanzi.Key(above.Name) == department && hanzi.Key(r.Name) != department && entities > 1
}
