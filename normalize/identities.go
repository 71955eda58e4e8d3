package normalize

import (
	"fmt"
	"slices"
	"strings"

	"gongkai/internal/hanzi"
	"gongkai/normalize/value"
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
		return
	}
	for _, r := range rows {
		of := func(column string) []operand { return []operand{e.operandOf(t, r, column)} }
		e.add(c, t.ID, rowName(r), "", e.sum(c.Left, of), e.sum(c.Right, of))
	}
}

func rowName(r *Row) string {
	switch {
	case r.Item != "":
		return r.Item
	case r.Code != "" && r.Project != "":
		return r.Code + ":" + r.Project
	case r.Code != "":
		return r.Code
	case r.Role == Total:
		return "total"
	}
	return r.Name
}

// fields compares sums of amount fields in each sheet of a kind.
func (e *evaluator) fields(c *schema.Check) {
	for i, s := range e.sheets[c.Rows] {
		of := func(field string) []operand { return []operand{e.fieldOperand(s, i, field)} }
		e.add(c, c.Rows, fmt.Sprint(i+1), "", e.sum(c.Left, of), e.sum(c.Right, of))
	}
}

// items compares fixed rows in each amount column.
func (e *evaluator) items(c *schema.Check) {
	t, side, rows := e.side(c.Items)
	if t == nil {
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
		for _, b := range branches(rows) {
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
func branches(rows []*Row) []branch {
	var total *Row
	var order []*Row
	children := map[*Row][]*Row{}
	parent := map[*Row]*Row{}
	var unit *Row
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
	}
	for _, r := range rows {
		switch {
		case r == total || r.Role == Total:
			continue
		case r.Role == Entity:
			unit, path = r, nil
			if total != nil {
				put(total, r)
			}
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

// match compares two columns code by code, or the rows of projects with the sheets of the same projects.
func (e *evaluator) match(c *schema.Check) {
	left, leftOK := e.keyed(c.Match[0], c.Level)
	right, rightOK := e.keyed(c.Match[1], c.Level)
	if !leftOK || !rightOK {
		return
	}
	table, _, _ := strings.Cut(c.Match[0], ".")
	complete := true
	var all []operand
	for _, k := range left.order {
		r, ok := right.byKey[k]
		if all = append(all, r...); !ok {
			complete = false
			r = []operand{left.absent(c.Match[1], k, right.sheets)}
		}
		e.add(c, table, k, "", left.byKey[k], r)
	}
	for _, k := range right.order {
		if _, ok := left.byKey[k]; !ok {
			complete = false
			e.add(c, table, k, "", []operand{right.absent(c.Match[0], k, right.sheets)}, right.byKey[k])
		}
	}
	if c.Sum != "" {
		if !complete {
			all = append(all, missing(c.Match[1]))
		}
		whole := *c
		whole.ID += ".sum"
		e.add(&whole, table, "", "", e.find(c.Sum), all)
	}
}

// keyed is a column as a map from code or project to the cells that print it.
type keyed struct {
	order  []string
	byKey  map[string][]operand
	sheets bool
}

// absent is the partner of a key that the other column lacks: no money under a code that is not printed; but a project without a
// sheet, or a sheet of a project paid from another fund, cannot be compared.
func (k keyed) absent(column, key string, sheets bool) operand {
	if sheets {
		return missing(column + "/" + key)
	}
	return blank(column + "/" + key)
}

func (e *evaluator) keyed(address string, lvl int) (keyed, bool) {
	k := keyed{byKey: map[string][]operand{}}
	put := func(key string, o operand) {
		if _, ok := k.byKey[key]; !ok {
			k.order = append(k.order, key)
		}
		k.byKey[key] = append(k.byKey[key], o)
	}
	i := strings.LastIndexByte(address, '.')
	name, column := address[:i], address[i+1:]
	if sheets := e.sheets[name]; e.form.Sheet(name) != nil {
		k.sheets = true
		for i, s := range sheets {
			if p := s.Fields.Get("project"); p != nil && p.Text != nil {
				put(hanzi.Key(*p.Text), e.fieldOperand(s, i, column))
			}
		}
		return k, len(sheets) > 0
	}
	t, _, rows := e.side(name)
	if t == nil {
		return k, false
	}
	panel, _ := e.form.LocatePanel(name)
	for _, r := range rows {
		switch {
		case panel.Rows == schema.ByProject && lvl == 0:
			if r.Project != "" {
				put(hanzi.Key(r.Project), e.operandOf(t, r, column))
			}
		case r.Code != "" && (lvl == 0 || r.Level == lvl):
			put(r.Code, e.operandOf(t, r, column))
		}
	}
	return k, true
}

// weights compares the weights of each sheet's indicators with the sums that are allowed. Sheets without weights are not checked.
func (e *evaluator) weights(c *schema.Check) {
	for i, s := range e.sheets[c.Weights] {
		var sum value.Amount
		n := 0
		for _, ind := range s.Indicators {
			if ind.Weight != nil {
				sum = sum.Add(*ind.Weight)
				n++
			}
		}
		out := Check{ID: c.ID, Table: c.Weights, Row: fmt.Sprint(i + 1), Cells: []Operand{}, Verdict: Untestable}
		if n > 0 {
			nearest := value.FromParts(int64(c.Allowed[0]), 0)
			for _, a := range c.Allowed {
				if v := value.FromParts(int64(a), 0); sum.Sub(v).Abs().Cmp(sum.Sub(nearest).Abs()) < 0 {
					nearest = v
				}
			}
			difference, envelope := sum.Sub(nearest), value.FromParts(0, 0)
			out.Left, out.Right, out.Difference, out.Envelope = &sum, &nearest, &difference, &envelope
			out.Verdict = Exact
			if !difference.IsZero() {
				out.Verdict = Mismatch
			}
		}
		e.out = append(e.out, out)
	}
}
