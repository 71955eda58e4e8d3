package corrections

import (
	"slices"
	"strconv"
	"strings"

	"gongkai/internal/lazyregexp"
	"gongkai/normalize/document"
	"gongkai/normalize/identity"
	"gongkai/normalize/value"
	"gongkai/schema"

	"gopkg.in/yaml.v3"
)

// What can be said of a document beside its amounts.
const (
	Department = "department"
	Place      = "place"
	Year       = "year"
	Kind       = "kind"
	Scope      = "scope"
	Table      = "table"  // which table of the form a printed one is
	Unit       = "unit"   // of its amounts
	Column     = "column" // which column of its table a printed one is
)

// ofDocument are those that concern the whole of it.
var ofDocument = []string{Department, Place, Year, Kind, Scope}

// Subject is what an entry speaks of that is no amount: its address says it.
type Subject struct {
	Of     string
	Page   int // that a table begins on
	Number int // of the table among those that begin there, from 1
	Column int // of its grid, from 1
}

const (
	documentAddress = "document:"
	tableAddress    = "table:"
)

var printedTable = lazyregexp.New(`^table:(\d{1,6})/(\d{1,4})(/unit|/column/(\d{1,4}))?$`)

// subjectOf reads the address of an entry. told is false for one of an amount; a subject without Of is none that there
// is.
func subjectOf(address string) (s Subject, told bool) {
	if name, ok := strings.CutPrefix(address, documentAddress); ok {
		if slices.Contains(ofDocument, name) {
			s.Of = name
		}
		return s, true
	}
	if !strings.HasPrefix(address, tableAddress) {
		return s, false
	}
	g := printedTable.FindStringSubmatch(address)
	if g == nil {
		return s, true
	}
	s.Page, _ = strconv.Atoi(g[1])
	s.Number, _ = strconv.Atoi(g[2])
	switch {
	case g[3] == "":
		s.Of = Table
	case g[4] == "":
		s.Of = Unit
	default:
		s.Of = Column
		s.Column, _ = strconv.Atoi(g[4])
	}
	return s, true
}

// Subject is what an entry speaks of; ok is false for an amount.
func (e *Entry) Subject() (s Subject, ok bool) { return subjectOf(string(e.Address)) }

// told reads what an entry says of a document, a table or a column.
func (r *reader) told(e *Entry, s Subject, corrected *yaml.Node, line int) {
	if s.Of == "" {
		r.mistake(line, "document:department, place, year, kind or scope; table:PAGE/NUMBER, with /unit or /column/NUMBER",
			"%q is no address", string(e.Address))
		return
	}
	if corrected == nil {
		return
	}
	e.Says = strings.TrimSpace(r.text(corrected))
	if e.Says == "" {
		return
	}
	line = corrected.Line
	switch s.Of {
	case Year:
		if y, err := strconv.Atoi(e.Says); err != nil || y < firstYear || y > lastYear {
			r.mistake(line, "four digits, or null", "%.40q is no year", e.Says)
		}
	case Kind:
		if !slices.Contains(schema.PaperKinds, e.Says) {
			r.mistake(line, "a kind of paper, as budget or evaluation_report; null for what is no disclosure",
				"%.40q is no kind", e.Says)
		}
	case Scope:
		if !slices.Contains(scopes, e.Says) {
			r.mistake(line, "department, unit or self; or null", "%.40q is no scope", e.Says)
		}
	case Place:
		if identity.Division(e.Says) == nil {
			r.mistake(line, "a code of GB/T 2260, or a full name; null for none", "%.40q is no division", e.Says)
		}
	case Unit:
		if _, ok := value.UnitFactor(e.Says); !ok {
			r.mistake(line, "a unit of money as tables print it, or null", "%.40q is no unit", e.Says)
		}
	}
}

// Years that a disclosure can be of.
const (
	firstYear = 1990
	lastYear  = 2099
)

var scopes = []string{document.WholeDepartment, document.OneUnit, document.OwnOffices}
