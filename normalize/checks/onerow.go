package checks

import (
	"gongkai/normalize/document"
	"gongkai/schema"
)

// oneRowBranches reads a table whose columns are the items: for each printed row the sums of its items, and for each
// item the sums of the units.
func oneRowBranches(panel *schema.Panel, rows []*document.Row, department string) []branch {
	var out []branch
	groups, items := map[document.Unit][]*document.Row{}, map[string][]*document.Row{}
	var places []document.Unit
	var names []string
	for _, r := range rows {
		p := document.Unit{}
		if r.Unit != nil {
			p = *r.Unit
		}
		if groups[p] == nil {
			places = append(places, p)
		}
		groups[p] = append(groups[p], r)
		if items[r.Item] == nil {
			names = append(names, r.Item)
		}
		items[r.Item] = append(items[r.Item], r)
	}
	for _, p := range places {
		out = append(out, itemBranches(panel, groups[p])...)
	}
	for _, name := range names {
		list := items[name]
		if len(list) < 2 || list[0].Unit != nil {
			continue
		}
		units := &sumTree{panel: panel, department: department, children: map[*document.Row][]*document.Row{},
			doubts: map[*document.Row][]*document.Row{}, total: list[0]}
		stack := []*document.Row{list[0]}
		for _, r := range list[1:] {
			for len(stack) > 1 && !belongs(r, stack[len(stack)-1], department, len(stack) > 2) {
				stack = stack[:len(stack)-1]
			}
			units.put(stack[len(stack)-1], r)
			stack = append(stack, r)
		}
		out = append(out, units.branches()...)
	}
	return out
}

// itemBranches gives the sums of the items of one printed row.
func itemBranches(panel *schema.Panel, rows []*document.Row) []branch {
	g := &sumTree{panel: panel, children: map[*document.Row][]*document.Row{}, doubts: map[*document.Row][]*document.Row{}}
	byItem := map[string]*document.Row{}
	for _, r := range rows {
		byItem[r.Item] = r
	}
	above := map[string]string{}
	for _, it := range panel.Items {
		above[it.ID] = it.Of
	}
	for _, r := range rows {
		for of := above[r.Item]; of != ""; of = above[of] {
			if p := byItem[of]; p != nil {
				g.put(p, r)
				break
			}
		}
	}
	return g.branches()
}
