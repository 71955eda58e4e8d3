package bulk

import (
	"testing"
	"time"

	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/store"
)

// TestHolds: what a run kept holds unless the machine may have been at fault; a document that took too long has only
// failed for runs that give it no more time.
func TestHolds(t *testing.T) {
	for _, c := range []struct {
		id      string
		seconds float64
		timeout time.Duration
		want    bool
	}{
		{"", 1, time.Second, true},
		{failure.Scan, 1, time.Second, true},
		{failure.Memory, 1, time.Second, false},
		{failure.Timeout, 10, 10 * time.Second, true},
		{failure.Timeout, 10, 5 * time.Second, true},
		{failure.Timeout, 10 * muchTime, 10 * time.Second, false}, // no more than that part of it
		{failure.Timeout, 1, 10 * time.Second, false},
		{failure.Timeout, 10, 0, false}, // as long as it takes
	} {
		r := &store.Record{}
		r.Seconds = c.seconds
		if c.id != "" {
			r.Failure = &failure.Failure{ID: c.id}
		}
		if got := holds(r, c.timeout); got != c.want {
			t.Errorf("%q after %g s, with %v: holds is %v", c.id, c.seconds, c.timeout, got)
		}
	}
}
