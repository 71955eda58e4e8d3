package value

import "unicode"

// compact writes raw to buf in the few ASCII signs that amounts are made of, without its white space: full-width forms
// and all dashes become ASCII, △ becomes T. It reports false if raw has any other sign, is absurdly long, or has a gap
// that may part two cells.
func compact(buf []byte, raw string) ([]byte, bool) {
	gap, newline := false, false
	last := byte(0)
	for _, r := range raw {
		c := sign(r)
		switch {
		case c == ' ':
			gap, newline = true, newline || r == '\n' || r == '\r' || r == '\u2028'
			continue
		case c == noInk:
			continue
		case c == 0 || len(buf)+2 > cap(buf):
			return buf, false
		}
		if gap && !newline && last != 0 {
			buf = append(buf, ' ') // judged by ungap
		}
		if gap && (last == longDash && isDigit(c) || isDigit(last) && (c == '-' || c == longDash)) {
			return buf, false // a dash for none beside a number
		}
		last, gap, newline = c, false, false
		if c == longDash {
			c = '-'
		}
		buf = append(buf, c)
	}
	return ungap(buf)
}

// ungap takes out the gaps where they are spacing within one number. Between two digits that is so if both stand alone
// (letter-spaced) or if a lone digit follows behind the point; any other gap (5 100.00, 12.50 30.00) may be the one
// between two columns.
func ungap(buf []byte) ([]byte, bool) {
	out := buf[:0]
	before, here := 0, 0 // digits in the piece before the last gap and in the one being read
	point, seam := false, false
	fits := func() bool { return !seam || here == 1 && (point || before == 1) }
	for i, c := range buf {
		if c == ' ' {
			if !fits() {
				return buf, false
			}
			before, here = here, 0
			seam = isDigit(lastByte(out)) && isDigit(buf[i+1])
			continue
		}
		if isDigit(c) {
			here++
		}
		point = point || c == '.'
		out = append(out, c)
	}
	return out, fits()
}

func lastByte(b []byte) byte { return b[len(b)-1] }

const (
	noInk    = 1   // a code point that prints nothing
	longDash = '_' // a dash that stands for none by itself and for minus before a digit
)

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// sign maps what a number may be printed with to ASCII: ' ' for white space, 0 for what no number has.
func sign(r rune) byte {
	switch {
	case r >= '0' && r <= '9', r == '.', r == ',', r == '-', r == '+', r == '(', r == ')', r == '/', r == '\\':
		return byte(r)
	case r < 0x80:
		if r == ' ' || r >= '\t' && r <= '\r' {
			return ' '
		}
		return 0
	case r >= '０' && r <= '９', r == '．', r == '，', r == '－', r == '＋', r == '（', r == '）', r == '／', r == '＼':
		return byte(r - 0xFEE0)
	}
	switch r {
	case '−', '‐', '‑', '﹣', '﹘', '\u00AD': // fonts of PDF files map the hyphen to the soft hyphen
		return '-'
	case '–', '—', '‒', '―', '─', '━':
		return longDash
	case '△', '▲':
		return 'T'
	case '\u200B', '\u200C', '\u200D', '\u200E', '\u200F', '\u2060', '\uFEFF':
		return noInk
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	return 0
}
