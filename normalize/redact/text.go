package redact

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongkai/internal/hanzi"
)

// text is a printed text in a form in which spellings do not count: full-width signs are half-width, letters small,
// look-alike code points one, all white space a blank.
type text struct {
	source string
	canon  string
	at     []int32 // for each byte of canon, and its end, the place in source
}

// span is a piece of canon.
type span struct{ from, to int }

// folded gives a text to be searched.
func folded(source string) *text {
	var b strings.Builder
	b.Grow(len(source))
	at := make([]int32, 0, len(source)+1)
	for i, r := range source {
		switch {
		case r < utf8.RuneSelf && !unicode.IsUpper(r) && !unicode.IsSpace(r):
			b.WriteByte(byte(r))
			at = append(at, int32(i))
			continue
		case unicode.IsSpace(r):
			b.WriteByte(' ')
			at = append(at, int32(i))
			continue
		}
		k := hanzi.Key(string(r))
		for range len(k) {
			at = append(at, int32(i))
		}
		b.WriteString(k)
	}
	return &text{source, b.String(), append(at, int32(len(source)))}
}

// squeezed is the text without blanks.
func (t *text) squeezed() string { return strings.ReplaceAll(t.canon, " ", "") }

// printed gives a piece as it is printed.
func (t *text) printed(s span) string { return t.source[t.at[s.from]:t.at[s.to]] }

// without gives the text with Mark in the place of each piece; pieces that touch have one.
func (t *text) without(cuts []span) string {
	slices.SortFunc(cuts, func(a, b span) int { return a.from - b.from })
	var b strings.Builder
	end := 0
	for i := 0; i < len(cuts); {
		from, to := cuts[i].from, cuts[i].to
		for i++; i < len(cuts) && onlyBlank(t.canon[min(to, cuts[i].from):cuts[i].from]); i++ {
			to = max(to, cuts[i].to)
		}
		if from < end {
			from = end
		}
		if from >= to {
			continue
		}
		b.WriteString(t.source[t.at[end]:t.at[from]])
		b.WriteString(Mark)
		end = to
	}
	b.WriteString(t.source[t.at[end]:])
	return b.String()
}

func onlyBlank(s string) bool { return strings.Trim(s, " ") == "" }

// names is a tree of names by their characters. The key 0 ends one.
type names map[rune]names

func (n names) add(name string) {
	for _, r := range name {
		next := n[r]
		if next == nil {
			next = names{}
			n[r] = next
		}
		n = next
	}
	n[0] = names{}
}

// longest gives where the longest name ends that begins at a place of a text, 0 for none. Blanks within a name do not
// count.
func (n names) longest(s string, from int) int {
	end := 0
	for i := from; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == ' ' && i > from {
			i += size
			continue
		}
		if n = n[r]; n == nil {
			break
		}
		i += size
		if _, ok := n[0]; ok {
			end = i
		}
	}
	return end
}
