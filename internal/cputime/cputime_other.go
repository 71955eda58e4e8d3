//go:build !unix

package cputime

import "time"

var start = time.Now()

// Used is the time since the process started: here nothing tells what it used.
func Used() time.Duration { return time.Since(start) }
