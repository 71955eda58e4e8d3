package view

import (
	"strings"
	"unicode"

	"gongkai/extract"
	"gongkai/extract/geometry"
	"gongkai/extract/layout"
	"gongkai/normalize/document"
	"gongkai/normalize/redact"
)

// remains tells which glyphs may be drawn of a document that personal data was taken out of: those whose text the
// document still has, at the place where they stand. What is not found there is barred, so that a mistake here hides
// too much and not too little.
type remains struct {
	texts  map[int][]document.Text // by page
	pages  []*layout.Page
	glyphs map[glyph]bool
}

type glyph struct {
	page  int
	index int32
}

func newRemains(printed *extract.Document, doc *document.Document) *remains {
	r := &remains{texts: map[int][]document.Text{}, pages: printed.Pages, glyphs: map[glyph]bool{}}
	r.collect(doc)
	for i := range printed.Tables {
		t := &printed.Tables[i]
		r.showCells(t.Cells)
		r.showTexts(t.Captions)
		r.showTexts(t.Notes)
		for _, part := range t.Parts {
			r.showCells(part.Repeated)
			r.showTexts(part.Captions)
		}
	}
	r.showTexts(printed.Texts)
	r.showTexts(printed.Running)
	r.showTexts(printed.Loose)
	return r
}

func (r *remains) shows(number int, index int32) bool { return r.glyphs[glyph{number, index}] }

// collect gathers every printed text that the document still has, with its place.
func (r *remains) collect(doc *document.Document) {
	texts := func(list []document.Text) {
		for _, t := range list {
			r.texts[t.Page] = append(r.texts[t.Page], t)
		}
	}
	squares := func(list []document.Square) {
		for _, s := range list {
			texts([]document.Text{{Text: s.Text, Page: s.Page, Box: s.Box}})
		}
	}
	cells := func(list document.Cells) {
		for _, c := range list {
			texts([]document.Text{{Text: c.Raw, Page: c.Page, Box: c.Box}})
		}
	}
	for i := range doc.Tables {
		t := &doc.Tables[i]
		texts(t.Captions)
		squares(t.Header)
		texts(t.Notes)
		for k := range t.Rows {
			cells(t.Rows[k].Cells)
			squares(t.Rows[k].Extra)
		}
	}
	for i := range doc.Performance {
		s := &doc.Performance[i]
		cells(s.Cells)
		texts(s.Captions)
		squares(s.Labels)
		texts(s.Notes)
	}
	for i := range doc.Unmapped {
		squares(doc.Unmapped[i].Cells)
		texts(doc.Unmapped[i].Captions)
		texts(doc.Unmapped[i].Notes)
	}
	texts(doc.Text)
}

func (r *remains) showCells(cells []extract.Cell) {
	for i := range cells {
		c := &cells[i]
		if len(c.Pieces) == 0 {
			continue
		}
		var glyphs []glyph
		for _, piece := range c.Pieces {
			glyphs = appendGlyphs(glyphs, piece.Page, piece.Lines)
		}
		r.show(c.Page(), c.Box(), glyphs)
	}
}

func (r *remains) showTexts(texts []extract.Text) {
	for i := range texts {
		t := &texts[i]
		r.show(t.Page, t.Box, appendGlyphs(nil, t.Page, t.Lines))
	}
}

func appendGlyphs(to []glyph, number int, lines []layout.Line) []glyph {
	for _, line := range lines {
		for _, g := range line.Glyphs {
			to = append(to, glyph{number, g})
		}
	}
	return to
}

// show lets the glyphs of one printed text be drawn, as far as the document still has it at its place.
func (r *remains) show(number int, box geometry.Rect, glyphs []glyph) {
	var text []rune // of the glyphs, without white space
	var of []int    // by character, the glyph
	for i, g := range glyphs {
		for _, c := range meaning(&r.pages[g.page-1].Source.Glyphs[g.index]) {
			if !unicode.IsSpace(c) {
				text = append(text, c)
				of = append(of, i)
			}
		}
	}
	first, last := r.surviving(number, box, text)
	barred := map[int]bool{}
	for i := first; i < last; i++ {
		barred[of[i]] = true
	}
	for i, g := range glyphs {
		if !barred[i] {
			r.glyphs[g] = true
		}
	}
}

// surviving gives the part of a text that has to go: the characters from first to before last.
func (r *remains) surviving(number int, box geometry.Rect, text []rune) (first, last int) {
	const slack = 0.5 // boxes of the two sides are the same but for rounding
	last = len(text)
	for _, t := range r.texts[number] {
		b := t.Box.Expand(slack)
		if !b.Contains(box.X0, box.Y0) || !b.Contains(box.X1, box.Y1) {
			continue
		}
		left := squeeze(t.Text)
		if strings.Contains(left, string(text)) {
			return 0, 0
		}
		begin, _, found := strings.Cut(left, redact.Mark)
		if !found {
			continue
		}
		end := left[strings.LastIndex(left, redact.Mark)+len(redact.Mark):]
		from, to := 0, len(text)
		if strings.HasPrefix(string(text), begin) {
			from = len([]rune(begin))
		}
		if n := len([]rune(end)); strings.HasSuffix(string(text), end) && to-n >= from {
			to -= n
		}
		if to-from < last-first {
			first, last = from, to
		}
	}
	return first, last
}

func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
