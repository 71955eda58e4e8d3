package syntax

// literal reads (…) with its escapes (PDF 32000-1, 7.3.4.2). A string that is not closed ends at the "endobj" of its
// object, so that it does not swallow the rest of the file.
func (l *Lexer) literal() []byte {
	l.Pos++
	start, open := l.Pos, 1
	for p := start; p < len(l.Data); p++ {
		switch l.Data[p] {
		case '\\', '\r':
			return l.escaped()
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				l.Pos = p + 1
				return l.Data[start:p]
			}
		case '\n':
			if HasWord(l.Data, p+1, "endobj") {
				l.Pos, l.Broken = p, true
				return l.Data[start:p]
			}
		}
	}
	l.Pos, l.Broken = len(l.Data), true
	return l.Data[start:]
}

func (l *Lexer) escaped() []byte {
	var out []byte
	open := 1
	for l.Pos < len(l.Data) {
		c := l.Data[l.Pos]
		if (c == '\n' || c == '\r') && HasWord(l.Data, l.Pos+1, "endobj") {
			break
		}
		l.Pos++
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return out
			}
		case '\r': // every end of line in a string means a line feed
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
	l.Broken = true
	return out
}

func (l *Lexer) skipLineFeed() {
	if l.Pos < len(l.Data) && l.Data[l.Pos] == '\n' {
		l.Pos++
	}
}

// escape reads what follows a backslash; false when it stands for nothing (a continued line).
func (l *Lexer) escape() (byte, bool) {
	if l.Pos >= len(l.Data) {
		return 0, false
	}
	c := l.Data[l.Pos]
	l.Pos++
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
	for i := 0; i < 2 && l.Pos < len(l.Data) && l.Data[l.Pos] >= '0' && l.Data[l.Pos] <= '7'; i++ {
		v = v*8 + int(l.Data[l.Pos]-'0')
		l.Pos++
	}
	return byte(v), true
}

// hex reads <…> (PDF 32000-1, 7.3.4.3): what is no digit is passed over, a missing last digit is zero. A string that
// is not closed ends at the next delimiter.
func (l *Lexer) hex() []byte {
	l.Pos++
	start := l.Pos
	for l.Pos < len(l.Data) && class[l.Data[l.Pos]] != delimiter {
		l.Pos++
	}
	digits := l.Data[start:l.Pos]
	if l.Pos < len(l.Data) && l.Data[l.Pos] == '>' {
		l.Pos++
	} else {
		l.Broken = true
	}
	out := make([]byte, 0, (len(digits)+1)/2)
	high := -1
	for _, c := range digits {
		v := hexDigit(c)
		switch {
		case v < 0:
		case high < 0:
			high = v
		default:
			out = append(out, byte(high<<4|v))
			high = -1
		}
	}
	if high >= 0 {
		out = append(out, byte(high<<4))
	}
	return out
}
