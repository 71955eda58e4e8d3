package schema

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"gongkai/internal/similar"
)

// PanelMatch tells the printed columns of a panel.
type PanelMatch struct {
	Panel   Panel
	Columns []ColumnMatch // as many as the panel declares, in its order
	Lane    int           // from 1: which of several lists of the same columns, side by side
}

// ColumnMatch tells which grid columns a declared column is printed in: none if it is missing, several if its header cell spans
// more than one (code and name under one header).
type ColumnMatch struct {
	Column Column
	Grid   []int
	Path   []string // as printed
	Number int      // as printed, 0 without
	Score  float64  // how like the declared path it is, 0 to 1
}

// Labelled says whether a column is printed that says what a row is.
func (p *PanelMatch) Labelled() bool {
	return slices.ContainsFunc(p.Columns, func(c ColumnMatch) bool { return c.Column.Role != "" && c.Column.Role != RoleText && len(c.Grid) > 0 })
}

// found says whether any of its columns is printed.
func (p PanelMatch) found() bool {
	return slices.ContainsFunc(p.Columns, func(c ColumnMatch) bool { return len(c.Grid) > 0 })
}

type pair struct {
	panel, column, grid int
	score, order        float64
}

// matchColumns finds for each declared column the printed one whose header path reads most alike. The score is the share of
// declared amount columns found, in part the share of printed columns explained; columns that are optional need not be found. Columns
// that are left over are another lane, if they are the same columns once more.
func (r *recogniser) matchColumns(panels []Panel, h Header) ([]PanelMatch, float64) {
	taken := make([]bool, len(h.paths))
	out := r.lane(panels, h, taken)
	if len(panels) == 1 && slices.Contains(taken, true) {
		for lane := 2; lane < 8; lane++ { // the most seen is four
			more := r.lane(panels, h, taken)
			if !sameColumns(out[0], more[0]) {
				release(more[0], taken)
				break
			}
			out = append(out, more[0])
		}
		if len(out) > 1 {
			untangle(out)
		}
	}
	return out, headerScore(out[:len(panels)], h, taken)
}

// headerScore weighs what was found.
func headerScore(found []PanelMatch, h Header, taken []bool) float64 {
	needed, sum, any := 0, 0.0, false
	for _, p := range found {
		for _, m := range p.Columns {
			if m.Column.Role != "" {
				continue
			}
			any = any || len(m.Grid) > 0
			if !m.Column.Optional {
				needed++
				sum += min(1, m.Score)
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
	switch {
	case !any || printed == 0:
		return 0
	case needed == 0:
		return float64(explained) / float64(printed)
	}
	return 0.75*sum/float64(needed) + 0.25*float64(explained)/float64(printed)
}

// lane finds the printed columns of each panel among those that are not taken.
func (r *recogniser) lane(panels []Panel, h Header, taken []bool) []PanelMatch {
	out := make(panelMatches, len(panels))
	pairs := r.pairs[:0]
	declared, all := 0, 0
	for _, p := range panels {
		all += len(p.Columns)
	}
	for p := range panels {
		columns := panels[p].Columns
		out[p] = PanelMatch{Panel: panels[p], Columns: make([]ColumnMatch, len(columns))}
		for i := range columns {
			out[p].Columns[i].Column = columns[i]
			for g := range h.paths {
				if taken[g] {
					continue
				}
				if s := r.score(&columns[i], h.paths[g], h.numbers[g]); s >= 0.6 {
					order := math.Abs(float64(declared+i)/float64(all) - float64(g)/float64(len(h.paths)))
					pairs = append(pairs, pair{p, i, g, s, order})
				}
			}
		}
		declared += len(columns)
	}
	r.pairs = pairs
	out.assign(pairs, h, taken, func(q pair) bool { return len(panels) == 1 || q.labels(panels) })
	if len(panels) > 1 { // of sides that print the same heads the amounts stand behind the labels of their own side
		for i := range pairs {
			q := &pairs[i]
			if label := out[q.panel].label(); label >= 0 && q.grid > label {
				q.order = float64(q.grid - label)
			} else {
				q.order += float64(len(h.paths))
			}
		}
		out.assign(pairs, h, taken, func(q pair) bool { return !q.labels(panels) })
	}
	for p := range out {
		joinedCodes(out[p].Columns, h, taken)
		codesBesideName(out[p].Columns, h, taken)
	}
	return out
}

type panelMatches []PanelMatch

// labels says whether a pair is of a column that says what rows are.
func (q pair) labels(panels []Panel) bool { return panels[q.panel].Columns[q.column].Role != "" }

// label is the first printed column that says what the rows of a panel are, -1 without one.
func (p *PanelMatch) label() int {
	for _, c := range p.Columns {
		if c.Column.Role != "" && len(c.Grid) > 0 {
			return c.Grid[0]
		}
	}
	return -1
}

// assign gives each declared column the best of the printed ones that no other has; only the pairs that are wanted.
func (out panelMatches) assign(pairs []pair, h Header, taken []bool, wanted func(pair) bool) {
	slices.SortStableFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.order, b.order))
	})
	for _, q := range pairs {
		m := &out[q.panel].Columns[q.column]
		if !wanted(q) || taken[q.grid] || len(m.Grid) > 0 {
			continue
		}
		path := h.paths[q.grid]
		m.Number, m.Score = h.numbers[q.grid], q.score
		for _, c := range path {
			m.Path = append(m.Path, c.text)
		}
		for g := range h.paths { // the other columns under the same cell
			if n := len(h.paths[g]); !taken[g] && n > 0 && h.paths[g][n-1].cell == path[len(path)-1].cell {
				m.Grid = append(m.Grid, g)
				taken[g] = true
			}
		}
	}
}

// untangle gives each lane the columns that stand together: where several fit equally well, any of them was taken for any lane. A column
// that each lane has goes by its order, one that only some have to the lane that it stands in.
func untangle(lanes []PanelMatch) {
	starts := make([]int, len(lanes))
	for l := range lanes {
		lanes[l].Lane, starts[l] = l+1, math.MaxInt
	}
	for _, everywhere := range []bool{true, false} {
		for i := range lanes[0].Columns {
			var printed []ColumnMatch
			for l := range lanes {
				if m := lanes[l].Columns[i]; len(m.Grid) > 0 {
					printed = append(printed, m)
				}
			}
			if (len(printed) == len(lanes)) != everywhere {
				continue
			}
			slices.SortFunc(printed, func(a, b ColumnMatch) int { return cmp.Compare(a.Grid[0], b.Grid[0]) })
			if everywhere {
				for l, m := range printed {
					lanes[l].Columns[i], starts[l] = m, min(starts[l], m.Grid[0])
				}
				continue
			}
			for l := range lanes {
				lanes[l].Columns[i] = ColumnMatch{Column: lanes[l].Columns[i].Column}
			}
			for _, m := range printed {
				lanes[max(0, laneAt(starts, m.Grid[0]))].Columns[i] = m
			}
		}
	}
}

// laneAt finds the last lane that starts at a grid column or to the left of it.
func laneAt(starts []int, grid int) int {
	return slices.IndexFunc(append(slices.Clone(starts), math.MaxInt), func(start int) bool { return start > grid }) - 1
}

// sameColumns says whether a second lane prints the columns of the first but for optional ones, and among them one of amounts.
func sameColumns(first, second PanelMatch) bool {
	amounts := false
	for i := range first.Columns {
		a, b := first.Columns[i], second.Columns[i]
		if (len(a.Grid) > 0) != (len(b.Grid) > 0) && !a.Column.Optional {
			return false
		}
		amounts = amounts || a.Column.Role == "" && len(b.Grid) > 0
	}
	return amounts
}

func release(p PanelMatch, taken []bool) {
	for _, m := range p.Columns {
		for _, g := range m.Grid {
			taken[g] = false
		}
	}
}

// joinedCodes gives code columns that are printed under one header cell, without 类, 款 and 项 below it, to the first declared
// code column.
func joinedCodes(columns []ColumnMatch, h Header, taken []bool) {
	first := slices.IndexFunc(columns, func(m ColumnMatch) bool { return m.Column.Role == RoleCode })
	if first < 0 || slices.ContainsFunc(columns, func(m ColumnMatch) bool { return m.Column.Role == RoleCode && len(m.Grid) > 0 }) {
		return
	}
	m := &columns[first]
	for g, path := range h.paths {
		if len(path) == 0 || taken[g] {
			continue
		}
		for _, element := range slices.Concat(m.Column.keys...) {
			if similar.AtLeast(path[len(path)-1].key.Text, element.Text, 0.8) > 0 {
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

// score compares a declared column with the header path of a printed one: the lowest cell counts most, the cells above it tell
// columns of the same name apart, and the numbering row is a witness.
func (r *recogniser) score(c *Column, printed []headCell, number int) float64 {
	if len(printed) == 0 {
		return 0
	}
	best := 0.0
	for _, path := range c.keys {
		best = max(best, r.pathScore(path, printed))
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

func (r *recogniser) pathScore(path []similar.Word, printed []headCell) float64 {
	leaf := r.alike(path[len(path)-1], printed[len(printed)-1].key)
	if leaf == 0 {
		return 0
	}
	parents, above := path[:len(path)-1], printed[:len(printed)-1]
	used := make([]bool, len(above))
	hits := 0.0
	k := len(above) - 1
	for i := len(parents) - 1; i >= 0; i-- {
		found := false
		for j := k; j >= 0 && !found; j-- {
			if a := r.alike(parents[i], above[j].key); a > 0 {
				hits += a
				used[j], found = true, true
				k = j - 1
			}
		}
		if !found && ofPeriod(parents[i].Text) {
			return 0
		}
	}
	unexplained := 0
	for j, c := range above {
		if !used[j] {
			unexplained++
			if otherPeriod(c.key.Text) { // 上年 above 小计 makes it another column
				return 0
			}
		}
	}
	switch {
	case len(parents) == 0:
		return 0.7*leaf + 0.3 - 0.05*min(1, float64(unexplained)) - 0.01*float64(unexplained)
	case hits == 0 && len(above) > 0 && sums[printed[len(printed)-1].key.Text]: // a sum of something else
		return 0
	}
	return 0.7*leaf + 0.3*hits/float64(len(parents)) - 0.01*float64(unexplained)
}

// otherPeriod says whether a header cell stands over columns of another period than the table's own.
func otherPeriod(key string) bool {
	return strings.HasPrefix(key, "上年") && !strings.Contains(key, "结") && !strings.Contains(key, "余") || strings.HasPrefix(key, "增减") || strings.HasPrefix(key, "前年")
}

// ofPeriod says whether a cell of a declared path tells the period of its columns.
func ofPeriod(key string) bool {
	return otherPeriod(key) || strings.HasPrefix(key, "本年预算") || key == "本年"
}

// sums are header cells that say nothing without the cells above them.
var sums = map[string]bool{"合计": true, "总计": true, "小计": true, "金额": true}

// alike is 1 for equal header cells, less for nearly equal ones and 0 for others. Short words must be equal: 款 is not 项. A form need
// not say that a column is of this year, or that it is one of which.
func (r *recogniser) alike(want, printed similar.Word) float64 {
	const least = 0.75
	switch {
	case want.Text == printed.Text:
		return 1
	case len(want.Text) <= 6 && len(printed.Text) <= 6:
		return 0
	case strings.TrimPrefix(printed.Text, "本年") == want.Text, strings.TrimPrefix(printed.Text, "其中:") == want.Text:
		return 0.98
	case len(want.Text) <= 9 || !similar.Possible(want, printed, least):
		return 0
	}
	pair := [2]string{want.Text, printed.Text}
	like, known := r.likeness[pair]
	if !known {
		if ratio := similar.AtLeast(want.Text, printed.Text, least); ratio > 0 && !opposed(want.Text, printed.Text) {
			like = 0.9 * ratio
		}
		r.likeness[pair] = like
	}
	return like
}

// opposed says whether one of two header cells has a word that makes it another column: 非财政拨款 is not 财政拨款, however alike.
func opposed(a, b string) bool {
	for _, word := range []string{"非", "上级", "其中", "本级", "本年", "上年", "不", "人员", "公用", "基本", "项目", "收入", "支出", "购置", "运行", "编码", "名称", "部门", "政府", "国有", "一般", "事业", "经营"} {
		if strings.Contains(a, word) != strings.Contains(b, word) {
			return true
		}
	}
	return false
}
