// Package normalize turns recognised tables into data: exact amounts, whole codes, names, performance targets, each with its
// place on the page, and proves them by the form's accounting identities. Its Document is the output contract (gongkai/1);
// `gongkai schema` prints its JSON Schema.
//
// Nothing here moves, sums or repairs a value: a cell that cannot be read is reported and left null, and a check only judges.
package normalize

import (
	"gongkai/extract/page"
	"gongkai/normalize/value"
	"gongkai/schema"
)

// Format names the version of the output contract.
const Format = "gongkai/1"

// Document is one disclosure as data.
type Document struct {
	Format      string         `json:"format"`
	Source      Source         `json:"source"`
	Info        Info           `json:"document"`
	Summary     Summary        `json:"summary"`
	Tables      []Table        `json:"tables"`
	Performance []Sheet        `json:"performance"`
	Facts       []Fact         `json:"facts"`
	Checks      []Check        `json:"checks"`
	Unmapped    []Grid         `json:"unmapped"`
	Text        []Text         `json:"text"`
	Diagnostics []page.Finding `json:"diagnostics"`
}

// Source is the file the document was read from.
type Source struct {
	Name     string `json:"name"`
	SHA256   string `json:"sha256"`
	Bytes    int    `json:"bytes"`
	Pages    int    `json:"pages"`
	Producer string `json:"producer"`
	// Manifest is what a list given with the file says about it.
	Manifest Manifest `json:"manifest,omitempty"`
}

// Info is what concerns the whole document. What is not printed is null.
type Info struct {
	Form       *string `json:"form"`
	Kind       *string `json:"kind"`
	Year       *int    `json:"year"`
	Department *string `json:"department"`
	Unit       *string `json:"unit"`
	Published  *string `json:"published"` // as 2025-02-14
}

// Summary counts what the document holds and how far it is proven.
type Summary struct {
	Values    int `json:"values"` // printed amounts of tables and sheets
	Verified  int `json:"verified"`
	Unchecked int `json:"unchecked"`
	Doubtful  int `json:"doubtful"`
	Corrected int `json:"corrected,omitempty"`
	// VerifiedShare is Verified of Values with four decimals; null without values.
	VerifiedShare *value.Amount `json:"verified_share"`
	// Checks counts the checks by verdict.
	Checks Verdicts `json:"checks"`
	// FactsLeftOut counts numbers of the narrative that were in doubt and are therefore not among the facts.
	FactsLeftOut int `json:"facts_left_out"`
}

// Verdicts counts checks by their verdict.
type Verdicts struct {
	Exact      int `json:"exact"`
	Rounding   int `json:"rounding"`
	Mismatch   int `json:"mismatch"`
	Untestable int `json:"untestable"`
	Vacuous    int `json:"vacuous"`
}

// Table statuses.
const (
	Filled  = "filled"
	Empty   = "empty"   // the document says that the table is empty
	Missing = "missing" // the form has the table, the document does not
)

// Table is one table of the form. A document that prints the tables of several departments or units has a table of the same id for
// each; they are told apart by Instance, which is 0 for the first and 2, 3 … for the others, and by Department.
type Table struct {
	ID       string `json:"id"`
	Instance int    `json:"instance,omitempty"`
	Number   int    `json:"number,omitempty"`
	Title    string `json:"title"`
	// Department is the name printed with the table where it is not the document's own.
	Department *string  `json:"department,omitempty"`
	Status     string   `json:"status"`
	Note       *string  `json:"note"`
	Unit       *string  `json:"unit"`
	Pages      []int    `json:"pages"`
	Columns    []Column `json:"columns"`
	Rows       []Row    `json:"rows"`
	Captions   []Text   `json:"captions,omitempty"`
	Header     []Square `json:"header,omitempty"`
	Notes      []Text   `json:"notes,omitempty"`

	form *schema.Table // what declares it
}

// Column is an amount column of the form. Path is what is printed above it; it is empty when the document lacks the column.
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
	Entity = "entity" // a row that bears the name of the department or of a unit
)

// Row is one row, or one side of a row of a two-sided table.
type Row struct {
	Address string   `json:"address"` // unique in the document: table/row, table/side/row
	Side    string   `json:"side,omitempty"`
	Role    string   `json:"role"`
	Item    string   `json:"item,omitempty"`
	Code    string   `json:"code,omitempty"`
	Name    string   `json:"name"`
	Project string   `json:"project,omitempty"`
	Level   int      `json:"level,omitempty"`
	Classes []Class  `json:"classes,omitempty"` // codes of other classifications printed in the row
	Unit    *Unit    `json:"unit,omitempty"`    // the budget unit whose row it is, where the table names units
	Year    int      `json:"year,omitempty"`    // where rows of several years stand in one table
	Values  Values   `json:"values"`
	Cells   Cells    `json:"cells"`
	Extra   []Square `json:"extra,omitempty"` // cells of printed columns that the form does not know
}

// Class is a code of a further classification, such as the economic class in a table by function.
type Class struct {
	ID   string `json:"id"` // function, economic or government_economic
	Code string `json:"code"`
	Name string `json:"name"`
}

// Unit is a budget unit: the department itself or one below it.
type Unit struct {
	Code string `json:"code,omitempty"`
	Name string `json:"name"`
}

// Cell is a printed cell behind a value.
type Cell struct {
	Raw   string    `json:"raw"`
	Page  int       `json:"page"`
	Box   page.Rect `json:"bbox"`
	Proof string    `json:"proof,omitempty"` // of amounts: verified, unchecked or doubtful
	// Checks are the indexes, in the document's checks, of those that cover the amount and were evaluated.
	Checks []int `json:"checks,omitempty"`
	// Corrected says that the value is not the printed one, and why. Raw stays what was read.
	Corrected *Correction `json:"corrected,omitempty"`

	unread bool // something is printed that is no amount, or not surely this one's
}

// Correction is a person's correction of a value that was printed or read wrongly.
type Correction struct {
	Read *value.Amount `json:"read"` // the value before, null where none was read
	By   string        `json:"by"`
	Why  string        `json:"why"`
}

// Proofs of a value.
const (
	Verified  = "verified"  // a check that covers it holds and none fails
	Unchecked = "unchecked" // no check covers it
	Doubtful  = "doubtful"  // a check that covers it fails, or its text or place was in doubt
)

// Text is printed text outside of cells.
type Text struct {
	Kind string    `json:"kind,omitempty"` // paragraph, running or loose (at an angle: watermarks, seals)
	Text string    `json:"text"`
	Page int       `json:"page"`
	Box  page.Rect `json:"bbox"`
}

// Square is a cell of a plain grid.
type Square struct {
	Row  int       `json:"row"`
	Col  int       `json:"col"`
	Rows int       `json:"rows"`
	Cols int       `json:"cols"`
	Text string    `json:"text"`
	Page int       `json:"page"`
	Box  page.Rect `json:"bbox"`
}

// Grid is a table without meaning: what no form claims.
type Grid struct {
	Title    *string  `json:"title"`
	Pages    []int    `json:"pages"`
	Cells    []Square `json:"cells"`
	Captions []Text   `json:"captions,omitempty"`
	Notes    []Text   `json:"notes,omitempty"`
	Nearest  *Nearest `json:"nearest,omitempty"`
}

// Nearest is the table of the form that an unclaimed one is most like, and what was missing to be taken for it.
type Nearest struct {
	Table   string   `json:"table"`
	Title   float64  `json:"title"`  // likeness of the titles, 0 to 1
	Header  float64  `json:"header"` // likeness of the headers, 0 to 1
	Missing []string `json:"missing"`
}

// Sheet is one performance sheet. Fields hold texts and amounts by id; Cells their places, and those of the indicators' properties
// by their path (indicators/0/weight).
type Sheet struct {
	ID         string      `json:"id"`
	Title      string      `json:"title"`
	Year       *int        `json:"year"`
	Pages      []int       `json:"pages"`
	Fields     Fields      `json:"fields"`
	Cells      Cells       `json:"cells"`
	Indicators []Indicator `json:"indicators"`
	Captions   []Text      `json:"captions,omitempty"`
	Labels     []Square    `json:"labels,omitempty"` // cells that are neither value nor indicator: labels, headers
	Notes      []Text      `json:"notes,omitempty"`
}

// Indicator is one row of a sheet's grid. What its column does not print, or the sheet has no column for, is null.
type Indicator struct {
	Level1   *string       `json:"level1"`
	Level2   *string       `json:"level2"`
	Name     string        `json:"name"`
	Target   value.Target  `json:"target"`
	Basis    *string       `json:"basis,omitempty"`
	Prior    *string       `json:"prior,omitempty"`
	Weight   *value.Amount `json:"weight"`
	Rule     *string       `json:"rule,omitempty"`
	Evidence *string       `json:"evidence,omitempty"`
	Page     int           `json:"page"`
	Box      page.Rect     `json:"bbox"`
}

// Fact is a number of the narrative.
type Fact struct {
	ID    string        `json:"id"`
	Value *value.Amount `json:"value"`
	Unit  string        `json:"unit"`
	Text  string        `json:"text"`
	Page  int           `json:"page"`
	Box   page.Rect     `json:"bbox"`
	// Year is the year that the number is of, where the words say another than the document's.
	Year int `json:"year,omitempty"`
	// About says what the number is of, where the id alone does not: a code, a class, a project.
	About string `json:"about,omitempty"`
	// Reason is what the text gives as the reason of a change.
	Reason     string   `json:"reason,omitempty"`
	AgreesWith []string `json:"agrees_with"`
}

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

// Operand is a cell that a check reads. Its address is table/row/column, with the side behind the table where there is one.
type Operand struct {
	Address string        `json:"address"`
	Value   *value.Amount `json:"value"`
	// Negative says that the amount is subtracted.
	Negative bool       `json:"negative,omitempty"`
	Page     int        `json:"page,omitempty"`
	Box      *page.Rect `json:"bbox,omitempty"`

	cell *Cell
}
