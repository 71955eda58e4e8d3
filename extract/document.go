// Package extract reads a PDF file into text and tables: what is printed, where, in which cell of which table. It
// knows nothing of budgets; every rule here is one of PDF, of typesetting or of tables as such.
//
// The stages, each a function from value to value:
//
//	pdf.Open          bytes            → objects and page tree
//	content.Page      content streams  → glyphs and rulings          (package page)
//	turn.Views        pages           → pages held upright
//	layout.Analyse    glyphs, rulings  → grids, cells, lines         (one page)
//	assemble          pages            → tables over pages, captions, notes, paragraphs, running lines
package extract

import (
	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/extract/layout"
	"gongkai/internal/lexicon"
)

// Document is everything printed in a PDF file.
type Document struct {
	Producer string // of the information dictionary
	Pages    []*layout.Page
	Tables   []Table // in reading order
	Texts    []Text  // headings and paragraphs outside of tables, in reading order
	Running  []Text  // page numbers, running headers and footers
	Loose    []Text  // text at an angle: watermarks, seals
	Findings []finding.Finding
}

// Text is a paragraph, a heading, a caption line or a running line.
type Text struct {
	Text  string
	Page  int
	Box   geometry.Rect
	Size  float64
	Lines []layout.Line
}

// Table is one table, on however many pages it is printed.
type Table struct {
	Rows, Cols int
	Inferred   bool   // no rulings are drawn: the cells follow from alignment
	Cells      []Cell // by row, then column; together they hold all text of the table but repeated headers
	Header     int    // rows at the top that look like a header; a numbering row is its last
	Captions   []Text // text above the table: number, title, department, unit
	Notes      []Text // text below the table that belongs to it
	Parts      []Part // one for each page

	growth *growth // while it may go on overleaf
}

// Part is the piece of a table that stands on one page.
type Part struct {
	Page     int
	Box      geometry.Rect
	X        []float64 // column borders
	From, To int       // its rows in the table: From <= row < To
	Repeated []Cell    // header rows printed again overleaf
	Captions []Text    // captions printed again overleaf
	// Continues says by what the part was told to go on with the one before; empty for the first.
	Continues Continuation

	y []float64 // row borders as printed
	// Of a page that was turned to be read: the foot of the part, and what leads to the turned page, else nothing.
	foot   float64
	toView geometry.Matrix
}

// Above reports whether the middle of a box of the same page as displayed stands below the part for who reads it.
func (p *Part) Above(box geometry.Rect) bool {
	if p.toView == (geometry.Matrix{}) {
		return box.CenterY() > p.Box.Y1
	}
	_, y := p.toView.Apply(box.CenterX(), box.CenterY())
	return y > p.foot
}

// Borders says how the edges of a cell are known. Its values are stable ids.
type Borders string

const (
	Drawn    Borders = "drawn"    // rulings or backgrounds show them
	Inferred Borders = "inferred" // nothing is drawn, but how text is aligned leaves no other
	Guessed  Borders = "guess"    // others would fit about as well
)

// Continuation says how a table was found to go on overleaf. Its values are stable ids, the surest first.
type Continuation string

const (
	SaysContinued   Continuation = "says_continued"   // 续表 is printed above
	HeaderRepeated  Continuation = "header_repeated"  // the header is printed again
	CaptionRepeated Continuation = "caption_repeated" // the captions are printed again
	SameBorders     Continuation = "same_borders"     // its columns have the borders of those before
	SameColumns     Continuation = "same_columns"     // its columns stand and read like those before
	RightStrip      Continuation = "right_strip"      // the rows of a wide sheet go on to the right, at the same heights
)

// Cell is one cell of a table; merged cells cover Rows × Cols grid squares. Its text may stand on several pages.
type Cell struct {
	Row, Col, Rows, Cols int
	Text                 string // as printed, wrapped lines joined
	Read                 string // in a picture, where Text is the word that this is meant to be; else ""
	Mark                 string // of a note, raised beside a number; no part of Text
	Composition          Composition
	Borders              Borders
	Pieces               []Piece
}

// Piece is the part of a cell on one page.
type Piece struct {
	Page  int
	Box   geometry.Rect
	Lines []layout.Line
	// OpenTop and OpenBottom say that the edge is not drawn, see layout.Cell.
	OpenTop, OpenBottom bool
}

// Pages are the numbers of the pages the table stands on.
func (t *Table) Pages() []int {
	var out []int
	for _, p := range t.Parts {
		if n := len(out); n == 0 || out[n-1] != p.Page {
			out = append(out, p.Page)
		}
	}
	return out
}

// Page and Box tell where the cell starts.
func (c *Cell) Page() int          { return c.Pieces[0].Page }
func (c *Cell) Box() geometry.Rect { return c.Pieces[0].Box }

// Banners gives the texts of the first rows that hold a title inside the table: each is one merged cell. Where one
// is, rows above and below it that hold nothing, the table's number or its unit belong to it, with "" for a row
// without text.
func (t *Table) Banners() []string {
	var out []string
	merged := false
	byRow := make([][]*Cell, min(t.Rows, mostBanners))
	top := topCells(t, len(byRow))
	for i := range top {
		byRow[top[i].Row] = append(byRow[top[i].Row], &top[i])
	}
	for _, cells := range byRow {
		text, whole, ok := banner(t, cells)
		if !ok {
			break
		}
		merged = merged || whole
		out = append(out, text)
	}
	if !merged {
		return nil
	}
	for len(out) > 0 && out[len(out)-1] == "" { // what is below the last of them is the table
		out = out[:len(out)-1]
	}
	return out
}

// mostBanners is the most rows that a title inside a table takes: number, title, department, unit, and blank rows
// between them.
const mostBanners = 8

// besideTitle is what may stand in a row of its own beside the title: 表11, 单位：万元.
var besideTitle = lexicon.Pattern(func(l *lexicon.Lexicon) string {
	c := &l.Captions
	return `^$|^` + lexicon.Any(c.Tables) + `[\d一二三四五六七八九十-]+$|^` + lexicon.Any(c.Amounts) + `?` +
		lexicon.Any(c.Units) + `[:：].*元$`
})

func banner(t *Table, cells []*Cell) (text string, whole, ok bool) {
	for _, c := range cells {
		if c.Rows != 1 || c.Text != "" && text != "" {
			return "", false, false
		}
		if c.Text != "" {
			text, whole = c.Text, c.Col == 0 && c.Cols >= t.Cols
		}
	}
	return text, whole, len(cells) > 0 && (whole || besideTitle().MatchString(text))
}

// At gives the index of the cell that covers a grid square, or -1.
func (t *Table) At(row, col int) int {
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Row <= row && row < c.Row+c.Rows && c.Col <= col && col < c.Col+c.Cols {
			return i
		}
	}
	return -1
}

// Matrix gives for each row and column the index of the cell that covers the square, or -1.
func (t *Table) Matrix() [][]int {
	m := make([][]int, t.Rows)
	flat := make([]int, t.Rows*t.Cols)
	for i := range flat {
		flat[i] = -1
	}
	for r := range m {
		m[r] = flat[r*t.Cols : (r+1)*t.Cols]
	}
	for i, c := range t.Cells {
		for r := c.Row; r < min(c.Row+c.Rows, t.Rows); r++ {
			for k := c.Col; k < min(c.Col+c.Cols, t.Cols); k++ {
				m[r][k] = i
			}
		}
	}
	return m
}
