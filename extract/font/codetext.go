package font

import (
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gongkai/extract/font/cmap"
)

// codeText gives the text of a code of a CMap whose codes are characters by themselves: those of Unicode and of GBK. A
// private use character is given apart: it is worth less than what the character collection says.
func codeText(m *cmap.CMap, code uint32, n int) (plain, private string) {
	r, ok := m.Scalar(code, n)
	if m.Codes == cmap.GB18030 {
		r, ok = gb18030(code, n)
	}
	switch {
	case !ok || r < 0x20 || r >= 0x7F && r < 0xA0 || r >= 0xFFFD && r <= 0xFFFF:
		return "", ""
	case privateUse(r):
		return "", string(r)
	}
	return string(r), ""
}

// gb18030 decodes a code of n bytes.
func gb18030(code uint32, n int) (rune, bool) {
	if code < 0x80 && n == 1 {
		return rune(code), true
	}
	if n == 2 && code >= 0xA6D9 && code <= 0xA6F5 {
		return upright[code-0xA6D9], true
	}
	b := [4]byte{byte(code >> 24), byte(code >> 16), byte(code >> 8), byte(code)}
	s, err := simplifiedchinese.GB18030.NewDecoder().Bytes(b[4-n:])
	rs := []rune(string(s))
	if err != nil || len(rs) != 1 || rs[0] == '\uFFFD' {
		return 0, false
	}
	return rs[0], true
}

// upright are the punctuation marks whose vertical forms are the GBK codes A6D9 to A6F5. Text means the mark; which
// form is drawn is a matter of the writing direction.
var upright = []rune("，。、：；！？（）〔〕〈〉《》「」『』〖〗【】｛｝—…＿﹏")

func privateUse(r rune) bool { return r >= 0xE000 && r < 0xF900 || r >= 0xF0000 }

// isPrivate reports whether a text is of private use characters alone.
func isPrivate(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !privateUse(r) })
}
