// Package explain gives the evidence for one value of a document: where it is printed and what of, by what its table
// and column were recognised, and which checks cover it. It only looks at what the stages gave; it decides nothing.
package explain

import (
	"slices"
	"strconv"
	"strings"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/extract/page"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
	"gongkai/schema"
	"gongkai/schema/address"
)

// Evidence is all there is to say about one value.
type Evidence struct {
	Address   address.Address      `json:"address"`
	Value     *value.Amount        `json:"value"`
	Text      *string              `json:"text,omitempty"`
	Unit      *string              `json:"unit,omitempty"`
	Proof     document.Proof       `json:"proof,omitempty"`
	Because   []document.Reason    `json:"because,omitempty"` // what the proof lacks
	Corrected *document.Correction `json:"corrected,omitempty"`
	// Told is what a person says of the document, and of the table that it stands in.
	Told []document.Told `json:"told,omitempty"`
	Page int             `json:"page,omitempty"` // of the printed cell, where there is one
	Box  *geometry.Rect  `json:"bbox,omitempty"`
	Raw  string          `json:"raw,omitempty"`
	// Readings are all that engines read in the picture of the cell, Raw first. They are absent where the page has text.
	Readings []page.Reading `json:"readings,omitempty"`
	// Cells are the cells of the page that it was read from, with the text as it was written. They are absent where
	// only the output is known.
	Cells    []Cell            `json:"cells,omitempty"`
	Row      []Label           `json:"row"` // what names its row: code, name, project; levels of an indicator
	Column   *Column           `json:"column,omitempty"`
	Table    *Table            `json:"table,omitempty"`
	Fact     *Fact             `json:"fact,omitempty"`        // of a number of the narrative, and
	Agrees   []address.Address `json:"agrees_with,omitempty"` // the values that say the same
	Checks   []Check           `json:"checks"`
	Findings []finding.Finding `json:"findings"` // what was said of its place
}

// Cell is a cell of the printed table, on one or more pages.
type Cell struct {
	Row    int     `json:"row"` // of the table's grid, counted from 0
	Col    int     `json:"col"`
	Rows   int     `json:"rows"`
	Cols   int     `json:"cols"`
	Text   string  `json:"text"`
	Pieces []Piece `json:"pieces"`
}

// Piece is the part of a cell on one page.
type Piece struct {
	Page  int           `json:"page"`
	Box   geometry.Rect `json:"bbox"`
	Lines []Line        `json:"lines"`
}

// Line is a line of a cell with the runs it was put together from.
type Line struct {
	Text string        `json:"text"`
	Box  geometry.Rect `json:"bbox"`
	Runs []Run         `json:"runs"`
}

// Run is what was written in one go, by one operator of the page.
type Run struct {
	Number int32         `json:"number"` // of the operator on its page; 0 where none is known
	Text   string        `json:"text"`
	Font   string        `json:"font"`
	Size   float64       `json:"size"`
	Box    geometry.Rect `json:"bbox"`
	// Hidden says that its cell cuts it off: a reader does not see it, but it belongs to a text that he sees.
	Hidden bool `json:"hidden,omitempty"`
}

// Label is a printed text that says what a value is.
type Label struct {
	ID   string        `json:"id,omitempty"`
	Text string        `json:"text"`
	Page int           `json:"page"`
	Box  geometry.Rect `json:"bbox"`
}

// Column tells by what the column was recognised.
type Column struct {
	ID      string  `json:"id"`
	Header  []Label `json:"header"`            // the header cells above it, from the top; of a field its label
	Words   []Words `json:"words"`             // from the top: what is printed and what the form declares
	Printed int     `json:"printed,omitempty"` // number in the printed numbering row, 0 without
	Number  int     `json:"number,omitempty"`  // number that the form declares
}

// Words compares a printed header with the declared one.
type Words struct {
	Printed  string  `json:"printed"`
	Declared string  `json:"declared"`
	Likeness float64 `json:"likeness"` // 1 for the same letters
}

// Table tells by what the table was recognised.
type Table struct {
	ID      string   `json:"id"`
	Form    string   `json:"form"`
	Title   string   `json:"title"`   // that the form declares
	Printed string   `json:"printed"` // the caption that was taken for it
	At      *Label   `json:"at,omitempty"`
	Score   *float64 `json:"title_score,omitempty"`
	Header  *float64 `json:"header_score,omitempty"`
	Sheet   *float64 `json:"sheet_score,omitempty"` // of performance sheets, title, labels and header together
	Pages   []int    `json:"pages"`
	// Evidence is what the output says of how the table was told.
	Evidence *document.Evidence `json:"evidence,omitempty"`
	Inferred bool               `json:"inferred,omitempty"` // no rulings are drawn
}

// Check is a check that covers the value, spelled out.
type Check struct {
	document.Check
	Says     finding.Words `json:"-"`
	Equation string        `json:"equation"`
	Blank    int           `json:"blank,omitempty"` // operands that are not printed
	Yuan     bool          `json:"yuan,omitempty"`  // the sums are in 元
	// Corrected are the operands whose value a person says, and no print.
	Corrected []address.Address `json:"corrected,omitempty"`
}

// Source is what evidence is taken from. Of a document that was read from JSON only the document is known, perhaps with
// its form.
type Source struct {
	Printed  *extract.Document
	Match    *schema.Match
	Document *document.Document
	Form     *schema.Form
	Chinese  bool // names in checks are Chinese

	corrected map[address.Address]bool // addresses of corrected values, once somebody asked
}

// Value gives the evidence for the value at a place of the document.
func (s *Source) Value(p *document.Place) Evidence {
	e := Evidence{
		Address:  p.Address,
		Value:    p.Amount(),
		Unit:     p.Unit(),
		Row:      []Label{},
		Checks:   []Check{},
		Findings: []finding.Finding{},
		Told:     s.Document.ToldOf(p),
	}
	if !p.IsAmount() {
		e.Text = p.Text
	}
	if c := p.Cell; c != nil {
		e.Page, e.Box, e.Raw, e.Proof, e.Because, e.Corrected = c.Page, &c.Box, c.Raw, c.Proof, c.Because, c.Corrected
		e.Readings = c.Readings
	}
	switch {
	case p.Table != nil:
		s.row(&e, p)
		s.table(&e, p)
	case p.Sheet != nil:
		s.sheet(&e, p)
	case p.Fact != nil:
		f := p.Fact
		e.Page, e.Box, e.Raw, e.Text, e.Agrees = f.Page, &f.Box, f.Text, &f.Text, f.AgreesWith
		e.Fact = factOf(f)
	}
	s.checks(&e, p)
	s.findings(&e)
	return e
}

// row names the row.
func (s *Source) row(e *Evidence, p *document.Place) {
	for _, c := range p.Row.Cells {
		if c.Proof == "" && c.Corrected == nil {
			e.Row = append(e.Row, Label{c.ID, c.Raw, c.Page, c.Box})
		}
	}
}

// checks finds the checks that read the value. The sums of weights name no cells: they are those of the sheet.
func (s *Source) checks(e *Evidence, p *document.Place) {
	for i := range s.Document.Checks {
		c := &s.Document.Checks[i]
		weights := p.Sheet != nil && strings.HasSuffix(p.ID, "/weight") && len(c.Cells) == 0 && c.Left != nil &&
			c.Table == address.Address(p.Sheet.ID) && c.Row == strconv.Itoa(p.Number)
		if weights || slices.ContainsFunc(c.Cells, func(o document.Operand) bool { return o.Address == e.Address }) {
			e.Checks = append(e.Checks, s.Check(c))
		}
	}
}

// Check spells a check out.
func (s *Source) Check(c *document.Check) Check {
	q := Spell(c)
	out := Check{Check: *c, Says: Says(c, s.Form, s.Chinese), Equation: q.String(), Blank: q.Blank, Yuan: q.Yuan}
	if s.corrected == nil {
		s.corrected = map[address.Address]bool{}
		if s.Document.Summary.Corrected > 0 {
			for p := range s.Document.Places() {
				s.corrected[p.Address] = p.Cell != nil && p.Cell.Corrected != nil
			}
		}
	}
	for _, o := range c.Cells {
		if s.corrected[o.Address] && !slices.Contains(out.Corrected, o.Address) {
			out.Corrected = append(out.Corrected, o.Address)
		}
	}
	return out
}

// findings gives what was said of the place of the value: of its cell, or of the whole page where no place is said.
func (s *Source) findings(e *Evidence) {
	for _, f := range s.Document.Diagnostics {
		if f.Page != e.Page || f.Page == 0 || e.Box == nil {
			continue
		}
		if f.Box == nil || f.Box.Overlaps(*e.Box) && f.ID != "table.unmapped" {
			e.Findings = append(e.Findings, f)
		}
	}
}
