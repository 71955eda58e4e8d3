package value

import "gongkai/internal/hanzi"

// Kind says what a cell of an amount column prints.
type Kind uint8

const (
	Blank     Kind = iota // nothing, or only white space
	None                  // a sign for "none": a dash, a slash, 无
	Number                // an amount
	NotAmount             // something else
)

// String returns "blank", "none", "number" or "not an amount".
func (k Kind) String() string {
	switch k {
	case Blank:
		return "blank"
	case None:
		return "none"
	case Number:
		return "number"
	}
	return "not an amount"
}

// ParseAmount reads a printed cell of an amount column. The amount is set for Number alone.
//
// Read are ASCII and full-width digits and points, thousands separators in groups of three, white space within a
// number that is letter-spaced or broken over lines, and the negatives -1 −1 －1 –1 —1 (1) （1） △1 ▲1 1-. Not amounts
// are a number with a currency sign, a unit or % (ParseQuantity reads those), a code (leading zero), and two numbers
// with a gap between them: 12 345.00 may be 12345.00 or two columns run together, and nobody can say which.
func ParseAmount(raw string) (Amount, Kind) {
	var buf [64]byte
	s, ok := compact(buf[:0], raw)
	switch {
	case !ok:
		if hanzi.Key(raw) == "无" {
			return Amount{}, None
		}
		return Amount{}, NotAmount
	case len(s) == 0:
		return Amount{}, Blank
	case isNone(s):
		return Amount{}, None
	}
	s, negative, ok := cutSign(s)
	if !ok {
		return Amount{}, NotAmount
	}
	a, ok := number(s, negative)
	if !ok {
		return Amount{}, NotAmount
	}
	return a, Number
}

// cutSign takes the sign off s, which may be in front, behind or a pair of brackets.
func cutSign(s []byte) (rest []byte, negative, ok bool) {
	last := len(s) - 1
	switch {
	case s[0] == '(':
		return s[1:max(1, last)], true, last > 0 && s[last] == ')'
	case s[0] == '-' || s[0] == 'T':
		return s[1:], true, true
	case s[0] == '+':
		return s[1:], false, true
	case s[last] == '-':
		return s[:last], true, true
	}
	return s, false, true
}

// number reads digits with a point and thousands separators. Whoever prints 007 prints a code.
func number(s []byte, negative bool) (Amount, bool) {
	var buf [64]byte
	digits := buf[:0]
	group, separated, point := 0, false, false // group: digits since the last separator
	for _, c := range s {
		switch {
		case c >= '0' && c <= '9':
			group++
			digits = append(digits, c)
			continue
		case c == ',' && !point && (group == 3 || !separated && group > 0 && group < 3):
			separated = true
		case c == '.' && !point && (!separated || group == 3):
			point, separated = true, false
			digits = append(digits, c)
		default:
			return Amount{}, false
		}
		group = 0
	}
	if separated && group != 3 || isCode(digits) || len(s) > len(digits) && digits[0] == '0' {
		return Amount{}, false
	}
	return plain(digits, negative)
}

// isNone reports whether s is one of - -- —— / \ and the like.
func isNone(s []byte) bool {
	for _, c := range s {
		if c != s[0] || c != '-' && c != '/' && c != '\\' {
			return false
		}
	}
	return s[0] == '-' || len(s) <= 2
}
