package checks

import (
	"strings"
	"unicode/utf8"

	"gongkai/internal/hanzi"
	"gongkai/normalize/document"
)

// arrange finds the parent of each row. A unit's rows are a tree of their own, with the unit at its top.
func (g *sumTree) arrange(rows []*document.Row) {
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
	own := map[*document.Row]bool{} // units that have rows of their own: each is one among the others
	for i, r := range rows {
		own[r] = r.Role == document.Entity && i+1 < len(rows) && rows[i+1].Role != document.Entity
	}
	for i, r := range rows {
		if r.Heads { // it may be a unit, and then it is a part of the total
			flush(i)
			units = []*document.Row{r}
			if g.total != nil {
				g.doubts[g.total] = append(g.doubts[g.total], r)
			}
			continue
		}
		if r.Role != document.Entity || r == g.total {
			continue
		}
		flush(i)
		// Where the department's row is not the total once more, it is a unit, too.
		among := len(units) > 0 && g.total != nil && !sameAmounts(g.total, units[0])
		for len(units) > 0 {
			above := units[len(units)-1]
			if belongs(r, above, g.department, among || own[above] || len(units) > 1) ||
				!own[above] && len(units) == 1 && g.ownLevel(r, above) {
				break
			}
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

// sameAmounts reports whether two rows print the same amounts.
func sameAmounts(a, b *document.Row) bool {
	for i, v := range a.Values {
		w := b.Values[i].Amount
		if (v.Amount == nil) != (w == nil) || w != nil && v.Amount.Cmp(*w) != 0 {
			return false
		}
	}
	return true
}

// ownLevel reports whether a unit that bears the name of the department above it, without a code that says more, is its
// own level: the department's row is the total once more, so that all others are parts of it. With the same amounts,
// too, it is the same line once more.
func (g *sumTree) ownLevel(r, above *document.Row) bool {
	return g.total != nil && sameAmounts(g.total, above) && isDepartment(above.Name, g.department) &&
		hanzi.Key(r.Name) == hanzi.Key(above.Name) && !sameAmounts(r, above) && (r.Unit == nil || r.Unit.Code == "")
}

// belongs reports whether a unit is one below another: its code begins with the other's, or the other is the department
// itself, which comes first, has no rows of its own and is no unit among them (own).
func belongs(r, above *document.Row, department string, own bool) bool {
	if r.Unit != nil && above.Unit != nil && r.Unit.Code != "" && above.Unit.Code != "" {
		return r.Unit.Code != above.Unit.Code && strings.HasPrefix(r.Unit.Code, above.Unit.Code)
	}
	return !own && isDepartment(above.Name, department) && hanzi.Key(r.Name) != hanzi.Key(above.Name)
}

// shortest is how many characters the short name of a department has at least.
const shortest = 3

// isDepartment reports whether a name is the department's, whole or without the place in front of it: 退役军人事务局 of
// 某市退役军人事务局.
func isDepartment(name, department string) bool {
	key := hanzi.Key(name)
	return key == department || utf8.RuneCountInString(key) >= shortest && strings.HasSuffix(department, key)
}
