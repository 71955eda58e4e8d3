package realboard

import "gongkai/normalize/document"

// Result is what the program found in one document, held against what is printed in it.
type Result struct {
	Paper    *Paper
	Document *document.Document // nil when the file could not be read
	Err      error              // why

	Present    int // printed tables and sheets
	Recognised int // of them, with their id and on their pages
	Missed     []Printed
	Wrong      []Claim
	Misplaced  []Misplaced
	Misfilled  []Misfilled
	Bare       []Claim // recognised sheets without indicators, though some are printed
	Extra      int     // amounts of recognised tables in columns that have no meaning, but for the numbers of rows
	Silent     int     // of them, those that no finding tells of
	Unmapped   []Leftover
	Rows       int // of tables, and indicators of sheets

	// YearRight, DepartmentRight, KindRight and ScopeRight say that the document's year, department, kind and scope are
	// the printed ones, or none where none is.
	YearRight, DepartmentRight, KindRight, ScopeRight bool
}

// Claim is a table or sheet that the program says it recognised.
type Claim struct {
	ID    string
	Title string
	Pages []int
	Sheet bool

	amounts bool // an amount other than zero stands in the table
	bare    bool // the sheet has no indicators
}

// Misplaced is a recognised table whose pages are not the printed ones: part of it is elsewhere, or it holds part of
// another.
type Misplaced struct {
	Printed Printed
	Pages   []int
}

// Misfilled is a recognised table that is empty in print but not in the output, or the other way round.
type Misfilled struct{ Printed Printed }

// Classes of tables that the program found but did not recognise.
const (
	NotBudget = "other"  // printed, but no table of the budget
	Missing   = "missed" // a table of the budget, or a part of one
	Part      = "part"   // stands on the pages of a recognised table: perhaps a part of it
	Stray     = "stray"  // no table is printed there
)

// Leftover is a table that the program found but did not recognise.
type Leftover struct {
	Class string
	Grid  *document.Grid
}
