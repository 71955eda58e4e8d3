package schema

import (
	"gongkai/extract"
	"gongkai/internal/hanzi"
	"gongkai/schema/lexicon"
)

// matchList reads a table as a list of sheets: the fields are columns, each merged over the rows of its sheet's indicators. Without
// columns of indicators each row is a sheet. What has no project, or only a sum, is no sheet.
func (s *Sheet) matchList(t *extract.Table, h Header, titleScore float64) []SheetMatch {
	fields, columns := map[string]int{}, map[string]int{}
	for g, path := range h.paths {
		if len(path) == 0 {
			continue
		}
		key := labelKey(path[len(path)-1].text)
		if id, ok := s.labels[key]; ok {
			if _, twice := fields[id]; !twice {
				fields[id] = g
				continue
			}
		}
		if id, ok := s.indicator(headerKey(key), columns); ok {
			columns[id] = g
		}
	}
	project, ok := fields["project"]
	if !ok {
		return nil
	}
	if _, named := columns["name"]; !named {
		columns = nil
	}
	score := 0.5*titleScore + 0.5*share(len(fields), len(s.Fields)) + 0.5*share(len(columns), len(s.Indicators))
	if len(s.Indicators) == 0 && len(fields) >= 3 && len(fields) == len(s.Fields) { // a short list without a title of its own
		score = max(score, 1)
	}
	if score < 1 || len(s.Indicators) > 0 && columns == nil {
		return nil
	}
	var out []SheetMatch
	matrix, totals := t.Matrix(), lexicon.Words().Totals
	last := ""
	for row := t.Header; row < t.Rows; row++ {
		k := matrix[row][project]
		if k < 0 || t.Cells[k].Row != row {
			continue
		}
		c := &t.Cells[k]
		name := hanzi.Key(c.Text)
		end := min(c.Row+c.Rows, t.Rows)
		switch {
		case len(out) > 0 && (name == "" || name == last) && out[len(out)-1].End == row: // it goes on overleaf
			out[len(out)-1].End = end
			continue
		case name == "" || totals.Is(name) || matrix[row][0] >= 0 && totals.Is(hanzi.Key(t.Cells[matrix[row][0]].Text)):
			continue
		case columns != nil && !indicated(t, matrix, columns["name"], row, end): // the unit above its projects
			continue
		}
		last = name
		m := SheetMatch{Sheet: s, Fields: map[string]FieldMatch{}, Grid: -1, Columns: columns, First: row, End: end, Score: score}
		if columns != nil {
			m.Grid = t.Header - 1
		}
		for id, g := range fields {
			if v := matrix[row][g]; v >= 0 && (t.Cells[v].Row == row || id != "project") {
				m.Fields[id] = FieldMatch{Label: h.paths[g][len(h.paths[g])-1].cell, Value: v}
			}
		}
		out = append(out, m)
	}
	return out
}

// indicated says whether an indicator is named in the rows.
func indicated(t *extract.Table, matrix [][]int, column, from, to int) bool {
	for row := from; row < to; row++ {
		if k := matrix[row][column]; k >= 0 && t.Cells[k].Row >= from && t.Cells[k].Text != "" {
			return true
		}
	}
	return false
}
