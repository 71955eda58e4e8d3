package controls

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestVisible(t *testing.T) {
	for text, want := range map[string]string{
		"":                              "",
		"科目\t1\n":                       "科目\t1\n",
		"“引号” — 1,234.50":               "“引号” — 1,234.50",
		"\x1b[31mred\x07":               `\u001b[31mred\u0007`,
		"a\u0085b\u009bc\x7f":           `a\u0085b\u009bc\u007f`,
		"1\u202e05\u202c \u2066x\u2069": `1\u202e05\u202c \u2066x\u2069`,
		"\u200e\u200f\u061c":            `\u200e\u200f\u061c`,
		"\xff\xfe":                      "\xff\xfe",
	} {
		if got := Visible(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestJSON: the text means the same, and has none of these characters.
func TestJSON(t *testing.T) {
	for _, s := range []string{"科目", "a\u0085\u202e\x7f\u2067b", "\x01\r\n\t\u009f"} {
		text, err := json.Marshal(map[string]string{s: s})
		if err != nil {
			t.Fatal(err)
		}
		escaped := JSON(text)
		var got map[string]string
		if err := json.Unmarshal(escaped, &got); err != nil || got[s] != s {
			t.Errorf("%q: %q, %v", s, got, err)
		}
		if strings.ContainsFunc(string(escaped), Steers) {
			t.Errorf("left in %q", escaped)
		}
	}
}

// TestMayStand: the look at single bytes overlooks none of the characters.
func TestMayStand(t *testing.T) {
	for r := rune(0); r < 0x3000; r++ {
		if want := Steers(r) && r != '\r'; mayStand([]byte("科"+string(r)+"目")) != want {
			t.Errorf("%U: want %v", r, want)
		}
	}
}

func TestXML(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "科目\t1": "科目\t1", `<a href="x">&'`: "&lt;a href=&#34;x&#34;&gt;&amp;&#39;",
		"a\x00\u202eb\u200f\x7f\ufffe\uffff": "a\ufffd\ufffdb\ufffd\ufffd\ufffd\ufffd", "\xff": "\ufffd",
	} {
		if got := XML(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestHTML(t *testing.T) {
	for page, want := range map[string]string{
		"<p>教育局</p>": "<p>教育局</p>",
		"<p title=\"\u202ea\">1\u202e05 <b>\u2066x</b>\u200f": "<p title=\"\u202ea\">1\ufffd05 <b>\ufffdx</b>\ufffd",
		"<script>'\u202e<b>\u202e'</script>\u202e":            "<script>'\u202e<b>\u202e'</script>\ufffd",
		"\u202e<p \u202e": "\ufffd<p \u202e",
	} {
		if got := string(HTML([]byte(page))); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
