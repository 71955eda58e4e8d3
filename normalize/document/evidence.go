package document

import (
	"slices"

	"gongkai/extract/geometry"
)

// Reason is why an amount is not verified: what its proof lacks, or what speaks against it.
type Reason string

// What a proof may lack, in the order in which a cell names them.
const (
	NoCheck      Reason = "check"  // no equality of more than zeros and blanks covers it
	UnsureTitle  Reason = "title"  // no printed title tells what its table is, two have it, or its place contradicts it
	UnsureColumn Reason = "column" // another printed column fits its header about as well
	UnsureRow    Reason = "row"    // no code or label names its row alone, a page cuts it, or its unit is not evident
	NoUnit       Reason = "unit"   // no unit is printed, another table contradicts it, or it is odd
	// UnsureReading: read in a picture, and readings differ, or one alone is there, or it is hardly legible.
	UnsureReading Reason = "reading"
	UnsureText    Reason = "text"     // its text may not be what is printed there, or no amount
	UnsureBorder  Reason = "border"   // where its cell ends is a guess
	IsMerged      Reason = "merged"   // it stands in a cell merged over several amounts
	Contradicted  Reason = "mismatch" // a check that covers it fails
	// IsTold: what its table, column, unit or year is, a person says and no print.
	IsTold Reason = "corrected"
)

// Reasons are all of them, for those who describe or translate them.
var Reasons = []Reason{NoCheck, UnsureTitle, UnsureColumn, UnsureRow, NoUnit, UnsureReading, UnsureText,
	UnsureBorder, IsMerged, Contradicted, IsTold}

// Evidence says how it was told what a table or sheet is.
type Evidence struct {
	// Title is how the printed title was compared with those that the form knows: exact, contained, pattern, near;
	// continued where the table goes on with one that has a title, none where no title is printed; corrected where a
	// person says what it is.
	Title string `json:"title"`
	// Header is the likeness, 0 to 1, of the least like of the columns that were taken for those of the form; null without
	// columns.
	Header *float64 `json:"header,omitempty"`
	// Unit says where the unit was read, null where there is none.
	Unit *UnitEvidence `json:"unit"`
	// Continued says of each further page why its part of the table belongs to it.
	Continued []Continuation `json:"continued,omitempty"`
}

// UnitEvidence is where a unit was read.
type UnitEvidence struct {
	// From is caption (of the table), header (a cell of its header), cell (an amount itself), sheet (a caption of the same
	// sheet on another page), tables (all others that print one agree), text (a sentence that says it for the document) or
	// corrected (a person says it).
	From string         `json:"from"`
	Page int            `json:"page,omitempty"`
	Box  *geometry.Rect `json:"bbox,omitempty"`
}

// Places where units are read.
const (
	UnitOfCaption = "caption"
	UnitOfHeader  = "header"
	UnitOfSheet   = "sheet"
	UnitOfCell    = "cell"
	UnitOfTables  = "tables"
	UnitOfText    = "text"
	UnitTold      = "corrected"
)

// Continuation is why the part of a table on a page belongs to it.
type Continuation struct {
	Page int    `json:"page"`
	By   string `json:"by"`
}

// Doubt adds a reason to a cell, once.
func (c *Cell) Doubt(r Reason) {
	if !slices.Contains(c.Because, r) {
		c.Because = append(c.Because, r)
	}
}
