package corrections

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
)

// Write writes corrections as Parse reads them. Texts are JSON strings, which YAML has, too: so any program that can
// quote JSON can write the same file.
func Write(w io.Writer, documents ...Document) error {
	var b strings.Builder
	for i, d := range documents {
		if i > 0 {
			b.WriteString("---\n")
		}
		b.WriteString("source:\n")
		if d.Name != "" {
			b.WriteString("  name: " + quoted(d.Name) + "\n")
		}
		b.WriteString("  sha256: " + quoted(d.SHA256) + "\n")
		if len(d.Entries) == 0 {
			b.WriteString("corrections: []\n")
			continue
		}
		b.WriteString("corrections:\n")
		for _, e := range d.Entries {
			printed, corrected := "null", "null"
			if e.Printed != "" {
				printed = quoted(e.Printed)
			}
			if e.Corrected != nil {
				corrected = quoted(e.Corrected.String())
			} else if e.Says != "" {
				corrected = quoted(e.Says)
			}
			b.WriteString("  - address: " + quoted(string(e.Address)) + "\n    printed: " + printed +
				"\n    corrected: " + corrected + "\n    by: " + quoted(e.By) + "\n    why: " + quoted(e.Why) + "\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func quoted(s string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if enc.Encode(s) != nil {
		return `""` // no string fails
	}
	return strings.TrimSpace(b.String())
}
