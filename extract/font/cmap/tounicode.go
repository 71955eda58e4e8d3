package cmap

import (
	"gongkai/extract/pdf/syntax"
	"gongkai/internal/limits"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// firstText: values of ToUnicode ranges below it are Unicode scalar values, others are firstText plus an index into
// texts.
const firstText = utf8.MaxRune + 1

// ToUnicode maps character codes to text (PDF 32000-1, 9.10.3).
type ToUnicode struct {
	// Collection is the ordering of the character collection when the CMap builds on Adobe-…-UCS2: the codes it does not
	// map itself are CIDs of that collection.
	Collection string

	ranges [4]Ranges // by the length of the code less one
	texts  []string
}

// ParseToUnicode reads a CMap that maps codes to text.
func ParseToUnicode(b []byte) *ToUnicode {
	p := read(b)
	t := &ToUnicode{texts: p.texts, Collection: UCS2Collection(p.use)}
	stated := p.bf
	if p.empty() {
		stated = p.cids // some producers write cidrange where they mean bfrange
	}
	for i := range stated {
		t.ranges[i] = Sort(stated[i])
	}
	return t
}

// Identical gives the map of fonts whose /ToUnicode is the name Identity-H: the codes are Unicode.
func Identical() *ToUnicode {
	return &ToUnicode{ranges: [4]Ranges{{{0, 0xFF, 0}}, {{0, 0xFFFF, 0}}}}
}

// UCS2Collection gives GB1 for Adobe-GB1-UCS2, and so on; "" for other names.
func UCS2Collection(name string) string {
	c, ok := strings.CutPrefix(name, "Adobe-")
	c, ok2 := strings.CutSuffix(c, "-UCS2")
	if !ok || !ok2 {
		return ""
	}
	return c
}

func (p *program) empty() bool {
	return len(p.bf[0])+len(p.bf[1])+len(p.bf[2])+len(p.bf[3]) == 0
}

// Lookup gives the text of a code of n bytes. Simple fonts with two-byte codes in their CMap, and the reverse, are
// common enough: when no code of that length is mapped, one of the same value and another length is.
func (t *ToUnicode) Lookup(code uint32, n int) (string, bool) {
	if n < 1 || n > 4 {
		return "", false
	}
	if v, ok := t.ranges[n-1].Lookup(code); ok {
		return t.text(v)
	}
	for i := range t.ranges {
		if v, ok := t.ranges[i].Lookup(code); ok {
			return t.text(v)
		}
	}
	return "", false
}

// text gives what a value stands for. U+0000, U+FFFD and U+FFFF are how producers say that they do not know.
func (t *ToUnicode) text(v uint32) (string, bool) {
	if v >= firstText {
		if i := int(v - firstText); i < len(t.texts) {
			return t.texts[i], t.texts[i] != ""
		}
		return "", false
	}
	if !means(rune(v)) {
		return "", false
	}
	return string(rune(v)), true
}

func (p *program) bfChar(from, to syntax.Token) {
	lo, n, ok := code(from)
	if ok && to.Kind == syntax.String {
		p.bf1(n, lo, lo, to.Bytes)
	}
}

// bfRange takes in the first range of args and gives the number of tokens it has.
func (p *program) bfRange(args []syntax.Token) int {
	lo, n, ok := code(args[0])
	hi, m, ok2 := code(args[1])
	ok = ok && ok2 && n == m && lo <= hi
	if !args[2].Is("[") {
		if ok && args[2].Kind == syntax.String {
			p.bf1(n, lo, hi, args[2].Bytes)
		}
		return 3
	}
	used := 3
	for i, t := range args[3:] {
		used++
		if t.Is("]") {
			break
		}
		if at := lo + uint32(i); ok && at >= lo && at <= hi && t.Kind == syntax.String {
			p.bf1(n, at, at, t.Bytes)
		}
	}
	return used
}

// bf1 maps the codes lo to hi to dst, whose last UTF-16 code unit grows with the code and never carries into the one
// before (a surrogate pair counts as one).
func (p *program) bf1(n int, lo, hi uint32, dst []byte) {
	if len(dst) == 0 || len(dst) > limits.CMapTextBytes {
		return
	}
	rs := utf16.Decode(units(dst))
	last := rs[len(rs)-1]
	prefix := clean(rs[:len(rs)-1])
	if prefix == "" {
		if p.room() {
			p.bf[n-1] = append(p.bf[n-1], Range{lo, hi, uint32(last)})
		}
		return
	}
	hi = min(hi, lo|0xFF) // only the last byte of the code may vary in one range
	first := len(p.texts)
	for c := lo; c <= hi && c >= lo && len(p.texts) < limits.CMapTexts; c++ {
		p.texts = append(p.texts, prefix+clean([]rune{last + rune(c-lo)}))
	}
	if made := len(p.texts) - first; made > 0 && p.room() {
		p.bf[n-1] = append(p.bf[n-1], Range{lo, lo + uint32(made) - 1, firstText + uint32(first)})
	}
}

// units gives the UTF-16BE code units of b; a single byte is one code unit.
func units(b []byte) []uint16 {
	if len(b) == 1 {
		return []uint16{uint16(b[0])}
	}
	u := make([]uint16, len(b)/2)
	for i := range u {
		u[i] = uint16(b[2*i])<<8 | uint16(b[2*i+1])
	}
	return u
}

// means reports whether a code point is a character. The last two of each plane and 32 more never are (Unicode 23.7).
func means(r rune) bool {
	return r != 0 && r != utf8.RuneError && utf8.ValidRune(r) && r&0xFFFE != 0xFFFE && (r < 0xFDD0 || r > 0xFDEF)
}

// clean drops the scalar values that mean nothing.
func clean(rs []rune) string {
	var s strings.Builder
	for _, r := range rs {
		if means(r) {
			s.WriteRune(r)
		}
	}
	return s.String()
}
