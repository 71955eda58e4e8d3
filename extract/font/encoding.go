package font

import (
	"golang.org/x/text/encoding/charmap"

	"gongkai/extract/font/glyphname"
	"gongkai/extract/pdf"
	"gongkai/internal/limits"
)

// encodingTable gives the character of each code; 0 means that the encoding has none there.
type encodingTable [256]rune

func table(from20 string) *encodingTable {
	t, code := &encodingTable{}, 0x20
	for _, r := range from20 {
		t[code] = r
		code++
	}
	return t
}

var (
	winAnsiEncoding  = winAnsi()
	macRomanEncoding = macRoman()
)

// winAnsi is Windows-1252, with the codes that it leaves open made bullets (PDF 32000-1, D.2, note 3).
func winAnsi() *encodingTable {
	t := &encodingTable{}
	for c := 0x20; c < 256; c++ {
		t[c] = charmap.Windows1252.DecodeByte(byte(c))
		if t[c] == '\uFFFD' || t[c] >= 0x7F && t[c] < 0xA0 {
			t[c] = '•'
		}
	}
	t[0xA0], t[0xAD] = ' ', '-'
	return t
}

// macRoman is the encoding of Mac OS without the few characters that PDF leaves out; they do no harm.
func macRoman() *encodingTable {
	t := &encodingTable{}
	for c := 0x20; c < 256; c++ {
		if c != 0x7F {
			t[c] = charmap.Macintosh.DecodeByte(byte(c))
		}
	}
	t[0xCA] = ' '
	return t
}

// baseEncoding gives the encoding of a name that /Encoding or /BaseEncoding may have, or nil.
func baseEncoding(name string) *encodingTable {
	switch name {
	case "WinAnsiEncoding":
		return winAnsiEncoding
	case "MacRomanEncoding":
		return macRomanEncoding
	case "StandardEncoding":
		return standardEncoding
	}
	return nil
}

// differences reads the glyph names by code of an encoding dictionary (PDF 32000-1, 9.6.6.1): a number sets the code,
// each name after it belongs to that code and the ones that follow.
func differences(doc *pdf.Document, a pdf.Array) map[byte]string {
	names := map[byte]string{}
	code := 0
	for _, o := range a[:min(len(a), limits.Differences)] {
		if n, ok := doc.Number(o); ok {
			code = int(n)
		} else if name := doc.Name(o); name != "" {
			if code >= 0 && code < 256 {
				names[byte(code)] = name
			}
			code++
		}
	}
	return names
}

// nameText gives the text of a glyph name in a font.
func nameText(name string, dingbats bool) string {
	if dingbats {
		return glyphname.Dingbat(name)
	}
	return glyphname.Text(name)
}
