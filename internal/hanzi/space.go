package hanzi

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// JoinLines puts together all lines of one cell: nothing between CJK and its neighbours, nothing inside a number or
// between an operator and its number (1682.7 / 6, ＜ / =10%), one space between two Latin words unless the first ends in
// a hyphen. Blank lines count for nothing. White space within a line stays as it is: Squeeze is for that.
func JoinLines(lines []string) string {
	text := ""
	words := isWestern(lines)
	var b strings.Builder
	for _, line := range lines {
		line = trimRight(trimLeft(line))
		if line == "" {
			continue
		}
		if text == "" { // one line, by far the most frequent case, needs no copy
			text = line
			continue
		}
		if b.Len() == 0 {
			b.WriteString(text)
		}
		if words && lastRune(text) != '-' || wrappedGap(lastRune(text), firstRune(line)) {
			b.WriteByte(' ')
		}
		b.WriteString(line)
		text = line
	}
	if b.Len() == 0 {
		return text
	}
	return b.String()
}

// wrappedGap reports whether a line that ends in l and the next one that begins with r are two words. Cells break
// anywhere, within numbers too; only a letter says that a word has ended, and after a closing sign, that another
// begins.
func wrappedGap(l, r rune) bool {
	if IsCJK(l) || IsCJK(r) {
		return false
	}
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	switch {
	case unicode.IsDigit(l) && unicode.IsDigit(r):
		return false
	case word(l) && word(r):
		return true
	case unicode.IsLetter(r):
		return strings.ContainsRune(",.;:!?)]}&", l)
	case unicode.IsLetter(l):
		return strings.ContainsRune("([{&", r)
	}
	return false
}

// Squeeze tidies the text of one cell: white space next to CJK goes (收 入 总 计 is 收入总计, 2025 年 is 2025年), any other run
// of white space becomes one space, ends are trimmed, and code points without ink or width go. Squeeze is idempotent
// and returns s itself when there is nothing to do.
func Squeeze(s string) string {
	if isSqueezed(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	last, gap := rune(-1), false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case isSpace(r):
			gap = last >= 0
		case isInvisible(r):
		default:
			if gap && !IsCJK(last) && !IsCJK(r) {
				b.WriteByte(' ')
			}
			b.WriteRune(r) // U+FFFD for a byte that is not UTF-8, lest two of them meet and make a letter
			last, gap = r, false
		}
		i += size
	}
	return b.String()
}

// isSqueezed reports that Squeeze would change nothing.
func isSqueezed(s string) bool {
	last := rune(-1)
	for _, r := range s {
		switch {
		case r == ' ':
			if last < 0 || last == ' ' || IsCJK(last) {
				return false
			}
		case r > ' ' && r < 0x7F:
		case isSpace(r), isInvisible(r), last == ' ' && IsCJK(r):
			return false
		}
		last = r
	}
	return last != ' '
}

// Strip removes all white space and every code point without ink or width, and nothing else. Strip(Fold(s)) has as many
// code points as Key(s), each in the same place.
func Strip(s string) string {
	for _, r := range s {
		if blank(r) {
			return strings.Map(func(r rune) rune {
				if blank(r) {
					return -1
				}
				return r
			}, s)
		}
	}
	return s
}

func trimLeft(s string) string {
	return strings.TrimLeftFunc(s, blank)
}

func trimRight(s string) string {
	return strings.TrimRightFunc(s, blank)
}

func blank(r rune) bool { return isSpace(r) || isInvisible(r) }

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// isWestern reports whether lines hold words of letters and nothing of Chinese: then each line break is a space. Digits
// alone may be those of one number.
func isWestern(lines []string) bool {
	if len(lines) < 2 {
		return false
	}
	words := 0
	for _, line := range lines {
		run := 0
		for _, r := range line {
			if r >= 0x2E80 {
				return false
			}
			if unicode.IsLetter(r) {
				run++
			} else {
				run = 0
			}
			if run == 3 {
				words++
			}
		}
	}
	return words > 0
}
