package schema

import (
	"cmp"
	"slices"
)

// extendPanel merges two lists of rows. A table of one row shares nothing with one whose items are rows.
func extendPanel(own, base Panel) Panel {
	if own.Rows != "" && (own.Rows == OneRow) != (base.Rows == OneRow) {
		return own
	}
	own.Rows, own.Codes, own.Under = or(own.Rows, base.Rows), or(own.Codes, base.Codes), or(own.Under, base.Under)
	own.Totals = both(own.Totals, base.Totals)
	roles := map[string]bool{}
	for _, c := range own.Columns {
		if c.Role != "" {
			roles[c.Role+c.Codes] = true
		}
	}
	var inherited []Column
	for _, c := range base.Columns {
		printed := func(o Column) bool { return o.Role != "" && slices.Equal(o.Path, c.Path) }
		if c.Role == "" || !roles[c.Role+c.Codes] && !slices.ContainsFunc(own.Columns, printed) {
			inherited = append(inherited, c)
		}
	}
	dropped := droppedParts(&own, &base)
	own.Columns = merge(own.Columns, inherited, func(c Column) (string, bool) { return c.key(), c.Drop }, extendColumn, nil)
	own.Items = merge(own.Items, base.Items, func(i Item) (string, bool) { return i.ID, i.Drop }, extendItem, nil)
	for i := range own.Columns {
		dropped.columns.lift(&own.Columns[i].Of)
	}
	for i := range own.Items {
		dropped.items.lift(&own.Items[i].Of)
	}
	dropped.items.lift(&own.Under)
	// What both know keeps the base's order, which is that of most pages; labels stand to the left of amounts.
	columns, items := map[string]int{}, map[string]int{}
	for i, c := range base.Columns {
		columns[c.key()] = i
	}
	for i, it := range base.Items {
		items[it.ID] = i
	}
	slices.SortStableFunc(own.Columns, func(a, b Column) int {
		return cmp.Compare(place(columns, a.key(), len(base.Columns)), place(columns, b.key(), len(base.Columns)))
	})
	slices.SortStableFunc(own.Items, func(a, b Item) int { return cmp.Compare(place(items, a.ID, -1), place(items, b.ID, -1)) })
	return own
}

// place gives the place of a key in the base's order; labels, which have no key, come first.
func place(order map[string]int, key string, unknown int) int {
	if key == "" {
		return -1
	}
	if i, ok := order[key]; ok {
		return i
	}
	return unknown
}

// wholes says of which column or item one that is dropped was a part.
type wholes map[string]string

// lift makes what is a part of something dropped a part of what that was a part of.
func (w wholes) lift(of *string) {
	for range len(w) {
		if above, ok := w[*of]; ok {
			*of = above
		}
	}
}

func droppedParts(own, base *Panel) (dropped struct{ columns, items wholes }) {
	dropped.columns, dropped.items = wholes{}, wholes{}
	for _, b := range base.Columns {
		if b.Role == "" && b.Item == "" && slices.ContainsFunc(own.Columns, func(c Column) bool { return c.Drop && c.key() == b.key() }) {
			dropped.columns[b.ID] = b.Of
		}
	}
	for _, b := range base.Items {
		if slices.ContainsFunc(own.Items, func(i Item) bool { return i.Drop && i.ID == b.ID }) {
			dropped.items[b.ID] = b.Of
		}
	}
	return dropped
}

// key tells columns of amounts apart: by id, and in a table of one row by item and id.
func (c *Column) key() string {
	if c.Role != "" {
		return ""
	}
	return c.Item + "/" + c.ID
}

func extendColumn(own, base *Column) {
	if len(own.Path) == 0 {
		own.Path = base.Path
	} else if len(base.Path) > 0 {
		own.Aliases = append(own.Aliases, base.Path)
	}
	own.Aliases = both(own.Aliases, base.Aliases)
	own.Of, own.Unit, own.Name = or(own.Of, base.Of), or(own.Unit, base.Unit), own.Name.or(base.Name)
}

func extendItem(own, base *Item) {
	if own.Label == "" {
		own.Label = base.Label
	} else if base.Label != own.Label {
		own.Aliases = append(own.Aliases, base.Label)
	}
	own.Aliases = both(own.Aliases, base.Aliases)
	own.Of, own.Name = or(own.Of, base.Of), own.Name.or(base.Name)
}
