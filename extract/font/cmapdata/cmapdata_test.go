package cmapdata

import (
	"strings"
	"sync"
	"testing"

	"gongkai/extract/font/cmap"
)

// Each string is cut into codes by the CMap; the CIDs and the texts of the CIDs are those of Adobe's files.
func TestPredefined(t *testing.T) {
	for _, c := range []struct {
		name, in string
		cids     []uint32
		text     string
	}{
		{"GBK-EUC-H", "\xd4\xa4\xcb\xe3\xb9\xab\xbf\xaaA1 \xa3\xa8", []uint32{4327, 3544, 1796, 2359, 846, 830, 7716, 269},
			"预算公开A1 （"},
		{"GBK-EUC-V", "\xd4\xa4\xa3\xa8", []uint32{4327, 580}, "预（"},
		{"GBKp-EUC-H", "\xd4\xa4A1 ", []uint32{4327, 34, 18, 1}, "预A1 "},
		{"GBK2K-H", "\xd4\xa4A\x81\x39\xef\x31\xfe\x9f", []uint32{4327, 34, 22531, 22125}, "预A㐂䶮"},
		{"GBK2K-V", "\xd4\xa4\xa3\xa8", []uint32{4327, 580}, "预（"},
		{"GB-EUC-H", "\xd4\xa4A ", []uint32{4327, 846, 7716}, "预A "},
		{"GBpc-EUC-H", "\xd4\xa4A ", []uint32{4327, 34, 1}, "预A "},
		{"UniGB-UCS2-H", "\x98\x84\x00A\xff\x08", []uint32{4327, 34, 269}, "预A（"},
		{"UniGB-UCS2-V", "\x98\x84\xff\x08", []uint32{4327, 580}, "预（"},
		{"UniGB-UTF16-H", "\x98\x84\xd8\x42\xdd\x9d", []uint32{4327, 22110}, "预龺"},
		{"UniGB-UTF16-V", "\x98\x84\xff\x08", []uint32{4327, 580}, "预（"},
		{"UniGB-UTF32-H", "\x00\x00\x98\x84", []uint32{4327}, "预"},
		{"UniGB-UTF8-H", "预A（", []uint32{4327, 34, 269}, "预A（"},
		{"B5pc-H", "\xb9\x77\xba\xe2\xa4\xbd\xb6\x7dA", []uint32{3947, 4177, 686, 3482, 34}, "預算公開A"},
		{"ETen-B5-H", "\xb9\x77A ", []uint32{3947, 13681, 13648}, "預A "},
		{"ETen-B5-V", "\xa1\x5d", []uint32{130}, "（"},
		{"ETenms-B5-H", "\xb9\x77A ", []uint32{3947, 34, 1}, "預A "},
		{"HKscs-B5-H", "\xb9\x77A ", []uint32{3947, 34, 1}, "預A "},
		{"CNS-EUC-H", "\xea\xa8\x8e\xa1\xea\xa8", []uint32{4174, 4174}, "箕箕"},
		{"UniCNS-UCS2-H", "\x98\x10\x00A", []uint32{3947, 34}, "預A"},
		{"UniCNS-UTF16-H", "\x98\x10\xff\x08", []uint32{3947, 128}, "預（"},
		{"UniCNS-UTF8-H", "預A", []uint32{3947, 34}, "預A"},
		{"90ms-RKSJ-H", "\x97\x5c\x8e\x5aA\xb1", []uint32{3879, 2185, 264, 343}, "予算Aｱ"},
		{"90ms-RKSJ-V", "\x81\x69", []uint32{7899}, "（"},
		{"90msp-RKSJ-H", "\x97\x5cA ", []uint32{3879, 34, 1}, "予A "},
		{"EUC-H", "\xcd\xbd\x8e\xb1A", []uint32{3879, 343, 264}, "予ｱA"},
		{"H", "\x4d\x3d", []uint32{3879}, "予"},
		{"UniJIS-UTF16-H", "\x4e\x88\x00A", []uint32{3879, 34}, "予A"},
		{"UniJIS-UCS2-H", "\x4e\x88", []uint32{3879}, "予"},
	} {
		m := Get(c.name)
		if m == nil {
			t.Errorf("%s is missing", c.name)
			continue
		}
		if m.Vertical != strings.HasSuffix(c.name, "V") {
			t.Errorf("%s: vertical is %v", c.name, m.Vertical)
		}
		text := ""
		i := 0
		for s := []byte(c.in); len(s) > 0; i++ {
			code, n := m.Next(s)
			cid, _ := m.CID(code, n)
			if i >= len(c.cids) || cid != c.cids[i] {
				t.Errorf("%s: code %x is CID %d, want that at %d of %v", c.name, s[:n], cid, i, c.cids)
				break
			}
			one, _ := Collection(m.Ordering).Lookup(cid, 2)
			text += one
			s = s[n:]
		}
		if text != c.text {
			t.Errorf("%s: got %q, want %q", c.name, text, c.text)
		}
	}
}

// Every CMap of PDF 32000-1, Table 118, is there, for the collections of this package.
func TestTable118(t *testing.T) {
	for _, name := range strings.Fields(`GB-EUC-H GB-EUC-V GBpc-EUC-H GBpc-EUC-V GBK-EUC-H GBK-EUC-V GBKp-EUC-H GBKp-EUC-V GBK2K-H
		GBK2K-V UniGB-UCS2-H UniGB-UCS2-V UniGB-UTF16-H UniGB-UTF16-V B5pc-H B5pc-V HKscs-B5-H HKscs-B5-V ETen-B5-H ETen-B5-V
		ETenms-B5-H ETenms-B5-V CNS-EUC-H CNS-EUC-V UniCNS-UCS2-H UniCNS-UCS2-V UniCNS-UTF16-H UniCNS-UTF16-V 83pv-RKSJ-H
		90ms-RKSJ-H 90ms-RKSJ-V 90msp-RKSJ-H 90msp-RKSJ-V 90pv-RKSJ-H Add-RKSJ-H Add-RKSJ-V EUC-H EUC-V Ext-RKSJ-H Ext-RKSJ-V
		H V UniJIS-UCS2-H UniJIS-UCS2-V UniJIS-UCS2-HW-H UniJIS-UCS2-HW-V UniJIS-UTF16-H UniJIS-UTF16-V Identity-H Identity-V`) {
		if m := Get(name); m == nil || m.Name != name {
			t.Errorf("%s is missing", name)
		}
	}
	if Get("Nonsense-H") != nil || Get("Adobe-GB1-UCS2") != nil || Collection("Korea1") != nil || Collection("") != nil {
		t.Error("an unknown name gives something")
	}
}

// All forms of Unicode of a collection agree, and no Unicode CMap maps a character to a CID without text.
func TestUnicodeForms(t *testing.T) {
	for _, stem := range []string{"UniGB", "UniCNS", "UniJIS"} {
		wide, ucs2 := Get(stem+"-UTF32-H"), Get(stem+"-UTF16-H")
		texts := Collection(wide.Ordering)
		for r := uint32(0x20); r < 0xD800; r++ {
			a, ok := wide.CID(r, 4)
			if b, _ := ucs2.CID(r, 2); a != b {
				t.Fatalf("%s: U+%04X is CID %d in UTF-32, %d in UTF-16", stem, r, a, b)
			}
			if _, found := texts.Lookup(a, 2); ok && a != 0 && !found {
				t.Errorf("%s: CID %d of U+%04X has no text", stem, a, r)
			}
		}
	}
}

// Where the collections have a choice they give the ideograph and not the radical, and no variation selectors.
func TestCollectionsPreferPlainCharacters(t *testing.T) {
	for r := rune(0x4E00); r < 0x9FA6; r++ {
		cid, ok := Get("UniGB-UTF32-H").CID(uint32(r), 4)
		text, _ := Collection("GB1").Lookup(cid, 2)
		if rs := []rune(text); ok && (len(rs) != 1 || cmap.Rank(rs[0]) > 2) {
			t.Errorf("CID %d of %c has the text %q", cid, r, text)
		}
	}
}

func TestConcurrentUse(t *testing.T) {
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for n := range entries() {
				if c := Get(n); c != nil { // none of a character collection
					c.CID(0x4E00, 2)
				}
			}
		})
	}
	wg.Wait()
}
