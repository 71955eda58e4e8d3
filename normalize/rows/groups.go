package rows

import (
	"slices"

	"gongkai/normalize/document"
	"gongkai/normalize/layers"
	"gongkai/normalize/value"
	"gongkai/schema"
	"gongkai/schema/codes"
)

// Lists of projects and of what is bought print rows that only add up those below them: a category, a kind of funds, a
// unit with its code in another column. Nothing on the page tells them from the items, neither a step nor a sign, but
// each amount says it: where every row is either one of the last layer or followed by rows that add up to it, in the
// same number of layers or in one way alone, the rows above the last layer are groups. The proofs are done by then, and
// none rests on this.

// Group gives the rows of lists that add up those below them the role of groups, and all rows of such a list their
// level and path.
func Group(tables []document.Table, match *schema.Match) {
	for i := range tables {
		t := &tables[i]
		if t.Status == document.Filled && grouped(t, match) {
			(&grouping{table: t}).find()
		}
	}
}

// grouped reports whether a table is a list that may have groups: one list, whose rows have no place of their own by
// item, by step or by codes of several depths.
func grouped(t *document.Table, match *schema.Match) bool {
	k := slices.IndexFunc(match.Tables, func(m schema.TableMatch) bool { return m.Table.ID == t.ID })
	if k < 0 || len(match.Tables[k].Panels) == 0 || !t.HasColumn("", total) {
		return false
	}
	if !match.Tables[k].Panels[0].Panel.Rows.Grouped() {
		return false
	}
	depth := 0
	for i := range t.Rows {
		r := &t.Rows[i]
		if r.Item != "" && r.Role != document.Group || len(r.Path) > 0 || r.Level > 0 && depth > 0 && r.Level != depth {
			return false
		}
		depth = max(depth, r.Level)
	}
	return true
}

// total is the column by which groups are told.
const total = "total"

// grouping finds the groups of one list.
type grouping struct {
	table  *document.Table
	blocks []block
	kinds  [][]string // of each row, the path of the kind of purchases that it stands below
}

// block is a run of rows below a total or a unit, which they add up to.
type block struct {
	sum         value.Amount
	first, last int // rows of the list, the last one excluded
	above       []string
}

func (g *grouping) find() {
	g.divide()
	depth := g.depth()
	for _, b := range g.blocks {
		switch {
		case len(b.above) == 0 && depth == 0:
		case g.parses(b, depth):
			for i := b.first; i < b.last; {
				i = g.mark(i, depth, b.above)
			}
		default:
			g.uneven(b, depth)
		}
	}
	for i := range g.table.Rows { // below a kind is what is printed there, whether it adds up or not
		if r := &g.table.Rows[i]; r.Role == document.Item && len(r.Path) == 0 && len(g.kinds[i]) > 0 {
			g.place(r, g.kinds[i])
		}
	}
}

// uneven reads a block in which some items stand beside groups. It must add up in one way alone.
func (g *grouping) uneven(b block, depth int) {
	amounts := make([]value.Amount, b.last-b.first)
	for i := range amounts {
		amount, ok := amountOf(&g.table.Rows[b.first+i])
		if !ok {
			return
		}
		amounts[i] = amount
	}
	var only []layers.Group
	ways := 0
	if !layers.Ways(b.sum, amounts, depth, func(found []layers.Group) bool {
		ways++
		only = slices.Clone(found)
		return ways < 2
	}) || ways == 0 {
		return
	}
	slices.SortFunc(only, func(x, y layers.Group) int { return x.At - y.At })
	for i := range amounts {
		r := &g.table.Rows[b.first+i]
		path := slices.Clone(b.above)
		for _, group := range only {
			switch {
			case group.At == i:
				r.Role = document.Group
			case group.At < i && i < group.End:
				path = append(path, label(&g.table.Rows[b.first+group.At]))
			}
		}
		g.place(r, path)
	}
}

// place gives a row its path, in which it stands if it has a name, and its level unless that is the one of its code.
func (g *grouping) place(r *document.Row, above []string) {
	if r.Level == 0 {
		r.Level = len(above) + 1
	}
	r.Path = slices.Clone(above)
	if name := label(r); name != "" {
		r.Path = append(r.Path, name)
	}
}

// divide cuts the list into blocks: below the total, or where it names units below each of those that have rows.
func (g *grouping) divide() {
	rows := g.table.Rows
	g.kinds = make([][]string, len(rows))
	var above []string
	head, next := -1, g.topmost()
	ofUnit := false // the kind above is one of a unit's
	for i := 0; i <= len(rows); i++ {
		heads := i < len(rows) && i == next
		if heads {
			next = g.below(i)
		}
		if i < len(rows) && rows[i].Role == document.Item && !heads {
			g.kinds[i] = above
			continue
		}
		if head >= 0 && i > head+1 {
			if sum, ok := amountOf(&rows[head]); ok && rows[head].Role != document.Item {
				g.blocks = append(g.blocks, block{sum, head + 1, i, above})
			}
		}
		if i == len(rows) {
			break
		}
		head = i
		switch rows[i].Role {
		case document.Total:
			above = nil
		case document.Entity:
			if ofUnit {
				above, ofUnit = nil, false
			}
		case document.Group: // a kind of purchases
			g.place(&rows[i], nil)
			above, ofUnit = rows[i].Path, rows[i].Unit != nil
		case document.Item: // a group of units
			rows[i].Role, rows[i].Unit = document.Group, nil
			g.place(&rows[i], nil)
			above = rows[i].Path
		}
	}
}

// topmost gives the first row of a list whose units all stand below groups, as those of 货物 and 服务 do; -1 when they
// do not.
func (g *grouping) topmost() int {
	rows, first := g.table.Rows, 0
	for first < len(rows) && rows[first].Role == document.Total {
		first++
	}
	for i := first; i < len(rows); {
		if rows[i].Role != document.Item {
			return -1
		}
		if i = g.below(i); i < 0 {
			return -1
		}
	}
	return first
}

// below gives the row behind the units that a group of units adds up and the rows of these: the next such group, or the
// end; -1 when it adds up no units.
func (g *grouping) below(at int) int {
	rows := g.table.Rows
	want, ok := amountOf(&rows[at])
	if !ok || at+1 >= len(rows) || rows[at+1].Role != document.Entity {
		return -1
	}
	var sum value.Amount
	i := at + 1
	for ; i < len(rows) && sum.Cmp(want) < 0; i++ {
		r := &rows[i]
		if r.Role != document.Entity || i+1 < len(rows) && rows[i+1].Role == document.Entity && within(r, &rows[i+1]) {
			continue // a department above its units
		}
		amount, ok := amountOf(r)
		if !ok {
			return -1
		}
		sum = sum.Add(amount)
	}
	if !sum.Equal(want) {
		return -1
	}
	for ; i < len(rows); i++ {
		switch {
		case rows[i].Role != document.Item:
			return -1
		case i+1 < len(rows) && rows[i+1].Role == document.Entity:
			return i
		}
	}
	return i
}

// within reports whether the code of a unit continues that of the one above it.
func within(above, r *document.Row) bool {
	return above.Unit != nil && r.Unit != nil && above.Unit.Code != "" && len(r.Unit.Code) > len(above.Unit.Code) &&
		r.Unit.Code[:len(above.Unit.Code)] == above.Unit.Code
}

// depth is the number of layers above the items by which most blocks add up, 0 when none does or few do.
func (g *grouping) depth() int {
	best, most := 0, 0
	for d := range layers.Most + 1 {
		n := 0
		for _, b := range g.blocks {
			if g.parses(b, d) {
				n++
			}
		}
		if n > most {
			best, most = d, n
		}
	}
	if 2*most <= len(g.blocks) {
		return 0
	}
	return best
}

// parses reports whether a block adds up when it is read with so many layers of groups.
func (g *grouping) parses(b block, depth int) bool {
	var sum value.Amount
	for i := b.first; i < b.last; {
		amount, ok := amountOf(&g.table.Rows[i])
		if !ok {
			return false
		}
		sum = sum.Add(amount)
		if i = g.end(i, b.last, depth); i < 0 {
			return false
		}
	}
	return sum.Equal(b.sum)
}

// end gives the row behind what stands below a row in so many layers, -1 when that does not add up. Amounts are
// positive, so there is one way at most.
func (g *grouping) end(at, last, depth int) int {
	if depth == 0 {
		return at + 1
	}
	want, _ := amountOf(&g.table.Rows[at])
	var sum value.Amount
	for i := at + 1; i < last; {
		amount, ok := amountOf(&g.table.Rows[i])
		if !ok {
			return -1
		}
		if i = g.end(i, last, depth-1); i < 0 {
			return -1
		}
		switch sum = sum.Add(amount); sum.Cmp(want) {
		case 0:
			return i
		case 1:
			return -1
		}
	}
	return -1
}

// mark gives a row and what is below it their roles, levels and paths, and gives the row behind them.
func (g *grouping) mark(at, depth int, above []string) int {
	r := &g.table.Rows[at]
	if depth > 0 {
		r.Role = document.Group
	}
	g.place(r, above)
	if depth == 0 {
		return at + 1
	}
	end := g.end(at, len(g.table.Rows), depth)
	for i := at + 1; i < end; {
		i = g.mark(i, depth-1, r.Path)
	}
	if r.Unit != nil && r.Unit.Name != "" { // of the unit is what it adds up
		for i := at + 1; i < end; i++ {
			if below := &g.table.Rows[i]; below.Unit == nil {
				below.Unit = r.Unit
			}
		}
	}
	return end
}

// label is what a row calls itself, and a group without a name by its unit: its project, unless it is what is bought
// for that.
func label(r *document.Row) string {
	goods := slices.ContainsFunc(r.Classes, func(c document.Class) bool { return c.ID == codes.Goods })
	switch {
	case r.Project != "" && !(goods && r.Name != ""):
		return r.Project
	case r.Name == "" && r.Unit != nil && r.Role == document.Group:
		return r.Unit.Name
	}
	return r.Name
}

// amountOf is the positive amount of a row in the column of the total.
func amountOf(r *document.Row) (value.Amount, bool) {
	for _, v := range r.Values {
		if v.Column == total && v.Amount != nil && v.Amount.Sign() > 0 {
			return *v.Amount, true
		}
	}
	return value.Amount{}, false
}
