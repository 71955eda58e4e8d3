package output

import "bytes"

// lineWidth is how long an object or list may be to stay on one line.
const lineWidth = 160

// indent lays out compact JSON. The input comes from encoding/json and is well formed.
func indent(src []byte) []byte {
	p := &printer{src: bytes.TrimSpace(src)}
	p.value(0)
	return p.out.Bytes()
}

type printer struct {
	src []byte
	pos int
	out bytes.Buffer
}

// value prints the value at pos: as it is when it is short or holds nothing, else one member a line.
func (p *printer) value(depth int) {
	end := p.end()
	text := p.src[p.pos:end]
	if c := text[0]; c != '{' && c != '[' || end-p.pos <= lineWidth {
		p.out.Write(text)
		p.pos = end
		return
	}
	opener, closer := text[0], text[len(text)-1]
	p.out.WriteByte(opener)
	p.pos++
	for p.pos < end-1 {
		p.newline(depth + 1)
		if opener == '{' {
			keyEnd := p.end()
			p.out.Write(p.src[p.pos:keyEnd])
			p.out.WriteString(": ")
			p.pos = keyEnd + 1 // the colon
		}
		p.value(depth + 1)
		if p.src[p.pos] == ',' {
			p.out.WriteByte(',')
			p.pos++
		}
	}
	p.newline(depth)
	p.out.WriteByte(closer)
	p.pos = end
}

func (p *printer) newline(depth int) {
	p.out.WriteByte('\n')
	for range depth {
		p.out.WriteByte(' ')
	}
}

// end gives the position behind the value that starts at pos.
func (p *printer) end() int {
	depth := 0
	for i := p.pos; i < len(p.src); i++ {
		switch p.src[i] {
		case '"':
			for i++; p.src[i] != '"'; i++ {
				if p.src[i] == '\\' {
					i++
				}
			}
		case '{', '[':
			depth++
			continue
		case '}', ']':
			depth--
		case ',', ':':
			if depth == 0 {
				return i
			}
			continue
		default:
			continue
		}
		if depth == 0 {
			if p.src[i] == '"' && i+1 < len(p.src) || p.src[i] == '}' || p.src[i] == ']' {
				return i + 1
			}
		}
		if depth < 0 {
			return i
		}
	}
	return len(p.src)
}
