package pdf

import (
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"gongkai/internal/limits"
)

// parser reads one object (PDF 32000-1, 7.3). It never fails: of malformed syntax it gives what can be made out, and sets
// broken. Strings are kept as they are written, see Document.Bytes.
type parser struct {
	b       []byte
	pos     int
	values  int  // how many values may still be parsed
	broken  bool // the syntax is malformed
	limited bool // a limit ended the object
	stop    bool // nothing of this object follows: every open array and dictionary ends here
}

// object reads the object at pos, nil for null and for what is no object.
func (p *parser) object() types.Object {
	o, ok := p.value(0)
	if !ok {
		p.broken = true
	}
	return o
}

// value reads one value. It is not ok where none stands: at the end, at a closing delimiter and at a word of the file
// structure, none of which is passed, or at junk, which is.
func (p *parser) value(depth int) (types.Object, bool) {
	p.pos = skipSpace(p.b, p.pos)
	if p.ended() {
		return nil, false
	}
	if p.values--; p.values < 0 || depth > limits.ParseDepth {
		p.stop, p.limited = true, true
		return nil, false
	}
	switch c := p.b[p.pos]; c {
	case '/':
		return types.Name(p.name()), true
	case '(':
		return types.StringLiteral(p.literal()), true
	case '[':
		p.pos++
		return p.array(depth), true
	case '<':
		p.pos++
		if hasWord(p.b, p.pos, "<") {
			p.pos++
			return p.dict(depth), true
		}
		return types.HexLiteral(p.hex()), true
	case ']', '>':
		return nil, false
	case ')', '{', '}':
		p.pos++
		p.broken = true
		return nil, false
	default:
		if isDigit(c) || c == '+' || c == '-' || c == '.' {
			return p.number(), true
		}
		return p.word()
	}
}

func (p *parser) ended() bool { return p.stop || p.pos >= len(p.b) }

func (p *parser) array(depth int) types.Object {
	p.values-- // memory of its own
	a := types.Array{}
	for {
		if o, ok := p.value(depth + 1); ok {
			a = append(a, o)
			continue
		}
		p.pos = skipSpace(p.b, p.pos)
		switch {
		case p.ended() || hasWord(p.b, p.pos, ">>"): // the closing bracket is missing
			p.broken = true
			return a
		case p.b[p.pos] == ']':
			p.pos++
			return a
		case p.b[p.pos] == '>':
			p.pos++
			p.broken = true
		}
	}
}

func (p *parser) dict(depth int) types.Object {
	p.values -= 4 // memory of its own
	d := types.Dict{}
	for {
		p.pos = skipSpace(p.b, p.pos)
		if p.ended() {
			p.broken = true
			return d
		}
		switch p.b[p.pos] {
		case '/':
			key := p.name()
			if o, ok := p.value(depth + 1); ok && o != nil {
				d[key] = o
			}
		case '>':
			p.pos++
			if hasWord(p.b, p.pos, ">") {
				p.pos++
			} else {
				p.broken = true
			}
			return d
		case ']':
			p.pos++
			p.broken = true
		default:
			p.value(depth + 1)
			p.broken = true
		}
	}
}

// word reads true, false or null. Any other word is junk, or belongs to the file around the object and ends it.
func (p *parser) word() (types.Object, bool) {
	start := p.pos
	for p.pos < len(p.b) && class[p.b[p.pos]] == regular {
		p.pos++
	}
	switch w := p.b[start:p.pos]; {
	case string(w) == "true":
		return types.Boolean(true), true
	case string(w) == "false":
		return types.Boolean(false), true
	case string(w) == "null":
		return nil, true
	case hasWord(w, 0, "endobj"), hasWord(w, 0, "endstream"), string(w) == "obj", string(w) == "stream",
		string(w) == "xref", string(w) == "trailer", string(w) == "startxref":
		p.pos, p.stop = start, true
	}
	p.broken = true
	return nil, false
}
