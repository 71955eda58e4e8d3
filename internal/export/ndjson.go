package export

import (
	"bytes"
	"encoding/json"
	"io"

	"gongkai/internal/controls"
	"gongkai/internal/tidy"
)

func openNDJSON(dir string, _ Options) (Writer, error) {
	return openFolder(dir, ".ndjson", func(t *tidy.Table, w io.Writer) (tableWriter, error) { return newNDJSON(t, w) })
}

// ndjsonWriter writes an object a line, with all columns in their order. Numbers keep their digits; lists are lists.
type ndjsonWriter struct {
	table *tidy.Table
	keys  [][]byte // each with what stands before and behind it
	line  bytes.Buffer
	to    io.Writer
}

func newNDJSON(t *tidy.Table, w io.Writer) (*ndjsonWriter, error) {
	n := &ndjsonWriter{table: t, to: w}
	for i, c := range t.Columns {
		before := ","
		if i == 0 {
			before = "{"
		}
		n.keys = append(n.keys, []byte(before+`"`+c.Name+`":`))
	}
	return n, nil
}

func (n *ndjsonWriter) record(r tidy.Record) error {
	n.line.Reset()
	enc := json.NewEncoder(&n.line)
	enc.SetEscapeHTML(false)
	for i, v := range r {
		n.line.Write(n.keys[i])
		if s, ok := v.(string); ok && n.table.Columns[i].Kind == tidy.List {
			n.line.WriteString(s)
			continue
		}
		if err := enc.Encode(v); err != nil {
			return err
		}
		n.line.Truncate(n.line.Len() - 1) // the encoder's line feed
	}
	n.line.WriteString("}\n")
	_, err := n.to.Write(controls.JSON(n.line.Bytes()))
	return err
}

func (n *ndjsonWriter) close() error { return nil }
