package schema

import (
	"slices"
	"strings"
)

// extend gives own what it does not say itself from the form that it extends. A text or number that own leaves out is the base's. Lists of
// things with ids are merged by id: what own declares goes before, with the keys it leaves out from the base; what it does not
// mention follows as the base has it; what it marks with drop is gone. Columns with a role have no id: if own declares any of a
// role, the base's of that role are gone. Aliases, patterns, totals and the like are added to the base's.
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
	own.Tables = merge(own.Tables, base.Tables, func(t Table) (string, bool) { return t.key(), t.Drop }, extendTable, func(t *Table) {
		t.Optional = true
		if t.origin == nil {
			t.origin = &base.Tables[slices.IndexFunc(base.Tables, func(b Table) bool { return b.key() == t.key() })]
		}
	})
	own.Sheets = merge(own.Sheets, base.Sheets, func(s Sheet) (string, bool) { return s.key(), s.Drop }, extendSheet, func(s *Sheet) {
		if s.origin == nil {
			s.origin = &base.Sheets[slices.IndexFunc(base.Sheets, func(b Sheet) bool { return b.key() == s.key() })]
		}
	})
	own.Checks = extendChecks(own, base)
}

func or(own, base string) string {
	if own != "" {
		return own
	}
	return base
}

// both gives the own values and then the base's.
func both[T any](own, base []T) []T {
	return append(append([]T(nil), own...), base...)
}

// merge gives own and then what of base own does not mention. id gives the key of an element, and whether it is dropped.
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
		p := extendPanel(Panel{Rows: own.Rows, Codes: own.Codes, Under: own.Under, Columns: own.Columns, Items: own.Items, Totals: own.Totals},
			Panel{Rows: base.Rows, Codes: base.Codes, Under: base.Under, Columns: base.Columns, Items: base.Items, Totals: base.Totals})
		own.Rows, own.Codes, own.Under, own.Columns, own.Items, own.Totals = p.Rows, p.Codes, p.Under, p.Columns, p.Items, p.Totals
	}
}

func extendSide(own, base *Side) {
	p := extendPanel(Panel{Rows: own.Rows, Codes: own.Codes, Under: own.Under, Columns: own.Columns, Items: own.Items, Totals: own.Totals},
		Panel{Rows: base.Rows, Codes: base.Codes, Under: base.Under, Columns: base.Columns, Items: base.Items, Totals: base.Totals})
	own.Rows, own.Codes, own.Under, own.Columns, own.Items, own.Totals = p.Rows, p.Codes, p.Under, p.Columns, p.Items, p.Totals
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
	own.Fields = merge(own.Fields, base.Fields, func(f Field) (string, bool) { return f.ID, f.Drop }, func(own, base *Field) {
		own.Labels = both(own.Labels, base.Labels)
		own.Amount, own.Personal = own.Amount || base.Amount, own.Personal || base.Personal
	}, nil)
	own.Indicators = merge(own.Indicators, base.Indicators, func(c Column) (string, bool) { return c.ID, c.Drop }, extendColumn, nil)
}

func (n Names) or(base Names) Names {
	return Names{Zh: or(n.Zh, base.Zh), En: or(n.En, base.En)}
}
