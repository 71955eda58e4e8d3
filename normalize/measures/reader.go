package measures

import (
	"slices"
	"strings"

	"gongkai/normalize/document"
	"gongkai/schema/address"
	"gongkai/schema/measure"
)

// reader finds the places of measures in one document.
type reader struct {
	doc    *document.Document
	kind   string
	tables map[string]*document.Table // by id: the one that speaks for the whole document
	lost   map[string]bool            // ids of tables that an unclaimed grid is most like
}

func newReader(doc *document.Document) *reader {
	d := &reader{doc: doc, tables: map[string]*document.Table{}, lost: map[string]bool{}}
	if doc.Info.Kind != nil {
		d.kind = *doc.Info.Kind
	}
	for i := range doc.Tables {
		t := &doc.Tables[i]
		if t.Department != nil { // of one of its units
			continue
		}
		if old := d.tables[t.ID]; old == nil || old.Status != document.Filled && t.Status == document.Filled {
			d.tables[t.ID] = t
		}
	}
	for _, g := range doc.Unmapped {
		if g.Nearest != nil && len(g.Corrected) == 0 { // a person may say that it is none
			d.lost[g.Nearest.Table] = true
		}
	}
	return d
}

// year gives the year that a period is of, 0 where the document does not say its own.
func (d *reader) year(period string) int {
	switch {
	case d.doc.Info.Year == nil:
		return 0
	case period == Prior:
		return *d.doc.Info.Year - 1
	}
	return *d.doc.Info.Year
}

// read gives what stands at a place, with a reason where it cannot be taken.
func (d *reader) read(m *measure.Measure, p measure.Place, year int) []Reading {
	if len(p.Kinds) > 0 && !slices.Contains(p.Kinds, d.kind) {
		return nil
	}
	if p.Fact != "" {
		return d.facts(m, p)
	}
	t := d.tables[p.Table]
	switch {
	case t == nil || t.Status == document.Missing:
		if d.lost[p.Table] {
			return []Reading{{reason: Unmapped}}
		}
		return []Reading{{reason: NotPrinted}}
	case t.Status == document.Empty && len(t.Rows) == 0:
		return []Reading{{reason: EmptyTable, Source: t.Address(), Page: first(t.Pages)}}
	}
	if p.Sum {
		return d.sums(m, p, t)
	}
	found := d.rowsOf(m, p, d.year(Current))
	if len(found) == 0 && m.Each == "" {
		return []Reading{{reason: NoRow}}
	}
	return found
}

func first(pages []int) int {
	if len(pages) == 0 {
		return 0
	}
	return pages[0]
}

// rowsOf gives the amounts of the rows of a year at a place of a table. Rows without a year are of the document's.
func (d *reader) rowsOf(m *measure.Measure, p measure.Place, year int) []Reading {
	t := d.tables[p.Table]
	if t == nil || len(p.Kinds) > 0 && !slices.Contains(p.Kinds, d.kind) {
		return nil
	}
	column := printedColumn(t, p)
	if column == "" {
		return nil
	}
	own := d.year(Current)
	if m.Each == "" && p.Row == "" && ofSeveralUnits(t, p, year, own) {
		return nil
	}
	var out []Reading
	for i := range t.Rows {
		r := &t.Rows[i]
		of := r.Year
		if of == 0 {
			of = own
		}
		if r.Side != p.Side || of != year || r.Unit != nil && m.Each != "" {
			continue
		}
		code := ""
		if m.Each != "" {
			if code = classOf(r); !measure.Classifications[m.Each].MatchString(code) {
				continue
			}
		} else if !speaksFor(r, p) || r.Unit != nil && isWhole(t, p, year, own) {
			continue
		}
		x := cellReading(t, r, column, m.Unit)
		if p.Alone && !alone(r, column) {
			x.reason = NoRow
		}
		x.code, x.name = code, r.Name
		if code == "" {
			x.name = ""
		}
		if m.Each != "" && (x.reason == Blank || slices.ContainsFunc(out, func(o Reading) bool { return o.code == code })) {
			continue // forms print all classes; a blank one says nothing, and the second of a name is another list
		}
		out = append(out, x)
		if m.Each == "" {
			return out
		}
	}
	return out
}

// isWhole reports whether a declared row of a year is printed once for all units together.
func isWhole(t *document.Table, p measure.Place, year, own int) bool {
	return slices.ContainsFunc(t.Rows, func(r document.Row) bool {
		return r.Unit == nil && r.Side == p.Side && (r.Year == year || r.Year == 0 && own == year) && speaksFor(&r, p)
	})
}

// ofSeveralUnits tells a declared row that is printed for several units and not for all of them together: none of these
// is the department's number.
func ofSeveralUnits(t *document.Table, p measure.Place, year, own int) bool {
	units := map[document.Unit]bool{}
	for i := range t.Rows {
		r := &t.Rows[i]
		if r.Side != p.Side || r.Year != year && (r.Year != 0 || own != year) || !speaksFor(r, p) {
			continue
		}
		if r.Unit == nil {
			return false
		}
		units[*r.Unit] = true
	}
	return len(units) > 1
}

// speaksFor tells the row that a place names: the total of the whole table, or a declared row.
func speaksFor(r *document.Row, p measure.Place) bool {
	if p.Row != "" {
		return r.Role == document.Total && r.Unit == nil && (r.Item == "" || r.Item == "total")
	}
	return slices.Contains(p.Item, r.Item)
}

// classOf gives the code of a row: printed, or the id of a declared row that is one.
func classOf(r *document.Row) string {
	if r.Code != "" {
		return r.Code
	}
	return r.Item
}

// printedColumn gives the first column of a place that the table prints, "" where it prints none.
func printedColumn(t *document.Table, p measure.Place) string {
	for _, id := range p.Column {
		if slices.ContainsFunc(t.Columns, func(c document.Column) bool {
			return c.ID == id && c.Side == p.Side &&
				len(c.Path) > 0
		}) {
			return id
		}
	}
	for _, id := range p.Column { // columns whose header is not printed still hold values
		if slices.ContainsFunc(t.Rows, func(r document.Row) bool { return r.Side == p.Side && r.Values.Get(id) != nil }) {
			return id
		}
	}
	return ""
}

// alone tells a row whose other amounts are zero or blank, those of the year before and of the change aside.
func alone(r *document.Row, column string) bool {
	for _, v := range r.Values {
		if v.Column != column && periodOf(v.Column) == periodOf(column) && v.Amount != nil && !v.Amount.IsZero() {
			return false
		}
	}
	return true
}

// periodOf is the period in a column's id: prior_general_public is of the year before. The vocabulary composes them so.
func periodOf(column string) string {
	for _, p := range []string{Prior, Change} {
		if column == p || strings.HasPrefix(column, p+"_") {
			return p
		}
	}
	return Current
}

// cellReading gives the amount of a row in a column.
func cellReading(t *document.Table, r *document.Row, column, to string) Reading {
	x := Reading{Source: address.Of(string(r.Address), column)}
	amount, cell := r.Values.Get(column), r.Cells.Get(column)
	if cell != nil {
		x.Page, x.Box, x.Proof = cell.Page, cell.Box, cell.Proof
		x.Corrected = corrected(t, string(x.Source), column, cell)
	}
	if amount == nil {
		x.reason = Blank
		if x.Proof == document.Doubtful {
			x.reason = InDoubt
		}
		return x
	}
	if x.Printed = amount.String(); cell != nil && cell.Corrected != nil {
		x.Printed = cell.Raw
	}
	unit := t.UnitOf(r, column)
	if unit != nil {
		x.In = *unit
	}
	if x.convert(*amount, unit, to); x.reason == "" && x.Proof == document.Doubtful {
		x.reason = InDoubt
	}
	return x
}

// corrected are the corrections that a value rests on: its own, and what a person says of its table, unit and column.
func corrected(t *document.Table, address, column string, c *document.Cell) []string {
	var out []string
	if c.Corrected != nil {
		out = append(out, address)
	}
	if !slices.Contains(c.Because, document.IsTold) {
		return out
	}
	for _, told := range t.Corrected {
		of := strings.Contains(told.Address, "/column/")
		if !of || told.Corrected != nil && (*told.Corrected == column || strings.HasSuffix(*told.Corrected, "/"+column)) {
			out = append(out, told.Address)
		}
	}
	return out
}

// sums adds up the most detailed rows of each class, where the table prints no row of any class and all of these rows
// add up to its total. Rows of units are taken only where there are no others.
func (d *reader) sums(m *measure.Measure, p measure.Place, t *document.Table) []Reading {
	column := printedColumn(t, p)
	if column == "" {
		return nil
	}
	var rows []*document.Row
	whole := false
	for i := range t.Rows {
		r := &t.Rows[i]
		if r.Side != p.Side || r.Role == document.Total || r.Code == "" || r.Year != 0 && r.Year != d.year(Current) {
			continue
		}
		if measure.Classifications[m.Each].MatchString(r.Code) {
			return nil // it prints its classes
		}
		whole = whole || r.Unit == nil
		rows = append(rows, r)
	}
	var total *Reading
	for i := range t.Rows {
		if r := &t.Rows[i]; r.Side == p.Side && r.Role == document.Total && r.Unit == nil && r.Item == "" {
			x := cellReading(t, r, column, m.Unit)
			total = &x
			break
		}
	}
	if total == nil || total.reason != "" {
		return nil
	}
	byClass, all := map[string]*Reading{}, Reading{}
	for _, r := range rows {
		if whole && r.Unit != nil || !detailed(rows, r, whole) || len(r.Code) < 3 {
			continue
		}
		class := r.Code[:3]
		if !measure.Classifications[m.Each].MatchString(class) {
			return nil
		}
		x := cellReading(t, r, column, m.Unit)
		if x.reason == Blank {
			continue
		}
		sum := byClass[class]
		if sum == nil {
			sum = &Reading{Source: t.Address().Add(class + "*").Add(column), In: x.In, Page: x.Page, Box: x.Box,
				Proof: document.Verified, code: class}
			byClass[class] = sum
		}
		sum.add(x)
		all.add(x)
	}
	if !same(all, *total) {
		return nil // the rows are not the whole of it; what the class is nobody can say
	}
	var out []Reading
	for _, sum := range byClass {
		if sum.reason == "" && len(sum.Corrected) == 0 {
			sum.Printed = sum.amount.String()
		}
		out = append(out, *sum)
	}
	slices.SortFunc(out, func(a, b Reading) int { return strings.Compare(a.code, b.code) })
	return out
}

// detailed tells a row that no other row divides further.
func detailed(rows []*document.Row, r *document.Row, whole bool) bool {
	return !slices.ContainsFunc(rows, func(o *document.Row) bool {
		sameUnit := whole && o.Unit == nil || !whole && o.Unit != nil && r.Unit != nil && *o.Unit == *r.Unit
		return o != r && sameUnit && len(o.Code) > len(r.Code) && strings.HasPrefix(o.Code, r.Code)
	})
}

// add takes one more value into a sum, which is no better than the worst of them.
func (x *Reading) add(y Reading) {
	x.Rows = append(x.Rows, y.Source)
	if y.reason != "" {
		x.reason = y.reason
		return
	}
	x.amount, x.step = x.amount.Add(y.amount), x.step.Add(y.step)
	for _, c := range y.Corrected {
		if !slices.Contains(x.Corrected, c) {
			x.Corrected = append(x.Corrected, c)
		}
	}
	if y.Proof != document.Verified {
		x.Proof = document.Unchecked
	}
}
