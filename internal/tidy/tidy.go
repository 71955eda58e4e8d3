package tidy

import (
	"strconv"
	"strings"

	"gongkai/normalize/document"
	"gongkai/schema/address"
)

// Tables gives the tables of the model, each after those that it refers to.
func Tables() []*Table {
	return []*Table{
		&terms.Table,
		&departments.Table,
		&documents.Table,
		&tables.Table,
		&columns.Table,
		&rows.Table,
		&values.Table,
		&sheets.Table,
		&sheetFields.Table,
		&indicators.Table,
		&facts.Table,
		&measureRecords.Table,
		&checks.Table,
		&checkCells.Table,
		&diagnostics.Table,
		&grids.Table,
		&squares.Table,
		&texts.Table,
	}
}

// Model turns one document after the other into records. It remembers ids alone, so that thousands of documents need no
// memory.
type Model struct {
	describe Describe
	seen     map[string]bool // documents, departments and terms that have their record
}

// New gives a model without documents. Without describe, names are those that documents print.
func New(describe Describe) *Model {
	if describe == nil {
		describe = func(string, string) Meaning { return Meaning{} }
	}
	return &Model{describe, map[string]bool{}}
}

// Add gives the records that a document adds, by table in the order of Tables. It is false for a document that was
// added before.
func (m *Model) Add(doc *document.Document) ([]Batch, bool) {
	b := &builder{Model: m, source: documentSource{IdentityOf(doc), departmentOf(doc), doc}}
	if !m.first("document", b.source.Identity.Document) {
		return nil, false
	}
	b.department(b.source.department)
	b.documents = append(b.documents, documents.record(b.source))
	b.addTables()
	b.addSheets()
	b.addFacts()
	b.addMeasures()
	b.addChecks()
	b.addFindings()
	b.addPrinted()
	return []Batch{
		{&terms.Table, b.terms},
		{&departments.Table, b.departments},
		{&documents.Table, b.documents},
		{&tables.Table, b.tables},
		{
			&columns.Table,
			b.columns,
		},
		{&rows.Table, b.rows},
		{&values.Table, b.values},
		{&sheets.Table, b.sheets},
		{&sheetFields.Table, b.fields},
		{&indicators.Table, b.indicators},
		{&facts.Table, b.facts},
		{&measureRecords.Table, b.measures},
		{&checks.Table, b.checks},
		{&checkCells.Table, b.cells},
		{&diagnostics.Table, b.findings},
		{&grids.Table, b.grids},
		{&squares.Table, b.squares},
		{&texts.Table, b.texts},
	}, true
}

func (m *Model) first(kind, id string) bool {
	key := kind + "\x00" + id
	if m.seen[key] {
		return false
	}
	m.seen[key] = true
	return true
}

// builder makes the records of one document.
type builder struct {
	*Model
	source documentSource
	byRow  map[address.Address]string // the id of the row at an address

	terms, departments, documents, tables, columns, rows, values         []Record
	sheets, fields, indicators, facts, measures, checks, cells, findings []Record

	grids, squares, texts []Record
}

func (b *builder) id() string { return b.source.Identity.Document }

// department gives a department its record and returns its id.
func (b *builder) department(d department) string {
	id := d.id()
	if id != "" && b.first("department", id) {
		b.departments = append(b.departments, departments.record(d))
	}
	return id
}

// term gives a name its record and returns what is known of it. Where nothing is, the printed name stands for it.
func (b *builder) term(kind, id, printed string) term {
	t := term{kind, id, b.describe(kind, id)}
	if t.Zh == "" {
		t.Zh = printed
	}
	if b.first("term", t.key()) {
		b.terms = append(b.terms, terms.record(t))
	}
	return t
}

func (b *builder) addTables() {
	b.byRow = map[address.Address]string{}
	ids := unique{}
	for i := range b.source.Tables {
		t := &b.source.Tables[i]
		src := tableSource{
			documentSource: b.source,
			id:             ids.of(b.id() + "/" + string(t.Address())),
			position:       i + 1,
			Table:          t,
			department:     b.source.Identity.Department,
		}
		src.name = b.term(tableTerm, t.ID, t.Name).Meaning
		if t.Department != nil {
			src.department = b.department(b.source.department.other(*t.Department))
		}
		b.tables = append(b.tables, tables.record(src))
		b.addRows(&src, ids, b.addColumns(&src))
	}
}

// panelColumn names a column of one side of a table.
type panelColumn struct{ side, column string }

// addColumns gives the columns by side and name.
func (b *builder) addColumns(t *tableSource) map[panelColumn]columnSource {
	known := map[panelColumn]columnSource{}
	add := func(c document.Column) {
		key := panelColumn{c.Side, c.ID}
		if _, there := known[key]; there {
			return
		}
		out := columnSource{table: t.id, Column: c, unit: t.Table.Unit}
		if c.Unit != nil {
			out.unit = c.Unit
		}
		name := c.ID
		out.id = t.id + "/" + c.ID
		if c.Side != "" {
			name, out.id = c.Side+"."+name, t.id+"/"+c.Side+"/"+c.ID
		}
		term := b.term(columnTerm, t.ID+"."+name, strings.Join(c.Path, " / "))
		out.term, out.name = term.key(), term.Meaning
		known[key] = out
		b.columns = append(b.columns, columns.record(out))
	}
	for _, c := range t.Columns {
		add(c)
	}
	for i := range t.Rows { // documents of ours declare all columns
		for _, v := range t.Rows[i].Values {
			add(document.Column{ID: v.Column, Side: t.Rows[i].Side})
		}
	}
	return known
}

func (b *builder) addRows(t *tableSource, ids unique, known map[panelColumn]columnSource) {
	for i := range t.Rows {
		r := &t.Rows[i]
		if r.Address == "" {
			r.Address = t.Address().Add("~" + strconv.Itoa(i+1))
		}
		src := rowSource{id: ids.of(b.id() + "/" + string(r.Address)), table: t.id, document: b.id(), position: i + 1,
			Row: *r}
		if _, there := b.byRow[r.Address]; !there {
			b.byRow[r.Address] = src.id
		}
		if r.Item != "" {
			b.term(itemTerm, string(address.Of(t.ID, r.Side, r.Item)), r.Name)
		}
		b.rows = append(b.rows, rows.record(src))
		done := map[string]bool{}
		for _, v := range r.Values {
			cell := r.Cells.Get(v.Column)
			if v.Amount == nil && cell == nil || done[v.Column] {
				continue // blank
			}
			done[v.Column] = true
			c := known[panelColumn{r.Side, v.Column}]
			unit := c.unit
			if r.Counted != "" {
				unit = &r.Counted
			}
			b.values = append(b.values, values.record(valueSource{src.id, c.id, b.id(), unit, v, cell}))
		}
	}
}

func (b *builder) addSheets() {
	number := map[string]int{}
	for i := range b.source.Performance {
		s := &b.source.Performance[i]
		number[s.ID]++
		src := sheetSource{
			id:       b.id() + "/" + s.ID + "/" + strconv.Itoa(number[s.ID]),
			document: b.id(),
			position: i + 1,
			Sheet:    s,
		}
		src.name = b.term(sheetTerm, s.ID, s.Name).Meaning
		b.sheets = append(b.sheets, sheets.record(src))
		done := map[string]bool{}
		for _, f := range s.Fields {
			cell := s.Cells.Get(f.ID)
			if f.Text == nil && f.Amount == nil && cell == nil || done[f.ID] {
				continue
			}
			done[f.ID] = true
			b.term(fieldTerm, s.ID+"."+f.ID, "")
			b.fields = append(b.fields, sheetFields.record(fieldSource{src.id, b.id(), s.Unit, f, cell}))
		}
		for _, l := range s.Lists() { // their columns are fields of the sheet, too
			for k, row := range l.Rows {
				for _, f := range row {
					at := f
					at.ID = l.Path + "/" + strconv.Itoa(k) + "/" + f.ID
					cell := s.Cells.Get(at.ID)
					if f.Text == nil && f.Amount == nil && cell == nil {
						continue
					}
					b.term(fieldTerm, s.ID+"."+l.Path+"."+f.ID, "")
					b.fields = append(b.fields, sheetFields.record(fieldSource{src.id, b.id(), s.Unit, at, cell}))
				}
			}
		}
		for k, indicator := range s.Indicators {
			b.indicators = append(
				b.indicators,
				indicators.record(
					indicatorSource{src.id + "/indicators/" + strconv.Itoa(k), src.id, b.id(), k + 1, indicator},
				),
			)
		}
	}
}

func (b *builder) addFacts() {
	ids := unique{}
	for i, f := range b.source.Facts {
		id := b.id() + "/facts/" + string(address.Key(f.ID).Within(f.About).In(f.Year))
		year := whole(b.source.Info.Year)
		if f.Year != 0 {
			year = f.Year
		}
		b.term(factTerm, f.ID, "")
		b.facts = append(b.facts, facts.record(factSource{ids.of(id), b.id(), i + 1, year, f}))
	}
}

func (b *builder) addChecks() {
	ids := unique{}
	for i := range b.source.Checks {
		c := &b.source.Checks[i]
		id := b.id() + "/checks/" + c.ID
		for _, part := range []string{c.Row, c.Column} {
			if part != "" {
				id += "/" + part
			}
		}
		id = ids.of(id)
		b.term(checkTerm, c.ID, "")
		b.checks = append(b.checks, checks.record(checkSource{id, b.id(), i + 1, c}))
		if c.Verdict == document.Vacuous {
			continue // its cells are all blank
		}
		for k, o := range c.Cells {
			src := operandSource{check: id, position: k + 1, Operand: o}
			if row, column := o.Address.Cut(); b.byRow[row] != "" {
				src.row, src.column = b.byRow[row], column
			}
			b.cells = append(b.cells, checkCells.record(src))
		}
	}
}

func (b *builder) addFindings() {
	for i, f := range b.source.Diagnostics {
		b.findings = append(b.findings,
			diagnostics.record(findingSource{b.id() + "/diagnostics/" + strconv.Itoa(i+1), b.id(), i + 1, f}))
	}
}
