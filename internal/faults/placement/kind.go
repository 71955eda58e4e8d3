package placement

// Kind is a kind of fault.
type Kind int

// The kinds, in the order of the board.
const (
	UnitLost Kind = iota
	UnitChanged
	TitleLost
	ForeignTitle
	GroupsExchanged
	PageShifted
	PageLost
	StackedLines
	RaisedDigit
	Watermark
	CutNumber
)

// Kinds are all of them.
var Kinds = []Kind{UnitLost, UnitChanged, TitleLost, ForeignTitle, GroupsExchanged, PageShifted, PageLost, StackedLines,
	RaisedDigit,
	Watermark, CutNumber}

// String says what happened to the document.
func (k Kind) String() string {
	return [...]string{
		UnitLost:        "the unit above a table is lost",
		UnitChanged:     "the unit above a table is another",
		TitleLost:       "the title of a table is lost",
		ForeignTitle:    "a table has the title of another one",
		GroupsExchanged: "two groups of columns change places",
		PageShifted:     "a page that a table goes on on is shifted",
		PageLost:        "a page is left out",
		StackedLines:    "two numbers stand in one cell, one above the other",
		RaisedDigit:     "a raised mark stands behind a number",
		Watermark:       "an oblique watermark lies over titles and units",
		CutNumber:       "a page break cuts a row within a number",
	}[k]
}
