package schema

import (
	"strings"
	"testing"
)

// TestOrderBegins: no ordinal in front of a label begins with another character than those that are looked for first.
func TestOrderBegins(t *testing.T) {
	matched := 0
	for r := rune(' '); r < 0x10000; r++ {
		for _, rest := range []string{"", "、", ".", "中:", "一)", "1)"} {
			if s := string(r) + rest; labelOrder.MatchString(s) {
				matched++
				if !strings.ContainsRune(orderBegins, r) {
					t.Errorf("%q is an ordinal", s)
				}
			}
		}
	}
	if matched < 40 {
		t.Errorf("only %d ordinals", matched)
	}
}
