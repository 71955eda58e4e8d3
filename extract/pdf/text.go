package pdf

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// TextString decodes a text string (PDF 32000-1, 7.9.2.2): UTF-16 or UTF-8 behind a byte order mark, else
// PDFDocEncoding, which is Windows-1252 for every character that a producer's name is made of.
func TextString(b []byte) string {
	var s []byte
	switch {
	case len(b) >= 2 && (b[0] == 0xFE && b[1] == 0xFF || b[0] == 0xFF && b[1] == 0xFE):
		s, _ = unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Bytes(b)
	case len(b) >= 3 && b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF:
		s = b[3:]
	default:
		s, _ = charmap.Windows1252.NewDecoder().Bytes(b)
	}
	if !utf8.Valid(s) {
		return ""
	}
	return strings.TrimSpace(strings.TrimRight(string(s), "\x00"))
}
