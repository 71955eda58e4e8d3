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
	if !bytes.ContainsFunc(text, func(r rune) bool { return r != '\r' && Steers(r) }) {
		return text
	}
	return escaped(text)
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
