package pdf

// Strings stay as they are written in the file until someone asks for their bytes: both readers, ours and pdfcpu's, then
// give the same objects, and nothing is resolved twice.

// unescape gives the bytes of a literal string (PDF 32000-1, 7.3.4.2).
func unescape(s string) []byte {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch c {
		case '\r': // every end of line in a string means a line feed
			if i+1 < len(s) && s[i+1] == '\n' {
				i++
			}
			c = '\n'
		case '\\':
			if i++; i == len(s) {
				return out
			}
			switch c = s[i]; c {
			case 'n':
				c = '\n'
			case 'r':
				c = '\r'
			case 't':
				c = '\t'
			case 'b':
				c = '\b'
			case 'f':
				c = '\f'
			case '\n': // the line continues
				continue
			case '\r':
				if i+1 < len(s) && s[i+1] == '\n' {
					i++
				}
				continue
			case '0', '1', '2', '3', '4', '5', '6', '7':
				v := 0
				for end := i + 3; i < end && i < len(s) && s[i] >= '0' && s[i] <= '7'; i++ {
					v = v<<3 | int(s[i]-'0')
				}
				i--
				c = byte(v)
			}
		}
		out = append(out, c)
	}
	return out
}

// unhex gives the bytes of a hexadecimal string (PDF 32000-1, 7.3.4.3): what is no digit is passed over, a missing last
// digit is zero.
func unhex(s string) []byte {
	out := make([]byte, 0, (len(s)+1)/2)
	high := -1
	for i := 0; i < len(s); i++ {
		v := hexDigit(s[i])
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
