package program

import (
	"bytes"
	"encoding/binary"
	"slices"
	"testing"

	"gongkai/internal/limits"
)

func u16(v ...int) (b []byte) {
	for _, x := range v {
		b = binary.BigEndian.AppendUint16(b, uint16(x))
	}
	return b
}

func u32(v ...int) (b []byte) {
	for _, x := range v {
		b = binary.BigEndian.AppendUint32(b, uint32(x))
	}
	return b
}

func join(parts ...[]byte) (b []byte) {
	for _, p := range parts {
		b = append(b, p...)
	}
	return b
}

// subtable is one character map of a cmap table.
type subtable struct {
	platform, encoding int
	data               []byte
}

// trueType makes a font file with nothing but a cmap table.
func trueType(subs ...subtable) []byte {
	table := u16(0, len(subs))
	at := 4 + 8*len(subs)
	for _, s := range subs {
		table = join(table, u16(s.platform, s.encoding), u32(at))
		at += len(s.data)
	}
	for _, s := range subs {
		table = append(table, s.data...)
	}
	return join([]byte{0, 1, 0, 0}, u16(1, 0, 0, 0), []byte("cmap"), u32(0, 28, len(table)), table)
}

func format0(glyphs map[int]byte) []byte {
	var g [256]byte
	for c, v := range glyphs {
		g[c] = v
	}
	return join(u16(0, 262, 0), g[:])
}

// format4 has two segments with a delta, one with a glyph array, and the end mark.
func format4() []byte {
	return join(u16(4, 0, 0, 8, 0, 0, 0), // four segments
		u16(0x4E02, 0x5000, 0x9885, 0xFFFF), u16(0), // last characters
		u16(0x4E00, 0x5000, 0x9884, 0xFFFF),              // first characters
		u16((5-0x4E00)&0xFFFF, (20-0x5000)&0xFFFF, 0, 1), // deltas
		u16(0, 0, 4, 0), // offsets
		u16(77, 78))     // glyph array
}

func TestTrueTypeFormats(t *testing.T) {
	for _, c := range []struct {
		name string
		file []byte
		want map[uint16]string
	}{
		{"format 4", trueType(subtable{3, 1, format4()}), map[uint16]string{5: "一", 7: "丂", 20: "倀", 77: "预",
			78: "颅", 0: "", 9: ""}},
		{"format 6", trueType(subtable{0, 3, join(u16(6, 0, 0, 0x41, 2), u16(9, 10))}),
			map[uint16]string{9: "A", 10: "B", 11: ""}},
		{"format 12", trueType(subtable{3, 10, join(u16(12, 0), u32(0, 0, 1), u32(0x20000, 0x20001, 3))}),
			map[uint16]string{3: "\U00020000", 4: "\U00020001"}},
		{"format 0", trueType(subtable{0, 0, format0(map[int]byte{'A': 1})}), map[uint16]string{1: "A"}},
		{"radical and ideograph", trueType(subtable{3, 10, join(u16(12, 0), u32(0, 0, 2), u32(0x2F00, 0x2F00, 3),
			u32(0x4E00, 0x4E00, 3))}),
			map[uint16]string{3: "一"}},
		{"space and no-break space", trueType(subtable{3, 10, join(u16(12, 0), u32(0, 0, 2), u32(0x20, 0x20, 3),
			u32(0xA0, 0xA0, 3))}),
			map[uint16]string{3: " "}},
	} {
		f := ParseTrueType(c.file)
		for glyph, want := range c.want {
			if got := f.Text(glyph); got != want {
				t.Errorf("%s: glyph %d: got %q, want %q", c.name, glyph, got, want)
			}
		}
	}
}

// TestDraws: a map of each format says which glyph draws a character, and none of what it does not hold.
func TestDraws(t *testing.T) {
	for name, m := range map[string][]byte{
		"format 6":  join(u16(6, 0, 0, 0x41, 2), u16(9, 10)),
		"format 10": join(u16(10, 0), u32(0, 0, 0x41, 2), u16(9, 10)),
		"format 12": join(u16(12, 0), u32(0, 0, 1), u32(0x41, 0x42, 9)),
		"format 0":  format0(map[int]byte{'A': 9, 'B': 10}),
	} {
		maps := CharacterMaps{reader(join(m, u16(11, 12)))}
		for c, want := range map[rune]uint16{'A': 9, 'B': 10, '@': 0, 'C': 0} {
			if !maps.Draws(c, want) || maps.Draws(c, want+1) {
				t.Errorf("%s: %c is not drawn by glyph %d, but by %d", name, c, want, look(maps[0], int(c)))
			}
		}
	}
	maps := CharacterMaps{reader(format4())}
	for c, want := range map[rune]uint16{'一': 5, '丂': 7, '倀': 20, '预': 77, '颅': 78, '丄': 0, '倁': 0} {
		if !maps.Draws(c, want) || maps.Draws(c, want+1) {
			t.Errorf("format 4: %c is not drawn by glyph %d, but by %d", c, want, look(maps[0], int(c)))
		}
	}
}

// TestCFFHeader: the head of a font set has four bytes or more and offsets have one to four; what says otherwise is
// none.
func TestCFFHeader(t *testing.T) {
	sound := cff(false, []string{"uni9884"}, 3, join([]byte{0}, u16(34, 391)), nil)
	for _, c := range []struct {
		at   int
		b    byte
		want bool
	}{{0, 1, true}, {0, 2, false}, {2, 4, true}, {2, 3, false}, {6, 0, false}, {6, 5, false}} {
		font := slices.Clone(sound)
		font[c.at] = c.b
		if got := ParseCFF(font) != nil; got != c.want {
			t.Errorf("byte %d is %d: %v", c.at, c.b, got)
		}
	}
	charset := bytes.Index(sound, u16(34, 391)) - 1
	short := join([]byte{1, 0, 3}, sound[4:charset], []byte{0}, sound[charset:]) // all else is where it was
	if ParseCFF(short) != nil {
		t.Error("a head of three bytes")
	}
	for size := range 6 { // an INDEX of one element of one byte
		b := append(u16(1), byte(size))
		for _, offset := range []byte{1, 2} {
			b = append(append(b, make([]byte, max(0, size-1))...), offset)
		}
		elements, next := index(reader(append(b, 'x', 'y')), 0, 1)
		whole := len(elements) == 1 && string(elements[0]) == "x" && next == len(b)+1
		if sound := size >= 1 && size <= 4; sound != whole || sound == (len(elements) == 0) {
			t.Errorf("offsets of %d bytes: %q, the rest begins at %d", size, elements, next)
		}
	}
}

func TestTrueTypeSimple(t *testing.T) {
	unicode := subtable{3, 1, format4()}
	symbol := subtable{3, 0, join(u16(6, 0, 0, 0xF041, 1), u16(5))}
	mac := subtable{1, 0, format0(map[int]byte{'B': 77, 0x80: 3})}
	for _, c := range []struct {
		name     string
		file     []byte
		code     byte
		macRoman bool
		want     string
	}{
		{"(3,0) through Unicode", trueType(unicode, symbol), 'A', true, "一"},
		{"(1,0) through Unicode", trueType(unicode, mac), 'B', true, "预"},
		{"(1,0) alone", trueType(mac), 0x80, true, "Ä"},
		{"(1,0) alone, codes made up", trueType(mac), 0x80, false, ""},
		{"no map", trueType(), 'A', true, ""},
	} {
		if got := ParseTrueType(c.file).Simple(c.code, c.macRoman); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// A group over all of Unicode, many times, must not take long.
func TestTrueTypeHugeGroups(t *testing.T) {
	table := join(u16(12, 0), u32(0, 0, 4000))
	for range 4000 {
		table = append(table, u32(0, 0x7FFFFFFF, 1)...)
	}
	f := ParseTrueType(trueType(subtable{3, 10, table}))
	if len(f.text) > limits.FontGlyphs {
		t.Errorf("%d glyphs", len(f.text))
	}
}

// cffIndex packs an INDEX with offsets of one byte.
func cffIndex(items ...string) []byte {
	if len(items) == 0 {
		return u16(0)
	}
	b := append(u16(len(items)), 1)
	at := 1
	b = append(b, byte(at))
	for _, s := range items {
		at += len(s)
		b = append(b, byte(at))
	}
	for _, s := range items {
		b = append(b, s...)
	}
	return b
}

// integer is a DICT operand of fixed length, so that offsets do not change their own place.
func integer(v int) string { return string(append([]byte{28}, u16(v)...)) }

// cff makes a font set of the given Top DICT operators, strings, charset and encoding, with n glyphs.
func cff(ros bool, strings []string, n int, charset, encoding []byte) []byte {
	build := func(charsetAt, encodingAt, outlinesAt int) []byte {
		top := ""
		if ros {
			top += integer(391) + integer(392) + integer(0) + "\x0c\x1e"
		}
		top += integer(charsetAt) + "\x0f" + integer(outlinesAt) + "\x11"
		if encoding != nil {
			top += integer(encodingAt) + "\x10"
		}
		return join([]byte{1, 0, 4, 1}, cffIndex("Font"), cffIndex(top), cffIndex(strings...), cffIndex())
	}
	at := len(build(0, 0, 0))
	outlines := make([]string, n)
	for i := range outlines {
		outlines[i] = "\x0e"
	}
	return join(build(at, at+len(charset), at+len(charset)+len(encoding)), charset, encoding, cffIndex(outlines...))
}

// The numbers of a dictionary (Adobe Technical Note 5176, chapter 4) have one, two, three or five bytes.
func TestCFFNumbers(t *testing.T) {
	for numbers, want := range map[string][]int{
		"\x20": {-107}, "\xf6": {107}, "\xf7\x00": {108}, "\xfa\xff": {1131}, "\xfb\x00": {-108}, "\xfe\xff": {-1131},
		"\x1c\x27\x10": {10000}, "\x1c\xd8\xf0": {-10000}, "\x1d\x00\x01\x86\xa0": {100000},
		"\x1d\xff\xfe\x79\x60": {-100000}, "\x8b\x8c": {0, 1}, "\x1e\xe2\xa2\x5f\x8c": {0, 1}, // a real number counts as 0
	} {
		for operator, key := range map[string]int{"\x0f": 15, "\x0c\x07": 12<<8 | 7} {
			if got := dict(reader(numbers + operator)); !slices.Equal(got[key], want) || len(got) != 1 {
				t.Errorf("% x: %v, want %v", numbers+operator, got, want)
			}
		}
	}
}

func TestCFFNames(t *testing.T) {
	// glyph 1 is "A" (standard string 34), glyph 2 "uni9884" (own string 391); code 7 is glyph 2
	f := ParseCFF(cff(false, []string{"uni9884"}, 3, join([]byte{0}, u16(34, 391)), []byte{0, 2, 'A', 7}))
	if f == nil || f.CIDKeyed {
		t.Fatalf("got %+v", f)
	}
	if a, b := f.Text(1), f.Text(2); a != "A" || b != "预" {
		t.Errorf("glyphs: got %q, %q, want A, 预", a, b)
	}
	if name, _ := f.Simple(7); name != "uni9884" {
		t.Errorf("code 7: got %q, want uni9884", name)
	}
	if name, standard := f.Simple(8); name != "" || standard {
		t.Errorf("code 8: got %q, %v, want nothing", name, standard)
	}
	if _, standard := ParseCFF(cff(false, nil, 2, join([]byte{0}, u16(34)), nil)).Simple('A'); !standard {
		t.Error("a font without an encoding has StandardEncoding")
	}
}

func TestCFFSupplement(t *testing.T) {
	f := ParseCFF(cff(false, nil, 3, join([]byte{1}, u16(34), []byte{1}), []byte{0x81, 1, 'a', 0, 1, 200, 0, 35}))
	for code, want := range map[byte]string{'a': "A", 200: "B", 'A': ""} {
		if got, _ := f.Simple(code); got != want {
			t.Errorf("code %d: got %q, want %q", code, got, want)
		}
	}
}

func TestCFFKeyedByCID(t *testing.T) {
	f := ParseCFF(cff(true, []string{"Adobe", "GB1"}, 4, join([]byte{2}, u16(4327, 1), u16(100, 0)), nil))
	if f == nil || !f.CIDKeyed || f.Ordering != "GB1" {
		t.Fatalf("got %+v", f)
	}
	for cid, want := range map[uint32]uint16{0: 0, 4327: 1, 4328: 2, 100: 3} {
		if got, ok := f.Glyph(cid); !ok || got != want {
			t.Errorf("CID %d: got %d, %v, want %d", cid, got, ok, want)
		}
	}
	if _, ok := f.Glyph(5); ok {
		t.Error("CID 5 has a glyph")
	}
}

const type1 = "%!PS-AdobeFont-1.0: X\n/FontName /X def\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\n" +
	"dup 65/uni9884 put\ndup 66 /B put\nreadonly def\ncurrentfile eexec\ndup 67 /C put"

func TestType1(t *testing.T) {
	f := ParseType1([]byte(type1))
	if !f.Custom || f.Names[65] != "uni9884" || f.Names[66] != "B" || f.Names[67] != "" {
		t.Errorf("got %q %q %q", f.Names[65], f.Names[66], f.Names[67])
	}
	f = ParseType1([]byte("\x80\x01\x00\x00\x00\x00%!PS\n/Encoding StandardEncoding def"))
	if f == nil || !f.Standard || f.Custom {
		t.Errorf("got %+v", f)
	}
	if ParseType1([]byte("no font")) != nil {
		t.Error("any text counts as a font")
	}
}

func FuzzPrograms(f *testing.F) {
	f.Add(trueType(subtable{3, 1, format4()}, subtable{3, 0, join(u16(6, 0, 0, 0xF041, 1), u16(5))},
		subtable{1, 0, format0(map[int]byte{'A': 1})}))
	f.Add(trueType(subtable{3, 10, join(u16(12, 0), u32(0, 0, 1), u32(0, 0x7FFFFFFF, 3))}))
	f.Add(join([]byte("ttcf"), u32(0x10000, 1, 16), trueType()))
	f.Add(cff(false, []string{"uni9884"}, 3, join([]byte{0}, u16(34, 391)), []byte{0, 2, 'A', 7}))
	f.Add(cff(true, []string{"Adobe", "GB1"}, 4, join([]byte{2}, u16(4327, 1), u16(100, 0)), nil))
	f.Add([]byte(type1))
	f.Fuzz(func(t *testing.T, b []byte) {
		if f := ParseTrueType(b); f != nil {
			for i := range 256 {
				f.Text(uint16(i))
				f.Simple(byte(i), true)
			}
		}
		if f := ParseCFF(b); f != nil {
			for i := range 256 {
				f.Text(uint16(i))
				f.Simple(byte(i))
				f.Glyph(uint32(i))
			}
		}
		ParseType1(b)
	})
}
