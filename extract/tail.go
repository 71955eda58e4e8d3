package extract

import (
	"slices"

	"gongkai/extract/layout"
	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
)

// tail is the text that ends a page, after its last table if it has one. Its last lines may be the title of the table
// overleaf.
type tail struct {
	page        int
	text, title []layout.Line
}

// contentsLine is a line of a list of contents: 收支总表……5.
var contentsLine = lazyregexp.New(`[.．…·]{3,}\d*$`)

// tailOf looks for a title at the end of some lines. It reads like other captions, but is no rest of a paragraph, and
// short: a page of short lines is a cover or a list.
func tailOf(page int, lines []layout.Line) tail {
	const most = 4 // number, title, year, unit
	text, title := splitCaptions(lines)
	box := unionBox(lines)
	for len(title) > 0 && len(text) > 0 && continues(text[len(text)-1], title[0], box.X0, box.X1) {
		text, title = lines[:len(text)+1], title[1:]
	}
	listed := func(l layout.Line) bool { return contentsLine.MatchString(hanzi.Key(l.Text)) }
	if len(title) > most || slices.ContainsFunc(title, listed) {
		text, title = lines, nil
	}
	return tail{page, text, title}
}

// flushTail keeps what waited for a table as plain text.
func (s *stitcher) flushTail() {
	s.doc.Texts = append(s.doc.Texts, paragraphs(s.tail.page, slices.Concat(s.tail.text, s.tail.title))...)
	s.tail = tail{}
}

// takeTitle gives the title that ends the page before to the table overleaf.
func (s *stitcher) takeTitle() []Text {
	var out []Text
	for _, l := range s.tail.title {
		out = append(out, textOf(s.tail.page, l))
	}
	s.tail.title = nil
	return out
}

// labelled is a caption that says something of the table, but not its name: 单位：万元, 部门：财政局.
var labelled = lexicon.Pattern(func(l *lexicon.Lexicon) string {
	return `[:：]|^` + lexicon.Any(l.Captions.Money) + `$`
})

// untitled reports whether no caption may be the title of a table.
func untitled(captions []layout.Line) bool {
	for _, l := range captions {
		if !labelled().MatchString(l.Text) {
			return false
		}
	}
	return true
}
