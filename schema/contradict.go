package schema

import (
	"slices"
	"strings"

	"gongkai/internal/amount"
	"gongkai/internal/hanzi"
)

// What stands in the rows may speak against a claim that title and header make: a list by economic class whose codes
// are functional ones is another list, and so is one whose rows have amounts and no names.

// firstDigit begins the codes of a classification.
var firstDigit = map[string]byte{"function": '2', "economic": '3', "government_economic": '5'}

// contradicted tells a match that its own rows speak against.
func (r *recogniser) contradicted(m *TableMatch) bool {
	return slices.ContainsFunc(m.Panels, func(p PanelMatch) bool { return r.otherCodes(m, &p) || r.nameless(m, &p) })
}

// otherCodes finds more codes of another classification than of the panel's own, in front of the names or in the first
// column of codes.
func (r *recogniser) otherCodes(m *TableMatch, p *PanelMatch) bool {
	if p.Panel.Codes == "" || !p.Panel.Rows.OfClasses() {
		return false
	}
	own, other := 0, 0
	for _, c := range p.Columns {
		if c.Column.Role != RoleCode && c.Column.Role != RoleName || len(c.Grid) == 0 {
			continue
		}
		for _, cell := range r.doc.Tables[m.Index].Cells {
			key := hanzi.Key(cell.Text)
			if cell.Row < m.Header.rows || cell.Col != c.Grid[0] || len(key) < 3 || !threeDigits(key) {
				continue
			}
			switch key[0] {
			case firstDigit[p.Panel.Codes]:
				own++
			case '2', '3', '5':
				other++
			}
		}
		if own+other > 0 {
			break // the columns behind hold what is left of the codes
		}
	}
	return other >= fewCodes && other > own
}

// nameless finds that most rows with amounts have nothing in front of them.
func (r *recogniser) nameless(m *TableMatch, p *PanelMatch) bool {
	if p.Panel.Rows.InColumns() || !p.Labelled() {
		return false
	}
	labelled, filled := map[int]bool{}, map[int]bool{}
	at := func(c ColumnMatch, col, cols int) bool {
		return slices.ContainsFunc(c.Grid, func(g int) bool { return col <= g && g < col+cols })
	}
	for _, cell := range r.doc.Tables[m.Index].Cells {
		if cell.Row < m.Header.rows || cell.Text == "" {
			continue
		}
		for _, c := range p.Columns {
			switch {
			case !at(c, cell.Col, cell.Cols):
			case c.Column.Role == "" && amount.Like(cell.Text):
				filled[cell.Row] = true
			case c.Column.Role != "":
				for row := cell.Row; row < cell.Row+cell.Rows; row++ {
					labelled[row] = true
				}
			}
		}
	}
	without := 0
	for row := range filled {
		if !labelled[row] {
			without++
		}
	}
	return len(filled) >= fewRows && 2*without > len(filled)
}

// unnamed reports whether a list that names its rows in a column prints no such column.
func (m *TableMatch) unnamed() bool {
	return slices.ContainsFunc(m.Panels, func(p PanelMatch) bool {
		return len(m.Panels) == 1 && len(p.Names()) == 0 &&
			slices.ContainsFunc(p.Columns, func(c ColumnMatch) bool { return c.Column.Role == RoleName })
	})
}

func threeDigits(key string) bool {
	return !strings.ContainsFunc(key[:3], func(r rune) bool { return r < '0' || r > '9' })
}
