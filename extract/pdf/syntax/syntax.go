// Package syntax cuts PDF syntax into tokens (PDF 32000-1, 7.2 and 7.3): that of the objects of a file, of content
// streams, and of CMaps, which are PostScript, but for all that they use the same. Nothing here fails: of malformed
// syntax comes what most readers make of it.
package syntax

// Classes of characters: regular ones make up names, numbers and words; white space and delimiters end them.
const (
	regular = iota
	space
	delimiter
)

var class = func() (t [256]uint8) {
	for _, c := range "\x00\t\n\f\r " {
		t[c] = space
	}
	for _, c := range "()<>[]{}/%" {
		t[c] = delimiter
	}
	return t
}()

// IsSpace reports white space (PDF 32000-1, table 1).
func IsSpace(c byte) bool { return class[c] == space }

// IsRegular reports what is neither white space nor a delimiter.
func IsRegular(c byte) bool { return class[c] == regular }

// IsDelimiter reports the brackets, the slash and the percent sign (PDF 32000-1, table 2).
func IsDelimiter(c byte) bool { return class[c] == delimiter }

// IsDigit reports decimal digits.
func IsDigit(c byte) bool { return c >= '0' && c <= '9' }

// SkipSpace gives the position of the next token at or after i: white space and comments are passed over.
func SkipSpace(b []byte, i int) int {
	for i < len(b) {
		switch c := b[i]; {
		case class[c] == space:
			i++
		case c == '%':
			for i < len(b) && b[i] != '\n' && b[i] != '\r' {
				i++
			}
		default:
			return i
		}
	}
	return i
}

// HasWord reports whether the word stands at i.
func HasWord(b []byte, i int, word string) bool {
	return i >= 0 && len(b)-i >= len(word) && string(b[i:i+len(word)]) == word
}

// Uint reads the unsigned integer at or after i. Object numbers, generations and offsets have ten digits at most; ok
// is false where no such number stands.
func Uint(b []byte, i int) (v, end int, ok bool) {
	i = SkipSpace(b, i)
	start := i
	for i < len(b) && IsDigit(b[i]) {
		if i-start >= 10 {
			return 0, start, false
		}
		v = v*10 + int(b[i]-'0')
		i++
	}
	return v, i, i > start
}

// hexDigit gives the value of a hexadecimal digit, or -1.
func hexDigit(c byte) int {
	switch {
	case IsDigit(c):
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
