package address

import "strings"

// Declared is an address as forms write it, with dots: table.row.column, table.side.row.column or sheet.field. Ids of
// items hold dots themselves (carryover.fiscal): where a row begins and ends only the form can tell, so the table, the
// side and the column are taken off from both ends.
type Declared string

const dot = "."

// Cut parts the table or sheet from what stands behind it.
func (d Declared) Cut() (id string, rest Declared, ok bool) {
	id, tail, ok := strings.Cut(string(d), dot)
	return id, Declared(tail), ok
}

// CutSide takes a side off.
func (d Declared) CutSide(side string) (rest Declared, ok bool) {
	tail, ok := strings.CutPrefix(string(d), side+dot)
	return Declared(tail), ok
}

// CutColumn parts the column, or the field of a sheet, from what stands before it.
func (d Declared) CutColumn() (before Declared, column string) {
	i := strings.LastIndex(string(d), dot)
	if i < 0 {
		return "", string(d)
	}
	return d[:i], string(d[i+1:])
}

// Panel is the address of a table, or of one of its sides.
func Panel(table, side string) Declared {
	if side != "" {
		table += dot + side
	}
	return Declared(table)
}

// AsWritten stands in the output for a place that the form declares and the document does not have.
func (d Declared) AsWritten() Address { return Address(d) }

// Address is that of a table or of one of its sides in the output.
func (d Declared) Address() Address { return Address(strings.ReplaceAll(string(d), dot, between)) }
