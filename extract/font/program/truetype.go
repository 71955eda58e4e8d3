package program

import (
	"golang.org/x/text/encoding/charmap"

	"gongkai/extract/font/cmap"
	"gongkai/internal/limits"
)

// TrueType is what the tables of a TrueType or OpenType font tell about its characters.
type TrueType struct {
	CFF *CFF // of an OpenType font with that kind of outlines, else nil

	text   map[uint16]rune // glyph index to character
	symbol map[uint16]uint16
	mac    [256]uint16 // glyph index by code, from the (1, 0) map
	maps   reader      // the table of character maps
}

// DirectoryBytes is how many bytes of a font hold its table directory.
const DirectoryBytes = 12 + 16*limits.FontTables

// CharacterMapsEnd gives how many bytes of a TrueType font must be read for its character maps, 0 if it has none.
func CharacterMapsEnd(start []byte) int {
	r := reader(start)
	switch string(r.part(0, 4)) {
	case "\x00\x01\x00\x00", "true":
	default:
		return 0
	}
	for i := range min(r.u16(4), limits.FontTables) {
		if record := 12 + 16*i; string(r.part(record, 4)) == "cmap" {
			return max(DirectoryBytes, r.u32(record+8)+r.u32(record+12))
		}
	}
	return 0
}

// Maps gives the number of glyphs that the character maps tell the text of.
func (t *TrueType) Maps() int { return len(t.text) }

// Each goes through the glyphs that the character maps tell the text of, in no order.
func (t *TrueType) Each(do func(glyph uint16)) {
	for glyph := range t.text {
		do(glyph)
	}
}

// Draws reports whether a character map has a glyph for a text, too: one shape may stand for several characters.
func (t *TrueType) Draws(text string, glyph uint16) bool {
	found := false
	t.unicode(limits.FontMappings, func(c rune, g uint16) { found = found || g == glyph && string(c) == text })
	return found
}

// unicode goes through the character maps of Unicode.
func (t *TrueType) unicode(budget int, add func(c rune, glyph uint16)) {
	r := t.maps
	for i := range min(r.u16(2), limits.FontTables) {
		platform, encoding := r.u16(4+8*i), r.u16(6+8*i)
		if platform == 0 || platform == 3 && (encoding == 1 || encoding == 10) {
			mappings(r.from(r.u32(8+8*i)), &budget, add)
		}
	}
}

// ParseTrueType reads a font file; it gives nil when b is none.
func ParseTrueType(b []byte) *TrueType {
	r := reader(b)
	if string(r.part(0, 4)) == "ttcf" {
		return parseTables(r, r.u32(12)) // a collection: take its first font; offsets count from the start of the file
	}
	switch string(r.part(0, 4)) {
	case "\x00\x01\x00\x00", "true", "OTTO", "\x00\x02\x00\x00":
		return parseTables(r, 0)
	}
	return nil
}

func parseTables(r reader, at int) *TrueType {
	t := &TrueType{text: map[uint16]rune{}, symbol: map[uint16]uint16{}}
	t.maps = table(r, at, "cmap")
	t.parseCharacterMaps(t.maps)
	if b := table(r, at, "CFF "); b != nil {
		t.CFF = ParseCFF(b)
	}
	return t
}

// table gives the first table with a tag, from the table directory at an offset.
func table(r reader, at int, tag string) reader {
	for i := range min(r.u16(at+4), limits.FontTables) {
		record := at + 12 + 16*i
		if string(r.part(record, 4)) == tag {
			return r.part(r.u32(record+8), r.u32(record+12))
		}
	}
	return nil
}

// parseCharacterMaps reads the subtables of cmap: those of Unicode for the text of glyphs, (3, 0) and (1, 0) for the
// glyphs of symbolic simple fonts (PDF 32000-1, 9.6.6.4).
func (t *TrueType) parseCharacterMaps(r reader) {
	budget := limits.FontMappings
	for i := range min(r.u16(2), limits.FontTables) {
		platform, encoding := r.u16(4+8*i), r.u16(6+8*i)
		sub := r.from(r.u32(8 + 8*i))
		switch {
		case platform == 0, platform == 3 && (encoding == 1 || encoding == 10):
			mappings(sub, &budget, t.addText)
		case platform == 3 && encoding == 0:
			mappings(sub, &budget, func(c rune, glyph uint16) {
				if c <= 0xFFFF && len(t.symbol) < limits.FontGlyphs {
					t.symbol[uint16(c)] = glyph
				}
			})
		case platform == 1 && encoding == 0:
			mappings(sub, &budget, func(c rune, glyph uint16) {
				if c < 256 {
					t.mac[c] = glyph
				}
			})
		}
	}
}

// addText keeps for each glyph the plainest of the characters that it draws.
func (t *TrueType) addText(c rune, glyph uint16) {
	old, ok := t.text[glyph]
	if !ok || better(c, old) {
		t.text[glyph] = c
	}
}

func better(a, b rune) bool {
	ra, rb := cmap.Rank(a), cmap.Rank(b)
	return ra < rb || ra == rb && a < b
}

// Text gives the text of a glyph, or "".
func (t *TrueType) Text(glyph uint16) string {
	if c, ok := t.text[glyph]; ok && cmap.Rank(c) < 8 {
		return string(c)
	}
	return ""
}

// Simple gives the text of a code of a simple font that says nothing about its encoding. macRoman says that the codes
// of a (1, 0) character map may be taken for what that map is meant for, the encoding of Mac OS.
func (t *TrueType) Simple(code byte, macRoman bool) string {
	for _, base := range []uint16{0xF000, 0, 0xF100, 0xF200} {
		if glyph := t.symbol[base+uint16(code)]; glyph != 0 {
			return t.Text(glyph)
		}
	}
	glyph := t.mac[code]
	if glyph == 0 {
		return ""
	}
	if text := t.Text(glyph); text != "" {
		return text
	}
	if c := charmap.Macintosh.DecodeByte(code); macRoman && len(t.text) == 0 && cmap.Rank(c) < 8 {
		return string(c)
	}
	return ""
}
