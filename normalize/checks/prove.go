package checks

import (
	"slices"
	"strings"

	"gongkai/extract"
	"gongkai/normalize/document"
	"gongkai/schema"
	"gongkai/schema/address"
)

// Prove says of each amount how far it is proven. Verified is one that an equality covers which holds, if its place is
// evident, too: the cell names what the reading found unsure. Of a sum of zeros and blanks nobody can tell what was
// added up, and an inequality proves nothing; but its failure is a doubt all the same. Sums within a table do not prove
// which of its columns of classes is which. A value whose text is in doubt stays so, whatever the sums say.
func Prove(doc *document.Document, printed *extract.Document) {
	unsure := unsureText(doc)
	for c := range doc.Amounts() {
		if unsure(c) && c.Corrected == nil { // a person has read it
			c.Proof = document.Doubtful
			c.Doubt(document.UnsureText)
		}
	}
	nameless(doc)
	sameTitle(doc)
	cutAmounts(doc, printed.Texts)
	holds := map[*document.Cell]bool{}
	cells := cellsOf(doc)
	for i := range doc.Checks {
		c := &doc.Checks[i]
		if !c.Verdict.Evaluated() {
			continue
		}
		proves := c.Verdict.Holds() && c.Relation == "" &&
			slices.ContainsFunc(c.Cells, func(o document.Operand) bool {
				return o.Value != nil && !o.Value.IsZero()
			})
		for _, o := range c.Cells {
			cell := cells[o.Address]
			if cell == nil {
				continue
			}
			if k := len(cell.Checks); k == 0 || cell.Checks[k-1] != i {
				cell.Checks = append(cell.Checks, i)
			}
			switch {
			case c.Verdict == document.Mismatch:
				cell.Proof = document.Doubtful
				cell.Doubt(document.Contradicted)
			case proves && o.Value != nil && !(schema.OfClass(o.Address.Last()) && inOneTable(c)):
				holds[cell] = true
			}
		}
	}
	for c := range doc.Amounts() {
		switch {
		case c.Proof == document.Doubtful:
		case !holds[c]:
			c.Because = slices.Insert(c.Because, 0, document.NoCheck)
		case len(c.Because) == 0:
			c.Proof = document.Verified
		}
	}
}

// cellsOf finds the cells of amounts by their addresses.
func cellsOf(doc *document.Document) map[address.Address]*document.Cell {
	out := map[address.Address]*document.Cell{}
	for p := range doc.Places() {
		if p.Cell != nil && p.IsAmount() && out[p.Address] == nil {
			out[p.Address] = p.Cell
		}
	}
	return out
}

// inOneTable reports whether a check compares amounts of one table alone.
func inOneTable(c *document.Check) bool {
	return !slices.ContainsFunc(c.Cells, func(o document.Operand) bool {
		return o.Address.First() != c.Cells[0].Address.First()
	})
}

// nameless marks the amounts of rows that nothing names alone: those that print neither code nor name, and those whose
// code or name stands in their list twice.
func nameless(doc *document.Document) {
	for i := range doc.Tables {
		t := &doc.Tables[i]
		count := map[address.Address]int{}
		for k := range t.Rows {
			count[t.Rows[k].Address.Once()]++
		}
		for k := range t.Rows {
			r := &t.Rows[k]
			if count[r.Address.Once()] == 1 && r.Named() {
				continue
			}
			for _, c := range r.Cells {
				if c.Proof != "" {
					c.Doubt(document.UnsureRow)
				}
			}
		}
	}
}

// unsureText says of which cells the text may be wrong: it stands on a page that reads as no language, or holds a
// character that could not be decoded.
func unsureText(doc *document.Document) func(*document.Cell) bool {
	garbage := map[int]bool{}
	for _, f := range doc.Diagnostics {
		if f.ID == "text.garbage" {
			garbage[f.Page] = true
		}
	}
	return func(c *document.Cell) bool { return garbage[c.Page] || strings.ContainsRune(c.Raw, '\uFFFD') }
}
