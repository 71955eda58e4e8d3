package hanzi

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Numeral is a Chinese numeral up to 99, 0 for what is none.
func Numeral(text string) int {
	const digits = "一二三四五六七八九"
	digit := func(s string) int {
		at := strings.Index(digits, s)
		if len(s) != len("一") || at < 0 {
			return 0
		}
		return at/len("一") + 1
	}
	tens, ones, ten := strings.Cut(text, "十")
	switch {
	case text == "两":
		return 2
	case !ten:
		return digit(text)
	case tens != "" && digit(tens) == 0, ones != "" && digit(ones) == 0:
		return 0
	case tens == "":
		return 10 + digit(ones)
	}
	return 10*digit(tens) + digit(ones)
}

// Count is the number that an item of a list or a heading bears, in either kind of digits or in a circle: 12, 十二, ⑫; 0
// for what is none.
func Count(text string) int {
	if first, size := utf8.DecodeRuneInString(text); size == len(text) && first >= '①' && first <= '⑳' {
		return int(first-'①') + 1
	}
	if n, err := strconv.Atoi(text); err == nil {
		return n
	}
	return Numeral(text)
}
