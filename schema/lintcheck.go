package schema

import (
	"slices"
	"strings"

	"gongkai/extract/finding"
	"gongkai/internal/lazyregexp"
	"gongkai/internal/mistakes"
	"gongkai/schema/address"
)

// Mistakes in checks: kinds that exclude each other, and addresses that lead nowhere.

// check looks for addresses that lead nowhere.
func (c *checker) check(f *Form, k *Check) {
	kinds := 0
	for _, is := range []bool{k.Rows != "", k.Tree != "", k.Items != "", len(k.Match) > 0, k.Weights != "", k.Cells} {
		if is {
			kinds++
		}
	}
	if kinds != 1 {
		c.mistake(k.Line, "exactly one of rows, tree, items, match, weights and cells", "check %q is of %d kinds", k.ID,
			kinds)
		return
	}
	if k.Relation != "" && k.Relation != "=" && k.Relation != "<=" {
		c.mistake(k.Line, "= or <=", "check %q has the relation %q", k.ID, k.Relation)
	}
	sided := k.Rows != "" || k.Items != "" || k.Cells
	if !sided && (k.Left != "" || k.Right != "") || !sided && len(k.Match) == 0 && k.Relation != "" {
		c.mistake(k.Line, "they belong to rows, items and cells",
			"check %q has a left, right or relation that means nothing there", k.ID)
	}
	switch {
	case k.Weights != "" || f.Sheet(k.Rows) != nil:
		s := f.Sheet(k.Weights + k.Rows)
		if k.Weights != "" && len(k.Allowed) == 0 {
			c.mistake(k.Line, "as `allowed: [90, 100]`", "check %q does not say which sums of weights are allowed", k.ID)
		}
		if s == nil {
			c.mistake(k.Line, "sheets are declared under `sheets:`", "check %q names an unknown sheet %q", k.ID, k.Weights)
			return
		}
		if k.Rows != "" {
			for _, sum := range []string{k.Left, k.Right} {
				c.sum(k, sum, func(a address.Declared) finding.Words { return unknown(string(a), fieldIDs(s)) })
			}
		}
	case k.Rows != "" || k.Items != "":
		panel := c.panelOf(f, k, k.Rows+k.Items)
		if panel == nil {
			return
		}
		if k.Left == "" && k.Right == "" {
			c.parts(k, panel)
			return
		}
		known := columnIDs(panel)
		if k.Items != "" {
			known = append(itemIDs(panel), "total")
		}
		for _, sum := range []string{k.Left, k.Right} {
			c.sum(k, sum, func(a address.Declared) finding.Words { return unknown(string(a), known) })
		}
	case k.Tree != "" && f.Sheet(k.Tree) != nil:
		c.list(f, k)
	case k.Tree != "":
		if panel := c.panelOf(f, k, k.Tree); panel != nil {
			for _, col := range k.Columns {
				if hint := unknown(col, columnIDs(panel)); hint.Format != "" {
					c.mistakeWith(k.Line, hint, "check %q names an unknown column %q", k.ID, col)
				}
			}
		}
	case len(k.Match) > 0:
		if len(k.Match) != 2 {
			c.mistake(k.Line, "as `match: [income.total, expenditure.total]`", "check %q matches %d columns", k.ID, len(k.Match))
			return
		}
		if k.Sum != "" {
			c.sum(k, k.Sum, func(a address.Declared) finding.Words { return c.cell(f, a) })
		}
		for _, side := range k.Match {
			terms, err := ParseSum(side)
			if err != nil {
				c.mistake(k.Line, "sums look like `a + b - c`", "check %q: %v", k.ID, err)
			}
			for _, t := range terms {
				c.matched(f, k, t.Address)
			}
		}
	case k.Cells:
		for _, sum := range []string{k.Left, k.Right} {
			c.sum(k, sum, func(a address.Declared) finding.Words { return c.cell(f, a) })
		}
	}
}

// matched looks for a column that is matched with another.
func (c *checker) matched(f *Form, k *Check, declared address.Declared) {
	table, column := declared.CutColumn()
	if s := f.Sheet(string(table)); s != nil {
		if hint := unknown(column, fieldIDs(s)); hint.Format != "" {
			c.mistakeWith(k.Line, hint, "check %q names an unknown field %q", k.ID, column)
		}
		return
	}
	if panel := c.panelOf(f, k, string(table)); panel != nil {
		if hint := unknown(column, columnIDs(panel)); hint.Format != "" {
			c.mistakeWith(k.Line, hint, "check %q names an unknown column %q", k.ID, column)
		}
	}
}

// list looks at a tree of sheets: only a list has rows of sums, and only amounts are compared.
func (c *checker) list(f *Form, k *Check) {
	if !slices.ContainsFunc(f.Sheets, func(s Sheet) bool { return s.ID == k.Tree && s.Layout == ListLayout }) {
		c.mistake(k.Line, "it needs `layout: list`", "check %q adds up %q, which is no list of sheets", k.ID, k.Tree)
	}
	if len(k.Columns) > 0 || k.Units {
		c.mistake(k.Line, "they belong to trees of tables", "check %q has columns or units that mean nothing there", k.ID)
	}
}

// parts looks for the declared parts of a check that has no sums of its own.
func (c *checker) parts(k *Check, p *Panel) {
	ok := slices.ContainsFunc(p.Columns, func(c Column) bool { return c.Of != "" })
	if k.Items != "" {
		ok = slices.ContainsFunc(p.Items, func(i Item) bool { return i.Of != "" })
	}
	if !ok {
		c.mistake(k.Line, "give it left and right, or say with `of:` what is a part of what",
			"check %q has nothing to add up", k.ID)
	}
}

func (c *checker) sum(k *Check, sum string, hint func(address.Declared) finding.Words) {
	terms, err := ParseSum(sum)
	if err != nil {
		c.mistake(k.Line, "sums look like `a + b - c`", "check %q: %v", k.ID, err)
		return
	}
	for _, t := range terms {
		if h := hint(t.Address); h.Format != "" {
			c.mistakeWith(k.Line, h, "check %q names an unknown address %q", k.ID, t.Address)
		}
	}
}

// cell gives a hint when the address of a single cell leads nowhere.
func (c *checker) cell(f *Form, declared address.Declared) finding.Words {
	a, ok := f.Locate(declared)
	switch {
	case ok && a.Sheet != nil:
		return unknown(a.Field, fieldIDs(a.Sheet))
	case ok && a.Panel != nil:
		if hint := unknown(a.Column, columnIDs(a.Panel)); hint.Format != "" {
			return hint
		}
		return unknownRow(a)
	}
	return finding.Say("addresses look like table.row.column, table.side.row.column or sheet.field; tables: %s",
		strings.Join(tableIDs(f), ", "))
}

var codeRow = lazyregexp.New(`^(\d{3}|\d{5}|\d{7})$`)

// unknownRow gives a hint when a row cannot be in its table: items have their ids, other rows are codes.
func unknownRow(a Location) finding.Words {
	switch {
	case a.Panel.hasRow(a.Row):
		return finding.Words{}
	case a.Panel.Rows.Declared() || len(a.Panel.Items) > 0:
		return unknown(a.Row, append(itemIDs(a.Panel), "total"))
	}
	return finding.Say("rows are total and codes of three, five or seven digits")
}

func (c *checker) panelOf(f *Form, k *Check, panel string) *Panel {
	p, ok := f.LocatePanel(address.Declared(panel))
	if !ok {
		hint := mistakes.Suggest(panel, tableIDs(f))
		if t := f.Table(panel); t != nil && len(t.Sides) > 0 {
			hint = finding.Say("did you mean %s?", string(address.Panel(panel, t.Sides[0].Side)))
		}
		c.mistakeWith(k.Line, hint, "check %q names an unknown table %q", k.ID, panel)
		return nil
	}
	return p
}

func unknown(word string, known []string) finding.Words {
	if slices.Contains(known, word) {
		return finding.Words{}
	}
	return mistakes.Suggest(word, known)
}
