package schema

import (
	"cmp"
	"slices"
	"strings"
)

// extend gives own what it does not say itself from the form that it extends. A text or number that own leaves out is
// the base's. Lists of things with ids are merged by id: what own declares goes before, with the keys it leaves out
// from the base; what it does not mention follows as the base has it; what it marks with drop is gone. Columns with a
// role have no id: if own declares any of a role, the base's of that role are gone. Aliases, patterns, totals and the
// like are added to the base's.
//
// Tables that own does not mention stay, as optional ones: the base catches what own did not think of.
func extend(own, base *Form) {
	own.base = base
	own.Kind = or(own.Kind, base.Kind)
	own.Unit = or(own.Unit, base.Unit)
	own.Totals = both(own.Totals, base.Totals)
	own.Empty = both(own.Empty, base.Empty)
	own.Document.Department = both(own.Document.Department, base.Document.Department)
	own.Document.Year = both(own.Document.Year, base.Document.Year)
	own.Document.Title = both(own.Document.Title, base.Document.Title)
	own.Tables = merge(own.Tables, base.Tables, func(t Table) (string, bool) { return t.key(), t.Drop }, extendTable,
		func(t *Table) {
			t.Optional = true
			if t.origin == nil {
				t.origin = &base.Tables[slices.IndexFunc(base.Tables, func(b Table) bool { return b.key() == t.key() })]
			}
		})
	own.Sheets = merge(own.Sheets, base.Sheets, func(s Sheet) (string, bool) { return s.key(), s.Drop }, extendSheet,
		func(s *Sheet) {
			if s.origin == nil {
				s.origin = &base.Sheets[slices.IndexFunc(base.Sheets, func(b Sheet) bool { return b.key() == s.key() })]
			}
		})
	own.Checks = extendChecks(own, base)
}

func or[S ~string](own, base S) S { return cmp.Or(own, base) }

// both gives the own values and then the base's.
func both[T any](own, base []T) []T {
	return append(append([]T(nil), own...), base...)
}

// merge gives own and then what of base own does not mention. id gives the key of an element, and whether it is
// dropped.
func merge[T any](own, base []T, id func(T) (string, bool), fill func(own, base *T), inherit func(*T)) []T {
	of := map[string]*T{}
	for i := range base {
		key, _ := id(base[i])
		of[key] = &base[i]
	}
	var out []T
	mentioned := map[string]bool{}
	for _, x := range own {
		key, drop := id(x)
		mentioned[key] = true
		if drop {
			continue
		}
		if b := of[key]; b != nil && key != "" {
			fill(&x, b)
		}
		out = append(out, x)
	}
	for _, b := range base {
		if key, _ := id(b); key == "" || !mentioned[key] {
			if inherit != nil {
				inherit(&b)
			}
			out = append(out, b)
		}
	}
	return out
}

func extendTable(own, base *Table) {
	if own.Title == "" {
		own.Title = base.Title
	} else if base.Title != own.Title {
		own.Aliases = append(own.Aliases, base.Title)
	}
	own.Aliases = both(own.Aliases, base.Aliases)
	own.Patterns = both(own.Patterns, base.Patterns)
	own.Name = own.Name.or(base.Name)
	own.Unit = or(own.Unit, base.Unit)
	switch {
	case len(own.Sides) > 0 && len(base.Sides) > 0:
		own.Sides = merge(own.Sides, base.Sides, func(s Side) (string, bool) { return s.Side, s.Drop }, extendSide, nil)
	case len(own.Sides) > 0:
		return
	case len(base.Sides) > 0 && len(own.Columns) > 0: // one list where the base has several
		return
	default:
		own.Sides = append([]Side(nil), base.Sides...)
		p := extendPanel(Panel{Rows: own.Rows, Codes: own.Codes, Under: own.Under, Columns: own.Columns, Items: own.Items,
			Totals: own.Totals},
			Panel{Rows: base.Rows, Codes: base.Codes, Under: base.Under, Columns: base.Columns, Items: base.Items,
				Totals: base.Totals})
		own.Rows, own.Codes, own.Under = p.Rows, p.Codes, p.Under
		own.Columns, own.Items, own.Totals = p.Columns, p.Items, p.Totals
	}
}

func extendSide(own, base *Side) {
	p := extendPanel(Panel{Rows: own.Rows, Codes: own.Codes, Under: own.Under, Columns: own.Columns, Items: own.Items,
		Totals: own.Totals},
		Panel{Rows: base.Rows, Codes: base.Codes, Under: base.Under, Columns: base.Columns, Items: base.Items,
			Totals: base.Totals})
	own.Rows, own.Codes, own.Under = p.Rows, p.Codes, p.Under
	own.Columns, own.Items, own.Totals = p.Columns, p.Items, p.Totals
	own.Optional = own.Optional || base.Optional
}

// key tells tables apart: by id, and by variant where one id is printed in several ways.
func (t *Table) key() string { return strings.TrimSuffix(t.ID+" "+t.Variant, " ") }

// key tells sheets apart: by id, and by variant where one id is printed in several ways.
func (s *Sheet) key() string { return strings.TrimSuffix(s.ID+" "+s.Variant, " ") }

func extendSheet(own, base *Sheet) {
	if own.Title == "" {
		own.Title = base.Title
	} else {
		own.Aliases = append(own.Aliases, base.Title)
	}
	own.Aliases, own.Patterns = both(own.Aliases, base.Aliases), both(own.Patterns, base.Patterns)
	own.Name, own.Layout = own.Name.or(base.Name), or(own.Layout, base.Layout)
	if own.Money == nil {
		own.Money = base.Money
	}
	own.Fields = merge(own.Fields, base.Fields, func(f Field) (string, bool) { return f.ID, f.Drop },
		func(own, base *Field) {
			own.Labels, own.Columns = both(own.Labels, base.Labels), both(own.Columns, base.Columns)
			own.Under, own.Titled = both(own.Under, base.Under), or(own.Titled, base.Titled)
			if own.Crossed == nil {
				own.Crossed = base.Crossed
			}
			own.Amount, own.Personal = own.Amount || base.Amount, own.Personal || base.Personal
			own.Bracketed, own.Below = own.Bracketed || base.Bracketed, own.Below || base.Below
		}, nil)
	column := func(c Column) (string, bool) { return c.ID, c.Drop }
	own.Indicators = merge(own.Indicators, base.Indicators, column, extendColumn, nil)
	own.Tasks = merge(own.Tasks, base.Tasks, column, extendColumn, nil)
}

func (n Names) or(base Names) Names {
	return Names{Zh: or(n.Zh, base.Zh), En: or(n.En, base.En)}
}

// extendPanel merges two lists of rows. A table of one row shares nothing with one whose items are rows.
func extendPanel(own, base Panel) Panel {
	if own.Rows != "" && own.Rows.InColumns() != base.Rows.InColumns() {
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
	own.Columns = merge(own.Columns, inherited, func(c Column) (string, bool) { return c.key(), c.Drop }, extendColumn,
		nil)
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
	slices.SortStableFunc(own.Items, func(a, b Item) int {
		return cmp.Compare(place(items, a.ID, -1),
			place(items, b.ID, -1))
	})
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
		if b.Role == "" && b.Item == "" && slices.ContainsFunc(own.Columns,
			func(c Column) bool { return c.Drop && c.key() == b.key() }) {
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
	own.Of, own.Counts, own.Name = or(own.Of, base.Of), or(own.Counts, base.Counts), own.Name.or(base.Name)
}

// extendChecks adds the base's checks that have a meaning in own: those whose addresses lead somewhere there.
func extendChecks(own, base *Form) []Check {
	ids := map[string]bool{}
	var out []Check
	for _, k := range own.Checks {
		ids[k.ID] = true
		if !k.Drop {
			out = append(out, k)
		}
	}
	for _, k := range base.Checks {
		if !ids[k.ID] && means(own, k) {
			out = append(out, k)
		}
	}
	return out
}

// means reports whether the addresses of a check lead somewhere in a form, with any variant of its tables.
func means(f *Form, k Check) bool {
	if probe := (&checker{}); len(f.Tables) > 0 {
		if probe.check(f, &k); len(probe.mistakes) == 0 { // nearly always, and much sooner told than with all variants
			return true
		}
	}
	variants := map[string]int{}
	most := 0
	for i := range f.Tables {
		id := f.Tables[i].ID
		variants[id]++
		most = max(most, variants[id])
	}
	for turn := 1; turn < most; turn++ { // at turn 0 the variants stand as they do in the form
		probe, form := &checker{}, *f
		form.Tables = slices.Clone(f.Tables)
		seen := map[string]int{}
		rank := func(t Table) int { // of the variants of an id another one comes first at each turn
			seen[t.ID]++
			return (seen[t.ID] - 1 + turn) % variants[t.ID]
		}
		ranks := make([]int, len(form.Tables))
		for i, t := range form.Tables {
			ranks[i] = rank(t)
		}
		order := make([]int, len(ranks))
		for i := range order {
			order[i] = i
		}
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(ranks[a], ranks[b]) })
		for i, from := range order {
			form.Tables[i] = f.Tables[from]
		}
		if probe.check(&form, &k); len(probe.mistakes) == 0 {
			return true
		}
	}
	return false
}
