package extract

import (
	"slices"
	"strings"

	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
)

// join continues table a with b from the next page if they are one. The columns must agree; beyond that
//   - with a's title above b, b must repeat a's header: the next sheet of a series has the same title, but not the same
//     department and project in its first rows; the line with department and unit alone may be repeated above bare
//     rows, and so may a title that says it goes on (续表);
//   - without captions b may repeat the header or not; if it starts with a's first label without repeating the header,
//     it is the next of a series printed without titles.
func (s *stitcher) join(a, b *Table) bool {
	a.growth = a.grown()
	repeated := repeatedHeader(a, b)
	var mapping columnMap
	how := SameColumns
	switch {
	case !a.Inferred || !b.Inferred:
		if mapping, how = alignColumns(a.Parts[0].X, b.Parts[0].X), SameBorders; mapping.first == nil && !a.Inferred &&
			!b.Inferred {
			mapping, how = sameSequence(a, b, repeated), SameColumns
		}
	case repeated > 0:
		if mapping = columnsByHeader(a, b, repeated); mapping.first == nil {
			mapping = columnsByText(a, b)
		}
	default:
		mapping = columnsByText(a, b)
	}
	if mapping.first == nil {
		return false
	}
	if len(b.Captions) > 0 && (!sameCaptions(a, b) || repeated == 0 && hasTitle(b) && !saysContinued(b)) {
		return false
	}
	if repeated == 0 && (startsAlike(a, b) || hasNumberingRow(b) || len(b.Banners()) > 0 && len(a.Banners()) > 0) {
		return false // a header of its own, or a title: the next table
	}
	switch {
	case saysContinued(b):
		how = SaysContinued
	case repeated > 0:
		how = HeaderRepeated
	case len(b.Captions) > 0:
		how = CaptionRepeated
	}
	part := b.Parts[0]
	part.Captions, part.Continues = b.Captions, how
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
	rows, foot := b.Rows-repeated, lastRowOf(a)
	switch {
	case edgesTell(a, foot, body):
		extendOpen(a, foot, &body)
	case rows > 0 && isCutRow(a, foot, body):
		joinCutRow(a, foot, &body)
		rows--
		part.From--
		extendMerged(a, foot, &body)
	default:
		extendMerged(a, foot, &body)
	}
	cells, before := len(a.Cells), a.Rows
	for _, c := range body {
		c.Row += a.Rows
		a.Cells = append(a.Cells, c)
	}
	a.Rows += rows
	a.growth.add(a, cells, before)
	part.To = a.Rows
	a.Parts = append(a.Parts, part)
	return true
}

// repeatedHeader gives the number of rows at the top of b that repeat the header of a, or 0. Overleaf the cells of a
// header may be lower, and their last lines cut off; so a text may end early, as long as most are whole. Rows that
// number the columns are the same even if one of their marks was misread in a picture.
func repeatedHeader(a, b *Table) int {
	n := headerRows(a)
	if n == 0 || n > b.Rows {
		return 0
	}
	same, cut := 0, 0
	x, y := topCells(a, n), topCells(b, n)
	if a.Inferred && b.Inferred { // nobody draws their blank cells
		x, y = withText(x), withText(y)
	}
	if len(x) != len(y) {
		return 0
	}
	numbered := NumberingRow(rowOf(x, n-1)) && NumberingRow(rowOf(y, n-1))
	for i := range x {
		p, q := hanzi.Key(x[i].Text), hanzi.Key(y[i].Text)
		switch {
		case p == q || numbered && x[i].Row == n-1 && y[i].Row == n-1:
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

// withText gives the cells that hold something.
func withText(cells []Cell) []Cell {
	return slices.DeleteFunc(slices.Clone(cells), func(c Cell) bool { return c.Text == "" })
}

// sameCaptions reports whether b has no caption but those of a, and perhaps 续表 alone.
func sameCaptions(a, b *Table) bool {
	own := map[string]bool{"": true}
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

var continued = lazyregexp.New(`\(?([续接][上前]?[表页]|续)[\d一二三四五六七八九十]*\)?$|\(续表?[\d一二三四五六七八九十]*\)|^\(?[续接][上前][表页]\)?:?|^续`)

// captionKey makes 表 2（续） and 表 2 alike.
func captionKey(s string) string { return continued.ReplaceAllString(hanzi.Key(s), "") }

// saysContinued reports whether a caption announces that the table goes on from the page before.
func saysContinued(t *Table) bool {
	return slices.ContainsFunc(t.Captions, func(c Text) bool { return continued.MatchString(hanzi.Key(c.Text)) })
}

// startsAlike reports whether the first rows of both tables bear the same label.
func startsAlike(a, b *Table) bool {
	if len(a.Cells) == 0 || len(b.Cells) == 0 {
		return false
	}
	x, y := hanzi.Key(a.Cells[0].Text), hanzi.Key(b.Cells[0].Text)
	return x != "" && x == y
}

// hasNumberingRow reports whether a printed numbering row stands near the top: what has one and repeats no header has
// its own.
func hasNumberingRow(t *Table) bool {
	h := headerRows(t)
	if h == 0 {
		return false
	}
	var last []string
	for _, c := range topCells(t, h) {
		if c.Row == h-1 {
			last = append(last, c.Text)
		}
	}
	return NumberingRow(last)
}

// tableWord is in the title or the number of a table.
var tableWord = lexicon.Pattern(func(l *lexicon.Lexicon) string { return lexicon.Any(l.Captions.Tables) })

// hasTitle reports whether a caption reads as the title or the number of a table.
func hasTitle(t *Table) bool {
	return slices.ContainsFunc(t.Captions, func(c Text) bool {
		key := hanzi.Key(c.Text)
		return tableWord().MatchString(key) && !strings.Contains(key, ":")
	})
}

// rowOf gives the texts of a row.
func rowOf(cells []Cell, row int) []string {
	var out []string
	for _, c := range cells {
		if c.Row == row {
			out = append(out, c.Text)
		}
	}
	return out
}
