package main

import (
	"math"
	"syscall"
)

// addressSpace is how much the system allows this process. The Go runtime ends with a trace when it is too little.
func addressSpace() uint64 {
	var limit syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_AS, &limit) != nil {
		return math.MaxUint64
	}
	return limit.Cur
}
