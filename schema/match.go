package schema

import (
	"cmp"
	"slices"

	"gongkai/extract"
	"gongkai/internal/hanzi"
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
	Index    int // into extract.Document.Tables
	Instance int // 0, or from 2 which of several tables of the same kind it is
	Title    string
	Panels   []PanelMatch
	Header   Header

	TitleScore, HeaderScore float64 // 0 to 1
}

// Nearest is the table of a form that an unclaimed one is most like, and how like their titles and headers are.
type Nearest struct {
	Table         *Table
	Title, Header float64
	Missing       []string // what it would have needed
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

// recogniser compares the tables of one document with those of many forms. It remembers what it compared: forms share tables and words.
type recogniser struct {
	doc      *extract.Document
	year     int
	headers  []Header
	titles   [][]titleText
	labels   [][]string                // by printed table, by cell: its text as a label
	likeness map[[2]string]float64     // of header cells
	matches  map[*Table][]*TableMatch  // by declared table, by printed table
	sheets   map[*Sheet][][]SheetMatch // by declared sheet, by printed table

	titleLikeness map[[2]string]float64

	pairs []pair // room of lane: a grid of a thousand columns has many pairs with each table of each form
}

func newRecogniser(doc *extract.Document) *recogniser {
	r := &recogniser{doc: doc, year: DocumentYear(doc), likeness: map[[2]string]float64{}, matches: map[*Table][]*TableMatch{},
		sheets: map[*Sheet][][]SheetMatch{}, titleLikeness: map[[2]string]float64{}}
	for i := range doc.Tables {
		t := &doc.Tables[i]
		h := readHeader(t, r.year)
		r.headers = append(r.headers, h)
		r.titles = append(r.titles, titleTexts(t, h.title))
		keys := make([]string, len(t.Cells))
		for k := range t.Cells {
			keys[k] = labelKey(t.Cells[k].Text)
		}
		r.labels = append(r.labels, keys)
	}
	return r
}

type candidate struct {
	table int // of the form
	match *TableMatch
	score float64
}

func (r *recogniser) match(f *Form) (*Match, float64) {
	m := &Match{Form: f}
	var candidates []candidate
	claimed := make([]bool, len(r.doc.Tables))
	total := 0.0
	for i := range r.doc.Tables {
		if sheets := r.matchSheet(f, i); len(sheets) > 0 {
			m.Sheets = append(m.Sheets, sheets...)
			claimed[i] = true
			total += sheets[0].Score
			continue
		}
		for k := range f.Tables {
			tm := r.table(&f.Tables[k], i)
			if tm.accepted(hasTitle(r.titles[i])) {
				score := tm.TitleScore + tm.HeaderScore
				if f.Tables[k].origin != nil {
					score *= inheritedWorth
				}
				candidates = append(candidates, candidate{k, tm, score})
			}
		}
	}
	// The surest pairs first; each table of the document is used once, and each of the form, unless the document prints the tables of
	// several departments.
	slices.SortStableFunc(candidates, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	first := map[string]*TableMatch{} // by the table's id, whatever its variant
	for _, c := range candidates {
		t := &f.Tables[c.table]
		known := first[t.ID]
		if claimed[c.match.Index] || known != nil && (known.Table.key() != t.key() || !another(known, c.match)) {
			continue
		}
		claimed[c.match.Index] = true
		tm := *c.match
		tm.Table = t
		if known == nil {
			total += c.score
			first[t.ID] = &tm
		}
		m.Tables = append(m.Tables, tm)
	}
	slices.SortStableFunc(m.Tables, func(a, b TableMatch) int {
		return cmp.Or(cmp.Compare(f.order(a.Table), f.order(b.Table)), cmp.Compare(a.Index, b.Index))
	})
	for i := range m.Tables {
		if i > 0 && m.Tables[i].Table == m.Tables[i-1].Table {
			m.Tables[i].Instance = max(2, m.Tables[i-1].Instance+1)
		}
	}
	missed := map[string]bool{}
	for i := range f.Tables {
		if t := &f.Tables[i]; first[t.ID] == nil && !t.Optional && !missed[t.ID] {
			missed[t.ID] = true
			total -= missingCost
		}
	}
	r.overleaf(m, claimed)
	for i := range r.doc.Tables {
		if !claimed[i] {
			m.Unmapped = append(m.Unmapped, i)
		}
	}
	return m, total
}

// another says whether a table is a further one of the kind of first, as where several departments print theirs in one document: its
// title is as sure, and its header the same.
func another(first, m *TableMatch) bool {
	if m.TitleScore < sureTitle || m.HeaderScore < first.HeaderScore-0.02 || len(m.Header.paths) != len(first.Header.paths) {
		return false
	}
	return titleKey(m.Title) == titleKey(first.Title)
}

func (f *Form) order(t *Table) int {
	return slices.IndexFunc(f.Tables, func(x Table) bool { return x.ID == t.ID })
}

// table measures how well a printed table fits a declared one.
func (r *recogniser) table(t *Table, index int) *TableMatch {
	key := t
	if t.origin != nil {
		key = t.origin
	}
	if r.matches[key] == nil {
		r.matches[key] = make([]*TableMatch, len(r.doc.Tables))
	}
	if known := r.matches[key][index]; known != nil {
		return known
	}
	m := &TableMatch{Table: t, Index: index, Header: r.headers[index]}
	m.Title, m.TitleScore = r.titleScore(t, r.titles[index])
	if m.TitleScore >= fairTitle || !hasTitle(r.titles[index]) { // otherwise no header makes it this table
		m.Panels, m.HeaderScore = r.matchColumns(t.Panels(), m.Header)
	}
	if m.TitleScore < fairTitle && len(m.Panels) > 0 && !slices.ContainsFunc(m.Panels, PanelMatch.found) {
		m.Panels = nil // there may be thousands of such tables
	}
	r.matches[key][index] = m
	return m
}

// nearest finds for each unclaimed table what it is most like, in the form that was chosen, or in any form without one.
func (r *recogniser) nearest(m *Match, forms []*Form) map[int]Nearest {
	if m.Form != nil {
		forms = []*Form{m.Form}
	}
	out := map[int]Nearest{}
	for _, i := range m.Unmapped {
		best := Nearest{}
		for _, f := range forms {
			for k := range f.Tables {
				t := &f.Tables[k]
				title, head := r.table(t, i).TitleScore, 0.0
				if title+1 <= best.Title+best.Header { // no header can make it nearer
					continue
				}
				panels, head := r.matchColumns(t.Panels(), r.headers[i])
				if title+head > best.Title+best.Header {
					best = Nearest{Table: t, Title: title, Header: head, Missing: missing(t, panels, title)}
				}
			}
		}
		if best.Table != nil && best.Title+best.Header >= 0.5 {
			out[i] = best
		}
	}
	return out
}

// missing says what a table lacks to be the declared one.
func missing(t *Table, panels []PanelMatch, title float64) []string {
	var out []string
	if title < sureTitle {
		out = append(out, "title "+t.Title)
	}
	for _, p := range panels {
		for _, c := range p.Columns {
			if c.Column.Role == "" && !c.Column.Optional && len(c.Grid) == 0 {
				out = append(out, "column "+hanzi.Fold(c.Column.Path[len(c.Column.Path)-1]))
			}
		}
	}
	return out
}
