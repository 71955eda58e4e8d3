package schema

import (
	"gongkai/extract"
)

// Match says which form a document follows and which of its tables is which.
type Match struct {
	Form     *Form
	Words    *Form        // Form, or without one a form whose words the document's title uses: prose has no tables
	Tables   []TableMatch // in the order of the form; several of one table in the order of the document
	Sheets   []SheetMatch // in the order of the document
	Unmapped []int        // indexes into the document's tables that the form does not claim
	Nearest  map[int]Nearest
	Year     int // that the document speaks of, 0 when it names none
}

// TableMatch is one recognised table with the evidence for it.
type TableMatch struct {
	Table    *Table
	Index    int    // into extract.Document.Tables
	Instance int    // 0, or from 2 which of several tables of the same kind it is
	Title    string // the caption that told it, as printed; "" without one
	Titled   Titled // how it did
	Panels   []PanelMatch
	Header   Header

	TitleScore, HeaderScore float64 // 0 to 1
}

// How sure a match must be. The title alone is not enough (contents pages print it, too), and neither is the header (several
// tables of a form share theirs).
const (
	sureTitle    = 0.8
	helpedHeader = 0.5 // needed beside a sure title
	fairTitle    = 0.6
	fairHeader   = 0.75
	sureHeader   = 0.92 // enough without any title
)

func (m *TableMatch) accepted(titled bool) bool {
	title, head := m.TitleScore, m.HeaderScore
	return title >= sureTitle && head >= helpedHeader || title >= fairTitle && head >= fairHeader || head >= sureHeader && !titled
}

// What speaks for a form beside the tables it recognises.
const (
	inheritedWorth = 0.96 // of a table that the form only has from the one it extends
	missingCost    = 0.25 // of each table that the form says a disclosure has, and this one lacks
)

// Recognise finds the form that explains most of the document. Without any recognised table Form is nil and all tables are
// unmapped.
func Recognise(doc *extract.Document, forms []*Form) *Match {
	r := newRecogniser(doc)
	var best *Match
	var bestScore float64
	for _, f := range forms {
		m, score := r.match(f)
		if m.carries(doc) && (best == nil || score > bestScore) {
			best, bestScore = m, score
		}
	}
	if best == nil {
		best = &Match{}
		for i := range doc.Tables {
			best.Unmapped = append(best.Unmapped, i)
		}
	}
	best.Words = best.Form
	if best.Form == nil {
		best.Words = speaks(doc, forms)
	}
	best.Year = r.year
	best.Nearest = r.nearest(best, forms)
	return best
}

// carries says whether the form explains enough to be the document's: half of what is printed, or half of what the form declares. One
// table that looks familiar does not make a disclosure of one place that of another.
func (m *Match) carries(doc *extract.Document) bool {
	needed, found := 0, map[string]bool{}
	for _, t := range m.Tables {
		found[t.Table.ID] = true
	}
	for i := range m.Form.Tables {
		if !m.Form.Tables[i].Optional {
			needed++
		}
	}
	claimed := len(m.Tables) + len(m.Sheets)
	return claimed > 0 && 2*claimed >= len(doc.Tables) || needed > 0 && 2*len(found) >= needed
}
