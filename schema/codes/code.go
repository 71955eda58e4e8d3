package codes

import (
	"strings"

	"gongkai/internal/hanzi"
)

// Level is the depth of a code: 类 1, 款 2, 项 3, and 0 for what is no code.
func Level(code string) int {
	switch len(code) {
	case 3:
		return 1
	case 5:
		return 2
	case 7:
		return 3
	}
	return 0
}

// Is reports whether a text is a code of any depth.
func Is(s string) bool { return Level(s) > 0 && strings.Trim(s, "0123456789") == "" }

// Digits gives the digits of a code cell, full-width ones included; "" when anything but digits, points, hyphens and
// spaces is in it.
func Digits(s string) string {
	var b strings.Builder
	for _, c := range hanzi.Key(s) {
		switch {
		case c >= '0' && c <= '9':
			b.WriteRune(c)
		case c == '-' || c == '.':
		default:
			return ""
		}
	}
	return b.String()
}
