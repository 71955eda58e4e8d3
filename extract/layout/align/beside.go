package align

import (
	"math"
	"slices"
	"strings"

	"gongkai/extract/geometry"
	"gongkai/extract/page"
	"gongkai/internal/hanzi"
)

// What stands side by side on a page: two tables, or a table and running text. Its lines are out of step, and a wide
// strip between both is free.

const (
	besideGap   = 1.5 // font sizes, at least, that are free between both
	besideLines = 4   // of either, at least
	// inStepShare is the share of lines on both sides that stand at one height, at most: rows of one table all do.
	inStepShare = 0.4
	// sameFoot is how far apart, in font sizes, the feet of texts of one line are at most.
	sameFoot = 0.04
	// fullLine is the share of its column that a line of running text fills, at least, but for the last of a paragraph.
	fullLine = 0.75
)

// beside is a run of lines, from and to, of which the parts before and behind a place are things of their own.
type beside struct {
	from, to    int
	left, right []baseline
}

// standsBeside looks among lines for two things side by side.
func standsBeside(p *page.Page, lines []baseline) (beside, bool) {
	if len(lines) < 2*besideLines {
		return beside{}, false
	}
	for _, x := range freePlaces(lines) {
		for i := 0; i < len(lines); {
			j := i
			for j < len(lines) && lines[j].freeAt(x) {
				j++
			}
			if b, ok := twoThings(p, lines[i:j], x); ok {
				b.from, b.to = i+b.from, i+b.to
				return b, true
			}
			i = j + 1
		}
	}
	return beside{}, false
}

// freePlaces gives the left edges of texts that begin behind a wide gap, or on lines of their own, in several lines.
func freePlaces(lines []baseline) []float64 {
	count := map[int]int{}
	for i := range lines {
		for k, e := range lines[i].pieces {
			if k == 0 || e.from-lines[i].pieces[k-1].to > besideGap*lines[i].size {
				count[int(math.Floor(e.from))]++
			}
		}
	}
	var out []float64
	for at, n := range count {
		if n+count[at+1] >= besideLines {
			out = append(out, float64(at)-1)
		}
	}
	slices.Sort(out)
	return out
}

// freeAt reports whether a line has no text at a place and closely before it.
func (l *baseline) freeAt(x float64) bool {
	return !slices.ContainsFunc(l.pieces, func(e extent) bool { return e.from < x && e.to > x-besideGap*l.size })
}

// twoThings reports whether lines hold two things before and behind a place that is free in all of them. Sheets in
// Chinese are left alone: the rows of their blocks are out of step, though both are of one sheet.
func twoThings(p *page.Page, lines []baseline, x float64) (beside, bool) {
	b := beside{to: len(lines)}
	if slices.ContainsFunc(lines, func(l baseline) bool { return strings.ContainsFunc(l.text, hanzi.IsHan) }) {
		return b, false
	}
	both := 0
	for i := range lines {
		left, right := lines[i].cut(p, x)
		if left != nil {
			b.left = append(b.left, *left)
		}
		if right != nil {
			b.right = append(b.right, *right)
		}
		if left != nil && right != nil && math.Abs(left.foot(p)-right.foot(p)) < sameFoot*lines[i].size {
			both++
		}
	}
	sortLines(b.left)
	sortLines(b.right)
	least := min(len(b.left), len(b.right))
	if least < besideLines || float64(both) > inStepShare*float64(least) {
		return b, false
	}
	a, c := holdsTable(p, b.left), holdsTable(p, b.right)
	return b, a && c || a && isRunningText(b.right) || c && isRunningText(b.left)
}

// foot gives the height at which the first character of a line stands.
func (l *baseline) foot(p *page.Page) float64 { return p.Glyphs[l.glyphs[0]].Y }

// cut gives the parts of a line before and behind a place, nil for none.
func (l *baseline) cut(p *page.Page, x float64) (left, right *baseline) {
	part := func(from, to float64) *baseline {
		var out baseline
		for _, e := range l.pieces {
			if c := e.center(); from < c && c <= to {
				out.pieces = append(out.pieces, e)
			}
		}
		if out.pieces == nil {
			return nil
		}
		for _, i := range l.glyphs {
			if g := &p.Glyphs[i]; from < g.Box.CenterX() && g.Box.CenterX() <= to {
				out.glyphs, out.box = append(out.glyphs, i), out.box.Union(g.Box)
				out.size = max(out.size, g.Size)
			}
		}
		if out.box == (geometry.Rect{}) {
			return nil
		}
		out.text = l.textWithin(p, extent{from, to})
		return &out
	}
	return part(math.Inf(-1), x), part(x, math.Inf(1))
}

// holdsTable reports whether the best zone of some lines is a table.
func holdsTable(p *page.Page, lines []baseline) bool {
	return slices.ContainsFunc(splitZones(lines), func(z zone) bool { return isTable(p, &z) })
}

// isRunningText reports whether lines are words of letters from edge to edge of one column.
func isRunningText(lines []baseline) bool {
	box := geometry.Rect{}
	for i := range lines {
		box = box.Union(lines[i].box)
	}
	full, words := 0, 0
	for i := range lines {
		l := &lines[i]
		if len(l.pieces) == 1 && isWesternText(l.text) {
			words += len(strings.Fields(l.text))
			if l.box.Width() > fullLine*box.Width() {
				full++
			}
		}
	}
	const wordsOfLine = 4
	return 3*full >= 2*len(lines) && words >= wordsOfLine*len(lines)
}
