package export

import (
	"encoding/csv"
	"io"

	"gongkai/internal/tidy"
)

func openCSV(dir string, o Options) (Writer, error) {
	if o.Wide {
		return openWideCSV(dir, o)
	}
	return openFolder(dir, ".csv", func(t *tidy.Table, w io.Writer) (tableWriter, error) { return newCSV(t, w, o) })
}

// csvWriter writes RFC 4180 with line feeds. What there is no value for is an empty field.
type csvWriter struct {
	*csv.Writer
	table *tidy.Table
	keep  bool // formulas
	line  []string
}

func newCSV(t *tidy.Table, w io.Writer, o Options) (*csvWriter, error) {
	if o.BOM {
		if _, err := io.WriteString(w, "\uFEFF"); err != nil {
			return nil, err
		}
	}
	c := &csvWriter{csv.NewWriter(w), t, o.KeepFormulas, make([]string, len(t.Columns))}
	for i, column := range t.Columns {
		c.line[i] = column.Name
	}
	return c, c.Writer.Write(c.line)
}

func (c *csvWriter) record(r tidy.Record) error {
	for i, v := range r {
		c.line[i] = text(v)
		if kind := c.table.Columns[i].Kind; !c.keep && (kind == tidy.Text || kind == tidy.List) {
			c.line[i] = Guard(c.line[i])
		}
	}
	return c.Writer.Write(c.line)
}

func (c *csvWriter) close() error {
	c.Flush()
	return c.Error()
}
