package schema

import (
	"slices"

	"gongkai/internal/similar"
)

// joinedCodes gives code columns that are printed under one header cell, without 类, 款 and 项 below it, to the first
// declared code column.
func joinedCodes(columns []ColumnMatch, h Header, taken []bool) {
	first := slices.IndexFunc(columns, func(m ColumnMatch) bool { return m.Column.Role == RoleCode })
	if first < 0 || slices.ContainsFunc(columns, func(m ColumnMatch) bool {
		return m.Column.Role == RoleCode &&
			len(m.Grid) > 0
	}) {
		return
	}
	m := &columns[first]
	for g, path := range h.paths {
		if len(path) == 0 || taken[g] {
			continue
		}
		for _, element := range slices.Concat(m.Column.keys...) {
			if similar.AtLeast(path[len(path)-1].key.Text, headWords.text(element), nearCodes) > 0 {
				m.Grid = append(m.Grid, g)
				taken[g] = true
				m.Path = []string{path[len(path)-1].text}
				break
			}
		}
	}
}

// codesBesideName gives the column to the left of the names to them when nothing is printed above it: where code and
// name share a header cell, and no ruling shows how wide it is, its text stands over the wider of the two.
func codesBesideName(columns []ColumnMatch, h Header, taken []bool) {
	for i := range columns {
		m := &columns[i]
		if m.Column.Role != RoleName || len(m.Grid) == 0 {
			continue
		}
		if g := m.Grid[0] - 1; g >= 0 && !taken[g] && len(h.paths[g]) == 0 {
			m.Grid = slices.Insert(m.Grid, 0, g)
			taken[g] = true
		}
	}
}
