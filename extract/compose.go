package extract

import (
	"math"
	"strings"

	"gongkai/extract/layout"
	"gongkai/extract/layout/line"
	"gongkai/extract/page"
	"gongkai/internal/amount"
	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
)

// Composition says how the text of a cell was put together from what is printed. Its values are stable ids.
type Composition string

const (
	// OneLine is one line of one size, or nothing at all.
	OneLine Composition = "line"
	// Wrapped is text over several lines.
	Wrapped Composition = "wrapped"
	// BrokenNumber is one number over several lines, because its cell is too narrow for it.
	BrokenNumber Composition = "broken_number"
	// StackedNumbers are lines that are a number each. They are never put together; a space stands between them.
	StackedNumbers Composition = "stacked_numbers"
	// MixedSizes is a number whose digits differ in size or baseline: nobody knows which of them belong to it.
	MixedSizes Composition = "mixed_sizes"
	// RaisedMark is a number with the mark of a note raised beside it, which is kept apart.
	RaisedMark Composition = "raised_mark"
	// Overprinted is a number two of whose characters stand in one place: one of them belongs to something else.
	Overprinted Composition = "overprinted"
	// Parted is a number with a wide gap between two of its digits and none between others: it may be two.
	Parted Composition = "parted"
	// CutOff is a number that a clipping path ends within: more was written than is seen.
	CutOff Composition = "cut_off"
)

// Sure reports whether the text of a cell is what its author wrote as one text.
func (c Composition) Sure() bool {
	switch c {
	case StackedNumbers, MixedSizes, Overprinted, Parted, CutOff:
		return false
	}
	return true
}

// composer puts the texts of a table's cells together. Which number goes on in a second line shows in the others of its
// column.
type composer struct {
	pages map[int]*page.Page // by number
	table *Table
	forms []map[form]int // of each column: how its numbers of one line are written
}

// form is how a number is written: with so many decimals, or without any in so many digits, as codes are.
type form struct{ decimals, digits int }

func formOf(s string) form {
	s = hanzi.Key(s)
	if i := strings.LastIndexByte(s, '.'); i >= 0 {
		return form{decimals: digitsIn(s[i:])}
	}
	if strings.ContainsRune(s, ',') {
		return form{}
	}
	return form{digits: digitsIn(s)}
}

func digitsIn(s string) int {
	n := 0
	for _, r := range s {
		if r >= '0' && r <= '9' {
			n++
		}
	}
	return n
}

// newComposer looks at how the numbers of each column are written.
func newComposer(t *Table, sources ...*page.Page) *composer {
	c := &composer{pages: map[int]*page.Page{}, table: t, forms: make([]map[form]int, t.Cols)}
	for _, p := range sources {
		c.pages[p.Number] = p
	}
	for i := range t.Cells {
		cell := &t.Cells[i]
		lines := linesOf(cell)
		if text := layout.Text(lines); cell.Col < t.Cols && amount.Like(text) && (len(lines) == 1 || fills(cell, lines)) {
			if c.forms[cell.Col] == nil {
				c.forms[cell.Col] = map[form]int{}
			}
			c.forms[cell.Col][formOf(text)]++
		}
	}
	return c
}

// composeJoined sets text and composition of the cells that stand on several pages.
func composeJoined(t *Table, pages []*layout.Page) {
	var c *composer
	for i := range t.Cells {
		if len(t.Cells[i].Pieces) < 2 {
			continue
		}
		if c == nil {
			c = newComposer(t)
			for _, p := range pages {
				c.pages[p.Number] = p.Source
			}
		}
		c.cell(&t.Cells[i])
	}
}

// goesOnAsNumber reports whether a number at the foot of a page and the digits at the head of the next are one: they
// are written as others of the column then, and the first part alone is not.
func (c *composer) goesOnAsNumber(before, rest *Cell) bool {
	joined := Cell{Col: before.Col, Pieces: append(append([]Piece(nil), before.Pieces...), rest.Pieces...)}
	lines := linesOf(&joined)
	whole := layout.Text(lines)
	if !amount.Like(before.Text) || !amount.Like(whole) || !fills(&joined, lines) || before.Col >= len(c.forms) {
		return false
	}
	f, own := formOf(whole), formOf(before.Text)
	return f != own && f.decimals > 0 && c.forms[before.Col][f] > 0 && c.forms[before.Col][own] <= 1
}

// compose sets text, mark and composition of all cells that have pieces.
func compose(t *Table, sources ...*page.Page) {
	c := newComposer(t, sources...)
	for i := range t.Cells {
		c.cell(&t.Cells[i])
	}
}

func linesOf(c *Cell) []layout.Line {
	if len(c.Pieces) == 1 {
		return c.Pieces[0].Lines
	}
	var out []layout.Line
	for _, p := range c.Pieces {
		out = append(out, p.Lines...)
	}
	return out
}

func (c *composer) cell(cell *Cell) {
	lines := linesOf(cell)
	cell.Text, cell.Mark, cell.Composition = layout.Text(lines), "", OneLine
	if len(lines) > 1 {
		cell.Composition = Wrapped
	}
	if !strings.ContainsAny(cell.Text, "0123456789０１２３４５６７８９") {
		return
	}
	if text, mark, ok := c.marked(cell); ok {
		cell.Text, cell.Mark, cell.Composition = text, mark, RaisedMark
		return
	}
	numbers := 0
	for _, l := range lines {
		if amount.Like(l.Text) {
			numbers++
		}
	}
	switch {
	case numbers == len(lines) && len(lines) > 1:
		if c.broken(cell, lines) || c.seamed(cell, lines) {
			cell.Composition = BrokenNumber
			return
		}
		parts := make([]string, len(lines))
		for i, l := range lines {
			parts[i] = l.Text
		}
		cell.Text, cell.Composition = strings.Join(parts, " "), StackedNumbers
	case len(lines) == 1 && numbers == 1:
		switch {
		case c.uneven(cell):
			cell.Composition = MixedSizes
		case c.overprinted(cell):
			cell.Composition = Overprinted
		case c.parted(cell):
			cell.Composition = Parted
		case c.cutOff(cell):
			cell.Composition = CutOff
		}
	}
}

// broken reports whether lines are one number: but for the last each fills its cell, and together they are written as
// others of the column.
func (c *composer) broken(cell *Cell, lines []layout.Line) bool {
	whole := layout.Text(lines)
	if !amount.Like(whole) || cell.Col >= len(c.forms) || !fills(cell, lines) {
		return false
	}
	f, forms := formOf(whole), c.forms[cell.Col] // those of this cell are among them
	if f.decimals > 0 {
		return forms[f] > 1 || f.decimals == 2 && !otherDecimals(forms, f)
	}
	return forms[f] > 1 && 2*forms[f] >= most(forms)
}

// oneNumber is an amount as it is written out, with its thousands in groups of three or in none.
var oneNumber = lazyregexp.New(`^-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?$`)

// seamed reports whether lines of one size that follow each other without a gap are one number by themselves, however
// wide their cell is: each ends in a comma, or the next begins with the point. No two numbers meet like that, but for
// those of a column that prints nothing in front of the point of a zero, and it gives all of them their decimals.
func (c *composer) seamed(cell *Cell, lines []layout.Line) bool {
	if len(cell.Pieces) != 1 || !oneNumber.MatchString(hanzi.Key(layout.Text(lines))) {
		return false
	}
	even := true
	c.glyphs(cell, func(g *page.Glyph) {
		even = even && g.Dir == page.Right && math.Abs(g.Size-lines[0].Size) <= sameSize*lines[0].Size
	})
	if !even {
		return false
	}
	for i := 1; i < len(lines); i++ {
		before, l := &lines[i-1], &lines[i]
		if !strings.HasSuffix(hanzi.Key(before.Text), ",") && !strings.HasPrefix(hanzi.Key(l.Text), ".") {
			return false
		}
		if l.Box.Y1 <= before.Box.Y1 || l.Box.Y0-before.Box.Y1 > before.Size {
			return false
		}
	}
	return true
}

// otherDecimals reports whether a column has amounts with more or fewer decimals than one.
func otherDecimals(forms map[form]int, f form) bool {
	for other := range forms {
		if other.decimals > 0 && other.decimals != f.decimals {
			return true
		}
	}
	return false
}

// fills reports whether each line but the last runs to the edge of its cell, and the last one is what had no room.
func fills(cell *Cell, lines []layout.Line) bool {
	n := 0
	for _, p := range cell.Pieces {
		for _, l := range p.Lines {
			if n++; n < len(lines) && p.Box.Width()-l.Box.Width() > freeForDigit*l.Size+padding {
				return false
			}
		}
	}
	return n > 0 && lines[n-1].Box.Width() < lines[0].Box.Width()
}

func most(forms map[form]int) int {
	n := 0
	for _, k := range forms {
		n = max(n, k)
	}
	return n
}

// glyphs calls f for each glyph of a cell with ink.
func (c *composer) glyphs(cell *Cell, f func(g *page.Glyph)) {
	for _, p := range cell.Pieces {
		source := c.pages[p.Page]
		if source == nil {
			continue
		}
		for _, l := range p.Lines {
			for _, i := range l.Glyphs {
				if int(i) < len(source.Glyphs) && line.HasText(&source.Glyphs[i]) {
					f(&source.Glyphs[i])
				}
			}
		}
	}
}

// marked parts the mark of a note from a number: small and raised, before or behind it.
func (c *composer) marked(cell *Cell) (text, mark string, ok bool) {
	if len(cell.Pieces) != 1 {
		return "", "", false
	}
	size, base := 0.0, 0.0
	c.glyphs(cell, func(g *page.Glyph) {
		if g.Size > size {
			size, base = g.Size, g.Y
		}
	})
	var rest, small strings.Builder
	upright := true
	c.glyphs(cell, func(g *page.Glyph) {
		upright = upright && g.Dir == page.Right
		if g.Size < markSize*size && base-g.Y > markRaise*size {
			small.WriteString(g.Text)
			return
		}
		if math.Abs(g.Y-base) > sameBaseline*size {
			upright = false
		}
		rest.WriteString(g.Text)
	})
	if small.Len() == 0 || !upright || !amount.Like(rest.String()) {
		return "", "", false
	}
	return rest.String(), small.String(), true
}

// uneven reports whether the glyphs of a cell differ in size or stand on several baselines.
func (c *composer) uneven(cell *Cell) bool {
	var first *page.Glyph
	uneven := false
	c.glyphs(cell, func(g *page.Glyph) {
		if first == nil {
			first = g
			return
		}
		at, with := g.Y, first.Y
		if g.Dir != page.Right && g.Dir != page.Left {
			at, with = g.X, first.X
		}
		if math.Abs(g.Size-first.Size) > sameSize*first.Size || math.Abs(at-with) > sameBaseline*first.Size &&
			g.Dir == first.Dir {
			uneven = uneven || amount.Like(g.Text) || amount.Like(first.Text)
		}
	})
	return uneven
}

// overprinted reports whether two characters of a number stand in one place. Its line has them from left to right.
func (c *composer) overprinted(cell *Cell) bool {
	var before *page.Glyph
	over := false
	c.glyphs(cell, func(g *page.Glyph) {
		if before != nil && g.Dir == page.Right && before.Dir == page.Right {
			over = over || math.Abs(g.X-before.X) < sameOrigin*g.Size
		}
		before = g
	})
	return over
}

// parted reports whether a gap of a character or more stands within a number whose other digits have none. Numbers that
// are spread over their cell have the same gap everywhere.
func (c *composer) parted(cell *Cell) bool {
	var before *page.Glyph
	least, most := math.Inf(1), 0.0
	c.glyphs(cell, func(g *page.Glyph) {
		if before != nil && g.Dir == page.Right && ofNumber(g.Text) && ofNumber(before.Text) {
			gap := (g.Box.X0 - before.Box.X1) / g.Size
			least, most = min(least, gap), max(most, gap)
		}
		before = g
	})
	return most > partingGap && least < sameGap*most
}

// ofNumber tells the characters of a number without its sign, which may stand apart from it.
func ofNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789.,") == "" }

// cutOff reports whether what was written with a number goes on in digits that nobody sees.
func (c *composer) cutOff(cell *Cell) bool {
	for _, piece := range cell.Pieces {
		p := c.pages[piece.Page]
		if p == nil || len(p.Overflow) == 0 {
			continue
		}
		for _, l := range piece.Lines {
			for _, i := range l.Glyphs {
				next := i + 1
				if _, cut := p.Overflow[next]; cut && p.Glyphs[next].Run == p.Glyphs[i].Run && p.Glyphs[i].Run != 0 &&
					strings.ContainsAny(p.Glyphs[next].Text, "0123456789.,") {
					return true
				}
			}
		}
	}
	return false
}
