// Package controls writes control characters as escapes: those that steer a terminal or a program (C0, C1, DEL), and
// those that turn the direction of the text around them, by which a name or an amount can look like another one. What a
// file prints may hold any of them.
package controls

import (
	"bytes"
	"fmt"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Steers reports whether a character is one of them. Line breaks and tabs are none: they are the form of a text.
func Steers(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case unicode.IsControl(r), r == '\u061c', r == '\u200e', r == '\u200f': // marks of direction
		return true
	}
	return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' // embeddings, overrides, isolates
}

// Visible writes them as \u202e.
func Visible(text string) string {
	if !strings.ContainsFunc(text, Steers) {
		return text
	}
	return string(escaped([]byte(text)))
}

// JSON does the same in a JSON text, which means the same afterwards: such characters stand in its strings alone.
func JSON(text []byte) []byte {
	if !mayStand(text) {
		return text
	}
	return escaped(text)
}

// mayStand reports whether a text has one of the bytes that they begin with and that hardly anything else does: most
// texts are long and have none, and need not be taken apart into characters.
func mayStand(text []byte) bool {
	for i, b := range text {
		if begins[b] && (b < utf8.RuneSelf || beginsOne(text[i:])) {
			return true
		}
	}
	return false
}

// begins has the bytes that they can begin with: a look into a table for each byte of documents that have megabytes.
var begins = func() (table [256]bool) {
	for b := range byte(' ') {
		table[b] = b != '\n' && b != '\t' && b != '\r'
	}
	table[0x7F], table[0xC2], table[0xD8], table[0xE2] = true, true, true, true
	return table
}()

func beginsOne(text []byte) bool {
	r, _ := utf8.DecodeRune(text)
	return Steers(r)
}

// XML is a text as XML can hold it, in an element or an attribute. What steers, or has no place in XML, becomes U+FFFD.
func XML(text string) string {
	return html.EscapeString(strings.Map(func(r rune) rune {
		if Steers(r) || r == '\uFFFE' || r == '\uFFFF' {
			return utf8.RuneError
		}
		return r
	}, text))
}

// HTML has U+FFFD for them in what a page shows, where they would turn the text around them, too: an amount behind a
// name would be read backwards. Tags stay as they are, since a form sends back what stands in them, and scripts do; the
// page is one in which texts are escaped.
func HTML(page []byte) []byte {
	if !mayStand(page) {
		return page
	}
	out := make([]byte, 0, len(page)+16)
	for len(page) > 0 {
		text, tag := page, []byte(nil)
		if i := bytes.IndexByte(page, '<'); i >= 0 {
			text, tag = page[:i], page[i:]
			end := []byte(">")
			if bytes.HasPrefix(tag, []byte("<script")) {
				end = []byte("</script>")
			}
			if i := bytes.Index(tag, end); i >= 0 {
				tag = tag[:i+len(end)]
			}
		}
		out = append(out, bytes.Map(func(r rune) rune {
			if Steers(r) {
				return utf8.RuneError
			}
			return r
		}, text)...)
		out = append(out, tag...)
		page = page[len(text)+len(tag):]
	}
	return out
}

func escaped(text []byte) []byte {
	out := make([]byte, 0, len(text)+16)
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		if Steers(r) {
			out = fmt.Appendf(out, `\u%04x`, r)
		} else {
			out = append(out, text[:n]...)
		}
		text = text[n:]
	}
	return out
}
