package pdf

// unASCIIHex undoes ASCIIHexDecode (PDF 32000-1, 7.4.2).
func unASCIIHex(data []byte, limit int) ([]byte, state) {
	out := make([]byte, 0, min(len(data)/2+1, limit))
	high := -1
	for _, c := range data {
		if c == '>' {
			break
		}
		v := hexDigit(c)
		switch {
		case v < 0 && class[c] == space:
		case v < 0:
			return out, damaged
		case high < 0:
			high = v
		case len(out) == limit:
			return out, cut
		default:
			out = append(out, byte(high<<4|v))
			high = -1
		}
	}
	if high >= 0 && len(out) < limit {
		out = append(out, byte(high<<4))
	}
	return out, whole
}

// unASCII85 undoes ASCII85Decode (PDF 32000-1, 7.4.3): five digits of base 85 are four bytes, z is four zeros.
func unASCII85(data []byte, limit int) ([]byte, state) {
	out := make([]byte, 0, min(len(data)/5*4+4, limit))
	var group uint32
	digits := 0
	if hasWord(data, skipSpace(data, 0), "<~") {
		data = data[skipSpace(data, 0)+2:]
	}
	for _, c := range data {
		switch {
		case class[c] == space:
			continue
		case c == '~':
			return flush85(out, group, digits), whole
		case c == 'z' && digits == 0:
			out = append(out, 0, 0, 0, 0)
		case c < '!' || c > 'u':
			return flush85(out, group, digits), damaged
		default:
			group = group*85 + uint32(c-'!')
			if digits++; digits == 5 {
				out = append(out, byte(group>>24), byte(group>>16), byte(group>>8), byte(group))
				group, digits = 0, 0
			}
		}
		if len(out) > limit {
			return out[:limit], cut
		}
	}
	return flush85(out, group, digits), whole
}

// flush85 writes a last group of fewer than five digits.
func flush85(out []byte, group uint32, digits int) []byte {
	if digits < 2 {
		return out
	}
	for range 5 - digits {
		group = group*85 + 84
	}
	for k := range digits - 1 {
		out = append(out, byte(group>>(24-8*k)))
	}
	return out
}

// unRunLength undoes RunLengthDecode (PDF 32000-1, 7.4.5): a length up to 127 announces one byte more than that as they are,
// a length above 128 one byte to be repeated 257 minus length times.
func unRunLength(data []byte, limit int) ([]byte, state) {
	var out []byte
	for i := 0; i < len(data); {
		n := int(data[i])
		i++
		switch {
		case n == 128:
			return out, whole
		case n < 128:
			end := min(i+n+1, len(data))
			out = append(out, data[i:end]...)
			if i += n + 1; i > len(data) {
				return out[:min(len(out), limit)], damaged
			}
		case i == len(data):
			return out, damaged
		default:
			for range 257 - n {
				out = append(out, data[i])
			}
			i++
		}
		if len(out) > limit {
			return out[:limit], cut
		}
	}
	return out, whole
}
