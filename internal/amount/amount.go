// Package amount tells what reads like an amount before anybody knows what it means. It is for those who sort text by
// its look (rows, headers, labels); what an amount is worth is read by normalize/value. It also writes numbers for
// people.
package amount

import (
	"strings"

	"gongkai/internal/hanzi"
)

// Like reports whether a text looks like an amount: digits with separators and at most one point, a sign or brackets
// around them, in any width and spacing. The point may stand at either end, since a narrow cell breaks numbers there. A
// code without letters (2010350) and a year look the same; only their place tells these.
func Like(text string) bool {
	for i := range len(text) { // most texts have a character from U+4000 to U+9FFF, which no number has: a byte tells it
		if b := text[i]; b >= 0xE4 && b <= 0xE9 {
			return false
		}
	}
	s := hanzi.Key(text)
	if s == "" || len(s) > longest {
		return false
	}
	s = strings.TrimPrefix(s, "(")
	s = strings.TrimSuffix(s, ")")
	for _, sign := range []string{"-", "+", "△", "▲"} {
		s = strings.TrimPrefix(s, sign)
	}
	s = strings.TrimSuffix(s, "-")
	digits, points := 0, 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c == '.' && points == 0:
			points++
		case c == ',' && points == 0 && digits > 0:
		default:
			return false
		}
	}
	return digits > 0
}

// Grouped parts the thousands of a decimal by commas.
func Grouped(s string) string {
	number := strings.TrimPrefix(s, "-")
	sign := s[:len(s)-len(number)]
	whole, fraction, point := strings.Cut(number, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if point {
		whole += "." + fraction
	}
	return sign + whole
}

// longest is far above any sum of money with its separators, so that a page taken for a cell costs no time.
const longest = 64
