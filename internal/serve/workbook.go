package serve

import (
	"strconv"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"gongkai/internal/controls"
)

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
