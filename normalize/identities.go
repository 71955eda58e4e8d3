package normalize

import (
	"fmt"
	"slices"
	"strings"

	"gongkai/internal/hanzi"
	"gongkai/schema"
)

// One method for each kind of check that a form can declare; schema.Check says what they mean.

// cells compares single cells, once.
func (e *evaluator) cells(c *schema.Check) {
	table, _, _ := strings.Cut(c.Left, ".")
	e.add(c, table, "", "", e.sum(c.Left, e.find), e.sum(c.Right, e.find))
}

// rows compares sums of columns in each row.
func (e *evaluator) rows(c *schema.Check) {
	t, _, rows := e.side(c.Rows)
	if t == nil {
		e.untestable(c, c.Rows)
		return
	}
	for _, r := range rows {
		of := func(column string) []operand { return []operand{e.operandOf(t, r, column)} }
		e.add(c, t.ID, rowName(r), "", e.sum(c.Left, of), e.sum(c.Right, of))
	}
}

// rowName is what a check says of which row it speaks: the last part of its address.
func rowName(r *Row) string { return r.Address[strings.LastIndexByte(r.Address, '/')+1:] }

// fields compares sums of amount fields in each sheet of a kind.
func (e *evaluator) fields(c *schema.Check) {
	if len(e.sheets[c.Rows]) == 0 {
		e.untestable(c, c.Rows)
	}
	for i, s := range e.sheets[c.Rows] {
		of := func(field string) []operand { return []operand{e.fieldOperand(s, i, field)} }
		e.add(c, c.Rows, fmt.Sprint(i+1), "", e.sum(c.Left, of), e.sum(c.Right, of))
	}
}

// items compares fixed rows in each amount column.
func (e *evaluator) items(c *schema.Check) {
	t, side, rows := e.side(c.Items)
	if t == nil {
		e.untestable(c, c.Items)
		return
	}
	for _, column := range t.Columns {
		if column.Side != side {
			continue
		}
		of := func(item string) []operand {
			for _, r := range rows {
				if rowMatches(r, item) {
					return []operand{e.operandOf(t, r, column.ID)}
				}
			}
			return []operand{missing(c.Items + "/" + item + "/" + column.ID)}
		}
		e.add(c, t.ID, strings.ReplaceAll(c.Left, " ", ""), column.ID, e.sum(c.Left, of), e.sum(c.Right, of))
	}
}

// tree compares each row with the rows below it in the tree of codes, and the total with the classes and with the lowest rows.
// Rows that bear a unit's name head a tree of their own.
func (e *evaluator) tree(c *schema.Check) {
	t, side, rows := e.side(c.Tree)
	if t == nil {
		e.untestable(c, c.Tree)
		return
	}
	for _, column := range t.Columns {
		if column.Side != side || len(c.Columns) > 0 && !slices.Contains(c.Columns, column.ID) {
			continue
		}
		of := func(list []*Row) []operand {
			out := make([]operand, len(list))
			for i, r := range list {
				out[i] = e.operandOf(t, r, column.ID)
			}
			return out
		}
		for _, b := range branches(rows, e.department) {
			id := *c
			if b.leaves {
				id.ID += ".leaves"
			}
			e.add(&id, t.ID, rowName(b.head), column.ID, of([]*Row{b.head}), of(b.parts))
		}
	}
}

// branch is a row and the rows that add up to it.
type branch struct {
	head   *Row
	parts  []*Row
	leaves bool // the parts are the lowest rows, two or more levels down
}

// branches reads the tree of a list of rows: the total, units, and codes by their prefixes. A row belongs to the last row above
// it, within its unit, whose code begins its own.
func branches(rows []*Row, department string) []branch {
	var total *Row
	var order []*Row
	children := map[*Row][]*Row{}
	parent := map[*Row]*Row{}
	var unit, whole *Row
	entities := 0
	var path []*Row
	put := func(p, r *Row) {
		if len(children[p]) == 0 {
			order = append(order, p)
		}
		children[p] = append(children[p], r)
		parent[r] = p
	}
	for _, r := range rows { // the total may be printed first or last
		if r.Role == Total && total == nil {
			total = r
		}
		if r.Role == Entity {
			entities++
		}
	}
	for _, r := range rows {
		switch {
		case r == total || r.Role == Total:
			continue
		case r.Role == Entity:
			switch {
			case whole != nil:
				put(whole, r)
			case total != nil:
				put(total, r)
			}
			if unit == nil && hanzi.Key(r.Name) == department && entities > 1 {
				whole = r // the department itself: the units below it add up to it
			}
			unit, path = r, nil
			continue
		case r.Code == "":
			continue
		}
		for len(path) > 0 && (len(path[len(path)-1].Code) >= len(r.Code) || !strings.HasPrefix(r.Code, path[len(path)-1].Code)) {
			path = path[:len(path)-1]
		}
		switch {
		case len(path) > 0:
			put(path[len(path)-1], r)
		case unit != nil:
			put(unit, r)
		case total != nil:
			put(total, r)
		}
		path = append(path, r)
	}
	var out []branch
	for _, p := range order {
		out = append(out, branch{head: p, parts: children[p]})
	}
	if total != nil {
		if leaves := leavesOf(total, children); !slices.Equal(leaves, children[total]) {
			out = append(out, branch{head: total, parts: leaves, leaves: true})
		}
	}
	return out
}

func leavesOf(r *Row, children map[*Row][]*Row) []*Row {
	var out []*Row
	for _, c := range children[r] {
		if len(children[c]) == 0 {
			out = append(out, c)
		} else {
			out = append(out, leavesOf(c, children)...)
		}
	}
	return out
}
