package extract

import (
	"gongkai/extract/layout"
	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
)

// splitCaptions parts the lines above a grid: those that end the run and do not read as sentences are its captions. A
// paragraph without a full stop, which leads to a table (…的单位见下表：), ends above them as one with it does.
func splitCaptions(lines []layout.Line) (text, captions []layout.Line) {
	const most = 8 // number, title in two lines, year, department, unit, and what a form adds
	i := len(lines)
	for i > 0 && len(lines)-i < most && !sentence(lines[i-1].Text) {
		i--
	}
	box := unionBox(lines)
	for k := len(lines) - 1; k >= max(i, 1); k-- {
		if flows(lines[k-1], lines[k], box.X0, box.X1) {
			i = k + 1
			break
		}
	}
	return lines[:i], lines[i:]
}

// flows reports whether a line goes on with the paragraph of the one before, which fills the width of the text from its
// left edge, or from an indentation, to the right one, and has a comma in it or reads on from one that does. A title in
// two lines has no comma, and a department's name below the number of a table begins where that does not.
func flows(a, b layout.Line, left, right float64) bool {
	const indented = 3.5 // times the size: two characters, spaced
	return continues(a, b, left, right) && a.Box.X0 < left+indented*a.Size && comma.MatchString(a.Text) &&
		!sentenceEnds.MatchString(a.Text) && !captionish().MatchString(hanzi.Key(b.Text))
}

var (
	comma        = lazyregexp.New(`[，,]`)
	sentenceEnds = lazyregexp.New(`[。；;：:]\s*$`)
)

var sentenceEnd = lazyregexp.New(`[。；;]`)

func sentence(s string) bool { return sentenceEnd.MatchString(s) }

// noteStart begins a note below a table.
var noteStart = lexicon.Pattern(func(l *lexicon.Lexicon) string {
	c := &l.Captions
	return `^[（(]?` + lexicon.Any(c.Mark, c.Notes, c.Instructions) + `[）)]?\s*[:：\d、]|^\*|^★`
})

// splitNotes parts the lines below a grid: a note announces itself, and lasts as long as its lines follow closely.
func splitNotes(lines []layout.Line) (notes, rest []layout.Line) {
	if !noteStart().MatchString(lines[0].Text) {
		return nil, lines
	}
	i := 1
	for i < len(lines) && lines[i].Box.Y0-lines[i-1].Box.Y1 < 1.2*lines[i].Size && lines[i].Size <= 1.15*lines[0].Size {
		i++
	}
	return lines[:i], lines[i:]
}
