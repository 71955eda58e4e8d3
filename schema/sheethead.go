package schema

import (
	"slices"
	"strings"

	"gongkai/extract"
	"gongkai/internal/hanzi"
	"gongkai/internal/lexicon"
)

// findGrid finds the row whose cells are the headers of the indicators' columns.
func (s *Sheet) findGrid(t *extract.Table, l *labels) (int, map[string]int) {
	row, columns := s.headRow(t, l, func(columns map[string]int) bool { _, named := columns["name"]; return named })
	if columns != nil {
		words := &lexicon.Words().Sheets
		s.unheaded(t, row, columns, "level1", "level2", words.Level1)
		s.unheaded(t, row, columns, "level2", "name", words.Level2)
	}
	return row, columns
}

// unheaded adds the column of a level whose head is blank, in front of another that has one: all that stands below it
// are names of that level.
func (s *Sheet) unheaded(t *extract.Table, row int, columns map[string]int, level, next string, names []string) {
	at, ok := columns[next]
	if _, known := columns[level]; known || !ok || at == 0 {
		return
	}
	k := t.At(row, at-1)
	if k < 0 || t.Cells[k].Text != "" || t.Cells[k].Row != row {
		return
	}
	head, found := &t.Cells[k], false
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Row <= row || c.Text == "" || c.Col != head.Col || c.Cols != head.Cols { // or fields below the indicators
			continue
		}
		if !slices.Contains(names, hanzi.Key(c.Text)) {
			return
		}
		found = true
	}
	if found {
		columns[level] = head.Col
	}
}

// headRow finds the row that heads most of the indicators' columns, of those whose columns will do; -1 without one.
func (s *Sheet) headRow(t *extract.Table, l *labels, will func(columns map[string]int) bool) (int, map[string]int) {
	best, bestRow := map[string]int(nil), -1
	for row, heads := range l.heads {
		found := s.columnsOf(t, l.keys, heads)
		if len(found) > len(best) && len(found) >= fewestColumns && will(found) {
			best, bestRow = found, row
		}
	}
	return bestRow, best
}

// columnsOf finds the columns of indicators by their heads. A column that two cells could head is that of the word
// which is declared first: 绩效指标 may name indicators, or stand beside 三级指标.
func (s *Sheet) columnsOf(t *extract.Table, keys []string, heads []int) map[string]int {
	var found, ranks map[string]int // of most rows there is nothing to keep
	for _, k := range heads {
		id, rank := s.indicator(keys[k])
		if id == "" {
			continue
		}
		if found == nil {
			found, ranks = map[string]int{}, map[string]int{}
		}
		if known, twice := ranks[id]; !twice || rank < known {
			found[id], ranks[id] = t.Cells[k].Col, rank
		}
	}
	return found
}

// indicator finds the indicator column that a header cell names, and which of the column's words it is. What stands in
// brackets behind the name (分值（90分）, 指标值（包含数字及文字描述）) and the year in front of it tell no columns apart.
func (s *Sheet) indicator(key string) (id string, rank int) {
	if w, ok := s.words[key]; ok {
		return w.id, w.rank
	}
	if strings.HasSuffix(key, ")") {
		if at := titleAddition.FindStringIndex(key); at != nil && at[0] > 0 {
			if w, ok := s.words[key[:at[0]]]; ok {
				return w.id, w.rank
			}
		}
	}
	if strings.Contains(key, "年") {
		if w, ok := s.words[printedYear.ReplaceAllString(key, "")]; ok {
			return w.id, w.rank
		}
	}
	return "", -1
}

// indicatorWord is a name of an indicator's column, and the how manieth of its names it is.
type indicatorWord struct {
	id   string
	rank int
}

// indicatorWords gives the names of the indicators' columns. One that two columns bear is that of the first.
func (s *Sheet) indicatorWords() map[string]indicatorWord {
	out := map[string]indicatorWord{}
	for i := range s.Indicators {
		for rank, path := range s.Indicators[i].keys {
			if len(path) == 0 {
				continue
			}
			if last := headWords.text(path[len(path)-1]); out[last].id == "" {
				out[last] = indicatorWord{s.Indicators[i].ID, rank}
			}
		}
	}
	return out
}

// named reports whether a header cell bears one of the column's names.
func (c *Column) named(key string) bool {
	return slices.ContainsFunc(c.keys, func(path []int32) bool { return headWords.text(path[len(path)-1]) == key })
}
