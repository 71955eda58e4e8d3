package cmap

import (
	"gongkai/internal/limits"
	"testing"
)

func TestToUnicode(t *testing.T) {
	u := ParseToUnicode([]byte(`begincmap
1 begincodespacerange <0000> <FFFF> endcodespacerange
9 beginbfchar
<0003> <0020> <0004> <00660066> <0005> <D840DC0B> <0006> <0000> <0007> <FFFD> <0008> <> <0009> <41> <000A> <00000042>
<05> <9884>
endbfchar
6 beginbfrange
<0010> <0012> <4E00>
<0020> <0022> [<7B97> <516C5F00> <>]
<0030> <0032> <00410030>
<0040> <0042> <D840DC0B>
<01FE> <0201> <4EFE>
<0050> <0050> <00FF>
endbfrange
1 beginbfchar <0011> <4E8C> endbfchar
endcmap`))
	for _, c := range []struct {
		code uint32
		n    int
		want string
	}{
		{3, 2, " "},
		{4, 2, "ff"},
		{5, 2, "\U0002000B"},
		{6, 2, ""}, // U+0000
		{7, 2, ""}, // U+FFFD
		{8, 2, ""},
		{9, 2, "A"},   // one byte for two
		{0xA, 2, "B"}, // U+0000 before the character
		{0x10, 2, "一"},
		{0x11, 2, "二"}, // stated later
		{0x12, 2, "丂"},
		{0x20, 2, "算"},
		{0x21, 2, "公开"},
		{0x22, 2, ""},
		{0x23, 2, ""},
		{0x30, 2, "A0"},
		{0x32, 2, "A2"}, // the last code unit grows, the one before stays
		{0x42, 2, "\U0002000D"},
		{0x1FF, 2, "\u4EFF"},
		{0x200, 2, "\u4F00"}, // within the code unit the carry is kept
		{0x50, 2, "ÿ"},
		{5, 1, "预"}, // one-byte code beside a two-byte one
		{3, 1, " "}, // no one-byte code: that of two bytes
		{0xFFFF, 2, ""},
		{3, 0, ""}, {3, 5, ""},
	} {
		if got, ok := u.Lookup(c.code, c.n); got != c.want || ok != (c.want != "") {
			t.Errorf("%0*X: got %q, %v, want %q", 2*c.n, c.code, got, ok, c.want)
		}
	}
}

// A range over all codes is how some producers say "the codes are Unicode".
func TestToUnicodeWholeRange(t *testing.T) {
	for _, text := range []string{
		"beginbfrange <0000> <FFFF> <0000> endbfrange",
		"begincidrange <0000> <FFFF> 0 endcidrange",
	} {
		u := ParseToUnicode([]byte(text))
		if got, _ := u.Lookup(0x9884, 2); got != "预" {
			t.Errorf("%s: got %q, want 预", text, got)
		}
		if got, ok := u.Lookup(0, 2); ok {
			t.Errorf("%s: code 0 is %q, want nothing", text, got)
		}
		if got, ok := u.Lookup(0xD800, 2); ok {
			t.Errorf("%s: half a surrogate pair is %q, want nothing", text, got)
		}
	}
	if got, _ := Identical().Lookup(0x9884, 2); got != "预" {
		t.Errorf("Identical: got %q, want 预", got)
	}
}

// Ranges with destinations of several characters are written out, so they must not be long.
func TestToUnicodeLongRangesAreBounded(t *testing.T) {
	text := "beginbfrange "
	for range 2000 {
		text += "<00000000> <FFFFFFFF> <00410042> "
	}
	u := ParseToUnicode([]byte(text + "endbfrange"))
	if len(u.texts) > limits.CMapTexts {
		t.Errorf("%d texts, want at most %d", len(u.texts), limits.CMapTexts)
	}
	if got, _ := u.Lookup(1, 4); got != "AC" {
		t.Errorf("got %q, want AC", got)
	}
}

func TestUCS2Collection(t *testing.T) {
	for name, want := range map[string]string{"Adobe-GB1-UCS2": "GB1", "GB1": "", "Identity-H": "", "": ""} {
		if got := UCS2Collection(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}
