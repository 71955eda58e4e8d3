package finding

import (
	"encoding/json"
	"errors"
	"math"
	"testing"
)

// Words that went through JSON say what they said before.
func TestWordsJSON(t *testing.T) {
	for _, w := range []Words{
		{},
		Say("no %%EOF"),
		Say("%q on %s", "样张", Count(3, "%d page", "%d pages")),
		Say("%.0f %% of %v", 63.0, 1e300),
		Say("%d, %x and %c", int64(-5), uint8(10), '元'),
		Say("%s: %v", Severity("info"), errors.New("a <b> & c")),
		Say("%s (%s)", Say("a"), Say("%s", Say("%d", 7))),
		Say("%v", []int{1, 2}),
		Say("%v", 1.5),
		Say("%v %v", math.Inf(1), nil),
	} {
		text, err := json.Marshal(w)
		if err != nil {
			t.Errorf("%+v: %v", w, err)
			continue
		}
		var got Words
		if err := json.Unmarshal(text, &got); err != nil {
			t.Errorf("%s: %v", text, err)
		}
		if got.String() != w.String() || got.Format != w.Format || got.IsZero() != w.IsZero() {
			t.Errorf("%s says %q, before it was %q", text, got, w)
		}
	}
	for _, text := range []string{`1`, `{"args":[null]}`, `{"args":[[1]]}`, `{"args":[true]}`,
		`{"args":[{"args":[1e999]}]}`, `{"args":[99999999999999999999]}`} {
		var w Words
		if err := json.Unmarshal([]byte(text), &w); err == nil {
			t.Errorf("%s was read as %+v", text, w)
		}
	}
}
