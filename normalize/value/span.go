package value

import (
	"strings"
	"unicode/utf8"

	"gongkai/internal/hanzi"
)

// span is a piece of text twice: as shown (white space apart) and as its key, which is what it is read by. The two have
// the same number of code points, so that whatever is found in the key can be shown as printed.
type span struct{ shown, key string }

func newSpan(raw string) span {
	return span{hanzi.Strip(hanzi.Fold(raw)), hanzi.Key(raw)}
}

// cut takes prefix off the front, if the key has it there.
func (s span) cut(prefix string) (span, bool) {
	if prefix == "" || !strings.HasPrefix(s.key, prefix) {
		return s, false
	}
	for range utf8.RuneCountInString(prefix) {
		_, size := utf8.DecodeRuneInString(s.shown)
		s.shown = s.shown[size:]
	}
	s.key = s.key[len(prefix):]
	return s, true
}

// cutEnd takes suffix off the end, if the key has it there.
func (s span) cutEnd(suffix string) (span, bool) {
	if suffix == "" || !strings.HasSuffix(s.key, suffix) {
		return s, false
	}
	for range utf8.RuneCountInString(suffix) {
		_, size := utf8.DecodeLastRuneInString(s.shown)
		s.shown = s.shown[:len(s.shown)-size]
	}
	s.key = s.key[:len(s.key)-len(suffix)]
	return s, true
}
