package rows

import (
	"slices"
	"strings"

	"gongkai/internal/lazyregexp"
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
	switch {
	case model.InSteps():
		steps(rows)
		return
	case !model.ByAnyName():
		return
	case !spreadOverItems(rows):
		alone(rows)
		return
	}
	above := aboveUnits(rows)
	own, headed := true, false // the row names its own unit; the rows since the last kind have one
	for i := range rows {
		r := &rows[i]
		switch {
		case isKind(r):
			r.Role, headed = document.Group, false
			keyed(r)
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

// alone gives the rows of a list their kinds, where it prints nothing but those and each once, or once a unit. Where a
// kind stands beside what is bought, or twice, its rows are not the sums of kinds.
func alone(rows []document.Row) {
	type line struct {
		kind string
		unit document.Unit
	}
	seen := map[line]bool{}
	for i := range rows {
		r := &rows[i]
		if r.Role != document.Item {
			continue
		}
		kind, _ := kindOf(r.Name)
		if kind == nil || r.Code != "" || r.Item != "" || r.Project != "" || len(r.Path) > 0 || bought(r) {
			return
		}
		l := line{kind: kind.ID}
		if r.Unit != nil {
			l.unit = *r.Unit
		}
		if seen[l] {
			return
		}
		seen[l] = true
	}
	for i := range rows {
		if r := &rows[i]; r.Role == document.Item {
			keyed(r)
		}
	}
}

// steps gives the rows at the head of an outline their kinds. Their names are parts of the paths below them and stay as
// they are printed.
func steps(rows []document.Row) {
	seen := map[string]bool{}
	for i := range rows {
		r := &rows[i]
		if kind, _ := kindOf(r.Name); kind == nil || r.Role != document.Item || len(r.Path) != 1 || r.Code != "" ||
			r.Project != "" || bought(r) || printsUnit(r) || seen[kind.ID] {
			continue
		} else {
			seen[kind.ID] = true
		}
		keyed(r)
	}
}

// keyed gives a row its kind as its item. A letter in front of the name is the code of the kind in the catalogue of
// purchases, and is parted from it.
func keyed(r *document.Row) {
	kind, letter := kindOf(r.Name)
	r.Item = kind.ID
	g := letterInFront.FindStringSubmatch(r.Name)
	if !letter || g == nil || len(r.Path) > 0 {
		return
	}
	r.Name = g[1]
	r.Classes = []document.Class{{ID: codes.Goods, Code: strings.ToUpper(kind.Letter), Name: r.Name}}
}

// letterInFront is the letter of the catalogue of purchases in front of a kind: A-货物, A货物.
var letterInFront = lazyregexp.New(`^[A-Za-z][\s\-—–_－.、:：]*(.+)$`)

// kindOf gives the kind of purchases that a label names and nothing else, nil for none, and whether its letter stands
// in front of it or behind. With the letter of another kind it names none.
func kindOf(label string) (kind *lexicon.PurchaseKind, letter bool) {
	key := className(label)
	for i := range lexicon.Words().Purchases.Kinds {
		k := &lexicon.Words().Purchases.Kinds[i]
		for _, w := range k.Words {
			switch front, ok := strings.CutSuffix(key, w); {
			case key == w:
				return k, false
			case ok && strings.TrimRight(front, letterSigns) == k.Letter, key == w+k.Letter:
				return k, true
			}
		}
	}
	return nil, false
}

// letterSigns stand between a letter of the catalogue and the kind.
const letterSigns = "-—–_.、:"

// bought reports whether a row says in a class what is bought, and more than the kind of it.
func bought(r *document.Row) bool {
	return slices.ContainsFunc(r.Classes, func(c document.Class) bool { return c.ID != codes.Goods || c.Name != r.Name })
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
	kind, _ := kindOf(r.Name)
	return kind != nil && !bought(r)
}

// printsUnit reports whether a row names its unit itself.
func printsUnit(r *document.Row) bool {
	return r.Cells.Get("unit") != nil || r.Cells.Get("unit_code") != nil
}
