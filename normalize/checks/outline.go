package checks

import "gongkai/normalize/document"

// outline puts rows below those that print their names further left. Of a row that leaves out only what it shares with
// the one above, no row is the head.
func (g *sumTree) outline(rows []*document.Row, top *document.Row) {
	var heads []*document.Row
	for _, r := range rows {
		if r == top || r.Role != document.Item || len(r.Path) == 0 {
			continue
		}
		for len(heads) > 0 && heads[len(heads)-1].Last >= r.First {
			heads = heads[:len(heads)-1]
		}
		if len(heads) > 0 {
			g.put(heads[len(heads)-1], r)
		} else {
			g.put(top, r)
		}
		heads = append(heads, r)
	}
}
