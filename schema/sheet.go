package schema

import (
	"slices"
	"strings"

	"gongkai/extract"
	"gongkai/internal/hanzi"
	"gongkai/internal/lexicon"
)

// SheetMatch is one recognised performance sheet.
type SheetMatch struct {
	Sheet  *Sheet
	Index  int    // into extract.Document.Tables
	Title  string // the caption that told it, "" without one
	Titled Titled
	Fields map[string]FieldMatch // by field id
	// Grid is the row of the indicators' header, Columns their columns by id; -1 and nil without a grid. The indicators
	// stand in the rows from First up to End.
	Grid       int
	Columns    map[string]int
	First, End int
	Tasks      *TaskMatch // nil without
	// Part counts the sheets of one table in the list layout, from 0. Sums are the rows of such a table above the sheet,
	// and with the last one those behind it, that hold the amounts of several.
	Part int
	Sums []SumMatch
	// Rest is the grid of indicators where it is a table of its own, on the page behind the fields; nil elsewhere.
	Rest  *SheetMatch
	Score float64
}

// matchSheet finds the sheet that a table is, or the sheets that it lists, by title, by the labels of the fields and by
// the header of the indicators.
func (r *recogniser) matchSheet(f *Form, index int) []SheetMatch {
	var best []SheetMatch
	of := 0
	for i := range f.Sheets {
		found := r.sheet(&f.Sheets[i], index)
		if len(found) > 0 && (best == nil || found[0].better(&best[0])) {
			best, of = found, i
		}
	}
	best = slices.Clone(best) // what was compared is shared by all forms
	for i := range best {
		best[i].Sheet = &f.Sheets[of]
	}
	return best
}

// better reports whether a sheet fits a table better than another one, which was declared before it. What the paper
// calls it goes before how many labels are known: sheets of departments and of projects share most of theirs.
func (m *SheetMatch) better(o *SheetMatch) bool {
	if a, b := m.Titled.rank(), o.Titled.rank(); a != b {
		return a > b
	}
	switch a, b := m.Sheet.Layout == ListLayout, o.Sheet.Layout == ListLayout; {
	case a && b: // all columns of a list are fields or of indicators
		return len(m.Fields)+len(m.Columns) > len(o.Fields)+len(o.Columns)
	case a != b: // the heads of a list read like labels with values below them
		return a
	}
	return m.Score > o.Score+sameScore
}

// rank orders the ways in which a title was told.
func (t Titled) rank() int {
	switch t {
	case TitleExact:
		return 3
	case TitleContained, TitleNear:
		return 2
	case TitlePattern:
		return 1
	}
	return 0
}

// sheet measures how well a printed table fits a declared sheet: none when it does not.
func (r *recogniser) sheet(s *Sheet, index int) []SheetMatch {
	key := s
	if s.origin != nil {
		key = s.origin
	}
	if r.sheets[key] == nil {
		r.sheets[key] = make([][]SheetMatch, len(r.doc.Tables))
	}
	if known := r.sheets[key][index]; known != nil {
		return known
	}
	titled := Table{Title: s.Title, patterns: s.patterns, titles: s.titles}
	title := r.titleScore(&titled, r.titles[index])
	if running := r.titleScore(&titled, r.running[index]); title.score < fairTitle && running.score >= fairTitle {
		title = running
	}
	switch {
	case title.score < fairTitle, title.how != TitleExact && s.ofOtherKind(title.text):
		title = titleFit{how: TitleNone}
	case title.how == TitlePattern: // of a title in two lines the second may fit alone
		for _, text := range r.titles[index] {
			if strings.HasSuffix(text.text, title.text) && len(text.text) > len(title.text) {
				title.text = text.text
			}
		}
	}
	found := []SheetMatch{}
	if s.Layout == ListLayout {
		found = append(found, s.matchList(&r.doc.Tables[index], r.headers[index], title.score)...)
	} else if m := r.block(s, index, title.score); m.Score >= sureSheet {
		if title.how != TitleNone {
			s.titledFields(r.titles[index], r.doc.Tables[index].Captions, &m)
		}
		found = append(found, m)
	}
	for k := range found {
		found[k].Title, found[k].Titled, found[k].Index, found[k].Part = title.text, title.how, index, k
	}
	r.sheets[key][index] = found
	return found
}

// ofOtherKind finds a word in a caption that makes it the title of another kind of sheet.
func (s *Sheet) ofOtherKind(caption string) bool {
	key := hanzi.Key(caption)
	return slices.ContainsFunc(lexicon.Words().Sheets.Kinds, func(w string) bool {
		return strings.Contains(key, w) && !slices.ContainsFunc(s.titles, func(t int32) bool {
			return strings.Contains(titleWords.text(t), w)
		})
	})
}

// share is how much of what is declared was found; a few are enough to know a sheet by.
func share(found, declared int) float64 {
	if declared == 0 {
		return 0
	}
	return min(1, float64(found)/float64(min(declared, enoughLabels))) + moreLabels*float64(found)/float64(declared)
}

// block reads a table as a block of labelled fields with a grid of indicators below it.
func (r *recogniser) block(s *Sheet, index int, titleScore float64) SheetMatch {
	t, labelKeys := &r.doc.Tables[index], r.labels[index].keys
	m := SheetMatch{Sheet: s, Grid: -1, Fields: map[string]FieldMatch{}, End: t.Rows}
	m.Grid, m.Columns = s.findGrid(t, r.labels[index])
	m.First = m.Grid + 1
	cells := sheetCells{r.labels[index], s, t, t.Rows}
	if m.Grid >= 0 {
		cells.end = m.Grid
	}
	m.Tasks = cells.findTasks()
	cells.find(&m)
	cells.cross(&m)
	labels, columns := share(s.common(m.Fields)), share(len(m.Columns), len(s.Indicators))
	cells.belowGrid(&m)
	if m.Grid >= 0 && s.Evaluates() != reached(t, labelKeys, m.Grid) {
		return m
	}
	// Two of the three witnesses must speak for it, and the indicators' header must be one of them.
	switch {
	case labels+columns >= untitledSheet:
		m.Score = max(sureSheet, witness*titleScore+witness*labels+witness*columns)
		if s.ofProject() == cells.namesProject() {
			m.Score += 2 * sameScore // what tells sheets apart that share their other labels
		}
	case columns >= leastColumns:
		m.Score = witness*titleScore + witness*labels + witness*columns
		if columns >= 1 && titleScore >= patternScore { // a report prints the indicators of what it is about alone
			m.Score = max(m.Score, sureSheet)
		}
	case titleScore >= SureTitle && m.Tasks != nil: // likewise: the tasks fill the page
		m.Score = sureSheet
	case titleScore >= SureTitle && m.Grid < 0 && labels >= loneLabels: // the indicators are overleaf
		m.Score = sureSheet
	}
	return m
}

// ofProject tells a sheet that names its project.
func (s *Sheet) ofProject() bool { return s.has("project") }

// Evaluates tells a sheet of what was reached from one of what is aimed at.
func (s *Sheet) Evaluates() bool {
	return slices.ContainsFunc(s.Indicators, func(c Column) bool { return c.ID == "actual" })
}

// reached finds heads of what was reached among those of the indicators: they make it a sheet of that kind.
func reached(t *extract.Table, keys []string, row int) bool {
	words := lexicon.Words().Sheets.Reached
	for i := range t.Cells {
		if t.Cells[i].Row == row && slices.Contains(words, keys[i]) {
			return true
		}
	}
	return false
}

// overleaf finds the indicators of sheets whose fields or tasks alone fill a page, in the next table: a grid without
// title or fields, or one without a title that was taken for a sheet of its own.
func (r *recogniser) overleaf(m *Match, claimed []bool) {
	for i := 0; i < len(m.Sheets); i++ {
		s := &m.Sheets[i]
		next := s.Index + 1
		if _, told := r.told.Tables[next]; told {
			continue
		}
		if s.Grid >= 0 || s.Sheet.Layout == ListLayout || next >= len(claimed) || hasTitle(r.titles[next]) {
			continue
		}
		if i+1 < len(m.Sheets) && m.Sheets[i+1].goesOn(s) {
			rest := m.Sheets[i+1]
			s.Rest = &rest
			m.Sheets = slices.Delete(m.Sheets, i+1, i+2)
			continue
		}
		if claimed[next] || len(r.doc.Tables[next].Captions) > 0 {
			continue
		}
		rest := r.block(s.Sheet, next, 0)
		if len(rest.Columns) >= overleafColumns && !rest.labelled() {
			rest.Index = next
			s.Rest, claimed[next] = &rest, true
		}
	}
}

// labelled reports whether a sheet has a field that stands above the indicators.
func (m *SheetMatch) labelled() bool {
	return slices.ContainsFunc(m.Sheet.Fields, func(f Field) bool { _, ok := m.Fields[f.ID]; return ok && !f.Below })
}

// goesOn reports whether an untitled sheet is what is left of the one on the page before.
func (m *SheetMatch) goesOn(s *SheetMatch) bool {
	_, project := m.Fields["project"]
	return m.Index == s.Index+1 && m.Grid >= 0 && m.Titled == TitleNone && m.Sheet.ID == s.Sheet.ID && !project
}

// matchList reads a table as a list of sheets: the fields are columns, each merged over the rows of its sheet's
// indicators. Without columns of indicators each row is a sheet. What has no project, or only a sum, is no sheet; in a
// list that declares no projects, departments are in their place.
func (s *Sheet) matchList(t *extract.Table, h Header, titleScore float64) []SheetMatch {
	fields, columns, ranks := map[string]int{}, map[string]int{}, map[string]int{}
	for g, path := range h.paths {
		if len(path) == 0 {
			continue
		}
		key := labelKey(path[len(path)-1].text)
		if id, ok := s.listed(key, path[:len(path)-1]); ok {
			if _, twice := fields[id]; !twice {
				fields[id] = g
				continue
			}
		}
		if id, rank := s.indicator(headerKey(key)); id != "" {
			if known, twice := ranks[id]; !twice || rank < known {
				columns[id], ranks[id] = g, rank
			}
		}
	}
	head := s.head()
	project, ok := fields[head]
	if !ok {
		return nil
	}
	if _, named := columns["name"]; !named || len(columns) < fewestOfList { // 绩效指标 alone heads them in running text
		columns = nil
	}
	score := witness*titleScore + witness*share(len(fields), len(s.Fields)) +
		witness*share(len(columns), len(s.Indicators))
	// a short list without a title of its own
	if len(s.Indicators) == 0 && len(fields) >= fewestColumns && len(fields) == s.columnsOfList(fields) {
		score = max(score, sureSheet)
	}
	if score < sureSheet || len(s.Indicators) > 0 && columns == nil {
		return nil
	}
	var out []SheetMatch
	matrix, totals := t.Matrix(), lexicon.Words().Totals
	unit, sums := -1, []SumMatch(nil)
	for row := t.Header; row < t.Rows; row++ {
		k := matrix[row][project]
		if k < 0 || t.Cells[k].Row != row {
			continue
		}
		c := &t.Cells[k]
		name := hanzi.Key(c.Text)
		end := min(c.Row+c.Rows, t.Rows)
		switch {
		case len(out) > 0 && out[len(out)-1].End == row && out[len(out)-1].goesOnIn(t, matrix[row], fields):
			out[len(out)-1].End = end
			continue
		case totals.Is(name):
			sums = s.sumOf(sums, SumTotal, k, t, matrix[row], fields, len(out))
			continue
		case matrix[row][0] >= 0 && totals.Is(hanzi.Key(t.Cells[matrix[row][0]].Text)):
			sums = s.sumOf(sums, SumTotal, matrix[row][0], t, matrix[row], fields, len(out))
			continue
		case name == "":
			continue
		case columns != nil && !indicated(t, matrix, columns["name"], row, end), // the unit above its projects
			columns == nil && blankIn(t, matrix[row], fields, "objective"): // likewise, where each line is a sheet
			of := SumGroup
			if unit = -1; lexicon.Words().Bodies.Is(name) {
				unit, of = k, SumUnit
			}
			sums = s.sumOf(sums, of, k, t, matrix[row], fields, len(out))
			continue
		}
		m := SheetMatch{Sheet: s, Fields: map[string]FieldMatch{}, Grid: -1, Columns: columns, First: row, End: end,
			Score: score}
		if columns != nil {
			m.Grid = t.Header - 1
		}
		for id, g := range fields {
			if v := matrix[row][g]; v >= 0 && (t.Cells[v].Row == row || id != head) {
				m.Fields[id] = FieldMatch{Label: h.paths[g][len(h.paths[g])-1].cell, Value: v}
			}
		}
		if _, printed := fields["unit"]; !printed && unit >= 0 && s.has("unit") {
			m.Fields["unit"] = FieldMatch{Label: -1, Value: unit}
		}
		m.Sums, sums = sums, nil
		out = append(out, m)
	}
	if n := len(out); n > 0 {
		out[n-1].Sums = append(out[n-1].Sums, sums...)
	}
	return out
}

// columnsOfList counts the fields that a list has columns for: all but the unit, which may stand above its projects.
func (s *Sheet) columnsOfList(found map[string]int) int {
	if _, ok := found["unit"]; !ok && s.has("unit") {
		return len(s.Fields) - 1
	}
	return len(s.Fields)
}

// head is the field that each sheet of a list has: the project, and in a list that declares none the department.
func (s *Sheet) head() string {
	if s.ofProject() {
		return "project"
	}
	return "department"
}

// has reports whether the sheet declares a field.
func (s *Sheet) has(id string) bool {
	return slices.ContainsFunc(s.Fields, func(f Field) bool { return f.ID == id })
}

// listed finds the field that a head names, below what stands above it.
func (s *Sheet) listed(key string, above []headCell) (string, bool) {
	found := s.labels[key]
	if bare := bareLabel(key); found == nil && bare != "" {
		found = s.labels[bare]
	}
	for _, i := range found {
		f := &s.Fields[i]
		if len(f.under) == 0 || slices.ContainsFunc(above, func(c headCell) bool {
			return slices.Contains(f.under, labelKey(c.text))
		}) {
			return f.ID, true
		}
	}
	return "", false
}

// blankIn finds that a field has a column and the row prints nothing there.
func blankIn(t *extract.Table, row []int, fields map[string]int, id string) bool {
	g, ok := fields[id]
	return ok && (row[g] < 0 || t.Cells[row[g]].Text == "")
}

// indicated reports whether an indicator is named in the rows.
func indicated(t *extract.Table, matrix [][]int, column, from, to int) bool {
	for row := from; row < to; row++ {
		if k := matrix[row][column]; k >= 0 && t.Cells[k].Row >= from && t.Cells[k].Text != "" {
			return true
		}
	}
	return false
}
