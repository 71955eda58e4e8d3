package rows

import (
	"slices"

	"gongkai/internal/lexicon"
	"gongkai/normalize/document"
	"gongkai/schema"
	"gongkai/schema/codes"
)

// kinds makes groups of the rows of a list that name nothing but a kind of purchases, where what is bought of each kind
// stands below it: 货物, 工程, 服务. A list that prints the kinds alone has them as items. Above units such a row ends the
// rows of the unit before and is of no unit, and so are the rows below it until one is named; below a unit it is the
// unit's.
func kinds(t *document.Table, model schema.RowModel) {
	rows := t.Rows
	if !model.ByAnyName() || !spreadOverItems(rows) {
		return
	}
	above := aboveUnits(rows)
	own, headed := true, false // the row names its own unit; the rows since the last kind have one
	for i := range rows {
		r := &rows[i]
		switch {
		case isKind(r):
			r.Role, headed = document.Group, false
			if above {
				r.Unit = nil
			}
			own = !above
		case r.Role == document.Entity:
			headed = true
		case r.Role == document.Item && !own && !headed && !printsUnit(r):
			r.Unit = nil
		}
	}
}

// spreadOverItems reports whether a list prints kinds and something below each of them that has an amount.
func spreadOverItems(rows []document.Row) bool {
	found := false
	for i := range rows {
		r := &rows[i]
		if !isKind(r) {
			continue
		}
		below := i+1 < len(rows) && rows[i+1].Role != document.Total && !isKind(&rows[i+1])
		if _, ok := amountOf(r); ok && !below {
			return false
		}
		found = found || below
	}
	return found
}

// aboveUnits reports whether the kinds of a list stand above its units: one with an amount is followed by a unit.
func aboveUnits(rows []document.Row) bool {
	for i := range rows {
		if _, ok := amountOf(&rows[i]); ok && isKind(&rows[i]) && i+1 < len(rows) &&
			rows[i+1].Role == document.Entity {
			return true
		}
	}
	return false
}

// isKind reports whether a row names a kind of purchases and nothing else.
func isKind(r *document.Row) bool {
	if r.Role != document.Item || r.Code != "" || r.Item != "" || r.Project != "" || len(r.Texts) > 0 || printsUnit(r) ||
		len(r.Path) > 0 {
		return false
	}
	if slices.ContainsFunc(r.Classes, func(c document.Class) bool { return c.ID != codes.Goods || c.Name != r.Name }) {
		return false
	}
	return slices.Contains(lexicon.Words().Purchases.Kinds, className(r.Name))
}

// printsUnit reports whether a row names its unit itself.
func printsUnit(r *document.Row) bool {
	return r.Cells.Get("unit") != nil || r.Cells.Get("unit_code") != nil
}
