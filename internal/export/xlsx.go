package export

import (
	"errors"
	"os"
	"strconv"

	"github.com/xuri/excelize/v2"

	"gongkai/extract/finding"
	"gongkai/internal/tidy"
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

// sheetStream is the sheet that records of a table go to: the last of those that the table fills.
type sheetStream struct {
	table *tidy.Table
	part  int
	row   int
	w     *excelize.StreamWriter
}

func openXLSX(path string, o Options) (Writer, error) {
	if o.Wide {
		return openWideXLSX(path, o)
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, finding.Problemf("%s is a folder; name a file", path)
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
	// how large it is shows when it is written; some readers believe what stands there
	if err := x.book.SetSheetDimension(sheet, ""); err != nil {
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
	frozen := excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}
	if err := w.SetPanes(&frozen); err != nil {
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
		s.part--
		err := s.filter()
		s.part++
		if err := errors.Join(err, s.w.Flush()); err != nil {
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

func (x *xlsxWriter) Close() error {
	defer x.book.Close()
	for _, s := range x.order {
		if err := s.filter(); err != nil {
			return err
		}
		if err := s.w.Flush(); err != nil {
			return err
		}
	}
	return x.save()
}

// filter gives the sheet of amounts buttons to filter by: which rows are parts of which others is told by role, level
// and unit.
func (s *sheetStream) filter() error {
	if s.table.Name != tidy.Wide().Name || s.row < 2 {
		return nil
	}
	last, err := excelize.CoordinatesToCellName(len(s.table.Columns), s.row)
	if err != nil {
		return err
	}
	return s.w.AddTable(&excelize.Table{Range: "A1:" + last, Name: "amounts_" + strconv.Itoa(s.part),
		StyleName: "TableStyleLight1"})
}

func (x *xlsxWriter) Abort() { x.book.Close() }
