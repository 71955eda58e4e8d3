package document

import (
	"gongkai/extract/geometry"
	"gongkai/extract/page"
	"gongkai/normalize/value"
	"gongkai/schema/address"
)

// Table statuses.
const (
	Filled  = "filled"
	Empty   = "empty"   // the document says that the table is empty
	Missing = "missing" // the form has the table, the document does not
)

// Table is one table of the form. A document that prints the tables of several departments or units has a table of the
// same id for each; they are told apart by Instance, which is 0 for the first and 2, 3 … for the others, and by
// Department.
type Table struct {
	ID       string `json:"id"`
	Instance int    `json:"instance,omitempty"`
	Number   int    `json:"number,omitempty"`
	Title    string `json:"title"` // as printed, empty where none is
	Name     string `json:"name"`  // what the vocabulary calls the table
	// Department is the name printed with the table where it is not the document's own.
	Department *string   `json:"department,omitempty"`
	Status     string    `json:"status"`
	Note       *string   `json:"note"`
	Unit       *string   `json:"unit"`
	Pages      []int     `json:"pages"`
	Evidence   *Evidence `json:"evidence,omitempty"` // none for a table that is missing
	Columns    []Column  `json:"columns"`
	Rows       []Row     `json:"rows"`
	Captions   []Text    `json:"captions,omitempty"`
	Header     []Square  `json:"header,omitempty"`
	Notes      []Text    `json:"notes,omitempty"`
	// Corrected has what a person says of the table, its unit and its columns.
	Corrected []Told `json:"corrected,omitempty"`
}

// Column is an amount column of the form. Path is what is printed above it; it is empty when the document lacks the
// column.
type Column struct {
	ID     string   `json:"id"`
	Side   string   `json:"side,omitempty"`
	Path   []string `json:"path"`
	Number int      `json:"number,omitempty"`
	Unit   *string  `json:"unit,omitempty"` // where it differs from the table's: %, or another unit of money
}

// Row roles.
const (
	Total  = "total"
	Item   = "item"
	Group  = "group"  // a row of a list that adds up the rows below it, which are items or groups
	Entity = "entity" // a row that bears the name of the department or of a unit
)

// Row is one row, or one side of a row of a two-sided table.
type Row struct {
	Address address.Address `json:"address"` // unique in the document: table/row, table/side/row
	Side    string          `json:"side,omitempty"`
	Role    string          `json:"role"`
	Item    string          `json:"item,omitempty"`
	Code    string          `json:"code,omitempty"`
	Name    string          `json:"name"`
	Path    []string        `json:"path,omitempty"` // below groups, or in an outline: the rows above, and its own
	Project string          `json:"project,omitempty"`
	Level   int             `json:"level,omitempty"`
	Classes []Class         `json:"classes,omitempty"` // codes of other classifications printed in the row
	Texts   []RowText       `json:"texts,omitempty"`   // what else the row says, where the form names the column
	Unit    *Unit           `json:"unit,omitempty"`    // the budget unit whose row it is, where the table names units
	Year    int             `json:"year,omitempty"`    // where rows of several years stand in one table
	Counted string          `json:"counted,omitempty"` // what its values count, such as 辆, where they are no money
	Values  Values          `json:"values"`
	Cells   Cells           `json:"cells"`
	Extra   []Square        `json:"extra,omitempty"` // cells of printed columns that the form does not know

	// First and Last are the steps of an outline that the row prints itself, from 0. JSON does not have them.
	First int `json:"-"`
	Last  int `json:"-"`

	// Heads says that the row stands where units head their rows, and names none that is known.
	Heads bool `json:"-"`

	// Cut says that a page break may have cut what names the row: one part of it stands in this row, and the other in
	// the one before or behind it.
	Cut bool `json:"-"`

	// Torn says that rows may be missing in front of the row: a page between is lost, blank, or read in part.
	Torn bool `json:"-"`
}

// Class is a code of a further classification, such as the economic class in a table by function.
type Class struct {
	ID   string `json:"id"` // function, economic, government_economic or goods
	Code string `json:"code"`
	Name string `json:"name"`
}

// RowText is a text that a row prints in a column of its own, such as the model of what is bought.
type RowText struct {
	ID   string `json:"id"` // the column's in the form
	Text string `json:"text"`
}

// ProjectCode is the id of the code of a project, as a text of a row and as a field of a sheet.
const ProjectCode = "project_code"

// Unit is a budget unit: the department itself or one below it.
type Unit struct {
	Code string `json:"code,omitempty"`
	Name string `json:"name"`
}

// Cell is a printed cell behind a value.
type Cell struct {
	Raw   string        `json:"raw"`
	Mark  string        `json:"mark,omitempty"` // of a note, raised behind the number
	Page  int           `json:"page"`
	Box   geometry.Rect `json:"bbox"`
	Proof Proof         `json:"proof,omitempty"` // of amounts: verified, unchecked or doubtful
	// Because says of an amount that is not verified what its proof lacks.
	Because []Reason `json:"because,omitempty"`
	// Checks are the indexes, in the document's checks, of those that cover the amount and were evaluated.
	Checks []int `json:"checks,omitempty"`
	// Read says how a cell was read of which a text layer says nothing: ocr, in the picture of the page, with the
	// confidence in its least certain character. Readings are all that was read there; the first is Raw.
	Read       string         `json:"read,omitempty"`
	Confidence *float64       `json:"confidence,omitempty"`
	Readings   []page.Reading `json:"readings,omitempty"`
	// Corrected says that the value is not the printed one, and why. Raw stays what was read.
	Corrected *Correction `json:"corrected,omitempty"`
}

// ReadByOCR is what Cell.Read says of what an engine recognised.
const ReadByOCR = "ocr"

// Correction is a person's correction of a value that was printed or read wrongly.
type Correction struct {
	Read *value.Amount `json:"read"` // the value before, null where none was read
	By   string        `json:"by"`
	Why  string        `json:"why"`
}

// Proof is how far an amount is proven; empty for what is no amount.
type Proof string

// Proofs of an amount.
const (
	Verified  Proof = "verified"  // a check that covers it holds and none fails, and its place is evident
	Unchecked Proof = "unchecked" // no check covers it, or its place is not evident
	Doubtful  Proof = "doubtful"  // a check that covers it fails, or its text or place was in doubt
)

// AllProofs are the proofs in the order in which they are counted and listed.
var AllProofs = []Proof{Verified, Unchecked, Doubtful}
