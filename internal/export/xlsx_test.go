package export

import (
	"bytes"
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"gongkai/internal/tidy"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
)

func TestXLSX(t *testing.T) {
	path, records := exported(t, "xlsx", Options{}, documents(t)...)
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, x := range tidy.Tables() {
		lines, err := f.GetRows(x.Name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		var got [][]string
		for _, l := range lines[1:] {
			got = append(got, append(l, make([]string, len(x.Columns)-len(l))...))
		}
		same(t, x, got, records[x.Name], func(_ tidy.Column, v any) string {
			if a, ok := v.(value.Amount); ok { // a number has no scale
				return decimal.RequireFromString(a.String()).String()
			}
			return text(v)
		})
		panes, err := f.GetPanes(x.Name)
		if err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("%s: the header moves: %+v, %v", x.Name, panes, err)
		}
	}
	wide, err := f.GetRows("amounts")
	if err != nil || len(wide) != len(records["values"])+1 || strings.Join(wide[1][:19], "|") !=
		"昌吉回族自治州人民政府电子政务办公室|2025|budget|summary|部门收支总体情况表|income|||item|current|||一、本年收入||budget|预算数|505.74|万元|5,057,400.00" {
		t.Errorf("%d values, the first is %v, %v", len(wide)-1, wide[1], err)
	}
	column, _ := excelize.ColumnNumberToName(
		slices.IndexFunc(columnsNamed(t, "rows"), func(s string) bool { return s == "code" }) + 1,
	)
	for row := 2; ; row++ {
		if code, _ := f.GetCellValue("rows", column+strconv.Itoa(row)); code != "" {
			kind, err := f.GetCellType("rows", column+strconv.Itoa(row))
			if err != nil || kind != excelize.CellTypeInlineString {
				t.Error("a code is", kind, err)
			}
			break
		}
	}
	column, _ = excelize.ColumnNumberToName(
		slices.IndexFunc(columnsNamed(t, "values"), func(s string) bool { return s == "amount_yuan" }) + 1,
	)
	if shown, err := f.GetCellValue("values", column+"2"); err != nil || shown != "5,057,400.00" {
		t.Error(shown, err)
	}
}

func columnsNamed(t *testing.T, table string) []string {
	t.Helper()
	for _, x := range tidy.Tables() {
		if x.Name == table {
			var out []string
			for _, c := range x.Columns {
				out = append(out, c.Name)
			}
			return out
		}
	}
	t.Fatal(table)
	return nil
}

// What Excel cannot hold as a number is a text.
func TestXLSXLongNumbers(t *testing.T) {
	x := &xlsxWriter{}
	for s, number := range map[string]bool{"0.00": true, "123456789012345": true, "1234567890123456": false,
		"123456789012345000000": true, "-0.123456789012345": true, "12345678901234.56": false} {
		a, err := value.NewAmount(s)
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := x.cell(&tidy.Column{}, a).(excelize.Cell).Value.(float64); ok != number {
			t.Errorf("%s is a number: %v", s, ok)
		}
	}
}

// TestWide: the wide layout has every value of the tidy one, at its row and column.
// TestXLSXFilter: the sheet of amounts can be filtered from the first amount on, and no other sheet can.
func TestXLSXFilter(t *testing.T) {
	for amounts, want := range []int{0, 1, 1} {
		doc := fixture(t, "seed-word")
		doc.Performance, doc.Facts, doc.Checks = nil, nil, nil
		doc.Tables = doc.Tables[:1]
		table := &doc.Tables[0]
		rows := slices.DeleteFunc(table.Rows, func(r document.Row) bool { return !r.PrintsAmount() || len(r.Values) != 1 })
		if len(rows) < amounts {
			t.Fatalf("%d rows with one amount", len(rows))
		}
		table.Rows = rows[:amounts]
		path, _ := exported(t, "xlsx", Options{}, doc)
		f, err := excelize.OpenFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, sheet := range f.GetSheetList() {
			tables, err := f.GetTables(sheet)
			if n := len(tables); err != nil || sheet == "amounts" && n != want || sheet != "amounts" && n > 0 {
				t.Errorf("%d amounts: sheet %s has %d filters, %v", amounts, sheet, n, err)
			}
			if want == 1 && len(tables) == 1 && !strings.HasSuffix(tables[0].Range, strconv.Itoa(amounts+1)) {
				t.Errorf("%d amounts: %s", amounts, tables[0].Range)
			}
		}
		f.Close()
	}
}

func TestWide(t *testing.T) {
	for _, name := range []string{"seed-word", "places/shenzhen"} { // all is verified, some is not
		t.Run(name, func(t *testing.T) { wideHolds(t, fixture(t, name)) })
	}
}

// TestWideNumbers: in a workbook years, levels and pages are numbers, and codes are texts.
func TestWideNumbers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "wide.xlsx")
	f, err := Find("xlsx")
	if err != nil {
		t.Fatal(err)
	}
	w, err := f.Open(path, Options{Wide: true})
	if err != nil {
		t.Fatal(err)
	}
	batches, _ := tidy.New(nil).Add(fixture(t, "seed-word"))
	if err := errors.Join(w.Write(batches), w.Close()); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows("income")
	if err != nil || len(rows) < 3 {
		t.Fatal(len(rows), err)
	}
	for i, name := range rows[0] {
		if rows[2][i] == "" || !slices.Contains(append([]string{"code", "name"}, wideNumbers...), name) {
			continue
		}
		cell, err := excelize.CoordinatesToCellName(i+1, 3)
		if err != nil {
			t.Fatal(err)
		}
		kind, err := book.GetCellType("income", cell)
		number := kind == excelize.CellTypeNumber || kind == excelize.CellTypeUnset
		if err != nil || number != slices.Contains(wideNumbers, name) {
			t.Errorf("%s %q is of type %v (%v)", name, rows[2][i], kind, err)
		}
	}
}

func wideHolds(t *testing.T, doc *document.Document) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "wide")
	f, err := Find("csv")
	if err != nil {
		t.Fatal(err)
	}
	w, err := f.Open(dir, Options{Wide: true})
	if err != nil {
		t.Fatal(err)
	}
	batches, _ := tidy.New(nil).Add(doc)
	if err := errors.Join(w.Write(batches), w.Close()); err != nil {
		t.Fatal(err)
	}
	want, got := 0, 0
	doubts := map[string]bool{} // what a row says of its amounts that are not verified
	for _, table := range doc.Tables {
		for _, row := range table.Rows {
			var names []string
			for _, v := range row.Values {
				if v.Amount != nil || row.Cells.Get(v.Column) != nil {
					want++
				}
				if c := row.Cells.Get(v.Column); v.Amount != nil && c.Proof != document.Verified {
					names = append(names, v.Column)
				}
			}
			doubts[strings.Join(names, " ")] = true
		}
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range lines[1:] {
			if said := line[len(line)-len(wideTail)+slices.Index(wideTail, "doubts")]; !doubts[said] {
				t.Errorf("%s: no row has the doubts %q", file, said)
			}
			for _, s := range line[len(wideLead) : len(line)-len(wideTail)] {
				if s != "" {
					got++
				}
			}
		}
	}
	if got != want || want == 0 {
		t.Errorf("%d values, want %d", got, want)
	}
	if rest, _ := filepath.Glob(filepath.Join(filepath.Dir(dir), ".gongkai*")); len(rest) > 0 {
		t.Errorf("left behind: %v", rest)
	}
}
