package schema

import (
	"slices"

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
	// what paper it is: that of the form if any of its tables is there, else what its sheets are; "" when nothing says
	Kind string
	Year int // that the document speaks of, 0 when it names none

	YearTold     bool // a person says the year
	NotDisclosed bool // a person says that it is no disclosure
}

// TableMatch is one recognised table with the evidence for it.
type TableMatch struct {
	Table    *Table
	Index    int    // into extract.Document.Tables
	Instance int    // 0, or from 2 which of several tables of the same kind it is
	Title    string // the caption that told it, as printed; "" without one
	Titled   Titled // how it did
	Astray   bool   // its place among its neighbours speaks against the title
	Panels   []PanelMatch
	Header   Header

	TitleScore, HeaderScore float64 // 0 to 1

	Untold  []Untold  // columns that two printed ones could be: neither is taken
	Unknown []Unknown // printed columns of amounts that nothing explains
}

// Untold is a declared column whose heads are printed over two columns, and nothing tells which of them is meant.
type Untold struct {
	Column *Column
	Side   string
	Grid   []int
}

func (m *TableMatch) accepted() bool {
	title, head := m.TitleScore, m.HeaderScore
	return title >= SureTitle && head >= helpedHeader || title >= fairTitle && head >= fairHeader
}

// Recognise finds the form that explains most of the document. Without any recognised table Form is nil and all tables
// are unmapped.
func Recognise(doc *extract.Document, forms []*Form) *Match {
	known := recall()
	defer known.release()
	return newRecogniserTold(doc, Told{}, known).recognise(forms)
}

func (r *recogniser) recognise(forms []*Form) *Match {
	defer r.forget()
	doc := r.doc
	var best *Match
	var bestScore float64
	place := placeOf(doc)
	for _, f := range forms {
		if f.elsewhere(place) {
			continue
		}
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
	r.finish(best)
	best.Words = best.Form
	if best.Form == nil {
		best.Words = speaks(doc, forms)
	}
	best.Kind = best.kind()
	if kind, is := reports(doc); is && (kind == "" || best.Kind != SelfEvaluation) {
		best.Kind = kind
	}
	best.Year = r.year
	best.Nearest = r.nearest(best, forms)
	return best
}

// finish looks at the columns of the recognised tables once more, which is worth it for the form that was chosen alone.
func (r *recogniser) finish(m *Match) {
	r.astray(m)
	for i := range m.Tables {
		t := &m.Tables[i]
		t.own()
		r.rivals(t)
		t.untell()
		t.ofOneFund()
		t.labelsBeside(&r.doc.Tables[t.Index])
		r.explain(t)
	}
}

// own gives a match lists of its own: what was compared is shared by all forms.
func (m *TableMatch) own() {
	m.Panels = slices.Clone(m.Panels)
	for p := range m.Panels {
		m.Panels[p].Columns = slices.Clone(m.Panels[p].Columns)
	}
}

// kind tells what paper it is. Performance sheets stand in budgets and final accounts, too: they tell it only when they
// stand alone.
func (m *Match) kind() string {
	evaluations := 0
	for i := range m.Sheets {
		if m.Sheets[i].Sheet.Evaluates() {
			evaluations++
		}
	}
	switch {
	case len(m.Tables) == 0 && evaluations > 0 && 2*evaluations >= len(m.Sheets):
		return SelfEvaluation
	case len(m.Tables) == 0 && len(m.Sheets) > 0:
		return PerformanceTargets
	case m.Words != nil:
		return m.Words.Kind
	}
	return ""
}

// carries asks whether the form explains enough to be the document's: four tables for certain, half of what is printed,
// or half of what the form declares. One table that looks familiar does not make a disclosure of one place that of
// another. Performance sheets look the same in all forms, so they count where nothing else is printed.
func (m *Match) carries(doc *extract.Document) bool {
	needed, certain, found := 0, 0, map[string]bool{}
	for i := range m.Tables {
		t := &m.Tables[i]
		if t.Titled == TitleTold {
			return true
		}
		if !found[t.Table.ID] && t.TitleScore >= SureTitle && t.HeaderScore >= fairHeader {
			certain++
		}
		found[t.Table.ID] = true
	}
	for i := range m.Form.Tables {
		if !m.Form.Tables[i].Optional {
			needed++
		}
	}
	sheets := map[int]bool{}
	for i := range m.Sheets {
		sheets[m.Sheets[i].Index] = true
	}
	switch {
	case certain >= certainTables || needed > 0 && 2*len(found) >= needed:
		return true
	case len(m.Tables) > 0:
		return 2*len(m.Tables) >= len(doc.Tables)-len(sheets)
	}
	return 2*len(sheets) >= len(doc.Tables) && len(sheets) > 0
}
