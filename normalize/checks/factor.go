package checks

import (
	"cmp"
	"slices"

	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
)

// A unit that is printed wrongly, or was taken from the wrong place, breaks no sum within its table. But a disclosure
// prints its great sums in several tables: where the largest amounts of two are the same digits with a power of ten
// between them, one of the units is wrong.

// fewestDigits two amounts must have in common before their likeness is no chance.
const fewestDigits = 4

// powers of ten that lie between 元, 千元, 万元 and 亿元.
var powers = []int64{10, 1_000, 10_000, 100_000, 100_000_000}

// largest is the largest amount of a table in 元, and half of what its last digit means.
type largest struct {
	table        *document.Table
	amount, half value.Amount
}

// Units finds tables whose unit others contradict, says so, and marks all of their amounts. Of two such tables the one
// is wrong that fewer others agree with; where that does not tell, a unit that the table prints itself goes before one
// taken from elsewhere, and at last both are marked.
func Units(doc *document.Document) {
	var all []largest
	for i := range doc.Tables {
		if l, ok := largestOf(&doc.Tables[i]); ok {
			all = append(all, l)
		}
	}
	agree := make([]int, len(all))
	for i := range all {
		for k := range all {
			if i != k && near(all[i].amount, all[k].amount, all[i].half.Add(all[k].half)) {
				agree[i]++
			}
		}
	}
	var wrong []*document.Table
	for i := range all {
		for k := range all[:i] {
			a, b, power := all[k], all[i], factorBetween(all[k], all[i])
			if power == 0 {
				continue
			}
			blame := func(t, other *document.Table) {
				if slices.Contains(wrong, t) {
					return
				}
				wrong = append(wrong, t)
				doc.Diagnostics = append(doc.Diagnostics, finding.Found("unit.factor", finding.Warning,
					"tables %s and %s print the same sum with a factor of %s between them: one of their units is wrong", t.Heading(),
					other.Heading(), value.FromParts(power, 0).String()).On(unitPlace(t)))
			}
			switch better := cmp.Or(cmp.Compare(agree[k], agree[i]), compareOwn(a.table, b.table)); {
			case better > 0:
				blame(b.table, a.table)
			case better < 0:
				blame(a.table, b.table)
			default:
				blame(a.table, b.table)
				blame(b.table, a.table)
			}
		}
	}
	for i := range doc.Tables {
		t := &doc.Tables[i]
		if !slices.Contains(wrong, t) {
			continue
		}
		for k := range t.Rows {
			for _, c := range t.Rows[k].Cells {
				if c.Proof != "" && !t.OwnUnit(t.Rows[k].Side, c.ID) {
					c.Doubt(document.NoUnit)
				}
			}
		}
	}
}

// compareOwn is above zero where only the first of two tables prints its unit itself, below zero where only the other
// does.
func compareOwn(a, b *document.Table) int {
	switch {
	case own(a) == own(b):
		return 0
	case own(a):
		return 1
	}
	return -1
}

// own reports whether a table prints its unit itself.
func own(t *document.Table) bool {
	u := t.Evidence.Unit
	return u != nil && (u.From == document.UnitOfCaption || u.From == document.UnitOfHeader)
}

// largestOf gives the largest amount of a table in its unit of money.
func largestOf(t *document.Table) (largest, bool) {
	out := largest{table: t}
	factor := document.Factor(t.Unit)
	if factor.IsZero() || t.Evidence == nil {
		return out, false
	}
	for i := range t.Rows {
		for _, v := range t.Rows[i].Values {
			if v.Amount == nil || t.OwnUnit(t.Rows[i].Side, v.Column) {
				continue
			}
			if a := v.Amount.Mul(factor); a.Cmp(out.amount) > 0 {
				out.amount, out.half = a, value.FromParts(5, v.Amount.Scale()+1).Mul(factor)
			}
		}
	}
	// An amount of few digits is like others by chance.
	return out, !out.amount.IsZero() && out.amount.Cmp(out.half.Mul(value.FromParts(2*pow10(fewestDigits-1), 0))) >= 0
}

func pow10(n int) int64 {
	out := int64(1)
	for range n {
		out *= 10
	}
	return out
}

func near(a, b, within value.Amount) bool { return a.Sub(b).Abs().Cmp(within) <= 0 }

// factorBetween is the power of ten between two amounts that are the same but for it and for rounding, 0 where there is
// none.
func factorBetween(a, b largest) int64 {
	for _, p := range powers {
		power := value.FromParts(p, 0)
		if near(a.amount.Mul(power), b.amount, a.half.Mul(power).Add(b.half)) ||
			near(b.amount.Mul(power), a.amount, b.half.Mul(power).Add(a.half)) {
			return p
		}
	}
	return 0
}

// unitPlace is where a table's unit is printed, else where its first row stands.
func unitPlace(t *document.Table) (int, *geometry.Rect) {
	if u := t.Evidence.Unit; u != nil && u.Box != nil {
		return u.Page, u.Box
	}
	c := t.Rows[0].Cells
	if len(c) == 0 {
		return 0, nil
	}
	return c[0].Page, &c[0].Box
}
