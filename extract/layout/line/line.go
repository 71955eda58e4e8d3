// Package line puts the glyphs of a cell, or of a page, together to lines of text.
package line

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"gongkai/extract/geometry"
	"gongkai/extract/page"
	"gongkai/internal/hanzi"
)

// Line is text that stands on one baseline within a cell, or within a column of the page.
type Line struct {
	Text   string // put together with spaces only where a reader sees a word space
	Box    geometry.Rect
	Size   float64 // of the largest glyph, in points
	Dir    page.Direction
	Glyphs []int32 // in reading order, indexes into page.Page.Glyphs
}

// Setting says how far apart glyphs of one line may stand.
type Setting struct {
	// apart is the gap, in font sizes, at which a line ends and another begins on the same baseline.
	apart float64
}

var (
	InCell = Setting{apart: math.Inf(1)} // a cell is one text, however widely its letters are spaced
	OnPage = Setting{apart: 3}           // captions stand left and right on one baseline: unit and department
)

// Leading is the widest gap, in font sizes, between the lines of one cell.
const Leading = 0.45

// WordGap is the gap, in font sizes, that a reader sees as a space. Justified text opens gaps up to a quarter.
const WordGap = 0.22

const (
	// sameBaseline is how far, in font sizes, baselines of neighbours on one line differ: those of Latin digits beside
	// Chinese characters do, the next line stands further, however tightly it is set. wholeBaseline is the same for all
	// of a line.
	sameBaseline  = 0.33
	wholeBaseline = 0.6
	// obliqueStep is how far apart, in font sizes from origin to origin, glyphs at an angle are still one text, and
	// sameSize how much their sizes may differ.
	obliqueStep = 2.5
	sameSize    = 0.1
)

// spot is a glyph in the frame of its reading direction: u along the line, v across, growing in reading order.
type spot struct {
	index      int32
	u0, u1, v  float64
	size       float64
	whitespace bool
}

// Of puts glyphs together: baselines from first to last, and along each the glyphs in order.
func Of(p *page.Page, glyphs []int32, set Setting) []Line {
	if len(glyphs) == 0 {
		return nil
	}
	var count [page.Vertical + 1]int
	for _, i := range glyphs {
		count[p.Glyphs[i].Dir]++
	}
	room := spots.Get().(*[]spot)
	defer spots.Put(room)
	var out []Line
	for d, n := range count {
		if n == 0 { // nearly always there is one direction
			continue
		}
		*room = (*room)[:0]
		for _, i := range glyphs {
			if g := &p.Glyphs[i]; g.Dir == page.Direction(d) {
				*room = append(*room, newSpot(i, g))
			}
		}
		if d == int(page.Oblique) {
			out = append(out, obliqueLines(p, *room)...)
		} else {
			out = append(out, linesOf(p, *room, page.Direction(d), set)...)
		}
	}
	return out
}

// spots is memory for the glyphs of a text while it is put together: there are more texts than anything else.
var spots = sync.Pool{New: func() any { return new([]spot) }}

// obliqueLines puts text at an angle together as it was shown: glyphs that follow each other in the content and stand
// close.
func obliqueLines(p *page.Page, spots []spot) []Line {
	var out []Line
	start := 0
	for k := 1; k <= len(spots); k++ {
		if k < len(spots) {
			a, b := &p.Glyphs[spots[k-1].index], &p.Glyphs[spots[k].index]
			if math.Hypot(a.X-b.X, a.Y-b.Y) <= obliqueStep*max(a.Size, b.Size) && math.Abs(a.Size-b.Size) <= sameSize*a.Size {
				continue
			}
		}
		if l, ok := newLine(p, spots[start:k], page.Oblique); ok {
			out = append(out, l)
		}
		start = k
	}
	return out
}

func newSpot(i int32, g *page.Glyph) spot {
	s := spot{index: i, size: max(g.Size, 1), whitespace: IsSpace(g)}
	switch g.Dir {
	case page.Oblique: // no gap is known
	case page.Down:
		s.u0, s.u1, s.v = g.Box.Y0, g.Box.Y1, -g.X
	case page.Vertical:
		s.u0, s.u1, s.v = g.Box.Y0, g.Box.Y1, -g.Box.CenterX()
	case page.Up:
		s.u0, s.u1, s.v = -g.Box.Y1, -g.Box.Y0, g.X
	case page.Left:
		s.u0, s.u1, s.v = -g.Box.X1, -g.Box.X0, -g.Y
	default:
		s.u0, s.u1, s.v = g.Box.X0, g.Box.X1, g.Y
	}
	return s
}

// IsSpace tells white space from text, and from a glyph that nothing says the meaning of: that one is seen.
func IsSpace(g *page.Glyph) bool { return g.Text != "" && !HasText(g) }

// HasText reports whether a glyph stands for more than white space. Nearly all do, and their first byte says so: it is
// printable ASCII, or that of a character from U+4000 on, where no white space is.
func HasText(g *page.Glyph) bool {
	if g.Text == "" {
		return false
	}
	if first := g.Text[0]; first > ' ' && first < utf8.RuneSelf || first >= 0xE4 {
		return true
	}
	return strings.TrimSpace(g.Text) != ""
}

// openingMarks and closingMarks are set as wide as a character, and their ink fills a half of that.
const (
	openingMarks = "（［【《〈「『〔“‘"
	closingMarks = "）］】》〉」』〕”’、，。；：？！"
)

// IsClosing tells the wide marks that stand behind a text, and that typesetting lets hang over the edge of its column.
func IsClosing(g *page.Glyph) bool { return isWide(g) && strings.Contains(closingMarks, g.Text) }

func isWide(g *page.Glyph) bool { return g.Text != "" && g.Box.Width() >= 0.8*g.Size }

// InkX is the middle of what is seen of a glyph along its line.
func InkX(g *page.Glyph) float64 {
	switch {
	case !isWide(g):
	case strings.Contains(closingMarks, g.Text):
		return g.Box.X0 + g.Box.Width()/4
	case strings.Contains(openingMarks, g.Text):
		return g.Box.X1 - g.Box.Width()/4
	}
	return g.Box.CenterX()
}

// TextOf gives what a glyph stands for; U+FFFD when nothing says it.
func TextOf(g *page.Glyph) string {
	if g.Text == "" {
		return "\uFFFD"
	}
	return g.Text
}

func linesOf(p *page.Page, spots []spot, dir page.Direction, set Setting) []Line {
	slices.SortFunc(spots, func(a, b spot) int {
		if c := cmp.Compare(a.v, b.v); c != 0 {
			return c
		}
		return alongLine(a, b)
	})
	var out []Line
	for i := 0; i < len(spots); {
		j := i + 1
		for j < len(spots) && spots[j].v-spots[j-1].v <= sameBaseline*min(spots[j].size, spots[j-1].size) &&
			spots[j].v-spots[i].v <= wholeBaseline*spots[i].size {
			j++
		}
		row := spots[i:j]
		if row[0].v != row[len(row)-1].v { // else they are in order
			slices.SortFunc(row, alongLine)
		}
		start := 0
		for k := 1; k <= len(row); k++ {
			if k == len(row) || row[k].u0-row[k-1].u1 > set.apart*row[k].size {
				if l, ok := newLine(p, row[start:k], dir); ok {
					out = append(out, l)
				}
				start = k
			}
		}
		i = j
	}
	return out
}

func alongLine(a, b spot) int {
	if c := cmp.Compare(a.u0, b.u0); c != 0 {
		return c
	}
	return cmp.Compare(a.index, b.index)
}

// newLine puts one run together. Without any text but spaces there is no line.
func newLine(p *page.Page, run []spot, dir page.Direction) (Line, bool) {
	l := Line{Dir: dir, Glyphs: make([]int32, 0, len(run))}
	var b strings.Builder
	b.Grow(3 * len(run)) // most are Chinese
	empty := true
	for k, s := range run {
		g := &p.Glyphs[s.index]
		if k > 0 && s.u0-run[k-1].u1 > WordGap*min(s.size, run[k-1].size) {
			b.WriteByte(' ')
		}
		l.Glyphs = append(l.Glyphs, s.index)
		if s.whitespace {
			b.WriteByte(' ')
			continue
		}
		b.WriteString(TextOf(g))
		empty = false
		l.Box = l.Box.Union(g.Box)
		l.Size = max(l.Size, g.Size)
	}
	l.Text = hanzi.Squeeze(b.String())
	return l, !empty
}

// Text puts the lines of one cell or paragraph together as a Chinese reader does: without a space, but between two
// Latin words.
func Text(lines []Line) string {
	switch len(lines) {
	case 0:
		return ""
	case 1:
		return lines[0].Text
	}
	parts := make([]string, len(lines))
	for i := range lines {
		parts[i] = lines[i].Text
	}
	return hanzi.JoinLines(parts)
}
