package pictured

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/extract/page"
	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
	"gongkai/internal/similar"
)

// Spell takes labels that were read in pictures, and that no form and no classification has, for the one word that they
// evidently are: all of its ideographs are there, and what is lost or added are signs, or the stroke of an 一; or a
// single ideograph differs that the engine was not sure of. Of short ones only a stray letter is taken away. What was
// read stays in Cell.Read. Amounts are never touched. words gives those of forms and classifications.
func Spell(printed *extract.Document, words func() []string) {
	pages := picturesOf(printed)
	if len(pages) == 0 {
		return
	}
	w := newSpeller(words())
	for i := range printed.Tables {
		cells := printed.Tables[i].Cells
		for k := range cells {
			c := &cells[k]
			if c.Text == "" || c.Read != "" || pages[c.Page()] == nil {
				continue
			}
			word, ok := w.meant(c.Text, confidence(c, pages))
			if !ok {
				continue
			}
			box := c.Box()
			printed.Findings = append(printed.Findings, finding.Found("label.meant", finding.Info,
				"%q was read in the picture; it is taken for %s", c.Text, word).On(c.Page(), &box))
			c.Read, c.Text = c.Text, word
		}
	}
}

// confidence is that of the least certain character of a printed cell.
func confidence(c *extract.Cell, pages map[int]*page.Page) float64 {
	least := 1.0
	for i := range c.Pieces {
		if p := pages[c.Pieces[i].Page]; p != nil {
			for _, piece := range piecesOf(&c.Pieces[i], p) {
				for _, r := range piece.Readings[:min(1, len(piece.Readings))] {
					least = min(least, r.Confidence)
				}
			}
		}
	}
	return least
}

// speller knows words by their ideographs.
type speller struct {
	known  map[string]bool
	byHan  map[string][]spelled
	byMany map[int][]spelled // by the number of their ideographs
}

// spelled is a word in its parts: its ideographs but for 一, the signs between them, and the signs before the first.
type spelled struct {
	text, key, han, signs, front string
	strokes                      int // 一 in it
}

const (
	// stroke is the ideograph that is one thin line, which a scan may lose.
	stroke = '\u4e00'
	// fewestHan ideographs of a label tell which word it is; fewestSure if one of them is another.
	fewestHan, fewestSure = 4, 6
	// mostSigns may be lost or added.
	mostSigns = 2
	// sureHan is the confidence from which an ideograph is what was read.
	sureHan = 0.9
)

func newSpeller(words []string) *speller {
	s := &speller{map[string]bool{}, map[string][]spelled{}, map[int][]spelled{}}
	for _, text := range words {
		w := spell(text)
		if s.known[w.key] {
			continue
		}
		s.known[w.key] = true
		if n := utf8.RuneCountInString(w.han); n >= fewestHan-1 {
			s.byHan[w.han], s.byMany[n] = append(s.byHan[w.han], w), append(s.byMany[n], w)
		}
	}
	return s
}

func spell(text string) spelled {
	w := spelled{text: text, key: hanzi.Key(text)}
	for _, c := range w.key {
		switch {
		case c == stroke:
			w.strokes++
		case unicode.Is(unicode.Han, c):
			w.han += string(c)
		case w.han == "":
			w.front += string(c)
		default:
			w.signs += string(c)
		}
	}
	return w
}

// codeFront is the code of a class in front of its name.
var codeFront = lazyregexp.New(`^\d{3}(?:\d{2}){0,2}[\s·.]*`)

// meant gives the one word that a text is meant to be, and false if it is none, or a word itself.
func (s *speller) meant(text string, confidence float64) (string, bool) {
	code := codeFront.FindString(text)
	rest := strings.TrimPrefix(text, code)
	code = strings.TrimRight(code, " ·.")
	read := spell(rest)
	n := utf8.RuneCountInString(read.han)
	if short := withoutStray(rest); short != rest && code == "" && confidence < sureHan && s.known[hanzi.Key(short)] &&
		!s.known[hanzi.Key(text)] {
		return short, true
	}
	if n < fewestHan-1 || n+read.strokes < fewestHan-1 || s.known[read.key] || s.known[hanzi.Key(text)] {
		return "", false
	}
	found := alike(read, s.byHan[read.han])
	if len(found) == 0 && n >= fewestSure && confidence < sureHan {
		near := slices.DeleteFunc(slices.Clone(s.byMany[n]), func(w spelled) bool {
			count, _ := differing(read.han, w.han)
			return count > 2
		})
		if len(near) == 1 { // 收入 and 支出 differ in two
			if count, first := differing(read.han, near[0].han); count == 1 && first > 0 { // 二、 and 三、 in the first one
				found = alike(read, near)
			}
		}
	}
	if len(found) != 1 || utf8.RuneCountInString(found[0].han)+found[0].strokes < fewestHan {
		return "", false
	}
	if code != "" {
		code += " "
	}
	return code + found[0].text, true
}

// withoutStray gives a short label, of ideographs alone, without the one small letter or dot at its end or start that
// dirt was read as: 总计i. Longer labels need no such rule.
func withoutStray(text string) string {
	m := stray.FindStringSubmatch(text)
	if m == nil {
		return text
	}
	return m[1] + m[2]
}

var stray = lazyregexp.New(`^(?:[a-z•·.'，、](\p{Han}{1,3})|(\p{Han}{1,3})[a-z•·.'，、])$`)

// alike gives the words that differ from what was read by a few signs, or by an 一 that is not there: those that differ
// least. The signs in front, which number items, are the same.
func alike(read spelled, words []spelled) (out []spelled) {
	best := mostSigns + 1
	for _, w := range words {
		lost := w.strokes - read.strokes
		signs := similar.Edits(read.signs, w.signs)
		if lost < 0 || lost > 1 || strings.Trim(read.front, "·") != w.front || lost+signs > best || signs > mostSigns {
			continue
		}
		if lost+signs < best {
			best, out = lost+signs, nil
		}
		out = append(out, w)
	}
	return out
}

// differing counts the places at which two texts of the same length have other letters, and gives the first.
func differing(a, b string) (n, first int) {
	one, other := []rune(a), []rune(b)
	for i := len(one) - 1; i >= 0; i-- {
		if one[i] != other[i] {
			n, first = n+1, i
		}
	}
	return n, first
}
