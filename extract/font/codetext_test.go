package font

import (
	"testing"

	"gongkai/extract/font/cmap"
	"gongkai/extract/font/cmapdata"
)

// What a GBK code means by GB 18030 and what Adobe's collection says of its CID are the same, but for one mark
// and for compatibility ideographs.
func TestGBKAgreesWithTheCollection(t *testing.T) {
	same := 0
	for _, name := range []string{"GBK-EUC-H", "GBKp-EUC-H", "GB-EUC-H"} {
		m := cmapdata.Get(name)
		for code := range uint32(1 << 16) {
			cid, ok := m.CID(code, 2)
			if !ok || cid == 0 {
				continue
			}
			text, _ := codeText(m, code, 2)
			other, _ := cmapdata.Collection("GB1").Lookup(cid, 2)
			switch {
			case text == "": // private use in GBK: the collection knows better
			case text == other:
				same++
			case code == 0xA955: // a leader of two dots, upright or not
			case cmap.Rank([]rune(text)[0]) == 6: // compatibility ideographs, which GBK has codes for
			default:
				t.Errorf("%s: %04X is %q by its code, %q by CID %d", name, code, text, other, cid)
			}
		}
	}
	if same < 50000 {
		t.Errorf("only %d codes agree", same)
	}
}

func TestCodeText(t *testing.T) {
	gbk, utf16 := cmapdata.Get("GBK2K-H"), cmapdata.Get("UniGB-UTF16-H")
	for _, c := range []struct {
		m              *cmap.CMap
		code           uint32
		n              int
		plain, private string
	}{
		{gbk, 0xD4A4, 2, "预", ""},
		{gbk, 0xA6E0, 2, "（", ""},
		{gbk, 0xA6F2, 2, "—", ""},
		{gbk, 0xA6F3, 2, "…", ""},
		{gbk, 0xA8BC, 2, "", ""}, // private use: ḿ in the collection
		{gbk, 0xAAA1, 2, "", ""},
		{gbk, 0x95328236, 4, "𠀀", ""},
		{gbk, 'A', 1, "A", ""},
		{gbk, 0x0A, 1, "", ""},
		{gbk, 0x8130, 2, "", ""}, // half a four-byte code
		{utf16, 0x9884, 2, "预", ""},
		{utf16, 0xE123, 2, "", "\uE123"},
		{utf16, 0xD840DC00, 4, "𠀀", ""},
		{utf16, 0xD840, 2, "", ""},
		{utf16, 0xFFFD, 2, "", ""},
		{cmapdata.Get("ETen-B5-H"), 0xB977, 2, "", ""},
	} {
		if plain, private := codeText(c.m, c.code, c.n); plain != c.plain || private != c.private {
			t.Errorf("%s %X: got %q, %q, want %q, %q", c.m.Name, c.code, plain, private, c.plain, c.private)
		}
	}
}
