package tidy

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongkai/normalize/document"
	"gongkai/normalize/value"
	"gongkai/schema"
)

func fixture(t *testing.T, name string) *document.Document {
	t.Helper()
	f, err := os.Open(filepath.Join("../../fixtures", name))
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

// all gives the records of documents by table.
func all(t *testing.T, docs ...*document.Document) map[string][]Record {
	t.Helper()
	forms, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	m, out := New(Names(forms)), map[string][]Record{}
	for _, d := range docs {
		batches, _ := m.Add(d)
		for _, b := range batches {
			out[b.Table.Name] = append(out[b.Table.Name], b.Records...)
		}
	}
	return out
}

// column gives all that a column holds.
func column(t *testing.T, records map[string][]Record, table, name string) []any {
	t.Helper()
	for _, x := range Tables() {
		if x.Name == table {
			var out []any
			for _, r := range records[table] {
				out = append(out, r[x.Column(name)])
			}
			return out
		}
	}
	t.Fatal(table)
	return nil
}

// Every table and column says what it is; keys and references lead to columns that are there, of tables that come
// before.
func TestTables(t *testing.T) {
	before := map[string]*Table{}
	for _, x := range Tables() {
		if x.Zh == "" || x.En == "" || len(x.Key) == 0 || before[x.Name] != nil {
			t.Errorf("table %s", x.Name)
		}
		seen := map[string]bool{}
		for _, c := range x.Columns {
			if c.Zh == "" || c.En == "" || seen[c.Name] || strings.ContainsAny(c.Zh+c.En, "\n\"") {
				t.Errorf("%s.%s", x.Name, c.Name)
			}
			seen[c.Name] = true
		}
		for _, k := range x.Key {
			if i := x.Column(k); i < 0 || !x.Columns[i].Required {
				t.Errorf("%s: the key %s is not required", x.Name, k)
			}
		}
		for _, f := range x.Foreign {
			if to := before[f.Table]; to == nil || !slices.Equal(to.Key, []string{f.To}) || !seen[f.Column] {
				t.Errorf("%s: %v", x.Name, f)
			}
		}
		for _, c := range x.Index {
			if !seen[c] {
				t.Errorf("%s: no column %s for the index", x.Name, c)
			}
		}
		before[x.Name] = x
	}
}

// Records hold what their columns say, no key stands twice, and references lead to records.
func TestRecords(t *testing.T) {
	odd := fixture(t, "d2-gbk.json") // as JSON of others may be: the same table, row, column and field twice
	odd.Source.SHA256 = ""
	odd.Tables = append(odd.Tables, odd.Tables[0])
	odd.Tables[1].Rows = append(odd.Tables[1].Rows, odd.Tables[1].Rows[0],
		document.Row{Role: "item", Values: document.Values{{Column: "new"}, {Column: "new"}}})
	odd.Performance[0].Fields = append(odd.Performance[0].Fields, odd.Performance[0].Fields...)
	odd.Checks = append(odd.Checks, odd.Checks[0])
	odd.Facts = []document.Fact{{ID: "a"}, {ID: "a"}}
	records := all(t, fixture(t, "seed-word.json"), fixture(t, "d5-kangxi.json"), odd, &document.Document{})
	keys := map[string]map[string]bool{}
	for _, x := range Tables() {
		keys[x.Name] = map[string]bool{}
		for _, r := range records[x.Name] {
			var key []string
			for _, k := range x.Key {
				text, _ := json.Marshal(r[x.Column(k)])
				key = append(key, string(text))
			}
			if k := strings.Join(key, " "); keys[x.Name][k] {
				t.Errorf("%s has %s twice", x.Name, k)
			} else {
				keys[x.Name][k] = true
			}
			for i, c := range x.Columns {
				checkValue(t, x.Name, c, r[i])
			}
			for _, f := range x.Foreign {
				if v := r[x.Column(f.Column)]; v != nil {
					if text, _ := json.Marshal(v); !keys[f.Table][string(text)] {
						t.Errorf("%s: %v leads nowhere", x.Name, v)
					}
				}
			}
		}
	}
	for name, minimum := range map[string]int{"documents": 4, "rows": 400, "values": 500, "indicators": 50, "checks": 1000,
		"check_cells": 3000, "sheet_fields": 50} {
		if n := len(records[name]); n < minimum {
			t.Errorf("%s: %d records", name, n)
		}
	}
}

func checkValue(t *testing.T, table string, c Column, v any) {
	t.Helper()
	ok := false
	switch x := v.(type) {
	case nil:
		ok = !c.Required
	case string:
		ok = c.Kind == Text || c.Kind == Date || c.Kind == List && json.Valid([]byte(x))
		ok = ok && (c.Enum == nil || slices.Contains(c.Enum, x) || table == "tables" && x == "")
	case int:
		ok = c.Kind == Integer
	case value.Amount:
		ok = c.Kind == Decimal
	}
	if !ok {
		t.Errorf("%s.%s holds %#v", table, c.Name, v)
	}
}

// Every value of the document is there, digit for digit, and in 元.
func TestValuesAreExact(t *testing.T) {
	doc := fixture(t, "d2-gbk.json")
	records := all(t, doc)
	got := map[string]string{}
	for i, id := range column(t, records, "values", "row_id") {
		v, _ := records["values"][i][values.Column("value")].(value.Amount)
		got[id.(string)+"/"+column(t, records, "values", "column_name")[i].(string)] = v.String()
	}
	want := map[string]string{}
	for _, x := range doc.Tables {
		for _, r := range x.Rows {
			for _, v := range r.Values {
				if v.Amount != nil {
					want[IdentityOf(doc).Document+"/"+string(r.Address.Add(v.Column))] = v.Amount.String()
				}
			}
		}
	}
	if !maps.Equal(got, want) || len(want) < 100 {
		t.Errorf("%d values, want %d", len(got), len(want))
	}
	yuan := records["values"][0][values.Column("amount_yuan")].(value.Amount)
	if v := records["values"][0][values.Column("value")].(value.Amount); v.Scale() != 2 ||
		yuan.Cmp(v.Mul(mustAmount(t, "10000"))) != 0 ||
		yuan.Scale() != 2 {
		t.Errorf("%v 万元 are %v 元", v, yuan)
	}
}

func mustAmount(t *testing.T, s string) value.Amount {
	t.Helper()
	a, err := value.NewAmount(s)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func ids(t *testing.T, records map[string][]Record) map[string][]any {
	out := map[string][]any{}
	for _, x := range Tables() {
		out[x.Name] = column(t, records, x.Name, x.Key[0])
	}
	return out
}

// The same disclosure has the same ids in every run, whatever else is exported and in which order; another year adds
// ids and changes none.
func TestIdsStay(t *testing.T) {
	this := func() *document.Document { return fixture(t, "seed-word.json") }
	next := this()
	next.Info.Year = new(2026)
	next.Source.SHA256 = strings.Repeat("f", 64)
	alone := ids(t, all(t, this()))
	again := ids(t, all(t, this()))
	if !slices.Equal(again["rows"], alone["rows"]) || !slices.Equal(again["documents"], alone["documents"]) {
		t.Error("a second run gives other ids")
	}
	for _, order := range [][]*document.Document{{this(), next}, {fixture(t, "d3-excel.json"), next, this()}} {
		both := ids(t, all(t, order...))
		for table, there := range alone {
			for _, id := range there {
				if !slices.Contains(both[table], id) {
					t.Fatalf("%s: %v is gone", table, id)
				}
			}
		}
	}
	a, b := IdentityOf(this()), IdentityOf(next)
	if a.Department != b.Department || a.Disclosure == b.Disclosure || a.Document == b.Document {
		t.Errorf("%v, %v", a, b)
	}
	now, then := column(t, all(t, this()), "rows", "address"), column(t, all(t, next), "rows", "address")
	if !slices.Equal(now, then) {
		t.Error("the same lines of another year have other addresses")
	}
	corrected := this() // the same disclosure, published again with another file
	corrected.Source.SHA256 = strings.Repeat("e", 64)
	if c := IdentityOf(corrected); c.Disclosure != a.Disclosure || c.Document == a.Document {
		t.Errorf("%v, %v", a, c)
	}
	m := New(nil)
	if _, added := m.Add(this()); !added {
		t.Error("not added")
	}
	renamed := this()
	renamed.Source.Name = "copy.pdf"
	if _, added := m.Add(renamed); added {
		t.Error("a copy is added again")
	}
}

func TestDepartmentID(t *testing.T) {
	named := func(name string, manifest ...string) string {
		doc := &document.Document{}
		if name != "" {
			doc.Info.Department = &name
		}
		for i := 0; i+1 < len(manifest); i += 2 {
			text, _ := json.Marshal(manifest[i+1])
			doc.Source.Manifest = append(doc.Source.Manifest, document.ManifestColumn{Name: manifest[i], Value: text})
		}
		return IdentityOf(doc).Department
	}
	one := named("昌吉州财政局（本级）")
	for _, c := range []struct {
		what string
		id   string
		same bool
	}{
		{"spaces and signs of another width", named("昌吉州 财政局(本级)"), true},
		{"another name", named("昌吉州审计局"), false},
		{"the name of a manifest, where none is printed", named("", "部门名称", "昌吉州财政局（本级）"), true},
		{"the printed name before that of a manifest", named("昌吉州财政局（本级）", "department", "财政局"), true},
		{"a division", named("昌吉州财政局（本级）", "division", "652300"), false},
		{"no name", "", false},
	} {
		if (c.id == one) != c.same {
			t.Errorf("%s: %s, %s", c.what, c.id, one)
		}
	}
	if named("") != "" || len(one) != hashDigits {
		t.Errorf("%q, %q", named(""), one)
	}
	if named(
		"财政局",
		"division",
		"652300",
		"department_code",
		"101",
	) != named("财政和国资局", "department_code", "101", "division", "652300") {
		t.Error("a code stays when the name changes")
	}
	if named("测试市安全生产监督管理局") != named("测试市应急管理局") || named("中共测试市委办公室") != named("测试市委员会办公室") {
		t.Error("a department of a former or a short name is another one")
	}
	if named("财政局", "division", "652300") == named("财政局", "division", "652301") {
		t.Error("two counties have one department")
	}
}

// Papers that do not say whose they are are not files of one disclosure.
func TestUnknownDepartments(t *testing.T) {
	of := func(sum string) Identity {
		return IdentityOf(&document.Document{Source: document.Source{SHA256: strings.Repeat(sum, 64)}})
	}
	if a, b := of("a"), of("b"); a.Disclosure == b.Disclosure || a.Document == b.Document {
		t.Errorf("%+v, %+v", a, b)
	}
}

// What names mean comes from the forms; where nothing is known the printed words stand in.
func TestTerms(t *testing.T) {
	records := all(t, fixture(t, "seed-word.json"))
	find := func(id string) Record {
		for _, r := range records["terms"] {
			if r[0] == id {
				return r
			}
		}
		t.Fatalf("no term %s", id)
		return nil
	}
	if r := find("table:income"); r[3] == nil || r[4] == nil {
		t.Error(r)
	}
	for _, id := range []string{"column:income.total", "column:summary.income.budget", "item:summary/income/current",
		"field:project_performance.objective", "sheet:project_performance"} {
		if r := find(id); r[3] == nil {
			t.Error(r)
		}
	}
	if r := find("check:income.rows"); r[5] == nil {
		t.Error(r)
	}
	m := New(nil)
	batches, _ := m.Add(fixture(t, "seed-word.json"))
	if batches[0].Records[0][3] == nil {
		t.Error(batches[0].Records[0])
	}
}

// FuzzRecords: whatever can be read as documents gives records with keys of their own, and references that lead to
// records.
func FuzzRecords(f *testing.F) {
	f.Add(
		[]byte(
			`{"format":"gongkai/1","tables":[{"id":"t","rows":[{"address":"t/a","values":{"a":1.5},"cells":{"a":{"raw":"1.5","page":1,"bbox":[1,2,3,4]}}}]},{"id":"t"}],
		"checks":[{"id":"c","cells":[{"address":"t/a/a","value":1}]}],"performance":[{"id":"s","fields":{"a":"b"},"indicators":[{"name":"n"}]}],"facts":[{"id":"f"}]}`,
		),
	)
	f.Fuzz(func(t *testing.T, text []byte) {
		doc, err := document.Decode(bytes.NewReader(text))
		if err != nil {
			return
		}
		batches, _ := New(nil).Add(doc)
		keys := map[string]map[string]bool{}
		for _, b := range append(batches, Widen(batches)) {
			known := map[string]bool{}
			keys[b.Table.Name] = known
			for _, r := range b.Records {
				var key []any
				for _, k := range b.Table.Key {
					key = append(key, r[b.Table.Column(k)])
				}
				if k := fmt.Sprint(key...); known[k] {
					t.Fatalf("%s has %s twice", b.Table.Name, k)
				} else {
					known[k] = true
				}
				for _, f := range b.Table.Foreign {
					if v := r[b.Table.Column(f.Column)]; v != nil && !keys[f.Table][fmt.Sprint(v)] {
						t.Fatalf("%s: %v leads nowhere", b.Table.Name, v)
					}
				}
			}
		}
	})
}
