package pdf

import (
	"math"
	"strconv"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// largest bounds the absolute value of numbers, so that arithmetic with them neither overflows nor loses the integer.
const largest = 1 << 53

// number reads an integer, a real number or an indirect reference (PDF 32000-1, 7.3.3 and 7.3.10).
func (p *parser) number() types.Object {
	start, real, simple := p.pos, false, isDigit(p.b[p.pos])
	for p.pos < len(p.b) {
		switch c := p.b[p.pos]; {
		case isDigit(c):
		case c == '.':
			real = true
		case c == '+' || c == '-':
			simple = false
		default:
			goto end
		}
		p.pos++
	}
end:
	text := p.b[start:p.pos]
	if real {
		return types.Float(p.real(text))
	}
	v := integer(text)
	if simple && v <= math.MaxInt32 {
		window := p.b[:min(len(p.b), p.pos+64)] // who looks ahead further can be made to do so again and again
		if generation, end, ok := scanUint(window, p.pos); ok && generation <= math.MaxUint16 {
			if end = skipSpace(window, end); hasWord(window, end, "R") && (end+1 == len(p.b) || class[p.b[end+1]] != regular) {
				p.pos = end + 1
				return types.IndirectRef{ObjectNumber: types.Integer(v), GenerationNumber: types.Integer(generation)}
			}
		}
	}
	return types.Integer(v)
}

// integer reads digits behind any number of signs and stops at what is neither, as in "12-34".
func integer(text []byte) int {
	v, negative, i := 0, false, 0
	for ; i < len(text) && !isDigit(text[i]); i++ {
		negative = text[i] == '-'
	}
	for ; i < len(text) && isDigit(text[i]) && v < largest; i++ {
		v = v*10 + int(text[i]-'0')
	}
	v = min(v, largest)
	if negative {
		return -v
	}
	return v
}

// real reads a real number; of "1.2.3" and "1.5-3" it takes the first part. The exponent that some programs write, though
// PDF has none, follows text.
func (p *parser) real(text []byte) float64 {
	sign := 1.0
	for len(text) > 0 && (text[0] == '-' || text[0] == '+') {
		if text[0] == '-' {
			sign = -1
		}
		text = text[1:]
	}
	end, dot := 0, false
	for end < len(text) && (isDigit(text[end]) || text[end] == '.' && !dot) {
		dot = dot || text[end] == '.'
		end++
	}
	p.broken = p.broken || end < len(text)
	text = text[:end]
	if e := p.exponent(); e != "" {
		text = append(append([]byte{}, text...), e...)
	}
	v, err := strconv.ParseFloat(string(text), 64) // "." alone is an error and means zero
	if err != nil && v == 0 {
		return 0
	}
	return sign * min(v, largest)
}

func (p *parser) exponent() string {
	i := p.pos
	if i >= len(p.b) || p.b[i] != 'e' && p.b[i] != 'E' {
		return ""
	}
	if i++; i < len(p.b) && (p.b[i] == '-' || p.b[i] == '+') {
		i++
	}
	digits := i
	for i < len(p.b) && isDigit(p.b[i]) && i-digits < 4 {
		i++
	}
	if i == digits {
		return ""
	}
	start := p.pos
	p.pos = i
	return string(p.b[start:i])
}

// name reads the name behind the slash at pos and resolves its #xx (PDF 32000-1, 7.3.5).
func (p *parser) name() string {
	p.pos++
	start, escaped := p.pos, false
	for p.pos < len(p.b) && class[p.b[p.pos]] == regular {
		escaped = escaped || p.b[p.pos] == '#'
		p.pos++
	}
	raw := p.b[start:p.pos]
	if !escaped {
		return string(raw)
	}
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if hi, lo := hexDigit(raw[i+1]), hexDigit(raw[i+2]); hi >= 0 && lo >= 0 {
				out = append(out, byte(hi<<4|lo))
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return string(out)
}

// literal passes the string in parentheses at pos and gives what stands between them. A string that is not closed ends at
// the "endobj" of its object, so that it does not swallow the rest of the file.
func (p *parser) literal() string {
	p.pos++
	start, open := p.pos, 1
	for ; p.pos < len(p.b); p.pos++ {
		switch p.b[p.pos] {
		case '\\':
			p.pos++
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				p.pos++
				return string(p.b[start : p.pos-1])
			}
		case '\n', '\r':
			if hasWord(p.b, p.pos+1, "endobj") {
				p.broken = true
				return string(p.b[start:p.pos])
			}
		}
	}
	p.pos, p.broken = min(p.pos, len(p.b)), true
	return string(p.b[start:p.pos])
}

// hex passes a hexadecimal string and gives its digits. A string that is not closed ends at the next delimiter.
func (p *parser) hex() string {
	start := p.pos
	for p.pos < len(p.b) && class[p.b[p.pos]] != delimiter {
		p.pos++
	}
	digits := string(p.b[start:p.pos])
	if hasWord(p.b, p.pos, ">") {
		p.pos++
	} else {
		p.broken = true
	}
	return digits
}
