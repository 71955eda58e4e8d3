// Package output writes documents as JSON.
package output

import (
	"bytes"
	"encoding/json"
	"io"
	"sync"

	"gongkai/extract"
	"gongkai/internal/controls"
	"gongkai/normalize/document"
	"gongkai/normalize/plain"
)

// Line writes v as JSON on one line: a document of NDJSON.
func Line(w io.Writer, v any) error {
	text, err := line(v)
	if err != nil {
		return err
	}
	_, err = w.Write(text)
	return err
}

func line(v any) ([]byte, error) { return lineIn(nil, v) }

// lineIn uses room that it is given for a document; the result may lie in it.
func lineIn(room []byte, v any) ([]byte, error) {
	if d, ok := v.(*document.Document); ok && d != nil {
		text, err := d.AppendJSON(room)
		return append(controls.JSON(text), '\n'), err
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return controls.JSON(b.Bytes()), err
}

// Readable writes v as indented JSON in which short objects and lists stay on one line, so that a row of a table is a
// line.
func Readable(w io.Writer, v any) error {
	room := compact.Get().(*[]byte)
	defer compact.Put(room)
	text, err := lineIn((*room)[:0], v)
	if err != nil {
		return err
	}
	*room = text
	var to []byte
	if b, ok := w.(*bytes.Buffer); ok { // as nearly always: it is laid out where it is wanted
		b.Grow(len(text) + len(text)/spacing + 2)
		to = b.AvailableBuffer()
	}
	_, err = w.Write(append(indent(to, text), '\n'))
	return err
}

// compact is memory for documents on their way to be laid out: they have megabytes.
var compact = sync.Pool{New: func() any { return new([]byte) }}

// Tables is what `gongkai tables` prints: every table as a plain grid, without any form.
type Tables struct {
	Source document.Source `json:"source"`
	Tables []document.Grid `json:"tables"`
}

// PlainTables gives the tables of a document as they are printed. The source is left for the caller to fill in.
func PlainTables(d *extract.Document) Tables {
	out := Tables{Tables: []document.Grid{}}
	for i := range d.Tables {
		out.Tables = append(out.Tables, plain.Grid(&d.Tables[i]))
	}
	return out
}
