package content

import "strconv"

// kind of a token of a content stream.
type kind uint8

const (
	end kind = iota
	number
	name
	text     // a literal or hexadecimal string, decoded
	operator // a keyword, or one of [ ] << >>
)

// token is one word of a content stream. The bytes of names, operators and plain strings alias the stream.
type token struct {
	kind  kind
	num   float64
	bytes []byte
}

// lexer cuts a content stream into tokens (PDF 32000-1, 7.2). Arrays and dictionaries are not built: their delimiters are
// operators, because the only array an interpreter walks is that of TJ, and it can be walked flat. Whatever the bytes, each
// call of next moves on, so reading ends.
type lexer struct {
	data []byte
	pos  int
}

const (
	regular = iota
	space
	delimiter
)

var class = func() (c [256]uint8) {
	for _, b := range "\x00\t\n\f\r " {
		c[b] = space
	}
	for _, b := range "<>()[]{}/%" {
		c[b] = delimiter
	}
	return c
}()

func (l *lexer) next() token {
	l.skipSpace()
	if l.pos >= len(l.data) {
		return token{}
	}
	switch c := l.data[l.pos]; c {
	case '(':
		return token{kind: text, bytes: l.literalString()}
	case '<':
		if l.pos+1 < len(l.data) && l.data[l.pos+1] == '<' {
			return l.take(2)
		}
		return token{kind: text, bytes: l.hexString()}
	case '>':
		if l.pos+1 < len(l.data) && l.data[l.pos+1] == '>' {
			return l.take(2)
		}
		return l.take(1)
	case '[', ']', '{', '}', ')':
		return l.take(1)
	case '/':
		l.pos++
		return token{kind: name, bytes: unescapeName(l.word())}
	}
	w := l.word()
	if v, ok := parseNumber(w); ok {
		return token{kind: number, num: v}
	}
	return token{kind: operator, bytes: w}
}

func (l *lexer) take(n int) token {
	l.pos += n
	return token{kind: operator, bytes: l.data[l.pos-n : l.pos]}
}

func (l *lexer) word() []byte {
	start := l.pos
	for l.pos < len(l.data) && class[l.data[l.pos]] == regular {
		l.pos++
	}
	return l.data[start:l.pos]
}

func (l *lexer) skipSpace() {
	for l.pos < len(l.data) {
		switch c := l.data[l.pos]; {
		case class[c] == space:
			l.pos++
		case c == '%':
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

// parseNumber reads a PDF number. Producers write more than the standard allows: "--5", "1.-3", "4.5.6"; as other readers
// do, the part up to the mistake counts.
func parseNumber(w []byte) (float64, bool) {
	i, negative := 0, false
	for i < len(w) && (w[i] == '+' || w[i] == '-') {
		negative = w[i] == '-'
		i++
	}
	if i == len(w) {
		return 0, i > 0 // a lone sign is drawn as 0 by every reader
	}
	v, digits := 0.0, 0
	for ; i < len(w) && w[i] >= '0' && w[i] <= '9'; i++ {
		v = v*10 + float64(w[i]-'0')
		digits++
	}
	if i < len(w) && w[i] == '.' {
		i++
		scale := 1.0
		for ; i < len(w) && w[i] >= '0' && w[i] <= '9'; i++ {
			v = v*10 + float64(w[i]-'0')
			scale *= 10
			digits++
		}
		v /= scale
	}
	switch {
	case digits == 0:
		return 0, len(w) == 1 && w[0] == '.'
	case i < len(w) && w[i] != '.' && w[i] != '-':
		f, err := strconv.ParseFloat(string(w), 64) // "1e5" is not PDF, yet some libraries write it
		return f, err == nil
	case negative:
		v = -v
	}
	return v, true
}

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func unescapeName(w []byte) []byte {
	for i := range w {
		if w[i] != '#' {
			continue
		}
		out := append([]byte(nil), w[:i]...)
		for ; i < len(w); i++ {
			if w[i] == '#' && i+2 < len(w) && hexDigit(w[i+1]) >= 0 && hexDigit(w[i+2]) >= 0 {
				out = append(out, byte(hexDigit(w[i+1])<<4|hexDigit(w[i+2])))
				i += 2
			} else {
				out = append(out, w[i])
			}
		}
		return out
	}
	return w
}

func (l *lexer) hexString() []byte {
	l.pos++
	out := make([]byte, 0, 8)
	high := -1
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		if c == '>' {
			break
		}
		h := hexDigit(c)
		switch {
		case h < 0:
		case high < 0:
			high = h
		default:
			out = append(out, byte(high<<4|h))
			high = -1
		}
	}
	if high >= 0 {
		out = append(out, byte(high<<4))
	}
	return out
}
