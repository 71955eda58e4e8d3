package checks

import (
	"gongkai/extract/finding"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
)

// sameFormat is how many amounts must be printed alike before one that is not is worth a word. The fewest seen with an
// honest odd one are six: a table of five amounts with two decimals and one without.
const sameFormat = 10

// formats finds the one amount of a table that is printed with other decimals than all others: a point or a digit was
// lost. Tables in which several differ drop zeros, and say nothing. A zero is printed in many ways.
func (w *witness) formats(t *document.Table) {
	var cells []*document.Cell // of the amounts, with their values
	var values []*value.Amount
	count := map[int32]int{}
	for i := range t.Rows {
		r := &t.Rows[i]
		for _, v := range r.Values {
			c := r.Cells.Get(v.Column)
			if v.Amount == nil || c == nil || c.Corrected != nil || v.Amount.IsZero() || t.OwnUnit(r, v.Column) {
				continue
			}
			cells, values = append(cells, c), append(values, v.Amount)
			count[v.Amount.Scale()]++
		}
	}
	if len(count) != 2 || len(cells) < sameFormat+1 {
		return
	}
	for i, v := range values {
		if count[v.Scale()] == 1 {
			w.report(finding.Found("value.format", finding.Warning,
				"%s is printed with %d decimals, unlike all other amounts of the table", cells[i].Raw,
				v.Scale()).On(cells[i].Page, &cells[i].Box))
		}
	}
}
