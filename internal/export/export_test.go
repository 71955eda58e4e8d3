package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/internal/tidy"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
	"gongkai/schema"
)

// fixtureNames are those of the documents that are written; with -short three, since each format is written and read
// back several times.
func fixtureNames() []string {
	if testing.Short() {
		return []string{"seed-word", "d5-kangxi", "d6-rotated"}
	}
	return []string{"seed-word", "d2-gbk", "d3-excel", "d4-split", "d5-kangxi", "d6-rotated"}
}

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
	for _, name := range fixtureNames() {
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

func TestFind(t *testing.T) {
	if _, err := Find("xls"); err == nil || !strings.Contains(err.Error(), "xlsx") {
		t.Error(err)
	}
	if f, _ := Find("csv"); !f.Takes("bom") || f.Takes("title") {
		t.Error(f)
	}
}
