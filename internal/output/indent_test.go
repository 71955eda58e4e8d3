package output

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

// TestIndent: what is laid out means the same, whatever stands in its strings and however deep it is.
func TestIndent(t *testing.T) {
	long := strings.Repeat("长", lineWidth)
	deep := strings.Repeat(`[1,{"a":`, 40) + `"` + long + `"` + strings.Repeat("}]", 40)
	for _, text := range []string{
		`"a"`, `-1.5e3`, `null`, `{}`, `[[],{}]`, deep,
		`{"a\\":"\\\\","b\"":["` + long + `","\\\"",-1,true,false,null],"` + long + `":{"c":0.5}}`,
	} {
		out := indent(nil, []byte(text+"\n"))
		var want, got any
		if err := json.Unmarshal([]byte(text), &want); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(out, &got); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s became %s (%v)", text, out, err)
		}
	}
	before, _, _ := strings.Cut(string(indent(nil, []byte(deep))), `"a": "`+long)
	if n := len(before) - 1 - strings.LastIndexByte(before, '\n'); n != 80 { // a space for each object or list around
		t.Errorf("%d spaces in front of the innermost line", n)
	}
	if got := string(indent([]byte("x"), []byte(`[1,2]`))); got != "x[1,2]" {
		t.Errorf("appended: %q", got)
	}
}
