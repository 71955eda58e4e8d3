// Package document is the output contract (gongkai/1): a disclosure as tables, rows, ordered values with their places,
// performance sheets, facts, checks and all that no form claims. It knows how a document is written as JSON and read
// back, and how each value is addressed. `gongkai schema` prints its JSON Schema. Boxes are in PDF points from the top
// left of the page as displayed.
package document

import (
	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/normalize/value"
	"gongkai/schema/address"
)

// Format names the version of the output contract.
const Format = "gongkai/1"

// Document is one disclosure as data.
type Document struct {
	Format      string            `json:"format"`
	Source      Source            `json:"source"`
	Info        Info              `json:"document"`
	Summary     Summary           `json:"summary"`
	Tables      []Table           `json:"tables"`
	Performance []Sheet           `json:"performance"`
	Facts       []Fact            `json:"facts"`
	LeftOut     []LeftOut         `json:"left_out,omitempty"`
	Sections    []Section         `json:"sections,omitempty"`
	Checks      []Check           `json:"checks"`
	Unmapped    []Grid            `json:"unmapped"`
	Text        []Text            `json:"text"`
	Diagnostics []finding.Finding `json:"diagnostics"`
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
	Form *string `json:"form"`
	Kind *string `json:"kind"`
	// Contains says what was recognised in the document, in the order of Parts; empty for nothing.
	Contains   []string `json:"contains"`
	Year       *int     `json:"year"`
	Department *string  `json:"department"`
	// Scope is whose money it is: department (部门 with its units), unit (单位) or self (本级, the department's own offices).
	Scope *string `json:"scope"`
	// Place is the division that the department belongs to; null for central ones and where nothing tells it.
	Place     *Division `json:"place"`
	Unit      *string   `json:"unit"`
	Published *string   `json:"published"` // as 2025-02-14, or 2025-02 for a month
	// Corrected lists which of these a person says.
	Corrected []Told `json:"corrected,omitempty"`
}

// What a document may contain.
const (
	BudgetTables = "budget_tables"       // tables of a budget
	FinalTables  = "final_tables"        // tables of final accounts
	Targets      = "performance_targets" // sheets of what is aimed at
	Evaluations  = "self_evaluations"    // sheets of what was reached
	Narrative    = "narrative"           // running text
	OtherTables  = "other_tables"        // tables that no form knows
	Scans        = "scans"               // pages that are pictures, which were not read
)

// Parts are all that a document may contain.
var Parts = []string{BudgetTables, FinalTables, Targets, Evaluations, Narrative, OtherTables, Scans}

// Scopes of a document.
const (
	WholeDepartment = "department"
	OneUnit         = "unit"
	OwnOffices      = "self"
)

// Division is an administrative division by full names, from the top: a municipality has no city, a province only
// itself. Code is that of GB/T 2260 of the lowest one.
type Division struct {
	Province string `json:"province"`
	City     string `json:"city,omitempty"`
	County   string `json:"county,omitempty"`
	Code     string `json:"code"`
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

// Text is printed text outside of cells.
type Text struct {
	Kind string        `json:"kind,omitempty"` // paragraph, running or loose (at an angle: watermarks, seals)
	Text string        `json:"text"`
	Page int           `json:"page"`
	Box  geometry.Rect `json:"bbox"`
}

// Square is a cell of a plain grid.
type Square struct {
	Row  int           `json:"row"`
	Col  int           `json:"col"`
	Rows int           `json:"rows"`
	Cols int           `json:"cols"`
	Text string        `json:"text"`
	Page int           `json:"page"`
	Box  geometry.Rect `json:"bbox"`
}

// Grid is a table without meaning: what no form claims.
type Grid struct {
	Title    *string  `json:"title"`
	Pages    []int    `json:"pages"`
	Cells    []Square `json:"cells"`
	Captions []Text   `json:"captions,omitempty"`
	Notes    []Text   `json:"notes,omitempty"`
	Nearest  *Nearest `json:"nearest,omitempty"`
	// Corrected has what a person says of it: that it is no table of the form.
	Corrected []Told `json:"corrected,omitempty"`
}

// Nearest is the table of the form that an unclaimed one is most like, and what was missing to be taken for it.
type Nearest struct {
	Table   string   `json:"table"`
	Title   float64  `json:"title"`  // likeness of the titles, 0 to 1
	Header  float64  `json:"header"` // likeness of the headers, 0 to 1
	Missing []string `json:"missing"`
}

// Sheet is one performance sheet. Fields hold texts and amounts by id; Cells their places, and those of the properties
// of indicators, tasks and sums by their path (indicators/0/weight).
type Sheet struct {
	ID         string      `json:"id"`
	Title      string      `json:"title"` // as printed, empty where none is
	Name       string      `json:"name"`  // what the vocabulary calls the sheet
	Unit       *string     `json:"unit"`  // of its amounts
	Year       *int        `json:"year"`
	Pages      []int       `json:"pages"`
	Evidence   *Evidence   `json:"evidence,omitempty"`
	Fields     Fields      `json:"fields"`
	Cells      Cells       `json:"cells"`
	Indicators []Indicator `json:"indicators"`
	Tasks      []Fields    `json:"tasks,omitempty"` // what a department means to do, and with what money
	Sums       []Fields    `json:"sums,omitempty"`  // rows of a list of sheets with the amounts of several
	Captions   []Text      `json:"captions,omitempty"`
	Labels     []Square    `json:"labels,omitempty"` // cells that are neither value nor indicator: labels, headers
	Notes      []Text      `json:"notes,omitempty"`
	Corrected  []Told      `json:"corrected,omitempty"` // what a person says of it
}

// Indicator is one row of a sheet's grid. What its column does not print, or the sheet has no column for, is null.
type Indicator struct {
	Level1 *string      `json:"level1"`
	Level2 *string      `json:"level2"`
	Name   string       `json:"name"`
	Target value.Target `json:"target"`
	// TargetPeriod is that of the whole term, where it is printed beside that of the year.
	TargetPeriod *value.Target `json:"target_period,omitempty"`
	Basis        *string       `json:"basis,omitempty"`
	Prior        *string       `json:"prior,omitempty"`
	Weight       *value.Amount `json:"weight"`
	Rule         *string       `json:"rule,omitempty"`
	Evidence     *string       `json:"evidence,omitempty"`
	Explanation  *string       `json:"explanation,omitempty"` // what the indicator means, as a column 指标解释 says
	// Of a self-evaluation: what was reached, as printed, its points out of Weight, and why it is another than the target.
	Actual *string       `json:"actual,omitempty"`
	Points *value.Amount `json:"points,omitempty"`
	Reason *string       `json:"reason,omitempty"`
	Core   *string       `json:"core,omitempty"` // whether it is a core indicator, as printed
	// Activity is what the indicator belongs to, where a column beside it says so.
	Activity *string       `json:"activity,omitempty"`
	Remark   *string       `json:"remark,omitempty"` // what a column 备注 says, which some places keep weights in
	Page     int           `json:"page"`
	Box      geometry.Rect `json:"bbox"`
}

// Fact is a number of the narrative.
type Fact struct {
	ID    string        `json:"id"`
	Value *value.Amount `json:"value"`
	Unit  string        `json:"unit"`
	Text  string        `json:"text"`
	Page  int           `json:"page"`
	Box   geometry.Rect `json:"bbox"`
	// Year is the year that the number is of, where the words say another than the document's.
	Year int `json:"year,omitempty"`
	// About says what the number is of, where the id alone does not: a code, a class, a project.
	About string `json:"about,omitempty"`
	// Scope is the budget that the words around say the number is of, where the id does not: one of FactScopes.
	Scope string `json:"scope,omitempty"`
	// Reason is what the text gives as the reason of a change, or of an amount where it stands right beside it.
	Reason string `json:"reason,omitempty"`
	// Use is what the text says behind an amount that it is for.
	Use string `json:"use,omitempty"`
	// Against is the amount of the year before that a change is against, where the words name it: prior_budget,
	// prior_original, prior_adjusted, prior_execution or prior_final.
	Against string `json:"against,omitempty"`
	// Names are those of what is counted, where the text lists just as many.
	Names      []string          `json:"names,omitempty"`
	AgreesWith []address.Address `json:"agrees_with"`
}

// FactScopes are what Scope of a fact may be.
var FactScopes = []string{"general_public", "fiscal", "total", "government_fund", "state_capital"}

// PriorAmounts are what Against of a fact may be.
var PriorAmounts = []string{"prior_budget", "prior_original", "prior_adjusted", "prior_execution", "prior_final"}

// LeftOut is a number of the narrative that stands by known words and is no fact, because it is not certain what it
// says.
type LeftOut struct {
	ID      string        `json:"id,omitempty"` // of the fact that it might be
	Value   value.Amount  `json:"value"`
	Unit    string        `json:"unit"`
	Text    string        `json:"text"`
	Page    int           `json:"page"`
	Box     geometry.Rect `json:"bbox"`
	Because string        `json:"because"` // why: docs/facts.md has the list
}

// Section is a part of the text that its heading names, or a table that lists units: what the department is for, how it
// is made up, what words mean. Its text stands in Text or Unmapped, too.
type Section struct {
	Address string        `json:"address"`
	Kind    string        `json:"kind"`
	Title   string        `json:"title"` // as printed, without its number
	Page    int           `json:"page"`
	Box     geometry.Rect `json:"bbox"`
	Entries []Entry       `json:"entries"`
	// Table is the printed table of a section that is a list: it stands here and not in the document's Unmapped.
	Table *Grid `json:"table,omitempty"`
}

// Entry is a paragraph of a section, or a line of a list. Name is the word that is explained, or the unit's name.
type Entry struct {
	Address string        `json:"address"`
	Name    string        `json:"name,omitempty"`
	Text    string        `json:"text"`
	Page    int           `json:"page"`
	Box     geometry.Rect `json:"bbox"`
}
