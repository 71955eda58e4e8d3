package schema

import (
	"regexp"
	"slices"

	"gongkai/extract"
	"gongkai/internal/hanzi"
)

// matchSheet finds the sheet that a table is, by title, by the labels of its fields and by the header of its indicators.
func (f *Form) matchSheet(t *extract.Table) (SheetMatch, bool) {
	best := SheetMatch{}
	for i := range f.Sheets {
		if m := f.Sheets[i].match(t); m.Score > best.Score {
			best = m
		}
	}
	return best, best.Score >= 1
}

func (s *Sheet) match(t *extract.Table) SheetMatch {
	m := SheetMatch{Sheet: s, Grid: -1, Fields: map[string]FieldMatch{}}
	title := Table{Title: s.Title, Aliases: s.Aliases, patterns: s.patterns}
	var titleScore float64
	m.Title, titleScore = title.titleScore(t, header{title: t.Banners()})
	m.Grid, m.Columns = s.findGrid(t)
	s.findFields(t, &m)
	labels := 0.0
	if len(s.Fields) > 0 {
		labels = float64(len(m.Fields)) / float64(len(s.Fields))
	}
	columns := 0.0
	if len(s.Indicators) > 0 {
		columns = float64(len(m.Columns)) / float64(len(s.Indicators))
	}
	// Two of the three witnesses must speak for it, and the indicators' header must be one of them.
	switch {
	case labels+columns >= 1.5: // sheets that start without a title of their own
		m.Score = max(1, 0.5*titleScore+0.5*labels+0.5*columns)
	case columns >= 0.5:
		m.Score = 0.5*titleScore + 0.5*labels + 0.5*columns
	}
	return m
}

// findGrid finds the row whose cells are the headers of the indicators' columns.
func (s *Sheet) findGrid(t *extract.Table) (int, map[string]int) {
	best, bestRow := map[string]int(nil), -1
	byRow := make([][]*extract.Cell, t.Rows)
	for i := range t.Cells {
		if c := &t.Cells[i]; c.Row < t.Rows && c.Text != "" {
			byRow[c.Row] = append(byRow[c.Row], c)
		}
	}
	for row, cells := range byRow {
		found := map[string]int{}
		for _, c := range cells {
			key := headerKey(c.Text)
			for _, col := range s.Indicators {
				if _, ok := found[col.ID]; !ok && col.named(key) {
					found[col.ID] = c.Col
					break
				}
			}
		}
		if _, named := found["name"]; named && len(found) > len(best) && len(found) >= 3 {
			best, bestRow = found, row
		}
	}
	return bestRow, best
}

// named says whether a header cell bears one of the column's names.
func (c *Column) named(key string) bool {
	is := func(p Path) bool { return headerKey(p[len(p)-1]) == key }
	return is(c.Path) || slices.ContainsFunc(c.Aliases, is)
}

var labelSuffix = regexp.MustCompile(`[:：]+$`)

func labelKey(s string) string { return headerKey(labelSuffix.ReplaceAllString(hanzi.Key(s), "")) }

// findFields finds the labels above the grid; a field's value stands in the cell to the right of its label.
func (s *Sheet) findFields(t *extract.Table, m *SheetMatch) {
	labels := map[string]string{} // label → field
	for _, f := range s.Fields {
		for _, l := range f.Labels {
			labels[labelKey(l)] = f.ID
		}
	}
	for i := range t.Cells {
		c := &t.Cells[i]
		if m.Grid >= 0 && c.Row >= m.Grid {
			break
		}
		id, ok := labels[labelKey(c.Text)]
		if _, twice := m.Fields[id]; !ok || twice {
			continue
		}
		value := t.At(c.Row, c.Col+c.Cols)
		for t.Inferred && value >= 0 && t.Cells[value].Text == "" { // without rulings nobody sees how wide an empty cell is
			value = t.At(c.Row, t.Cells[value].Col+t.Cells[value].Cols)
		}
		if value >= 0 {
			if _, isLabel := labels[labelKey(t.Cells[value].Text)]; isLabel && t.Cells[value].Text != "" {
				value = -1
			}
		}
		m.Fields[id] = FieldMatch{Label: i, Value: value}
	}
}
