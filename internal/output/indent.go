package output

import (
	"bytes"
	"slices"
	"strings"
)

// lineWidth is how long an object or list may be to stay on one line.
const lineWidth = 160

// spacing is the share of white space in what is laid out: a fifth of the documents of real papers.
const spacing = 4

// indent lays out compact JSON: an object or list as it is when it is short, else one member a line. The input comes
// from encoding/json or document and is well formed. The result is appended to what is given.
func indent(out, src []byte) []byte {
	src = bytes.TrimSpace(src)
	out = slices.Grow(out, len(src)+len(src)/spacing+1)
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
		default: // a number, true, false or null
			for next < len(src) && !ends[src[next]] {
				next++
			}
			out = append(out, src[i:next]...)
		}
		i = next
	}
	return out
}

// ends has the bytes at which a number, true, false or null ends.
var ends = [256]bool{',': true, ']': true, '}': true}

func newline(out []byte, depth int) []byte {
	out = append(out, margin[:1+min(depth, usual)]...)
	for range depth - usual {
		out = append(out, ' ')
	}
	return out
}

// usual is more depth than documents have, and margin a new line of it.
const usual = 31

var margin = "\n" + strings.Repeat(" ", usual)

// endOfString gives the position behind the string that begins at i.
func endOfString(src []byte, i int) int {
	for {
		i += 1 + bytes.IndexByte(src[i+1:], '"')
		escapes := 0
		for src[i-1-escapes] == '\\' {
			escapes++
		}
		if escapes%2 == 0 {
			return i + 1
		}
	}
}
