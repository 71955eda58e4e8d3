package schema

import (
	"slices"

	"gongkai/internal/mistakes"
)

// RowModel is what the rows of a table are told apart by.
type RowModel string

// Row models.
const (
	ByCode    RowModel = "codes"    // the code of a classification
	ByItem    RowModel = "items"    // a fixed list of labels, each with an id
	ByProject RowModel = "projects" // code and project name
	ByName    RowModel = "names"    // whatever name is printed
	ByOutline RowModel = "outline"  // steps: what a row leaves blank in the name columns stands in those above
	ByUnit    RowModel = "units"    // a row for each budget unit
	OneRow    RowModel = "one"      // the columns are the items: each column says of which item it is
)

var rowModels = []RowModel{ByCode, ByItem, ByProject, ByName, ByOutline, ByUnit, OneRow}

// OfClasses: each row is a class of a classification, told by its code.
func (m RowModel) OfClasses() bool { return m == ByCode }

// Listed: the form lists the labels of the rows, so that a label printed twice means the same.
func (m RowModel) Listed() bool { return m == ByItem }

// OfProjects: each row is a project, which its name tells from others of the same code.
func (m RowModel) OfProjects() bool { return m == ByProject }

// ByAnyName: whatever name is printed makes a row of its own, which is part of nothing but the total.
func (m RowModel) ByAnyName() bool { return m == ByName }

// InSteps: what a row leaves blank in the columns of names stands in the rows above.
func (m RowModel) InSteps() bool { return m == ByOutline }

// OfUnits: each row is a budget unit.
func (m RowModel) OfUnits() bool { return m == ByUnit }

// InColumns: the columns are the items, and a printed line has as many rows as items.
func (m RowModel) InColumns() bool { return m == OneRow }

// Grouped: a row may be a group that only adds up those below it. Items say by themselves what they are parts of, and
// steps by where they stand.
func (m RowModel) Grouped() bool { return m.Coded() || m == ByName }

// Coded: rows have codes of the table's classification.
func (m RowModel) Coded() bool { return m == ByCode || m == ByProject }

// Keyed: each row must have a key of the form, which is an item, a code or a project.
func (m RowModel) Keyed() bool { return m.Coded() || m == ByItem }

// Declared: the form has a list of all that the table may have of rows, or of columns in place of rows.
func (m RowModel) Declared() bool { return m == ByItem || m == OneRow }

// rows finds mistakes in the row model of a list.
func (c *checker) rows(t *Table, p *Panel, line int) {
	m := p.Rows
	if !slices.Contains(rowModels, m) {
		known := make([]string, len(rowModels))
		for i, k := range rowModels {
			known[i] = string(k)
		}
		c.mistakeWith(line, mistakes.Suggest(string(m), known), "table %q has the row model %q", t.ID, m)
	}
	if (m == ByCode || m == ByProject && p.Codes != "") && !slices.Contains(classifications, p.Codes) {
		c.mistakeWith(line, mistakes.Suggest(p.Codes, classifications),
			"table %q is keyed by codes of the classification %q", t.ID, p.Codes)
	}
	if m == ByItem && len(p.Items) == 0 {
		c.mistake(line, "list them under `items:`", "table %q has rows of items but declares none", t.ID)
	}
}

// hasRow: a row of a check's address may be in the list. Items have their ids, other rows are codes.
func (p *Panel) hasRow(row string) bool {
	return row == "total" || !p.Rows.Listed() && codeRow.MatchString(row) || slices.Contains(itemIDs(p), row)
}
