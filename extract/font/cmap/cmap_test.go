package cmap

import (
	"gongkai/internal/limits"
	"strings"
	"testing"
)

const sample = `%!PS-Adobe-3.0 Resource-CMap
/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo 3 dict dup begin /Registry (Adobe) def /Ordering (GB1) def /Supplement 2 def end def
/CMapName /Sample-V def /WMode 1 def
2 begincodespacerange <00> <80> <8140> <fefe> endcodespacerange
1 begincidchar <8140> 42 endcidchar
2 begincidrange <20><7e>814 % no space between
<B0 A1> <b0fe> 939 endcidrange
endcmap`

func TestParse(t *testing.T) {
	m := Parse([]byte(sample), nil)
	if m.Name != "Sample-V" || m.Ordering != "GB1" || !m.Vertical {
		t.Errorf("got name %q, ordering %q, vertical %v", m.Name, m.Ordering, m.Vertical)
	}
	for _, c := range []struct {
		in  string
		n   int
		cid uint32
		ok  bool
	}{
		{"\x20", 1, 814, true},
		{"A\xB0\xA1", 1, 847, true},
		{"\xB0\xA2A", 2, 940, true},
		{"\x81\x40", 2, 42, true},
		{"\x81\x41", 2, 0, false},
		{"\x81\x20", 2, 0, false}, // second byte outside: still two bytes are taken
		{"\xFF\x41", 1, 0, false}, // first byte outside: the shortest length
		{"\xB0", 1, 0, false},     // cut short
	} {
		code, n := m.Next([]byte(c.in))
		cid, ok := m.CID(code, n)
		if n != c.n || cid != c.cid || ok != c.ok {
			t.Errorf("%q: got %d bytes, CID %d, %v, want %d, %d, %v", c.in, n, cid, ok, c.n, c.cid, c.ok)
		}
	}
}

// The two-byte and four-byte codes of GB 18030 begin with the same bytes; the second byte tells them apart.
func TestCodeSpaceOfSeveralLengths(t *testing.T) {
	m := Parse([]byte("begincodespacerange <00> <7f> <8140> <fefe> <81308130> <fe39fe39> endcodespacerange"), nil)
	for in, want := range map[string]int{"A": 1, "\x81\x40\x81\x30": 2, "\x81\x30\x81\x30": 4, "\x81\x30\x81": 3,
		"\x81\x20A": 2, "\xFF": 1} {
		if _, n := m.Next([]byte(in)); n != want {
			t.Errorf("%q: got %d bytes, want %d", in, n, want)
		}
	}
}

func TestUseCMap(t *testing.T) {
	base := Parse([]byte(sample), nil)
	m := Parse([]byte("/Sample-V usecmap 1 begincidchar <8140> 7 endcidchar"), func(name string) *CMap {
		if name == "Sample-V" {
			return base
		}
		return nil
	})
	if cid, _ := m.CID(0x8140, 2); cid != 7 {
		t.Errorf("own mapping: got CID %d, want 7", cid)
	}
	if cid, _ := m.CID(0xB0A1, 2); cid != 939 {
		t.Errorf("mapping of the base: got CID %d, want 939", cid)
	}
	if _, n := m.Next([]byte("A\xB0")); n != 1 {
		t.Error("the code space of the base was not taken over")
	}
	if m.Ordering != "GB1" {
		t.Errorf("ordering: got %q, want that of the base", m.Ordering)
	}
}

func TestUseCMapIsBounded(t *testing.T) {
	m := Parse(nil, nil)
	for range 50 {
		m = ParseOn([]byte("1 begincidchar <0001> 1 endcidchar"), m)
	}
	if d := m.depth(); d > limits.CMapBases {
		t.Errorf("got a chain of %d, want at most %d", d, limits.CMapBases)
	}
	m.CID(2, 2)
}

func TestRecoded(t *testing.T) {
	utf32 := New(CMap{Name: "X-UTF32", Codes: UTF32}, []Space{{4, 0, 0x10FFFF}},
		[4]Ranges{3: {{0x41, 0x41, 1}, {0x20000, 0x20001, 5}}}, nil)
	for _, c := range []struct {
		codes Codes
		in    string
		cid   uint32
		r     rune
	}{
		{UTF16, "\x00A", 1, 'A'},
		{UTF16, "\xD8\x40\xDC\x01", 6, 0x20001},
		{UTF8, "A", 1, 'A'},
		{UTF8, "\xF0\xA0\x80\x80", 5, 0x20000},
	} {
		m := utf32.Recoded("X", c.codes)
		code, n := m.Next([]byte(c.in))
		cid, _ := m.CID(code, n)
		r, _ := m.Scalar(code, n)
		if n != len(c.in) || cid != c.cid || r != c.r {
			t.Errorf("%q: got %d bytes, CID %d, U+%04X, want %d, %d, U+%04X", c.in, n, cid, r, len(c.in), c.cid, c.r)
		}
	}
	if _, ok := utf32.Recoded("X", UTF16).Scalar(0xD840, 2); ok {
		t.Error("half a surrogate pair counts as a character")
	}
}

func TestPacked(t *testing.T) {
	p := Parse([]byte(sample), nil).Pack()
	p.Texts = []string{"ff", "拼音"}
	again, err := Unpack(p.Append(nil))
	if err != nil {
		t.Fatal(err)
	}
	m := again.CMap("Sample-V", nil)
	if cid, _ := m.CID(0xB0A2, 2); cid != 940 || !m.Vertical || m.Ordering != "GB1" || again.Texts[1] != "拼音" {
		t.Errorf("got CID %d, %+v", cid, again)
	}
	b := p.Append(nil)
	for i := range b {
		Unpack(b[:i]) // must not panic
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(sample))
	f.Add([]byte("/GBK-EUC-H usecmap begincodespacerange <00> <ffffffff> endcodespacerange begincidrange <00000000> <ffffffff> 0 endcidrange"))
	f.Add([]byte("beginbfrange <0000> <ffff> <D840DFFF> <00> <ff> [<0041> <00410042> ()] <01> <03> [ endbfrange beginbfchar <41> <> endbfchar"))
	f.Add([]byte("(unclosed \\"))
	f.Add([]byte("<4 /WMode 1 def <<>> [ [ ] } %"))
	f.Fuzz(func(t *testing.T, b []byte) {
		m := Parse(b, func(string) *CMap { return Parse([]byte(sample), nil) })
		u := ParseToUnicode(b)
		for s := append([]byte(nil), b[:min(len(b), 64)]...); len(s) > 0; {
			code, n := m.Next(s)
			if n < 1 || n > len(s) {
				t.Fatalf("a code of %d bytes in %d", n, len(s))
			}
			m.CID(code, n)
			if text, ok := u.Lookup(code, n); ok && (text == "" || strings.ContainsAny(text, "\x00\uFFFD")) {
				t.Fatalf("code %x is %q", code, text)
			}
			s = s[n:]
		}
	})
}
