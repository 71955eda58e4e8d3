package checks

import (
	"fmt"

	"gongkai/normalize/document"
	"gongkai/schema"
	"gongkai/schema/address"
)

// lists compares the rows of sums in lists of sheets, in each of their amounts, with the sheets that they are of: all
// of the list, or those below the row up to the next of its kind. Of several rows of a kind above one sheet nobody can
// say how they stand to each other; the lowest is compared.
func (e *evaluator) lists(c *schema.Check) {
	sheets := e.sheets[c.Tree]
	for i, s := range sheets {
		m := e.listed[s]
		for k := range m.Sums {
			sum := &m.Sums[k]
			from, to := e.covered(sheets, i, sum)
			below := k+1 < len(m.Sums) && m.Sums[k+1].From == sum.From
			if from == to || below && sum.Of != schema.SumTotal && m.Sums[k+1].Of == sum.Of {
				continue
			}
			for _, f := range m.Sheet.Fields {
				if _, printed := sum.Fields[f.ID]; !printed {
					continue
				}
				left := e.sumOperand(s, i, k, f.ID)
				var right []operand
				for at := from; at < to; at++ {
					right = append(right, e.fieldOperand(sheets[at], at, f.ID))
				}
				e.add(c, &document.Table{ID: c.Tree}, fmt.Sprintf("%d/sums/%d", i+1, k), f.ID, []operand{left}, right)
			}
		}
	}
}

// covered gives the sheets that a row of sums, which stands with the i-th, is of. Groups of a unit end where the next
// unit begins, units of a group where the next group does.
func (e *evaluator) covered(sheets []*document.Sheet, i int, sum *schema.SumMatch) (from, to int) {
	index := e.listed[sheets[i]].Index
	first := i - e.listed[sheets[i]].Part
	to = first
	var sums []*schema.SumMatch
	outer := schema.SumUnit
	for ; to < len(sheets) && e.listed[sheets[to]].Index == index; to++ {
		for k := range e.listed[sheets[to]].Sums {
			s := &e.listed[sheets[to]].Sums[k]
			if n := len(sums) - 1; n >= 0 && sums[n].From == s.From && sums[n].Of == schema.SumGroup && s.Of == schema.SumUnit {
				outer = schema.SumGroup
			}
			sums = append(sums, s)
		}
	}
	if sum.Of == schema.SumTotal {
		return first, to
	}
	for _, s := range sums {
		if s.From > sum.From && (s.Of == sum.Of || s.Of == outer) {
			to = min(to, first+s.From)
		}
	}
	return first + sum.From, to
}

// sumOperand is an amount in a row of sums.
func (e *evaluator) sumOperand(s *document.Sheet, number, row int, field string) operand {
	id := fmt.Sprintf("sums/%d/%s", row, field)
	o := operand{Operand: document.Operand{Address: address.Sheet(s.ID, number+1).Add(id)}, scale: e.scale[s.ID],
		factor: document.Factor(s.Unit)}
	f := s.Sums[row].Get(field)
	if o.missing = f == nil; f != nil {
		o.Value = f.Amount
		o.precise()
	}
	if cell := s.Cells.Get(id); cell != nil {
		o.Page, o.Box = cell.Page, &cell.Box
	}
	return o
}
