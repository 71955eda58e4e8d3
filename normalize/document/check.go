package document

import (
	"gongkai/extract/geometry"
	"gongkai/normalize/value"
	"gongkai/schema/address"
)

// Verdict is what comes of a check.
type Verdict string

// Verdicts of a check.
const (
	Exact      Verdict = "exact"
	Rounding   Verdict = "rounding" // |difference| ≤ (n+1)·q/2 with n addends and q the printed resolution
	Mismatch   Verdict = "mismatch"
	Untestable Verdict = "untestable" // an operand is missing
	Vacuous    Verdict = "vacuous"    // all operands are blank
)

// AllVerdicts are the verdicts in the order in which they are counted and listed.
var AllVerdicts = []Verdict{Exact, Rounding, Mismatch, Untestable, Vacuous}

// Judge is the verdict on two sides that were both printed: their difference is nothing, no more than the envelope,
// which is what rounding of the printed digits can make, or more.
func Judge(difference, envelope value.Amount) Verdict {
	switch {
	case difference.IsZero():
		return Exact
	case difference.Abs().Cmp(envelope) <= 0:
		return Rounding
	default:
		return Mismatch
	}
}

// Precision is how precisely a number is printed that is compared.
type Precision struct {
	Step value.Amount // of its last digit, in the unit of the comparison
	Cut  bool         // it may be cut instead of rounded, and so be off by a whole step
}

// Envelope is what the printed digits leave open in the difference of numbers: half of the last step of each, and the
// whole of it where a number may be cut.
func Envelope(numbers ...Precision) value.Amount {
	var out value.Amount
	for _, n := range numbers {
		if n.Cut {
			out = out.Add(n.Step)
		} else {
			out = out.Add(value.FromParts(5, 1).Mul(n.Step))
		}
	}
	return out
}

// Evaluated: both sides were there to be compared.
func (v Verdict) Evaluated() bool { return v.Holds() || v == Mismatch }

// Holds: the sides agree, to the digit or but for rounding.
func (v Verdict) Holds() bool { return v == Exact || v == Rounding }

// Check is one accounting identity on the document's numbers.
type Check struct {
	ID string `json:"id"`
	// Table is where it is made: a table, or a sheet of weights by its id alone. Row says which row
	// of it: by its key, the items that are added up, or the number of a sheet.
	Table      address.Address `json:"table"`
	Row        string          `json:"row,omitempty"`
	Column     string          `json:"column,omitempty"`
	Relation   string          `json:"relation,omitempty"` // "" means =
	Verdict    Verdict         `json:"verdict"`
	Left       *value.Amount   `json:"left"`
	Right      *value.Amount   `json:"right"`
	Difference *value.Amount   `json:"difference"`
	Envelope   *value.Amount   `json:"envelope"`
	// LeftCells is how many of the cells stand on the left side, the first of them; 0 means one.
	LeftCells int       `json:"left_cells,omitempty"`
	Cells     []Operand `json:"cells"`
}

// Operand is a cell that a check reads. Its address is table/row/column, with the side behind the table where there is
// one.
type Operand struct {
	Address address.Address `json:"address"`
	Value   *value.Amount   `json:"value"`
	// Negative says that the amount is subtracted.
	Negative bool           `json:"negative,omitempty"`
	Page     int            `json:"page,omitempty"`
	Box      *geometry.Rect `json:"bbox,omitempty"`
}

// Sides gives the operands of both sides of a check.
func (c *Check) Sides() (left, right []Operand) {
	n := min(len(c.Cells), max(1, c.LeftCells))
	return c.Cells[:n], c.Cells[n:]
}
