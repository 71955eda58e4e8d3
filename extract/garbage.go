package extract

import (
	"strings"
	"unicode"

	"gongkai/extract/finding"
	"gongkai/extract/page"
	"gongkai/internal/hanzi"
)

// A font whose ToUnicode map is broken gives text that decodes without complaint and means nothing. It shows in what
// its characters are: private use and controls, ideographs that hardly occur in writing, the upper half of Latin-1
// (bytes of Chinese text taken for letters), or signs where there should be words.

// garbageFinding says that a page's text reads as garbage, if it does.
func garbageFinding(p *page.Page) []finding.Finding {
	var c census
	for i := range p.Glyphs {
		if g := &p.Glyphs[i]; g.Hidden == page.Visible && g.Text != "" {
			c.add(g.Text)
		}
	}
	share := c.garbage()
	if share == 0 {
		return nil
	}
	return []finding.Finding{finding.Found("text.garbage", finding.Warning,
		"%.0f %% of the page's text is no language: its fonts say the wrong characters; trust no value of this page", 100*share).On(p.Number, nil)}
}

// census counts the characters of a page by what they say about its text.
type census struct {
	all     int // without white space
	letters int // all but ASCII and digits
	odd     int // letters that no text has many of
	signs   int // ASCII signs that budgets hardly use

	last   rune // the character before
	accent bool // it is an accented letter that no letter of ASCII stands before
}

func (c *census) add(text string) {
	if len(text) == 1 { // most of a table
		c.count(rune(text[0]))
		return
	}
	for _, r := range hanzi.Fold(text) {
		c.count(r)
	}
}

func (c *census) count(r rune) {
	if c.accent && !asciiLetter(r) { // letters of a word stand among others, bytes of Chinese text among their like
		c.odd++
	}
	c.accent = accented(r) && !asciiLetter(c.last)
	c.last = r
	switch {
	case r > 0x20 && r < 0x7F:
		c.all++
		if rareSign[r] {
			c.signs++
		}
	case unicode.IsSpace(r) || r == 0xAD || r == 0x200B || r == 0xFEFF:
	default:
		c.all++
		c.letters++
		if oddLetter(r) && !accented(r) {
			c.odd++
		}
	}
}

// rareSign are the signs of ASCII that budgets hardly use.
var rareSign = func() (t [0x80]bool) {
	for _, c := range "!\"#$&'*+;<>?@[\\]^_{|}~`" {
		t[c] = true
	}
	return t
}()

func asciiLetter(r rune) bool { return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' }

// garbage gives the share of text that is garbage, 0 when it is not enough to say so. Some odd characters are honest:
// bullets of symbol fonts, a rare name, an address.
func (c *census) garbage() float64 {
	const least, some = 0.2, 10
	share := 0.0
	if c.odd >= some {
		share = float64(c.odd) / float64(c.letters)
	}
	if c.signs >= 4*some {
		share = max(share, float64(c.signs)/float64(c.all))
	}
	if share < least {
		return 0
	}
	return share
}

// accented tells the letters of Latin-1 beyond ASCII.
func accented(r rune) bool { return r >= 0xC0 && r < 0x100 && r != '×' && r != '÷' }

func oddLetter(r rune) bool {
	switch {
	case r < 0x20 || r >= 0x7F && r < 0xA0 || r == unicode.ReplacementChar || unicode.Is(unicode.Co, r):
		return true
	case r < 0x100:
		return !strings.ContainsRune("§°±·×÷¥£©®²³µ¼½¾", r)
	case unicode.Is(unicode.Han, r):
		return r > 0x3007 && !hanzi.Common(r) && !unicode.Is(unicode.Nl, r)
	}
	return !unicode.IsGraphic(r)
}
