package document

import (
	"encoding/json"
	"slices"
	"strconv"
	"unicode/utf8"

	"gongkai/extract/geometry"
	"gongkai/normalize/value"
)

// AppendJSON appends the document as encoding/json writes it without escapes for HTML. What there is thousands of
// (rows, cells, checks and their operands) is written by hand, without reflection; struct tags say how, and a test
// holds both ways equal. The error is that of a number which JSON has not.
func (d *Document) AppendJSON(b []byte) ([]byte, error) {
	w := &writer{b: slices.Grow(b, d.room())}
	w.open()
	w.text("format", d.Format)
	w.other("source", &d.Source)
	w.other("document", &d.Info)
	w.other("summary", &d.Summary)
	list(w, "tables", d.Tables, (*writer).table)
	list(w, "performance", d.Performance, (*writer).sheet)
	w.other("facts", d.Facts)
	if len(d.LeftOut) > 0 {
		w.other("left_out", d.LeftOut)
	}
	if len(d.Sections) > 0 {
		w.other("sections", d.Sections)
	}
	list(w, "checks", d.Checks, (*writer).check)
	w.other("unmapped", d.Unmapped)
	list(w, "text", d.Text, (*writer).printed)
	w.other("diagnostics", d.Diagnostics)
	w.end()
	return w.b, w.err
}

// room is about how many bytes the document takes, so that millions of them need not move while it grows.
func (d *Document) room() int {
	n := 1 << 14
	for i := range d.Tables {
		for k := range d.Tables[i].Rows {
			n += 200 + 140*len(d.Tables[i].Rows[k].Cells)
		}
	}
	for i := range d.Performance {
		n += 1<<12 + 160*(len(d.Performance[i].Cells)+len(d.Performance[i].Labels))
	}
	for i := range d.Checks {
		n += 200 + 120*len(d.Checks[i].Cells)
	}
	return n
}

// writer appends JSON. Members of an object are written in the order of its struct; those whose methods begin with some
// are left out when they are empty.
type writer struct {
	b   []byte
	err error
}

func (w *writer) open() { w.b = append(w.b, '{') }
func (w *writer) end()  { w.b = append(w.b, '}') }

// key begins a member. Names that can need an escape are written by named.
func (w *writer) key(name string) {
	w.comma()
	w.b = append(w.b, '"')
	w.b = append(w.b, name...)
	w.b = append(w.b, '"', ':')
}

func (w *writer) named(name string) {
	w.comma()
	w.b = append(appendString(w.b, name), ':')
}

// comma parts a member from the one before, if there is one.
func (w *writer) comma() {
	if w.b[len(w.b)-1] != '{' {
		w.b = append(w.b, ',')
	}
}

func (w *writer) text(name, v string) {
	w.key(name)
	w.b = appendString(w.b, v)
}

func (w *writer) someText(name, v string) {
	if v != "" {
		w.text(name, v)
	}
}

func (w *writer) textOrNull(name string, v *string) {
	w.key(name)
	w.stringOrNull(v)
}

func (w *writer) stringOrNull(v *string) {
	if v == nil {
		w.null()
	} else {
		w.b = appendString(w.b, *v)
	}
}

func (w *writer) null() { w.b = append(w.b, "null"...) }

func (w *writer) number(name string, v int) {
	w.key(name)
	w.b = strconv.AppendInt(w.b, int64(v), 10)
}

func (w *writer) someNumber(name string, v int) {
	if v != 0 {
		w.number(name, v)
	}
}

func (w *writer) box(v geometry.Rect) {
	w.key("bbox")
	w.b = v.AppendJSON(w.b)
}

func (w *writer) amount(name string, v *value.Amount) {
	w.key(name)
	w.amountOrNull(v)
}

func (w *writer) amountOrNull(v *value.Amount) {
	if v == nil {
		w.null()
	} else {
		w.b = v.AppendJSON(w.b)
	}
}

// list writes a member that is a list, by what writes one of its elements.
func list[T any](w *writer, name string, all []T, one func(*writer, *T)) {
	w.key(name)
	if all == nil {
		w.null()
		return
	}
	w.b = append(w.b, '[')
	for i := range all {
		if i > 0 {
			w.b = append(w.b, ',')
		}
		one(w, &all[i])
	}
	w.b = append(w.b, ']')
}

func someList[T any](w *writer, name string, all []T, one func(*writer, *T)) {
	if len(all) > 0 {
		list(w, name, all, one)
	}
}

func (w *writer) integer(v *int) { w.b = strconv.AppendInt(w.b, int64(*v), 10) }

func (w *writer) string(v *string) { w.b = appendString(w.b, *v) }

// Write appends what encoding/json writes.
func (w *writer) Write(p []byte) (int, error) {
	w.b = append(w.b, p...)
	return len(p), nil
}

// other writes a member as encoding/json does.
func (w *writer) other(name string, v any) {
	w.key(name)
	w.any(v)
}

func (w *writer) any(v any) {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		w.err = err
		return
	}
	w.b = w.b[:len(w.b)-1] // the encoder's line feed
}

func (w *writer) table(t *Table) {
	w.open()
	w.text("id", t.ID)
	w.someNumber("instance", t.Instance)
	w.someNumber("number", t.Number)
	w.text("title", t.Title)
	w.text("name", t.Name)
	if t.Department != nil {
		w.text("department", *t.Department)
	}
	w.text("status", t.Status)
	w.textOrNull("note", t.Note)
	w.textOrNull("unit", t.Unit)
	list(w, "pages", t.Pages, (*writer).integer)
	if t.Evidence != nil {
		w.other("evidence", t.Evidence)
	}
	w.other("columns", t.Columns)
	list(w, "rows", t.Rows, (*writer).row)
	someList(w, "captions", t.Captions, (*writer).printed)
	someList(w, "header", t.Header, (*writer).square)
	someList(w, "notes", t.Notes, (*writer).printed)
	if len(t.Corrected) > 0 {
		w.other("corrected", t.Corrected)
	}
	w.end()
}

func (w *writer) row(r *Row) {
	w.open()
	w.text("address", string(r.Address))
	w.someText("side", r.Side)
	w.text("role", r.Role)
	w.someText("item", r.Item)
	w.someText("code", r.Code)
	w.text("name", r.Name)
	someList(w, "path", r.Path, (*writer).string)
	w.someText("project", r.Project)
	w.someNumber("level", r.Level)
	if len(r.Classes) > 0 {
		w.other("classes", r.Classes)
	}
	if len(r.Texts) > 0 {
		w.other("texts", r.Texts)
	}
	if r.Unit != nil {
		w.other("unit", r.Unit)
	}
	w.someNumber("year", r.Year)
	w.someText("counted", r.Counted)
	w.key("values")
	w.values(r.Values)
	w.key("cells")
	w.cells(r.Cells)
	someList(w, "extra", r.Extra, (*writer).square)
	w.end()
}

func (w *writer) values(all Values) {
	w.open()
	for _, v := range all {
		w.named(v.Column)
		w.amountOrNull(v.Amount)
	}
	w.end()
}

func (w *writer) cells(all Cells) {
	w.open()
	for _, c := range all {
		w.named(c.ID)
		w.cell(c.Cell)
	}
	w.end()
}

func (w *writer) fields(all Fields) {
	w.open()
	for _, f := range all {
		w.named(f.ID)
		if f.Amount != nil {
			w.b = f.Amount.AppendJSON(w.b)
		} else {
			w.stringOrNull(f.Text)
		}
	}
	w.end()
}

func (w *writer) cell(c *Cell) {
	if c == nil {
		w.null()
		return
	}
	w.open()
	w.text("raw", c.Raw)
	w.someText("mark", c.Mark)
	w.number("page", c.Page)
	w.box(c.Box)
	w.someText("proof", string(c.Proof))
	someList(w, "because", c.Because, func(w *writer, r *Reason) { w.b = appendString(w.b, string(*r)) })
	someList(w, "checks", c.Checks, (*writer).integer)
	w.someText("read", c.Read)
	if c.Confidence != nil {
		w.other("confidence", c.Confidence)
	}
	if len(c.Readings) > 0 {
		w.other("readings", c.Readings)
	}
	if c.Corrected != nil {
		w.other("corrected", c.Corrected)
	}
	w.end()
}

func (w *writer) sheet(s *Sheet) {
	w.open()
	w.text("id", s.ID)
	w.text("title", s.Title)
	w.text("name", s.Name)
	w.textOrNull("unit", s.Unit)
	w.other("year", s.Year)
	list(w, "pages", s.Pages, (*writer).integer)
	if s.Evidence != nil {
		w.other("evidence", s.Evidence)
	}
	w.key("fields")
	w.fields(s.Fields)
	w.key("cells")
	w.cells(s.Cells)
	w.other("indicators", s.Indicators)
	someList(w, "tasks", s.Tasks, func(w *writer, f *Fields) { w.fields(*f) })
	someList(w, "sums", s.Sums, func(w *writer, f *Fields) { w.fields(*f) })
	someList(w, "captions", s.Captions, (*writer).printed)
	someList(w, "labels", s.Labels, (*writer).square)
	someList(w, "notes", s.Notes, (*writer).printed)
	if len(s.Corrected) > 0 {
		w.other("corrected", s.Corrected)
	}
	w.end()
}

func (w *writer) check(c *Check) {
	w.open()
	w.text("id", c.ID)
	w.text("table", string(c.Table))
	w.someText("row", c.Row)
	w.someText("column", c.Column)
	w.someText("relation", c.Relation)
	w.text("verdict", string(c.Verdict))
	w.amount("left", c.Left)
	w.amount("right", c.Right)
	w.amount("difference", c.Difference)
	w.amount("envelope", c.Envelope)
	w.someNumber("left_cells", c.LeftCells)
	list(w, "cells", c.Cells, (*writer).operand)
	w.end()
}

func (w *writer) operand(o *Operand) {
	w.open()
	w.text("address", string(o.Address))
	w.amount("value", o.Value)
	if o.Negative {
		w.key("negative")
		w.b = append(w.b, "true"...)
	}
	w.someNumber("page", o.Page)
	if o.Box != nil {
		w.box(*o.Box)
	}
	w.end()
}

func (w *writer) printed(t *Text) {
	w.open()
	w.someText("kind", t.Kind)
	w.text("text", t.Text)
	w.number("page", t.Page)
	w.box(t.Box)
	w.end()
}

func (w *writer) square(s *Square) {
	w.open()
	w.number("row", s.Row)
	w.number("col", s.Col)
	w.number("rows", s.Rows)
	w.number("cols", s.Cols)
	w.text("text", s.Text)
	w.number("page", s.Page)
	w.box(s.Box)
	w.end()
}

// appendString appends a string with the escapes of encoding/json.
func appendString(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	done := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			switch {
			case r == utf8.RuneError && n == 1:
				b = append(append(b, s[done:i]...), `\ufffd`...)
				done = i + n
			case r == '\u2028' || r == '\u2029': // JavaScript takes them for line ends
				b = append(append(b, s[done:i]...), '\\', 'u', '2', '0', '2', hex[r&0xF])
				done = i + n
			}
			i += n
			continue
		}
		if c >= ' ' && c != '"' && c != '\\' {
			i++
			continue
		}
		b = append(append(b, s[done:i]...), '\\')
		switch c {
		case '"', '\\':
			b = append(b, c)
		case '\b':
			b = append(b, 'b')
		case '\f':
			b = append(b, 'f')
		case '\n':
			b = append(b, 'n')
		case '\r':
			b = append(b, 'r')
		case '\t':
			b = append(b, 't')
		default:
			b = append(b, 'u', '0', '0', hex[c>>4], hex[c&0xF])
		}
		i++
		done = i
	}
	return append(append(b, s[done:]...), '"')
}
