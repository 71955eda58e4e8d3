package document

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/normalize/value"
	"gongkai/schema/address"
)

// A document that is read and written again is the same, byte for byte.
func TestDecodeGoldens(t *testing.T) {
	files, err := filepath.Glob("../../fixtures/*.json")
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, file := range files {
		if strings.HasSuffix(file, ".truth.json") {
			continue
		}
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := Decode(f)
		f.Close()
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		read++
		first := encoded(t, doc)
		again, err := Decode(strings.NewReader(first))
		if err != nil {
			t.Fatal(err)
		}
		if encoded(t, again) != first {
			t.Errorf("%s changes", file)
		}
		golden, _ := os.ReadFile(file)
		if compact(string(golden)) != compact(first) {
			t.Errorf("%s is not what it was", file)
		}
	}
	if read == 0 {
		t.Error("no golden was read")
	}
}

// compact leaves out all white space: goldens are indented.
func compact(s string) string { return strings.Join(strings.Fields(s), "") }

// All members, those that are rare too, survive.
func TestDecodeEverything(t *testing.T) {
	number := func(s string) *value.Amount {
		a := amount(t, s)
		return &a
	}
	box := geometry.Rect{X0: 1.25, Y0: 2, X1: 3.5, Y1: 1e6}
	text := []Text{{Kind: "loose", Text: "<水印> & \u2028", Page: 1, Box: box}}
	squares := []Square{{Row: 1, Col: 2, Rows: 3, Cols: 4, Text: "某", Page: 5, Box: box}}
	cell := &Cell{Raw: "1,234.50", Page: 2, Box: box, Proof: Doubtful, Checks: []int{0, 7},
		Corrected: &Correction{By: "某", Why: "涂改"}}
	cells := Cells{{"total", cell}, {"name", &Cell{Raw: "名"}}}
	big := number("1234567890123456789012345678901234567890")
	doc := &Document{Format: Format, Source: Source{Name: "a.pdf", SHA256: "ab", Bytes: 1, Pages: 2, Producer: "Word",
		Manifest: Manifest{{"url", []byte(`"x"`)}, {"n", []byte(`1.50`)}}},
		Info: Info{ptr("f"), ptr("budget"), []string{Scans}, new(2025), ptr("某局"), ptr(OneUnit),
			&Division{"某省", "某市", "某县", "659001"},
			ptr("万元"),
			ptr("2025-02-14"), []Told{{"document:year", nil, ptr("2025"), "某", "封面"}}},
		Summary: Summary{Values: 3, VerifiedShare: number("0.9870"), Corrected: 1, Checks: Verdicts{Exact: 2},
			FactsLeftOut: 4},
		Tables: []Table{{ID: "t", Instance: 2, Number: 3, Title: "表", Department: ptr("某中心"), Status: Filled, Note: ptr("无"),
			Unit:  ptr("元"),
			Pages: []int{1, 2}, Columns: []Column{{ID: "total", Side: "income", Path: []string{"合", "计"}, Number: 1,
				Unit: ptr("%")}},
			Rows: []Row{{Address: "t#2/income/201", Side: "income", Role: Item, Item: "i", Code: "201", Name: "名", Project: "项",
				Level:   1,
				Classes: []Class{{"economic", "301", "工资"}}, Unit: &Unit{"001", "某所"}, Year: 2024,
				Values: Values{{"z", number("0.00")}, {"a", nil}, {"b", number("-1234.50")}}, Cells: cells, Extra: squares}},
			Captions: text, Header: squares, Notes: text}, {ID: "e", Status: Missing}},
		Performance: []Sheet{{ID: "s", Title: "绩", Year: new(2025), Pages: []int{9}, Cells: cells,
			Fields: Fields{{ID: "objective", Text: ptr("1.00")}, {ID: "funds", Amount: number("60.00")}, {ID: "none"}},
			Indicators: []Indicator{{Level1: ptr("产出"), Name: "率", Target: value.ParseTarget("≥90%"), Basis: ptr("b"),
				Prior:  ptr("p"),
				Weight: number("10"), Rule: ptr("r"), Evidence: ptr("e"), Page: 9, Box: box}}, Captions: text, Labels: squares,
			Notes: text}},
		Facts: []Fact{{ID: "staff.actual", Value: number("18"), Unit: "人", Text: "实有18人", Page: 4, Box: box, Year: 2024,
			About: "x", AgreesWith: []address.Address{"a/b"}}},
		Checks: []Check{{ID: "c", Table: "t", Row: "r", Column: "k", Relation: "<=", Verdict: Exact, Left: big,
			Right:      new(big.Mul(*big)),
			Difference: number("0.0"), Envelope: number("0.005"), Cells: []Operand{{Address: "t/r/k", Value: number("1"),
				Page: 1, Box: &box}, {Address: "x"}}}},
		Unmapped: []Grid{{Title: ptr("表"), Pages: []int{1}, Cells: squares, Captions: text, Notes: text,
			Nearest: &Nearest{"t", 0.5, 0.25, []string{"m"}}}},
		Text:        text,
		Diagnostics: []finding.Finding{{ID: "a.b", Severity: finding.Warning, Message: "m", Page: 3, Box: &box}}}
	first := encoded(t, doc)
	again, err := Decode(strings.NewReader(first))
	if err != nil {
		t.Fatal(err)
	}
	if got := encoded(t, again); got != first {
		t.Errorf("%s\nwant %s", got, first)
	}
}

func TestDecoderGoesOn(t *testing.T) {
	a, b := encoded(t, &Document{Format: Format}), encoded(t, &Document{Format: Format, Source: Source{Name: "b"}})
	d := NewDecoder(strings.NewReader(a + "\n" + b + "\n\n"))
	for _, want := range []string{"", "b"} {
		doc, err := d.Next()
		if err != nil || doc.Source.Name != want {
			t.Fatal(doc, err)
		}
	}
	if _, err := d.Next(); err != io.EOF {
		t.Error(err)
	}
}

func TestDecodeRefuses(t *testing.T) {
	for _, text := range []string{"", "  ", "null", "[]", "{}", `{"format":"gongkai/2"}`, `{"format":"gongkai/1"`,
		`{"format":"gongkai/1"} x`,
		`{"format":"gongkai/1","tables":[{"rows":[{"values":[1]}]}]}`,
		`{"format":"gongkai/1","tables":[{"rows":[{"values":{"a":1e5}}]}]}`,
		`{"format":"gongkai/1","tables":[{"rows":[{"values":{"a":"1"}}]}]}`,
		`{"format":"gongkai/1","text":[{"bbox":[1,"2"]}]}`,
		`{"format":"gongkai/1","performance":[{"fields":{"a":{}}}]}`} {
		if doc, err := Decode(strings.NewReader(text)); err == nil || doc != nil {
			t.Errorf("%s: %v, %v", text, doc, err)
		}
	}
	if _, err := Decode(strings.NewReader("[]")); !errors.Is(err, ErrFormat) {
		t.Error(err)
	}
}

// FuzzDecode: whatever is read can be written, and is then read the same.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"format":"gongkai/1","tables":[{"id":"t","rows":[{"values":{"a":1.50,"b":null},"cells":{"a":{"raw":"1.50","bbox":[1,2,3,4]}}}]}]}`))
	f.Add([]byte(`{"format":"gongkai/1","performance":[{"fields":{"a":"x","b":1},"cells":null}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		doc, err := Decode(bytes.NewReader(text))
		if err != nil {
			return
		}
		first := encoded(t, doc)
		again, err := Decode(strings.NewReader(first))
		if err != nil {
			t.Fatal(err)
		}
		if got := encoded(t, again); got != first {
			t.Errorf("%s\nwant %s", got, first)
		}
	})
}

// What never ends costs no more than one document may have.
func TestDecodeIsBounded(t *testing.T) {
	b := &bounded{r: strings.NewReader("abcdef"), left: 4}
	if text, err := io.ReadAll(b); string(text) != "abcd" || err != errLarge {
		t.Errorf("%q, %v", text, err)
	}
}
