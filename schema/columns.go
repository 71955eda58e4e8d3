package schema

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"gongkai/extract"
	"gongkai/internal/hanzi"
)

// PanelMatch tells the printed columns of a panel.
type PanelMatch struct {
	Panel   Panel
	Columns []ColumnMatch // as many as the panel declares, in its order
	Lane    int           // from 1: which of several lists of the same columns, side by side
}

// ColumnMatch tells which grid columns a declared column is printed in: none if it is missing, several if its header
// cell spans more than one (code and name under one header).
type ColumnMatch struct {
	Column *Column // of the form
	Grid   []int
	Path   []string // as printed
	Number int      // as printed, 0 without
	Score  float64  // how like the declared path it is, 0 to 1
	// Rival is the printed column that fits about as well and that no other declared column explains better, -1 without
	// one; RivalScore is how like the declared path it is. Only columns of amounts have rivals, and only in Match.Tables.
	Rival      int
	RivalScore float64
	Told       bool // a person says so
}

// Names gives the printed columns in which a panel names its rows.
func (p *PanelMatch) Names() []int {
	var out []int
	for _, c := range p.Columns {
		if c.Column.Role == RoleName {
			out = append(out, c.Grid...)
		}
	}
	return out
}

// Labelled reports whether a column is printed that says what a row is.
func (p *PanelMatch) Labelled() bool {
	return slices.ContainsFunc(p.Columns, func(c ColumnMatch) bool {
		return c.Column.Role != "" &&
			c.Column.Role != RoleText && len(c.Grid) > 0
	})
}

// found reports whether any of its columns is printed.
func (p PanelMatch) found() bool {
	return slices.ContainsFunc(p.Columns, func(c ColumnMatch) bool { return len(c.Grid) > 0 })
}

// rivals finds for each printed column of amounts the other one that could have been taken for it as well: one that
// nothing was taken for, or one that could have changed places with it. A column of another side, or of another lane of
// the same columns, is none: it stands behind labels of its own.
func (r *recogniser) rivals(m *TableMatch) {
	owner := map[int]*ColumnMatch{}
	for p := range m.Panels {
		for i := range m.Panels[p].Columns {
			c := &m.Panels[p].Columns[i]
			for _, g := range c.Grid {
				owner[g] = c
			}
		}
	}
	score := func(c *Column, g int) float64 { return r.score(c, m.Header.paths[g], m.Header.numbers[g]) }
	panels := panelMatches(m.Panels)
	for p := range m.Panels {
		for i := range m.Panels[p].Columns {
			c := &m.Panels[p].Columns[i]
			c.Rival, c.RivalScore = -1, 0
			if c.Column.Role != "" || len(c.Grid) == 0 {
				continue
			}
			for g := range m.Header.paths {
				o := owner[g]
				if o != nil && o.Column == c.Column || slices.Contains(c.Grid, g) || panels.sideOf(g) != panels.sideOf(c.Grid[0]) {
					continue
				}
				s := score(c.Column, g)
				if o != nil && s > 0 {
					s += score(o.Column, c.Grid[0]) - o.Score
				}
				if s > c.RivalScore {
					c.Rival, c.RivalScore = g, s
				}
			}
		}
	}
}

// untell takes back the columns of amounts that a second printed column of the very same heads could be as well:
// nothing on the page says which is meant, so neither is taken.
func (m *TableMatch) untell() {
	heads := func(g int) []string {
		var out []string
		for _, c := range m.Header.paths[g] {
			out = append(out, c.key.Text)
		}
		return out
	}
	for p := range m.Panels {
		for i := range m.Panels[p].Columns {
			c := &m.Panels[p].Columns[i]
			if c.Rival < 0 || c.RivalScore < c.Score-sameFit || !slices.Equal(heads(c.Rival), heads(c.Grid[0])) {
				continue
			}
			m.Untold = append(m.Untold, Untold{Column: c.Column, Side: m.Panels[p].Panel.Side, Grid: []int{c.Grid[0], c.Rival}})
			*c = ColumnMatch{Column: c.Column, Rival: -1}
		}
	}
}

// labelsBeside gives the labels of fixed rows the column to their right that has no head and holds texts: of 其他资金,
// merged over its parts, and 事业收入 beside it the label is both together.
func (m *TableMatch) labelsBeside(printed *extract.Table) {
	taken := make([]bool, len(m.Header.paths))
	for _, p := range m.Panels {
		for _, c := range p.Columns {
			for _, g := range c.Grid {
				taken[g] = true
			}
		}
	}
	for p := range m.Panels {
		for i := range m.Panels[p].Columns {
			c := &m.Panels[p].Columns[i]
			if !m.Panels[p].Panel.Rows.Declared() || c.Column.Role != RoleName || len(c.Grid) == 0 {
				continue
			}
			g := c.Grid[len(c.Grid)-1] + 1
			if g < len(taken) && !taken[g] && len(m.Header.paths[g]) == 0 && holdsLabels(printed, g) {
				c.Grid = append(slices.Clone(c.Grid), g)
			}
		}
	}
}

// holdsLabels reports whether a column prints words below its head, and no amount.
func holdsLabels(t *extract.Table, g int) bool {
	return !holdsAmounts(t, g) && slices.ContainsFunc(t.Cells, func(c extract.Cell) bool {
		return c.Row >= t.Header && c.Col == g && c.Cols == 1 && strings.ContainsFunc(c.Text, hanzi.IsHan)
	})
}

type pair struct {
	panel, column, grid int
	score, order        float64
	optional, alias     bool // the column need not be there; its own path fits less well than one of its aliases
	heads               int  // of the printed column, where a path of the declared one has them all
}

// matchColumns finds for each declared column the printed one whose header path reads most alike. The score is the
// share of declared amount columns found, in part the share of printed columns explained; columns that are optional
// need not be found. Columns that are left over are another lane, if they are the same columns once more.
func (r *recogniser) matchColumns(panels []Panel, h Header) ([]PanelMatch, float64) {
	taken := make([]bool, len(h.paths))
	out := r.lane(panels, h, taken)
	if len(panels) == 1 && slices.Contains(taken, true) {
		for lane := 2; lane <= mostLanes; lane++ {
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
	needed, sum, any, amounts := 0, 0.0, false, 0
	for _, p := range found {
		for _, m := range p.Columns {
			if m.Column.Role != "" {
				continue
			}
			any = any || len(m.Grid) > 0
			if len(m.Grid) > 0 && m.Score >= composedScore {
				amounts++
			}
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
	share := float64(explained) / float64(printed)
	score := neededShare*sum/float64(needed) + explainedShare*share
	if amounts >= fewestAmounts && share >= mostExplained { // a list may print its parts without their total
		return max(score, helpedHeader, neededShare*share)
	}
	return score
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
			out[p].Columns[i].Column = &columns[i]
			if sharing(columns, i) >= 0 {
				continue
			}
			for g := range h.paths {
				if taken[g] {
					continue
				}
				if s := r.score(&columns[i], h.paths[g], h.numbers[g]); s >= leastHeads {
					order := math.Abs(float64(declared+i)/float64(all) - float64(g)/float64(len(h.paths)))
					heads := 0
					if s >= 1 {
						heads = len(h.paths[g])
					}
					pairs = append(pairs, pair{p, i, g, s, order, columns[i].Optional,
						r.pathScore(columns[i].keys[0], h.paths[g]) < s, heads})
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
		out.assign(pairs, h, taken, func(q pair) bool {
			return !q.labels(panels) && (!panels[q.panel].Optional || out[q.panel].label() >= 0)
		})
	}
	for p := range out {
		joinedCodes(out[p].Columns, h, taken)
		codesBesideName(out[p].Columns, h, taken)
		shareColumns(&out[p])
	}
	return out
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

type panelMatches []PanelMatch

// sideOf is the panel whose labels are the nearest to the left of a grid column, -1 without any.
func (out panelMatches) sideOf(g int) int {
	side, nearest := -1, -1
	for p := range out {
		if label := out[p].label(); label >= 0 && label <= g && label > nearest {
			side, nearest = p, label
		}
	}
	return side
}

// labels reports whether a pair is of a column that says what rows are.
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
		return cmp.Or(cmp.Compare(b.score, a.score), compareBool(a.optional, b.optional), compareBool(a.alias, b.alias),
			cmp.Compare(b.heads, a.heads), cmp.Compare(a.order, b.order))
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

// shareColumns gives columns of one item that are declared under the same path the same printed column, in a table
// whose rows say which of them they hold: 预算数 in one row and 决算数 in the next.
func shareColumns(p *PanelMatch) {
	if !slices.ContainsFunc(p.Columns, func(m ColumnMatch) bool {
		return m.Column.Role == RolePeriod &&
			len(m.Grid) > 0
	}) {
		return
	}
	for i := range p.Columns {
		if k := sharing(p.Panel.Columns, i); k >= 0 {
			m, o := &p.Columns[i], &p.Columns[k]
			m.Grid, m.Path, m.Number, m.Score = o.Grid, o.Path, o.Number, o.Score
		}
	}
}

// sharing is the first column that is declared of the same item and under the same path as column i, or -1.
func sharing(columns []Column, i int) int {
	c := &columns[i]
	if c.Item == "" {
		return -1
	}
	return slices.IndexFunc(columns[:i], func(o Column) bool { return o.Item == c.Item && slices.Equal(o.Path, c.Path) })
}

// Shared reports whether another column is printed in the same place as one: the row says which of them it holds.
func (p *PanelMatch) Shared(c *ColumnMatch) bool {
	return c.Column.Item != "" && slices.ContainsFunc(p.Columns, func(o ColumnMatch) bool {
		return o.Column.Item == c.Column.Item && o.Column.ID != c.Column.ID && slices.Equal(o.Grid, c.Grid) && len(o.Grid) > 0
	})
}

// untangle gives each lane the columns that stand together: where several fit equally well, any of them was taken for
// any lane. A column that each lane has goes by its order, one that only some have to the lane that it stands in.
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

// sameColumns reports whether a second lane prints the columns of the first but for optional ones, and among them one
// of amounts.
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
