package document

import (
	"bytes"
	"encoding/json"
	"testing"

	"gongkai/normalize/value"
)

// encoded prints as the program does: without escapes for HTML.
func encoded(t *testing.T, v any) string {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		t.Fatal(err)
	}
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}

func TestJSONOfMaps(t *testing.T) {
	number := func(s string) *value.Amount {
		a := amount(t, s)
		return &a
	}
	for _, c := range []struct {
		name string
		v    any
		want string
	}{
		{"values in their order, with their scale", Values{{"total", number("240.00")}, {"basic", nil}, {"a", number("-0.5")},
			{"0", number("0.00")}, {"big", number("12345678901234567890.10")}},
			`{"total":240.00,"basic":null,"a":-0.5,"0":0.00,"big":12345678901234567890.10}`},
		{"no values", Values{}, `{}`},
		{"no values at all", Values(nil), `{}`},
		{"fields are texts or amounts", Fields{{ID: "objective", Text: ptr(`<a> & "b"`)},
			{ID: "funds", Amount: number("60.00")}, {ID: "none"}},
			`{"objective":"<a> & \"b\"","funds":60.00,"none":null}`},
		{"cells", Cells{{"target", &Cell{Raw: "＜=10% <= >", Page: 2}},
			{"total", &Cell{Raw: "1.00", Page: 1, Proof: Verified}}},
			`{"target":{"raw":"＜=10% <= >","page":2,"bbox":[0,0,0,0]},"total":{"raw":"1.00","page":1,"bbox":[0,0,0,0],"proof":"verified"}}`},
		{"keys with signs", Values{{`a"<b`, nil}}, `{"a\"<b":null}`},
		{"a check without operands", Check{ID: "c", Table: "t", Verdict: Vacuous, Cells: []Operand{}},
			`{"id":"c","table":"t","verdict":"vacuous","left":null,"right":null,"difference":null,"envelope":null,"cells":[]}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := encoded(t, c.v)
			if got != c.want {
				t.Errorf("%s\nwant %s", got, c.want)
			}
			if !json.Valid([]byte(got)) {
				t.Error("no JSON")
			}
		})
	}
}

func TestGet(t *testing.T) {
	a := amount(t, "1.00")
	values, cells, fields := Values{{"x", &a}, {"y", nil}}, Cells{{"x", &Cell{Raw: "1.00"}}}, Fields{{ID: "x", Amount: &a}}
	if values.Get("x") != &a || values.Get("y") != nil || values.Get("z") != nil {
		t.Error("values")
	}
	if cells.Get("x") == nil || cells.Get("x").Raw != "1.00" || cells.Get("y") != nil {
		t.Error("cells")
	}
	if fields.Get("x") != &fields[0] || fields.Get("y") != nil {
		t.Error("fields")
	}
}

func ptr(s string) *string { return &s }

func amount(t *testing.T, s string) value.Amount {
	t.Helper()
	a, err := value.NewAmount(s)
	if err != nil {
		t.Fatal(err)
	}
	return a
}
