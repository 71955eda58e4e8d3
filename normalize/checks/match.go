package checks

import (
	"fmt"
	"strings"

	"gongkai/internal/hanzi"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
	"gongkai/schema"
	"gongkai/schema/address"
	"gongkai/schema/codes"
)

// match compares two columns code by code, or the rows of projects with the sheets of the same projects.
func (e *evaluator) match(c *schema.Check) {
	left, leftOK := e.keyed(c.Match[0], c.Level)
	right, rightOK := e.keyed(c.Match[1], c.Level)
	if !leftOK || !rightOK {
		absent := c.Match[0]
		if leftOK {
			absent = c.Match[1]
		}
		e.untestable(c, address.Declared(absent))
		return
	}
	table, _, _ := address.Declared(c.Match[0]).Cut()
	complete := true
	var all []operand
	for _, k := range left.order {
		r, ok := right.byKey[k]
		if all = append(all, r...); !ok {
			complete = false
			r = []operand{right.absent(k, right.sheets)}
		}
		// projects of one name, of which not all have a sheet
		if (left.sheets || right.sheets) && len(r) != len(left.byKey[k]) {
			r = append(r, missing(right.of.Add(k)))
		}
		e.add(c, e.tableOr(table), k, "", left.byKey[k], r)
	}
	for _, k := range right.order {
		if _, ok := left.byKey[k]; !ok && relation(c) == "" { // nothing is never more
			complete = false
			e.add(c, e.tableOr(table), k, "", []operand{left.absent(k, right.sheets)}, right.byKey[k])
		}
	}
	if c.Sum != "" {
		if !complete {
			all = append(all, missing(right.of))
		}
		whole := *c
		whole.ID += ".sum"
		e.add(&whole, e.tableOr(table), "", "", e.sum(c.Sum, e.find), all)
	}
}

// keyed is a column as a map from code or project to the cells that print it.
type keyed struct {
	of     address.Address // as the form writes it
	order  []string
	byKey  map[string][]operand
	sheets bool
}

// absent stands for a key that the column lacks and the other one has: no money under a code that is not printed; but a
// project without a sheet, or a sheet of a project paid from another fund, cannot be compared.
func (k keyed) absent(key string, sheets bool) operand {
	if sheets {
		return missing(k.of.Add(key))
	}
	return blank(k.of.Add(key))
}

// keyed reads a column, or a sum of columns.
func (e *evaluator) keyed(sum string, lvl int) (keyed, bool) {
	k := keyed{of: address.Declared(sum).AsWritten(), byKey: map[string][]operand{}}
	terms, err := schema.ParseSum(sum)
	ok := err == nil // lint refuses such a form
	for _, t := range terms {
		ok = ok && e.addKeyed(&k, t, lvl)
	}
	return k, ok
}

func (e *evaluator) addKeyed(k *keyed, term schema.Term, lvl int) bool {
	put := func(key string, o operand) {
		o.Negative = term.Negative
		if _, ok := k.byKey[key]; !ok {
			k.order = append(k.order, key)
		}
		k.byKey[key] = append(k.byKey[key], o)
	}
	panel, column := term.Address.CutColumn()
	if sheets := e.sheets[string(panel)]; e.form.Sheet(string(panel)) != nil {
		k.sheets = true
		for i, s := range sheets {
			if p := s.Fields.Get("project"); p != nil && p.Text != nil {
				put(hanzi.Key(*p.Text), e.fieldOperand(s, i, column))
			}
		}
		return len(sheets) > 0
	}
	t, side, rows := e.side(panel)
	if t == nil {
		return false
	}
	declared := e.panel(t, side)
	if declared == nil {
		return false
	}
	if lvl > 0 && !declared.Rows.OfProjects() && len(rows) > 0 {
		rows = atLevel(rows, lvl)
		if len(rows) == 0 { // it prints nothing by these codes
			return false
		}
	}
	coded := false
	for _, r := range rows {
		switch code := r.ClassCode(); {
		case declared.Rows.OfProjects() && lvl == 0:
			if r.Project != "" {
				put(hanzi.Key(r.Project), e.operandOf(t, r, column))
			}
		case code == "":
			continue
		case lvl == 0:
			put(code, e.operandOf(t, r, column))
		case codes.Level(code) >= lvl:
			put(code[:2*lvl+1], e.operandOf(t, r, column))
		default:
			continue
		}
		coded = true
	}
	return coded || len(rows) == 0 // rows without any key cannot be told apart
}

// atLevel gives the rows of one depth, or where a table prints only deeper ones, all of those: they add up to the codes
// above them.
func atLevel(rows []*document.Row, lvl int) []*document.Row {
	var at, deeper []*document.Row
	for _, r := range rows {
		switch l := codes.Level(r.ClassCode()); {
		case l == lvl:
			at = append(at, r)
		case l > lvl:
			deeper = append(deeper, r)
		}
	}
	if len(at) > 0 {
		return at
	}
	for _, r := range deeper { // no row may count twice
		for _, o := range deeper {
			if len(o.ClassCode()) > len(r.ClassCode()) && strings.HasPrefix(o.ClassCode(), r.ClassCode()) {
				return nil
			}
		}
	}
	return deeper
}

// weights compares the weights of each sheet's indicators with the sums that are allowed. Sheets without weights are
// not checked.
func (e *evaluator) weights(c *schema.Check) {
	if len(e.sheets[c.Weights]) == 0 {
		e.untestable(c, address.Declared(c.Weights))
	}
	for i, s := range e.sheets[c.Weights] {
		var sum value.Amount
		n := 0
		for _, ind := range s.Indicators {
			if ind.Weight != nil {
				sum = sum.Add(*ind.Weight)
				n++
			}
		}
		out := document.Check{ID: c.ID, Table: address.Address(c.Weights), Row: fmt.Sprint(i + 1),
			Cells:   []document.Operand{},
			Verdict: document.Untestable}
		if n > 0 {
			nearest := value.FromParts(int64(c.Allowed[0]), 0)
			for _, a := range c.Allowed {
				if v := value.FromParts(int64(a), 0); sum.Sub(v).Abs().Cmp(sum.Sub(nearest).Abs()) < 0 {
					nearest = v
				}
			}
			difference, envelope := sum.Sub(nearest), value.FromParts(0, 0)
			out.Left, out.Right, out.Difference, out.Envelope = &sum, &nearest, &difference, &envelope
			out.Verdict = document.Judge(difference, envelope)
		}
		e.out = append(e.out, out)
	}
}
