package faults

// Kind is a kind of fault.
type Kind int

// The kinds, those of a single value first.
const (
	NextColumn Kind = iota
	NextRow
	OtherDigit
	LostDigit
	LostPoint
	Swap
	ShiftedColumn
	LostRow
	TwiceRow
)

// Kinds are all of them, in the order of the table.
var Kinds = []Kind{NextColumn, NextRow, OtherDigit, LostDigit, LostPoint, Swap, ShiftedColumn, LostRow, TwiceRow}

// Single reports whether the fault makes one value alone wrong.
func (k Kind) Single() bool { return k <= LostPoint }

// String says what happened to the document.
func (k Kind) String() string {
	return [...]string{
		NextColumn:    "a value moves to the blank cell beside it",
		NextRow:       "a value moves to the blank cell above or below it",
		OtherDigit:    "a digit is another",
		LostDigit:     "a digit is lost",
		LostPoint:     "the decimal point is lost",
		Swap:          "two values of a row or column change places",
		ShiftedColumn: "two columns side by side change places",
		LostRow:       "a row is lost",
		TwiceRow:      "a row is there twice",
	}[k]
}
