package explain

import (
	"strings"

	"gongkai/normalize/document"
	"gongkai/normalize/value"
)

// Equation spells a check with the printed numbers: 26.27 = 26.27 + 0.00; where the sides differ, with their sums:
// 505.74 ≈ 430.56 + 39.50 + 35.67 = 505.73. Blank cells are left out, as a check counts them as nothing;
// Blank is how many they are.
type Equation struct {
	Left, Relation, Right string
	Blank                 int
	// Yuan says that the sums were compared in 元, since the cells are in different units.
	Yuan bool
}

// Spell puts a check into numbers.
func Spell(c *document.Check) Equation {
	left, right := Sides(c)
	e := Equation{Relation: relation(c)}
	var leftSum, rightSum value.Amount
	e.Left, leftSum = e.spell(left)
	e.Right, rightSum = e.spell(right)
	if len(c.Cells) == 0 { // sums of weights have no cells
		e.Left, e.Right = text(c.Left), text(c.Right)
		return e
	}
	e.Yuan = differs(c.Left, leftSum) || differs(c.Right, rightSum)
	if c.Verdict == document.Rounding || c.Verdict == document.Mismatch || e.Yuan {
		if isSum(e.Left, c.Left) {
			e.Left = c.Left.String() + " = " + e.Left
		}
		if isSum(e.Right, c.Right) {
			e.Right += " = " + c.Right.String()
		}
	}
	return e
}

// Sides parts the operands of a check.
func Sides(c *document.Check) (left, right []document.Operand) {
	n := max(1, c.LeftCells)
	n = min(n, len(c.Cells))
	return c.Cells[:n], c.Cells[n:]
}

func relation(c *document.Check) string {
	smaller := c.Relation == "<="
	switch c.Verdict {
	case document.Rounding:
		return "≈"
	case document.Mismatch:
		if smaller {
			return ">"
		}
		return "≠"
	}
	if smaller {
		return "≤"
	}
	return "="
}

// spell gives a + b - c of the printed operands, and the sum.
func (e *Equation) spell(operands []document.Operand) (string, value.Amount) {
	var b strings.Builder
	var sum value.Amount
	for _, o := range operands {
		switch {
		case o.Value == nil:
			e.Blank++
			continue
		case o.Negative:
			b.WriteString(" - ")
			sum = sum.Sub(*o.Value)
		default:
			if b.Len() > 0 {
				b.WriteString(" + ")
			}
			sum = sum.Add(*o.Value)
		}
		if s := o.Value.String(); o.Value.Sign() < 0 && b.Len() > 0 {
			b.WriteString("(" + s + ")")
		} else {
			b.WriteString(s)
		}
	}
	if b.Len() == 0 {
		return "–", sum
	}
	return strings.TrimPrefix(b.String(), " "), sum
}

// isSum reports whether what is spelled is more than one number, so that its sum says more.
func isSum(spelled string, sum *value.Amount) bool {
	return sum != nil && spelled != sum.String() && spelled != "–"
}

func differs(given *value.Amount, sum value.Amount) bool { return given != nil && !given.Equal(sum) }

func text(a *value.Amount) string {
	if a == nil {
		return "–"
	}
	return a.String()
}

// String gives the whole equation.
func (e Equation) String() string { return e.Left + " " + e.Relation + " " + e.Right }
