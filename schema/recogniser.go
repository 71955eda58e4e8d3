package schema

import (
	"cmp"
	"slices"

	"gongkai/extract"
)

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
		r.rivals(&tm)
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
	title := r.titleScore(t, r.titles[index])
	m.Title, m.TitleScore, m.Titled = title.text, title.score, title.how
	if m.TitleScore >= fairTitle || !hasTitle(r.titles[index]) { // otherwise no header makes it this table
		m.Panels, m.HeaderScore = r.matchColumns(t.Panels(), m.Header)
	}
	if m.TitleScore < fairTitle && len(m.Panels) > 0 && !slices.ContainsFunc(m.Panels, PanelMatch.found) {
		m.Panels = nil // there may be thousands of such tables
	}
	r.matches[key][index] = m
	return m
}
