package schema

import (
	"cmp"
	"slices"

	"gongkai/extract"
	"gongkai/internal/amount"
)

// recogniser compares the tables of one document with those of many forms. It remembers what it compared: forms share
// tables and words.
type recogniser struct {
	doc     *extract.Document
	year    int
	headers []Header
	titles  [][]titleText
	running [][]titleText             // likewise, of tables without one: titles that are repeated on each page
	labels  []*labels                 // by printed table
	matches map[*Table][]*TableMatch  // by declared table, by printed table
	sheets  map[*Sheet][][]SheetMatch // by declared sheet, by printed table

	*remembered

	told Told

	pairs []pair // room of lane: a grid of a thousand columns has many pairs with each table of each form
}

func newRecogniser(doc *extract.Document) *recogniser {
	return newRecogniserTold(doc, Told{}, newRemembered())
}

func newRecogniserTold(doc *extract.Document, told Told, known *remembered) *recogniser {
	r := &recogniser{doc: doc, told: told, year: DocumentYear(doc), matches: map[*Table][]*TableMatch{},
		sheets: map[*Sheet][][]SheetMatch{}, remembered: known}
	if told.Year != nil {
		r.year = *told.Year
	}
	for i := range doc.Tables {
		t := &doc.Tables[i]
		h := readHeader(t, r.year)
		r.headers = append(r.headers, h)
		r.titles = append(r.titles, titleTexts(t, h.title))
		r.running = append(r.running, runningTitles(doc, t, r.titles[i]))
		r.labels = append(r.labels, known.newLabels(t))
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
	total, sheetScore, inherited := 0.0, 0.0, false
	for i := range r.doc.Tables {
		if id, told := r.told.Tables[i]; told {
			if tm, k := r.tableTold(f, id, i); tm != nil { // before any that only looks like it
				candidates = append(candidates, candidate{k, tm, toldWorth + tm.HeaderScore})
			} else if sheets := r.sheetTold(f, id, i); len(sheets) > 0 {
				m.Sheets = append(m.Sheets, sheets...)
				claimed[i] = true
				total += toldWorth
			}
			continue
		}
		if sheets := r.matchSheet(f, i); len(sheets) > 0 {
			m.Sheets = append(m.Sheets, sheets...)
			claimed[i] = true
			sheetScore += sheets[0].Score
			if sheets[0].Sheet.origin != nil {
				inherited = true
			}
			continue
		}
		for k := range f.Tables {
			tm := r.table(&f.Tables[k], i)
			if tm.accepted() && !r.contradicted(tm) {
				score := tm.TitleScore + tm.HeaderScore
				if f.Tables[k].origin != nil {
					score *= inheritedWorth
				}
				if tm.unnamed() {
					score -= unnamedCost
				}
				candidates = append(candidates, candidate{k, tm, score})
			}
		}
	}
	// The surest pairs first; each table of the document is used once, and each of the form, unless the document prints
	// the tables of several departments.
	slices.SortStableFunc(candidates, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	first := map[string]*TableMatch{} // by the table's id, whatever its variant
	for _, c := range candidates {
		t := &f.Tables[c.table]
		known := first[t.ID]
		if claimed[c.match.Index] || known != nil && c.match.Titled != TitleTold &&
			(known.Table.key() != t.key() || !another(known, c.match)) {
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
	total += r.belowTheirTitle(m, first, claimed)
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
	// Forms share their sheets, and there may be a hundred: beside tables they only decide between equals.
	sheetScore = min(sheetsWorth, sheetsWorth*sheetScore/manySheets)
	if inherited {
		sheetScore *= inheritedWorth
	}
	return m, total + sheetScore
}

// belowTheirTitle finds the tables whose title stands in a frame of its own, which is a grid before the table: nobody
// claims it, and it holds no amount.
func (r *recogniser) belowTheirTitle(m *Match, first map[string]*TableMatch, claimed []bool) float64 {
	total := 0.0
	for i := 1; i < len(r.doc.Tables); i++ {
		above := &r.doc.Tables[i-1]
		if _, told := r.told.Tables[i]; told || claimed[i] || claimed[i-1] || hasTitle(r.titles[i]) ||
			above.Rows > frameRows ||
			r.doc.Tables[i].Parts[0].Page > above.Parts[0].Page+1 ||
			slices.ContainsFunc(above.Cells, func(c extract.Cell) bool { return amount.Like(c.Text) }) {
			continue
		}
		var best *TableMatch
		for k := range m.Form.Tables {
			t := &m.Form.Tables[k]
			tm := *r.table(t, i)
			title := r.titleScore(t, r.titles[i-1])
			tm.Table, tm.Title, tm.TitleScore, tm.Titled = t, title.text, title.score, TitleContinued
			if first[t.ID] == nil && tm.accepted() && (best == nil ||
				tm.TitleScore+tm.HeaderScore > best.TitleScore+best.HeaderScore) {
				best = &tm
			}
		}
		if best != nil {
			claimed[i], first[best.Table.ID] = true, best
			m.Tables = append(m.Tables, *best)
			total += best.TitleScore + best.HeaderScore
		}
	}
	return total
}

// another reports whether a table is a further one of the kind of first, as where several departments print theirs in
// one document: its title is as sure, and its header the same.
func another(first, m *TableMatch) bool {
	if m.TitleScore < SureTitle || m.HeaderScore < first.HeaderScore-sameHeader ||
		len(m.Header.paths) != len(first.Header.paths) {
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
	m.Panels = slices.DeleteFunc(m.Panels, func(p PanelMatch) bool { return p.Panel.Optional && p.label() < 0 })
	if m.TitleScore < fairTitle && len(m.Panels) > 0 && !slices.ContainsFunc(m.Panels, PanelMatch.found) {
		m.Panels = nil // there may be thousands of such tables
	}
	r.matches[key][index] = m
	return m
}
