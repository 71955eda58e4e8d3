package cmap

// Space is a code space range (PDF 32000-1, 9.7.6.2): codes of N bytes, each byte between that of Lo and that of Hi.
type Space struct {
	N      int
	Lo, Hi uint32
}

// matches counts the bytes of s that fit the range, from the first one on.
func (r Space) matches(s []byte) int {
	for i := 0; i < r.N; i++ {
		shift := 8 * (r.N - 1 - i)
		if i >= len(s) || s[i] < byte(r.Lo>>shift) || s[i] > byte(r.Hi>>shift) {
			return i
		}
	}
	return r.N
}

// spaces cuts strings into codes.
type spaces struct {
	ranges []Space
	// length is the number of bytes of a code by its first byte, where that byte alone decides it; 0 where it does not,
	// as in GB 18030, whose two- and four-byte codes begin alike.
	length [256]uint8
}

func newSpaces(ranges []Space) spaces {
	if len(ranges) == 0 {
		ranges = []Space{{2, 0, 0xFFFF}} // what nearly every CMap that forgot to say so means
	}
	s := spaces{ranges: ranges}
	shortest := 4
	for _, r := range ranges {
		shortest = min(shortest, r.N)
	}
	for c := range s.length {
		s.length[c] = uint8(shortest)
		found := 0
		for _, r := range ranges {
			if r.matches([]byte{byte(c)}) == 0 {
				continue
			}
			if found != 0 && found != r.N {
				found = 0
				s.length[c] = 0
				break
			}
			found = r.N
			s.length[c] = uint8(found)
		}
	}
	return s
}

// next gives the first code of b and its length. A code outside every range takes as many bytes as the shortest range
// among those that fit it best (9.7.6.3), so that what follows stays readable.
func (s *spaces) next(b []byte) (code uint32, n int) {
	n = int(s.length[b[0]])
	if n == 0 {
		n = s.search(b)
	}
	if n > len(b) {
		n = len(b)
	}
	for _, c := range b[:n] {
		code = code<<8 | uint32(c)
	}
	return code, n
}

func (s *spaces) search(b []byte) int {
	best, n := -1, 1
	for _, r := range s.ranges {
		m := r.matches(b)
		if m == r.N {
			return r.N
		}
		if m > best || m == best && r.N < n {
			best, n = m, r.N
		}
	}
	return n
}
