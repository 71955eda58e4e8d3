package rows

import (
	"strings"
	"testing"
)

// TestOrdinalBegins: no numbering begins with another character than those that are looked for first.
func TestOrdinalBegins(t *testing.T) {
	matched := 0
	for r := rune(' '); r < 0x10000; r++ {
		for _, rest := range []string{"", "、", ".", "中", "一)", "1)"} {
			if s := string(r) + rest; ordinal.MatchString(s) {
				matched++
				if !strings.ContainsRune(ordinalBegins, r) {
					t.Errorf("%q is numbering", s)
				}
			}
		}
	}
	if matched < 20 {
		t.Errorf("only %d", matched)
	}
}
