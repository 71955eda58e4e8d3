// Package plain puts what is printed into the shapes of the output as it is, without meaning: cells, captions, notes,
// and whole tables that no form claims.
package plain

import (
	"gongkai/extract"
	"gongkai/internal/hanzi"
	"gongkai/internal/lexicon"
	"gongkai/normalize/document"
)

// Grid gives a table as it is printed.
func Grid(t *extract.Table) document.Grid {
	g := document.Grid{Pages: t.Pages(), Cells: Squares(t, func(*extract.Cell) bool { return true }),
		Captions: Captions(t), Notes: Texts("", t.Notes)}
	if s := Largest(t.Captions); s != "" {
		g.Title = &s
	}
	return g
}

// Largest gives the caption set in the largest type: most often the title.
func Largest(captions []extract.Text) string {
	best, size := "", 0.0
	for _, c := range captions {
		if c.Size > size {
			best, size = c.Text, c.Size
		}
	}
	return best
}

// Text gives one printed text; kind is that of document.Text.
func Text(kind string, t *extract.Text) document.Text {
	return document.Text{Kind: kind, Text: t.Text, Page: t.Page, Box: t.Box}
}

// Texts gives several, nil for none.
func Texts(kind string, list []extract.Text) []document.Text {
	var out []document.Text
	for i := range list {
		out = append(out, Text(kind, &list[i]))
	}
	return out
}

// Captions gives a table's captions on all its pages.
func Captions(t *extract.Table) []document.Text {
	out := Texts("", t.Captions)
	for _, p := range t.Parts {
		out = append(out, Texts("", p.Captions)...)
	}
	return out
}

// Squares gives the printed cells of a table that keep says, and those of headers repeated overleaf.
func Squares(t *extract.Table, keep func(*extract.Cell) bool) []document.Square {
	out := []document.Square{}
	for i := range t.Cells {
		if c := &t.Cells[i]; keep(c) {
			out = append(out, Square(c))
		}
	}
	for _, p := range t.Parts {
		for i := range p.Repeated {
			out = append(out, Square(&p.Repeated[i]))
		}
	}
	return out
}

// Square gives one cell.
func Square(c *extract.Cell) document.Square {
	text := c.Text
	if c.Mark != "" {
		text += " " + c.Mark
	}
	return document.Square{Row: c.Row, Col: c.Col, Rows: c.Rows, Cols: c.Cols, Text: text, Page: c.Page(), Box: c.Box()}
}

// remark begins a note in a row of its own.
var remark = lexicon.Pattern(func(l *lexicon.Lexicon) string {
	return `^` + lexicon.Any(l.Captions.Mark, l.Captions.Notes) + `[:：\d]`
})

// Remark reports whether a text is a note that stands in a row of a table.
func Remark(text string) bool { return remark().MatchString(hanzi.Key(text)) }
