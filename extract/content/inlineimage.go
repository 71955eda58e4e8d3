package content

import "gongkai/extract/pdf/syntax"

// skipInlineImage moves behind the EI that ends the image data of BI … ID … EI (PDF 32000-1, 8.9.7). The data is
// binary and its length unsaid, so an EI counts only between white space and in front of what looks like content
// again.
func skipInlineImage(l *syntax.Lexer) {
	for {
		t := l.Next()
		if t.Kind == syntax.End {
			return
		}
		if t.Is("ID") {
			break
		}
	}
	for l.Pos++; l.Pos+1 < len(l.Data); l.Pos++ {
		if l.Data[l.Pos] == 'E' && l.Data[l.Pos+1] == 'I' && syntax.IsSpace(l.Data[l.Pos-1]) && looksLikeContent(l, l.Pos+2) {
			l.Pos += 2
			return
		}
	}
	l.Pos = len(l.Data)
}

func looksLikeContent(l *syntax.Lexer, p int) bool {
	if p < len(l.Data) && !syntax.IsSpace(l.Data[p]) {
		return false
	}
	for ; p < len(l.Data) && p < l.Pos+12; p++ {
		if c := l.Data[p]; c > '~' || c < ' ' && !syntax.IsSpace(c) {
			return false
		}
	}
	return true
}
