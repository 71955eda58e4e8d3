package cmap

import (
	"encoding/binary"
	"errors"
)

// Packed is a predefined CMap in the form in which package cmapdata stores it. Either CMap or ToUnicode makes it
// usable.
type Packed struct {
	Ordering string
	Base     string // usecmap; for UTF-8 and UTF-16 the CMap of UTF-32 that has the mappings
	Vertical bool
	Codes    Codes
	Spaces   []Space
	Ranges   [4]Ranges
	Texts    []string // destinations of several characters
}

var errPacked = errors.New("malformed packed CMap")

// Append packs p behind b. Numbers of a kind stand together and are written as differences, which compresses well.
func (p *Packed) Append(b []byte) []byte {
	b = appendString(appendString(b, p.Ordering), p.Base)
	vertical := byte(0)
	if p.Vertical {
		vertical = 1
	}
	b = append(b, vertical, byte(p.Codes))
	b = binary.AppendUvarint(b, uint64(len(p.Spaces)))
	for _, s := range p.Spaces {
		b = append(b, byte(s.N))
		b = binary.AppendUvarint(binary.AppendUvarint(b, uint64(s.Lo)), uint64(s.Hi))
	}
	for _, rs := range p.Ranges {
		b = appendRanges(b, rs)
	}
	b = binary.AppendUvarint(b, uint64(len(p.Texts)))
	for _, t := range p.Texts {
		b = appendString(b, t)
	}
	return b
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func appendRanges(b []byte, rs Ranges) []byte {
	b = binary.AppendUvarint(b, uint64(len(rs)))
	var code, value uint32
	for _, r := range rs {
		b = binary.AppendUvarint(b, uint64(r.Lo-code))
		code = r.Hi
	}
	for _, r := range rs {
		b = binary.AppendUvarint(b, uint64(r.Hi-r.Lo))
	}
	for _, r := range rs {
		b = binary.AppendVarint(b, int64(r.Value)-int64(value))
		value = r.Value + r.Hi - r.Lo
	}
	return b
}

// Unpack undoes Append.
func Unpack(b []byte) (*Packed, error) {
	r := unpacker{b: b}
	p := &Packed{Ordering: r.string(), Base: r.string()}
	p.Vertical = r.uint() == 1
	p.Codes = Codes(r.uint())
	for range r.length() {
		p.Spaces = append(p.Spaces, Space{int(r.uint()), r.uint(), r.uint()})
	}
	for i := range p.Ranges {
		p.Ranges[i] = r.ranges()
	}
	for range r.length() {
		p.Texts = append(p.Texts, r.string())
	}
	if r.failed {
		return nil, errPacked
	}
	return p, nil
}

type unpacker struct {
	b      []byte
	failed bool
}

func (r *unpacker) uint() uint32 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.failed, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return uint32(v)
}

func (r *unpacker) int() int64 {
	v, n := binary.Varint(r.b)
	if n <= 0 {
		r.failed, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return v
}

// length reads a count of things that take a byte each at least.
func (r *unpacker) length() int {
	n := int(r.uint())
	if n > len(r.b) {
		r.failed = true
		return 0
	}
	return n
}

func (r *unpacker) string() string {
	n := r.length()
	s := string(r.b[:n])
	r.b = r.b[n:]
	return s
}

func (r *unpacker) ranges() Ranges {
	rs := make(Ranges, r.length())
	var code, value uint32
	for i := range rs {
		rs[i].Lo = code + r.uint()
		code = rs[i].Lo // the length is not known yet
	}
	shift := uint32(0)
	for i := range rs {
		size := r.uint()
		rs[i].Lo += shift
		rs[i].Hi = rs[i].Lo + size
		shift += size
	}
	for i := range rs {
		rs[i].Value = uint32(int64(value) + r.int())
		value = rs[i].Value + rs[i].Hi - rs[i].Lo
	}
	return rs
}

// CMap gives the CMap under its name; base is that of p.Base.
func (p *Packed) CMap(name string, base *CMap) *CMap {
	if base != nil && len(p.Spaces) == 0 && (p.Codes == UTF8 || p.Codes == UTF16) && base.Codes == UTF32 {
		return base.Recoded(name, p.Codes)
	}
	m := CMap{Name: name, Ordering: p.Ordering, Vertical: p.Vertical, Codes: p.Codes}
	return New(m, p.Spaces, p.Ranges, base)
}

// ToUnicode gives the table of a character collection, whose codes are two-byte CIDs.
func (p *Packed) ToUnicode() *ToUnicode {
	return &ToUnicode{ranges: p.Ranges, texts: p.Texts}
}

// Pack takes apart a parsed CMap; base is the name that its usecmap operator gave.
func (m *CMap) Pack() *Packed {
	p := &Packed{Ordering: m.Ordering, Vertical: m.Vertical, Codes: m.Codes, Ranges: m.cids}
	if m.base == nil {
		p.Spaces = m.spaces.ranges
	} else {
		p.Base = m.base.Name
	}
	return p
}

// PackTexts makes the table of a character collection from the text of each CID.
func PackTexts(ordering string, text map[uint32]string) *Packed {
	p := &Packed{Ordering: ordering}
	var stated []Range
	for cid := range uint32(1 << 16) {
		rs := []rune(text[cid])
		switch {
		case len(rs) == 1:
			stated = append(stated, Range{cid, cid, uint32(rs[0])})
		case len(rs) > 1:
			stated = append(stated, Range{cid, cid, firstText + uint32(len(p.Texts))})
			p.Texts = append(p.Texts, text[cid])
		}
	}
	p.Ranges[1] = Sort(stated)
	return p
}
