//go:build !linux

package main

import "math"

// addressSpace is only limited where Linux is.
func addressSpace() uint64 { return math.MaxUint64 }
