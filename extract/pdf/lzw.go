package pdf

// unLZW undoes LZWDecode (PDF 32000-1, 7.4.4.2): codes of 9 to 12 bits, 256 clears the table, 257 ends the data. With early
// change, which is the rule, codes become longer one code before they have to.
//
// A table entry is a piece of what was written before: the string of the previous code and the byte that followed it.
func unLZW(data []byte, early bool, limit int) ([]byte, state) {
	const clear, end, most = 256, 257, 4096
	var start, length [most]int32
	ahead := 0
	if early {
		ahead = 1
	}
	out := make([]byte, 0, min(4*len(data), limit))
	width, next := 9, end+1
	previous, previousLength := -1, 0 // where the string of the previous code was written
	bits, count := uint32(0), 0
	for i := 0; ; {
		for count < width {
			if i == len(data) {
				return out, whole // many programs leave the end code out
			}
			bits, count, i = bits<<8|uint32(data[i]), count+8, i+1
		}
		code := int(bits>>(count-width)) & (1<<width - 1)
		count -= width
		if code == end {
			return out, whole
		}
		if code == clear {
			width, next, previous = 9, end+1, -1
			continue
		}
		at := len(out)
		switch {
		case code < clear:
			out = append(out, byte(code))
		case code < next:
			out = append(out, out[start[code]:start[code]+length[code]]...)
		case code == next && previous >= 0:
			out = append(out, out[previous:previous+previousLength]...)
			out = append(out, out[previous])
		default:
			return out, damaged
		}
		if len(out) > limit {
			return out[:limit], cut
		}
		if previous >= 0 && next < most {
			start[next], length[next] = int32(previous), int32(previousLength+1)
			next++
			if next+ahead >= 1<<width && width < 12 {
				width++
			}
		}
		previous, previousLength = at, len(out)-at
	}
}
