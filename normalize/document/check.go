package document

import (
	"gongkai/extract/geometry"
	"gongkai/normalize/value"
)

// Verdicts of a check.
const (
	Exact      = "exact"
	Rounding   = "rounding" // |difference| ≤ (n+1)·q/2 with n addends and q the printed resolution
	Mismatch   = "mismatch"
	Untestable = "untestable" // an operand is missing
	Vacuous    = "vacuous"    // all operands are blank
)

// Check is one accounting identity on the document's numbers.
type Check struct {
	ID         string        `json:"id"`
	Table      string        `json:"table"`
	Row        string        `json:"row,omitempty"`
	Column     string        `json:"column,omitempty"`
	Relation   string        `json:"relation,omitempty"` // "" means =
	Verdict    string        `json:"verdict"`
	Left       *value.Amount `json:"left"`
	Right      *value.Amount `json:"right"`
	Difference *value.Amount `json:"difference"`
	Envelope   *value.Amount `json:"envelope"`
	// LeftCells is how many of the cells stand on the left side, the first of them; 0 means one.
	LeftCells int       `json:"left_cells,omitempty"`
	Cells     []Operand `json:"cells"`
}

// Operand is a cell that a check reads. Its address is table/row/column, with the side behind the table where there is
// one.
type Operand struct {
	Address string        `json:"address"`
	Value   *value.Amount `json:"value"`
	// Negative says that the amount is subtracted.
	Negative bool           `json:"negative,omitempty"`
	Page     int            `json:"page,omitempty"`
	Box      *geometry.Rect `json:"bbox,omitempty"`
}
