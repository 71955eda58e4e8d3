package extract

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"gongkai/extract/geometry"
	"gongkai/extract/layout"
	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
)

// assemble turns the structure of single pages into the document's: running lines are told from the rest, each grid
// gets its captions and notes, grids that continue overleaf become one table, and what remains is paragraphs.
func assemble(doc *Document) {
	splitRunning(doc.Pages)
	stitcher := stitcher{doc: doc, open: -1}
	for i, p := range doc.Pages {
		p.Align(func(g *layout.Grid) bool { return leftOf(doc.Pages[:i], g) != nil })
		for _, l := range p.Running {
			doc.Running = append(doc.Running, textOf(p.Number, l))
		}
		for _, l := range p.Loose {
			doc.Loose = append(doc.Loose, textOf(p.Number, l))
		}
		stitcher.page(p, slices.Clone(p.Lines))
	}
	stitcher.flushTail()
	for i := range doc.Tables {
		composeJoined(&doc.Tables[i], doc.Pages)
		doc.Tables[i].growth = nil              // cells were composed anew
		if t := &doc.Tables[i]; t.Header == 0 { // that of a sheet in strips is known from its left one
			t.Header = headerRows(t)
		}
	}
}

func textOf(page int, lines ...layout.Line) Text {
	t := Text{Text: layout.Text(lines), Page: page, Lines: lines}
	for _, l := range lines {
		t.Box = t.Box.Union(l.Box)
		t.Size = max(t.Size, l.Size)
	}
	return t
}

var (
	pageNumber = lazyregexp.New(`^[-—–_·.\s]*(第?\s*\d{1,4}\s*页?)([/／，,\s]*共?\s*\d{1,4}\s*页?)?[-—–_·.\s]*$`)
	decimal    = lazyregexp.New(`^[-+(]?[\d,]*\.\d+\)?$`) // an amount of a table without rulings, never a page number
)

// captionish is what captions of tables have, wherever they stand on the page.
var captionish = lexicon.Pattern(func(l *lexicon.Lexicon) string {
	c := &l.Captions
	return lexicon.Any(c.Bodies, c.Behind) + `[:：]|` + lexicon.Any(c.Tables) + `$|^` + lexicon.Any(c.Tables, c.Leads) +
		`|^` + lexicon.Any(c.Numbered) + `\d|^[(（]\d{4}年度?[)）]$`
})

// margin is the share of the page height in which running lines stand.
const margin = 0.12

// splitRunning tells page numbers, running headers and footers from the other lines. A number alone on its line at
// the edge of the page is the page's; a text is running when most pages have it at the same height. Captions of
// tables look like that, too (a department's name above each table), so what reads as a caption is none.
func splitRunning(pages []*layout.Page) {
	type spot struct {
		text string
		y    int
	}
	count := map[spot]int{}
	place := func(p *layout.Page, l *layout.Line) (spot, bool) {
		edge := margin * p.Height
		if top, bottom := l.Box.Y1 <= edge, l.Box.Y0 >= p.Height-edge; !top && !bottom {
			return spot{}, false
		}
		if key := hanzi.Key(l.Text); captionish().MatchString(key) || decimal.MatchString(key) {
			return spot{}, false
		}
		return spot{digitless(l.Text), int(l.Box.CenterY() / 6)}, true
	}
	for _, p := range pages {
		here := map[spot]bool{} // columns of one page that read alike are not pages that do
		for k := range p.Lines {
			if s, ok := place(p, &p.Lines[k]); ok && !here[s] {
				here[s] = true
				count[s]++
			}
		}
	}
	counted := countedPages(pages)
	for _, p := range pages {
		var rest []layout.Line
		for k, l := range p.Lines {
			s, ok := place(p, &p.Lines[k])
			n := count[s] + count[spot{s.text, s.y - 1}] + count[spot{s.text, s.y + 1}]
			if ok && (n >= 3 && 2*n > len(pages) || pageNumber.MatchString(l.Text) && alone(p.Lines, k)) ||
				counted[lineOf{p.Number, k}] {
				p.Running = append(p.Running, l)
			} else {
				rest = append(rest, l)
			}
		}
		p.Lines = rest
	}
}

// lineOf is a line by the number of its page and its index there.
type lineOf struct{ page, line int }

// countedPages finds page numbers further from the edge, as landscape pages have them: numbers alone on their line that
// stand at one height on several pages and count with these.
func countedPages(pages []*layout.Page) map[lineOf]bool {
	type series struct{ offset, y int }
	found := map[series][]lineOf{}
	for _, p := range pages {
		for k, l := range p.Lines {
			edge := countedMargin * p.Height
			if l.Box.Y1 > edge && l.Box.Y0 < p.Height-edge || !pageNumber.MatchString(l.Text) || !alone(p.Lines, k) {
				continue
			}
			n, err := strconv.Atoi(strings.Trim(hanzi.Key(l.Text), "-—–_·.第页"))
			if err != nil {
				continue
			}
			at := series{n - p.Number, int(l.Box.CenterY() / 6)}
			found[at] = append(found[at], lineOf{p.Number, k})
		}
	}
	out := map[lineOf]bool{}
	for at, lines := range found {
		if len(lines)+len(found[series{at.offset, at.y - 1}])+len(found[series{at.offset, at.y + 1}]) < 2 {
			continue
		}
		for _, l := range lines {
			out[l] = true
		}
	}
	return out
}

// alone reports whether no other line stands at the height of line k. One that does is looked for next to it: the line
// before or behind it in a table has the same height.
func alone(lines []layout.Line, k int) bool {
	beside := func(i int) bool {
		return i >= 0 && i < len(lines) &&
			math.Abs(lines[i].Box.CenterY()-lines[k].Box.CenterY()) < 0.5*lines[k].Size
	}
	for away := 1; away < len(lines); away++ {
		if beside(k-away) || beside(k+away) {
			return false
		}
	}
	return true
}

// digitless makes page numbers inside running lines alike: 第 3 页 共 40 页.
func digitless(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, hanzi.Key(s))
}

// paragraphs joins lines into paragraphs: a line continues the one before when that one ran to the right edge of the
// text and this one is not indented. One that counts on from the number that the paragraph begins with is the next of a
// list; where all of its lines are short, each runs to what looks like the right edge.
func paragraphs(number int, lines []layout.Line) []Text {
	if len(lines) == 0 {
		return nil
	}
	left, right := lines[0].Box.X0, lines[0].Box.X1
	for _, l := range lines {
		left, right = min(left, l.Box.X0), max(right, l.Box.X1)
	}
	var out []Text
	start := 0
	for i := 1; i <= len(lines); i++ {
		if i < len(lines) && continues(lines[i-1], lines[i], left, right) && !countsOn(lines[start], lines[i]) {
			continue
		}
		out = append(out, textOf(number, lines[start:i]...))
		start = i
	}
	return out
}

// listNumber is what a paragraph of a list begins with: （二）, 二、, (2), 2.
var listNumber = lazyregexp.New(`^([(（]?)([一二三四五六七八九十]{1,3}|\d{1,2})([)）、]|[.．]\D)`)

// countsOn reports whether a line bears the number after that of another, written alike.
func countsOn(a, b layout.Line) bool {
	x, y := listNumber.FindStringSubmatch(a.Text), listNumber.FindStringSubmatch(b.Text)
	if x == nil || y == nil || x[1] != y[1] || []rune(x[3])[0] != []rune(y[3])[0] {
		return false
	}
	n := hanzi.Count(x[2])
	return n > 0 && hanzi.Count(y[2]) == n+1
}

func continues(a, b layout.Line, left, right float64) bool {
	em := max(a.Size, 1)
	return a.Box.X1 > right-2*em && b.Box.X0 < left+1.2*em &&
		b.Box.Y0 > a.Box.Y0 && b.Box.Y0-a.Box.Y1 < 1.5*em && max(a.Size, b.Size) < 1.2*min(a.Size, b.Size)
}

// readingOrder sorts lines from top to bottom and, where they share a height, from left to right.
func readingOrder(lines []layout.Line) {
	slices.SortStableFunc(lines, func(a, b layout.Line) int { return cmp.Compare(a.Box.CenterY(), b.Box.CenterY()) })
	for i := 0; i < len(lines); {
		j := i + 1
		for j < len(lines) && lines[j].Box.CenterY()-lines[i].Box.CenterY() < 0.4*lines[i].Size {
			j++
		}
		slices.SortStableFunc(lines[i:j], func(a, b layout.Line) int { return cmp.Compare(a.Box.X0, b.Box.X0) })
		i = j
	}
}

// splitAt parts lines by the height of their centre.
func splitAt(lines []layout.Line, y float64) (above, below []layout.Line) {
	for _, l := range lines {
		if l.Box.CenterY() < y {
			above = append(above, l)
		} else {
			below = append(below, l)
		}
	}
	return above, below
}

func unionBox(lines []layout.Line) geometry.Rect {
	var r geometry.Rect
	for _, l := range lines {
		r = r.Union(l.Box)
	}
	return r
}
