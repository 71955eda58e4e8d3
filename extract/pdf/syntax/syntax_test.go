package syntax

import (
	"fmt"
	"strings"
	"testing"
)

// tokens prints all tokens of a text, each with a letter for its kind.
func tokens(s string) string {
	l := Lexer{Data: []byte(s)}
	var all []string
	for {
		t := l.Next()
		switch t.Kind {
		case End:
			return strings.Join(all, " ")
		case Number:
			all = append(all, fmt.Sprint(t.Num))
		case Name:
			all = append(all, "/"+string(t.Bytes))
		case String:
			all = append(all, fmt.Sprintf("(%s)", t.Bytes))
		default:
			all = append(all, string(t.Bytes))
		}
	}
}

func TestTokens(t *testing.T) {
	for in, want := range map[string]string{
		"1 0 0 rg": "1 0 0 rg", "[(a)-250(b)]TJ": "[ (a) -250 (b) ] TJ", "/F1 12Tf": "/F1 12 Tf",
		"<</A/B>>": "<< /A /B >>", "q%c\nQ": "q Q", "T*": "T*", "'": "'", "{1 }": "{ 1 }", ") >": ") >",
		"--5 +5 -.5 4. .": "-5 5 -0.5 4 0", "1.-3 4.5.6 12-34": "1 4.5 12", "- -": "-0 -0",
		"1e3 1.5e-2 2e 3em": "1000 0.015 2 e 3 em", "99999999999999999999": "9.007199254740992e+15",
		"1e999":                              "9.007199254740992e+15",
		"0.1 123.456 0.30000000000000004441": "0.1 123.456 0.3", "/A#20B /#zz /": "/A B /#zz /",
		"<48 65 6>": "(He`)", "<4x1z5>": "(AP)", "<41(b)": "(A) (b)", "(a(b)c\\)d": "(a(b)c)d)",
	} {
		if got := tokens(in); got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
}

func TestStrings(t *testing.T) {
	for in, want := range map[string]string{
		`plain`: "plain", `a\n\r\t\b\f`: "a\n\r\t\b\f", `\(\)\\\x`: `()\x`, `\53\0531\5`: "++1\x05", `\777`: "\xff",
		"a\\\r\nb": "ab", "a\\\nb\\\rc": "abc", "a\r\nb\rc\n": "a\nb\nc\n", `end\`: "end)", `(\101)`: "(A)",
	} {
		l := Lexer{Data: []byte("(" + in + ")")}
		if got := string(l.Next().Bytes); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestBroken: what is not well formed says so, and a string that is not closed ends where its object does.
func TestBroken(t *testing.T) {
	for in, broken := range map[string]bool{
		"(a)": false, "(a": true, "(a\\": true, "<41>": false, "<41": true, "<41 /A": true, "1.2": false, "1.2.3": true, "12-34": false,
		"(a\nendobj )": true, "(a\\n\rendobj )": true,
	} {
		l := Lexer{Data: []byte(in)}
		if l.Next(); l.Broken != broken {
			t.Errorf("%q: broken %v, want %v", in, l.Broken, broken)
		}
		if strings.Contains(in, "endobj") && !HasWord([]byte(in), l.Pos+1, "endobj") {
			t.Errorf("%q: ends at %d", in, l.Pos)
		}
	}
}

// FuzzNext: reading ends, and always moves on.
func FuzzNext(f *testing.F) {
	f.Add([]byte("BT /F1 12 Tf [(a\\051)-2.5<41>] TJ ET"))
	f.Fuzz(func(t *testing.T, data []byte) {
		l := Lexer{Data: data}
		for last := -1; ; last = l.Pos {
			if token := l.Next(); token.Kind == End {
				return
			}
			if l.Pos <= last || l.Pos > len(data) {
				t.Fatalf("from %d to %d", last, l.Pos)
			}
		}
	})
}
