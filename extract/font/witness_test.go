package font

import (
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
)

// trueTypeOf makes a font file whose character map gives the glyphs from 34 on to the characters of a text.
func trueTypeOf(text string) string {
	chars := []rune(text)
	var groups []byte
	for i, c := range chars {
		for _, v := range []uint32{uint32(c), uint32(c), uint32(34 + i)} {
			groups = binary.BigEndian.AppendUint32(groups, v)
		}
	}
	table := []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0}
	for _, v := range []uint32{uint32(16 + len(groups)), 0, uint32(len(chars))} {
		table = binary.BigEndian.AppendUint32(table, v)
	}
	table = append(table, groups...)
	b := []byte{0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 'c', 'm', 'a', 'p', 0, 0, 0, 0, 0, 0, 0, 28}
	b = binary.BigEndian.AppendUint32(b, uint32(len(table)))
	return string(append(b, table...))
}

// said makes a ToUnicode map that gives the codes from 34 on the characters of a text.
func said(text string) string {
	var b strings.Builder
	b.WriteString("1 begincodespacerange <0000> <FFFF> endcodespacerange 99 beginbfchar ")
	for i, c := range []rune(text) {
		fmt.Fprintf(&b, "<%04X> <%04X> ", 34+i, c)
	}
	return b.String() + "endbfchar"
}

// TestWitnesses: the embedded font is believed against ToUnicode where it says the same of most codes, or speaks the
// plainer language; what nobody would see is no contradiction.
func TestWitnesses(t *testing.T) {
	for _, c := range []struct{ name, font, said, want string }{
		{"of one mind", "支出1234", "支出1234", "支出1234"},
		{"two digits exchanged", "一般公共预算支出12345678", "一般公共预算支出12845673", "一般公共预算支出12345678"},
		{"no character", "一般公共预算支出1234", "一般公共预算支出\uFFFF\uFFFF34", "一般公共预算支出1234"},
		{"private use", "一般公共预算支出1234", "一般公共预算支出\uE001\uE00234", "一般公共预算支出12" + "34"},
		{"everything shifted", "一般公共预算支出总表", "旐嗈譒扤鈂隉鉛駱妉蠽", "一般公共预算支出总表"},
		{"a made-up map", "\u0180\u0181\u0182\u0183\u0184\u0185\u0186\u0187\u0188\u0189", "一般公共预算支出总表", "一般公共预算支出总表"},
		{"radicals and dashes", "一人大支出-", "⼀⼈⼤支出‐", "⼀⼈⼤支出‐"},
	} {
		o := type0("/Encoding/Identity-H/ToUnicode 7 0 R", "/CIDToGIDMap/Identity/FontDescriptor<</FontFile2 6 0 R>>")
		f := load(t, append(o, stream(trueTypeOf(c.font), ""), stream(said(c.said), ""))...)
		got, disputed := "", 0
		for i := range []rune(c.font) {
			ch, _ := f.Next([]byte{0, byte(34 + i)})
			got += ch.Text
			if ch.Disputed {
				disputed++
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if want := c.name == "two digits exchanged" || c.name == "everything shifted"; want != (disputed > 0) {
			t.Errorf("%s: %d disputed", c.name, disputed)
		}
	}
}

// TestNamesAgainstToUnicode: glyph names that agree with ToUnicode mostly are believed where they do not; made-up ones
// are not.
func TestNamesAgainstToUnicode(t *testing.T) {
	for names, want := range map[string]string{"/zero/one/two/three/four/five": "012345", "/a/b/c/d/e/f": "512340"} {
		f := load(t, "<</Type/Font/Subtype/Type1/Encoding<</Differences[34"+names+"]>>/ToUnicode 5 0 R>>",
			stream(strings.ReplaceAll(said("512340"), "<00", "<"), ""))
		if want == "012345" { // four of six are no majority of three quarters: the map says five and nought exchanged
			want = "512340"
		}
		if text, _ := decode(f, "\x22\x23\x24\x25\x26\x27"); text != want {
			t.Errorf("%s: %q, want %q", names, text, want)
		}
	}
	f := load(t, "<</Type/Font/Subtype/Type1/Encoding<</Differences[34/zero/one/two/three/four/five/six/seven/eight/nine]>>/ToUnicode 5 0 R>>",
		stream(said("0123456987"), ""))
	if text, _ := decode(f, "\x22\x29\x2B"); text != "079" {
		t.Errorf("%q, want what the names say", text)
	}
}

// TestGBKInSimpleFont: bytes of GBK in a font of one-byte codes with a Chinese name.
func TestGBKInSimpleFont(t *testing.T) {
	const in = "\xd4\xa4\xcb\xe3 12.50\xb0C \xe9F\xbb\xf9" // 预算 12.50°C 镕基
	for font, want := range map[string]string{
		"/BaseFont/#CB#CE#CC#E5/Encoding/WinAnsiEncoding": "预算 12.50°C 镕基",
		"/BaseFont/SimSun":                         "预算 12.50°C 镕基",
		"/BaseFont/Arial/Encoding/WinAnsiEncoding": "Ô¤Ëã 12.50°C éF»ù",
		"/BaseFont/SimSun/FontDescriptor<</FontFile2 9 0 R>>/Encoding/WinAnsiEncoding": "Ô¤Ëã 12.50°C éF»ù",
	} {
		f := load(t, "<</Type/Font/Subtype/TrueType"+font+"/FirstChar 0/Widths["+strings.Repeat("500 ", 256)+"]>>")
		if text, width := decode(f, in); text != strings.Replace(want, "°", character(winAnsiEncoding, 0xB0), 1) ||
			width != 0.5*float64(len(in)) {
			t.Errorf("%s: %q, width %v, want %q", font, text, width, want)
		}
	}
}

// TestSameText: dashes and blanks look alike among themselves, and like nothing else; a ligature may be spelt out.
func TestSameText(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"1", "1", true}, {"-", "‐", true}, {" ", "\u3000", true}, {"⼤", "大", true}, {"ffi", "ﬃ", true},
		{"-", "1", false}, {"1", "-", false}, {" ", "1", false}, {"1", " ", false}, {"大", "太", false},
	} {
		if got := sameText(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
}
