package content

// literalString reads (…) with its escapes (PDF 32000-1, 7.3.4.2). A string without escapes aliases the stream.
func (l *lexer) literalString() []byte {
	l.pos++
	start, depth := l.pos, 1
	for p := start; p < len(l.data); p++ {
		switch l.data[p] {
		case '\\', '\r':
			return l.escapedString()
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.pos = p + 1
				return l.data[start:p]
			}
		}
	}
	l.pos = len(l.data)
	return l.data[start:]
}

func (l *lexer) escapedString() []byte {
	var out []byte
	depth := 1
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return out
			}
		case '\r':
			l.skipLineFeed()
			c = '\n'
		case '\\':
			var ok bool
			if c, ok = l.escape(); !ok {
				continue
			}
		}
		out = append(out, c)
	}
	return out
}

func (l *lexer) skipLineFeed() {
	if l.pos < len(l.data) && l.data[l.pos] == '\n' {
		l.pos++
	}
}

// escape reads what follows a backslash; false when it stands for nothing (a continued line).
func (l *lexer) escape() (byte, bool) {
	if l.pos >= len(l.data) {
		return 0, false
	}
	c := l.data[l.pos]
	l.pos++
	switch c {
	case 'n':
		return '\n', true
	case 'r':
		return '\r', true
	case 't':
		return '\t', true
	case 'b':
		return '\b', true
	case 'f':
		return '\f', true
	case '\n':
		return 0, false
	case '\r':
		l.skipLineFeed()
		return 0, false
	}
	if c < '0' || c > '7' {
		return c, true
	}
	v := int(c - '0')
	for i := 0; i < 2 && l.pos < len(l.data) && l.data[l.pos] >= '0' && l.data[l.pos] <= '7'; i++ {
		v = v*8 + int(l.data[l.pos]-'0')
		l.pos++
	}
	return byte(v), true
}

// skipInlineImage moves behind the EI that ends the image data of BI … ID … EI (PDF 32000-1, 8.9.7). The data is binary and
// its length unsaid, so an EI counts only between white space and in front of what looks like content again.
func (l *lexer) skipInlineImage() {
	for {
		t := l.next()
		if t.kind == end {
			return
		}
		if t.kind == operator && string(t.bytes) == "ID" {
			break
		}
	}
	for l.pos++; l.pos+1 < len(l.data); l.pos++ {
		if l.data[l.pos] == 'E' && l.data[l.pos+1] == 'I' && class[l.data[l.pos-1]] == space && l.looksLikeContent(l.pos+2) {
			l.pos += 2
			return
		}
	}
	l.pos = len(l.data)
}

func (l *lexer) looksLikeContent(p int) bool {
	if p < len(l.data) && class[l.data[p]] != space {
		return false
	}
	for ; p < len(l.data) && p < l.pos+12; p++ {
		if c := l.data[p]; c > '~' || c < ' ' && class[c] != space {
			return false
		}
	}
	return true
}
