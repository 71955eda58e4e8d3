package output

import "bytes"

// lineWidth is how long an object or list may be to stay on one line.
const lineWidth = 160

// indent lays out compact JSON: an object or list as it is when it is short, else one member a line. The input comes
// from encoding/json or document and is well formed.
func indent(src []byte) []byte {
	src = bytes.TrimSpace(src)
	out := make([]byte, 0, len(src)+len(src)/8)
	type open struct{ src, out int } // where an object or list begins
	var within []open
	for i := 0; i < len(src); {
		c, next := src[i], i+1
		switch c {
		case '"':
			next = endOfString(src, i)
			out = append(out, src[i:next]...)
		case '{', '[':
			within = append(within, open{i, len(out)})
			out = newline(append(out, c), len(within))
		case '}', ']':
			begin := within[len(within)-1]
			within = within[:len(within)-1]
			if next-begin.src <= lineWidth {
				out = append(out[:begin.out], src[begin.src:next]...)
			} else {
				out = append(newline(out, len(within)), c)
			}
		case ',':
			out = newline(append(out, c), len(within))
		case ':':
			out = append(out, ": "...)
		default:
			out = append(out, c)
		}
		i = next
	}
	return out
}

func newline(out []byte, depth int) []byte {
	out = append(out, '\n')
	for range depth {
		out = append(out, ' ')
	}
	return out
}

// endOfString gives the position behind the string that begins at i.
func endOfString(src []byte, i int) int {
	for i++; src[i] != '"'; i++ {
		if src[i] == '\\' {
			i++
		}
	}
	return i + 1
}
