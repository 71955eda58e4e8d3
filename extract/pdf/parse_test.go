package pdf

import (
	"strings"
	"testing"

	"gongkai/extract/pdf/syntax"
)

func parseString(s string) (Object, *parser) {
	p := &parser{Lexer: syntax.Lexer{Data: []byte(s)}, values: 100_000}
	return p.object(), p
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		in, want string
		broken   bool
	}{
		{"null", "null", false},
		{"true", "true", false},
		{"12", "12", false},
		{"-12", "-12", false},
		{"+12", "12", false},
		{"--12", "-12", false},
		{"12-34", "12", false},
		{"99999999999999999999", "9007199254740992", false},
		{"1.50", "1.5", false},
		{"-.5", "-0.5", false},
		{"4.", "4", false},
		{".", "0", false},
		{"1.2.3", "1.2", true},
		{"1.5e2", "150", false},
		{"/Na#6De#zz", "/Name#zz", false},
		{"/", "/", false},
		{"12 0 R", "12 0 R", false},
		{"[12 0 R/A]", "[12 0 R /A ]", false},
		{"[12 0 Rx]", "[12 0 ]", true},
		{"[1 0 2 0 R]", "[1 0 2 0 R ]", false},
		{"[-1 0 R]", "[-1 0 ]", true},
		{"(a(b)c\\)d)", "61286229632964", false},
		{"<48 65 6>", "486560", false},
		{"% comment\n[ % another\n1]", "[1 ]", false},
		{"<< /A 1 /B << /C [ 2 ] >> >>", "<</A 1/B <</C [2 ]>>>>", false},
		{"<< /A /B /C null >>", "<</A /B>>", false},
		{"<< /A 1 2 /B 3 >>", "<</A 1/B 3>>", true},
		{"<< /A [ 1 2 >>", "<</A [1 2 ]>>", true},
		{"<< /A ] /B 3 >>", "<</B 3>>", true},
		{"<< /A 1 > /B", "<</A 1>>", true},
		{"<< /A <4142 /B 1 >>", "<</A 4142/B 1>>", true},
		{"<< /A (x\nendobj\n2 0 obj", "<</A 78>>", true},
		{"<< /Length 12endobj", "<</Length 12>>", true},
		{"<< /A", "<<>>", true},
		{"[ 1 2", "[1 2 ]", true},
		{"[ 1 ) } foo 2 ]", "[1 2 ]", true},
		{"endobj", "null", true},
		{">>", "null", true},
		{"", "null", true},
	} {
		o, p := parseString(c.in)
		if got := plain(o); got != c.want || p.Broken != c.broken {
			t.Errorf("%q: %s, broken %v, want %s, %v", c.in, got, p.Broken, c.want, c.broken)
		}
	}
}

func TestParseIsBounded(t *testing.T) {
	for _, s := range []string{"[", "<<", "<</A", "(", "<", "[<<", "/", "1 ", "1 0 R "} {
		o, _ := parseString("[" + strings.Repeat(s, 200_000))
		_ = o
	}
	if _, p := parseString(strings.Repeat("[", 200)); !p.limited {
		t.Error("depth is not bounded")
	}
	if _, p := parseString("[" + strings.Repeat("1 ", 200_000)); !p.limited {
		t.Error("values are not bounded")
	}
}

func TestTextString(t *testing.T) {
	for in, want := range map[string]string{
		"\xfe\xff\x4e\x2d\x65\x87": "中文",
		"\xff\xfe\x2d\x4e":         "中",
		"\xef\xbb\xbf中":            "中",
		"Caf\xe9 ":                 "Café",
	} {
		if got := TextString([]byte(in)); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
