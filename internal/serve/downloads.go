package serve

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"net/http"
	"reflect"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"gongkai/internal/export"
	"gongkai/internal/limits"
)

// download gives a comparison as a file.
func (s *Server) download(w http.ResponseWriter, r *http.Request, ending string) {
	v := s.view(r, "compare", "")
	a, err := ask(r, comparing, v.Lang)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	c, err := s.compare(r.Context(), a)
	if err == nil && len(c.all) > limits.ServeDownload {
		err = badRequest("too many departments")
	}
	var out *answer
	if err == nil {
		switch ending {
		case "csv":
			var text []byte
			text, err = c.csv()
			out = newAnswer("text/csv; charset=utf-8", append([]byte("\xEF\xBB\xBF"), text...)) // from which Excel knows UTF-8
		case "xlsx":
			var book []byte
			book, err = c.workbook(v)
			out = newAnswer("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", book)
		default:
			out = newAnswer("image/svg+xml", []byte(c.figure(v, true)))
		}
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	out.name = c.Measure.ID + "." + ending
	send(w, r, out)
}

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
