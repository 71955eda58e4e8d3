package document

import (
	"bytes"
	"encoding/json"

	"gongkai/extract/finding"
)

// Manifest is what a list of the user's says about a file: its columns, in their order. It is kept as it was given.
type Manifest []ManifestColumn

// ManifestColumn is one column with its value: a string, a number, true, false or null, as JSON.
type ManifestColumn struct {
	Name  string
	Value json.RawMessage
}

// Get gives the value of a column as text, "" where there is none or it is null.
func (m Manifest) Get(column string) string {
	for _, c := range m {
		if c.Name != column {
			continue
		}
		var s string
		if json.Unmarshal(c.Value, &s) == nil {
			return s
		}
		return string(c.Value)
	}
	return ""
}

// plain has a text written in one way, whatever was escaped.
func (c *ManifestColumn) plain() error {
	var text string
	if err := json.Unmarshal(c.Value, &text); err != nil {
		return err
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(text)
	c.Value = bytes.TrimSpace(b.Bytes())
	return err
}

// MarshalJSON prints an object.
func (m Manifest) MarshalJSON() ([]byte, error) {
	var w writer
	w.open()
	for _, c := range m {
		w.named(c.Name)
		w.any(c.Value)
	}
	w.end()
	return w.b, w.err
}

// UnmarshalJSON reads an object and keeps the order of its members. Values that are objects or lists are refused.
func (m *Manifest) UnmarshalJSON(text []byte) error {
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return finding.Problemf("not a JSON object")
	}
	*m = Manifest{}
	seen := map[string]bool{}
	for dec.More() {
		t, err := dec.Token()
		if err != nil {
			return err
		}
		column := ManifestColumn{Name: t.(string)}
		if seen[column.Name] {
			return finding.Problemf("the column %q stands there twice", column.Name)
		}
		seen[column.Name] = true
		if err := dec.Decode(&column.Value); err != nil {
			return err
		}
		switch column.Value[0] {
		case '{', '[':
			return finding.Problemf("the column %q is neither text nor number", column.Name)
		case '"':
			if err := column.plain(); err != nil {
				return err
			}
		}
		*m = append(*m, column)
	}
	_, err := dec.Token()
	return err
}
