package value

import (
	"strings"
	"unicode"

	"gongkai/internal/hanzi"
)

// maxUnit is the length of the longest units met, 万元/人·年 and 吨标准煤/万元 among them, with some to spare.
const maxUnit = 8

// isUnit reports whether u may be a unit. The list of units is open; shut out is what says more than a unit does:
// further numbers, signs, ends of a span of time, and words that only sentences have.
func isUnit(u []rune) bool {
	if len(u) == 0 || len(u) > maxUnit {
		return false
	}
	for i, r := range u {
		switch {
		case unicode.IsLetter(r) || strings.ContainsRune("°℃℉㎡㎥²³‰%‱", r):
			if i > 0 && u[i-1] == '%' {
				return false
			}
		case strings.ContainsRune("/·", r):
			if i == 0 || i == len(u)-1 {
				return false
			}
		case (r == '2' || r == '3') && i > 0 && (u[i-1] == 'm' || u[i-1] == 'M') && (i+1 == len(u) || u[i+1] == '/'):
		default:
			return false
		}
	}
	return !strings.ContainsAny(string(u), "的了并及和与或且以为至到前后内外余多左右上下底末止完达各均不无")
}

// isMeasure reports whether u looks like a unit even without an operator in front of its number. What else follows a
// number is the name of an account or an item; those are longer than units, or have a character that tells.
func isMeasure(u string) bool {
	if strings.ContainsAny(u, "费资金预算出入") {
		return false
	}
	for _, part := range strings.FieldsFunc(u, func(r rune) bool { return r == '/' || r == '·' }) {
		most := 2
		if strings.HasPrefix(part, "个") { // 个工作日, 个自然村
			most = 4
		}
		part = strings.TrimLeft(part, "十百千万亿")
		for _, long := range []string{"平方", "立方", "瓦时", "工作日", "自然日", "吨标准煤"} {
			part = strings.TrimPrefix(part, long)
		}
		for _, r := range part {
			if hanzi.IsHan(r) {
				most--
			}
		}
		if most < 0 {
			return false
		}
	}
	return true
}

// isYear reports whether a number and its unit are a calendar year: no budget counts years by the thousand.
func isYear(a Amount, unit string) bool {
	return strings.HasPrefix(unit, "年") && a.Scale() == 0 && a.Cmp(firstYear) >= 0 && a.Cmp(lastYear) <= 0
}

var firstYear, lastYear = must("1900"), must("2100")
