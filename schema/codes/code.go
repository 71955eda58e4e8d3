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

// Compose puts a code together from its columns for 类, 款 and 项, each blank, a part, or the whole code down to its own
// level. What is blank in front of a part is that of above, the code of the row above. completed says that a part had
// lost its leading zero, as numbers of spreadsheets do (2 for 02): the code is one only if its name says so, too.
func Compose(columns []string, above string) (code string, completed bool) {
	for i, part := range columns {
		if part == "" {
			continue
		}
		width := 0 // of the code in front of this part
		switch {
		case i > 0:
			width = 1 + 2*i
		case len(part) <= 2: // 05 under 208 in one column
			width = 3
		}
		if width > 0 && len(part) == 1 {
			part, completed = "0"+part, true
		}
		if len(code) < width && len(part) == 2 && len(above) >= width {
			code += above[len(code):width]
		}
		if code != "" && Level(part) > Level(code) && strings.HasPrefix(part, code) {
			code = ""
		}
		code += part
	}
	return code, completed
}
