package program

// parseCharset reads the string identifiers, or CIDs, of the glyphs. Offsets 0 to 2 name predefined charsets, of which
// only ISOAdobe is in use: there a glyph's index is its string identifier.
func (f *CFF) parseCharset(r reader, at, glyphs int) {
	glyphs = min(glyphs, len(r)) // a glyph has one byte of outline at least
	f.charset = make([]uint16, 1, max(1, glyphs))
	add := func(id int) bool {
		f.charset = append(f.charset, uint16(id))
		return len(f.charset) < glyphs
	}
	switch {
	case glyphs < 2:
	case at <= 2:
		for i := 1; (i <= 228 || f.CIDKeyed) && add(i); i++ {
		}
	case r.u8(at) == 0:
		for i := at + 1; i < len(r) && add(r.u16(i)); i += 2 {
		}
	case r.u8(at) <= 2:
		size := 2 + r.u8(at) // bytes of a range: first identifier, and how many follow it
		for i := at + 1; i < len(r); i += size {
			first, more := r.u16(i), r.u8(i+2)
			if size == 4 {
				more = r.u16(i + 2)
			}
			for k := 0; k <= more; k++ {
				if !add(first + k) {
					i = len(r)
					break
				}
			}
		}
	}
	if f.CIDKeyed {
		f.glyphs = make(map[uint16]uint16, len(f.charset))
		for g, cid := range f.charset {
			f.glyphs[cid] = uint16(g)
		}
	}
}

// parseEncoding reads the glyph of each code. Offset 0 names StandardEncoding; 1, the expert encoding, is not read.
func (f *CFF) parseEncoding(r reader, at int) {
	if at <= 1 {
		f.standard = at == 0
		return
	}
	format, n := r.u8(at), r.u8(at+1)
	at += 2
	switch format & 0x7F {
	case 0:
		for g := 1; g <= n; g++ {
			f.encoding[r.u8(at)] = uint16(g)
			at++
		}
	case 1:
		g := 1
		for range n {
			first, more := r.u8(at), r.u8(at+1)
			for k := 0; k <= more && first+k < 256; k++ {
				f.encoding[first+k] = uint16(g)
				g++
			}
			at += 2
		}
	}
	if format&0x80 != 0 { // supplement: more codes for glyphs, by name
		for range r.u8(at) {
			code, sid := r.u8(at+1), uint16(r.u16(at+2))
			for g, id := range f.charset {
				if id == sid {
					f.encoding[code] = uint16(g)
					break
				}
			}
			at += 3
		}
	}
}
