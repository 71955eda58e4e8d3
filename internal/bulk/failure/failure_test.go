package failure

import (
	"testing"

	"gongkai/extract/finding"
)

// TestPlain: for programs a failure has its id and message alone, and no failure stays none.
func TestPlain(t *testing.T) {
	f := Because(Memory, "needs more memory than %d MB", 7)
	p := f.Plain()
	if p == nil || p.ID != Memory || p.Message != "needs more memory than 7 MB" || !p.Words.IsZero() || f.Words.IsZero() {
		t.Errorf("%+v of %+v", p, f)
	}
	if (*Failure)(nil).Plain() != nil {
		t.Error("no failure has become one")
	}
	if w := p.Said(); w.String() != finding.Say("needs more memory than 7 MB").String() {
		t.Error(w)
	}
}

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
