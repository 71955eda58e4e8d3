package failure

import "testing"

// TestAgain: what may be the fault of the machine is tried again in the next run, and nothing else is.
func TestAgain(t *testing.T) {
	want := map[string]bool{Crash: true, Memory: true, Changed: true, NoAccess: true}
	for _, id := range []string{
		Missing, NoAccess, Nothing, Changed, Archive, Encrypted, Nested, Bomb, Empty, NotPDF, TooLarge, Password,
		Damaged, Scan, Internal, Crash, Timeout, Memory, Unknown,
	} {
		if got := Because(id, "why").Again(); got != want[id] {
			t.Errorf("%s: again is %v", id, got)
		}
		if got := Because(id, "why").Alone(); got != (id == Timeout || id == Internal) {
			t.Errorf("%s: alone is %v", id, got)
		}
	}
}
