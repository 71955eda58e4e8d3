package pictured

import (
	"slices"

	"gongkai/extract"
	"gongkai/extract/page"
	"gongkai/internal/limits"
	"gongkai/normalize/document"
)

// readTwice is how often every number of a picture is read.
const readTwice = 2

// Failing gives the pieces of pictures behind the amounts of checks that fail, in the order of the document: numbers
// that were read twice and may be read again. No more than limits.OCRAgain are given.
func Failing(doc *document.Document, printed *extract.Document) []*page.Piece {
	pages := picturesOf(printed)
	if len(pages) == 0 {
		return nil
	}
	failing := map[place]bool{}
	for i := range doc.Checks {
		if c := &doc.Checks[i]; c.Verdict == document.Mismatch {
			for _, o := range c.Cells {
				if o.Box != nil && pages[o.Page] != nil {
					failing[place{o.Page, *o.Box}] = true
				}
			}
		}
	}
	if len(failing) == 0 {
		return nil
	}
	cells := cellsOn(printed, pages)
	var out []*page.Piece
	seen := map[*page.Piece]bool{}
	for p := range doc.Places() {
		c := p.Cell
		if c == nil || !failing[place{c.Page, c.Box}] {
			continue
		}
		for _, printed := range cells.behind(c) {
			for i := range printed.Pieces {
				on := pages[printed.Pieces[i].Page]
				if on == nil {
					continue
				}
				for _, run := range runsOf(&printed.Pieces[i], on) {
					piece := &on.Scan.Pieces[run]
					if piece.Picture != nil && len(piece.Readings) == readTwice && !seen[piece] {
						seen[piece] = true
						out = append(out, piece)
					}
				}
			}
		}
	}
	return slices.Clip(out[:min(len(out), limits.OCRAgain)])
}
