package checks

import (
	"fmt"
	"slices"
	"strings"

	"gongkai/normalize/document"
	"gongkai/schema"
	"gongkai/schema/address"
)

// One method for each kind of check that a form can declare; schema.Check says what they mean.

// cells compares single cells, once.
func (e *evaluator) cells(c *schema.Check) {
	table, _, _ := address.Declared(c.Left).Cut()
	e.add(c, e.tableOr(table), "", "", e.sum(c.Left, e.find), e.sum(c.Right, e.find))
}

// rows compares sums of columns in each row.
func (e *evaluator) rows(c *schema.Check) {
	t, _, rows := e.side(address.Declared(c.Rows))
	if t == nil {
		e.untestable(c, address.Declared(c.Rows))
		return
	}
	for _, r := range rows {
		of := func(column address.Declared) []operand { return []operand{e.operandOf(t, r, string(column))} }
		e.add(c, t, r.Short(), "", e.sum(c.Left, of), e.sum(c.Right, of))
	}
}

// fields compares sums of amount fields in each sheet of a kind.
func (e *evaluator) fields(c *schema.Check) {
	if len(e.sheets[c.Rows]) == 0 {
		e.untestable(c, address.Declared(c.Rows))
	}
	for i, s := range e.sheets[c.Rows] {
		of := func(field address.Declared) []operand { return []operand{e.fieldOperand(s, i, string(field))} }
		e.add(c, &document.Table{ID: c.Rows}, fmt.Sprint(i+1), "", e.sum(c.Left, of), e.sum(c.Right, of))
	}
}

// items compares fixed rows in each amount column.
func (e *evaluator) items(c *schema.Check) {
	panel := address.Declared(c.Items)
	t, side, rows := e.side(panel)
	if t == nil {
		e.untestable(c, panel)
		return
	}
	for _, column := range t.Columns {
		if column.Side != side || isRate(column) {
			continue
		}
		of := func(item address.Declared) []operand {
			for _, r := range rows {
				if rowMatches(r, string(item)) {
					return []operand{e.operandOf(t, r, column.ID)}
				}
			}
			return []operand{missing(panel.AsWritten().Add(string(item)).Add(column.ID))}
		}
		e.add(c, t, strings.ReplaceAll(c.Left, " ", ""), column.ID, e.sum(c.Left, of), e.sum(c.Right, of))
	}
}

// isRate reports whether a column holds shares: those of rows do not add up to that of their sum.
func isRate(c document.Column) bool { return c.Unit != nil && *c.Unit == "%" }

// tree compares each row with the rows below it in the tree of codes and items, and the total with the classes and with
// the lowest rows. Rows that bear a unit's name head a tree of their own.
func (e *evaluator) tree(c *schema.Check, declared address.Declared) {
	if e.form.Sheet(string(declared)) != nil {
		e.lists(c)
		return
	}
	t, side, rows := e.side(declared)
	if t == nil {
		e.untestable(c, declared)
		return
	}
	panel := e.panel(t, side)
	if panel == nil || len(rows) == 0 {
		return
	}
	found := branches(panel, rows, e.department)
	if c.Units {
		judged := e.headings(c, t, side, rows)
		found = slices.DeleteFunc(found, func(b branch) bool { return judged[b.head] })
	}
	for _, column := range t.Columns {
		if column.Side != side || isRate(column) || len(c.Columns) > 0 && !slices.Contains(c.Columns, column.ID) {
			continue
		}
		of := func(list []*document.Row) []operand {
			out := make([]operand, len(list))
			for i, r := range list {
				out[i] = e.operandOf(t, r, column.ID)
			}
			return out
		}
		for _, b := range found {
			if c.Units && (b.leaves || b.parts[0].Role != document.Entity) {
				continue
			}
			id := *c
			if b.leaves {
				id.ID += ".leaves"
			}
			right := of(b.parts)
			for _, r := range b.doubts {
				if v := r.Values.Get(column.ID); v != nil && !v.IsZero() {
					right = append(right, missing(r.Address.Add(column.ID)))
				}
			}
			e.add(&id, t, b.head.Short(), column.ID, of([]*document.Row{b.head}), right)
		}
	}
}
