package pdf

import (
	"math"

	"gongkai/extract/pdf/syntax"
	"gongkai/internal/limits"
)

// parser reads one object (PDF 32000-1, 7.3). It never fails: of malformed syntax it gives what can be made out, and
// sets Broken.
type parser struct {
	syntax.Lexer
	values  int  // how many values may still be parsed
	limited bool // a limit ended the object
	stop    bool // nothing of this object follows: every open array and dictionary ends here
}

// object reads the object at Pos, nil for null and for what is no object.
func (p *parser) object() Object {
	o, ok := p.value(0)
	if !ok {
		p.Broken = true
	}
	return o
}

// value reads one value. It is not ok where none stands: at the end, at a closing bracket and at a word of the file
// structure, none of which is passed, or at junk, which is.
func (p *parser) value(depth int) (Object, bool) {
	p.Pos = syntax.SkipSpace(p.Data, p.Pos)
	if p.ended() {
		return nil, false
	}
	if p.values--; p.values < 0 || depth > limits.ParseDepth {
		p.stop, p.limited = true, true
		return nil, false
	}
	start := p.Pos
	t := p.Next()
	switch t.Kind {
	case syntax.Name:
		return Name(t.Bytes), true
	case syntax.String:
		return String(t.Bytes), true
	case syntax.Number:
		if ref, ok := p.reference(&t); ok {
			return ref, true
		}
		if t.Whole {
			return Integer(t.Num), true
		}
		return Real(t.Num), true
	}
	switch string(t.Bytes) {
	case "[":
		return p.array(depth), true
	case "<<":
		return p.dict(depth), true
	case "true":
		return Boolean(true), true
	case "false":
		return Boolean(false), true
	case "null":
		return nil, true
	case "]", ">", ">>":
		p.Pos = start
		return nil, false
	}
	// Any other word is junk, or belongs to the file around the object and ends it.
	if ofFile(t.Bytes) {
		p.Pos, p.stop = start, true
	}
	p.Broken = true
	return nil, false
}

func ofFile(word []byte) bool {
	switch string(word) {
	case "obj", "stream", "xref", "trailer", "startxref":
		return true
	}
	return syntax.HasWord(word, 0, "endobj") || syntax.HasWord(word, 0, "endstream")
}

// reference looks whether a number begins an indirect reference (PDF 32000-1, 7.3.10), and passes it.
func (p *parser) reference(t *syntax.Token) (Ref, bool) {
	if !t.Plain || t.Num > math.MaxInt32 {
		return Ref{}, false
	}
	window := p.Data[:min(len(p.Data), p.Pos+64)] // who looks ahead further can be made to do so again and again
	generation, end, ok := syntax.Uint(window, p.Pos)
	if !ok || generation > math.MaxUint16 {
		return Ref{}, false
	}
	end = syntax.SkipSpace(window, end)
	if !syntax.HasWord(window, end, "R") || end+1 < len(p.Data) && syntax.IsRegular(p.Data[end+1]) {
		return Ref{}, false
	}
	p.Pos = end + 1
	return Ref{int(t.Num), generation}, true
}

func (p *parser) ended() bool { return p.stop || p.Pos >= len(p.Data) }

func (p *parser) array(depth int) Object {
	p.values-- // memory of its own
	a := Array{}
	for {
		if o, ok := p.value(depth + 1); ok {
			a = append(a, o)
			continue
		}
		p.Pos = syntax.SkipSpace(p.Data, p.Pos)
		switch {
		case p.ended() || syntax.HasWord(p.Data, p.Pos, ">>"): // the closing bracket is missing
			p.Broken = true
			return a
		case p.Data[p.Pos] == ']':
			p.Pos++
			return a
		case p.Data[p.Pos] == '>':
			p.Pos++
			p.Broken = true
		}
	}
}

func (p *parser) dict(depth int) Object {
	p.values -= 4 // memory of its own
	d := Dict{}
	for {
		p.Pos = syntax.SkipSpace(p.Data, p.Pos)
		if p.ended() {
			p.Broken = true
			return d
		}
		switch p.Data[p.Pos] {
		case '/':
			key := string(p.Next().Bytes)
			if o, ok := p.value(depth + 1); ok && o != nil {
				d[key] = o
			}
		case '>':
			p.Pos++
			if syntax.HasWord(p.Data, p.Pos, ">") {
				p.Pos++
			} else {
				p.Broken = true
			}
			return d
		case ']':
			p.Pos++
			p.Broken = true
		default:
			p.value(depth + 1)
			p.Broken = true
		}
	}
}
