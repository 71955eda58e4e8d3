package normalize

import (
	"fmt"
	"strings"

	"gongkai/internal/hanzi"
	"gongkai/normalize/value"
	"gongkai/schema"
)

// evaluator finds the operands of checks in the normalised tables.
type evaluator struct {
	form   *schema.Form
	tables map[string]*Table
	sheets map[string][]*Sheet
	scale  map[string]int32 // most decimals printed in a table or kind of sheet

	department string // its name, for comparison
	instance   int
	out        []Check
}

// newEvaluator sees the tables of one instance: the first of each kind, or the second of those that there are two of.
func newEvaluator(n *normalizer, instance int) *evaluator {
	e := &evaluator{form: n.form, tables: map[string]*Table{}, sheets: map[string][]*Sheet{}, scale: map[string]int32{}, instance: instance}
	if d := n.out.Info.Department; d != nil {
		e.department = hanzi.Key(*d)
	}
	for i := range n.out.Tables {
		t := &n.out.Tables[i]
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
	for i := range n.out.Performance {
		s := &n.out.Performance[i]
		e.sheets[s.ID] = append(e.sheets[s.ID], s)
		for _, f := range s.Fields {
			if f.Amount != nil {
				e.scale[s.ID] = max(e.scale[s.ID], f.Amount.Scale())
			}
		}
	}
	return e
}

// tableOr gives the table with the id, or one that is nothing but the id.
func (e *evaluator) tableOr(id string) *Table {
	if t := e.tables[id]; t != nil {
		return t
	}
	return &Table{ID: id}
}

// add judges one identity. Of the further tables of a kind those identities are left out that need a table which only the first have.
func (e *evaluator) add(c *schema.Check, t *Table, row, column string, left, right []operand) {
	out := evaluate(Check{ID: c.ID, Table: t.Address(), Row: row, Column: column, Relation: relation(c)}, left, right)
	if e.instance > 1 && out.Verdict == Untestable {
		return
	}
	e.out = append(e.out, out)
}

// untestable is the check of a table that the document does not have.
func (e *evaluator) untestable(c *schema.Check, address string) {
	table, _, _ := strings.Cut(address, ".")
	e.add(c, &Table{ID: table}, "", "", []operand{missing(strings.ReplaceAll(address, ".", "/"))}, nil)
}

// side gives the rows of table or table.side, in order. The table is nil when the form's table is not in the document.
func (e *evaluator) side(address string) (*Table, string, []*Row) {
	id, side := address, ""
	for i := range address {
		if address[i] == '.' {
			id, side = address[:i], address[i+1:]
			break
		}
	}
	t := e.tables[id]
	if t == nil || t.Status == Missing {
		return nil, side, nil
	}
	var rows []*Row
	for i := range t.Rows {
		if t.Rows[i].Side == side {
			rows = append(rows, &t.Rows[i])
		}
	}
	return t, side, rows
}

// operandOf is the cell of a row in a column. A column that the document lacks is missing.
func (e *evaluator) operandOf(t *Table, row *Row, column string) operand {
	o := operand{Operand: Operand{Address: row.Address + "/" + column}, scale: e.scale[t.ID], factor: unitFactor(t.Unit)}
	o.Value = row.Values.Get(column)
	if o.cell = row.Cells.Get(column); o.cell != nil {
		o.Page, o.Box = o.cell.Page, &o.cell.Box
	}
	// What is printed and cannot be read is not blank: whether the sum holds nobody can say.
	o.missing = !t.hasColumn(row.Side, column) || o.cell != nil && o.cell.unread
	return o
}

func (t *Table) hasColumn(side, id string) bool {
	for _, c := range t.Columns {
		if c.ID == id && c.Side == side {
			return len(c.Path) > 0
		}
	}
	return false
}

func unitFactor(unit *string) value.Amount {
	if unit != nil {
		if f, ok := value.UnitFactor(*unit); ok {
			return f
		}
	}
	return value.Amount{}
}

// missing is an operand that the document does not have.
func missing(address string) operand {
	return operand{Operand: Operand{Address: address}, missing: true}
}

// blank is an operand that is not printed because there is no money in it.
func blank(address string) operand { return operand{Operand: Operand{Address: address}} }

// find gives the operand at an address of the form: table.row.column or sheet.field. In a table keyed by code a code without a row
// has no money; a fixed item or total that is not printed is missing. A table that the document calls empty has none at all.
func (e *evaluator) find(address string) []operand {
	a, ok := e.form.Locate(address)
	if !ok {
		return []operand{missing(address)}
	}
	if a.Sheet != nil {
		return e.sheetField(a.Sheet.ID, a.Field)
	}
	name := a.Table.ID
	if a.Side != "" {
		name += "." + a.Side
	}
	t, _, rows := e.side(name)
	if t == nil {
		return []operand{missing(address)}
	}
	if p := t.form.Panel(a.Side); p != nil {
		a.Panel = p
	}
	var found []operand
	for _, r := range rowsAt(rows, a, e.department) {
		found = append(found, e.operandOf(t, r, a.Column))
	}
	if found != nil {
		return found
	}
	if t.Status == Empty || isCode(a.Row) {
		return []operand{blank(address)}
	}
	return []operand{missing(address)}
}

// rowsAt gives the rows at an address: the total, an item, or all of one code, of which units and projects may have one each. Of a table
// with units it is the whole that is meant, where it is printed.
func rowsAt(rows []*Row, a schema.Address, department string) []*Row {
	if a.Row == "total" {
		if r := totalRow(rows, department); r != nil {
			return []*Row{r}
		}
		return nil
	}
	var found []*Row
	for _, r := range rows {
		if rowMatches(r, a.Row) {
			found = append(found, r)
		}
	}
	if len(found) > 1 && (!isCode(a.Row) || found[0].Unit == nil && found[1].Unit != nil) {
		if found[0].Unit == nil || a.Panel.Rows == schema.ByItem {
			return found[:1]
		}
	}
	return found
}

func rowMatches(r *Row, want string) bool {
	if want == "total" && r.Role == Total {
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
		return []operand{missing(id + "/" + field)}
	}
	return out
}

func (e *evaluator) fieldOperand(s *Sheet, number int, field string) operand {
	o := operand{Operand: Operand{Address: fmt.Sprintf("%s/%d/%s", s.ID, number+1, field)}, scale: e.scale[s.ID], factor: unitFactor(s.Unit)}
	f := s.Fields.Get(field)
	if o.missing = f == nil || f.absent; f != nil {
		o.Value = f.Amount
	}
	if o.cell = s.Cells.Get(field); o.cell != nil {
		o.Page, o.Box = o.cell.Page, &o.cell.Box
	}
	return o
}

// sum gives the operands of "a + b - c".
func (e *evaluator) sum(text string, operandsOf func(address string) []operand) []operand {
	terms, err := schema.ParseSum(text)
	if err != nil {
		return []operand{missing(text)} // lint refuses such a form
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
