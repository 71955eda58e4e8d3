package checks

import (
	"gongkai/internal/hanzi"
	"gongkai/normalize/document"
	"gongkai/schema"
	"gongkai/schema/address"
	"gongkai/schema/codes"
)

// evaluator finds the operands of checks in the normalised tables.
type evaluator struct {
	form        *schema.Form
	recognition *schema.Match
	tables      map[string]*document.Table
	sheets      map[string][]*document.Sheet
	labels      map[*document.Sheet]map[string]schema.FieldMatch // the fields whose labels a sheet prints
	listed      map[*document.Sheet]*schema.SheetMatch           // what each sheet was recognised as
	scale       map[string]int32                                 // most decimals printed in a table or kind of sheet

	department string // its name, for comparison
	instance   int
	out        []document.Check
}

// newEvaluator sees the tables of one instance: the first of each kind, or the second of those that there are two of.
func newEvaluator(doc *document.Document, match *schema.Match, instance int) *evaluator {
	e := &evaluator{form: match.Form, recognition: match, tables: map[string]*document.Table{},
		sheets: map[string][]*document.Sheet{},
		labels: map[*document.Sheet]map[string]schema.FieldMatch{},
		listed: map[*document.Sheet]*schema.SheetMatch{}, scale: map[string]int32{}, instance: instance}
	if d := doc.Info.Department; d != nil {
		e.department = hanzi.Key(*d)
	}
	for i := range doc.Tables {
		t := &doc.Tables[i]
		if max(t.Instance, 1) != instance {
			continue
		}
		e.tables[t.ID] = t
		for _, r := range t.Rows {
			for _, v := range r.Values {
				if v.Amount != nil {
					e.scale[t.ID] = max(e.scale[t.ID], v.Amount.Scale())
				}
			}
		}
	}
	if instance > 1 {
		return e
	}
	for i := range doc.Performance {
		s := &doc.Performance[i]
		e.sheets[s.ID] = append(e.sheets[s.ID], s)
		e.listed[s] = &match.Sheets[i]
		e.labels[s] = match.Sheets[i].Fields // there is one sheet for each match
		for _, f := range s.Fields {
			if f.Amount != nil {
				e.scale[s.ID] = max(e.scale[s.ID], f.Amount.Scale())
			}
		}
	}
	return e
}

// tableOr gives the table with the id, or one that is nothing but the id.
func (e *evaluator) tableOr(id string) *document.Table {
	if t := e.tables[id]; t != nil {
		return t
	}
	return &document.Table{ID: id}
}

// add judges one identity. Of the further tables of a kind those identities are left out that need a table which only
// the first have.
func (e *evaluator) add(c *schema.Check, t *document.Table, row, column string, left, right []operand) {
	e.keep(evaluate(document.Check{ID: c.ID, Table: t.Address(), Row: row, Column: column,
		Relation: relation(c)}, left, right))
}

// keep takes a judged identity among the checks.
func (e *evaluator) keep(out document.Check) {
	if e.instance > 1 && out.Verdict == document.Untestable {
		return
	}
	e.out = append(e.out, out)
}

// untestable is the check of a table that the document does not have.
func (e *evaluator) untestable(c *schema.Check, panel address.Declared) {
	table, _, _ := panel.Cut()
	e.add(c, &document.Table{ID: table}, "", "", []operand{missing(panel.Address())}, nil)
}

// side gives the rows of table or table.side, in order. The table is nil when the form's table is not in the document.
func (e *evaluator) side(panel address.Declared) (*document.Table, string, []*document.Row) {
	id, rest, _ := panel.Cut()
	t, side := e.tables[id], string(rest)
	if t == nil || t.Status == document.Missing {
		return nil, side, nil
	}
	var rows []*document.Row
	for i := range t.Rows {
		if t.Rows[i].Side == side {
			rows = append(rows, &t.Rows[i])
		}
	}
	return t, side, rows
}

// recognised is the printed table behind one of the document.
func (e *evaluator) recognised(t *document.Table) *schema.TableMatch {
	for i := range e.recognition.Tables {
		if m := &e.recognition.Tables[i]; m.Table.ID == t.ID && m.Instance == t.Instance {
			return m
		}
	}
	return nil
}

// panel is what the form declares of one side of a table, nil where it declares no such side.
func (e *evaluator) panel(t *document.Table, side string) *schema.Panel {
	m := e.recognised(t)
	if m == nil {
		return nil
	}
	if len(m.Panels) == 1 && m.Panels[0].Panel.Side == side { // with the columns that their heads alone explain
		return &m.Panels[0].Panel
	}
	return m.Table.Panel(side)
}

// droppedZeros is how many zeros at its end a program leaves away that prints 2651.5 for 2651.50.
const droppedZeros = 2

// precise takes the operand's own decimals where they are so many fewer than those of its table that no zeros were left
// away: 2651.52 among amounts with six decimals was rounded.
func (o *operand) precise() {
	if o.Value != nil && o.scale-o.Value.Scale() > droppedZeros {
		o.scale = o.Value.Scale()
	}
}

// operandOf is the cell of a row in a column. A column that the document lacks is missing.
func (e *evaluator) operandOf(t *document.Table, row *document.Row, column string) operand {
	o := operand{Operand: document.Operand{Address: row.Address.Add(column)}, scale: e.scale[t.ID],
		factor: document.Factor(t.Unit)}
	o.Value = row.Values.Get(column)
	o.precise()
	cell := row.Cells.Get(column)
	if cell != nil {
		o.Page, o.Box = cell.Page, &cell.Box
	}
	// What is printed and cannot be read is not blank: whether the sum holds nobody can say.
	o.missing = !t.HasColumn(row.Side, column) || cell != nil && o.Value == nil && cell.Proof == document.Doubtful
	return o
}

// missing is an operand that the document does not have.
func missing(at address.Address) operand {
	return operand{Operand: document.Operand{Address: at}, missing: true}
}

// blank is an operand that is not printed because there is no money in it.
func blank(at address.Address) operand { return operand{Operand: document.Operand{Address: at}} }

// find gives the operand at an address of the form: table.row.column or sheet.field. In a table keyed by code a code
// without a row has no money; a fixed item or total that is not printed is missing. A table that the document calls
// empty has none at all.
func (e *evaluator) find(declared address.Declared) []operand {
	a, ok := e.form.Locate(declared)
	if !ok {
		return []operand{missing(declared.AsWritten())}
	}
	if a.Sheet != nil {
		return e.sheetField(a.Sheet.ID, a.Field)
	}
	t, _, rows := e.side(address.Panel(a.Table.ID, a.Side))
	if t == nil {
		return []operand{missing(declared.AsWritten())}
	}
	if p := e.panel(t, a.Side); p != nil {
		a.Panel = p
	}
	var found []operand
	for _, r := range rowsAt(rows, a, e.department) {
		found = append(found, e.operandOf(t, r, a.Column))
	}
	if found != nil {
		return found
	}
	if t.Status == document.Empty || codes.Is(a.Row) {
		return []operand{blank(declared.AsWritten())}
	}
	return []operand{missing(declared.AsWritten())}
}

// rowsAt gives the rows at an address: the total, an item, or all of one code, of which units and projects may have one
// each. Of a table with units it is the whole that is meant, where it is printed.
func rowsAt(rows []*document.Row, a schema.Location, department string) []*document.Row {
	if a.Row == "total" {
		if r := grandTotal(rows, department); r != nil {
			return []*document.Row{r}
		}
		return nil
	}
	var found []*document.Row
	for _, r := range rows {
		if rowMatches(r, a.Row) {
			found = append(found, r)
		}
	}
	if len(found) > 1 && (!codes.Is(a.Row) || found[0].Unit == nil && found[1].Unit != nil) {
		if found[0].Unit == nil || a.Panel.Rows.Listed() {
			return found[:1]
		}
	}
	return found
}

func rowMatches(r *document.Row, want string) bool {
	if want == "total" && r.Role == document.Total {
		return true
	}
	return want == r.Item || r.Item == "" && want == r.Code && r.Code != ""
}

// sheetField is the field of every sheet of a kind. Without any sheet it is missing.
func (e *evaluator) sheetField(id, field string) []operand {
	var out []operand
	for i, s := range e.sheets[id] {
		out = append(out, e.fieldOperand(s, i, field))
	}
	if len(out) == 0 {
		return []operand{missing(address.Of(id, field))}
	}
	return out
}

func (e *evaluator) fieldOperand(s *document.Sheet, number int, field string) operand {
	o := operand{Operand: document.Operand{Address: address.Sheet(s.ID, number+1).Add(field)}, scale: e.scale[s.ID],
		factor: document.Factor(s.Unit)}
	f := s.Fields.Get(field)
	_, labelled := e.labels[s][field]
	if o.missing = f == nil || !labelled; f != nil {
		o.Value = f.Amount
		o.precise()
	}
	if cell := s.Cells.Get(field); cell != nil {
		o.Page, o.Box = cell.Page, &cell.Box
	}
	return o
}

// sum gives the operands of "a + b - c".
func (e *evaluator) sum(text string, operandsOf func(address.Declared) []operand) []operand {
	terms, err := schema.ParseSum(text)
	if err != nil {
		return []operand{missing(address.Declared(text).AsWritten())} // lint refuses such a form
	}
	var out []operand
	for _, t := range terms {
		for _, o := range operandsOf(t.Address) {
			o.Negative = t.Negative
			out = append(out, o)
		}
	}
	return out
}
