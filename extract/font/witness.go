package font

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gongkai/extract/font/program"
	"gongkai/internal/hanzi"
)

// What a code means is said by up to three witnesses: the ToUnicode map, which programs write for copying and some
// write wrongly; the names of glyphs in the dictionary; and the character map of the embedded font, which is what finds
// the shape that is drawn. A ToUnicode map is believed unless another witness contradicts it who is known to be
// reliable, that is one who says the same of most other codes of the font.

// trustedShare is the share of codes on which a witness must agree with ToUnicode to be believed about the others, and
// trustedCodes the number of codes that he must share with it.
const (
	trustedShare = 0.75
	trustedCodes = 3
)

// testimony is what a witness says of the codes that ToUnicode says something of, too.
type testimony struct {
	agree, differ int
	plain, other  int // of the codes that differ: how many plain characters the witness says, and ToUnicode
}

func (t *testimony) hear(said, witness string, same bool) {
	if same {
		t.agree++
		return
	}
	t.differ++
	t.plain += plainness(witness)
	t.other += plainness(said)
}

// reliable reports whether a witness is to be believed where he contradicts. One who contradicts mostly is believed if
// he speaks the plainer language: a subset whose character map was made up counts through Unicode.
func (t *testimony) reliable() bool {
	if t.differ == 0 {
		return false // nothing to say
	}
	all := t.agree + t.differ
	return t.agree >= trustedCodes && float64(t.agree) >= trustedShare*float64(all)
}

// plainness is 1 for a character of everyday writing.
func plainness(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if n == len(s) && (r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) || hanzi.Common(r)) {
		return 1
	}
	return 0
}

// sameText reports whether a reader sees no difference between two texts of one glyph.
func sameText(a, b string) bool {
	if a == b || utf8.RuneCountInString(a) > 1 { // a ligature, spelt out
		return true
	}
	const dashes = "-‐‑–−\u00AD"
	a, b = hanzi.Fold(a), hanzi.Fold(b)
	return a == b || strings.Contains(dashes, a) && strings.Contains(dashes, b) ||
		strings.TrimSpace(a) == "" && strings.TrimSpace(b) == ""
}

// startBytes is how much of a font is read for its character maps: they stand before the outlines, but in the largest
// fonts behind so much else that reading it all would cost more than the page.
const startBytes = 48 << 10

// firstBytes are read at once: inflating gives no less than a window of deflate, and most maps end within it, so that
// what begins a font need not be inflated twice.
const firstBytes = max(32<<10, program.DirectoryBytes)

// unicode gives the character maps of Unicode of an embedded TrueType font, or nil.
func (e *embedded) unicode() program.CharacterMaps {
	if e.startRead {
		return e.unicodeMaps
	}
	e.startRead = true
	d := e.descriptor
	s := d.doc.Stream(d.dict["FontFile2"])
	if s == nil {
		return nil
	}
	start := d.doc.DecodeStart(s, firstBytes)
	need := program.CharacterMapsEnd(start)
	if need == 0 || need > startBytes {
		return nil
	}
	if need > len(start) {
		start = d.doc.DecodeStart(s, need)
	}
	e.start, e.unicodeMaps = start, program.ParseCharacterMaps(start)
	return e.unicodeMaps
}

// maps gives the same read as a whole, from glyphs to text.
func (e *embedded) maps() *program.TrueType {
	if e.unicode(); e.characterMaps == nil && e.start != nil {
		e.characterMaps = program.ParseTrueType(e.start)
		e.start = nil
	}
	return e.characterMaps
}

// overrule gives what the character map of the embedded font says of a CID, if that contradicts what ToUnicode says and
// is to be believed; else "".
func (c *composite) overrule(cid uint32, said string) string {
	if !c.cmap.Identity || cid == 0 || cid > 0xFFFF {
		return ""
	}
	unicode := c.embedded.unicode()
	glyph, ok := c.glyph(cid)
	if len(unicode) == 0 || !ok {
		return ""
	}
	if r, n := utf8.DecodeRuneInString(said); n == len(said) && unicode.Draws(r, glyph) {
		return "" // of one mind
	}
	if !c.judged {
		c.judged = true
		c.judge()
	}
	if !c.overrules {
		return ""
	}
	maps := c.embedded.maps()
	if text := maps.Text(glyph); text != "" && !sameText(said, text) && !maps.Draws(said, glyph) {
		return text
	}
	return ""
}

// judge compares all that the embedded font and ToUnicode say.
func (c *composite) judge() {
	maps := c.embedded.maps()
	if maps == nil {
		return
	}
	var t testimony
	hear := func(cid uint32, glyph uint16) {
		said, ok := c.toUnicode.Lookup(cid, 2)
		text := maps.Text(glyph)
		if ok && text != "" && !isPrivate(said) {
			t.hear(said, text, sameText(said, text) || maps.Draws(said, glyph))
		}
	}
	if c.glyphOf != nil {
		for cid := range uint32(len(c.glyphOf) / 2) {
			if glyph, _ := c.glyph(cid); glyph != 0 {
				hear(cid, glyph)
			}
		}
	} else {
		maps.Each(func(glyph uint16) { hear(uint32(glyph), glyph) })
	}
	c.overrules = t.reliable() || t.differ >= 2*trustedCodes && t.plain >= t.other
}

// glyph gives the index of the glyph that a CID draws in an embedded TrueType font.
func (c *composite) glyph(cid uint32) (uint16, bool) {
	if c.glyphOf == nil {
		return uint16(cid), true
	}
	if int(cid)*2+1 >= len(c.glyphOf) {
		return 0, false
	}
	return uint16(c.glyphOf[2*cid])<<8 | uint16(c.glyphOf[2*cid+1]), true
}

// overrule gives what other witnesses say of a code, if that contradicts what ToUnicode says and is to be believed;
// else "".
func (s *simple) overrule(code byte, said string) string {
	if !s.judged {
		s.judged = true
		var drawn, named testimony
		for k := range 256 {
			said, ok := s.toUnicode.Lookup(uint32(k), 1)
			if !ok || isPrivate(said) {
				continue
			}
			if text := s.drawn(byte(k)); text != "" {
				drawn.hear(said, text, sameText(said, text))
			}
			if text := s.named(byte(k)); text != "" {
				named.hear(said, text, sameText(said, text))
			}
		}
		s.trustDrawn, s.trustNamed = drawn.reliable(), named.reliable()
		s.contradicted = drawn.differ+named.differ > 0
	}
	if !s.contradicted {
		return ""
	}
	drawn, named := s.drawn(code), s.named(code)
	switch {
	case drawn != "" && sameText(said, drawn), named != "" && sameText(said, named):
		return "" // two against one at most
	case drawn != "" && (s.trustDrawn || named != "" && sameText(drawn, named)):
		return drawn
	case named != "" && drawn == "" && s.trustNamed:
		return named
	}
	return ""
}

// drawn is what the character map of the embedded font says of a code.
func (s *simple) drawn(code byte) string {
	if maps := s.embedded.maps(); maps != nil {
		return maps.Simple(code, false)
	}
	return ""
}

// named is what the name of a glyph says, or a base encoding of letters and digits.
func (s *simple) named(code byte) string {
	if name, ok := s.differences[code]; ok {
		return nameText(name, s.dingbats)
	}
	if s.base == nil || s.embedded.descriptor.symbolic {
		return ""
	}
	if text := character(s.base, code); plainness(text) > 0 {
		return text
	}
	return ""
}
