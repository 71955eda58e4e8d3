// Package hanzi knows how Chinese text is written in PDF files: which code points only look like an ideograph, where
// white space means nothing, and when two spellings are the same to a reader.
package hanzi

import (
	"strings"
	"unicode/utf8"
)

//go:generate go run gen_fold.go

const (
	firstRadical, lastRadical                   = 0x2E80, 0x2FD5
	firstCompat, lastCompat                     = 0xF900, 0xFAD9
	firstCompatSupplement, lastCompatSupplement = 0x2F800, 0x2FA1D
)

// Fold replaces every code point that only looks like an ideograph by the ideograph it stands for and changes nothing
// else (※ ① ＞ （ and full-width digits stay). Replaced are Kangxi radicals and the CJK Radicals Supplement, by Unicode's
// EquivalentUnifiedIdeograph.txt, and CJK compatibility ideographs, by canonical decomposition. Writers of PDF files
// put them in when a font draws radical and ideograph with one glyph and they keep the lower code point of the two.
//
// It is not NFKC: that would miss most of the supplement and rewrite brackets, circled digits and full-width signs,
// which are what the page shows. Fold returns s itself, without allocating, when there is nothing to replace.
func Fold(s string) string {
	i := foldIndex(s)
	if i < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 8)
	for i >= 0 {
		r, size := utf8.DecodeRuneInString(s[i:])
		b.WriteString(s[:i])
		if size == 1 { // not UTF-8 after all: left as it is
			b.WriteByte(s[i])
		} else {
			b.WriteRune(foldRune(r))
		}
		s = s[i+size:]
		i = foldIndex(s)
	}
	b.WriteString(s)
	return b.String()
}

// foldIndex finds the first place in s where a code point of one of the blocks may begin. It looks at lead bytes only:
// ideographs and full-width forms, nearly all of a Chinese text, are passed over without decoding.
func foldIndex(s string) int {
	for i := 0; i+1 < len(s); i++ {
		switch s[i] {
		case 0xE2: // U+2E80–U+2FFF
			if s[i+1] >= 0xBA {
				return i
			}
		case 0xEF: // U+F900–U+FAFF
			if s[i+1] >= 0xA4 && s[i+1] <= 0xAB {
				return i
			}
		case 0xF0: // U+2F000–U+2FFFF
			if s[i+1] == 0xAF {
				return i
			}
		}
	}
	return -1
}

// printedForm is what three radicals stand for on the pages of this country. Unicode gives 戶 黃 靑, the traditional
// forms; but the glyph that a simplified Chinese font draws for both radical and ideograph is that of 户 黄 青.
var printedForm = map[rune]rune{'⼾': '户', '⿈': '黄', '⾭': '青'}

// foldRune is Fold for one code point.
func foldRune(r rune) rune {
	to := rune(0)
	switch {
	case r == '⼾' || r == '⿈' || r == '⾭':
		return printedForm[r]
	case r < firstRadical:
	case r <= lastRadical:
		to = radicals[r-firstRadical]
	case r >= firstCompat && r <= lastCompat:
		to = compat[r-firstCompat]
	case r >= firstCompatSupplement && r <= lastCompatSupplement:
		to = compatSupplement[r-firstCompatSupplement]
	}
	if to == 0 {
		return r
	}
	return to
}
