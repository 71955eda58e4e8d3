// Package room tells how much memory the system allows this process. Where that is less than the Go runtime needs, the
// runtime ends with a trace of its own, which tells nobody what to do; so a program that imports this package ends
// before that, with a line and an exit status: while its packages are set up, and, where C is linked in, before Go
// begins. A program without C still needs some 800 MB of address space to come that far.
package room

import (
	"fmt"
	"os"

	"gongkai/internal/lang"
	"gongkai/internal/limits"
)

// exitStatus is that of a run that failed by itself.
const exitStatus = 1

// bound is one that the system sets.
type bound struct {
	allowed, needed uint64
	message         string // of what was allowed and is needed, in MB
}

// Other packages take memory when they are set up. This one comes before most of them.
func init() {
	for _, b := range bounds() {
		if b.allowed >= b.needed+limits.LeastRoom {
			continue
		}
		l, _ := lang.Choose("", os.Getenv)
		fmt.Fprintf(os.Stderr, "gongkai: %s\n",
			lang.NewSpeaker(l).Say(b.message, int(b.allowed>>20), int((b.needed+limits.LeastRoom)>>20)))
		os.Exit(exitStatus)
	}
}

// Memory is how many of these bytes the system has room for, beside what the runtime needs.
func Memory(bytes int64) int64 {
	for _, b := range bounds() {
		if room := b.allowed - b.needed; room < uint64(bytes) {
			bytes = int64(room)
		}
	}
	return bytes
}
