package glyphname

import "testing"

func TestText(t *testing.T) {
	for name, want := range map[string]string{
		"A": "A", "parenleft": "(", "Aacute": "Á", "yen": "¥", "fi": "ﬁ", "Lcommaaccent": "Ļ",
		"dalethatafpatah": "\u05D3\u05B2",
		"uni9884":         "预", "uni98847B97": "预算", "u20AC": "€", "u2000B": "\U0002000B", "uni4e00": "一",
		"A.sc": "A", "uni9884.vert": "预", "f_f_i": "ffi", "f_uni9884.alt": "f预", "copyrightserif": "©",
		"": "", ".notdef": "", "g12": "", "uni98": "", "uniD800": "", "u110000": "", "uni0000": "", "nosuchname": "",
		"a1": "",
	} {
		if got := Text(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

func TestDingbat(t *testing.T) {
	for name, want := range map[string]string{"a1": "✁", "a19": "✓", "a206": "❰", "a207": "", "a0": "", "space": " "} {
		if got := Dingbat(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}
