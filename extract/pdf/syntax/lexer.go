package syntax

import "strconv"

// Kind of a token.
type Kind uint8

const (
	End    Kind = iota // nothing follows
	Number             // an integer or a real number
	Name               // without its slash
	String             // in parentheses or angle brackets
	Word               // a keyword or an operator, or one of [ ] << >> { } ) >
)

// Token is one word of PDF syntax.
type Token struct {
	Kind Kind
	// Whole tells a number that is written without decimal point and exponent; Plain one of digits alone, as object
	// numbers are.
	Whole, Plain bool
	Num          float64
	// Bytes is a name or string with its escapes undone, or a word as it stands. They alias the data where nothing is
	// escaped.
	Bytes []byte
}

// Is reports whether the token is this word.
func (t *Token) Is(word string) bool { return t.Kind == Word && string(t.Bytes) == word }

// Lexer cuts data into tokens. Arrays and dictionaries are not built: their brackets are words. Whatever the data,
// each call of Next moves Pos on, so reading ends.
type Lexer struct {
	Data []byte
	Pos  int
	// Broken is set by a token that is malformed.
	Broken bool
}

// Next gives the token at or after Pos and passes it.
func (l *Lexer) Next() (t Token) {
	l.Read(&t)
	return t
}

// Read is Next for who has a place for the token: content streams have millions, and copying them costs as much as
// cutting them.
func (l *Lexer) Read(t *Token) {
	*t = Token{}
	l.Pos = SkipSpace(l.Data, l.Pos)
	if l.Pos >= len(l.Data) {
		return
	}
	switch c := l.Data[l.Pos]; c {
	case '(':
		t.Kind, t.Bytes = String, l.literal()
	case '<':
		if l.Pos+1 < len(l.Data) && l.Data[l.Pos+1] == '<' {
			t.Kind, t.Bytes = Word, l.take(2)
			return
		}
		t.Kind, t.Bytes = String, l.hex()
	case '>':
		if l.Pos+1 < len(l.Data) && l.Data[l.Pos+1] == '>' {
			t.Kind, t.Bytes = Word, l.take(2)
			return
		}
		t.Kind, t.Bytes = Word, l.take(1)
	case '[', ']', '{', '}', ')':
		t.Kind, t.Bytes = Word, l.take(1)
	case '/':
		l.Pos++
		t.Kind, t.Bytes = Name, unescapeName(l.regular())
	case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '+', '-', '.':
		l.number(t)
	default:
		t.Kind, t.Bytes = Word, l.regular()
	}
}

func (l *Lexer) take(n int) []byte {
	l.Pos += n
	return l.Data[l.Pos-n : l.Pos]
}

// regular passes the run of regular characters at Pos.
func (l *Lexer) regular() []byte {
	start := l.Pos
	for l.Pos < len(l.Data) && class[l.Data[l.Pos]] == regular {
		l.Pos++
	}
	return l.Data[start:l.Pos]
}

// Largest bounds the absolute value of numbers, so that arithmetic with them neither overflows nor loses the integer.
const Largest = 1 << 53

// number reads an integer or a real number (PDF 32000-1, 7.3.3). Producers write more than the standard allows:
// "--5", "1.-3", "4.5.6"; as with other readers, the part up to the mistake counts. The exponent that some write,
// though PDF has none, counts, too.
func (l *Lexer) number(t *Token) {
	b, i := l.Data, l.Pos
	t.Kind, t.Whole, t.Plain = Number, true, true
	negative := false
	for i < len(b) && (b[i] == '+' || b[i] == '-') {
		negative, t.Plain = b[i] == '-', false
		i++
	}
	start, digits := i, uint64(0)
	for i < len(b) && IsDigit(b[i]) {
		if digits < Largest {
			digits = digits*10 + uint64(b[i]-'0')
		}
		i++
	}
	v := float64(min(digits, Largest))
	if i < len(b) && b[i] == '.' {
		t.Whole, t.Plain = false, false
		i++
		scale := 1.0
		for i < len(b) && IsDigit(b[i]) {
			if digits < Largest/10 { // further digits are finer than a float
				digits = digits*10 + uint64(b[i]-'0')
				scale *= 10
			}
			i++
		}
		v = min(float64(digits), Largest) / scale
	}
	end := i
	for i < len(b) && (IsDigit(b[i]) || b[i] == '.' || b[i] == '+' || b[i] == '-') {
		l.Broken = l.Broken || !t.Whole || b[i] == '.'
		t.Plain = false
		i++
	}
	if i == end {
		if exponent := exponentEnd(b, i); exponent > i {
			t.Whole, t.Plain = false, false
			v, _ = strconv.ParseFloat(string(b[start:exponent]), 64) // beyond all numbers it is infinite
			v = min(v, Largest)
			i = exponent
		}
	}
	if t.Num = v; negative {
		t.Num = -v
	}
	l.Pos = i
}

// exponentEnd gives where the exponent at i ends, or i if there is none.
func exponentEnd(b []byte, i int) int {
	k := i
	if k >= len(b) || b[k] != 'e' && b[k] != 'E' {
		return i
	}
	if k++; k < len(b) && (b[k] == '-' || b[k] == '+') {
		k++
	}
	digits := k
	for k < len(b) && IsDigit(b[k]) && k-digits < 4 {
		k++
	}
	if k == digits {
		return i
	}
	return k
}

// unescapeName undoes #xx (PDF 32000-1, 7.3.5).
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
