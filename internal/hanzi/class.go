package hanzi

import "unicode"

// IsHan reports whether r is a Chinese character: an ideograph, 〇, or a code point that Fold turns into one.
func IsHan(r rune) bool {
	switch {
	case r >= 0x4E00 && r <= 0x9FFF: // nearly every time
		return true
	case r < firstRadical:
		return false
	}
	return unicode.Is(unicode.Han, r) && r != '々' || r == '〇'
}

// IsCJK reports whether r belongs to writing that is set without spaces: ideographs, CJK punctuation, full-width and
// small forms, enclosed CJK, kana, bopomofo, hangul. The ideographic space is white space, not CJK; curly quotes,
// dashes and circled digits are shared with other scripts and are not CJK either.
func IsCJK(r rune) bool {
	switch {
	case r < 0x1100:
		return false
	case r <= 0x11FF: // hangul letters
		return true
	case r < 0x2E80:
		return false
	case r <= 0xA4CF: // radicals, punctuation, kana, bopomofo, enclosed, ideographs, Yi; not the space, not hexagrams
		return r != 0x3000 && (r < 0x4DC0 || r > 0x4DFF)
	case r < 0xA960:
		return false
	case r <= 0xA97F, r >= 0xAC00 && r <= 0xD7FF: // hangul
		return true
	case r < 0xF900:
		return false
	case r <= 0xFAFF: // compatibility ideographs
		return true
	case r >= 0xFE10 && r <= 0xFE1F, r >= 0xFE30 && r <= 0xFE6F: // vertical, compatibility and small forms
		return true
	case r >= 0xFF01 && r <= 0xFFEF && r != 0xFFA0: // full-width and half-width forms; not the hangul filler
		return true
	}
	return r >= 0x16FE0 && r <= 0x18DFF || r >= 0x1AFF0 && r <= 0x1B16F || r >= 0x1F200 && r <= 0x1F2FF ||
		r >= 0x20000 && r <= 0x3FFFD
}

// isSpace is white space that can be seen as a gap.
func isSpace(r rune) bool {
	switch {
	case r < 0x80:
		return r == ' ' || r >= '\t' && r <= '\r'
	// fillers, the empty Braille pattern: drawn as nothing, as wide as a letter
	case r == 0x3164 || r == 0xFFA0 || r == 0x2800:
		return true
	}
	return unicode.IsSpace(r)
}

// isInvisible is a code point without any ink or width: joiners, direction marks, the byte order mark, variation
// selectors. The soft hyphen is not one: fonts of PDF files map an ordinary hyphen to it.
func isInvisible(r rune) bool {
	switch {
	case r < 0x34F:
		return false
	case r == 0x34F, r == 0x61C, r == 0x180E, r == 0xFEFF:
		return true
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F:
		return true
	}
	return r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0000 && r <= 0xE01EF
}
