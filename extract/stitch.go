package extract

import (
	"math"
	"slices"

	"gongkai/extract/layout"
)

// stitcher goes through the pages in order and joins grids that continue overleaf.
type stitcher struct {
	doc *Document
	// open is the index of the table that reached the foot of the page before, or -1: only that one can continue.
	open int
	// tail is the text that ends the page before: a title may be parted from its table by the page break.
	tail tail
}

func (s *stitcher) page(p *layout.Page, body []layout.Line) {
	readingOrder(body)
	if len(p.Grids) == 0 {
		if len(body) > 0 {
			s.flushTail()
			s.tail = tailOf(p.Number, body)
			s.open = -1
		}
		return
	}
	top := math.Inf(-1)
	for i := range p.Grids {
		g := &p.Grids[i]
		var above []layout.Line
		if above, body = splitAt(body, g.Box.Y0); i > 0 {
			// Lines beside the grid before, or inside its outline but in no cell, follow it as text.
			var beside []layout.Line
			beside, above = splitAt(above, top)
			s.doc.Texts = append(s.doc.Texts, paragraphs(p.Number, beside)...)
		}
		text, captions := splitCaptions(above)
		t := newTable(p, g)
		if i == 0 && len(text) == 0 && untitled(captions) {
			t.Captions = s.takeTitle()
		}
		s.flushTail()
		s.doc.Texts = append(s.doc.Texts, paragraphs(p.Number, text)...)
		for _, c := range captions {
			t.Captions = append(t.Captions, textOf(p.Number, c))
		}
		if i == 0 && s.open >= 0 && len(text) == 0 && (s.join(&s.doc.Tables[s.open], &t) ||
			s.joinRight(&s.doc.Tables[s.open], &t)) {
			top = g.Box.Y1
			continue
		}
		s.doc.Tables = append(s.doc.Tables, t)
		s.open = len(s.doc.Tables) - 1
		top = max(top, g.Box.Y1)
	}
	beside, rest := splitAt(body, top)
	s.doc.Texts = append(s.doc.Texts, paragraphs(p.Number, beside)...)
	s.finishPage(p, rest)
}

// finishPage deals with the text below the last grid: notes of the table, then paragraphs, then perhaps the captions
// of a table overleaf.
func (s *stitcher) finishPage(p *layout.Page, rest []layout.Line) {
	s.flushTail()
	if len(rest) == 0 {
		return
	}
	notes, rest := splitNotes(rest)
	t := &s.doc.Tables[s.open]
	t.Notes = append(t.Notes, paragraphs(p.Number, notes)...)
	if len(rest) > 0 {
		s.open = -1
		s.tail = tailOf(p.Number, rest)
	}
}

func newTable(p *layout.Page, g *layout.Grid) Table {
	t := Table{Rows: len(g.Y) - 1, Cols: len(g.X) - 1, Inferred: g.Inferred}
	for _, c := range g.Cells {
		borders := Drawn
		if c.Guess {
			borders = Guessed
		} else if g.Inferred {
			borders = Inferred
		}
		t.Cells = append(t.Cells, Cell{Borders: borders, Row: c.Row, Col: c.Col, Rows: c.Rows, Cols: c.Cols,
			Text:   layout.Text(c.Lines),
			Pieces: []Piece{{Page: p.Number, Box: c.Box, Lines: c.Lines, OpenTop: c.OpenTop, OpenBottom: c.OpenBottom}}})
	}
	compose(&t, p.Source)
	t.Parts = []Part{{Page: p.Number, Box: g.Box, X: slices.Clone(g.X), To: t.Rows, y: g.Y}}
	return t
}
