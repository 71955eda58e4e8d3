package rows

import (
	"slices"
	"strings"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/internal/hanzi"
	"gongkai/normalize/captions"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
	"gongkai/schema"
	"gongkai/schema/codes"
)

// rowReader reads the rows of one panel from top to bottom. It keeps the code above, for tables that print only its
// last part, the unit whose rows these are, and the place in the list of fixed items.
type rowReader struct {
	n          *reader
	table      *extract.Table
	panel      *schema.PanelMatch
	header     schema.Header
	year       int            // that the table is of
	code       string         // of the row above
	named      string         // the code of the class that a row above names without printing it
	unit       *document.Unit // named by a row above
	headed     bool           // some row named one
	unitAt     int            // the column in which the last of these did
	half       bool           // the row above may be a half of such a name
	numbered   bool           // before the name of this row stands a number that is no unit's code
	above      []string       // the names in the steps of an outline, down to the row above
	nextItem   int
	used       []bool          // items that a row was found for
	itemLabels [][]itemLabel   // of the items, once they were asked for
	wider      map[string]bool // items whose label is the one of the list's total, which has another here
	totals     map[string]bool
	printed    map[string][]string // by role: the codes that may be those of units
	taken      []bool              // cells of the table that the output shows
	here       *extract.Cell       // first printed cell of the row being read, for findings
	labels     bool                // the table prints a column that says what a row is
	told       bool                // what the table is, by a title
	unitless   bool                // nothing says what its amounts are in

	tableTold, unitTold, yearTold bool // a person says what the table is, its unit, the document's year

	own, others []int // columns in which this list names its rows, and in which those beside it do
}

func newRowReader(n *reader, t *extract.Table, m *schema.TableMatch, p *schema.PanelMatch, unit captions.Unit,
	taken []bool) *rowReader {
	r := &rowReader{n: n, table: t, panel: ofBodies(t, p), header: m.Header, year: m.Header.Year(),
		used: make([]bool, len(p.Panel.Items)), totals: map[string]bool{}, wider: map[string]bool{},
		printed: map[string][]string{}, taken: taken}
	r.labels = p.Labelled()
	r.told = told(m)
	r.unitless = unit.Name == nil
	r.tableTold, r.yearTold = m.Titled == schema.TitleTold, n.yearTold
	r.unitTold = unit.From != nil && unit.From.From == document.UnitTold
	r.own = p.Names()
	for i := range m.Panels {
		if &m.Panels[i] != p && m.Panels[i].Panel.Side != p.Panel.Side {
			r.others = append(r.others, m.Panels[i].Names()...)
		}
	}
	for _, s := range append(slices.Clone(p.Panel.Totals), n.form.Totals...) {
		r.totals[hanzi.Key(s)] = true
	}
	return r
}

// rows reads one printed row: none when the panel has nothing in it, several when its columns are of several items.
func (r *rowReader) rows(number int, cells []int) []document.Row {
	line, ok := r.line(number, cells)
	switch {
	case !ok:
		return nil
	case r.panel.Panel.Rows.InColumns():
		return r.transposed(line)
	}
	return []document.Row{r.row(line)}
}

// row reads a line as one row.
func (r *rowReader) row(line printedLine) document.Row {
	out := document.Row{Side: r.panel.Panel.Side, Role: document.Item, Values: document.Values{}, Cells: document.Cells{}}
	code, name, printed := r.labelled(line)
	if len(line.projects) > 0 {
		project := join(line.projects)
		named(&out, hanzi.Fold(project.text), slices.ContainsFunc(line.texts, func(t printedColumn) bool {
			return t.id == document.ProjectCode
		}))
		out.Cells = r.with(out.Cells, "project", project)
	}
	for _, a := range line.amounts {
		if a.column.Column.Optional && len(a.column.Grid) == 0 {
			continue
		}
		r.amount(&out, a.column, a.text)
	}
	r.numbered = false
	front := r.unitOf(&out, line, &name)
	front = append(front, r.classesOf(&out, line, &name)...)
	front = append(front, r.textsOf(&out, line)...)
	label := join([]printedText{line.group, name})
	r.periodOf(&out, line)
	if !r.unitInCode(&out, printed, code.text, name.text) && out.Role != document.Entity {
		out.Code, out.Name = r.identify(printed, label.text)
		out.Level = codes.Level(out.Code)
	}
	if label.text == "" {
		name = r.namedByGoods(&out, line)
	}
	labels := r.with(r.with(r.with(document.Cells{}, "code", code), "group", line.group), "name", name)
	out.Cells = slices.Concat(labels, front, out.Cells)
	if !r.labels { // a table of one row, which says nothing but the sums
		if r.table.Rows == r.table.Header+1 { // of several rows without a name none is the total
			out.Role = document.Total
		}
		return out
	}
	r.outlined(&out, line.steps)
	r.classify(&out)
	return out
}

// named gives a row its project, and takes the code from the front of the name unless a column prints it.
func named(out *document.Row, text string, coded bool) {
	code, name := codes.Project(text)
	if code == "" || coded {
		out.Project = text
		return
	}
	out.Project = name
	out.Texts = append(out.Texts, document.RowText{ID: document.ProjectCode, Text: code})
}

// labelled gives the code and the name of a line, and the code as its columns print it.
func (r *rowReader) labelled(line printedLine) (code, name printedText, printed []printedText) {
	code, name, printed = join(line.codes), join(line.names), line.codes
	// the label of a total row, merged over the code columns
	if name.text == "" && code.text != "" && !hasDigit(code.text) {
		code, name, printed = printedText{}, code, nil
	}
	// the label of a total row, in a column of other text
	if name.text == "" && code.text == "" && r.declaredTotal(line.label.text) {
		name = line.label
	}
	return code, name, printed
}

// with adds the printed cell behind something that is said, if there is one.
func (r *rowReader) with(c document.Cells, id string, t printedText) document.Cells {
	if t.first == nil {
		return c
	}
	r.take(t)
	return append(c, document.NamedCell{ID: id, Cell: &document.Cell{Raw: t.text, Mark: t.first.Mark, Page: t.first.Page(),
		Box: t.box}})
}

func (r *rowReader) take(t printedText) {
	for _, k := range t.cells {
		r.taken[k] = true
	}
}

// amount reads a value cell. A blank one is null; so is one that says "none" with a dash. One that is no amount is null
// and reported, and so is one that is merged over several columns or rows, because nothing says to which of them it
// belongs.
func (r *rowReader) amount(out *document.Row, m *schema.ColumnMatch, t printedText) {
	column := m.Column
	amount, kind := value.ParseAmount(strings.TrimSuffix(hanzi.Key(t.text), "%"))
	if column.Unit != "%" {
		amount, kind = value.ParseAmount(t.text)
	}
	if !r.sure(t) {
		kind = value.NotAmount // several numbers, or one of which nobody knows where it ends
	}
	placed := t.first == nil || t.first.Rows == 1 && r.columnsOf(t.first) == 1
	v := document.Value{Column: column.ID}
	if kind == value.Number && placed {
		v.Amount = &amount
	}
	out.Values = append(out.Values, v)
	if t.first == nil {
		return
	}
	r.take(t)
	cell := &document.Cell{Raw: t.text, Page: t.first.Page(), Box: t.box, Proof: document.Unchecked, Mark: t.first.Mark}
	cell.Because = r.unsure(m, t)
	out.Cells = append(out.Cells, document.NamedCell{ID: column.ID, Cell: cell})
	switch {
	case kind == value.NotAmount:
		cell.Proof = document.Doubtful
		cell.Doubt(document.UnsureText)
		r.report("value.unreadable", t.first, "%q stands where an amount belongs", t.text)
	case kind == value.Number && !placed:
		cell.Proof = document.Doubtful
		cell.Doubt(document.IsMerged)
		r.report("value.merged", t.first, "%s stands in a cell merged over several amounts; it is not placed", t.text)
	}
}

// columnsOf counts the amount columns that a cell covers.
func (r *rowReader) columnsOf(c *extract.Cell) int {
	places := map[int]bool{} // columns that share a place are one
	for _, m := range r.panel.Columns {
		if m.Column.Role == "" && slices.ContainsFunc(m.Grid, func(g int) bool { return g >= c.Col && g < c.Col+c.Cols }) {
			places[m.Grid[0]] = true
		}
	}
	return len(places)
}

// report says something of the row being read, or of one of its cells.
func (r *rowReader) report(id string, at *extract.Cell, format string, args ...any) {
	f := finding.Found(id, finding.Warning, format, args...)
	if at != nil {
		box := at.Box()
		f.Page, f.Box = at.Page(), &box
	}
	r.n.report(f)
}
