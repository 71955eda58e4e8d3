// Package cputime tells how much processor time this process has used. Tests that bound what a piece of work may cost
// measure it rather than a clock, which a busy machine makes meaningless.
package cputime

import "time"

// Since is the processor time, of user and system, that this process has used since Used gave start.
func Since(start time.Duration) time.Duration { return Used() - start }
