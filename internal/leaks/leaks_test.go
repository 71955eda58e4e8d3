package leaks

import "testing"

// TestFind: the digits of a box or a hash are no telephone number, a text that is one stays to be found.
func TestFind(t *testing.T) {
	for text, want := range map[string]int{
		`{"bbox":[13900001111, 2],"text":"电话 0994-2340000"}`:               1,
		"3f0c2a139000011113f0c2a13900001111aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa": 0,
	} {
		if got := Find(text); len(got) != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
