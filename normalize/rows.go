package normalize

import (
	"slices"
	"strings"

	"gongkai/extract"
	"gongkai/extract/page"
	"gongkai/internal/hanzi"
	"gongkai/normalize/value"
	"gongkai/schema"
)

// rowReader reads the rows of one panel from top to bottom. It keeps the code above, for tables that print only its last part,
// the unit whose rows these are, and the place in the list of fixed items.
type rowReader struct {
	n        *normalizer
	table    *extract.Table
	panel    *schema.PanelMatch
	header   schema.Header
	year     int    // that the table is of
	code     string // of the row above
	named    string // the code of the class that a row above names without printing it
	unit     *Unit  // named by a row above
	nextItem int
	used     []bool // items that a row was found for
	totals   map[string]bool
	taken    []bool        // cells of the table that the output shows
	here     *extract.Cell // first printed cell of the row being read, for findings
	labels   bool          // the table prints a column that says what a row is
}

func newRowReader(n *normalizer, t *extract.Table, m *schema.TableMatch, p *schema.PanelMatch, taken []bool) *rowReader {
	r := &rowReader{n: n, table: t, panel: p, header: m.Header, year: m.Header.Year(), used: make([]bool, len(p.Panel.Items)), totals: map[string]bool{}, taken: taken}
	r.labels = p.Labelled()
	for _, s := range append(slices.Clone(p.Panel.Totals), n.form.Totals...) {
		r.totals[hanzi.Key(s)] = true
	}
	return r
}

// rows reads one printed row: none when the panel has nothing in it, several when its columns are of several items.
func (r *rowReader) rows(number int, cells []int) []Row {
	line, ok := r.line(number, cells)
	switch {
	case !ok:
		return nil
	case r.panel.Panel.Rows == schema.OneRow:
		return r.transposed(line)
	}
	return []Row{r.row(line)}
}

// printedLine is one printed row, its cells told apart by what their columns hold.
type printedLine struct {
	codes, names, units, unitCodes, projects []printedText
	period                                   printedText
	label                                    printedText // the first other text
	group                                    printedText // the part of the label that is merged over several rows
	classes                                  []printedClass
	amounts                                  []printedAmount
}

type printedClass struct {
	id         string
	code, name printedText
}

type printedAmount struct {
	column *schema.ColumnMatch
	text   printedText
}

func (r *rowReader) line(number int, cells []int) (printedLine, bool) {
	var out printedLine
	r.here = nil
	owner := r.owners(cells)
	for i := range r.panel.Columns {
		m := &r.panel.Columns[i]
		text := r.text(m, number, cells, func(cell int) bool { return owner[cell] == i })
		if text.first != nil && text.first.Row == number && r.here == nil {
			r.here = text.first
		}
		switch m.Column.Role {
		case schema.RoleCode:
			out.codes = append(out.codes, text)
		case schema.RoleName:
			group, own := r.grouped(m, cells, text)
			out.group = join([]printedText{out.group, group})
			out.names = append(out.names, own)
		case schema.RoleProject:
			out.projects = append(out.projects, text)
		case schema.RoleUnit:
			out.units = append(out.units, text)
		case schema.RoleUnitCode:
			out.unitCodes = append(out.unitCodes, text)
		case schema.RoleText:
			if out.label.first == nil && text.first != nil {
				out.label = text
			}
		case schema.RolePeriod:
			out.period = join([]printedText{out.period, text})
		case schema.RoleClass, schema.RoleClassCode:
			out.class(m, text)
		case "":
			out.amounts = append(out.amounts, printedAmount{m, text})
		}
	}
	return out, r.here != nil && !r.shared(owner, cells)
}

// shared says whether the label of a row covers the amounts of this side, too: it is the label of another side, whose amounts stand
// beside it.
func (r *rowReader) shared(owner map[int]int, cells []int) bool {
	amounts := 0
	for i, m := range r.panel.Columns {
		if m.Column.Role != "" || len(m.Grid) == 0 {
			continue
		}
		amounts++
		if k := cells[m.Grid[0]]; k < 0 || owner[k] == i {
			return false
		}
	}
	return amounts > 0 && r.panel.Panel.Side != ""
}

// grouped parts a label over several columns: what is merged over several rows heads a group, beside the labels of its rows.
func (r *rowReader) grouped(m *schema.ColumnMatch, cells []int, label printedText) (group, own printedText) {
	if len(label.cells) < 2 {
		return group, label
	}
	for _, k := range label.cells {
		c := &r.table.Cells[k]
		part := printedText{text: c.Text, first: c, box: c.Box(), cells: []int{k}}
		if c.Rows > 1 {
			group = join([]printedText{group, part})
		} else {
			own = join([]printedText{own, part})
		}
	}
	if own.first == nil {
		return printedText{}, label
	}
	return group, own
}

// class adds the code or the name of a further classification.
func (l *printedLine) class(m *schema.ColumnMatch, text printedText) {
	if len(m.Grid) == 0 {
		return
	}
	i := slices.IndexFunc(l.classes, func(c printedClass) bool { return c.id == m.Column.Codes })
	if i < 0 {
		i = len(l.classes)
		l.classes = append(l.classes, printedClass{id: m.Column.Codes})
	}
	if m.Column.Role == schema.RoleClass {
		l.classes[i].name = join([]printedText{l.classes[i].name, text})
	} else {
		l.classes[i].code = join([]printedText{l.classes[i].code, text})
	}
}

// row reads a line as one row.
func (r *rowReader) row(line printedLine) Row {
	out := Row{Side: r.panel.Panel.Side, Role: Item, Values: Values{}, Cells: Cells{}}
	code, name := join(line.codes), join(line.names)
	if len(line.projects) > 0 {
		project := join(line.projects)
		out.Project = hanzi.Fold(project.text)
		out.Cells = r.with(out.Cells, "project", project)
	}
	for _, a := range line.amounts {
		if a.column.Column.Optional && len(a.column.Grid) == 0 {
			continue
		}
		r.amount(&out, &a.column.Column, a.text)
	}
	codes := line.codes
	if name.text == "" && code.text != "" && !hasDigit(code.text) { // the label of a total row, merged over the code columns
		code, name, codes = printedText{}, code, nil
	}
	if name.text == "" && code.text == "" && r.totals[hanzi.Key(line.label.text)] { // the label of a total row, in a column of other text
		name = line.label
	}
	front := r.unitOf(&out, line, &name)
	front = append(front, r.classesOf(&out, line, &name)...)
	label := join([]printedText{line.group, name})
	r.periodOf(&out, line)
	if !r.unitInCode(&out, code.text, name.text) && out.Role != Entity {
		out.Code, out.Name = r.identify(codes, label.text)
		out.Level = level(out.Code)
	}
	labels := r.with(r.with(r.with(Cells{}, "code", code), "group", line.group), "name", name)
	out.Cells = slices.Concat(labels, front, out.Cells)
	if !r.labels { // a table of one row, which says nothing but the sums
		out.Role = Total
		return out
	}
	r.classify(&out)
	return out
}

// printedText is the text of one or more cells that stand for one thing.
type printedText struct {
	text  string
	first *extract.Cell
	box   page.Rect
	cells []int // indexes of all cells
}

// owners tells for each cell of a row the column whose it is. A cell merged over several columns, such as the label of a total
// row over codes and names, belongs to the name, else to the first.
func (r *rowReader) owners(cells []int) map[int]int {
	owner := map[int]int{}
	for i, m := range r.panel.Columns {
		for _, g := range m.Grid {
			if _, ok := owner[cells[g]]; !ok || m.Column.Role == schema.RoleName {
				owner[cells[g]] = i
			}
		}
	}
	return owner
}

// text gives what is printed in a column of a row, cell by cell from the left. A code or name that is merged over several rows holds for
// each of them.
func (r *rowReader) text(m *schema.ColumnMatch, number int, cells []int, own func(cell int) bool) printedText {
	merged := m.Column.Role != "" && m.Column.Role != schema.RoleProject
	var parts []printedText
	for i, g := range m.Grid {
		k := cells[g]
		if k < 0 || r.header.InBody(k) || !own(k) || i > 0 && cells[m.Grid[i-1]] == k {
			continue
		}
		c := &r.table.Cells[k]
		if c.Text == "" || c.Row != number && !merged {
			continue
		}
		parts = append(parts, printedText{text: c.Text, first: c, box: c.Box(), cells: []int{k}})
	}
	return join(parts)
}

// join puts the texts of neighbouring cells together with a space, as code and name are printed.
func join(parts []printedText) printedText {
	var out printedText
	for _, p := range parts {
		if p.text == "" {
			continue
		}
		if out.first == nil {
			out = p
			continue
		}
		out.text += " " + p.text
		out.cells = append(out.cells, p.cells...)
		if p.first.Page() == out.first.Page() {
			out.box = out.box.Union(p.box)
		}
	}
	return out
}

// with adds the printed cell behind something that is said, if there is one.
func (r *rowReader) with(c Cells, id string, t printedText) Cells {
	if t.first == nil {
		return c
	}
	r.take(t)
	return append(c, NamedCell{id, &Cell{Raw: t.text, Page: t.first.Page(), Box: t.box}})
}

func (r *rowReader) take(t printedText) {
	for _, k := range t.cells {
		r.taken[k] = true
	}
}

// amount reads a value cell. A blank one is null; so is one that says "none" with a dash. One that is no amount is null and reported,
// and so is one that is merged over several columns or rows, because nothing says to which of them it belongs.
func (r *rowReader) amount(out *Row, column *schema.Column, t printedText) {
	amount, kind := value.ParseAmount(strings.TrimSuffix(hanzi.Key(t.text), "%"))
	if column.Unit != "%" {
		amount, kind = value.ParseAmount(t.text)
	}
	placed := t.first == nil || t.first.Rows == 1 && r.columnsOf(t.first) == 1
	v := Value{Column: column.ID}
	if kind == value.Number && placed {
		v.Amount = &amount
	}
	out.Values = append(out.Values, v)
	if t.first == nil {
		return
	}
	r.take(t)
	cell := &Cell{Raw: t.text, Page: t.first.Page(), Box: t.box, Proof: Unchecked}
	out.Cells = append(out.Cells, NamedCell{column.ID, cell})
	switch {
	case kind == value.NotAmount:
		cell.Proof, cell.unread = Doubtful, true
		r.report("value.unreadable", t.first, "%q stands where an amount belongs", t.text)
	case kind == value.Number && !placed:
		cell.Proof, cell.unread = Doubtful, true
		r.report("value.merged", t.first, "%s stands in a cell merged over several amounts; it is not placed", t.text)
	}
}

// columnsOf counts the amount columns that a cell covers.
func (r *rowReader) columnsOf(c *extract.Cell) int {
	n := 0
	for _, m := range r.panel.Columns {
		if m.Column.Role == "" && slices.ContainsFunc(m.Grid, func(g int) bool { return g >= c.Col && g < c.Col+c.Cols }) {
			n++
		}
	}
	return n
}

// report says something of the row being read, or of one of its cells.
func (r *rowReader) report(id string, at *extract.Cell, format string, args ...any) {
	f := page.Found(id, page.Warning, format, args...)
	if at != nil {
		box := at.Box()
		f.Page, f.Box = at.Page(), &box
	}
	r.n.report(f)
}
