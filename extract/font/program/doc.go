// Package program reads the few tables of embedded font programs that tell which character a glyph is: the cmap table
// of TrueType and OpenType fonts, the charset and encoding of CFF fonts, the encoding of Type 1 fonts (PDF 32000-1,
// 9.9). Outlines are never read. Every reader takes any bytes and gives what it understands of them.
package program

// reader reads big-endian numbers of a font file; what lies outside the file is zero.
type reader []byte

func (r reader) u8(at int) int {
	if at < 0 || at >= len(r) {
		return 0
	}
	return int(r[at])
}

func (r reader) u16(at int) int { return r.u8(at)<<8 | r.u8(at+1) }

func (r reader) u32(at int) int { return r.u16(at)<<16 | r.u16(at+2) }

// from gives what follows an offset, or nothing.
func (r reader) from(at int) reader {
	if at < 0 || at > len(r) {
		return nil
	}
	return r[at:]
}

// part gives n bytes from an offset on, or as many of them as there are.
func (r reader) part(at, n int) reader {
	p := r.from(at)
	if n < 0 {
		return nil
	}
	return p[:min(n, len(p))]
}
