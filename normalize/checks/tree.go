package checks

import (
	"cmp"
	"slices"
	"strings"

	"gongkai/internal/hanzi"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// branch is a row and the rows that add up to it.
type branch struct {
	head   *document.Row
	parts  []*document.Row
	leaves bool            // the parts are the lowest rows, two or more levels down
	doubts []*document.Row // rows that may be parts, too: the form does not know them
}

// sumTree reads a list of rows as trees: the total, units, fixed items by what the form says they are parts of, and
// codes by their prefixes. The total and the item that the classes add up to may be printed above or below their parts.
type sumTree struct {
	panel      *schema.Panel
	department string

	order    []*document.Row // heads, in the order of their first part
	children map[*document.Row][]*document.Row
	doubts   map[*document.Row][]*document.Row
	total    *document.Row
}

// branches gives the sums that a list of rows declares by its order, its codes and its items.
func branches(panel *schema.Panel, rows []*document.Row, department string) []branch {
	if panel.Rows.InColumns() {
		return oneRowBranches(panel, rows, department)
	}
	g := &sumTree{panel: panel, department: department, children: map[*document.Row][]*document.Row{},
		doubts: map[*document.Row][]*document.Row{}, total: grandTotal(rows, department)}
	g.arrange(rows)
	return g.branches()
}

// grandTotal is the row that adds up the whole list, by its role and not its label: the first that says so, or where no
// row does the only unit's.
func grandTotal(rows []*document.Row, department string) *document.Row {
	var entities []*document.Row
	for _, r := range rows {
		switch {
		case r.Role == document.Total, r.Item == "total":
			return r
		case r.Role == document.Entity:
			entities = append(entities, r)
		}
	}
	if len(entities) == 1 && entities[0] == rows[0] {
		return entities[0]
	}
	return nil
}

func (g *sumTree) put(parent, r *document.Row) {
	if parent == nil || parent == r {
		return
	}
	if len(g.children[parent]) == 0 {
		g.order = append(g.order, parent)
	}
	g.children[parent] = append(g.children[parent], r)
}

// scope puts the rows of one unit, or all of a table without units, below top.
func (g *sumTree) scope(rows []*document.Row, top *document.Row) {
	if g.panel.Rows.InSteps() {
		g.outline(rows, top)
		return
	}
	items, place := map[string]*document.Row{}, map[string]int{}
	for i, r := range rows {
		if r.Item != "" && items[r.Item] == nil && r.PrintsAmount() { // a line without any amount is a heading, and no sum
			items[r.Item], place[r.Item] = r, i
		}
	}
	above := map[string]string{}
	for _, it := range g.panel.Items {
		above[it.ID] = it.Of
	}
	foots := g.footing(rows, place, above)
	// parent is the nearest printed item that an item is a part of. An item below a sum that is printed under its parts is
	// no part of it.
	parent := func(item string, at int) (*document.Row, bool) {
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
	var path []*document.Row
	for i, r := range rows {
		code := r.ClassCode()
		_, declared := above[r.Item]
		if declared && r.Code == "" {
			code = "" // an item by the form, whatever its id
		}
		switch {
		case r == top && r.Item != "": // itself a part of what the list adds up beyond it
			if p, ok := parent(r.Item, i); ok {
				g.put(p, r)
			}
		case r == top || r.Role != document.Item:
			continue
		case code != "":
			for len(path) > 0 && (len(path[len(path)-1].ClassCode()) >= len(code) ||
				!strings.HasPrefix(code, path[len(path)-1].ClassCode())) {
				path = path[:len(path)-1]
			}
			if len(path) > 0 {
				g.put(path[len(path)-1], r)
			} else {
				g.put(classes, r)
			}
			path = append(path, r)
		case r.Item != "" && (declared || !g.panel.Rows.ByAnyName()): // a kind of purchases is none of the form's
			if p, ok := parent(r.Item, i); ok {
				g.put(p, r)
			}
		case r.Project != "" || g.panel.Rows.ByAnyName():
			g.put(top, r)
		default:
			for _, head := range append([]*document.Row{top, classes}, path...) {
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
func (g *sumTree) footing(rows []*document.Row, place map[string]int, above map[string]string) map[string]bool {
	out := map[string]bool{}
	for i, r := range rows {
		of := above[r.Item]
		if r.ClassCode() != "" {
			of = g.panel.Under
		}
		if at, ok := place[of]; ok && i < at {
			out[of] = true
		}
	}
	return out
}

func (g *sumTree) branches() []branch {
	var out []branch
	// 其中：… as the only part that is printed is less than the whole
	g.order = slices.DeleteFunc(g.order, func(p *document.Row) bool {
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
			var doubts []*document.Row // anywhere below the total
			for _, list := range g.doubts {
				for _, r := range list {
					if !slices.Contains(doubts, r) {
						doubts = append(doubts, r)
					}
				}
			}
			slices.SortFunc(doubts, func(a, b *document.Row) int { return cmp.Compare(a.Address, b.Address) })
			out = append(out, branch{head: g.total, parts: leaves, leaves: true, doubts: doubts})
		}
	}
	return out
}

func (g *sumTree) leaves(r *document.Row) []*document.Row {
	var out []*document.Row
	for _, c := range g.children[r] {
		if len(g.children[c]) == 0 {
			out = append(out, c)
		} else {
			out = append(out, g.leaves(c)...)
		}
	}
	return out
}
