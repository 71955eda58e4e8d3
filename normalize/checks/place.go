package checks

import (
	"strings"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/normalize/document"
)

// What makes a place unsure that shows only when all tables are read.

// sameTitle finds two tables of one kind of which nothing says whose they are. A disclosure of several departments has
// more than one kind of table twice, or names the department above each. Otherwise one of the two has a title that is
// not its own, and nobody can tell which.
func sameTitle(doc *document.Document) {
	tables := map[string][]*document.Table{}
	twice, named := 0, false
	for i := range doc.Tables {
		t := &doc.Tables[i]
		if t.Status == document.Missing {
			continue
		}
		if tables[t.ID] = append(tables[t.ID], t); len(tables[t.ID]) == 2 {
			twice++
		}
		named = named || t.Department != nil && t.Instance > 0
	}
	if twice != 1 || named {
		return
	}
	for i := range doc.Tables {
		t := &doc.Tables[i]
		if t.Status == document.Missing || len(tables[t.ID]) < 2 {
			continue
		}
		for k := range t.Rows {
			for _, c := range t.Rows[k].Cells {
				if c.Proof != "" {
					c.Doubt(document.UnsureTitle)
				}
			}
		}
		if page, box := unitPlace(t); t.Instance > 0 {
			doc.Diagnostics = append(doc.Diagnostics, finding.Found("table.twice", finding.Warning,
				"table %s is there twice, and nothing says whose each is: one may have the title of another table",
				t.Heading()).On(page, box))
		}
	}
}

// alikeAtFoot is how many amounts a table prints with the same decimals before one with fewer at the foot of a page is
// one that may go on overleaf: with fewer than these any number is an odd one.
const alikeAtFoot = 4

// cutPieces is how many amounts of a table have other decimals than most where one is cut: its beginning at the foot of
// the page, and its last digits if they were taken for an amount of their own.
const cutPieces = 2

// sameLine is how far the lower borders of cells of one row lie apart at most, in points.
const sameLine = 1

// cutAmounts finds amounts in the last row of a page, where the table goes on overleaf or a text there begins with
// digits, that have fewer decimals than the others of the table: their last digits may be the ones that stand at the
// head of the next page, be they in the table or not.
func cutAmounts(doc *document.Document, texts []extract.Text) {
	digits := digitsAtHead(texts)
	for i := range doc.Tables {
		if t := &doc.Tables[i]; len(t.Pages) > 0 {
			last := t.Pages[len(t.Pages)-1]
			cutAmountsOf(t, func(page int) bool { return page != last || digits[last+1] })
		}
	}
}

func cutAmountsOf(t *document.Table, goesOn func(page int) bool) {
	type amount struct {
		cell  *document.Cell
		scale int32
	}
	var amounts []amount
	foot, count := map[int]float64{}, map[int32]int{} // of the amounts on each page; of each number of decimals
	for k := range t.Rows {
		r := &t.Rows[k]
		for _, c := range r.Cells {
			if c.Proof == "" {
				continue // labels may be merged with rows overleaf
			}
			foot[c.Page] = max(foot[c.Page], c.Box.Y1)
			if v := r.Values.Get(c.ID); v != nil && !v.IsZero() && !t.OwnUnit(r, c.ID) {
				amounts = append(amounts, amount{c.Cell, v.Scale()})
				count[v.Scale()]++
			}
		}
	}
	var usual int32 // the decimals of most amounts
	for scale, n := range count {
		if n > count[usual] || n == count[usual] && scale > usual {
			usual = scale
		}
	}
	if len(amounts) <= alikeAtFoot || len(amounts)-count[usual] > cutPieces {
		return
	}
	for _, a := range amounts {
		if a.scale < usual && goesOn(a.cell.Page) && a.cell.Box.Y1 >= foot[a.cell.Page]-sameLine {
			a.cell.Doubt(document.UnsureText)
		}
	}
}

// digitsAtHead finds the pages whose first text begins with a digit: it may be the rest of a number on the page before.
func digitsAtHead(texts []extract.Text) map[int]bool {
	first := map[int]*extract.Text{}
	for i := range texts {
		if t := &texts[i]; first[t.Page] == nil || t.Box.Y0 < first[t.Page].Box.Y0 {
			first[t.Page] = t
		}
	}
	out := map[int]bool{}
	for page, t := range first {
		out[page] = strings.TrimLeft(t.Text, "0123456789") != t.Text
	}
	return out
}
