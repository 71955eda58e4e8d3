package export

import (
	"archive/zip"
	"bytes"
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"gongkai/extract/finding"
	"gongkai/internal/tidy"
	"gongkai/normalize/document"
	"gongkai/normalize/redact"
	"gongkai/normalize/value"
	"gongkai/schema"
)

var fixtureNames = []string{"seed-word", "d2-gbk", "d3-excel", "d4-split", "d5-kangxi", "d6-rotated"}

func fixture(t *testing.T, name string) *document.Document {
	t.Helper()
	f, err := os.Open(filepath.Join("../../fixtures", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := document.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// documents are those of the fixtures, the last of them changed so that it has what is rare.
func documents(t *testing.T) []*document.Document {
	var out []*document.Document
	for _, name := range fixtureNames {
		out = append(out, fixture(t, name))
	}
	last := out[len(out)-1]
	last.Source.Manifest = document.Manifest{
		{Name: "url", Value: json.RawMessage(`"https://example.org/预算?a=1&b=2"`)},
		{Name: "rank", Value: json.RawMessage(`3`)},
	}
	a, _ := value.NewAmount("-0.5")
	last.Facts = []document.Fact{{ID: "staff.actual", Value: &a, Unit: "人", Text: "=1+1,\"二\"\n三", Page: 1}}
	last.Tables[0].Rows[0].Cells[0].Corrected = &document.Correction{Read: &a, By: "某", Why: "涂改"}
	last.Checks[0].Verdict, last.Checks[0].Difference = document.Mismatch, &a
	return out
}

// export writes documents and gives the path and their records.
func exported(t *testing.T, format string, o Options, docs ...*document.Document) (string, map[string][]tidy.Record) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "out")
	f, err := Find(format)
	if err != nil {
		t.Fatal(err)
	}
	w, err := f.Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	forms, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	m, records := tidy.New(tidy.Names(forms)), map[string][]tidy.Record{}
	for _, d := range docs {
		batches, _ := m.Add(d)
		for _, b := range batches {
			records[b.Table.Name] = append(records[b.Table.Name], b.Records...)
		}
		if err := w.Write(batches); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".*"))
	inside, _ := filepath.Glob(filepath.Join(path, ".*"))
	if err != nil || len(left)+len(inside) > 0 {
		t.Error(left, inside, err)
	}
	return path, records
}

// bytesOf gives the bytes of an export: of a file, or of all files of a folder.
func bytesOf(t *testing.T, path string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	err := filepath.WalkDir(path, func(file string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			name, _ := filepath.Rel(path, file)
			out[name], err = os.ReadFile(file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestSameBytes(t *testing.T) {
	for _, f := range Formats {
		t.Run(f.Name, func(t *testing.T) {
			t.Parallel()
			one, _ := exported(t, f.Name, Options{}, documents(t)...)
			two, _ := exported(t, f.Name, Options{}, documents(t)...)
			first, second := bytesOf(t, one), bytesOf(t, two)
			if len(first) == 0 || len(first) != len(second) {
				t.Fatal(len(first), len(second))
			}
			for name := range first {
				if !bytes.Equal(first[name], second[name]) {
					t.Errorf("%s differs", name)
				}
			}
		})
	}
}

// same compares what was read back, as texts, with the records.
func same(t *testing.T, x *tidy.Table, got [][]string, want []tidy.Record, as func(tidy.Column, any) string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %d records, want %d", x.Name, len(got), len(want))
		return
	}
	for i := range want {
		for k, c := range x.Columns {
			if w := as(c, want[i][k]); got[i][k] != w {
				t.Fatalf("%s.%s, record %d: %q, want %q", x.Name, c.Name, i, got[i][k], w)
			}
		}
	}
}

func plainText(_ tidy.Column, v any) string { return text(v) }

func TestCSV(t *testing.T) {
	for _, c := range []struct {
		format string
		o      Options
	}{{"csv", Options{}}, {"csv", Options{BOM: true, KeepFormulas: true}}, {"datapackage", Options{BOM: true}}} {
		path, records := exported(t, c.format, c.o, documents(t)...)
		for _, x := range tidy.Tables() {
			data, err := os.ReadFile(filepath.Join(path, x.Name+".csv"))
			if err != nil {
				t.Fatal(err)
			}
			if bom := bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")); bom != (c.format == "csv" && c.o.BOM) {
				t.Error("byte order mark", bom)
			}
			lines, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")))).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			for i, column := range x.Columns {
				if lines[0][i] != column.Name {
					t.Errorf("%s: %s is called %s", x.Name, column.Name, lines[0][i])
				}
			}
			same(t, x, lines[1:], records[x.Name], func(column tidy.Column, v any) string {
				if c.o.KeepFormulas || column.Kind != tidy.Text && column.Kind != tidy.List {
					return text(v)
				}
				return Guard(text(v))
			})
		}
	}
}

func TestNDJSON(t *testing.T) {
	path, records := exported(t, "ndjson", Options{}, documents(t)...)
	for _, x := range tidy.Tables() {
		f, err := os.Open(filepath.Join(path, x.Name+".ndjson"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		var got [][]string
		for d := json.NewDecoder(f); ; {
			d.UseNumber()
			var line map[string]json.RawMessage
			if err := d.Decode(&line); err == io.EOF {
				break
			} else if err != nil {
				t.Fatal(err)
			}
			var r []string
			for _, c := range x.Columns {
				raw := string(line[c.Name])
				if raw == "null" {
					raw = ""
				}
				var s string
				if c.Kind != tidy.List && json.Unmarshal([]byte(raw), &s) == nil {
					raw = s
				}
				r = append(r, raw)
			}
			got = append(got, r)
		}
		same(t, x, got, records[x.Name], plainText)
	}
}

func TestParquet(t *testing.T) {
	path, records := exported(t, "parquet", Options{}, documents(t)...)
	for _, x := range tidy.Tables() {
		got, names := readParquet(t, filepath.Join(path, x.Name+".parquet"))
		for i, c := range x.Columns {
			if names[i] != c.Name {
				t.Errorf("%s: %s is called %s", x.Name, c.Name, names[i])
			}
		}
		same(t, x, got, records[x.Name], func(c tidy.Column, v any) string {
			switch a := v.(type) {
			case value.Amount:
				return a.Decimal().StringFixed(decimalScale)
			case string:
				if c.Kind == tidy.Date {
					return strconv.Itoa(int(days(a)))
				}
			}
			return text(v)
		})
	}
}

// readParquet reads all of a file with the library's own reader.
func readParquet(t *testing.T, path string) (records [][]string, names []string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := parquet.OpenFile(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range f.Schema().Columns() {
		names = append(names, c[0])
	}
	for _, group := range f.RowGroups() {
		rows := group.Rows()
		buffer := make([]parquet.Row, 100)
		for {
			n, err := rows.ReadRows(buffer)
			for _, row := range buffer[:n] {
				r := make([]string, len(names))
				for i, v := range row {
					switch {
					case v.IsNull():
					case v.Kind() == parquet.FixedLenByteArray:
						r[i] = fromFixed(v.ByteArray())
					case v.Kind() == parquet.ByteArray:
						r[i] = string(v.ByteArray())
					case v.Kind() == parquet.Int32:
						r[i] = strconv.Itoa(int(v.Int32()))
					default:
						r[i] = strconv.FormatInt(v.Int64(), 10)
					}
				}
				records = append(records, r)
			}
			if err == io.EOF {
				break
			} else if err != nil {
				t.Fatal(err)
			}
		}
		rows.Close()
	}
	return records, names
}

func fromFixed(b []byte) string {
	n := new(big.Int).SetBytes(b)
	if b[0]&0x80 != 0 {
		n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(8*len(b))))
	}
	return decimal.NewFromBigInt(n, -decimalScale).StringFixed(decimalScale)
}

func TestFixed(t *testing.T) {
	for _, s := range []string{"0", "-0.5", "0.0000000001", "-123456789012345678.12",
		"9999999999999999999999999999.9999999999", "-9999999999999999999999999999.9999999999"} {
		a, err := value.NewAmount(s)
		if err != nil {
			t.Fatal(err)
		}
		if b, ok := fixed(a); !ok || fromFixed(b) != a.Decimal().StringFixed(decimalScale) {
			t.Errorf("%s: %x", s, b)
		}
	}
	for _, s := range []string{"0.00000000001", "10000000000000000000000000000"} {
		a, _ := value.NewAmount(s)
		if b, ok := fixed(a); ok {
			t.Errorf("%s: %x", s, b)
		}
	}
	doc := fixture(t, "seed-word")
	a, _ := value.NewAmount("0.00000000001")
	doc.Summary.VerifiedShare = &a
	var notes []string
	exported(t, "parquet", Options{Note: func(w finding.Words) { notes = append(notes, w.String()) }}, doc)
	if len(notes) != 1 || !strings.Contains(notes[0], "documents.verified_share") {
		t.Error(notes)
	}
}

func openDB(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// query gives the answer of a query, a line a record.
func query(t *testing.T, db *sql.DB, q string) []string {
	t.Helper()
	rows, err := db.Query(q)
	if err != nil {
		t.Fatalf("%s: %v", q, err)
	}
	defer rows.Close()
	names, _ := rows.Columns()
	var out []string
	for rows.Next() {
		cells := make([]any, len(names))
		for i := range cells {
			cells[i] = new(sql.NullString)
		}
		if err := rows.Scan(cells...); err != nil {
			t.Fatal(err)
		}
		var line []string
		for _, c := range cells {
			line = append(line, c.(*sql.NullString).String)
		}
		out = append(out, strings.Join(line, "|"))
	}
	return out
}

func TestSQLite(t *testing.T) {
	path, records := exported(t, "sqlite", Options{}, documents(t)...)
	db := openDB(t, path)
	if bad := query(t, db, "PRAGMA foreign_key_check"); bad != nil {
		t.Error(bad)
	}
	if ok := query(t, db, "PRAGMA integrity_check"); !slices.Equal(ok, []string{"ok"}) {
		t.Error(ok)
	}
	for _, x := range tidy.Tables() {
		var want []string
		var columns []string
		for _, c := range x.Columns {
			if c.Kind == tidy.Decimal && c.Name != "value" {
				columns = append(columns, fmt.Sprintf("printf('%%.10f', %s)", `"`+c.Name+`"`))
			} else if c.Name == "value" {
				columns = append(columns, "value_text")
			} else {
				columns = append(columns, `"`+c.Name+`"`)
			}
			if c.Name == "amount_yuan" {
				columns = append(columns, "amount_fen")
			}
		}
		for _, r := range records[x.Name] {
			var line []string
			for i, c := range x.Columns {
				a, isAmount := r[i].(value.Amount)
				switch {
				case isAmount && c.Name == "value":
					line = append(line, a.String())
				case isAmount:
					line = append(line, a.Decimal().StringFixed(10))
				case c.Kind == tidy.Decimal && c.Name != "value":
					line = append(line, "0.0000000000") // what printf makes of NULL
				default:
					line = append(line, text(r[i]))
				}
				if c.Name == "amount_yuan" {
					fen := ""
					if isAmount {
						fen = a.Decimal().Shift(2).String()
					}
					line = append(line, fen)
				}
			}
			want = append(want, strings.Join(line, "|"))
		}
		got := query(t, db, "SELECT "+strings.Join(columns, ", ")+" FROM "+`"`+x.Name+`"`)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %d records, want %d", x.Name, len(got), len(want))
			for i := range min(len(got), len(want)) {
				if got[i] != want[i] {
					t.Fatalf("%s\nwant %s", got[i], want[i])
				}
			}
		}
	}
}

func TestViews(t *testing.T) {
	next := fixture(t, "seed-word") // another year, with all amounts the same but one
	next.Info.Year, next.Source.SHA256 = new(2026), strings.Repeat("f", 64)
	again := fixture(t, "seed-word") // the same disclosure in a file that proves less
	again.Summary.Verified, again.Source.SHA256 = 1, strings.Repeat("0", 64)
	path, records := exported(t, "sqlite", Options{}, append(documents(t), next, again)...)
	db := openDB(t, path)
	for _, v := range query(t, db, "SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name") {
		if n := query(t, db, "SELECT count(*) FROM "+v); n[0] == "0" && v != "doubtful_values" {
			t.Errorf("%s has no line", v)
		}
	}
	const seed = " WHERE department LIKE '%电子政务%' AND year = 2025"
	for q, want := range map[string]string{
		"count(*) FROM chosen_documents": "7",
		"income || '', expenditure || '', basic || '', project || '' FROM department_totals" +
			seed: "5057400.0|5057400.0|2657400.0|2400000.0",
		"total || '', reception || '', vehicles || '' FROM three_public" + seed: "21600.0|1700.0|19900.0",
		"count(*) FROM projects" + seed:                                         "4",
		"total || '' FROM spending_by_function" + seed + " AND code = '201'":    "4305600.0",
		// the classes add up to the total
		"sum(total) || '' FROM spending_by_function" +
			seed: "5057400.0",
		"year_before || '', change || '', percent || '' FROM year_changes WHERE address = 'income/total' AND column_name = 'total'": "5057400.0|0.0|0.0",
		"check_name, difference FROM failed_checks":                 "summary.balance|-0.5",
		"count(*) = (SELECT count(*) FROM \"values\") FROM amounts": "1",
	} {
		if got := query(t, db, "SELECT "+q); len(got) != 1 || got[0] != want {
			t.Errorf("%s: %v, want %s", q, got, want)
		}
	}
	if len(records["documents"]) != 8 {
		t.Error(len(records["documents"]))
	}
}

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

func TestDataPackage(t *testing.T) {
	for version, want := range map[int][]string{2: {`"$schema": "https://datapackage.org/profiles/2.0/datapackage.json"`,
		`"type": "table"`}, 1: {`"profile": "tabular-data-package"`, `"name": "check-cells"`}} {
		path, _ := exported(
			t,
			"datapackage",
			Options{Version: version, Licences: []string{"CC-BY-4.0", "https://example.org/licence"}, Title: "某市"},
			documents(t)...)
		data, err := os.ReadFile(filepath.Join(path, descriptor))
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range append(want, `"title": "某市"`, `{"name":"CC-BY-4.0"}`, `{"path":"https://example.org/licence"}`,
			`"path":"https://example.org/%E9%A2%84%E7%AE%97?a=1&b=2"`) {
			if !bytes.Contains(data, []byte(w)) {
				t.Errorf("version %d: no %s in %.600s", version, w, data)
			}
		}
		var d dataPackage
		if err := json.Unmarshal(data, &d); err != nil {
			t.Fatal(err)
		}
		if len(d.Sources) != len(fixtureNames) || len(d.Resources) != len(tidy.Tables()) {
			t.Error(len(d.Sources), len(d.Resources))
		}
		names := map[string]bool{}
		for _, r := range d.Resources {
			hash, size, err := digest(filepath.Join(path, r.Path))
			if err != nil || r.Hash != "sha256:"+hash || r.Bytes != size {
				t.Errorf("%s: %v", r.Name, err)
			}
			names[r.Name] = true
			for _, k := range r.Schema.ForeignKeys {
				if !names[k.Reference.Resource] {
					t.Errorf("%s refers to %s", r.Name, k.Reference.Resource)
				}
			}
		}
	}
}

// parts gives all bytes of an export, with what its files compress.
func parts(t *testing.T, format, path string) []byte {
	t.Helper()
	var all []byte
	for name, data := range bytesOf(t, path) {
		all = append(append(all, name...), data...)
		switch format {
		case "xlsx":
			z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range z.File {
				r, err := f.Open()
				if err != nil {
					t.Fatal(err)
				}
				part, err := io.ReadAll(r)
				if err != nil {
					t.Fatal(err)
				}
				all = append(all, part...)
			}
		case "parquet":
			records, _ := readParquet(t, filepath.Join(path, name))
			all = append(all, fmt.Sprint(records)...)
		}
	}
	return all
}

// With redaction nothing personal is in the bytes of any format; without it, it is, or this test could not see it.
func TestNothingPersonal(t *testing.T) {
	forms, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	personal := schema.PersonalIn(forms)
	secrets := map[string]bool{}
	for _, name := range fixtureNames {
		for _, s := range fixture(t, name).Performance {
			for _, f := range s.Fields {
				if personal.Field(s.ID, f.ID) && f.Text != nil && len([]rune(*f.Text)) > 1 {
					secrets[*f.Text] = true
				}
			}
		}
	}
	if len(secrets) < 5 {
		t.Fatal(secrets)
	}
	for _, f := range Formats {
		t.Run(f.Name, func(t *testing.T) {
			t.Parallel()
			open, _ := exported(t, f.Name, Options{}, documents(t)...)
			docs := documents(t)
			for _, d := range docs {
				redact.Document(d, personal)
			}
			closed, _ := exported(t, f.Name, Options{}, docs...)
			before, after := parts(t, f.Name, open), parts(t, f.Name, closed)
			for s := range secrets {
				if !bytes.Contains(before, []byte(s)) {
					t.Errorf("the test does not see %q", s)
				}
				if bytes.Contains(after, []byte(s)) {
					t.Errorf("%q is left", s)
				}
			}
		})
	}
}

// A run that fails leaves what was there, and nothing beside it.
func TestAbort(t *testing.T) {
	for _, f := range Formats {
		dir := t.TempDir()
		path := filepath.Join(dir, "out")
		old := path
		if f.Folder {
			if err := os.Mkdir(path, 0o777); err != nil {
				t.Fatal(err)
			}
			old = filepath.Join(path, "values."+f.Name)
		}
		if err := os.WriteFile(old, []byte("old"), 0o666); err != nil {
			t.Fatal(err)
		}
		w, err := f.Open(path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		batches, _ := tidy.New(nil).Add(fixture(t, "seed-word"))
		if err := w.Write(batches); err != nil {
			t.Fatal(err)
		}
		w.Abort()
		if there := bytesOf(t, dir); len(there) != 1 {
			t.Errorf("%s: %d files", f.Name, len(there))
		}
		if text, _ := os.ReadFile(old); string(text) != "old" {
			t.Errorf("%s: %q", f.Name, text)
		}
	}
	for _, f := range Formats {
		nowhere := filepath.Join(t.TempDir(), "no", "folder", "\x00")
		if _, err := f.Open(nowhere, Options{}); err == nil && f.Name != "xlsx" {
			t.Errorf("%s is written nowhere", f.Name)
		}
	}
}

func TestFind(t *testing.T) {
	if _, err := Find("xls"); err == nil || !strings.Contains(err.Error(), "xlsx") {
		t.Error(err)
	}
	if f, _ := Find("csv"); !f.Takes("bom") || f.Takes("title") {
		t.Error(f)
	}
}

// TestWide: the wide layout has every value of the tidy one, at its row and column.
func TestWide(t *testing.T) {
	doc := fixture(t, "seed-word")
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
	for _, table := range doc.Tables {
		for _, row := range table.Rows {
			for _, v := range row.Values {
				if v.Amount != nil || row.Cells.Get(v.Column) != nil {
					want++
				}
			}
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
