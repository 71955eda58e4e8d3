package document

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"gongkai/extract/finding"
	"gongkai/internal/limits"
	"gongkai/internal/mistakes"
	"gongkai/normalize/value"
)

// ErrFormat says that JSON is no document of this contract.
var ErrFormat = finding.Problemf("the JSON is no document in the format %s", Format)

// Decode reads the one document that r holds, as `gongkai extract` writes it. Written again it gives the same bytes:
// amounts keep their digits, values and cells their order. What only a run knows (which cell an operand stands in) is
// not there.
func Decode(r io.Reader) (*Document, error) {
	d := NewDecoder(r)
	doc, err := d.Next()
	if err == io.EOF {
		return nil, ErrFormat
	}
	if err != nil {
		return nil, err
	}
	d.from.left = limits.DocumentJSON
	if _, err := d.json.Token(); err != io.EOF {
		return nil, finding.Problemf("more follows the document")
	}
	return doc, nil
}

// Decoder reads documents one after the other: NDJSON, or JSON of any layout.
type Decoder struct {
	json *json.Decoder
	from *bounded
}

// NewDecoder gives a decoder of what r holds.
func NewDecoder(r io.Reader) *Decoder {
	from := &bounded{r: r}
	return &Decoder{json.NewDecoder(from), from}
}

// errLarge says that a document is larger than any of ours.
var errLarge = finding.Problemf("the JSON of a document is larger than any disclosure makes")

// bounded reads as much as one document may have.
type bounded struct {
	r    io.Reader
	left int
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errLarge
	}
	n, err := b.r.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}

// Next gives the next document; io.EOF says that there is none. After any other error nothing more can be read.
func (d *Decoder) Next() (*Document, error) {
	var doc Document
	d.from.left = limits.DocumentJSON
	switch err := d.json.Decode(&doc); {
	case err == io.EOF, errors.Is(err, errLarge):
		return nil, err
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, finding.Problemf("the JSON ends within a document")
	case err != nil:
		words, _ := mistakes.Said(err)
		return nil, finding.Detail(ErrFormat, "%s", words)
	case doc.Format != Format:
		return nil, ErrFormat
	}
	doc.complete()
	return &doc, nil
}

// complete takes out cells that are null, as only JSON of others has them: what reads a document need not look.
func (d *Document) complete() {
	present := func(c Cells) Cells { return slices.DeleteFunc(c, func(x NamedCell) bool { return x.Cell == nil }) }
	for i := range d.Tables {
		for k := range d.Tables[i].Rows {
			r := &d.Tables[i].Rows[k]
			r.Cells = present(r.Cells)
		}
	}
	for i := range d.Performance {
		d.Performance[i].Cells = present(d.Performance[i].Cells)
	}
}

// UnmarshalJSON reads an object and keeps the order of its members.
func (v *Values) UnmarshalJSON(text []byte) error {
	*v = Values{}
	return members(text, func(id string, d *json.Decoder) error {
		x := Value{Column: id}
		err := d.Decode(&x.Amount)
		*v = append(*v, x)
		return err
	})
}

// UnmarshalJSON reads an object and keeps the order of its members.
func (c *Cells) UnmarshalJSON(text []byte) error {
	*c = Cells{}
	return members(text, func(id string, d *json.Decoder) error {
		x := NamedCell{ID: id}
		err := d.Decode(&x.Cell)
		*c = append(*c, x)
		return err
	})
}

// UnmarshalJSON reads an object and keeps the order of its members. A number is an amount, anything else a text.
func (f *Fields) UnmarshalJSON(text []byte) error {
	*f = Fields{}
	return members(text, func(id string, d *json.Decoder) error {
		x := NamedField{ID: id}
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return err
		}
		var err error
		if c := raw[0]; c == '-' || c >= '0' && c <= '9' {
			x.Amount = new(value.Amount)
			err = json.Unmarshal(raw, x.Amount)
		} else {
			err = json.Unmarshal(raw, &x.Text)
		}
		*f = append(*f, x)
		return err
	})
}

// members calls read for each member of an object, in order, with a decoder that stands in front of its value.
func members(text []byte, read func(id string, d *json.Decoder) error) error {
	d := json.NewDecoder(bytes.NewReader(text))
	t, err := d.Token()
	if err != nil {
		return err
	}
	if t == nil { // null
		return nil
	}
	if t != json.Delim('{') {
		return fmt.Errorf("%v where an object must stand", t)
	}
	for d.More() {
		t, err := d.Token()
		if err != nil {
			return err
		}
		if err := read(t.(string), d); err != nil {
			return err
		}
	}
	return nil
}
