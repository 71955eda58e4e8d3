package narrative

import (
	"strings"
	"testing"
)

// TestNumberBegins: no number in front of a heading begins with another character than those that are looked for first.
func TestNumberBegins(t *testing.T) {
	matched := 0
	for r := rune(' '); r < 0x10000; r++ {
		for _, rest := range []string{"", "、", ".", "、x", "一部分:", "一)", "1)", "1."} {
			for _, n := range numbering {
				if s := string(r) + rest; n.MatchString(s) {
					matched++
					if !strings.ContainsRune(numberBegins, r) {
						t.Errorf("%q is a number by %v", s, n)
					}
				}
			}
		}
	}
	if matched < 40 {
		t.Errorf("only %d numbers", matched)
	}
}
