package cmap

import (
	"gongkai/internal/limits"
	"unicode/utf16"
	"unicode/utf8"
)

// Codes says what the character codes of a CMap are in themselves.
type Codes uint8

const (
	Opaque  Codes = iota // nothing but numbers that the CMap maps to CIDs
	UTF16                // UTF-16BE, with UCS-2 as its lesser half
	UTF8                 //
	UTF32                // UTF-32BE
	GB18030              // GB 18030, with GBK and EUC-CN as its lesser parts
)

// CMap cuts strings into codes and maps codes to CIDs. It is never changed after it was made.
type CMap struct {
	Name     string
	Ordering string // of the character collection: GB1, CNS1, Japan1, …; "" when not said
	Vertical bool   // WMode 1
	Codes    Codes
	Identity bool // the CID is the code

	spaces spaces
	cids   [4]Ranges // by the length of the code less one
	base   *CMap     // usecmap: asked for codes that are not in cids
	// byScalar: cids[3] is keyed by Unicode scalar values, whatever form (UTF-8 or -16) the codes have.
	byScalar bool
}

// New makes a CMap of parts already sorted. A CMap without spaces of its own uses those of its base.
func New(m CMap, ranges []Space, cids [4]Ranges, base *CMap) *CMap {
	m.cids, m.base = cids, base
	if len(ranges) == 0 && base != nil {
		m.spaces = base.spaces
	} else {
		m.spaces = newSpaces(ranges)
	}
	return &m
}

// Recoded gives the CMap of codes in another encoding form of Unicode with the CIDs of m, a CMap of UTF-32.
func (m *CMap) Recoded(name string, codes Codes) *CMap {
	forms := map[Codes][]Space{
		UTF8:  {{1, 0x00, 0x7F}, {2, 0xC280, 0xDFBF}, {3, 0xE08080, 0xEFBFBF}, {4, 0xF0808080, 0xF4BFBFBF}},
		UTF16: {{2, 0x0000, 0xD7FF}, {4, 0xD800DC00, 0xDBFFDFFF}, {2, 0xE000, 0xFFFF}},
	}
	return &CMap{Name: name, Ordering: m.Ordering, Vertical: m.Vertical, Codes: codes,
		spaces: newSpaces(forms[codes]), base: m, byScalar: true}
}

// Next gives the first character code of s, which must not be empty, and the number of its bytes.
func (m *CMap) Next(s []byte) (code uint32, n int) { return m.spaces.next(s) }

// CID gives the character identifier of a code of n bytes.
func (m *CMap) CID(code uint32, n int) (uint32, bool) {
	if n < 1 || n > 4 {
		return 0, false
	}
	for range limits.CMapBases {
		if m.Identity {
			return code, true
		}
		if m.byScalar {
			r, ok := m.Scalar(code, n)
			if !ok {
				return 0, false
			}
			m, code, n = m.base, uint32(r), 4
		}
		if cid, ok := m.cids[n-1].Lookup(code); ok {
			return cid, true
		}
		if m.base == nil {
			return 0, false
		}
		m = m.base
	}
	return 0, false
}

// Scalar gives the Unicode scalar value that a code is, if the codes of m are a form of Unicode.
func (m *CMap) Scalar(code uint32, n int) (rune, bool) {
	b := [4]byte{byte(code >> 24), byte(code >> 16), byte(code >> 8), byte(code)}
	switch m.Codes {
	case UTF8:
		r, size := utf8.DecodeRune(b[4-n:])
		return r, size == n && r != utf8.RuneError
	case UTF32:
		return rune(code), code <= utf8.MaxRune && utf8.ValidRune(rune(code))
	case UTF16:
		if n == 4 {
			r := utf16.DecodeRune(rune(code>>16), rune(code&0xFFFF))
			return r, r != utf8.RuneError
		}
		return rune(code), code <= 0xFFFF && !utf16.IsSurrogate(rune(code))
	}
	return 0, false
}

// Identity gives the predefined CMaps Identity-H and Identity-V: two-byte codes that are CIDs.
func Identity(vertical bool) *CMap {
	name := "Identity-H"
	if vertical {
		name = "Identity-V"
	}
	return &CMap{Name: name, Vertical: vertical, Identity: true, spaces: newSpaces(nil)}
}

// Turned gives m with another writing mode.
func (m *CMap) Turned(vertical bool) *CMap {
	if m.Vertical == vertical {
		return m
	}
	t := *m
	t.Vertical = vertical
	return &t
}
