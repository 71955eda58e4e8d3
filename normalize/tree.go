package normalize

import (
	"slices"
	"strings"

	"gongkai/internal/hanzi"
	"gongkai/schema"
)

// branch is a row and the rows that add up to it.
type branch struct {
	head   *Row
	parts  []*Row
	leaves bool   // the parts are the lowest rows, two or more levels down
	doubts []*Row // rows that may be parts, too: the form does not know them
}

// grove reads a list of rows as trees: the total, units, fixed items by what the form says they are parts of, and codes by their
// prefixes. The total and the item that the classes add up to may be printed above or below their parts.
type grove struct {
	panel      *schema.Panel
	department string

	order    []*Row // heads, in the order of their first part
	children map[*Row][]*Row
	doubts   map[*Row][]*Row
	total    *Row
}

// branches gives the sums that a list of rows declares by its order, its codes and its items.
func branches(panel *schema.Panel, rows []*Row, department string) []branch {
	if panel.Rows == schema.OneRow {
		return oneRowBranches(panel, rows, department)
	}
	g := &grove{panel: panel, department: department, children: map[*Row][]*Row{}, doubts: map[*Row][]*Row{}, total: totalRow(rows, department)}
	g.plant(rows)
	return g.branches()
}

// totalRow is the row of the grand total: the first that says so, or where no row does the only unit's.
func totalRow(rows []*Row, department string) *Row {
	var entities []*Row
	for _, r := range rows {
		switch {
		case r.Role == Total, r.Item == "total":
			return r
		case r.Role == Entity:
			entities = append(entities, r)
		}
	}
	if len(entities) == 1 && entities[0] == rows[0] {
		return entities[0]
	}
	return nil
}

func (g *grove) put(parent, r *Row) {
	if parent == nil || parent == r {
		return
	}
	if len(g.children[parent]) == 0 {
		g.order = append(g.order, parent)
	}
	g.children[parent] = append(g.children[parent], r)
}

// scope plants the rows of one unit, or all of a table without units, below top.
func (g *grove) scope(rows []*Row, top *Row) {
	if g.panel.Rows == schema.ByOutline {
		g.outline(rows, top)
		return
	}
	items, place := map[string]*Row{}, map[string]int{}
	for i, r := range rows {
		if r.Item != "" && items[r.Item] == nil && r.printsAmount() { // a line without any amount is a heading, and no sum
			items[r.Item], place[r.Item] = r, i
		}
	}
	above := map[string]string{}
	for _, it := range g.panel.Items {
		above[it.ID] = it.Of
	}
	foots := g.footing(rows, place, above)
	// parent is the nearest printed item that an item is a part of. An item below a sum that is printed under its parts is no part of it.
	parent := func(item string, at int) (*Row, bool) {
		for of := above[item]; of != ""; of = above[of] {
			if of == "total" {
				return top, true
			}
			if items[of] != nil && !(foots[of] && at > place[of]) {
				return items[of], true
			}
		}
		return nil, false
	}
	classes := top
	for under := g.panel.Under; under != "" && under != "total"; under = above[under] {
		if items[under] != nil {
			classes = items[under]
			break
		}
	}
	var path []*Row
	for i, r := range rows {
		code := r.classCode()
		if _, declared := above[r.Item]; declared && r.Code == "" {
			code = "" // an item by the form, whatever its id
		}
		switch {
		case r == top || r.Role != Item:
			continue
		case code != "":
			for len(path) > 0 && (len(path[len(path)-1].classCode()) >= len(code) || !strings.HasPrefix(code, path[len(path)-1].classCode())) {
				path = path[:len(path)-1]
			}
			if len(path) > 0 {
				g.put(path[len(path)-1], r)
			} else {
				g.put(classes, r)
			}
			path = append(path, r)
		case r.Item != "":
			if p, ok := parent(r.Item, i); ok {
				g.put(p, r)
			}
		case r.Project != "" || g.panel.Rows == schema.ByName:
			g.put(top, r)
		default:
			for _, head := range append([]*Row{top, classes}, path...) {
				g.doubts[head] = append(g.doubts[head], r)
			}
			for _, it := range g.panel.Items {
				if head := items[it.ID]; head != nil && head != classes {
					g.doubts[head] = append(g.doubts[head], r)
				}
			}
		}
	}
}

// footing tells the items that are printed below their parts: 本年支出合计 under the classes.
func (g *grove) footing(rows []*Row, place map[string]int, above map[string]string) map[string]bool {
	out := map[string]bool{}
	for i, r := range rows {
		of := above[r.Item]
		if r.classCode() != "" {
			of = g.panel.Under
		}
		if at, ok := place[of]; ok && i < at {
			out[of] = true
		}
	}
	return out
}

func (r *Row) printsAmount() bool {
	return slices.ContainsFunc(r.Values, func(v Value) bool { return v.Amount != nil })
}

// classCode is the code of a row: printed, or that of the class it names.
func (r *Row) classCode() string {
	if r.Code == "" && isCode(r.Item) {
		return r.Item
	}
	return r.Code
}

func isCode(s string) bool { return level(s) > 0 && strings.Trim(s, "0123456789") == "" }

func (g *grove) branches() []branch {
	var out []branch
	g.order = slices.DeleteFunc(g.order, func(p *Row) bool { // 其中：… as the only part that is printed is less than the whole
		list := g.children[p]
		lone := len(list) == 1 && list[0].Item != "" && list[0].Code == "" && strings.HasPrefix(hanzi.Key(list[0].Name), "其中")
		if lone {
			delete(g.children, p)
		}
		return lone
	})
	for _, p := range g.order {
		out = append(out, branch{head: p, parts: g.children[p], doubts: g.doubts[p]})
	}
	if g.total != nil {
		if leaves := g.leaves(g.total); len(leaves) > 0 && !slices.Equal(leaves, g.children[g.total]) {
			var doubts []*Row // anywhere below the total
			for _, list := range g.doubts {
				for _, r := range list {
					if !slices.Contains(doubts, r) {
						doubts = append(doubts, r)
					}
				}
			}
			slices.SortFunc(doubts, func(a, b *Row) int { return strings.Compare(a.Address, b.Address) })
			out = append(out, branch{head: g.total, parts: leaves, leaves: true, doubts: doubts})
		}
	}
	return out
}

func (g *grove) leaves(r *Row) []*Row {
	var out []*Row
	for _, c := range g.children[r] {
		if len(g.children[c]) == 0 {
			out = append(out, c)
		} else {
			out = append(out, g.leaves(c)...)
		}
	}
	return out
}
