// Package pictured tells of values that were read in pictures how surely they were read. It judges no value by
// another: readings of the same ink agree, or a person has to look.
package pictured

import (
	"cmp"
	"slices"
	"strings"

	"gongkai/extract"
	"gongkai/extract/geometry"
	"gongkai/extract/page"
	"gongkai/internal/hanzi"
	"gongkai/normalize/document"
)

// sure is the confidence of its least certain character from which a reading counts, and sureLabel the same for a
// label, which is read once: a letter that is misread in a name costs no more than that name.
const (
	sure      = 0.5
	sureLabel = 0.3
)

// Mark says of each cell of a document that was read in a picture how it was read, and doubts amounts whose readings do
// not agree, or whose row is named by a code that was read in two ways.
func Mark(doc *document.Document, printed *extract.Document) {
	pages := picturesOf(printed)
	if len(pages) == 0 {
		return
	}
	cells := cellsOn(printed, pages)
	for p := range doc.Places() {
		if c := p.Cell; c != nil && pages[c.Page] != nil {
			behind := cells.behind(c)
			read(c, behind, pages)
			if c.Proof != "" && c.Corrected == nil {
				judge(c)
				if slices.ContainsFunc(behind, func(b *extract.Cell) bool { return cells.below[b] }) {
					c.Doubt(document.UnsureColumn)
				}
			}
		}
	}
	for i := range doc.Tables {
		for k := range doc.Tables[i].Rows {
			labels(&doc.Tables[i].Rows[k], cells, pages)
		}
	}
}

// picturesOf gives the pages that were read in pictures.
func picturesOf(printed *extract.Document) map[int]*page.Page {
	pages := map[int]*page.Page{}
	for _, p := range printed.Pages {
		if p.Source != nil && p.Source.Scan != nil {
			pages[p.Number] = p.Source
		}
	}
	return pages
}

// labels marks the cells that name a row, and doubts the row where its code is not sure, or its label was not read as
// it is meant.
func labels(r *document.Row, cells printedCells, pages map[int]*page.Page) {
	unsure := false
	for _, c := range r.Cells {
		if c.Proof != "" || pages[c.Page] == nil {
			continue
		}
		behind := cells.behind(c.Cell)
		read(c.Cell, behind, pages)
		unsure = unsure || slices.ContainsFunc(behind, func(b *extract.Cell) bool { return b.Read != "" })
		unsure = unsure || c.ID == "code" && !agree(c.Readings, 1) || c.Confidence != nil && *c.Confidence < sureLabel
	}
	for _, c := range r.Cells {
		if unsure && c.Proof != "" && c.Corrected == nil {
			c.Doubt(document.UnsureRow)
		}
	}
}

// judge doubts an amount by its readings.
func judge(c *document.Cell) {
	switch {
	case len(c.Readings) == 0:
	case !agree(c.Readings, 1):
		c.Proof = document.Doubtful
		c.Doubt(document.UnsureReading)
	case !agree(c.Readings, 2) || c.Confidence != nil && *c.Confidence < sure && !byTwo(c.Readings):
		c.Doubt(document.UnsureReading)
	}
}

// byTwo reports whether readings are of different engines. Where those agree, neither need be sure.
func byTwo(readings []page.Reading) bool {
	return slices.ContainsFunc(readings, func(r page.Reading) bool { return r.By != readings[0].By })
}

// agree reports whether there are so many readings and all say the same.
func agree(readings []page.Reading, least int) bool {
	for _, r := range readings {
		if Folded(r.Text) != Folded(readings[0].Text) {
			return false
		}
	}
	return len(readings) >= least
}

// Folded is what two readings of the same ink have in common: forms of one width, without white space. A number that is
// grouped by commas is the same without them only if both readings are.
func Folded(text string) string {
	return strings.ReplaceAll(hanzi.Key(text), " ", "")
}

// read puts the readings of printed cells together.
func read(c *document.Cell, behind []*extract.Cell, pages map[int]*page.Page) {
	var pieces []page.Piece
	for _, printed := range behind {
		for i := range printed.Pieces {
			if p := pages[printed.Pieces[i].Page]; p != nil {
				pieces = append(pieces, piecesOf(&printed.Pieces[i], p)...)
			}
		}
	}
	if len(pieces) == 0 {
		return
	}
	c.Read, c.Readings = document.ReadByOCR, nil // a cell may be met again, at another place of the document
	least, most := 1.0, 0
	for _, p := range pieces {
		most = max(most, len(p.Readings))
		for _, r := range p.Readings[:1] {
			least = min(least, r.Confidence)
		}
	}
	for k := range most {
		out := page.Reading{Confidence: 1}
		for _, p := range pieces {
			if k >= len(p.Readings) { // a piece was read less often than others: there is no further reading of the whole
				return
			}
			r := p.Readings[k]
			out.Text += r.Text
			out.Confidence, out.By = min(out.Confidence, r.Confidence), cmp.Or(out.By, r.By)
		}
		c.Readings = append(c.Readings, out)
		if k == 0 {
			c.Confidence = &least
		}
	}
}

// piecesOf gives what was read in the part of a cell on a page, in reading order.
func piecesOf(part *extract.Piece, p *page.Page) []page.Piece {
	var out []page.Piece
	for _, run := range runsOf(part, p) {
		out = append(out, p.Scan.Pieces[run])
	}
	return out
}

// runsOf gives the indices of the pieces that were read in the part of a cell on a page, in reading order.
func runsOf(part *extract.Piece, p *page.Page) []int32 {
	var out []int32
	for _, l := range part.Lines {
		for _, g := range l.Glyphs {
			if run := p.Glyphs[g].Run; !slices.Contains(out, run) && int(run) < len(p.Scan.Pieces) {
				out = append(out, run)
			}
		}
	}
	return out
}

// printedCells are the cells of pictures, by their place.
type printedCells struct {
	at     map[place]*extract.Cell
	onPage map[int][]*extract.Cell
	below  map[*extract.Cell]bool // below a head that was not read as it is meant
}

type place struct {
	page int
	box  geometry.Rect
}

func cellsOn(printed *extract.Document, pages map[int]*page.Page) printedCells {
	out := printedCells{map[place]*extract.Cell{}, map[int][]*extract.Cell{}, map[*extract.Cell]bool{}}
	add := func(c *extract.Cell) {
		if n := c.Page(); pages[n] != nil && c.Text != "" {
			out.at[place{n, c.Box()}] = c
			out.onPage[n] = append(out.onPage[n], c)
		}
	}
	for i := range printed.Tables {
		t := &printed.Tables[i]
		meant := map[int]bool{} // columns whose head was not read as it is meant
		for k := range t.Cells {
			c := &t.Cells[k]
			add(c)
			for col := c.Col; c.Read != "" && c.Row < t.Header && col < c.Col+c.Cols; col++ {
				meant[col] = true
			}
		}
		for k := range t.Cells {
			if c := &t.Cells[k]; c.Row >= t.Header && meant[c.Col] {
				out.below[c] = true
			}
		}
	}
	return out
}

// behind gives the printed cells of a cell of the document: the one at its place, or those within it.
func (p *printedCells) behind(c *document.Cell) []*extract.Cell {
	if one := p.at[place{c.Page, c.Box}]; one != nil {
		return []*extract.Cell{one}
	}
	var out []*extract.Cell
	around := c.Box.Expand(0.01)
	for _, o := range p.onPage[c.Page] {
		if b := o.Box(); around.Contains(b.X0, b.Y0) && around.Contains(b.X1, b.Y1) {
			out = append(out, o)
		}
	}
	return out
}
