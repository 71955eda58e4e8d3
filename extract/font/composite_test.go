package font

import "testing"

const gb1 = "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"

// A font that is only named, with a predefined CMap and no ToUnicode: text by the code, width by the CID.
func TestPredefinedCMaps(t *testing.T) {
	for _, c := range []struct {
		encoding, descendant, in, text string
		width                          float64
	}{
		// 7716 is the half-width space, 814 to 907 are half-width letters
		{"GBK-EUC-H", gb1 + "/W[814 907 500 7716[500]]", "\xd4\xa4\xcb\xe3\xb9\xab\xbf\xaa A1", "预算公开 A1", 5.5},
		{"GBK-EUC-H", gb1, "\xd4\xa4A1", "预A1", 2},              // nothing said: half-width letters
		{"GBK-EUC-H", gb1 + "/DW 1000", "\xd4\xa4A1", "预A1", 3}, // said
		{"GBK-EUC-H", gb1, "\xa6\xe0\xd4\xa4\xa6\xe1\xa6\xee\xa6\xef", "（预）【】", 5},
		{"GBK-EUC-V", gb1, "\xa3\xa8\xd4\xa4", "（预", 2},
		{"GBKp-EUC-H", gb1 + "/W[1[200] 18[300] 34[600]]", "\xd4\xa4 A1", "预 A1", 2.1},
		{"GBK2K-H", gb1, "\x81\x39\xef\x31\xd4\xa4", "㐂预", 2},
		{"GB-EUC-H", gb1, "\xd4\xa4", "预", 1},
		{"GBpc-EUC-H", gb1 + "/W[1 95 400]", "\xd4\xa4A\xff", "预A…", 2.4},
		{"UniGB-UCS2-H", gb1 + "/W[1 95 500]", "\x98\x84\x00A\xff\x08", "预A（", 2.5},
		{"UniGB-UCS2-V", gb1, "\x98\x84\xff\x08", "预（", 2},
		{"UniGB-UTF16-H", gb1, "\x98\x84\xd8\x42\xdd\x9d", "预𠦝", 2},
		{"UniGB-UTF8-H", gb1, "预A", "预A", 1.5},
		{"UniGB-UTF32-H", gb1, "\x00\x00\x98\x84", "预", 1},
		{"ETen-B5-H", "", "\xb9\x77\xba\xe2A", "預算A", 2.5},
		{"CNS-EUC-H", "", "\xea\xa8\x8e\xa1\xea\xa8", "箕箕", 2},
		{"UniCNS-UTF16-H", "", "\x98\x10", "預", 1},
		{"90ms-RKSJ-H", "", "\x97\x5c\x8e\x5aA\xb1", "予算Aｱ", 3.5},
		{"EUC-H", "", "\xcd\xbd\x8e\xb1", "予ｱ", 2},
		{"UniJIS-UCS2-H", "", "\x4e\x88", "予", 1},
		// the CID is the code: text by the table of the collection
		{"Identity-H", gb1 + "/W[34[333]]", "\x10\xe7\x00\x22\x1e\x24", "预A ", 2.333},
		{"Identity-H", "/CIDSystemInfo<</Ordering(Identity)>>", "\x10\xe7", "", 1},
		{"Nonsense-H", gb1, "\x10\xe7", "预", 1},
	} {
		f := load(t, type0("/Encoding/"+c.encoding, c.descendant)...)
		text, width := decode(f, c.in)
		if text != c.text || !near(width, c.width) {
			t.Errorf("%s %s: got %q, width %g, want %q, %g", c.encoding, c.descendant, text, width, c.text, c.width)
		}
		if vertical := c.encoding[len(c.encoding)-1] == 'V'; f.Vertical != vertical {
			t.Errorf("%s: Vertical is %v", c.encoding, f.Vertical)
		}
		if f.Name != "SimSun" || f.Ascent != 0.88 || f.Descent != -0.12 {
			t.Errorf("got %q, %g, %g", f.Name, f.Ascent, f.Descent)
		}
	}
}

func TestToUnicodeComesFirst(t *testing.T) {
	o := append(type0("/Encoding/GBK-EUC-H/ToUnicode 6 0 R", gb1),
		stream("beginbfchar <d4a4> <4E00> <cbe3> <FFFD> <41> <0042> endbfchar", ""))
	if text, _ := decode(load(t, o...), "\xd4\xa4\xcb\xe3A\xb9\xab"); text != "一算B公" {
		t.Errorf("got %q, want 一算B公", text)
	}
	f := load(t, type0("/Encoding/Identity-H/ToUnicode/Identity-H", "")...)
	if text, _ := decode(f, "\x98\x84"); text != "预" {
		t.Errorf("ToUnicode by name: got %q, want 预", text)
	}
	f = load(t, type0("/Encoding/Identity-H/ToUnicode/Adobe-GB1-UCS2", "")...)
	if text, _ := decode(f, "\x10\xe7"); text != "预" {
		t.Errorf("ToUnicode of a collection: got %q, want 预", text)
	}
}

func TestEmbeddedCMap(t *testing.T) {
	o := append(type0("/Encoding 6 0 R", gb1+"/W[1[250] 34[700]]"),
		stream("/GBKp-EUC-H usecmap begincidchar <d4a4> 34 endcidchar", "/WMode 1"))
	f := load(t, o...)
	if text, width := decode(f, "\xd4\xa4 \xcb\xe3"); text != "A 算" || !near(width, 1.95) || !f.Vertical {
		t.Errorf("usecmap: got %q, %g, vertical %v", text, width, f.Vertical)
	}
	o = append(type0("/Encoding 6 0 R", gb1),
		stream("begincodespacerange <00> <ff> endcodespacerange begincidrange <00> <ff> 0 endcidrange", "/UseCMap 6 0 R"))
	if text, _ := decode(load(t, o...), "\x22\x23"); text != "AB" {
		t.Errorf("a CMap on itself: got %q, want AB", text)
	}
}

func TestWidthArrays(t *testing.T) {
	f := load(t, type0("/Encoding/Identity-V", gb1+`/DW 800/W[1[100 200] 10 12 300 11[400] 70000 80000 5 20 10 7 /x[1] 30]
		/DW2[900 -700]/W2[1[-500 50 600] 10 11 -400 40 500]`)...)
	for _, c := range []struct {
		cid                    byte
		width, advance, vx, vy float64
	}{
		{1, 0.1, -0.5, 0.05, 0.6},
		{2, 0.2, -0.7, 0.1, 0.9},
		{10, 0.3, -0.4, 0.04, 0.5},
		{11, 0.4, -0.4, 0.04, 0.5}, // stated later
		{12, 0.3, -0.7, 0.15, 0.9},
		{15, 0.8, -0.7, 0.4, 0.9},
	} {
		ch, n := f.Next([]byte{0, c.cid})
		if n != 2 || !near(ch.Width, c.width) || !near(ch.VAdvance, c.advance) || !near(ch.VX, c.vx) || !near(ch.VY, c.vy) {
			t.Errorf("CID %d: got %+v, want %+v", c.cid, *ch, c)
		}
	}
	ch, _ := load(t, type0("/Encoding/Identity-V", "")...).Next([]byte{0, 1})
	if ch.Width != 1 || ch.VAdvance != -1 || ch.VX != 0.5 || ch.VY != 0.88 {
		t.Errorf("defaults: got %+v", *ch)
	}
}

// One range may ask for all CIDs, and an array for many such ranges.
func TestWidthRangesAreBounded(t *testing.T) {
	ranges := ""
	for range 10000 {
		ranges += "0 65535 500 "
	}
	f := load(t, type0("/Encoding/Identity-H", "/W["+ranges+"]")...)
	if ch, _ := f.Next([]byte{1, 1}); ch.Width != 0.5 {
		t.Errorf("got width %g, want 0.5", ch.Width)
	}
}

func TestWordSpaceIsOneByte(t *testing.T) {
	f := load(t, type0("/Encoding/GBK-EUC-H", gb1)...)
	if c, _ := f.Next([]byte(" ")); !c.WordSpace {
		t.Error("a one-byte code 32 is no word space")
	}
	f = load(t, type0("/Encoding/UniGB-UCS2-H", gb1)...)
	if c, _ := f.Next([]byte("\x00 ")); c.WordSpace || c.Text != " " {
		t.Errorf("a two-byte code 32: got %+v", *c)
	}
}

func TestDamagedFonts(t *testing.T) {
	for _, objects := range [][]string{
		{"null"},
		{"42"},
		{"<<>>"},
		{"<</Subtype/Type0>>"},
		{"<</Subtype/Type0/DescendantFonts[4 0 R]/Encoding 4 0 R/ToUnicode 4 0 R>>"},
		{"<</Subtype/Type0/DescendantFonts 5 0 R/Encoding[1]>>", "<</W[1]/DW/x/W2[[[]]]/DW2[1 2 3]/CIDToGIDMap 4 0 R>>"},
		{"<</Subtype/Type3/FontMatrix[0 0 0]/Widths[/a(b)null]/FirstChar -9/Encoding<</Differences[/a -5/b 999/c 1e99/d]>>>>"},
		{"<</Subtype/TrueType/FontDescriptor 5 0 R>>", "<</FontFile2 6 0 R/Ascent/x>>",
			stream("\x00\x01\x00\x00\xff\xffgarbage", "")},
	} {
		f := load(t, objects...)
		for s := []byte("A\x80\x00\xff "); len(s) > 0; {
			c, n := f.Next(s)
			if c == nil || n < 1 || n > len(s) {
				t.Fatalf("%s: got %v, %d", objects[0], c, n)
			}
			s = s[n:]
		}
		if f.Ascent < 0.5 || f.Descent >= 0 {
			t.Errorf("%s: ascent %g, descent %g", objects[0], f.Ascent, f.Descent)
		}
	}
}
