package checks

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
	"gongkai/schema"
	"gongkai/schema/address"
	"gongkai/schema/codes"
)

// Beside the sums a few other things tell of a fault: a row that is not there, one that is there twice, the same amount
// printed in two ways, one amount printed unlike all others. They are said and nothing more.

// Witness looks at the rows of each table, and at the amounts that checks compare one to one, and adds findings to the
// document.
func Witness(doc *document.Document) {
	w := &witness{doc}
	for i := range doc.Tables {
		t := &doc.Tables[i]
		for _, side := range t.Sides() {
			w.orphans(t, side)
			w.repeated(t, side)
		}
		w.formats(t)
	}
	w.copies()
}

type witness struct{ doc *document.Document }

func (w *witness) report(f finding.Finding) { w.doc.Diagnostics = append(w.doc.Diagnostics, f) }

// reportRow says something of a row, at its first printed cell.
func (w *witness) reportRow(r *document.Row, id, format string, args ...any) {
	f := finding.Found(id, finding.Warning, format, args...)
	if len(r.Cells) > 0 {
		f = f.On(r.Cells[0].Page, &r.Cells[0].Box)
	}
	w.report(f)
}

// orphans finds rows without the row of the code above theirs, where all others of their depth have it: a row was lost
// between them, or the code is wrong. Many tables print no sums at all, or leave a level out; then all rows of a depth
// are without.
func (w *witness) orphans(t *document.Table, rows []*document.Row) {
	type key struct {
		unit document.Unit
		code string
	}
	there := map[key]bool{}
	of := func(r *document.Row, code string) key {
		if r.Unit != nil {
			return key{*r.Unit, code}
		}
		return key{code: code}
	}
	for _, r := range rows {
		there[of(r, r.Code)] = true
	}
	for depth := 2; depth <= 3; depth++ {
		with := map[key]bool{}
		without := map[key]*document.Row{} // the first row below each code that is missing
		for _, r := range rows {
			if codes.Level(r.Code) != depth {
				continue
			}
			parent := of(r, r.Code[:len(r.Code)-2])
			if there[parent] {
				with[parent] = true
			} else if without[parent] == nil {
				without[parent] = r
			}
		}
		if len(without) != 1 || len(with) == 0 {
			continue
		}
		for parent, r := range without {
			w.reportRow(r, "row.parent", "%s stands below no row %s, while the other rows of its kind stand below one", r.Code,
				parent.code)
		}
	}
}

// repeated finds a row that is printed twice in succession on a page. Overleaf a total may be said again.
func (w *witness) repeated(t *document.Table, rows []*document.Row) {
	for i := 1; i < len(rows); i++ {
		a, b := rows[i-1], rows[i]
		if b.Project != "" || len(b.Classes) > 0 || b.Code == "" && b.Role != document.Total || len(a.Cells) == 0 ||
			len(b.Cells) == 0 {
			continue
		}
		same := a.Role == b.Role && a.Code == b.Code && a.Name == b.Name && a.Year == b.Year &&
			(a.Unit == nil) == (b.Unit == nil) &&
			(a.Unit == nil || *a.Unit == *b.Unit)
		if a.Cells[0].Box == b.Cells[0].Box && a.FirstAmount() != b.FirstAmount() {
			continue // one label over two rows
		}
		if same && b.PrintsAmount() && sameAmounts(a, b) && a.Cells[0].Page == b.Cells[0].Page {
			w.reportRow(b, "row.twice", "the row %s is there twice in succession", strings.TrimSpace(b.Code+" "+b.Name))
		}
	}
}

// copies finds amounts that a check compares one to one and that differ by rounding. Rounding explains what is lost
// when printed numbers are added up, but one number printed twice to the same place is the same number.
func (w *witness) copies() {
	said := map[[2]address.Address]bool{}
	corrected := sync.OnceValue(w.corrected)
	for i := range w.doc.Checks {
		c := &w.doc.Checks[i]
		if c.Verdict != document.Rounding || c.Relation != "" {
			continue
		}
		left, right := printedOperands(c)
		if len(left) != 1 || len(right) != 1 {
			continue
		}
		a, b := left[0], right[0]
		if corrected()[a.Address] || corrected()[b.Address] {
			continue
		}
		// Of two printed numbers the envelope is the resolution: one that is printed finer than the other was rounded to it.
		finer := func(v *value.Amount) bool { return value.FromParts(1, v.Scale()).Cmp(*c.Envelope) < 0 }
		// converted to another unit
		if finer(a.Value) || finer(b.Value) || !a.Value.Equal(*c.Left) || !b.Value.Equal(*c.Right) {
			continue
		}
		for _, o := range [][2]document.Operand{{a, b}, {b, a}} {
			if pair := [2]address.Address{o[0].Address, o[1].Address}; !said[pair] {
				said[pair] = true
				w.report(finding.Found("value.copies", finding.Warning, "%s is printed here, and %s for the same amount at %s",
					o[0].Value, o[1].Value,
					string(o[1].Address)).On(o[0].Page, o[0].Box))
			}
		}
	}
}

// corrected gives the addresses of the values that a person says, and no print.
func (w *witness) corrected() map[address.Address]bool {
	out := map[address.Address]bool{}
	for p := range w.doc.Places() {
		if p.Cell != nil && p.Cell.Corrected != nil {
			out[p.Address] = true
		}
	}
	return out
}

// printedOperands are the operands of both sides of a check that print an amount.
func printedOperands(c *document.Check) (left, right []document.Operand) {
	blank := func(o document.Operand) bool { return o.Value == nil || o.Box == nil }
	left, right = c.Sides()
	return slices.DeleteFunc(slices.Clone(left), blank), slices.DeleteFunc(slices.Clone(right), blank)
}

// absentRows finds rows that the form's checks name and a table lacks that has others: its total, or a line of its
// list. The checks cannot be tested then, and without a word nobody would ask why.
func (e *evaluator) absentRows(doc *document.Document, printed *extract.Document) {
	said := map[address.Address]bool{}
	for i := range e.form.Checks {
		c := &e.form.Checks[i]
		switch {
		case c.Cells:
			for _, declared := range addressesOf(c) {
				if l, ok := e.form.Locate(declared); ok && l.Table != nil && l.Row == "total" {
					e.absent(doc, printed, said, address.Panel(l.Table.ID, l.Side), "total", "")
				}
			}
		case c.Items != "" && c.Left != "":
			panel := address.Declared(c.Items)
			p, ok := e.form.LocatePanel(panel)
			if !ok {
				continue // lint refuses such a form
			}
			for _, item := range addressesOf(c) {
				if k := slices.IndexFunc(p.Items, func(it schema.Item) bool { return it.ID == string(item) }); k >= 0 {
					e.absent(doc, printed, said, panel, string(item), p.Items[k].Label)
				}
			}
		}
	}
}

// absent says once that a table lacks a row, unless all that it prints is a sentence.
func (e *evaluator) absent(doc *document.Document, printed *extract.Document, said map[address.Address]bool,
	panel address.Declared, item, label string) {
	t, side, rows := e.side(panel)
	if t == nil || t.Status != document.Filled || said[panel.Address().Add(item)] || len(rows) < 2 || item == "total" &&
		grandTotal(rows, e.department) != nil ||
		slices.ContainsFunc(rows, func(r *document.Row) bool { return r.Item == item }) {
		return
	}
	said[panel.Address().Add(item)] = true
	place := t.Heading()
	if side != "" {
		place = fmt.Sprintf("%s (%s)", t.Heading(), side)
	}
	f := finding.Found("row.absent", finding.Warning, "table %s has no row %s", place, label)
	if item == "total" {
		f = finding.Found("row.absent", finding.Warning, "table %s has no row of its total", place)
	}
	if m := e.recognised(t); m != nil {
		first := &printed.Tables[m.Index].Parts[0]
		f = f.On(first.Page, &first.Box)
	}
	doc.Diagnostics = append(doc.Diagnostics, f)
}

// addressesOf are the addends of both sides of a check.
func addressesOf(c *schema.Check) []address.Declared {
	var out []address.Declared
	for _, sum := range []string{c.Left, c.Right} {
		terms, err := schema.ParseSum(sum)
		if err != nil {
			return nil // lint refuses such a form
		}
		for _, t := range terms {
			out = append(out, t.Address)
		}
	}
	return out
}
