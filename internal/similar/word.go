package similar

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// Word is a text with what tells at once that it is not like another: of most pairs of words that is all it takes to
// know.
type Word struct {
	Text  string
	runes int
	has   [4]uint64 // a bit for each of 256 parts of all runes: set when one of them is in the text
}

// NewWord looks at the runes of a text.
func NewWord(text string) Word {
	w := Word{Text: text, runes: utf8.RuneCountInString(text)}
	for _, r := range text {
		w.has[uint(r)/64%4] |= 1 << (uint(r) % 64)
	}
	return w
}

// Possible reports whether AtLeast can find two words alike, by their lengths and by the runes that one has and the
// other has not: each takes an edit.
func Possible(a, b *Word, least float64) bool {
	longer := max(a.runes, b.runes)
	allowed := edits(longer, least)
	return longer <= longest && longer-min(a.runes, b.runes) <= allowed && alien(a, b) <= allowed &&
		alien(b, a) <= allowed || a.Text == b.Text
}

// alien counts runes of a that b has not, or fewer.
func alien(a, b *Word) int {
	n := 0
	for i := range a.has {
		n += bits.OnesCount64(a.has[i] &^ b.has[i])
	}
	return n
}

// Contains reports whether a part is in a word.
func (w *Word) Contains(part *Word) bool {
	return alien(part, w) == 0 && strings.Contains(w.Text, part.Text)
}
