package program

import (
	"gongkai/extract/font/glyphname"
	"gongkai/internal/limits"
)

// CFF is what a font in the Compact Font Format (Adobe Technical Note 5176) tells about its characters.
type CFF struct {
	CIDKeyed bool
	Ordering string // of the character collection of a CID-keyed font, as in its ROS operator

	charset  []uint16 // by glyph index: the name's string identifier, or the CID
	glyphs   map[uint16]uint16
	encoding [256]uint16 // glyph index by code, where the font has an encoding of its own
	standard bool        // the encoding is StandardEncoding
	strings  []reader
}

// ParseCFF reads a CFF font set; it gives nil when b is none.
func ParseCFF(b []byte) *CFF {
	r := reader(b)
	if r.u8(0) != 1 || r.u8(2) < 4 {
		return nil
	}
	_, at := index(r, r.u8(2), 1) // names
	tops, at := index(r, at, 1)
	if len(tops) == 0 {
		return nil
	}
	f := &CFF{}
	f.strings, _ = index(r, at, limits.CFFStrings)
	top := dict(tops[0])
	if ros := top[opROS]; len(ros) == 3 {
		f.CIDKeyed = true
		f.Ordering = f.name(ros[1])
	}
	glyphs := 0
	if v := top[opCharStrings]; len(v) == 1 {
		glyphs = r.u16(v[0])
	}
	f.parseCharset(r, offset(top, opCharset), glyphs)
	if !f.CIDKeyed {
		f.parseEncoding(r, offset(top, opEncoding))
	}
	return f
}

// Operators of a Top DICT; those of two bytes have 12 as the first.
const (
	opCharset     = 15
	opEncoding    = 16
	opCharStrings = 17
	opROS         = 12<<8 | 30
)

func offset(top map[int][]int, op int) int {
	if v := top[op]; len(v) == 1 {
		return v[0]
	}
	return 0
}

// index reads an INDEX and gives its elements, at most limit, and where the data after it begins.
func index(r reader, at, limit int) (elements []reader, next int) {
	n, size := r.u16(at), r.u8(at+2)
	if n == 0 {
		return nil, at + 2
	}
	if size < 1 || size > 4 {
		return nil, len(r)
	}
	entry := func(i int) int {
		v := 0
		for k := range size {
			v = v<<8 | r.u8(at+3+i*size+k)
		}
		return v
	}
	base := at + 3 + (n+1)*size - 1
	if base > len(r) {
		return nil, len(r)
	}
	for i := range min(n, limit) {
		from, to := entry(i), entry(i+1)
		elements = append(elements, r.part(base+from, to-from))
	}
	return elements, base + entry(n)
}

// dict reads the integer operands of each operator; real numbers count as 0.
func dict(r reader) map[int][]int {
	d := map[int][]int{}
	var operands []int
	for i := 0; i < len(r) && len(d) < limits.CFFDict; {
		b := r.u8(i)
		i++
		switch {
		case b <= 21:
			if b == 12 {
				b = 12<<8 | r.u8(i)
				i++
			}
			d[b] = operands
			operands = nil
		case b == 28:
			operands = append(operands, int(int16(r.u16(i))))
			i += 2
		case b == 29:
			operands = append(operands, int(int32(r.u32(i))))
			i += 4
		case b == 30: // real: nibbles up to one that is 15
			for i < len(r) && r.u8(i)&15 != 15 && r.u8(i)>>4 != 15 {
				i++
			}
			i++
			operands = append(operands, 0)
		case b >= 32 && b <= 246:
			operands = append(operands, b-139)
		case b >= 247 && b <= 250:
			operands = append(operands, (b-247)*256+r.u8(i)+108)
			i++
		case b >= 251 && b <= 254:
			operands = append(operands, -(b-251)*256-r.u8(i)-108)
			i++
		}
	}
	return d
}

// name gives a string by its identifier: first come the standard strings, then the font's own.
func (f *CFF) name(sid int) string {
	if sid >= 0 && sid < len(standardStrings) {
		return standardStrings[sid]
	}
	if i := sid - len(standardStrings); i >= 0 && i < len(f.strings) {
		return string(f.strings[i].part(0, 128))
	}
	return ""
}

// Text gives the text of a glyph of a font that names its glyphs.
func (f *CFF) Text(glyph uint16) string {
	if f.CIDKeyed || int(glyph) >= len(f.charset) {
		return ""
	}
	return glyphname.Text(f.name(int(f.charset[glyph])))
}

// Glyph gives the glyph index of a CID: through the charset of a CID-keyed font, else the CID itself.
func (f *CFF) Glyph(cid uint32) (uint16, bool) {
	if !f.CIDKeyed {
		return uint16(cid), int(cid) < len(f.charset)
	}
	g, ok := f.glyphs[uint16(cid)]
	return g, ok && cid < limits.FontGlyphs
}

// Simple gives the glyph name of a code by the font's own encoding; standard says that it is StandardEncoding instead.
func (f *CFF) Simple(code byte) (name string, standard bool) {
	if f.standard {
		return "", true
	}
	if g := int(f.encoding[code]); g > 0 && g < len(f.charset) {
		return f.name(int(f.charset[g])), false
	}
	return "", false
}
