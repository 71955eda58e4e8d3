package checks

import (
	"strings"

	"gongkai/normalize/document"
)

// Prove marks the values that the document's checks cover. An inequality proves nothing, but its failure is a doubt all the same. A value
// whose text is in doubt stays so, whatever the sums say.
func Prove(doc *document.Document) {
	doubted := unsureText(doc)
	for c := range doc.Amounts() {
		if doubted(c) && c.Corrected == nil { // a person has read it
			c.Proof = document.Doubtful
		}
	}
	cells := map[string]*document.Cell{}
	for p := range doc.Places() {
		if p.Cell != nil && p.IsAmount() && cells[p.Address] == nil {
			cells[p.Address] = p.Cell
		}
	}
	for i := range doc.Checks {
		c := &doc.Checks[i]
		if c.Verdict == document.Untestable || c.Verdict == document.Vacuous {
			continue
		}
		for _, o := range c.Cells {
			cell := cells[o.Address]
			if cell == nil {
				continue
			}
			if k := len(cell.Checks); k == 0 || cell.Checks[k-1] != i {
				cell.Checks = append(cell.Checks, i)
			}
			switch {
			case cell.Proof == document.Doubtful:
			case c.Verdict == document.Mismatch:
				cell.Proof = document.Doubtful
			case c.Relation == "" && o.Value != nil:
				cell.Proof = document.Verified
			}
		}
	}
}

// unsureText says of which cells the text may be wrong: it stands on a page that reads as no language, or holds a character that
// could not be decoded.
func unsureText(doc *document.Document) func(*document.Cell) bool {
	garbage := map[int]bool{}
	for _, f := range doc.Diagnostics {
		if f.ID == "text.garbage" {
			garbage[f.Page] = true
		}
	}
	return func(c *document.Cell) bool { return garbage[c.Page] || strings.ContainsRune(c.Raw, '\uFFFD') }
}
