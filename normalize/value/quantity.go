package value

import (
	"strings"
)

// ParseQuantity reads an amount with its unit: "15万元", "505.74 万元", "1,234.5元", "10％", "90.00(%)", "￥300". The
// unit is returned without white space and brackets, "" when none is printed; a currency sign in front of a number
// without unit is 元. ok is false when the text is not one number followed by what may be a unit ("5-10天", "7×24小时",
// "12月底前", "2025年1月1日", "2025年") or is the
// number of an item or a code before a name ("1.事业收入", "30101 基本工资").
func ParseQuantity(raw string) (amount Amount, unit string, ok bool) {
	if gapped(raw) {
		return Amount{}, "", false
	}
	return quantity(newSpan(raw), false)
}

// gapped reports whether raw begins with a number that has a gap ParseAmount does not read over: 5 100.00万元.
func gapped(raw string) bool {
	raw = strings.TrimLeft(raw, "￥¥")
	end := strings.IndexFunc(raw, func(r rune) bool { return sign(r) == 0 })
	if end < 0 {
		end = len(raw)
	}
	var buf [64]byte
	_, ok := compact(buf[:0], raw[:end])
	return !ok
}

// quantity is ParseQuantity of a span. open accepts any unit that may be one; it is for numbers behind an operator,
// which cannot be the number of an item or a code in front of a name.
func quantity(s span, open bool) (amount Amount, unit string, ok bool) {
	s, money := s.cut("¥")
	end := 0
	for end < len(s.key) && (isDigit(s.key[end]) || strings.IndexByte("+-.,", s.key[end]) >= 0) {
		end++
	}
	digits := s.key[:end]
	amount, kind := ParseAmount(digits)
	if kind != Number || strings.HasSuffix(digits, "-") {
		return Amount{}, "", false
	}
	s, _ = s.cut(digits)
	if strings.HasPrefix(s.key, "(") && strings.HasSuffix(s.key, ")") {
		s, _ = s.cut("(")
		s, _ = s.cutEnd(")")
	}
	unit = ascii(s.shown)
	known := isUnit([]rune(unit)) && (open || isMeasure(unit) && digits[len(digits)-1] != '.') && !isYear(amount, unit)
	switch {
	case s.key == "" && money:
		return amount, "元", true
	case s.key == "":
		return amount, "", true
	case money && !strings.HasSuffix(unit, "元") || !known:
		return Amount{}, "", false
	}
	return amount, unit, true
}

// ascii turns the full-width letters, ％ and ／ of a unit into ASCII and leaves its brackets as printed.
func ascii(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '％' || r == '／' || r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ' {
			r -= 0xFEE0
		}
		return r
	}, s)
}
