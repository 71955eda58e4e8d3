package value

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gongkai/internal/hanzi"
	"gongkai/internal/lexicon"
)

// units are the units of money that budget tables are printed in, none of them the beginning of another.
var units = []struct {
	name   string
	factor Amount
}{
	{"元", must("1")},
	{"千元", must("1000")},
	{"万元", must("10000")},
	{"百万元", must("1000000")},
	{"亿元", must("100000000")},
}

func must(s string) Amount {
	a, err := NewAmount(s)
	if err != nil {
		panic(err)
	}
	return a
}

// UnitFactor returns how many yuan one 元, 千元, 万元, 百万元 or 亿元 is; an amount times it (Mul) is in yuan.
func UnitFactor(unit string) (Amount, bool) {
	unit = hanzi.Squeeze(hanzi.Fold(unit))
	for _, u := range units {
		if u.name == unit {
			return u.factor, true
		}
	}
	return Amount{}, false
}

// maxCaption is how many bytes of a text FindUnit looks at, so that a page taken for a caption costs no time.
const maxCaption = 4096

// FindUnit finds the unit of money that a caption, header or heading states: 单位：万元, 金额单位：元, 单位:人民币万元,
// （万元）, 以万元为单位, or the unit alone. An amount with its unit (505.74万元) states none for others, and a statement
// of two units (元/万元) settles nothing: both give false.
func FindUnit(text string) (unit string, ok bool) {
	if len(text) > maxCaption {
		text = strings.ToValidUTF8(text[:maxCaption], "")
	}
	key := hanzi.Key(text)
	for rest := key; ; {
		i := strings.Index(rest, "单位")
		if i < 0 {
			break
		}
		rest = rest[i+len("单位"):]
		if u, ok := statedUnit(rest, key, text); ok {
			return u, true
		}
	}
	for i := 0; i < len(key); i++ {
		if key[i] != '(' && key[i] != '[' {
			continue
		}
		if u, after := unitAt(skipCurrency(key[i+1:])); u != "" && (startsAny(after, ")", "]", ",")) {
			return u, true
		}
	}
	if i := strings.Index(key, "为单位"); i > 0 {
		if start := strings.LastIndex(key[:i], "以"); start >= 0 {
			if u, after := unitAt(skipCurrency(key[start+len("以") : i])); u != "" && after == "" {
				return u, true
			}
		}
	}
	if u, after := unitAt(skipCurrency(key)); u != "" && after == "" {
		return u, true
	}
	return "", false
}

// statedUnit reads the unit behind the word 单位. In 编制单位：元氏县 the first character of a name is no unit: 元 has to
// end there, by a sign, by a gap in the text as printed, or by a word of the caption.
func statedUnit(rest, key, text string) (string, bool) {
	colon := strings.HasPrefix(rest, ":")
	u, after := unitAt(skipCurrency(strings.TrimLeft(rest, ":([")))
	switch {
	case u == "":
		return "", false
	case strings.HasPrefix(after, "/") || strings.HasPrefix(after, "、") || strings.HasPrefix(after, "或"):
		if other, _ := unitAt(strings.TrimLeft(after, "/、或")); other != "" {
			return "", false
		}
	}
	next, _ := utf8.DecodeRuneInString(after)
	if after == "" || colon && u != "元" || !hanzi.IsHan(next) ||
		lexicon.Begins(after, lexicon.Words().Captions.AfterUnit) {
		return u, true
	}
	return u, gapAfter(text, utf8.RuneCountInString(key)-utf8.RuneCountInString(after))
}

// unitAt returns the unit that s begins with and what follows it, "" if there is none.
func unitAt(s string) (unit, after string) {
	for _, u := range units {
		if strings.HasPrefix(s, u.name) {
			return u.name, s[len(u.name):]
		}
	}
	return "", s
}

// skipCurrency skips 人民币 and the like in front of a unit.
func skipCurrency(s string) string {
	for _, word := range []string{"人民币", "rmb", "cny", "¥"} {
		if strings.HasPrefix(s, word) {
			return strings.TrimLeft(s[len(word):], ":([")
		}
	}
	return s
}

func startsAny(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// gapAfter reports whether white space follows the first n code points of text that Key keeps.
func gapAfter(text string, n int) bool {
	for _, r := range text {
		kept := hanzi.Key(string(r)) != ""
		switch {
		case n == 0:
			return !kept && unicode.IsSpace(r)
		case kept:
			n--
		}
	}
	return false
}
