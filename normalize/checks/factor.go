package checks

import (
	"cmp"
	"maps"
	"slices"

	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
)

// A unit that is printed wrongly, or was taken from the wrong place, breaks no sum within its table. But a disclosure
// prints its great sums in several tables: where the largest amounts of two, or the sides of a check between them, are
// the same digits with a power of ten between them, one of the units is wrong. And a table of another unit than the
// rest of its paper is believed only where something else in the paper agrees with its amounts.

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
// taken from elsewhere, and at last both are marked. Marked without a word are the tables of an odd unit that nothing
// agrees with.
func Units(doc *document.Document) {
	u := &units{doc: doc, friends: map[*document.Table]map[any]bool{}}
	var all []largest
	for i := range doc.Tables {
		if l, ok := largestOf(&doc.Tables[i]); ok {
			all = append(all, l)
		}
	}
	var pairs []unlike
	for i := range all {
		for k := range all[:i] {
			if near(all[i].amount, all[k].amount, all[i].half.Add(all[k].half)) {
				u.agree(all[k].table, all[i].table)
			} else if p := factorBetween(all[k], all[i]); p != 0 {
				pairs = append(pairs, unlike{all[k].table, all[i].table, p})
			}
		}
	}
	pairs = append(pairs, u.compareChecks()...)
	for _, p := range pairs {
		switch better := cmp.Or(cmp.Compare(len(u.friends[p.a]), len(u.friends[p.b])), compareOwn(p.a, p.b)); {
		case better > 0:
			u.blame(p.b, p.a, p.power)
		case better < 0:
			u.blame(p.a, p.b, p.power)
		default:
			u.blame(p.a, p.b, p.power)
			u.blame(p.b, p.a, p.power)
		}
	}
	u.odd()
	for _, t := range u.wrong {
		for k := range t.Rows {
			for _, c := range t.Rows[k].Cells {
				if c.Proof != "" && !t.OwnUnit(&t.Rows[k], c.ID) {
					c.Doubt(document.NoUnit)
				}
			}
		}
	}
}

// units compares the units of a document's tables.
type units struct {
	doc     *document.Document
	friends map[*document.Table]map[any]bool // what agrees with the amounts of a table, in 元: tables, facts, sheets
	wrong   []*document.Table
}

// unlike are two tables that print the same with a power of ten between them.
type unlike struct {
	a, b  *document.Table
	power int64
}

func (u *units) agree(a, b any) {
	for _, pair := range [][2]any{{a, b}, {b, a}} {
		if t, ok := pair[0].(*document.Table); ok && pair[0] != pair[1] {
			if u.friends[t] == nil {
				u.friends[t] = map[any]bool{}
			}
			u.friends[t][pair[1]] = true
		}
	}
}

func (u *units) blame(t, other *document.Table, power int64) {
	if slices.Contains(u.wrong, t) {
		return
	}
	u.wrong = append(u.wrong, t)
	u.doc.Diagnostics = append(u.doc.Diagnostics, finding.Found("unit.factor", finding.Warning,
		"tables %s and %s print the same sum with a factor of %s between them: one of their units is wrong", t.Heading(),
		other.Heading(), value.FromParts(power, 0).String()).On(unitPlace(t)))
}

// compareChecks goes over the checks between two things: those that hold are agreement; those that fail by a power of
// ten, or whose smaller side is the larger one but for that, tell of a unit.
func (u *units) compareChecks() []unlike {
	tables := map[string]*document.Table{}
	for i := range u.doc.Tables {
		tables[u.doc.Tables[i].Address().First()] = &u.doc.Tables[i]
	}
	var out []unlike
	for i := range u.doc.Checks {
		c := &u.doc.Checks[i]
		if c.Left == nil || c.Right == nil {
			continue
		}
		left, right := c.Sides()
		a, b := sideOf(tables, left), sideOf(tables, right)
		if a.of == nil || b.of == nil || a.of == b.of {
			continue
		}
		switch power := factorBetween(a.largest, b.largest); {
		case agrees(c):
			u.agree(a.of, b.of)
		case power > 0 && a.table != nil && b.table != nil:
			out = append(out, unlike{a.table, b.table, power})
		}
	}
	return out
}

// agrees reports whether a check supports the units of its sides: they are equal, or the side that may be less is of
// the order of the other. A wrong unit is a factor of a thousand at least.
func agrees(c *document.Check) bool {
	switch {
	case c.Verdict == document.Mismatch || c.Left.Sign() <= 0 || c.Right.Sign() <= 0:
		return false
	case c.Relation == "":
		return true
	}
	return c.Left.Mul(value.FromParts(sameOrder, 0)).Cmp(*c.Right) >= 0
}

// sameOrder is how many times the smaller of two amounts the larger is at most if both are in one unit and the smaller
// is most of the larger: of entertainment and its class 14,814 and 15,000 were seen.
const sameOrder = 10

// side is one side of a check: what prints it, and its sum.
type side struct {
	of any // a table, or the address of something else; nil when several print it, or nothing
	largest
}

func sideOf(tables map[string]*document.Table, operands []document.Operand) side {
	var out side
	for _, o := range operands {
		if o.Value == nil {
			continue
		}
		var of any = o.Address.First()
		t := tables[o.Address.First()]
		if t != nil {
			of, out.table = t, t
		}
		if out.of != nil && of != out.of {
			return side{}
		}
		if out.of = of; t == nil {
			continue
		}
		factor := document.Factor(t.Unit)
		v := o.Value.Mul(factor)
		if o.Negative {
			v = v.Neg()
		}
		out.amount = out.amount.Add(v)
		out.half = out.half.Add(value.FromParts(5, o.Value.Scale()+1).Mul(factor))
	}
	if !out.telling() {
		out.table = nil // it agrees, if it does; but it speaks against nothing
	}
	return out
}

// odd finds the tables that print another unit than most, and whose amounts nothing else in the paper agrees with.
func (u *units) odd() {
	count := map[string]int{}
	most, second := "", 0
	for i := range u.doc.Tables {
		if t := &u.doc.Tables[i]; own(t) && t.Unit != nil {
			count[*t.Unit]++
		}
	}
	for _, name := range slices.Sorted(maps.Keys(count)) {
		if count[name] > count[most] {
			most = name
		}
	}
	for name, n := range count {
		if name != most {
			second = max(second, n)
		}
	}
	if count[most] < fewestOfOneUnit || count[most] == second {
		return
	}
	for i := range u.doc.Tables {
		t := &u.doc.Tables[i]
		if own(t) && t.Unit != nil && *t.Unit != most && len(u.friends[t]) == 0 && !slices.Contains(u.wrong, t) {
			u.wrong = append(u.wrong, t)
		}
	}
}

// fewestOfOneUnit tables make one of another unit odd: of two nobody knows which is.
const fewestOfOneUnit = 2

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
	if t.Evidence == nil {
		return false
	}
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
			if v.Amount == nil || t.OwnUnit(&t.Rows[i], v.Column) {
				continue
			}
			if a := v.Amount.Mul(factor); a.Cmp(out.amount) > 0 {
				out.amount, out.half = a, value.FromParts(5, v.Amount.Scale()+1).Mul(factor)
			}
		}
	}
	return out, out.telling()
}

// telling reports whether an amount has too many digits to resemble others by chance.
func (l *largest) telling() bool {
	return !l.amount.IsZero() && l.amount.Abs().Cmp(l.half.Mul(value.FromParts(2*pow10(fewestDigits-1), 0))) >= 0
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
