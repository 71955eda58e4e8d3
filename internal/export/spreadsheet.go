package export

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"gongkai/internal/controls"
)

// Guard writes a text for CSV such that a spreadsheet that opens it takes it for a text. One that it would take for a
// formula gets an apostrophe in front, as OWASP advises (CSV Injection); the full-width signs count, since some
// versions read them as their narrow ones. A number is none, nor is a lone dash, which stands for a blank cell. To read
// back, take away one apostrophe where a sign stands behind all apostrophes of the beginning. Control characters are
// made visible.
func Guard(text string) string {
	text = controls.Visible(text)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "'"))
	if !strings.ContainsRune(formulaSigns, first) || harmless.MatchString(text) {
		return text
	}
	return "'" + text
}

const formulaSigns = "=+-@\t\n＝＋－＠"

// harmless is what a spreadsheet reads as a number, also with a sign.
var harmless = regexp.MustCompile(`^[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?%?$|^-$`)
