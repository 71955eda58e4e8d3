package export

import (
	"archive/zip"
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"gongkai/extract/page"
	"gongkai/internal/tidy"
	"gongkai/normalize/value"
)

const (
	sheetRows   = 1_048_576 // the most rows of a sheet, of which the first is the header
	excelDigits = 15        // the most digits of a number
	excelText   = 32_767    // the most characters of a cell
	mostScale   = 10        // the most decimals that have a number format of their own
	readMe      = "说明"      // the sheet that says what the columns of the others mean
)

type xlsxWriter struct {
	path    string
	o       Options
	book    *excelize.File
	styles  styles
	streams map[string]*sheetStream
	order   []*sheetStream
}

type styles struct {
	header, text int
	decimals     [mostScale + 1]int
}

// sheetStream is the sheet that records of a table go to: the last of those that the table fills.
type sheetStream struct {
	table *tidy.Table
	part  int
	row   int
	w     *excelize.StreamWriter
}

func openXLSX(path string, o Options) (Writer, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, fmt.Errorf("%s is a folder; name a file", path)
	}
	x := &xlsxWriter{path: path, o: o, book: excelize.NewFile(), streams: map[string]*sheetStream{}}
	if err := x.begin(); err != nil {
		x.Abort()
		return nil, err
	}
	return x, nil
}

func (x *xlsxWriter) begin() error {
	if err := x.makeStyles(); err != nil {
		return err
	}
	if err := x.explain(); err != nil {
		return err
	}
	for _, t := range sheetTables() {
		s := &sheetStream{table: t}
		if err := x.newSheet(s); err != nil {
			return err
		}
		x.streams[t.Name] = s
		x.order = append(x.order, s)
	}
	return nil
}

// sheetTables are the tables of a workbook: first the one to look into.
func sheetTables() []*tidy.Table { return append([]*tidy.Table{tidy.Wide()}, tidy.Tables()...) }

func (x *xlsxWriter) makeStyles() (err error) {
	if x.styles.header, err = x.book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7E6E6"}}}); err != nil {
		return err
	}
	if x.styles.text, err = x.book.NewStyle(&excelize.Style{NumFmt: 49}); err != nil { // @
		return err
	}
	for scale := range x.styles.decimals {
		format := "#,##0"
		if scale > 0 {
			format += "." + strings.Repeat("0", scale)
		}
		if x.styles.decimals[scale], err = x.book.NewStyle(&excelize.Style{CustomNumFmt: &format}); err != nil {
			return err
		}
	}
	return nil
}

// explain makes the first sheet, which lists all tables and columns with what they mean.
func (x *xlsxWriter) explain() error {
	if err := x.book.SetSheetName("Sheet1", readMe); err != nil {
		return err
	}
	w, err := x.stream(readMe, []string{"table", "column", "中文", "English"}, []float64{16, 20, 60, 80})
	if err != nil {
		return err
	}
	row := 1
	line := func(cells ...any) {
		row++
		if err == nil {
			err = w.SetRow("A"+strconv.Itoa(row), cells)
		}
	}
	for _, t := range sheetTables() {
		line(t.Name, "", t.Zh, t.En)
		for _, c := range t.Columns {
			line(t.Name, c.Name, c.Zh, c.En)
		}
	}
	if err != nil {
		return err
	}
	return w.Flush()
}

// stream begins a sheet with its header, which stays in view.
func (x *xlsxWriter) stream(sheet string, header []string, widths []float64) (*excelize.StreamWriter, error) {
	if err := x.book.SetSheetDimension(sheet, ""); err != nil { // how large it is shows when it is written; some readers believe what stands there
		return nil, err
	}
	w, err := x.book.NewStreamWriter(sheet)
	if err != nil {
		return nil, err
	}
	for i, width := range widths {
		if err := w.SetColWidth(i+1, i+1, width); err != nil {
			return nil, err
		}
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return nil, err
	}
	var cells []any
	for _, h := range header {
		cells = append(cells, excelize.Cell{StyleID: x.styles.header, Value: h})
	}
	return w, w.SetRow("A1", cells)
}

// newSheet begins the next sheet of a table: values, values 2 …
func (x *xlsxWriter) newSheet(s *sheetStream) error {
	s.part++
	name := s.table.Name
	if s.part > 1 {
		name += " " + strconv.Itoa(s.part)
		if err := s.w.Flush(); err != nil {
			return err
		}
	}
	if _, err := x.book.NewSheet(name); err != nil {
		return err
	}
	var header []string
	var widths []float64
	for _, c := range s.table.Columns {
		header = append(header, c.Name)
		width := map[tidy.Kind]float64{tidy.Integer: 8, tidy.Decimal: 16, tidy.Date: 12}[c.Kind]
		widths = append(widths, max(width, 12, float64(len(c.Name)+2)))
	}
	w, err := x.stream(name, header, widths)
	s.w, s.row = w, 1
	return err
}

func (x *xlsxWriter) Write(batches []tidy.Batch) error {
	var cells []any
	for _, b := range append([]tidy.Batch{tidy.Widen(batches)}, batches...) {
		s := x.streams[b.Table.Name]
		for _, r := range b.Records {
			if s.row == sheetRows {
				if err := x.newSheet(s); err != nil {
					return err
				}
			}
			s.row++
			cells = cells[:0]
			for i, v := range r {
				cells = append(cells, x.cell(&b.Table.Columns[i], v))
			}
			if err := s.w.SetRow("A"+strconv.Itoa(s.row), cells); err != nil {
				return err
			}
		}
	}
	return nil
}

// cell is a value with its format: codes stay texts, numbers show their printed decimals. A number that Excel cannot hold is a text.
func (x *xlsxWriter) cell(c *tidy.Column, v any) any {
	switch v := v.(type) {
	case string:
		if utf16Length(v) > excelText {
			x.o.note(page.Say("%s: a text is longer than a cell of Excel; it is cut", c.Name))
		}
		return excelize.Cell{StyleID: x.styles.text, Value: v}
	case value.Amount:
		digits := strings.Trim(strings.ReplaceAll(strings.TrimPrefix(v.String(), "-"), ".", ""), "0")
		number, err := strconv.ParseFloat(v.String(), 64)
		if len(digits) > excelDigits || err != nil {
			return excelize.Cell{StyleID: x.styles.text, Value: v.String()}
		}
		return excelize.Cell{StyleID: x.styles.decimals[min(int(v.Scale()), mostScale)], Value: number}
	}
	return v
}

// utf16Length is the length of a text as Excel counts it.
func utf16Length(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

func (x *xlsxWriter) Close() error {
	defer x.book.Close()
	for _, s := range x.order {
		if err := s.w.Flush(); err != nil {
			return err
		}
	}
	return x.save()
}

// save writes the parts of the workbook in the order of their names: that of the library changes from run to run.
func (x *xlsxWriter) save() error {
	loose, err := os.CreateTemp(filepath.Dir(x.path), "."+filepath.Base(x.path)+".*.tmp")
	if err != nil {
		return err
	}
	defer os.Remove(loose.Name())
	defer loose.Close()
	// The library would keep the whole workbook in memory, if it were not handed a file to write to.
	x.book.SetZipWriter(func(io.Writer) excelize.ZipWriter { return zip.NewWriter(loose) })
	if _, err := x.book.WriteToBuffer(); err != nil {
		return err
	}
	size, err := loose.Seek(0, 2)
	if err != nil {
		return err
	}
	parts, err := zip.NewReader(loose, size)
	if err != nil {
		return err
	}
	out, err := create(x.path)
	if err != nil {
		return err
	}
	if err := sorted(out, parts); err != nil {
		out.discard()
		return err
	}
	return out.place()
}

func sorted(out *target, parts *zip.Reader) error {
	w := zip.NewWriter(out)
	first := func(name string) int { // readers look at the list of parts first
		if name == "[Content_Types].xml" {
			return 0
		}
		return 1
	}
	slices.SortFunc(parts.File, func(a, b *zip.File) int {
		return cmp.Or(cmp.Compare(first(a.Name), first(b.Name)), strings.Compare(a.Name, b.Name))
	})
	for _, f := range parts.File {
		if err := w.Copy(f); err != nil {
			return err
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	return out.finish()
}

func (x *xlsxWriter) Abort() { x.book.Close() }
