package serve

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"gongkai/internal/controls"
	"gongkai/internal/export"
	"gongkai/internal/limits"
	"gongkai/internal/serve/chart"
)

// csvOf writes an answer as CSV: of a list the fields that are no lists themselves, of a comparison a line for each
// department and year. No text is taken for a formula.
func csvOf(v any) ([]byte, error) {
	if c, ok := v.(*comparison); ok {
		return c.csv()
	}
	of := reflect.Indirect(reflect.ValueOf(v))
	if of.Kind() == reflect.Struct {
		of = of.FieldByName("Items")
	}
	var header []string
	var columns []field
	for _, f := range fields(of.Type().Elem()) {
		if simple(f.Type) {
			columns, header = append(columns, f), append(header, f.name)
		}
	}
	rows := [][]string{header}
	for i := range of.Len() {
		var row []string
		for _, f := range columns {
			row = append(row, plainText(of.Index(i).FieldByIndex(f.index)))
		}
		rows = append(rows, row)
	}
	return writeCSV(rows)
}

func simple(t reflect.Type) bool {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t == decimalType || t.Kind() != reflect.Struct && t.Kind() != reflect.Slice && t.Kind() != reflect.Map
}

func plainText(v reflect.Value) string {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return ""
		}
		v = v.Elem()
	}
	return fmt.Sprint(v.Interface())
}

func writeCSV(rows [][]string) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for _, row := range rows {
		for i := range row {
			row[i] = export.Guard(row[i])
		}
		if err := w.Write(row); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// csvColumns of a comparison.
var csvColumns = []string{"rank", "department", "department_id", "kind", "year", "measure", "code", "value", "unit",
	"share_percent",
	"staff", "proof", "differs", "corrected", "reason", "source", "file", "page", "document_id"}

func (c *comparison) csv() ([]byte, error) {
	rows := [][]string{csvColumns}
	for _, l := range c.all {
		for i, p := range l.Values {
			if p.Document == "" {
				continue
			}
			rows = append(rows, []string{strconv.Itoa(l.Rank), l.Department, l.ID, l.Kind, strconv.Itoa(c.Years[i]),
				c.Measure.ID, c.Code,
				digits(p.Value), c.Unit, digits(p.Share), digits(p.Staff), string(p.Proof), strconv.FormatBool(p.Differs),
				strings.Join(p.Corrected, " "), "", p.Source, p.File, number(p.Page), p.Document})
		}
	}
	for _, l := range c.LeftOut {
		rows = append(rows, []string{"", l.Department, "", l.Kind, number(l.Year), c.Measure.ID, c.Code, "", c.Unit, "",
			"", "", "", "",
			l.Reason, l.Source, l.File, number(l.Page), l.Document})
	}
	return writeCSV(rows)
}

func digits(d *decimal.Decimal) string {
	if d == nil {
		return ""
	}
	return d.String()
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// workbook writes a comparison as XLSX: the table, what is left out, and the sources fit to print.
func (c *comparison) workbook(v *view) ([]byte, error) {
	book := excelize.NewFile()
	defer book.Close()
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return nil, err
	}
	number, err := book.NewStyle(&excelize.Style{NumFmt: 4}) // #,##0.00
	if err != nil {
		return nil, err
	}
	head := func(keys ...string) []any {
		var out []any
		for _, k := range keys {
			out = append(out, excelize.Cell{StyleID: bold, Value: k})
		}
		return out
	}
	rows := [][]any{{excelize.Cell{StyleID: bold, Value: v.measureName(c)}}, {v.T("compare.unit", c.Unit)}, {}}
	titles := []string{v.T("head.rank"), v.T("head.department"), v.T("head.kind")}
	for _, y := range c.Years {
		titles = append(titles, strconv.Itoa(y))
	}
	titles = append(titles, v.T("head.change"), "%")
	rows = append(rows, head(titles...))
	amount := func(d *decimal.Decimal) any {
		if d == nil {
			return nil
		}
		f, _ := d.Float64()
		return excelize.Cell{StyleID: number, Value: f}
	}
	for _, l := range c.all {
		row := []any{l.Rank, controls.Visible(l.Department), v.T("kind." + l.Kind)}
		for _, p := range l.Values {
			row = append(row, amount(p.Value))
		}
		rows = append(rows, append(row, amount(l.Change), amount(l.Percent)))
	}
	const first = "Sheet1"
	name := v.T("nav.compare")
	if err := book.SetSheetName(first, name); err != nil {
		return nil, err
	}
	if err := fill(book, name, rows, []float64{6, 44, 12, 18, 18, 18}); err != nil {
		return nil, err
	}
	rows = [][]any{head(v.T("head.department"), v.T("head.year"), v.T("head.reason"), v.T("head.file"))}
	for _, l := range c.LeftOut {
		rows = append(rows, []any{controls.Visible(l.Department), l.Year, v.T("reason." + l.Reason),
			controls.Visible(l.File)})
	}
	if err := fill(book, v.T("compare.left"), rows, []float64{44, 10, 40, 40}); err != nil {
		return nil, err
	}
	rows = [][]any{head(v.T("head.department"), v.T("head.year"), v.T("head.file"), v.T("head.page"),
		v.T("head.source"), v.T("head.proof"))}
	for _, l := range c.all {
		for i, p := range l.Values {
			if p.Document != "" {
				rows = append(rows, []any{controls.Visible(l.Department), c.Years[i], controls.Visible(p.File), p.Page, p.Source,
					v.T("proof." + string(p.Proof))})
			}
		}
	}
	for _, n := range c.notes(v) {
		rows = append(rows, []any{n})
	}
	if err := fill(book, v.T("compare.sources"), rows, []float64{44, 10, 40, 8, 34, 14}); err != nil {
		return nil, err
	}
	b, err := book.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// fill writes a sheet, which it makes where it is not there.
func fill(book *excelize.File, name string, rows [][]any, widths []float64) error {
	if _, err := book.NewSheet(name); err != nil {
		return err
	}
	w, err := book.NewStreamWriter(name)
	if err != nil {
		return err
	}
	for i, width := range widths {
		if err := w.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	for i, row := range rows {
		if err := w.SetRow("A"+strconv.Itoa(i+1), row); err != nil {
			return err
		}
	}
	return w.Flush()
}

// notes say where the numbers of a comparison come from, in a form that may be printed below a figure.
func (c *comparison) notes(v *view) []string {
	var files []string
	seen := map[string]bool{}
	for _, l := range c.all[:min(len(c.all), limits.ServeFigureLines)] {
		for i, p := range l.Values {
			if p.Document == "" || seen[p.Document] {
				continue
			}
			seen[p.Document] = true
			if len(files) < mostSources {
				files = append(files, v.T("note.source", l.Department, v.T("kind."+l.Kind), c.Years[i], p.File, p.Page))
			}
		}
	}
	out := []string{v.T("note.sources", len(seen)) + " " + strings.Join(files, v.T("note.between"))}
	if n := len(seen) - len(files); n > 0 {
		out[0] += v.T("note.more", n)
	}
	corrected := 0
	for _, l := range c.all {
		for _, p := range l.Values {
			if len(p.Corrected) > 0 {
				corrected++
			}
		}
	}
	if corrected > 0 {
		out = append(out, v.T("note.corrected", corrected))
	}
	n := 0
	for _, r := range c.Reasons {
		n += r.Count
	}
	if n > 0 {
		out = append(out, v.T("note.left", n))
	}
	return out
}

// mostSources are the papers that a note names.
const mostSources = 12

// figure draws a comparison: bars of the last year, or lines over several years of a few departments.
func (c *comparison) figure(v *view, alone bool) string {
	scale := v.scaleOf(c.Unit, c.largest())
	f := chart.Chart{Title: v.measureName(c), Unit: scale.name, Alone: alone}
	if alone {
		f.Notes = c.notes(v)
	}
	value := func(l *comparedLine, p *comparedPoint) chart.Value {
		if p.Value == nil {
			return chart.Value{}
		}
		x, _ := p.Value.Float64()
		out := chart.Value{Number: x / scale.by, Text: scale.text(*p.Value), OK: true}
		if !alone {
			out.Link = valueLink(p.Document, p.Source)
		}
		return out
	}
	lines := c.all
	if len(c.Years) >= fewestYears && len(lines) <= len(chart.Colours) {
		for _, y := range c.Years {
			f.Labels = append(f.Labels, strconv.Itoa(y))
		}
		for i := range lines {
			s := chart.Series{Name: lines[i].Department}
			for k := range lines[i].Values {
				s.Values = append(s.Values, value(&lines[i], &lines[i].Values[k]))
			}
			f.Series = append(f.Series, s)
		}
		return f.Lines()
	}
	lines = lines[:min(len(lines), limits.ServeFigureLines)]
	from := max(0, len(c.Years)-mostBars)
	for _, y := range c.Years[from:] {
		f.Series = append(f.Series, chart.Series{Name: strconv.Itoa(y)})
	}
	for i := range lines {
		f.Labels = append(f.Labels, lines[i].Department)
		for k := range f.Series {
			f.Series[k].Values = append(f.Series[k].Values, value(&lines[i], &lines[i].Values[from+k]))
		}
	}
	return f.Bars()
}

// fewestYears make lines worth drawing; mostBars stand beside each other for one department.
const (
	fewestYears = 3
	mostBars    = 2
)

func (c *comparison) largest() decimal.Decimal {
	var most decimal.Decimal
	for _, l := range c.all {
		for _, p := range l.Values {
			if p.Value != nil && p.Value.Abs().GreaterThan(most) {
				most = p.Value.Abs()
			}
		}
	}
	return most
}
