// Package sheets reads performance sheets: their fields, and their indicators with levels, names and targets.
package sheets

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/internal/hanzi"
	"gongkai/internal/lexicon"
	"gongkai/normalize/captions"
	"gongkai/normalize/document"
	"gongkai/normalize/plain"
	"gongkai/normalize/value"
	"gongkai/schema"
)

// Read gives the performance sheets that were recognised, one for each match, in their order. What a table of several
// sheets holds beside them stays with the first. year is that of sheets that print none.
func Read(doc *extract.Document, match *schema.Match, year *int, units []captions.Unit,
	report func(finding.Finding)) []document.Sheet {
	n := &reader{year: year, report: report}
	if match.Words != nil {
		n.labels = match.Words.Document.Department
	}
	sheets := []document.Sheet{}
	for i := 0; i < len(match.Sheets); {
		t := &doc.Tables[match.Sheets[i].Index]
		used := make([]bool, len(t.Cells))
		first := len(sheets)
		for k := i; i < len(match.Sheets) && match.Sheets[i].Index == match.Sheets[k].Index; i++ {
			sheets = append(sheets, n.sheet(&match.Sheets[i], units[i], t, used))
		}
		k := -1
		s := &sheets[first]
		n.unplaced(match.Sheets[i-(len(sheets)-first):i], t, used)
		s.Labels = plain.Squares(t, func(c *extract.Cell) bool { k++; return !used[k] && c.Text != "" })
		s.Captions, s.Notes = plain.Captions(t), plain.Texts("", t.Notes)
		if rest := match.Sheets[i-1].Rest; rest != nil {
			n.rest(s, &doc.Tables[rest.Index], rest)
		}
		for k := first; k < len(sheets); k++ {
			n.bare(&sheets[k], &match.Sheets[i-len(sheets)+k], t)
		}
	}
	return sheets
}

// reader reads the sheets of one document.
type reader struct {
	year   *int
	labels []string // of the department, above tables
	report func(finding.Finding)
}

// rest adds the indicators that stand in a table of their own behind the fields.
func (n *reader) rest(s *document.Sheet, t *extract.Table, m *schema.SheetMatch) {
	used := make([]bool, len(t.Cells))
	for _, f := range m.Sheet.Fields {
		if known := s.Fields.Get(f.ID); known != nil && known.Text == nil && known.Amount == nil {
			s.Fields = slices.DeleteFunc(s.Fields, func(x document.NamedField) bool { return x.ID == f.ID })
			n.place(s, f, m.Fields, t, used)
		}
	}
	order := func(id string) int {
		return slices.IndexFunc(m.Sheet.Fields, func(f schema.Field) bool { return f.ID == id })
	}
	slices.SortStableFunc(s.Fields, func(a, b document.NamedField) int { return cmp.Compare(order(a.ID), order(b.ID)) })
	n.indicators(s, m, t, used)
	k := -1
	s.Labels = append(s.Labels, plain.Squares(t, func(c *extract.Cell) bool { k++; return !used[k] && c.Text != "" })...)
	s.Pages = append(s.Pages, t.Pages()...)
	s.Notes = append(s.Notes, plain.Texts("", t.Notes)...)
}

func (n *reader) sheet(m *schema.SheetMatch, unit captions.Unit, t *extract.Table, used []bool) document.Sheet {
	out := document.Sheet{ID: m.Sheet.ID, Title: hanzi.Fold(m.Title), Name: m.Sheet.Title, Unit: unit.Name,
		Year: captions.Year(t), Pages: sheetPages(m, t), Fields: document.Fields{},
		Cells: document.Cells{}, Indicators: []document.Indicator{},
		Evidence: &document.Evidence{Title: string(m.Titled), Unit: unit.From}}
	if out.Year == nil {
		out.Year = n.year
	}
	for _, f := range m.Sheet.Fields {
		n.place(&out, f, m.Fields, t, used)
	}
	n.captioned(&out, m, t)
	parted(&out)
	n.tasks(&out, m, t, used)
	n.sums(&out, m, t, used)
	n.indicators(&out, m, t, used)
	n.running(&out)
	if unit.Name == nil && slices.ContainsFunc(out.Fields, func(f document.NamedField) bool { return f.Amount != nil }) {
		n.report(finding.Found("unit.missing", finding.Warning, "nothing says in what unit the amounts of table %s are",
			out.Heading()).
			On(t.Parts[0].Page, &t.Parts[0].Box))
	}
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

// place reads a field where it was found.
func (n *reader) place(out *document.Sheet, f schema.Field, found map[string]schema.FieldMatch, t *extract.Table,
	used []bool) {
	place, ok := found[f.ID]
	if ok && place.Title != "" && place.Caption < len(t.Captions) {
		title, c := hanzi.Fold(place.Title), &t.Captions[place.Caption]
		// A title of several lines is a caption each; the box is that of the lines that hold the text.
		lines, box := hanzi.Key(c.Text), c.Box
		for _, more := range t.Captions[place.Caption+1:] {
			if strings.Contains(lines, hanzi.Key(place.Title)) || more.Page != c.Page {
				break
			}
			lines, box = lines+hanzi.Key(more.Text), box.Union(more.Box)
		}
		out.Fields = append(out.Fields, document.NamedField{ID: f.ID, Text: &title})
		out.Cells = append(out.Cells, document.NamedCell{ID: f.ID,
			Cell: &document.Cell{Raw: place.Title, Page: c.Page, Box: box}})
		return
	}
	if !ok || place.Value < 0 || f.Rare && place.Text(t) == "" {
		if !f.Rare {
			out.Fields = append(out.Fields, document.NamedField{ID: f.ID})
		}
		return
	}
	used[place.Value] = !place.Bracketed // else the label stays one
	n.field(out, f, &t.Cells[place.Value], place.Text(t))
	for _, k := range place.More {
		used[k] = true
		more(out, f.ID, &t.Cells[k])
	}
}

// field reads one field from the text of its cell, or from the part of it that stands behind the label.
func (n *reader) field(out *document.Sheet, f schema.Field, c *extract.Cell, text string) {
	field := document.NamedField{ID: f.ID}
	if text == "" {
		out.Fields = append(out.Fields, field)
		return
	}
	cell := &document.Cell{Raw: text, Mark: c.Mark, Page: c.Page(), Box: c.Box()}
	if f.Amount {
		amount, kind := fieldAmount(text, out.Unit)
		cell.Proof = document.Unchecked
		if out.Evidence.Title == string(schema.TitleNone) {
			cell.Doubt(document.UnsureTitle)
		}
		if out.Unit == nil {
			cell.Doubt(document.NoUnit)
		}
		if u := out.Evidence.Unit; u != nil && u.From == document.UnitTold || out.Evidence.Title == string(schema.TitleTold) {
			cell.Doubt(document.IsTold)
		}
		if !c.Composition.Sure() {
			kind = value.NotAmount
		}
		switch kind {
		case value.Number:
			field.Amount = &amount
		case value.NotAmount:
			cell.Proof = document.Doubtful
			cell.Doubt(document.UnsureText)
			n.report(finding.Found("value.unreadable", finding.Warning, "%q stands where an amount belongs",
				text).On(cell.Page, &cell.Box))
		}
	} else if ticked, list := value.Choices(text); list {
		if len(ticked) > 0 {
			s := hanzi.Fold(strings.Join(ticked, "、"))
			field.Text = &s
		}
	} else if !dash(text) {
		s := hanzi.Fold(text)
		field.Text = &s
	}
	out.Fields = append(out.Fields, field)
	out.Cells = append(out.Cells, document.NamedCell{ID: f.ID, Cell: cell})
}

// dash tells the sign for none, where a text is asked for.
func dash(text string) bool {
	_, kind := value.ParseAmount(text)
	return kind == value.None && strings.Trim(hanzi.Key(text), "-/") == ""
}

// fieldAmount reads the amount of a field. It may repeat the unit of the sheet (60.00万元); another one beside it would
// settle nothing.
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
func more(s *document.Sheet, id string, c *extract.Cell) {
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
	s.Cells = append(s.Cells, document.NamedCell{ID: fmt.Sprintf("%s/%d", id, number),
		Cell: &document.Cell{Raw: c.Text, Mark: c.Mark, Page: c.Page(), Box: c.Box()}})
}

// indicators reads the grid below the fields. A merged 一级 or 二级指标 holds for all the rows that its cell spans.
func (n *reader) indicators(out *document.Sheet, m *schema.SheetMatch, t *extract.Table, used []bool) {
	if m.Grid < 0 {
		return
	}
	matrix := t.Matrix()
	torn := tornLevels(m, t, matrix)
	for r := m.First; r < m.End; r++ {
		cell := func(id string) *extract.Cell {
			col, ok := m.Columns[id]
			if !ok || matrix[r][col] < 0 {
				return nil
			}
			k := matrix[r][col]
			if cut := cutLevel(m, t, matrix, r, id, torn); cut >= 0 {
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
			if whole := torn[c]; whole != "" {
				s = whole
			}
			return &s
		}
		first := t.At(r, m.Columns["name"])
		if first < 0 || t.Cells[first].Row != r || blankRow(t, matrix[r], r) || notIndicator(t, m, r) ||
			template(t, m, matrix[r]) {
			n.score(out, m, t, matrix[r], r, used)
			continue
		}
		name := &t.Cells[first]
		i := document.Indicator{Name: hanzi.Fold(name.Text), Page: name.Page(), Box: name.Box()}
		i.Level1, i.Level2 = text("level1"), text("level2")
		cell("name")
		if i.Level1 == nil && i.Level2 == nil {
			i.Level1, i.Level2, i.Name = levelsOf(i.Name)
		}
		i.Target = target(text)
		unitOfName(&i.Target, i.Name)
		if period := text("target_period"); period != nil {
			t := value.ParseTarget(*period)
			unitOfName(&t, i.Name)
			i.TargetPeriod = &t
		}
		i.Basis, i.Prior, i.Rule, i.Evidence = text("basis"), text("prior"), text("rule"), text("evidence")
		i.Explanation = text("explanation")
		i.Actual, i.Reason, i.Remark, i.Core = text("actual"), text("reason"), text("remark"), text("core")
		i.Activity = text("activity")
		i.Weight, i.Points = n.points(text("weight"), &i), n.points(text("points"), &i)
		out.Indicators = append(out.Indicators, i)
	}
}

// points reads a weight, or the points that were given.
func (n *reader) points(text *string, i *document.Indicator) *value.Amount {
	if text == nil {
		return nil
	}
	amount, kind := value.ParseAmount(*text)
	switch kind {
	case value.Number:
		return &amount
	case value.NotAmount:
		n.report(finding.Found("value.unreadable", finding.Warning, "%q stands where a weight belongs", *text).On(i.Page,
			&i.Box))
	}
	return nil
}

// indicatorCell names the cell behind a property of the i-th indicator by its path in the sheet: indicators/0/weight.
func indicatorCell(i int, id string, c *extract.Cell) document.NamedCell {
	return document.NamedCell{ID: fmt.Sprintf("indicators/%d/%s", i, id),
		Cell: &document.Cell{Raw: c.Text, Mark: c.Mark, Page: c.Page(), Box: c.Box()}}
}

// unitOfName gives a target that is a bare number the unit that the name of its indicator ends in: 参与审计项目（个） ≥30.
func unitOfName(t *value.Target, name string) {
	if t.Value == nil || t.Unit != nil {
		return
	}
	if unit := lexicon.Words().Sheets.UnitBehind(hanzi.Key(name)); unit != "" {
		t.Unit = &unit
	}
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

// sumLabel tells the label of a row that adds up weights or points.
func sumLabel(label string) bool {
	key, l := hanzi.Key(label), lexicon.Words()
	return l.Totals.Is(key) || slices.Contains(l.Sheets.Sums, key)
}

// score reads the points that a sheet gives itself, and those that it might, in the row of their sums.
func (n *reader) score(out *document.Sheet, m *schema.SheetMatch, t *extract.Table, row []int, r int, used []bool) {
	if !slices.ContainsFunc(row, func(k int) bool { return k >= 0 && t.Cells[k].Row == r && sumLabel(t.Cells[k].Text) }) {
		return
	}
	points, given := m.Columns["points"]
	if given {
		n.sum(out, m, t, row[points], r, "score", used)
	}
	if full, ok := m.Columns["weight"]; ok && given && row[full] != row[points] { // one number below both is of the points
		n.sum(out, m, t, row[full], r, "score_full", used)
	}
}

// sum reads a field in a row of sums, where nothing else has said it.
func (n *reader) sum(out *document.Sheet, m *schema.SheetMatch, t *extract.Table, k, r int, id string, used []bool) {
	declared := slices.ContainsFunc(m.Sheet.Fields, func(f schema.Field) bool { return f.ID == id })
	known := out.Fields.Get(id)
	if !declared || k < 0 || t.Cells[k].Row != r || t.Cells[k].Text == "" || sumLabel(t.Cells[k].Text) ||
		known != nil && known.Text != nil {
		return
	}
	used[k] = true
	s := hanzi.Fold(t.Cells[k].Text)
	if known == nil {
		out.Fields = append(out.Fields, document.NamedField{ID: id})
		known = out.Fields.Get(id)
	}
	known.Text = &s
	out.Cells = append(out.Cells, document.NamedCell{ID: id, Cell: &document.Cell{Raw: t.Cells[k].Text,
		Page: t.Cells[k].Page(), Box: t.Cells[k].Box()}})
}

// notIndicator reports whether a row below the grid's header is a note over several columns, or the sum of the weights.
func notIndicator(t *extract.Table, m *schema.SheetMatch, r int) bool {
	name := &t.Cells[t.At(r, m.Columns["name"])]
	for _, id := range []string{"level1", "target"} {
		if col, ok := m.Columns[id]; ok && col >= name.Col && col < name.Col+name.Cols {
			return true
		}
	}
	first := t.At(r, 0)
	if first >= 0 && plain.Remark(t.Cells[first].Text) {
		return true
	}
	return sumLabel(name.Text) || first >= 0 && sumLabel(t.Cells[first].Text)
}

// template tells a row that a form leaves to be filled in: it has levels, and neither a name nor anything behind it but
// dots and weights.
func template(t *extract.Table, m *schema.SheetMatch, row []int) bool {
	for id, col := range m.Columns {
		switch id {
		case "level1", "level2", "activity", "weight", "nature", "unit":
			continue
		}
		if k := row[col]; k >= 0 && strings.Trim(hanzi.Key(t.Cells[k].Text), ".…·-—") != "" {
			return false
		}
	}
	return true
}

// bare says that a sheet with a place for indicators gives none, unless its rows are left to be filled in.
func (n *reader) bare(s *document.Sheet, m *schema.SheetMatch, t *extract.Table) {
	targets := s.Fields.Get("targets")
	switch {
	case len(s.Indicators) > 0 || len(m.Sheet.Indicators) == 0 && (targets == nil || targets.Text == nil):
		return
	case m.Grid >= 0 && len(m.Sheet.Indicators) > 0:
		matrix, filled := t.Matrix(), false
		for r := m.First; r < m.End; r++ {
			filled = filled || !template(t, m, matrix[r])
		}
		if !filled {
			return
		}
	}
	n.report(finding.Found("sheet.bare", finding.Warning, "sheet %s gives no indicator", s.Heading()).
		On(t.Parts[0].Page, &t.Parts[0].Box))
}

func blankRow(t *extract.Table, row []int, r int) bool {
	return !slices.ContainsFunc(row, func(k int) bool { return k >= 0 && t.Cells[k].Row == r && t.Cells[k].Text != "" })
}
