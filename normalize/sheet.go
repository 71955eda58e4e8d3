package normalize

import (
	"fmt"
	"regexp"
	"slices"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/internal/hanzi"
	"gongkai/normalize/value"
	"gongkai/schema"
)

// sheets normalises the performance sheets in the order of the document. What a table of several sheets holds beside them stays with the
// first.
func (n *normalizer) sheets() {
	for i := 0; i < len(n.match.Sheets); {
		t := &n.doc.Tables[n.match.Sheets[i].Index]
		used := make([]bool, len(t.Cells))
		first := len(n.out.Performance)
		for k := i; i < len(n.match.Sheets) && n.match.Sheets[i].Index == n.match.Sheets[k].Index; i++ {
			n.out.Performance = append(n.out.Performance, n.sheet(&n.match.Sheets[i], t, used))
		}
		k := -1
		s := &n.out.Performance[first]
		s.Labels = squares(t, func(c *extract.Cell) bool { k++; return !used[k] && c.Text != "" })
		s.Captions, s.Notes = captions(t), texts("", t.Notes)
		if rest := n.match.Sheets[i-1].Rest; rest != nil {
			n.rest(s, rest)
		}
	}
}

// rest adds the indicators that stand in a table of their own behind the fields.
func (n *normalizer) rest(s *Sheet, m *schema.SheetMatch) {
	t := &n.doc.Tables[m.Index]
	used := make([]bool, len(t.Cells))
	n.indicators(s, m, t, used)
	k := -1
	s.Labels = append(s.Labels, squares(t, func(c *extract.Cell) bool { k++; return !used[k] && c.Text != "" })...)
	s.Pages = append(s.Pages, t.Pages()...)
	s.Notes = append(s.Notes, texts("", t.Notes)...)
}

func (n *normalizer) sheet(m *schema.SheetMatch, t *extract.Table, used []bool) Sheet {
	out := Sheet{ID: m.Sheet.ID, Title: m.Sheet.Title, Unit: n.sheetUnit(m, t), Year: captionYear(t), Pages: sheetPages(m, t), Fields: Fields{},
		Cells: Cells{}, Indicators: []Indicator{}}
	if out.Year == nil {
		out.Year = n.out.Info.Year
	}
	for _, f := range m.Sheet.Fields {
		place, ok := m.Fields[f.ID]
		if !ok || place.Value < 0 {
			out.Fields = append(out.Fields, NamedField{ID: f.ID, absent: !ok})
			continue
		}
		used[place.Value] = true
		n.field(&out, f, &t.Cells[place.Value])
		for _, k := range place.More {
			used[k] = true
			out.more(f.ID, &t.Cells[k])
		}
	}
	n.indicators(&out, m, t, used)
	return out
}

// sheetPages are the pages that the rows of a sheet stand on: of the whole table, or of its part in a list.
func sheetPages(m *schema.SheetMatch, t *extract.Table) []int {
	if m.Sheet.Layout != schema.ListLayout {
		return t.Pages()
	}
	var out []int
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Row >= m.First && c.Row < m.End && !slices.Contains(out, c.Page()) {
			out = append(out, c.Page())
		}
	}
	slices.Sort(out)
	return out
}

func (n *normalizer) field(out *Sheet, f schema.Field, c *extract.Cell) {
	field := NamedField{ID: f.ID}
	if c.Text == "" {
		out.Fields = append(out.Fields, field)
		return
	}
	cell := &Cell{Raw: c.Text, Page: c.Page(), Box: c.Box()}
	if f.Amount {
		amount, kind := fieldAmount(c.Text, out.Unit)
		cell.Proof = Unchecked
		switch kind {
		case value.Number:
			field.Amount = &amount
		case value.NotAmount:
			cell.Proof = Doubtful
			n.report(finding.Found("value.unreadable", finding.Warning, "%q stands where an amount belongs", c.Text).On(cell.Page, &cell.Box))
		}
	} else {
		s := hanzi.Fold(c.Text)
		field.Text = &s
	}
	out.Fields = append(out.Fields, field)
	out.Cells = append(out.Cells, NamedCell{f.ID, cell})
}

// fieldAmount reads the amount of a field. It may repeat the unit of the sheet (60.00万元); another one beside it would settle nothing.
func fieldAmount(text string, unit *string) (value.Amount, value.Kind) {
	amount, kind := value.ParseAmount(text)
	if kind == value.NotAmount && unit != nil {
		if a, u, ok := value.ParseQuantity(text); ok && u == *unit {
			return a, value.Number
		}
	}
	return amount, kind
}

// more adds a further box to the text of a field. Its cell is named field/2 and so on.
func (s *Sheet) more(id string, c *extract.Cell) {
	f := s.Fields.Get(id)
	if f == nil || f.Text == nil {
		return
	}
	joined := *f.Text + hanzi.Fold(c.Text)
	f.Text = &joined
	number := 2
	for s.Cells.Get(fmt.Sprintf("%s/%d", id, number)) != nil {
		number++
	}
	s.Cells = append(s.Cells, NamedCell{fmt.Sprintf("%s/%d", id, number), &Cell{Raw: c.Text, Page: c.Page(), Box: c.Box()}})
}

// indicators reads the grid below the fields. A merged 一级 or 二级指标 holds for all the rows that its cell spans.
func (n *normalizer) indicators(out *Sheet, m *schema.SheetMatch, t *extract.Table, used []bool) {
	if m.Grid < 0 {
		return
	}
	matrix := t.Matrix()
	for r := m.First; r < m.End; r++ {
		cell := func(id string) *extract.Cell {
			col, ok := m.Columns[id]
			if !ok || matrix[r][col] < 0 {
				return nil
			}
			k := matrix[r][col]
			if cut := cutLevel(m, t, matrix, r, id); cut >= 0 {
				k = cut
			}
			c := &t.Cells[k]
			if c.Text != "" {
				used[k] = true
				out.Cells = append(out.Cells, indicatorCell(len(out.Indicators), id, c))
			}
			return c
		}
		text := func(id string) *string {
			c := cell(id)
			if c == nil || c.Text == "" {
				return nil
			}
			s := hanzi.Fold(c.Text)
			return &s
		}
		first := t.At(r, m.Columns["name"])
		if first < 0 || t.Cells[first].Row != r || blankRow(t, matrix[r], r) || notIndicator(t, m, r) {
			continue
		}
		name := &t.Cells[first]
		i := Indicator{Name: hanzi.Fold(name.Text), Page: name.Page(), Box: name.Box()}
		i.Level1, i.Level2 = text("level1"), text("level2")
		cell("name")
		i.Target = target(text)
		i.Basis, i.Prior, i.Rule, i.Evidence = text("basis"), text("prior"), text("rule"), text("evidence")
		if w := text("weight"); w != nil {
			if amount, kind := value.ParseAmount(*w); kind == value.Number {
				i.Weight = &amount
			} else if kind == value.NotAmount {
				n.report(finding.Found("value.unreadable", finding.Warning, "%q stands where a weight belongs", *w).On(i.Page, &i.Box))
			}
		}
		out.Indicators = append(out.Indicators, i)
	}
}

// cutLevel gives the cell of the row above that goes on in row r, or -1: a merged 一级 or 二级指标 of which one row stands on either side
// of a page break leaves a single blank cell at the head of the page.
func cutLevel(m *schema.SheetMatch, t *extract.Table, matrix [][]int, r int, id string) int {
	levels := []string{"level1", "level2"}
	at := slices.Index(levels, id)
	if at < 0 || r <= m.First || !slices.ContainsFunc(t.Parts[1:], func(p extract.Part) bool { return p.From == r }) {
		return -1
	}
	for _, l := range levels[:at+1] { // a level of its own begins lower levels of its own
		col, ok := m.Columns[l]
		if !ok {
			continue
		}
		if k := matrix[r][col]; k < 0 || t.Cells[k].Row == r && t.Cells[k].Text != "" {
			return -1
		}
	}
	return matrix[r-1][m.Columns[id]]
}

// indicatorCell names the cell behind a property of the i-th indicator by its path in the sheet: indicators/0/weight.
func indicatorCell(i int, id string, c *extract.Cell) NamedCell {
	return NamedCell{fmt.Sprintf("indicators/%d/%s", i, id), &Cell{Raw: c.Text, Page: c.Page(), Box: c.Box()}}
}

// target reads the target from one column, or from the three of the split form: nature, value and unit.
func target(text func(string) *string) value.Target {
	whole := text("target")
	part := func(id string) string {
		if s := text(id); s != nil {
			return *s
		}
		return ""
	}
	nature, number, unit := part("nature"), part("value"), part("unit")
	switch {
	case whole == nil:
		return value.ParseTargetParts(nature, number, unit)
	case nature != "" || unit != "":
		return value.ParseTargetParts(nature, *whole, unit)
	}
	return value.ParseTarget(*whole)
}

var sumLabel = regexp.MustCompile(`^(合计|总计|小计|总分)$`)

// noteLine begins a remark in a row of its own.
var noteLine = regexp.MustCompile(`^(?:备?注|说明|备注|附注)[:：\d]`)

// notIndicator says whether a row below the grid's header is a note over several columns, or the sum of the weights.
func notIndicator(t *extract.Table, m *schema.SheetMatch, r int) bool {
	name := &t.Cells[t.At(r, m.Columns["name"])]
	for _, id := range []string{"level1", "target"} {
		if col, ok := m.Columns[id]; ok && col >= name.Col && col < name.Col+name.Cols {
			return true
		}
	}
	first := t.At(r, 0)
	if first >= 0 && noteLine.MatchString(hanzi.Key(t.Cells[first].Text)) {
		return true
	}
	return sumLabel.MatchString(hanzi.Key(name.Text)) || first >= 0 && sumLabel.MatchString(hanzi.Key(t.Cells[first].Text))
}

func blankRow(t *extract.Table, row []int, r int) bool {
	return !slices.ContainsFunc(row, func(k int) bool { return k >= 0 && t.Cells[k].Row == r && t.Cells[k].Text != "" })
}
