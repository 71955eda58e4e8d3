package rows

import (
	"slices"
	"strconv"
	"strings"

	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
	"gongkai/normalize/captions"
	"gongkai/normalize/document"
	"gongkai/normalize/identity"
	"gongkai/schema"
	"gongkai/schema/codes"
)

// unitOf finds the budget unit of a row. A row that names nothing but a unit is the unit's own, and the rows below it
// are of that unit, until another is named. Where the unit stands in the place of the total's label, it is the total.
func (r *rowReader) unitOf(out *document.Row, line printedLine, name *printedText) document.Cells {
	var cells document.Cells
	unit, code := join(line.units), join(line.unitCodes)
	key := hanzi.Key(unit.text)
	switch {
	case unit.text == "" && code.text == "":
		out.Unit = r.unit
		return nil
	case r.declaredTotal(key) || key == "" && r.declaredTotal(code.text): // 合计 stands where the units stand
		if key == "" {
			unit = code
		}
		if name.text == "" {
			*name = unit
			return nil
		}
		return r.with(nil, "unit", unit)
	}
	cells = r.with(r.with(cells, "unit_code", code), "unit", unit)
	named, byName, ok := r.namedUnit(line, *name)
	if !ok { // a dash for no unit, or a number that is none's
		out.Unit, r.numbered = r.unit, codes.Digits(code.text) != ""
		return cells
	}
	if byName {
		if unit.text == "" { // it stands where the names stand
			cells = r.with(cells, "unit", *name)
		}
		*name = printedText{}
	}
	out.Unit = &named
	if named.Name == "" { // a code alone: the unit of this row and of no other
		return cells
	}
	if name.text == "" && len(line.codes) == 0 || name.text == "" && join(line.codes).text == "" {
		if out.Project == "" && len(line.classes) == 0 || r.panel.Panel.Rows.OfUnits() {
			r.startUnit(out, named)
		}
	}
	return cells
}

// namedUnit is the unit that a line names in the columns for units, and whether the row's own name is the unit's.
func (r *rowReader) namedUnit(line printedLine, name printedText) (named document.Unit, byName, ok bool) {
	unit, code := join(line.units), join(line.unitCodes)
	key := hanzi.Key(unit.text)
	if unit.text == "" && codes.Digits(code.text) == "" || r.declaredTotal(key) ||
		key == "" && r.declaredTotal(code.text) {
		return named, false, false
	}
	// a code beside a name that is now a unit's, now a project's
	if unit.text == "" && name.text != "" && !r.prints(schema.RoleUnit) {
		if !r.codesUnit(schema.RoleUnitCode, codes.Digits(code.text), name.text) {
			return named, false, false
		}
		if byName = identity.PublicBody(name.text); byName {
			unit = name
		}
	}
	printed := hanzi.Fold(unit.text)
	named = document.Unit{Code: codes.Digits(code.text), Name: printed}
	if g := codedUnit.FindStringSubmatch(printed); g != nil && code.text == "" {
		named = document.Unit{Code: g[1], Name: g[2]}
	}
	return named, byName, true
}

// unitsIn collects the units that a table names in columns for them. It comes before any table is read: which names
// head the rows of a unit then does not depend on the order of the tables.
func (n *reader) unitsIn(m *schema.TableMatch) {
	printed := &n.doc.Tables[m.Index]
	matrix := printed.Matrix()
	for i := range m.Panels {
		r := newRowReader(n, printed, m, &m.Panels[i], captions.Unit{}, nil)
		if !r.prints(schema.RoleUnit) && !r.prints(schema.RoleUnitCode) {
			continue
		}
		for number := printed.Header; number < printed.Rows; number++ {
			row := matrix[number]
			if n.statement(printed, row) >= 0 || remark(printed, row) >= 0 || numbering(printed, row) {
				continue
			}
			line, ok := r.line(number, row)
			if !ok {
				continue
			}
			var name printedText
			if !r.panel.Panel.Rows.InColumns() {
				_, name, _ = r.labelled(line)
			}
			if unit, _, ok := r.namedUnit(line, name); ok && unit.Name != "" {
				n.units[unitKey(unit.Name)] = true
			}
		}
	}
}

// unitInCode reads a row whose code columns hold the code of a unit, above the rows of that unit: 125001 某市某局 among
// economic classes.
func (r *rowReader) unitInCode(out *document.Row, printed []printedText, code, name string) bool {
	digits := codes.Digits(code)
	if whole, ok := r.columns(printed, name); ok && codes.Level(whole) > 0 { // 208 beside 20805
		digits = whole
	}
	if !r.panel.Panel.Rows.Coded() || codes.Level(digits) != 0 && r.inDomain(digits) ||
		!r.isEntity(hanzi.Key(name)) || !r.codesUnit(schema.RoleCode, digits, name) {
		return false
	}
	r.startUnit(out, document.Unit{Code: digits, Name: hanzi.Fold(name)})
	return true
}

// How long the codes of units are.
const (
	shortestUnitCode = 3 // digits; two are a part of a class: 05 博物馆 under 207
	wholeUnitCode    = 6 // from as many on a code tells a unit without another that shares its front
)

// codesUnit reports whether digits in a code column can be the code of a unit, which outranks how the name beside them
// ends: 002 before 某活动中心 numbers a project. A short code is a unit's if its name is known to be one, or if another
// code of the column shares its front, as 117001 does that of 117. Alone it has the width of the others, and is no
// number that counts from 001.
func (r *rowReader) codesUnit(role, digits, name string) bool {
	switch {
	case len(digits) < shortestUnitCode:
		return false
	case len(digits) >= wholeUnitCode || r.knownUnit(unitKey(hanzi.Key(name))):
		return true
	}
	alone := digits[0] != '0'
	for _, other := range r.codesIn(role) {
		switch {
		case other != digits && (strings.HasPrefix(other, digits) || strings.HasPrefix(digits, other)):
			return true
		case len(other) != len(digits):
			alone = false
		}
	}
	return alone
}

// codesIn gives the different codes that the columns of a role print and that may be those of units. They are looked
// for once a list: a long one asks for each of its rows.
func (r *rowReader) codesIn(role string) []string {
	if found, ok := r.printed[role]; ok {
		return found
	}
	out := []string{}
	for _, m := range r.panel.Columns {
		if m.Column.Role != role {
			continue
		}
		for k, c := range r.table.Cells {
			if c.Row < r.table.Header || !slices.Contains(m.Grid, c.Col) || r.header.InBody(k) {
				continue
			}
			code := codes.Digits(c.Text)
			if len(code) >= shortestUnitCode && (role != schema.RoleCode || !r.inDomain(code)) {
				out = append(out, code)
			}
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	r.printed[role] = out
	return out
}

// startUnit makes a row the one of a unit, above the rows of that unit.
func (r *rowReader) startUnit(out *document.Row, u document.Unit) {
	r.unit, r.headed = &u, true
	out.Role, out.Name, out.Unit = document.Entity, u.Name, r.unit
	r.nextItem, r.used, r.code = 0, make([]bool, len(r.used)), ""
	r.named = ""
}

// prints reports whether the table prints a column of the role.
func (r *rowReader) prints(role string) bool {
	return slices.ContainsFunc(r.panel.Columns, func(c schema.ColumnMatch) bool {
		return c.Column.Role == role &&
			len(c.Grid) > 0
	})
}

// codedUnit is a unit with its code in front: 117001 某市审计局, 231_某局.
var codedUnit = lazyregexp.New(`^(\d{3,12})[\s\-_－—、:：]*([^\d].*)$`)

// classesOf reads the codes of further classifications. Where the row has no name of its own, the class is no label.
func (r *rowReader) classesOf(out *document.Row, line printedLine, name *printedText) document.Cells {
	var cells document.Cells
	for _, c := range line.classes {
		if c.code.text == "" && c.name.text == "" {
			continue
		}
		cells = r.with(r.with(cells, c.id+"_code", c.code), c.id, c.name)
		printed := hanzi.Fold(c.name.text)
		class := document.Class{ID: c.id, Code: r.classCode(c), Name: printed}
		if g := codeInFront.FindStringSubmatch(printed); class.Code == "" && g != nil {
			class.Code, class.Name = codes.Digits(g[1]), strings.TrimSpace(g[2])
		}
		if g := goodsCode.FindStringSubmatch(printed); c.id == codes.Goods && g != nil {
			class.Code, class.Name = g[1], strings.TrimSpace(g[2])
		}
		// the label of a total row, merged over all of them
		if class.Code == "" && r.declaredTotal(class.Name) && name.text == "" {
			*name = c.name
			continue
		}
		out.Classes = append(out.Classes, class)
	}
	return cells
}

// classCode gives the code of a further classification, put together from its columns.
func (r *rowReader) classCode(c printedClass) string {
	code := codes.Digits(c.code.text)
	if codes.Of(c.id) == nil || code == "" || codes.Level(code) > 0 {
		return code
	}
	parts := strings.Fields(c.code.text)
	for i := range parts {
		parts[i] = codes.Digits(parts[i])
	}
	if whole, _ := codes.Compose(parts, ""); calls(c.id, whole, c.name.text, r.year) {
		return whole
	}
	if len(parts) > 1 {
		r.report("code.unreadable", c.code.first, "%q stands where a code belongs", c.code.text)
		return ""
	}
	return code
}

// goodsCode tells a code of the catalogue of purchases in front of a name: A02020400多功能一体机, C99其他服务. Its levels
// have two digits each: A4黑白打印机 is a printer.
var goodsCode = lazyregexp.New(`^([A-Z](?:\d{2}){1,5})[\s\-—–_.、]*([^\d].*)$`)

// namedByGoods calls a row whose columns of names are blank by what is bought, and gives that cell.
func (r *rowReader) namedByGoods(out *document.Row, line printedLine) printedText {
	k := slices.IndexFunc(line.classes, func(c printedClass) bool { return c.id == codes.Goods })
	of := slices.IndexFunc(out.Classes, func(c document.Class) bool { return c.ID == codes.Goods })
	if k < 0 || of < 0 || out.Classes[of].Name == "" || out.Role == document.Entity {
		return printedText{}
	}
	out.Name = out.Classes[of].Name
	return line.classes[k].name
}

// textsOf reads what a row says in columns of text that the form names. The label of a total may stand in one.
func (r *rowReader) textsOf(out *document.Row, line printedLine) document.Cells {
	var cells document.Cells
	for _, t := range line.texts {
		if r.declaredTotal(t.text.text) {
			continue
		}
		out.Texts = append(out.Texts, document.RowText{ID: t.id, Text: hanzi.Fold(t.text.text)})
		cells = r.with(cells, t.id, t.text)
	}
	return cells
}

var printedYear = lazyregexp.New(`20\d\d`)

// periodOf reads the year of a row in a table with rows of several years.
func (r *rowReader) periodOf(out *document.Row, line printedLine) {
	if line.period.text == "" {
		return
	}
	out.Cells = r.with(out.Cells, "period", line.period)
	if y := printedYear.FindAllString(hanzi.Key(line.period.text), -1); len(y) == 1 {
		out.Year, _ = strconv.Atoi(y[0])
	}
}

// Periods of rows other than the table's own: what such a row holds goes into columns of that period, so that the
// same line of any year and any layout has the same rows and columns.
const (
	prior  = "prior"
	change = "change"
)

// periodOfLine tells rows of another period, and takes the year from those whose period is told by their column.
func (r *rowReader) periodOfLine(out *document.Row, line printedLine) string {
	key, words := hanzi.Key(line.period.text), &lexicon.Words().Headers
	period := ""
	switch {
	case lexicon.Has(key, words.Change):
		period = change
	case out.Year != 0 && r.year != 0 && out.Year == r.year-1, lexicon.Begins(key, words.Prior):
		period = prior
	}
	if period != "" || out.Year == r.year {
		out.Year = 0
	}
	return period
}

// inPeriod is the column of a period for what a column holds of the table's own: prior of total,
// prior_general_public of general_public.
func inPeriod(period string, m *schema.ColumnMatch) *schema.ColumnMatch {
	if period == "" || strings.HasPrefix(m.Column.ID, period) {
		return m
	}
	of, c := *m, *m.Column
	if c.ID = period + "_" + m.Column.ID; m.Column.ID == "total" {
		c.ID = period
	}
	of.Column = &c
	return &of
}

// periodColumns adds the columns of other periods that rows hold to those of the table.
func periodColumns(t *document.Table) {
	for i := range t.Rows {
		for _, v := range t.Rows[i].Values {
			if t.HasColumn(t.Rows[i].Side, v.Column) {
				continue
			}
			c := document.Column{ID: v.Column, Side: t.Rows[i].Side, Path: []string{}}
			_, of, _ := strings.Cut(v.Column, "_")
			for _, o := range t.Columns {
				if o.ID == of || of == "" && o.ID == "total" {
					c.Path, c.Unit = o.Path, o.Unit
				}
			}
			t.Columns = append(t.Columns, c)
		}
	}
}

// transposed reads a line whose columns are the items: a row for each item, in the order of the columns.
func (r *rowReader) transposed(line printedLine) []document.Row {
	var out []document.Row
	var base document.Row
	base.Side, base.Role = r.panel.Panel.Side, document.Item
	var name printedText
	cells := r.unitOf(&base, line, &name)
	r.periodOf(&base, line)
	cells = append(r.with(cells, "name", name), base.Cells...)
	total := base.Role == document.Item && r.declaredTotal(name.text)
	if base.Role == document.Entity {
		base.Role, base.Name = document.Item, ""
	}
	period := r.periodOfLine(&base, line)
	for _, a := range line.amounts {
		c := a.column
		if len(c.Grid) == 0 || r.panel.Shared(c) && !names(line.period.text, c.Column.ID) {
			continue
		}
		k := slices.IndexFunc(out, func(o document.Row) bool { return o.Item == c.Column.Item })
		if k < 0 {
			row := base
			row.Item, row.Name = c.Column.Item, r.itemName(c.Column.Item)
			row.Values, row.Cells = document.Values{}, slices.Clone(cells)
			if total {
				row.Unit = nil
			}
			k = len(out)
			out = append(out, row)
		}
		r.amount(&out[k], inPeriod(period, c), a.text)
	}
	return out
}

// names reports whether a label is a printed name of a column: 决算数 of final.
func names(label, column string) bool {
	e := schema.Terms().Column(column)
	return e != nil && slices.ContainsFunc(e.Words, func(w schema.Path) bool {
		return len(w) == 1 &&
			hanzi.Key(w[0]) == hanzi.Key(label)
	})
}

// merged puts the rows of one item together that hold different columns of it.
func merged(rows []document.Row) []document.Row {
	var out []document.Row
	for _, r := range rows {
		k := slices.IndexFunc(out, func(o document.Row) bool {
			return o.Item == r.Item && (o.Unit == nil) == (r.Unit == nil) && (o.Unit == nil || *o.Unit == *r.Unit) &&
				o.Year == r.Year
		})
		if k < 0 {
			out = append(out, r)
			continue
		}
		o := &out[k]
		o.Values, o.Extra = append(o.Values, r.Values...), append(o.Extra, r.Extra...)
		for _, c := range r.Cells {
			switch known := o.Cells.Get(c.ID); {
			case known == nil:
				o.Cells = append(o.Cells, c)
			case known.Raw != c.Raw: // 预算数 in one line, 决算数 in the other; or one for each year
				id := c.ID
				for n := 2; o.Cells.Get(c.ID) != nil; n++ {
					c.ID = id + "/" + strconv.Itoa(n)
				}
				o.Cells = append(o.Cells, c)
			}
		}
	}
	return out
}

// itemName is what the header prints of an item, without what it says of its columns: their years, 预算数 and 决算数.
func (r *rowReader) itemName(item string) string {
	var common []string
	for _, c := range r.panel.Columns {
		if c.Column.Item != item || len(c.Grid) == 0 {
			continue
		}
		if common == nil {
			common = slices.Clone(c.Path)
			continue
		}
		if same := slices.DeleteFunc(slices.Clone(common), func(s string) bool {
			return !slices.Contains(c.Path,
				s)
		}); len(same) > 0 {
			common = same
		}
	}
	return hanzi.Fold(strings.Join(common, " / "))
}
