package disjoint

import "testing"

func TestSets(t *testing.T) {
	s := New(5)
	s.Grow()
	s.Join(0, 1)
	s.Join(4, 5)
	s.Join(1, 4)
	for i, want := range []bool{true, true, false, false, true, true} {
		if got := s.Find(i) == s.Find(0); got != want {
			t.Errorf("%d with 0: %v", i, got)
		}
	}
	if s.Find(2) == s.Find(3) {
		t.Error("2 and 3 were never joined")
	}
}
