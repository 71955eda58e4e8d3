//go:build !linux

package worker

import "os"

func refuseBeyond(int64) {}

func resetPeak() {}

func mostOf(*os.ProcessState) int64 { return 0 } // systems differ in what they tell

// peak is what the process holds after a document, which the collector has not yet given back.
func peak() int64 { return used() }
