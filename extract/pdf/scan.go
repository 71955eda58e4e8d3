package pdf

// Lexical conventions (PDF 32000-1, 7.2): white space, delimiters and regular characters.

const (
	regular = iota
	space
	delimiter
)

var class = func() (t [256]byte) {
	for _, c := range "\x00\t\n\f\r " {
		t[c] = space
	}
	for _, c := range "()<>[]{}/%" {
		t[c] = delimiter
	}
	return t
}()

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// skipSpace gives the position of the next token at or after i: white space and comments are passed over.
func skipSpace(b []byte, i int) int {
	for i < len(b) {
		switch {
		case class[b[i]] == space:
			i++
		case b[i] == '%':
			for i < len(b) && b[i] != '\n' && b[i] != '\r' {
				i++
			}
		default:
			return i
		}
	}
	return i
}

// scanUint reads the unsigned integer at or after i. Object numbers, generations and offsets have ten digits at most.
func scanUint(b []byte, i int) (v, end int, ok bool) {
	i = skipSpace(b, i)
	start := i
	for i < len(b) && isDigit(b[i]) {
		if i-start >= 10 {
			return 0, start, false
		}
		v = v*10 + int(b[i]-'0')
		i++
	}
	return v, i, i > start
}

// hasWord says whether the word stands at i.
func hasWord(b []byte, i int, word string) bool {
	return i >= 0 && len(b)-i >= len(word) && string(b[i:i+len(word)]) == word
}

// scanHeader reads "N G obj" at or after i and gives the position behind it.
func scanHeader(b []byte, i int) (number, end int, ok bool) {
	if number, i, ok = scanUint(b, i); !ok {
		return 0, i, false
	}
	if _, i, ok = scanUint(b, i); !ok {
		return 0, i, false
	}
	i = skipSpace(b, i)
	return number, i + 3, hasWord(b, i, "obj")
}

// hexDigit gives the value of a hexadecimal digit, or -1.
func hexDigit(c byte) int {
	switch {
	case isDigit(c):
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
