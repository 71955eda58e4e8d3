package schema

import (
	"slices"
	"strings"
	"sync"

	"gongkai/extract"
	"gongkai/internal/amount"
	"gongkai/internal/lexicon"
	"gongkai/internal/similar"
)

// Columns of budget tables are points of a space: of which period, from which funds, for what kind of expenditure. A
// form declares the points that its place prints; the vocabulary has the words of each axis. A printed column that
// nothing declared explains, but all of whose heads are words of the axes, has the meaning that they make together:
// below 上年结转 and 政府性基金预算 stands carryover_government_fund.

// axisOrder is how the ids of several axes make one.
var axisOrder = []string{"period", fundAxis, kindAxis, classAxis}

const (
	fundAxis  = "fund"
	kindAxis  = "kind"
	classAxis = "class" // the economic class: its words are the names of the classification
)

// axisWords gives the entries with an axis by each word that stands for them in a header cell.
var axisWords = sync.OnceValue(func() map[string]*Entry {
	out := map[string]*Entry{}
	v := vocabulary()
	for _, list := range [][]Entry{v.Bands, v.Columns} {
		for i := range list {
			e := &list[i]
			if e.Axis == "" {
				continue
			}
			for _, w := range e.Words {
				if key := headerKey(w[0]); len(w) == 1 && out[key] == nil {
					out[key] = e
				}
			}
		}
	}
	return out
})

// CurrentSubtotal is the id of what the columns of this year add up to, beside what was carried over.
const CurrentSubtotal = "current_subtotal"

// neutral is the axis of heads that add nothing to those above or below them: 小计, 预算数.
const neutral = "none"

// meaning puts the heads above a column together. ok is false when one of them is no word of an axis, or two of one
// axis do not go together.
func meaning(path []headCell, classes classReader) (id string, name Names, ok bool) {
	point := map[string]*Entry{}
	sum := ""
	for _, c := range path {
		key := strings.TrimPrefix(strings.TrimPrefix(c.key.Text, "其中:"), "其中")
		e := axisWords()[key]
		switch {
		case e == nil:
			if e = classes.below(point[classAxis], c.text); e == nil {
				return "", Names{}, false
			}
			point[classAxis] = e
		case e.Axis == neutral:
			sum = e.ID
		case point[e.Axis] == nil || e.Of == point[e.Axis].ID: // 人员经费 below 基本支出
			point[e.Axis] = e
		case point[e.Axis] != e:
			return "", Names{}, false
		}
	}
	var ids, zh, en []string
	for _, axis := range axisOrder {
		if e := point[axis]; e != nil && e.ID != "current" {
			ids, zh, en = append(ids, e.ID), append(zh, e.Zh), append(en, e.En)
		}
	}
	if len(ids) == 0 {
		if point["period"] == nil || sum == "" {
			return "", Names{}, false
		}
		return CurrentSubtotal, vocabulary().Column(CurrentSubtotal).names(), true
	}
	return strings.Join(ids, "_"), Names{strings.Join(zh, "："), strings.Join(en, ": ")}, true
}

// ofOneFund takes back the columns of a kind of expenditure that stand below one of several funds, where the form does
// not speak of a fund: 基本支出 below 一般公共预算, with 政府性基金预算 beside it, is not all basic expenditure.
func (m *TableMatch) ofOneFund() {
	funds := make([]*Entry, len(m.Header.paths))
	for g, path := range m.Header.paths {
		for _, c := range path {
			if e := axisWords()[c.key.Text]; e != nil && e.Axis == fundAxis {
				funds[g] = e
			}
		}
	}
	others := func(of *Entry) bool {
		return slices.ContainsFunc(funds, func(e *Entry) bool {
			return e != nil && e != of && e.Of != of.ID && of.Of != e.ID
		})
	}
	for p := range m.Panels {
		if m.Panels[p].Panel.Rows.Declared() {
			continue
		}
		for i := range m.Panels[p].Columns {
			c := &m.Panels[p].Columns[i]
			if c.Column.Role != "" || len(c.Grid) == 0 || funds[c.Grid[0]] == nil || c.Column.saysFund() {
				continue
			}
			if e := vocabulary().Column(c.Column.ID); e != nil && e.Axis == kindAxis && others(funds[c.Grid[0]]) {
				*c = ColumnMatch{Column: c.Column, Rival: -1}
			}
		}
	}
}

// saysFund reports whether the words of a column name a fund.
func (c *Column) saysFund() bool {
	return slices.ContainsFunc(append([]Path{c.Path}, c.Aliases...), func(p Path) bool {
		return slices.ContainsFunc(p, func(head string) bool {
			e := axisWords()[headerKey(head)]
			return e != nil && e.Axis == fundAxis
		})
	})
}

// Unknown is a printed column with amounts that neither the form nor the axes of the vocabulary explain.
type Unknown struct {
	Grid    int
	Side    string
	Path    []string // as printed
	Nearest *Entry   // of the vocabulary and not read from another column, nil when nothing is like it
	Like    float64  // how much of their letters they share, 0 to 1
}

// explain gives the printed columns that are left over their meaning, or says that they have none.
func (r *recogniser) explain(m *TableMatch) {
	printed := &r.doc.Tables[m.Index]
	taken := map[int]bool{}
	for _, p := range m.Panels {
		for _, c := range p.Columns {
			for _, g := range c.Grid {
				taken[g] = true
			}
		}
	}
	for _, u := range m.Untold {
		for _, g := range u.Grid {
			taken[g] = true
		}
	}
	classes := classReader{year: m.Header.year, government: ofGovernment(m)}
	for g, path := range m.Header.paths {
		if taken[g] || len(path) == 0 || !holdsAmounts(printed, g) ||
			slices.Contains(lexicon.Words().Headers.Ordinals, path[len(path)-1].key.Text) {
			continue
		}
		side := max(0, panelMatches(m.Panels).sideOf(g))
		if p := &m.Panels[side]; !p.Panel.Rows.Declared() && len(m.Panels) == 1 && p.take(g, path, classes) {
			continue
		}
		u := Unknown{Grid: g, Side: m.Panels[side].Panel.Side}
		u.Nearest, u.Like = nearestWord(path, &m.Panels[side])
		for _, c := range path {
			u.Path = append(u.Path, c.text)
		}
		m.Unknown = append(m.Unknown, u)
	}
}

// take makes a column of the list of one that its heads explain, unless the list has that column already.
func (p *PanelMatch) take(g int, path []headCell, classes classReader) bool {
	id, name, ok := meaning(path, classes)
	if !ok {
		return false
	}
	at := slices.IndexFunc(p.Columns, func(c ColumnMatch) bool { return c.Column.Role == "" && c.Column.ID == id })
	if at >= 0 && len(p.Columns[at].Grid) > 0 {
		return false
	}
	if at < 0 {
		c := &Column{ID: id, Name: name, Optional: true, Composed: true}
		if e := vocabulary().Column(id); e != nil && e.Axis != "" && p.Panel.declares(e.Of) {
			c.Of = e.Of
		}
		for _, h := range path {
			c.Path = append(c.Path, h.text)
		}
		p.Panel.Columns = append(slices.Clone(p.Panel.Columns), *c)
		p.Columns = append(p.Columns, ColumnMatch{Column: c})
		at = len(p.Columns) - 1
	}
	m := &p.Columns[at]
	m.Grid, m.Score, m.Rival = []int{g}, composedScore, -1
	for _, h := range path {
		m.Path = append(m.Path, h.text)
	}
	return true
}

func holdsAmounts(t *extract.Table, g int) bool {
	return slices.ContainsFunc(t.Cells, func(c extract.Cell) bool {
		return c.Row >= t.Header && c.Col == g && c.Cols == 1 && amount.Like(c.Text)
	})
}

// nearestWord finds the column of the vocabulary whose words are most like the lowest head that says more than 小计, and
// that the list has not read from another printed column.
func nearestWord(path []headCell, p *PanelMatch) (*Entry, float64) {
	telling := path[len(path)-1].key.Text
	for i := len(path) - 1; i >= 0; i-- {
		if e := axisWords()[path[i].key.Text]; !isSum(path[i].key.Text) && (e == nil || e.Axis != neutral) {
			telling = path[i].key.Text
			break
		}
	}
	var best *Entry
	var score float64
	columns := vocabulary().Columns
	for i := range columns {
		e := &columns[i]
		if slices.ContainsFunc(p.Columns, func(c ColumnMatch) bool {
			return c.Column.Role == "" && c.Column.ID == e.ID && len(c.Grid) > 0
		}) {
			continue
		}
		declared := slices.ContainsFunc(p.Columns, func(c ColumnMatch) bool {
			return c.Column.Role == "" && c.Column.ID == e.ID
		})
		for _, w := range e.Words {
			s := similar.AtLeast(headerKey(w[len(w)-1]), telling, leastNear)
			for _, above := range w[:len(w)-1] { // heads that the word stands below, and this column does not
				if !slices.ContainsFunc(path, func(c headCell) bool { return c.key.Text == headerKey(above) }) {
					s -= notBelow
				}
			}
			if s > score || s == score && s > 0 && declared { // of equals the one that the list is known to have
				best, score = e, s
			}
		}
	}
	return best, score
}

// declares reports whether the list has an amount column of an id, be it printed or not.
func (p *Panel) declares(id string) bool {
	return slices.ContainsFunc(p.Columns, func(c Column) bool { return c.Role == "" && c.ID == id && id != "" })
}
