package program

import "gongkai/internal/limits"

// mappings calls add for each character that a subtable of cmap maps to a glyph other than 0. budget is the number of
// characters that may still be looked at.
func mappings(r reader, budget *int, add func(c rune, glyph uint16)) {
	emit := func(c, glyph int) {
		if glyph > 0 && glyph < limits.FontGlyphs && c <= 0x10FFFF {
			add(rune(c), uint16(glyph))
		}
	}
	switch r.u16(0) {
	case 0: // byte encoding
		for c := range spend(budget, 256) {
			emit(c, r.u8(6+c))
		}
	case 4: // segments
		segments(r, budget, emit)
	case 6: // trimmed table
		first := r.u16(6)
		for i := range spend(budget, r.u16(8)) {
			emit(first+i, r.u16(10+2*i))
		}
	case 10: // trimmed array
		first := r.u32(12)
		for i := range spend(budget, r.u32(16)) {
			emit(first+i, r.u16(20+2*i))
		}
	case 12, 13: // groups; in format 13 all characters of a group share one glyph
		for i := range min(r.u32(12), len(r)/12) {
			first, last, glyph := r.u32(16+12*i), r.u32(20+12*i), r.u32(24+12*i)
			for k := range spend(budget, last-first+1) {
				if r.u16(0) == 13 {
					emit(first+k, glyph)
				} else {
					emit(first+k, glyph+k)
				}
			}
		}
	}
}

// spend takes n from the budget, or what is left of it, and gives how much it took.
func spend(budget *int, n int) int {
	n = max(0, min(n, *budget))
	*budget -= n
	return n
}

func segments(r reader, budget *int, emit func(c, glyph int)) {
	n := r.u16(6) / 2
	ends, starts, deltas, offsets := 14, 16+2*n, 16+4*n, 16+6*n
	for i := range n {
		first, last := r.u16(starts+2*i), r.u16(ends+2*i)
		delta, offset := r.u16(deltas+2*i), r.u16(offsets+2*i)
		for k := range spend(budget, last-first+1) {
			c := first + k
			if offset == 0 || offset == 0xFFFF {
				emit(c, (c+delta)&0xFFFF)
			} else if glyph := r.u16(offsets + 2*i + offset + 2*k); glyph != 0 { // the offset counts from its own place
				emit(c, (glyph+delta)&0xFFFF)
			}
		}
	}
}
