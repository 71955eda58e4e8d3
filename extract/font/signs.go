package font

import "strings"

// Fonts of signs that office programs print marks of choice and bullets with: Wingdings, Wingdings 2 and Symbol. Their
// codes are bytes, which come into files as the private use characters U+F020 to U+F0FF. What a byte means only the
// font's name tells: U+F052 is a ticked box in Wingdings 2 and a sun in Wingdings.

// firstSign is the private use character of the byte 0.
const firstSign = 0xF000

// wingdings and wingdings2 hold the marks of choice and the bullets of these fonts, by byte, after the mapping of
// Unicode 7.0 (L2/12-368). The heavier ballot marks of Unicode's later block (U+1F5F4 to U+1F5F9) are given as those of
// the older one, which say the same and which readers know.
var (
	wingdings = signTable(map[byte]rune{0x6C: '●', 0x6E: '■', 0x6F: '□', 0x71: '❑', 0x72: '❒', 0x75: '◆', 0x76: '❖',
		0x9F: '•', 0xA7: '▪', 0xA8: '□', 0xFB: '✗', 0xFC: '✓', 0xFD: '☒', 0xFE: '☑'})
	wingdings2 = signTable(map[byte]rune{0x4F: '✗', 0x50: '✓', 0x51: '☒', 0x52: '☑', 0x53: '☒', 0x54: '☒', 0xA3: '□'})
)

func signTable(of map[byte]rune) *encodingTable {
	var t encodingTable
	for b, r := range of {
		t[b] = r
	}
	return &t
}

// signsOf is the encoding of a font of signs by its name, nil for other fonts.
func signsOf(name string) *encodingTable {
	name = strings.ToLower(strings.NewReplacer(" ", "", "-", "", "_", "").Replace(name))
	switch {
	case strings.HasPrefix(name, "wingdings2"):
		return wingdings2
	case strings.HasPrefix(name, "wingdings3"):
		return nil
	case strings.HasPrefix(name, "wingdings"):
		return wingdings
	case strings.HasPrefix(name, "symbol"):
		return symbolEncoding
	}
	return nil
}

// sign gives the meaning of a text that is one private use character of a font of signs; any other text stays.
func (f *Font) sign(text string) string {
	if !isPrivate(text) {
		return text
	}
	if r := []rune(text); len(r) == 1 && r[0] > firstSign && r[0] <= firstSign+0xFF {
		if meant := character(signsOf(f.Name), byte(r[0]-firstSign)); meant != "" && !isPrivate(meant) {
			return meant
		}
	}
	return text
}
