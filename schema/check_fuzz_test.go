package schema

import (
	"strings"
	"testing"
)

// FuzzParseSum: a sum that is accepted and printed anew is the same sum.
func FuzzParseSum(f *testing.F) {
	for _, s := range []string{"a", "a + b - c", "- a", "+", "a b", "a - - b", " ", "income/total.total - income/201.total"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		terms, err := ParseSum(s)
		if (err == nil) != (len(terms) > 0) {
			t.Fatalf("%q: %d terms, %v", s, len(terms), err)
		}
		var printed []string
		for i, term := range terms {
			switch {
			case term.Negative:
				printed = append(printed, "-")
			case i > 0:
				printed = append(printed, "+")
			}
			printed = append(printed, string(term.Address))
		}
		again, err := ParseSum(strings.Join(printed, " "))
		if len(terms) == 0 || terms[0].Negative { // a sum begins with its first addend
			return
		}
		if err != nil || len(again) != len(terms) {
			t.Fatalf("%q, printed as %q: %v, %v", s, printed, again, err)
		}
		for i := range terms {
			if again[i] != terms[i] {
				t.Fatalf("%q: %v, then %v", s, terms, again)
			}
		}
	})
}
