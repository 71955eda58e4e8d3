package font

import (
	"encoding/binary"
	"testing"
)

// trueType makes a font file whose cmap table maps two characters, from first on, to the glyphs 34 and 35.
func trueType(first int) string {
	var table []byte
	for _, v := range []int{0, 1, 3, 1, 0, 12, 6, 14, 0, first, 2, 34, 35} {
		table = binary.BigEndian.AppendUint16(table, uint16(v))
	}
	b := []byte{0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 'c', 'm', 'a', 'p', 0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, byte(len(table))}
	return string(append(b, table...))
}

// A composite font without ToUnicode whose codes are glyph indices: the embedded font's own table tells the text, even
// where the file falsely names a known collection.
func TestGlyphIndices(t *testing.T) {
	for _, c := range []struct{ name, descendant, in, want string }{
		{"Adobe-Identity", "/CIDSystemInfo<</Ordering(Identity)>>/CIDToGIDMap/Identity", "\x00\x22\x00\x23", "预颅"},
		{"Adobe-GB1 in name only", gb1 + "/CIDToGIDMap/Identity", "\x00\x22\x00\x23", "预颅"},
		{"glyph not in the font's table", gb1, "\x00\x22\x00\x24", "预C"},
		{"CIDToGIDMap", "/CIDToGIDMap 7 0 R", "\x00\x01\x00\x22", "预"},
		{"CIDToGIDMap and collection", gb1 + "/CIDToGIDMap 7 0 R", "\x00\x01\x00\x22", " A"},
	} {
		o := type0("/Encoding/Identity-H", c.descendant+"/FontDescriptor<</FontFile2 6 0 R>>")
		f := load(t, append(o, stream(trueType(0x9884), ""), stream("\x00\x00\x00\x22", ""))...)
		if text, _ := decode(f, c.in); text != c.want {
			t.Errorf("%s: got %q, want %q", c.name, text, c.want)
		}
	}
}

// What ToUnicode gives as a private use character the embedded font's own table may know; else it stays.
func TestPrivateUseToUnicode(t *testing.T) {
	toUnicode := "1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0022> <E001> <0030> <E002> endbfchar"
	o := type0("/Encoding/Identity-H/ToUnicode 7 0 R", "/CIDToGIDMap/Identity/FontDescriptor<</FontFile2 6 0 R>>")
	f := load(t, append(o, stream(trueType(0x9884), ""), stream(toUnicode, ""))...)
	if text, _ := decode(f, "\x00\x22\x00\x30"); text != "预\uE002" {
		t.Errorf("got %q", text)
	}
}

// A symbolic TrueType font with codes in the private use area.
func TestSymbolicTrueType(t *testing.T) {
	b := []byte(trueType(0xF041))
	b[28+7] = 0 // (3, 0)
	f := load(t, "<</Type/Font/Subtype/TrueType/FontDescriptor<</Flags 4/FontFile2 5 0 R>>>>", stream(string(b), ""))
	if text, _ := decode(f, "AB"); text != "AB" {
		t.Errorf("got %q, want AB: nothing but the code tells what the glyphs are", text)
	}
}
