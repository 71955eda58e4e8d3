package sheets

import (
	"slices"

	"gongkai/extract"
	"gongkai/internal/hanzi"
	"gongkai/internal/lexicon"
	"gongkai/schema"
)

// A page break may cut the merged cell of a level of indicators: it leaves a blank one at the head of the next page, or
// parts the name itself (效 | 益指标).

var levels = []string{"level1", "level2"}

// tornLevels gives the cells of levels that hold a part of a name on either side of a page break, with the name:
// neither part is the name of a level, and both together are.
func tornLevels(m *schema.SheetMatch, t *extract.Table, matrix [][]int) map[*extract.Cell]string {
	words := &lexicon.Words().Sheets
	var out map[*extract.Cell]string
	for i, part := range t.Parts {
		if i == 0 || part.From <= m.First || part.From >= m.End {
			continue
		}
		for n, names := range [][]string{words.Level1, words.Level2} {
			col, ok := m.Columns[levels[n]]
			if !ok {
				continue
			}
			above, below := matrix[part.From-1][col], matrix[part.From][col]
			if above < 0 || below < 0 || above == below {
				continue
			}
			a, b := &t.Cells[above], &t.Cells[below]
			whole := hanzi.Key(a.Text) + hanzi.Key(b.Text)
			named := func(s string) bool { return slices.Contains(names, s) }
			if a.Text == "" || b.Text == "" || named(hanzi.Key(a.Text)) || named(hanzi.Key(b.Text)) || !named(whole) {
				continue
			}
			if out == nil {
				out = map[*extract.Cell]string{}
			}
			out[a], out[b] = whole, whole
		}
	}
	return out
}

// cutLevel gives the cell of the row above that goes on in row r, or -1: a merged 一级 or 二级指标 of which one row stands on
// either side of a page break leaves a single blank cell at the head of the page.
func cutLevel(m *schema.SheetMatch, t *extract.Table, matrix [][]int, r int, id string,
	torn map[*extract.Cell]string) int {
	at := slices.Index(levels, id)
	if at < 0 || r <= m.First || !slices.ContainsFunc(t.Parts[1:], func(p extract.Part) bool { return p.From == r }) {
		return -1
	}
	for _, l := range levels[:at+1] { // a level of its own begins lower levels of its own
		col, ok := m.Columns[l]
		if !ok {
			continue
		}
		k := matrix[r][col]
		if l != id && k >= 0 && torn[&t.Cells[k]] != "" {
			continue // it began on the page before
		}
		if k < 0 || t.Cells[k].Row == r && t.Cells[k].Text != "" {
			return -1
		}
	}
	return matrix[r-1][m.Columns[id]]
}
