package cputime

import (
	"testing"
	"time"
)

func TestUsed(t *testing.T) {
	before := Used()
	for n := 0; Since(before) < 20*time.Millisecond; n++ {
		if n > 1<<30 {
			t.Fatal("work uses no time")
		}
	}
	if before < 0 {
		t.Errorf("%v before", before)
	}
}
