package extract

import (
	"slices"
	"strings"

	"gongkai/extract/layout"
	"gongkai/internal/amount"
	"gongkai/internal/hanzi"
	"gongkai/internal/lexicon"
)

// A row that does not fit on the page is either moved to the next one, or cut: its first lines stand at the foot of
// one page and its last lines at the head of the next.

// listStart is what a row of its own begins with: a number, 其中, a total, a note.
var listStart = lexicon.Pattern(func(l *lexicon.Lexicon) string {
	return `^(?:其中|[一二三四五六七八九十]+、|\d+[.、．]|[（(][一二三四五六七八九十\d]+[)）]|` +
		lexicon.Any(l.Totals.Labels, l.Captions.Mark) + `)`
})

// lastRow gives for each column of a table the index of the cell that covers it in the last row, or -1. It is made
// once for a page, so that the cells of a wide sheet need not be searched for each cell overleaf.
type lastRow []int

func lastRowOf(t *Table) lastRow {
	out := make(lastRow, t.Cols)
	for i := range out {
		out[i] = -1
	}
	for _, i := range t.grown().last {
		c := &t.Cells[i]
		for k := c.Col; k < min(c.Col+c.Cols, t.Cols); k++ {
			if out[k] < 0 {
				out[k] = i
			}
		}
	}
	return out
}

// partner gives the cell of the last row that stands in the columns of a cell overleaf, or nil.
func (foot lastRow) partner(a *Table, c *Cell) *Cell {
	k := foot[c.Col]
	if k < 0 || a.Cells[k].Col != c.Col || a.Cells[k].Cols != c.Cols {
		return nil
	}
	return &a.Cells[k]
}

// isCutRow reports whether the first row of body is the rest of a's last row. It is, when it has nothing of its own (no
// amount, code or list number), each of its texts goes on with a text of the last row, and those texts fill their
// cells: to the bottom before the break, from the top after it. Where no ruling is drawn above the first row, one such
// text is enough, if only to its right edge, and the others may break early: (5)资本性支出 before (基本建设). Where a
// number ties both rows, its cells and the others may have their texts at any height: see areTied. Where a number goes
// on, a label need but reach the right edge of its cell: its first line may be indented, and be the only one.
func isCutRow(a *Table, foot lastRow, body []Cell) bool {
	some, open := false, openAbove(body)
	tied := open && areTied(a, foot, body)
	var numbers *composer
	for i := range body {
		c := &body[i]
		if c.Row != 0 || !amount.Like(c.Text) {
			continue
		}
		before := foot.partner(a, c)
		if before == nil || !tied && !(fillsToBottom(before) && startsAtTop(c)) {
			return false
		}
		if numbers == nil {
			numbers = newComposer(a)
		}
		if !numbers.goesOnAsNumber(before, c) {
			return false
		}
		some = true
	}
	number := some
	var habits []bool
	habit := func(col int) bool {
		if habits == nil {
			habits = a.habits()
		}
		return habits[col]
	}
	ends := a.endsInNumber()
	for i := range body {
		c := &body[i]
		if c.Row != 0 || c.Text == "" || amount.Like(c.Text) {
			continue
		}
		before := foot.partner(a, c)
		if isMarked(c.Text) || before == nil || before.Text == "" {
			return false
		}
		edge := reachesEdge(before)
		if !tied && (!startsAtTop(c) || !open && !fillsToBottom(before) && !(number && atBottom(before) && edge)) {
			if !edge || !habit(c.Col) || !goesOn(body, c.Col) {
				return false
			}
			some = true
		}
		if !ends && !habit(c.Col) {
			return false
		}
		some = some || fillsToBottom(before) || open && reachesEdge(before)
	}
	return some
}

// areTied reports whether two rows, between which the page break leaves out the ruling on both pages, are one for
// certain: a label of the first reaches the edge of its cell and goes on overleaf, and so does a number in a column
// whose others all have the decimals of both parts together.
func areTied(a *Table, foot lastRow, body []Cell) bool {
	label := false
	var numbers [][2]*Cell
	for i := range body {
		rest := &body[i]
		if rest.Row != 0 || rest.Text == "" {
			continue
		}
		before := foot.partner(a, rest)
		switch {
		case before == nil || before.Text == "" || !opensBelow(before):
			return false
		case !amount.Like(rest.Text):
			label = label || reachesEdge(before)
		case endsNumber(before, rest):
			numbers = append(numbers, [2]*Cell{before, rest})
		default:
			return false
		}
	}
	if !label || len(numbers) == 0 {
		return false
	}
	c := newComposer(a)
	return slices.ContainsFunc(numbers, func(n [2]*Cell) bool {
		return c.goesOnAsNumber(n[0], n[1]) && c.alike(n[0], n[1])
	})
}

// alike reports whether a column has the decimals of a number in two parts, and no others but those of its first part;
// one whole number may be that of the column.
func (c *composer) alike(before, rest *Cell) bool {
	whole, own := formOf(before.Text+rest.Text), formOf(before.Text)
	same, others := 0, 0
	for f, n := range c.forms[before.Col] {
		switch {
		case f == own:
		case f.decimals == whole.decimals:
			same += n
		case f.decimals > 0:
			return false
		default:
			others += n
		}
	}
	return same > 1 && others <= 1
}

// reachesEdge reports whether the last line of a cell ends where no further character fits, wherever it begins: the
// first line of a label is indented.
func reachesEdge(c *Cell) bool {
	p := c.Pieces[len(c.Pieces)-1]
	if len(p.Lines) == 0 {
		return false
	}
	l := p.Lines[len(p.Lines)-1]
	return p.Box.X1-l.Box.X1 <= l.Size+padding/2
}

// openAbove reports whether no ruling is drawn above any cell of the first row, though others are.
func openAbove(body []Cell) bool {
	some := false
	for i := range body {
		if body[i].Row == 0 {
			if !body[i].Pieces[0].OpenTop {
				return false
			}
			some = true
		}
	}
	return some
}

// endsInNumber reports whether the last row holds an amount or a code: a label alone may be a row of its own, and so
// may the next.
func (t *Table) endsInNumber() bool {
	return slices.ContainsFunc(t.grown().last, func(i int) bool {
		return amount.Like(t.Cells[i].Text) || codeLike.MatchString(t.Cells[i].Text)
	})
}

// slack is the free space, in line heights, that a cell full of text may leave at its edge (cell padding).
const slack = 0.8

func fillsToBottom(c *Cell) bool { return atBottom(c) && lastLineIsFull(c.Pieces[len(c.Pieces)-1]) }

func atBottom(c *Cell) bool {
	p := c.Pieces[len(c.Pieces)-1]
	b, size := extent(p.Lines)
	return p.Box.Y1-b.to <= slack*size
}

// lastLineIsFull reports whether the last line reaches from edge to edge: a label that goes on in another line has
// filled this one.
func lastLineIsFull(p Piece) bool {
	const free = 1.5 // font sizes: padding, and the character that did not fit
	if len(p.Lines) == 0 {
		return false
	}
	l := p.Lines[len(p.Lines)-1]
	return p.Box.Width()-l.Box.Width() <= free*l.Size+4
}

func startsAtTop(c *Cell) bool {
	b, size := extent(c.Pieces[0].Lines)
	return b.from-c.Pieces[0].Box.Y0 <= slack*size
}

type span struct{ from, to float64 }

func extent(lines []layout.Line) (span, float64) {
	if len(lines) == 0 {
		return span{}, 1
	}
	b := unionBox(lines)
	return span{b.Y0, b.Y1}, lines[0].Size
}

// joinCutRow appends the first row of body to the last row of a, cell by cell, and drops it from body. A cell that
// goes on in further rows takes them along, but an amount is never stretched over other rows.
func joinCutRow(a *Table, foot lastRow, body *[]Cell) {
	kept := (*body)[:0]
	for _, c := range *body {
		if c.Row > 0 {
			c.Row--
			kept = append(kept, c)
			continue
		}
		before := foot.partner(a, &c)
		if c.Rows > 1 && (before == nil || amount.Like(before.Text)) {
			c.Rows--
			kept = append(kept, c)
			continue
		}
		if k := foot[c.Col]; k >= 0 {
			a.Cells[k].extend(c)
			a.Cells[k].Rows += c.Rows - 1
		}
	}
	*body = kept
}

// extend adds the rest of a cell that stands overleaf.
func (c *Cell) extend(rest Cell) {
	c.Pieces = append(c.Pieces, rest.Pieces...)
	var lines []layout.Line
	for _, p := range c.Pieces {
		lines = append(lines, p.Lines...)
	}
	c.Text = layout.Text(lines)
}

// height gives how high a cell is on its pages together.
func height(c *Cell) float64 {
	h := 0.0
	for _, p := range c.Pieces {
		h += p.Box.Height()
	}
	return h
}

// extendMerged lets a merged cell go on overleaf: a cell over several rows is cut by the page break like the table,
// and what stands overleaf is blank, or the rest of its text. Where any merged cell has a text of its own on both
// sides, a new block of rows begins overleaf, and no column goes on. An amount is never stretched over other rows.
func extendMerged(a *Table, foot lastRow, body *[]Cell) {
	partner := func(c *Cell) *Cell {
		if c.Row != 0 {
			return nil
		}
		before := foot.partner(a, c)
		if before == nil || before.Rows == 1 && c.Rows == 1 {
			return nil
		}
		return before
	}
	for i := range *body {
		c := &(*body)[i]
		if before := partner(c); before != nil && before.Rows > 1 && c.Rows > 1 && before.Text != "" && c.Text != "" {
			return
		}
	}
	*body = slices.DeleteFunc(*body, func(c Cell) bool {
		before := partner(&c)
		if before == nil || before.Text != "" && c.Text != "" || amount.Like(before.Text+c.Text) {
			return false
		}
		if before.Text == "" && c.Text == "" && (before.Rows == 1 || c.Rows == 1) {
			return false // two blank cells are two, unless both are merged: the text may stand on a third page
		}
		if before.Text == "" && c.Text != "" && height(&c) < height(before) {
			return false // a text stands at the top or in the middle of its cell, so the larger part would have had it
		}
		before.Rows += c.Rows
		before.extend(c)
		return true
	})
}

// CutTexts gives the columns of a table in which a text may be cut by the page break in front of a part, as far as the
// two rows beside the break stayed apart: some text overleaf may be the rest of one that ends in a full line or within
// brackets. A row overleaf with a code or a list number is one of its own, and so is one that begins a text where the
// row before the break has none, or has an amount of its own as that row has. Where nothing but digits stands overleaf
// that numbers at the foot may go on in, it gives the columns of these. m is the table's matrix.
func (t *Table) CutTexts(part int, m [][]int) []int {
	p := &t.Parts[part]
	if p.Continues == "" || p.Continues == RightStrip || p.From == 0 || p.From >= len(m) {
		return nil
	}
	var out, numbers []int
	amounts := false // overleaf, where there is none at the foot
	for col, k := range m[p.From] {
		if k < 0 || t.Cells[k].Col != col || t.Cells[k].Text == "" {
			continue
		}
		rest := &t.Cells[k]
		if m[p.From-1][col] < 0 {
			return nil
		}
		before := &t.Cells[m[p.From-1][col]]
		switch number := amount.Like(rest.Text); {
		case before == rest: // a merged cell, joined already
		case rest.Page() != p.Page || before.lastPage() == p.Page:
			return nil // no row begins behind the break: the one cut by it is joined
		case before.Col != rest.Col || before.Cols != rest.Cols:
			return nil
		case number && before.Text == "":
			if len(out) == 0 {
				return nil // in front of all names: a code, or the number of a row
			}
			amounts = true
		case number && endsNumber(before, rest):
			numbers = append(numbers, col)
		case number || before.Text == "" || codeLike.MatchString(rest.Text) || listStart().MatchString(rest.Text):
			return nil
		case endsWithin(before):
			out = append(out, col)
		}
	}
	if amounts && slices.ContainsFunc(m[p.From-1], func(k int) bool { return k >= 0 && amount.Like(t.Cells[k].Text) }) {
		return nil
	}
	if len(out) == 0 { // nothing but digits overleaf
		return numbers
	}
	return out
}

// lastPage is the page on which a cell ends.
func (c *Cell) lastPage() int { return c.Pieces[len(c.Pieces)-1].Page }

// endsNumber reports whether an amount at the foot of a page fills its cell and the digits overleaf are what had no
// room.
func endsNumber(before, rest *Cell) bool {
	joined := Cell{Pieces: append(append([]Piece(nil), before.Pieces...), rest.Pieces...)}
	lines := linesOf(&joined)
	return amount.Like(before.Text) && amount.Like(layout.Text(lines)) && fills(&joined, lines)
}

// roomForWord is how much a line that a text goes on behind may leave free at its right, in font sizes: the character
// that had no room, and the one that must not stand apart from it.
const roomForWord = 2

// endsWithin reports whether the text of a cell may end in the middle: its last line has no room for what cannot be
// parted, or a bracket is open.
func endsWithin(c *Cell) bool {
	p := c.Pieces[len(c.Pieces)-1]
	if amount.Like(c.Text) || len(p.Lines) == 0 {
		return false
	}
	l, text := p.Lines[len(p.Lines)-1], hanzi.Key(c.Text)
	return p.Box.X1-l.Box.X1 <= roomForWord*l.Size+padding/2 || strings.Count(text, "(") > strings.Count(text, ")")
}
