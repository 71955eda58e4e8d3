package font

import (
	"unicode"

	"gongkai/extract/pdf"
)

// Old programs set Chinese in simple fonts, as if each character were two letters: the bytes of a string are GBK, the
// font has a Chinese name and is not embedded, so that a system with such a font shows the characters. PDF knows no
// such thing.

// isGBK reports whether the bytes of a simple font are GBK.
func (s *simple) isGBK(name string, dict pdf.Dict) bool {
	d := s.embedded.descriptor.dict
	embedded := d["FontFile"] != nil || d["FontFile2"] != nil || d["FontFile3"] != nil
	return !embedded && s.kind != "Type3" && s.toUnicode == nil && len(s.differences) == 0 && isChineseName(name)
}

// isChineseName reports whether a font is one of Chinese characters by its name, as it is written or spelt.
func isChineseName(name string) bool {
	for _, r := range name {
		if unicode.Is(unicode.Han, r) {
			return true
		}
	}
	return contains(name, "simsun", "simhei", "simkai", "simfang", "fangsong", "kaiti", "stsong", "stheiti", "stkaiti",
		"stfangsong", "stzhongsong", "stxihei", "youyuan", "lisu", "yahei", "dengxian", "gb2312", "gbk", "heiti", "songti")
}

// gbk is a simple font whose bytes are GBK.
type gbk struct {
	*simple
	inside bool // the code before was a character of two bytes
}

// next takes two bytes as one where they are a character of GB 2312. Further ones of GBK, whose second byte may be a
// letter, count between others: a degree sign before a C is no character.
func (g *gbk) next(b []byte) (code uint32, n int) {
	if len(b) >= 2 && b[0] >= 0x81 && b[0] < 0xFF && b[1] >= 0x40 && b[1] < 0xFF && b[1] != 0x7F {
		if gb2312(b) || g.inside || gb2312(b[2:]) {
			g.inside = true
			return uint32(b[0])<<8 | uint32(b[1]), 2
		}
	}
	g.inside = false
	return uint32(b[0]), 1
}

func gb2312(b []byte) bool {
	return len(b) >= 2 && b[0] >= 0xA1 && b[0] <= 0xF7 && b[1] >= 0xA1 && b[1] < 0xFF
}

func (g *gbk) char(code uint32, n int) Char {
	if n == 1 {
		return g.simple.char(code, n)
	}
	text := ""
	if r, ok := gb18030(code, n); ok {
		text = string(r)
	}
	w := g.widths.of(byte(code>>8), "") + g.widths.of(byte(code), "")
	return Char{Text: text, Width: w, VAdvance: -1, VX: w / 2, VY: 0.88}
}
