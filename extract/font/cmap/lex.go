package cmap

import "strconv"

// kind is the type of a PostScript token, as far as CMaps use them.
type kind uint8

const (
	end kind = iota
	number
	name
	text     // a string in angle brackets or parentheses
	operator // also brackets of arrays and dictionaries
)

type token struct {
	kind  kind
	num   int
	bytes []byte
}

func (t token) is(op string) bool { return t.kind == operator && string(t.bytes) == op }

// lexer cuts CMap text into tokens. It accepts everything and always advances.
type lexer struct {
	b []byte
	p int
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '<', '>', '(', ')', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

func (l *lexer) skipSpace() {
	for l.p < len(l.b) {
		switch c := l.b[l.p]; {
		case isSpace(c):
			l.p++
		case c == '%':
			for l.p < len(l.b) && l.b[l.p] != '\n' && l.b[l.p] != '\r' {
				l.p++
			}
		default:
			return
		}
	}
}

// word is the run of regular characters from here on.
func (l *lexer) word() []byte {
	start := l.p
	for l.p < len(l.b) && !isSpace(l.b[l.p]) && !isDelimiter(l.b[l.p]) {
		l.p++
	}
	return l.b[start:l.p]
}

func (l *lexer) next() token {
	l.skipSpace()
	if l.p >= len(l.b) {
		return token{}
	}
	switch c := l.b[l.p]; c {
	case '/':
		l.p++
		return token{kind: name, bytes: l.word()}
	case '(':
		return token{kind: text, bytes: l.literal()}
	case '<':
		if l.p+1 < len(l.b) && l.b[l.p+1] == '<' {
			l.p += 2
			return token{kind: operator, bytes: []byte("<<")}
		}
		return token{kind: text, bytes: l.hex()}
	case '>', ')', '[', ']', '{', '}':
		l.p++
		return token{kind: operator, bytes: l.b[l.p-1 : l.p]}
	}
	w := l.word()
	if n, err := strconv.Atoi(string(w)); err == nil {
		return token{kind: number, num: n, bytes: w}
	}
	return token{kind: operator, bytes: w}
}

// hex reads a string in angle brackets; an odd last digit is followed by an implied zero (PDF 32000-1, 7.3.4.3).
func (l *lexer) hex() []byte {
	l.p++
	var out []byte
	var high byte
	half := false
	for l.p < len(l.b) {
		c := l.b[l.p]
		l.p++
		if c == '>' {
			break
		}
		v, ok := hexDigit(c)
		if !ok {
			continue
		}
		if half {
			out = append(out, high<<4|v)
		}
		high, half = v, !half
	}
	if half {
		out = append(out, high<<4)
	}
	return out
}

func hexDigit(c byte) (byte, bool) {
	switch {
	case '0' <= c && c <= '9':
		return c - '0', true
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10, true
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

// literal reads a string in parentheses. CMaps hold only registry names there, so escapes are not undone.
func (l *lexer) literal() []byte {
	l.p++
	start, depth := l.p, 1
	for l.p < len(l.b) {
		c := l.b[l.p]
		l.p++
		switch c {
		case '\\':
			l.p = min(l.p+1, len(l.b))
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return l.b[start : l.p-1]
			}
		}
	}
	return l.b[start:]
}
