// Package finding has what is said to people about an input: findings with a stable id, errors, and the words of both,
// which can be said in another language. It knows of no page beyond its number and a box on it.
package finding

import "gongkai/extract/geometry"

// Severity of a Finding.
type Severity string

const (
	Error   Severity = "error"   // part of the document could not be read
	Warning Severity = "warning" // something was read that deserves a look
	Info    Severity = "info"    // worth knowing, nothing to do
)

// Finding is what a stage has to say about its input: malformed input, a doubt, a repair. Findings are data. Their IDs
// are stable and documented in docs/diagnostics.md; messages are for people and may change.
type Finding struct {
	ID       string         `json:"id"`
	Severity Severity       `json:"severity"`
	Message  string         `json:"message"`
	Page     int            `json:"page,omitempty"` // 0: the whole document
	Box      *geometry.Rect `json:"bbox,omitempty"`
	// Words is what the message was made of, for those who say it in another language; internal/lang has the translations.
	// It is no part of the output, where messages are English.
	Words Words `json:"-"`
}

// Found gives a finding about the whole document. The message is made as by fmt.Sprintf, and as the format stands in
// the source, so it stands in the translations.
func Found(id string, severity Severity, format string, args ...any) Finding {
	w := Say(format, args...)
	return Finding{ID: id, Severity: severity, Message: w.String(), Words: w}
}

// On gives the finding with a page, and with a box on it where there is one.
func (f Finding) On(number int, box *geometry.Rect) Finding {
	f.Page, f.Box = number, box
	return f
}
