package schema

import (
	"slices"
	"strings"

	"gongkai/extract"
	"gongkai/internal/amount"
	"gongkai/internal/hanzi"
	"gongkai/internal/lexicon"
)

// The fields of a sheet in the block layout. A label is told by its words alone; where its value stands follows from
// the grid: to the right of the label, below it, behind it in the same cell, or where its row meets a column.

// FieldMatch tells the cells of a field by their index in the table.
type FieldMatch struct {
	Label int   // -1 where the title says it
	Value int   // -1 where none stands to the right of the label, below it or behind it
	More  []int // cells below the value that belong to the same label: a long text in several boxes
	// Inside says that the value stands behind the label in one cell: 年度金额：57.
	Inside bool
	// Bracketed says that it stands in brackets there: 执行率分值（10分）.
	Bracketed bool
	// Title is the value where the title of the sheet says it; it stands in the caption of that index.
	Title   string
	Caption int
}

// Text is that of a field's value in a table, and the title's where that says it.
func (f FieldMatch) Text(t *extract.Table) string {
	switch {
	case f.Title != "":
		return f.Title
	case f.Value < 0:
		return ""
	case f.Inside:
		_, value, _ := insideLabel(t.Cells[f.Value].Text)
		return value
	case f.Bracketed:
		return bracketed(t.Cells[f.Value].Text)
	}
	return t.Cells[f.Value].Text
}

// findHeads gathers the words that stand over or beside values and never are one.
func (s *Sheet) findHeads(c *checker) {
	s.heads = map[string]bool{}
	for _, list := range [][]Column{s.Indicators, s.Tasks} {
		for i := range list {
			for _, path := range list[i].keys {
				if len(path) > 0 && list[i].ID != "done" && list[i].ID != "content" {
					s.heads[headWords.text(path[len(path)-1])] = true
				}
			}
		}
	}
	for _, w := range lexicon.Words().Sheets.Headings {
		s.heads[c.label(w)] = true
	}
	for i := range s.Fields {
		f := &s.Fields[i]
		for _, list := range [][]string{f.Columns, f.Under} {
			for _, w := range list {
				s.heads[c.label(w)] = true
			}
		}
	}
}

// sheetCells is a table as the fields of a sheet are looked for in it.
type sheetCells struct {
	*labels
	s   *Sheet
	t   *extract.Table
	end int // the row where the indicators begin
}

// fields finds the labels of the key of a cell.
func (c *sheetCells) fields(k int) []int {
	if found := c.s.labels[c.keys[k]]; found != nil || c.bare[k] == "" {
		return found
	}
	return c.s.labels[c.bare[k]]
}

// is reports whether a cell reads as one of the given words, which are keys.
func (c *sheetCells) is(k int, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return c.keys[k] == w || c.bare[k] == w })
}

// isWord tells a cell that is a label or a head, and so no value.
func (c *sheetCells) isWord(k int) bool {
	return c.t.Cells[k].Text != "" &&
		(c.fields(k) != nil || c.s.heads[c.keys[k]] || c.bare[k] != "" && c.s.heads[c.bare[k]])
}

// under reports whether a cell stands under a head that reads as one of the given words: the nearest section above it,
// or a head to the left of it.
func (c *sheetCells) under(k int, words []string) bool {
	cell := &c.t.Cells[k]
	for row := cell.Row - 1; row >= 0; {
		a := c.t.At(row, cell.Col)
		if a < 0 {
			row--
			continue
		}
		if c.is(a, words) {
			return true
		}
		if c.s.sections[c.keys[a]] || c.bare[a] != "" && c.s.sections[c.bare[a]] {
			break
		}
		row = c.t.Cells[a].Row - 1
	}
	for col := cell.Col - 1; col >= 0; {
		l := c.t.At(cell.Row, col)
		if l < 0 {
			col--
			continue
		}
		if c.is(l, words) {
			return true
		}
		col = c.t.Cells[l].Col - 1
	}
	return false
}

// field is the field that a label stands for where it stands, nil for none.
func (c *sheetCells) field(k int) *Field {
	for _, i := range c.fields(k) {
		if f := &c.s.Fields[i]; len(f.under) == 0 || c.under(k, f.under) {
			return f
		}
	}
	return nil
}

// namesProject reports whether a label of the name of a project stands above the indicators.
func (c *sheetCells) namesProject() bool {
	return slices.ContainsFunc(lexicon.Words().Sheets.Projects, func(w string) bool {
		return slices.ContainsFunc(c.cells[w], func(k int) bool { return c.t.Cells[k].Row < c.end })
	})
}

// find finds the labels outside the grid and their values.
func (c *sheetCells) find(m *SheetMatch) {
	for i := range c.t.Cells {
		if c.t.Cells[i].Row >= c.end {
			break
		}
		if m.Tasks.holds(&c.t.Cells[i]) {
			continue
		}
		f, inside := c.field(i), false
		if f == nil {
			if f = c.inside(i); f == nil {
				continue
			}
			inside = true
		}
		if known, twice := m.Fields[f.ID]; twice && known.Value >= 0 {
			continue
		}
		if inside {
			m.Fields[f.ID] = FieldMatch{Label: i, Value: i, Inside: true}
			continue
		}
		m.Fields[f.ID] = c.value(i, f)
		if m.Fields[f.ID].Value < 0 && f.Bracketed && bracketed(c.t.Cells[i].Text) != "" {
			m.Fields[f.ID] = FieldMatch{Label: i, Value: i, Bracketed: true}
		}
	}
}

// belowGrid finds what stands below the indicators: a label at the left border with its value beside it.
func (c *sheetCells) belowGrid(m *SheetMatch) {
	for k := range c.t.Cells {
		cell := &c.t.Cells[k]
		if m.Grid < 0 || cell.Row < m.First || cell.Col > 0 {
			continue
		}
		f := c.field(k)
		if f == nil || !f.Below {
			continue
		}
		if known, twice := m.Fields[f.ID]; twice && known.Value >= 0 {
			continue
		}
		if v := c.t.At(cell.Row, cell.Col+cell.Cols); v >= 0 && c.t.Cells[v].Text != "" && !c.isWord(v) {
			m.Fields[f.ID] = FieldMatch{Label: k, Value: v}
		}
	}
}

// inside finds the field whose label and value share a cell.
func (c *sheetCells) inside(k int) *Field {
	found := c.s.labels[c.front[k]]
	if c.front[k] == "" || len(found) == 0 {
		return nil
	}
	_, value, _ := insideLabel(c.t.Cells[k].Text)
	like := amount.Like(strings.TrimRight(hanzi.Key(value), "万元亿"))
	for _, i := range found {
		f := &c.s.Fields[i]
		if f.Amount == like && (len(f.under) == 0 || c.under(k, f.under)) {
			return f
		}
	}
	return nil
}

// value finds where the value of a label stands.
func (c *sheetCells) value(k int, f *Field) FieldMatch {
	t, label := c.t, &c.t.Cells[k]
	value := t.At(label.Row, label.Col+label.Cols)
	for t.Inferred && value >= 0 && t.Cells[value].Text == "" { // without rulings nobody sees how wide an empty cell is
		value = t.At(label.Row, t.Cells[value].Col+t.Cells[value].Cols)
	}
	if value >= 0 && (c.isWord(value) || t.Cells[value].Row >= c.end) {
		value = -1
	}
	amountAt := func(k int) bool { return amount.Like(t.Cells[k].Text) }
	if below := c.below(label); below >= 0 && t.Cells[below].Text != "" && !c.isWord(below) {
		switch {
		case f.Amount && amountAt(below) && (value < 0 || !amountAt(value) && t.Cells[value].Text != ""):
			value = below
		case !f.Amount && !amountAt(below) && value < 0 && sameWidth(label, &t.Cells[below]):
			value = below
		}
	} else if f.Amount && below >= 0 && value < 0 && isSum(c.keys[below]) { // 财政拨款 over 合计, 基本支出, 项目支出
		if v := c.below(&t.Cells[below]); v >= 0 && amountAt(v) {
			value = v
		}
	}
	out := FieldMatch{Label: k, Value: value}
	if value < 0 || f.Amount {
		return out
	}
	v := &t.Cells[value]
	for row := v.Row + v.Rows; row < label.Row+label.Rows; row++ {
		if k := t.At(row, v.Col); k >= 0 && t.Cells[k].Row == row && t.Cells[k].Cols == v.Cols && t.Cells[k].Text != "" &&
			!c.isWord(k) {
			out.More = append(out.More, k)
		}
	}
	return out
}

// below is the cell below another one, above the indicators; -1 without one.
func (c *sheetCells) below(cell *extract.Cell) int {
	if cell.Row+cell.Rows >= c.end {
		return -1
	}
	return c.t.At(cell.Row+cell.Rows, cell.Col)
}

func sameWidth(a, b *extract.Cell) bool { return a.Col == b.Col && a.Cols == b.Cols }

// cross finds the fields whose value stands where the row of a label meets the column of a head: 年度资金总额 and 全年执行数.
func (c *sheetCells) cross(m *SheetMatch) {
	for i := range c.s.Fields {
		f := &c.s.Fields[i]
		for k := range f.crossings {
			if found, ok := m.Fields[f.ID]; len(f.Columns) > 0 || !ok || found.Value < 0 {
				c.crossing(m, f, &f.crossings[k])
			}
		}
	}
}

// crossing looks for one place, by the words in their order.
func (c *sheetCells) crossing(m *SheetMatch, f *Field, x *Crossing) {
	if !c.stands(x.Columns) || !c.stands(x.Labels) {
		return // as nearly always
	}
	for _, column := range x.Columns {
		for _, h := range c.cells[column] {
			head := &c.t.Cells[h]
			if head.Row >= c.end || len(x.Under) > 0 && !c.under(h, x.Under) {
				continue
			}
			for _, word := range x.Labels {
				for _, l := range c.cells[word] {
					label := &c.t.Cells[l]
					if label.Row <= head.Row || label.Row >= c.end || label.Col >= head.Col {
						continue
					}
					if v := c.t.At(label.Row, head.Col); v < 0 && !f.Rare || v >= 0 && !c.isWord(v) && !c.isBand(head, v) {
						m.Fields[f.ID] = FieldMatch{Label: l, Value: v}
						return
					}
				}
			}
		}
	}
}

// isBand tells a head over several columns by its first value, which has another one beside it below the head.
func (c *sheetCells) isBand(head *extract.Cell, value int) bool {
	v := &c.t.Cells[value]
	for col := v.Col + v.Cols; col < head.Col+head.Cols; col++ {
		if k := c.t.At(v.Row, col); k >= 0 && c.t.Cells[k].Text != "" {
			return true
		}
	}
	return false
}

// titledFields finds what the title of the sheet says: the longest of the texts that a pattern is in.
func (s *Sheet) titledFields(texts []titleText, captions []extract.Text, m *SheetMatch) {
	for i := range s.Fields {
		f := &s.Fields[i]
		if found, ok := m.Fields[f.ID]; f.titled == nil || ok && found.Value >= 0 {
			continue
		}
		longest := 0
		for _, text := range texts {
			if g := f.titled.FindStringSubmatch(hanzi.Strip(text.text)); g != nil && g[1] != "" && len(text.whole) > longest {
				longest = len(text.whole)
				m.Fields[f.ID] = FieldMatch{Label: -1, Value: -1, Title: g[1], Caption: captionOf(captions, text.whole)}
			}
		}
	}
}

// captionOf is the first caption that begins a text, 0 without one.
func captionOf(captions []extract.Text, whole string) int {
	begins := func(c extract.Text) bool { return strings.HasPrefix(whole, hanzi.Key(c.Text)) }
	return max(0, slices.IndexFunc(captions, begins))
}
