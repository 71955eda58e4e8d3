package font

import "testing"

func TestSimpleEncodings(t *testing.T) {
	for _, c := range []struct {
		name, font, in, text string
	}{
		{"WinAnsi", "/Subtype/TrueType/Encoding/WinAnsiEncoding", "A\x80\x93\xa0\xad\xb7\x81", "A€“ -·•"},
		{"MacRoman", "/Subtype/TrueType/Encoding/MacRomanEncoding", "A\x80\xca\xd2", "AÄ “"},
		{"Standard by default", "/Subtype/Type1", "A'\xae\xff", "A’ﬁ"},
		{"Differences", "/Subtype/Type1/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[1/uni9884/A.sc 65/f_i/nosuchname]>>",
			"\x01\x02ABC", "预AfiC"},
		{"Differences of Type3", "/Subtype/Type3/Encoding<</Differences[65/uni9884/g2]>>", "ABC", "预"},
		{"Symbol", "/Subtype/Type1/BaseFont/Symbol", "ab\xa3\xd2", "αβ≤®"},
		{"ZapfDingbats", "/Subtype/Type1/BaseFont/ZapfDingbats", "!3\xac", "✁✓①"},
		{"ZapfDingbats by name", "/Subtype/Type1/BaseFont/ZapfDingbats/Encoding<</Differences[65/a19]>>", "A", "✓"},
		{"codes made up", "/Subtype/TrueType/FirstChar 1/Widths[500 500]", "\x01AB", ""},
		{"Wingdings", "/Subtype/TrueType/BaseFont/Wingdings-Regular", "A", ""},
		{"ToUnicode of two bytes", "/Subtype/TrueType/Encoding/WinAnsiEncoding/ToUnicode 5 0 R", "ABC", "预BC"},
	} {
		f := load(t, "<</Type/Font"+c.font+">>", stream("beginbfchar <0041> <9884> endbfchar beginbfrange <0043> <0043> <FFFD> endbfrange", ""))
		if text, _ := decode(f, c.in); text != c.text {
			t.Errorf("%s: got %q, want %q", c.name, text, c.text)
		}
	}
}

func TestSimpleWidths(t *testing.T) {
	for _, c := range []struct {
		name, font string
		want       float64 // of the code A
	}{
		{"Widths", "/Subtype/TrueType/FirstChar 64/Widths[100 0.25e3 300]", 0.25},
		{"outside Widths", "/Subtype/TrueType/FirstChar 70/Widths[100]/FontDescriptor<</MissingWidth 600>>", 0.6},
		{"MissingWidth alone", "/Subtype/TrueType/FontDescriptor<</MissingWidth 600>>", 0.6},
		{"Helvetica", "/Subtype/Type1/BaseFont/Helvetica", 0.667},
		{"Arial Bold", "/Subtype/TrueType/BaseFont/Arial,Bold", 0.722},
		{"Times New Roman", "/Subtype/TrueType/BaseFont/TimesNewRomanPSMT", 0.722},
		{"Courier New", "/Subtype/TrueType/BaseFont/CourierNew", 0.6},
		{"unknown font", "/Subtype/TrueType/BaseFont/SimSun", 0.5},
		{"Type3", "/Subtype/Type3/FontMatrix[0.01 0 0 0.01 0 0]/FirstChar 65/Widths[50]", 0.5},
		{"wild", "/Subtype/TrueType/FirstChar 65/Widths[9999999999]", 0},
	} {
		f := load(t, "<</Type/Font"+c.font+">>")
		if ch, _ := f.Next([]byte("A")); !near(ch.Width, c.want) {
			t.Errorf("%s: got %g, want %g", c.name, ch.Width, c.want)
		}
	}
}

func TestBuiltInEncodings(t *testing.T) {
	type1 := "%!PS-AdobeFont-1.0: X\n/Encoding 256 array\ndup 65 /uni9884 put dup 66 /g7 put readonly def eexec"
	f := load(t, "<</Type/Font/Subtype/Type1/FontDescriptor<</FontFile 5 0 R>>>>", stream(type1, ""))
	if text, _ := decode(f, "ABC"); text != "预" {
		t.Errorf("Type 1: got %q, want 预 and nothing for a name without meaning", text)
	}
}

func TestNames(t *testing.T) {
	for name, want := range map[string]string{
		"ABCDEF+SimSun": "SimSun", "SimSun": "SimSun", "ABCDE+SimSun": "ABCDE+SimSun", "AbCDEF+SimSun": "AbCDEF+SimSun",
		"\xb7\xc2\xcb\xce_GB2312": "仿宋_GB2312", "ABCDEF+\xba\xda\xcc\xe5": "黑体", "": "",
	} {
		if got := baseName(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

func TestHeights(t *testing.T) {
	for _, c := range []struct {
		descriptor      string
		ascent, descent float64
	}{
		{"/Ascent 859/Descent -141", 0.859, -0.141},
		{"/Ascent 859/Descent 141", 0.859, -0.141},
		{"/Ascent 0/Descent 0", 0.75, -0.25},
		{"/Ascent 2000/Descent -900", 0.75, -0.25},
		{"", 0.75, -0.25},
	} {
		f := load(t, "<</Type/Font/Subtype/TrueType/FontDescriptor<<"+c.descriptor+">>>>")
		if f.Ascent != c.ascent || f.Descent != c.descent {
			t.Errorf("%s: got %g, %g, want %g, %g", c.descriptor, f.Ascent, f.Descent, c.ascent, c.descent)
		}
	}
}
