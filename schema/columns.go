package schema

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gongkai/extract"
	"gongkai/internal/hanzi"
	"gongkai/internal/similar"
)

// header is the top of a printed table: for each grid column the cells above its values.
type header struct {
	title     []string     // texts of leading rows that are one merged cell: a title inside the table
	rows      int          // where the body starts
	numbering int          // the printed numbering row, or -1
	paths     [][]headCell // by grid column, from the top
	numbers   []int        // by grid column, the printed number, or 0
}

// headCell is one header cell above a column.
type headCell struct {
	text string // as printed
	key  string // for comparison
	cell int    // index into the table's cells: columns under the same cell belong together
}

// readHeader reads the header rows of a table as a tree.
func readHeader(t *extract.Table) header {
	h := header{rows: t.Header, numbering: -1, paths: make([][]headCell, t.Cols), numbers: make([]int, t.Cols)}
	h.title = t.Banners()
	top := len(h.title)
	if top > t.Header {
		h.title, top = h.title[:t.Header], t.Header
	}
	if t.Header > 0 {
		var last []string
		for _, c := range t.Cells {
			if c.Row == t.Header-1 {
				last = append(last, c.Text)
			}
		}
		if extract.NumberingRow(last) {
			h.numbering = t.Header - 1
		}
	}
	for i, c := range t.Cells {
		if c.Row < top || c.Row >= t.Header {
			continue
		}
		for col := c.Col; col < c.Col+c.Cols; col++ {
			if c.Row == h.numbering {
				h.numbers[col] = columnNumber(c.Text)
			} else if key := headerKey(c.Text); key != "" {
				h.paths[col] = append(h.paths[col], headCell{c.Text, key, i})
			}
		}
	}
	return h
}

// columnNumber reads a cell of the numbering row: 3, or 3=1+2.
func columnNumber(s string) int {
	s, _, _ = strings.Cut(hanzi.Key(s), "=")
	n, _ := strconv.Atoi(s)
	return n
}

var unitSuffix = regexp.MustCompile(`\((?:单位:)?[百千万亿]*元\)$`)

// headerKey is what header cells are compared by: the unit in brackets is not part of a column's name.
func headerKey(s string) string { return unitSuffix.ReplaceAllString(hanzi.Key(s), "") }

// PanelMatch tells the printed columns of a panel.
type PanelMatch struct {
	Panel   Panel
	Columns []ColumnMatch // as many as the panel declares, in its order
}

// ColumnMatch tells which grid columns a declared column is printed in: none if it is missing, several if its header cell spans
// more than one (code and name under one header).
type ColumnMatch struct {
	Column Column
	Grid   []int
	Path   []string // as printed
	Number int      // as printed, 0 without
}

type pair struct {
	panel, column, grid int
	score, order        float64
}

// matchColumns finds for each declared column the printed one whose header path reads most alike. The score is the share of
// declared amount columns found, in part the share of printed columns explained.
func matchColumns(panels [][]Column, h header) ([][]ColumnMatch, float64) {
	out := make([][]ColumnMatch, len(panels))
	var pairs []pair
	declared := 0
	for p, columns := range panels {
		out[p] = make([]ColumnMatch, len(columns))
		for i, c := range columns {
			out[p][i].Column = c
			for g := range h.paths {
				if s := c.score(h.paths[g], h.numbers[g]); s >= 0.6 {
					order := math.Abs(float64(declared+i)/float64(countColumns(panels)) - float64(g)/float64(len(h.paths)))
					pairs = append(pairs, pair{p, i, g, s, order})
				}
			}
		}
		declared += len(columns)
	}
	slices.SortStableFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.order, b.order))
	})
	taken := make([]bool, len(h.paths))
	amounts, found := 0, 0.0
	for _, q := range pairs {
		m := &out[q.panel][q.column]
		if taken[q.grid] || len(m.Grid) > 0 {
			continue
		}
		path := h.paths[q.grid]
		m.Number = h.numbers[q.grid]
		for _, c := range path {
			m.Path = append(m.Path, c.text)
		}
		for g := range h.paths { // the other columns under the same cell
			if n := len(h.paths[g]); !taken[g] && n > 0 && h.paths[g][n-1].cell == path[len(path)-1].cell {
				m.Grid = append(m.Grid, g)
				taken[g] = true
			}
		}
		if m.Column.Role == "" {
			found += min(1, q.score)
		}
	}
	for p := range panels {
		joinedCodes(out[p], h, taken)
		codesBesideName(out[p], h, taken)
		for _, c := range panels[p] {
			if c.Role == "" {
				amounts++
			}
		}
	}
	explained, printed := 0, 0
	for g := range h.paths {
		if len(h.paths[g]) > 0 {
			printed++
			if taken[g] {
				explained++
			}
		}
	}
	if amounts == 0 || printed == 0 {
		return out, 0
	}
	return out, 0.75*found/float64(amounts) + 0.25*float64(explained)/float64(printed)
}

func countColumns(panels [][]Column) int {
	n := 0
	for _, p := range panels {
		n += len(p)
	}
	return n
}

// joinedCodes gives code columns that are printed under one header cell, without 类, 款 and 项 below it, to the first declared
// code column.
func joinedCodes(columns []ColumnMatch, h header, taken []bool) {
	first := slices.IndexFunc(columns, func(m ColumnMatch) bool { return m.Column.Role == RoleCode })
	if first < 0 || slices.ContainsFunc(columns, func(m ColumnMatch) bool { return m.Column.Role == RoleCode && len(m.Grid) > 0 }) {
		return
	}
	m := &columns[first]
	for g, path := range h.paths {
		if len(path) == 0 || taken[g] {
			continue
		}
		for _, element := range m.Column.Path {
			if similar.Ratio(path[len(path)-1].key, headerKey(element)) >= 0.8 {
				m.Grid = append(m.Grid, g)
				taken[g] = true
				m.Path = []string{path[len(path)-1].text}
				break
			}
		}
	}
}

// codesBesideName gives the column to the left of the names to them when nothing is printed above it: where code and name share a
// header cell, and no ruling shows how wide it is, its text stands over the wider of the two.
func codesBesideName(columns []ColumnMatch, h header, taken []bool) {
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

// score compares a declared column with the header path of a printed one: the lowest cell counts most, the cells above it tell
// columns of the same name apart, and the numbering row is a witness.
func (c *Column) score(printed []headCell, number int) float64 {
	if len(printed) == 0 {
		return 0
	}
	best := 0.0
	for _, path := range append([]Path{c.Path}, c.Aliases...) {
		best = max(best, pathScore(path, printed))
	}
	if best > 0 && number > 0 && c.Number > 0 {
		if number == c.Number {
			best += 0.05
		} else {
			best -= 0.05
		}
	}
	return best
}

func pathScore(path Path, printed []headCell) float64 {
	leaf := alike(headerKey(path[len(path)-1]), printed[len(printed)-1].key)
	if leaf == 0 {
		return 0
	}
	parents, above := path[:len(path)-1], printed[:len(printed)-1]
	if len(parents) == 0 {
		if len(above) > 0 {
			return 0.7*leaf + 0.25
		}
		return 0.7*leaf + 0.3
	}
	hits := 0.0
	k := len(above) - 1
	for i := len(parents) - 1; i >= 0; i-- {
		want := headerKey(parents[i])
		for j := k; j >= 0; j-- {
			if a := alike(want, above[j].key); a > 0 {
				hits += a
				k = j - 1
				break
			}
		}
	}
	return 0.7*leaf + 0.3*hits/float64(len(parents))
}

// alike is 1 for equal header cells, less for nearly equal ones and 0 for others. Short words must be equal: 款 is not 项.
func alike(a, b string) float64 {
	if a == b {
		return 1
	}
	if r := similar.Ratio(a, b); r >= 0.75 && len(a) > 9 && !opposed(a, b) {
		return 0.9 * r
	}
	return 0
}

// opposed says whether one of two header cells has a word that makes it another column: 非财政拨款 is not 财政拨款, however alike.
func opposed(a, b string) bool {
	for _, word := range []string{"非", "上级", "其中", "本级", "本年", "上年", "不", "人员", "公用", "基本", "项目", "收入", "支出"} {
		if strings.Contains(a, word) != strings.Contains(b, word) {
			return true
		}
	}
	return false
}
