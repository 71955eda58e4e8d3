// Package checks judges the numbers of a document by the identities that its form declares, and marks how far each is
// proven. A check judges; it never changes a value.
package checks

import (
	"slices"

	"gongkai/extract"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
	"gongkai/schema"
	"gongkai/schema/address"
)

// Evaluate evaluates every identity that the form of a document declares, and adds the checks to it, and findings for
// rows that they name and a table lacks. printed and match are what the document was made of.
func Evaluate(doc *document.Document, printed *extract.Document, match *schema.Match) {
	if match.Form == nil {
		return
	}
	instances := 1
	for i := range doc.Tables {
		instances = max(instances, doc.Tables[i].Instance)
	}
	for i := 1; i <= instances; i++ {
		e := newEvaluator(doc, match, i)
		for k := range match.Form.Checks {
			e.check(&match.Form.Checks[k])
		}
		e.absentRows(doc, printed)
		doc.Checks = append(doc.Checks, e.out...)
	}
}

func (e *evaluator) check(c *schema.Check) {
	switch {
	case c.Rows != "" && e.form.Sheet(c.Rows) != nil:
		e.fields(c)
	case c.Rows != "" && c.Left == "":
		e.parts(c)
	case c.Rows != "":
		e.rows(c)
	case c.Tree != "":
		e.tree(c, address.Declared(c.Tree))
	case c.Items != "" && c.Left == "":
		e.tree(c, address.Declared(c.Items))
	case c.Items != "":
		e.items(c)
	case len(c.Match) > 0:
		e.match(c)
	case c.Weights != "":
		e.weights(c)
	default:
		e.cells(c)
	}
}

// operand is one addend of a side of an identity.
type operand struct {
	document.Operand
	missing bool  // the document does not have the place at all; a blank cell is not missing
	scale   int32 // printed decimals of its table
	factor  value.Amount
}

// evaluate compares two sums. Blank cells count as nothing, as long as something is printed at all; a missing operand
// makes the identity untestable. Each printed number may be off by half of its last digit, and the envelope is what all
// of them may be: (n+1)·q/2 for n addends and their sum, all printed to q.
func evaluate(c document.Check, left, right []operand) document.Check {
	mixed, unknown := mixedUnits(left, right), unknownUnit(left, right)
	sum := func(ops []operand) value.Amount {
		var total value.Amount
		for _, o := range ops {
			if o.Value == nil {
				continue
			}
			v := *o.Value
			if mixed {
				v = v.Mul(o.factor)
			}
			if o.Negative {
				v = v.Neg()
			}
			total = total.Add(v)
		}
		return total
	}
	printed, missing := 0, false
	var precisions []document.Precision
	c.Cells = []document.Operand{}
	if len(left) != 1 {
		c.LeftCells = len(left)
	}
	for _, ops := range [][]operand{left, right} {
		for _, o := range ops {
			c.Cells = append(c.Cells, o.Operand)
			missing = missing || o.missing || unknown
			if o.Value != nil {
				printed++
				precisions = append(precisions, document.Precision{Step: o.resolution(mixed)})
			}
		}
	}
	switch {
	case missing:
		c.Verdict = document.Untestable
		return c
	case printed == 0:
		c.Verdict = document.Vacuous
		return c
	}
	l, r := sum(left), sum(right)
	difference, envelope := l.Sub(r), document.Envelope(precisions...)
	c.Left, c.Right, c.Difference, c.Envelope = printedSum(left, l), printedSum(right, r), &difference, &envelope
	if c.Verdict = document.Judge(difference, envelope); c.Relation == "<=" && difference.Sign() <= 0 {
		c.Verdict = document.Exact
	}
	return c
}

// printedSum is a sum as the check shows it: null when none of its operands is printed.
func printedSum(ops []operand, sum value.Amount) *value.Amount {
	if !slices.ContainsFunc(ops, func(o operand) bool { return o.Value != nil }) {
		return nil
	}
	return &sum
}

// resolution is the least step of the table that an operand is printed in: 0.01 with two decimals. Among mixed units it
// is in 元.
func (o *operand) resolution(mixed bool) value.Amount {
	q := value.FromParts(1, o.scale)
	if mixed {
		q = q.Mul(o.factor)
	}
	return q
}

// unknownUnit reports whether printed operands with a unit stand beside some without: nobody knows what to compare.
func unknownUnit(left, right []operand) bool {
	known, unknown := false, false
	for _, ops := range [][]operand{left, right} {
		for i := range ops {
			if ops[i].Value != nil && !ops[i].Value.IsZero() {
				known = known || !ops[i].factor.IsZero()
				unknown = unknown || ops[i].factor.IsZero()
			}
		}
	}
	return known && unknown
}

// mixedUnits reports whether printed operands are in different units; then all are converted to 元.
func mixedUnits(left, right []operand) bool {
	var first *value.Amount
	for _, ops := range [][]operand{left, right} {
		for i := range ops {
			f := ops[i].factor
			if f.IsZero() || ops[i].Value == nil {
				continue
			}
			if first != nil && f.Cmp(*first) != 0 {
				return true
			}
			first = &f
		}
	}
	return false
}

func relation(c *schema.Check) string {
	if c.Relation == "=" {
		return ""
	}
	return c.Relation
}
