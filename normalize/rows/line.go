package rows

import (
	"slices"

	"gongkai/extract"
	"gongkai/extract/geometry"
	"gongkai/schema"
)

// printedLine is one printed row, its cells told apart by what their columns hold.
type printedLine struct {
	codes, names, units, unitCodes, projects []printedText
	period                                   printedText
	label                                    printedText // the first other text
	group                                    printedText // the part of the label that is merged over several rows
	classes                                  []printedClass
	texts                                    []printedColumn // of columns that the form names
	amounts                                  []printedAmount
	steps                                    []step // of an outline
}

type printedClass struct {
	id         string
	code, name printedText
}

type printedColumn struct {
	id   string
	text printedText
}

type printedAmount struct {
	column *schema.ColumnMatch
	text   printedText
}

// line reads the cells of a printed row; false when it holds nothing of this list. Texts alone, such as the number of a
// line, make no row.
func (r *rowReader) line(number int, cells []int) (printedLine, bool) {
	var out printedLine
	r.here = nil
	owner := r.owners(cells)
	for i := range r.panel.Columns {
		m := &r.panel.Columns[i]
		text := r.text(m, number, cells, func(cell int) bool {
			return owner[cell] == i || slices.Equal(r.panel.Columns[owner[cell]].Grid, m.Grid)
		})
		if r.here == nil && m.Column.Role != schema.RoleText {
			r.here = r.ownCell(text, number)
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
			if m.Column.ID != "" && text.first != nil {
				out.texts = append(out.texts, printedColumn{m.Column.ID, text})
			}
		case schema.RolePeriod:
			out.period = join([]printedText{out.period, text})
		case schema.RoleClass, schema.RoleClassCode:
			out.class(m, text)
		case "":
			out.amounts = append(out.amounts, printedAmount{m, text})
		}
	}
	if r.panel.Panel.Rows.ByAnyName() && len(out.projects) > 0 && join(out.names).first == nil &&
		(!r.prints(schema.RoleName) || r.declaredTotal(join(out.projects).text)) {
		out.names, out.projects = out.projects, nil // a list that names its rows by their projects alone, or the total
	}
	if r.panel.Panel.Rows.InSteps() {
		out.steps = r.steps(number, cells, owner)
	}
	if out.label.first == nil {
		out.label = r.totalBeside(owner, number, cells)
	}
	return out, r.here != nil && !r.shared(owner, cells)
}

// ownCell gives the first cell of a text that is of this row, and not merged over it from a row above; nil without any.
// The group of a label may stand rows above, while the label's own part is all that a row without amounts prints.
func (r *rowReader) ownCell(text printedText, number int) *extract.Cell {
	for _, k := range text.cells {
		if c := &r.table.Cells[k]; c.Row == number {
			return c
		}
	}
	return nil
}

// totalBeside finds the label of a total row in a column that the form does not declare.
func (r *rowReader) totalBeside(owner map[int]int, number int, cells []int) printedText {
	for _, k := range cells {
		if k < 0 {
			continue
		}
		c := &r.table.Cells[k]
		if _, owned := owner[k]; !owned && c.Row == number && r.panel.Panel.Side == "" && r.declaredTotal(c.Text) {
			return printedText{text: c.Text, first: c, box: c.Box(), cells: []int{k}}
		}
	}
	return printedText{}
}

// shared reports whether the label of a row covers the amounts of this list, too: it is the label of another side, or
// of the lane beside this one, whose amounts stand behind it.
func (r *rowReader) shared(owner map[int]int, cells []int) bool {
	amounts, behind := 0, len(cells)
	for i, m := range r.panel.Columns {
		if m.Column.Role != "" || len(m.Grid) == 0 {
			continue
		}
		amounts++
		k := cells[m.Grid[0]]
		if k < 0 || owner[k] == i {
			return false
		}
		behind = r.table.Cells[k].Col + r.table.Cells[k].Cols
	}
	return amounts > 0 && (r.panel.Panel.Side != "" || r.panel.Lane > 0 && behind < len(cells))
}

// grouped parts a label over several columns: what is merged over several rows heads a group, beside the labels of its
// rows.
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

// printedText is the text of one or more cells that stand for one thing.
type printedText struct {
	text  string
	first *extract.Cell
	box   geometry.Rect
	cells []int // indexes of all cells
}

// owners tells for each cell of a row the column whose it is. A cell merged over several columns, such as the label of
// a total row over codes and names, belongs to the name, else to the first.
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

// text gives what is printed in a column of a row, cell by cell from the left. A code or name that is merged over
// several rows holds for each of them; so does the project of what is bought for it.
func (r *rowReader) text(m *schema.ColumnMatch, number int, cells []int, own func(cell int) bool) printedText {
	merged := m.Column.Role != "" && (m.Column.Role != schema.RoleProject || r.panel.Panel.Rows.ByAnyName())
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
