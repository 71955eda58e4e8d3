package view

import (
	"encoding/json"
	"math"
	"slices"

	"gongkai/extract/geometry"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
)

// cell is a place on a page with what is printed there. It is written as a list:
// page, x0, y0, x1, y1, proof, raw, value, checks, correction, reasons; what is empty at the end is left out.
type cell struct {
	page   int
	box    geometry.Rect
	proof  int // index into proofs
	raw    string
	value  string // "" where it is raw
	checks []int
	// corrected is the value that was read, and who changed it why.
	corrected []string
	because   []document.Reason // why it is not verified
}

// proofs in the order of the numbers that stand for them; 0 is what has none.
var proofs = append([]document.Proof{""}, document.AllProofs...)

func proofNumber(proof document.Proof) int {
	if i := slices.Index(proofs, proof); i >= 0 {
		return i
	}
	// rather too little than too much said for what this package does not know
	return slices.Index(proofs, document.Unchecked)
}

func (c cell) MarshalJSON() ([]byte, error) {
	list := []any{c.page, tenth(c.box.X0), tenth(c.box.Y0), tenth(c.box.X1), tenth(c.box.Y1), c.proof, c.raw}
	switch {
	case len(c.because) > 0:
		list = append(list, c.value, orEmpty(c.checks), append([]string{}, c.corrected...), c.because)
	case c.corrected != nil:
		list = append(list, c.value, orEmpty(c.checks), c.corrected)
	case len(c.checks) > 0:
		list = append(list, c.value, c.checks)
	case c.value != "":
		list = append(list, c.value)
	}
	return json.Marshal(list)
}

func orEmpty(list []int) []int {
	if list == nil {
		return []int{}
	}
	return list
}

// tenth is a length in tenths of a point, fine enough for any screen.
func tenth(v float64) int {
	const far = 1e8 // beyond any page; also what stands for infinity
	if math.IsNaN(v) {
		return 0
	}
	return int(math.Round(10 * max(-far, min(v, far))))
}

// printedCell is a cell as it is printed.
func printedCell(c *document.Cell) cell {
	return cell{
		page:      c.Page,
		box:       c.Box,
		proof:     proofNumber(c.Proof),
		raw:       c.Raw,
		checks:    c.Checks,
		corrected: correction(c.Corrected),
		because:   c.Because,
	}
}

// amountCell is a cell with the amount that was read of it. What is no amount says so by an empty one.
func amountCell(c *document.Cell, a *value.Amount) cell {
	out := printedCell(c)
	if s := text(a); s != c.Raw {
		out.value = s
	}
	return out
}

func correction(c *document.Correction) []string {
	if c == nil {
		return nil
	}
	return []string{text(c.Read), c.By, c.Why}
}

func text(a *value.Amount) string {
	if a == nil {
		return ""
	}
	return a.String()
}
