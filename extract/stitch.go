package extract

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"gongkai/extract/layout"
	"gongkai/extract/page"
	"gongkai/internal/hanzi"
)

// stitcher goes through the pages in order and joins grids that continue overleaf.
type stitcher struct {
	doc *Document
	// open is the index of the table that reached the foot of the page before, or -1: only that one can continue.
	open int
	// tail is the text after the last grid of the page before: a title may be parted from its table by the page break.
	tail []Text
	seen bool
}

func (s *stitcher) page(p *layout.Page, body []layout.Line) {
	if !s.seen {
		s.open, s.seen = -1, true
	}
	readingOrder(body)
	if len(p.Grids) == 0 {
		if len(body) > 0 {
			s.flushTail()
			s.doc.Texts = append(s.doc.Texts, paragraphs(p.Number, body)...)
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
		if len(captions) > 0 {
			s.flushTail() // the table has a title of its own
		}
		s.doc.Texts = append(s.doc.Texts, paragraphs(p.Number, text)...)
		t := newTable(p.Number, g)
		for _, c := range captions {
			t.Captions = append(t.Captions, textOf(p.Number, c))
		}
		if i == 0 && s.open >= 0 && len(text) == 0 && s.join(&s.doc.Tables[s.open], &t) {
			top = g.Box.Y1
			continue
		}
		if i == 0 && len(captions) == 0 && len(s.tail) > 0 {
			t.Captions, s.tail = s.tail, nil
		}
		s.flushTail()
		s.doc.Tables = append(s.doc.Tables, t)
		s.open = len(s.doc.Tables) - 1
		top = max(top, g.Box.Y1)
	}
	beside, rest := splitAt(body, top)
	s.doc.Texts = append(s.doc.Texts, paragraphs(p.Number, beside)...)
	s.finishPage(p, rest)
}

// finishPage deals with the text below the last grid: notes of the table, then paragraphs, then perhaps the captions of a
// table overleaf.
func (s *stitcher) finishPage(p *layout.Page, rest []layout.Line) {
	s.flushTail()
	if len(rest) == 0 {
		return
	}
	notes, rest := splitNotes(rest)
	t := &s.doc.Tables[s.open]
	for _, n := range paragraphs(p.Number, notes) {
		t.Notes = append(t.Notes, n)
	}
	if len(rest) > 0 {
		s.open = -1
		text, captions := splitCaptions(rest)
		s.doc.Texts = append(s.doc.Texts, paragraphs(p.Number, text)...)
		for _, c := range captions {
			s.tail = append(s.tail, textOf(p.Number, c))
		}
	}
}

// flushTail keeps lines that waited for a table as plain text.
func (s *stitcher) flushTail() {
	s.doc.Texts = append(s.doc.Texts, s.tail...)
	s.tail = nil
}

// splitCaptions parts the lines above a grid: those that end the run and do not read as sentences are its captions.
func splitCaptions(lines []layout.Line) (text, captions []layout.Line) {
	const most = 8 // number, title in two lines, year, department, unit, and what a form adds
	i := len(lines)
	for i > 0 && len(lines)-i < most && !sentence(lines[i-1].Text) {
		i--
	}
	return lines[:i], lines[i:]
}

var sentenceEnd = regexp.MustCompile(`[。；;]`)

func sentence(s string) bool { return sentenceEnd.MatchString(s) }

var noteStart = regexp.MustCompile(`^[（(]?(注|备注|说明|附注|填表说明)[）)]?\s*[:：\d、]|^\*|^★`)

// splitNotes parts the lines below a grid: a note announces itself, and lasts as long as its lines follow closely.
func splitNotes(lines []layout.Line) (notes, rest []layout.Line) {
	if !noteStart.MatchString(lines[0].Text) {
		return nil, lines
	}
	i := 1
	for i < len(lines) && lines[i].Box.Y0-lines[i-1].Box.Y1 < 1.2*lines[i].Size && lines[i].Size <= 1.15*lines[0].Size {
		i++
	}
	return lines[:i], lines[i:]
}

func newTable(number int, g *layout.Grid) Table {
	t := Table{Rows: len(g.Y) - 1, Cols: len(g.X) - 1, Inferred: g.Inferred}
	for _, c := range g.Cells {
		t.Cells = append(t.Cells, Cell{Row: c.Row, Col: c.Col, Rows: c.Rows, Cols: c.Cols, Text: layout.Text(c.Lines),
			Pieces: []Piece{{Page: number, Box: c.Box, Lines: c.Lines}}})
	}
	t.Parts = []Part{{Page: number, Box: g.Box, X: slices.Clone(g.X), To: t.Rows}}
	return t
}

// join continues table a with b from the next page if they are one. The columns must agree; beyond that
//   - with a's captions above b, b must repeat a's header: the next sheet of a series has the same title, but not the same
//     department and project in its first rows;
//   - without captions b may repeat the header or not; if it starts with a's first label without repeating the header, it is
//     the next of a series printed without titles.
func (s *stitcher) join(a, b *Table) bool {
	repeated := repeatedHeader(a, b)
	var mapping columnMap
	switch {
	case !a.Inferred || !b.Inferred:
		mapping = alignColumns(a.Parts[0].X, b.Parts[0].X)
	case repeated > 0:
		mapping = columnsByHeader(a, b, repeated)
	default:
		mapping = columnsByText(a, b)
	}
	if mapping.first == nil {
		return false
	}
	if len(b.Captions) > 0 && (repeated == 0 || !sameCaptions(a, b)) {
		return false
	}
	if repeated == 0 && startsAlike(a, b) {
		return false
	}
	part := b.Parts[0]
	part.Captions = b.Captions
	part.From = a.Rows
	body := make([]Cell, 0, len(b.Cells))
	for _, c := range b.Cells {
		c.Col, c.Cols = mapping.place(c.Col, c.Cols)
		if c.Row < repeated {
			part.Repeated = append(part.Repeated, c)
			continue
		}
		c.Row -= repeated
		body = append(body, c)
	}
	rows := b.Rows - repeated
	if rows > 0 && isCutRow(a, body) {
		joinCutRow(a, &body)
		rows--
		part.From--
	}
	extendMerged(a, &body)
	for _, c := range body {
		c.Row += a.Rows
		a.Cells = append(a.Cells, c)
	}
	a.Rows += rows
	part.To = a.Rows
	a.Parts = append(a.Parts, part)
	return true
}

// columnMap tells for each column of a table's part overleaf the first and last column of the table that it is.
type columnMap struct{ first, last []int }

// place gives where a cell of the part stands in the table.
func (m columnMap) place(col, cols int) (int, int) {
	first, last := m.first[col], m.last[col+cols-1]
	return first, last - first + 1
}

// alignColumns maps columns by their borders; it gives no map when b's are not among a's. Pages may be centred anew, so a common shift
// is allowed.
func alignColumns(a, b []float64) columnMap {
	if len(b) > len(a) || len(b) < 2 {
		return columnMap{}
	}
	const near = 3.0
	shift := b[0] - a[0]
	var at []int // for each border of b the same border of a
	k := 0
	for _, x := range b {
		for k < len(a) && a[k]+shift < x-near {
			k++
		}
		if k == len(a) || math.Abs(a[k]+shift-x) > near {
			return columnMap{}
		}
		at = append(at, k)
		k++
	}
	if at[0] != 0 || at[len(at)-1] != len(a)-1 {
		return columnMap{}
	}
	var out columnMap
	for i := 1; i < len(at); i++ {
		out.first = append(out.first, at[i-1])
		out.last = append(out.last, at[i]-1)
	}
	return out
}

// columnsByText finds for each column of b the column of a whose texts stand above its own, when neither rulings nor a header tell.
func columnsByText(a, b *Table) columnMap {
	x, y := textColumns(a), textColumns(b)
	out := columnMap{make([]int, b.Cols), make([]int, b.Cols)}
	next := 0
	for _, e := range y {
		best, most := -1, 0.0
		for k := next; k < len(x); k++ {
			if shared := min(x[k].text.X1, e.text.X1) - max(x[k].text.X0, e.text.X0); shared > most {
				best, most = k, shared
			}
		}
		if best < 0 {
			return columnMap{}
		}
		for j := e.col; j < e.col+e.cols; j++ {
			out.first[j], out.last[j] = x[best].col, x[best].col+x[best].cols-1
		}
		next = best + 1
	}
	return out
}

// textColumn is a column of a table's body with the box of its texts.
type textColumn struct {
	col, cols int
	text      page.Rect
}

// textColumns gives the columns as the last row has them: grid columns that only a header divides are one.
func textColumns(t *Table) []textColumn {
	var out []textColumn
	for _, c := range t.Cells {
		if c.Row+c.Rows == t.Rows {
			out = append(out, textColumn{col: c.Col, cols: c.Cols})
		}
	}
	slices.SortFunc(out, func(a, b textColumn) int { return a.col - b.col })
	for _, c := range t.Cells {
		for i := range out {
			if out[i].col == c.Col && out[i].cols == c.Cols {
				out[i].text = out[i].text.Union(unionBox(c.Pieces[0].Lines))
			}
		}
	}
	return out
}

// columnsByHeader does the same by the lowest cells of a header that both tables print.
func columnsByHeader(a, b *Table, header int) columnMap {
	x, y := lowest(a, header), lowest(b, header)
	if len(x) != len(y) {
		return columnMap{}
	}
	out := columnMap{make([]int, b.Cols), make([]int, b.Cols)}
	for i := range y {
		for k := y[i].Col; k < y[i].Col+y[i].Cols; k++ {
			out.first[k], out.last[k] = x[i].Col, x[i].Col+x[i].Cols-1
		}
	}
	return out
}

// lowest gives the cells that end the header, from left to right.
func lowest(t *Table, header int) []Cell {
	var out []Cell
	for _, c := range t.Cells {
		if c.Row < header && c.Row+c.Rows >= header {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b Cell) int { return a.Col - b.Col })
	return out
}

// repeatedHeader gives the number of rows at the top of b that repeat the header of a, or 0. Overleaf the cells of a header may be
// lower, and their last lines cut off; so a text may end early, as long as most are whole.
func repeatedHeader(a, b *Table) int {
	n := headerRows(a)
	if n == 0 || n > b.Rows {
		return 0
	}
	same, cut := 0, 0
	x, y := topCells(a, n), topCells(b, n)
	if len(x) != len(y) {
		return 0
	}
	for i := range x {
		p, q := hanzi.Key(x[i].Text), hanzi.Key(y[i].Text)
		switch {
		case p == q:
			same++
		case q != "" && strings.HasPrefix(p, q):
			cut++
		default:
			return 0
		}
	}
	if cut > same {
		return 0
	}
	return n
}

// topCells gives the cells that start in the first n rows.
func topCells(t *Table, n int) []Cell {
	i := 0
	for i < len(t.Cells) && t.Cells[i].Row < n {
		i++
	}
	return t.Cells[:i]
}

func sameCaptions(a, b *Table) bool {
	own := map[string]bool{}
	for _, c := range a.Captions {
		own[captionKey(c.Text)] = true
	}
	for _, c := range b.Captions {
		if !own[captionKey(c.Text)] {
			return false
		}
	}
	return true
}

var continued = regexp.MustCompile(`\(续表?\d*\)|续表?\d*$|^续`)

// captionKey makes 表 2（续） and 表 2 alike.
func captionKey(s string) string { return continued.ReplaceAllString(hanzi.Key(s), "") }

// startsAlike says whether the first rows of both tables bear the same label.
func startsAlike(a, b *Table) bool {
	if len(a.Cells) == 0 || len(b.Cells) == 0 {
		return false
	}
	x, y := hanzi.Key(a.Cells[0].Text), hanzi.Key(b.Cells[0].Text)
	return x != "" && x == y
}
