package extract

import (
	"gongkai/extract/layout"
	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
)

// splitCaptions parts the lines above a grid: those that end the run and do not read as sentences are its captions.
func splitCaptions(lines []layout.Line) (text, captions []layout.Line) {
	const most = 8 // number, title in two lines, year, department, unit, and what a form adds
	i := len(lines)
	for i > 0 && len(lines)-i < most && !sentence(lines[i-1].Text) {
		i--
	}
	return lines[:i], lines[i:]
}

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
