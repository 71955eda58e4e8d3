package document

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestManifest(t *testing.T) {
	const text = `{"path":"a.pdf","url":"http://x.cn/?a=1&b=<2>","year":2025,"note":null,"final":true,"amount":240.00}`
	var m Manifest
	if err := json.Unmarshal([]byte(strings.ReplaceAll(text, "&", `\u0026`)), &m); err != nil {
		t.Fatal(err)
	}
	out, err := m.MarshalJSON()
	if err != nil || string(out) != text {
		t.Errorf("%s, %v", out, err)
	}
	for column, want := range map[string]string{"path": "a.pdf", "year": "2025", "note": "", "none": "", "final": "true"} {
		if got := m.Get(column); got != want {
			t.Errorf("%s: %q, want %q", column, got, want)
		}
	}
	for _, bad := range []string{`[]`, `{"a":{}}`, `{"a":[1]}`, `{"a":1,"a":2}`, `1`} {
		if json.Unmarshal([]byte(bad), &m) == nil {
			t.Errorf("%s is no manifest", bad)
		}
	}
}
