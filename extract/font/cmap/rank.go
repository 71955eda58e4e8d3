package cmap

// Rank orders the characters that one glyph may stand for: the least is the one that a writer of plain text would use.
// Fonts draw a radical, its ideograph and the compatibility forms of it with the same glyph.
func Rank(r rune) int {
	switch {
	case r < 0x20 || 0x7F <= r && r < 0xA0 || r > 0x10FFFF || 0xD800 <= r && r < 0xE000:
		return 9 // nothing printed
	case 0xE000 <= r && r < 0xF900, r >= 0xF0000:
		return 8 // private use
	case 0x2E80 <= r && r < 0x2FE0, 0x31C0 <= r && r < 0x31F0:
		return 7 // radicals and strokes
	case 0xF900 <= r && r < 0xFB00, 0x2F800 <= r && r < 0x2FA20:
		return 6 // compatibility ideographs
	case 0xFE10 <= r && r < 0xFE50:
		return 5 // vertical and small forms
	case r == 0xA0 || r == 0xAD || 0x2000 <= r && r < 0x2010:
		return 4 // spaces and hyphens that look like U+0020 and U+002D
	case 0xFF00 <= r && r < 0xFFF0:
		return 3 // full-width and half-width forms
	case r >= 0x10000:
		return 2
	}
	return 1
}
