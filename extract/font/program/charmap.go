package program

import (
	"sort"

	"gongkai/internal/limits"
)

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

// CharacterMaps are the character maps of a TrueType font that are of Unicode, looked up without being read as a whole.
type CharacterMaps []reader

// ParseCharacterMaps gives the character maps of Unicode of a font file, or nil.
func ParseCharacterMaps(b []byte) CharacterMaps {
	r := table(reader(b), 0, "cmap")
	var maps CharacterMaps
	for i := range min(r.u16(2), limits.FontTables) {
		platform, encoding := r.u16(4+8*i), r.u16(6+8*i)
		if platform == 0 || platform == 3 && (encoding == 1 || encoding == 10) {
			maps = append(maps, r.from(r.u32(8+8*i)))
		}
	}
	return maps
}

// Draws reports whether a character is drawn by a glyph.
func (m CharacterMaps) Draws(c rune, glyph uint16) bool {
	for _, r := range m {
		if look(r, int(c)) == int(glyph) {
			return true
		}
	}
	return false
}

// look gives the glyph of a character in a subtable, 0 if it has none.
func look(r reader, c int) int {
	switch r.u16(0) {
	case 0:
		if c < 256 {
			return r.u8(6 + c)
		}
	case 4:
		n := r.u16(6) / 2
		ends, starts, deltas, offsets := 14, 16+2*n, 16+4*n, 16+6*n
		i := sort.Search(n, func(i int) bool { return r.u16(ends+2*i) >= c })
		first := r.u16(starts + 2*i)
		if c > 0xFFFF || i == n || c < first {
			return 0
		}
		delta, offset := r.u16(deltas+2*i), r.u16(offsets+2*i)
		if offset == 0 || offset == 0xFFFF {
			return (c + delta) & 0xFFFF
		}
		if glyph := r.u16(offsets + 2*i + offset + 2*(c-first)); glyph != 0 {
			return (glyph + delta) & 0xFFFF
		}
	case 6:
		if first := r.u16(6); c >= first && c < first+r.u16(8) {
			return r.u16(10 + 2*(c-first))
		}
	case 10:
		if first := r.u32(12); c >= first && c < first+r.u32(16) {
			return r.u16(20 + 2*(c-first))
		}
	case 12:
		n := min(r.u32(12), len(r)/12)
		i := sort.Search(n, func(i int) bool { return r.u32(20+12*i) >= c })
		if i < n && c >= r.u32(16+12*i) {
			return r.u32(24+12*i) + c - r.u32(16+12*i)
		}
	}
	return 0
}
