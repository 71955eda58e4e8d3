package line

import (
	"strings"
	"testing"
	"unicode"

	"gongkai/extract/page"
)

// TestHasText: the look at the first byte says what package strings does.
func TestHasText(t *testing.T) {
	check := func(text string) {
		t.Helper()
		g := &page.Glyph{Text: text}
		if want := strings.TrimSpace(text) != ""; HasText(g) != want || IsSpace(g) != (text != "" && !want) {
			t.Errorf("%q: has text %v, is space %v", text, HasText(g), IsSpace(g))
		}
	}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		check(string(r))
		if r < 0x3100 {
			check(" " + string(r) + "\u3000")
		}
	}
	for _, text := range []string{"", "\xff", "\xe3\x80", "\xe4", "\x85", " \xa0"} {
		check(text)
	}
}
