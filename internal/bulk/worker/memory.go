package worker

import (
	"context"
	"fmt"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"time"

	"gongkai/internal/bulk/failure"
)

// exitMemory is the exit status of a worker that used more memory than it may.
const exitMemory = 86

// Limit bounds the memory of this process, as that of a worker.
func Limit(most int64) { limitMemory(most) }

// limitMemory bounds the memory of this process in three ways: near the limit the collector works harder; a watch ends
// the process above it, on every system; and where the system can it refuses far more at once, in case the watch comes
// too late.
func limitMemory(most int64) {
	// nesting is bounded by internal/limits; what goes deeper is a mistake that shall end soon
	debug.SetMaxStack(32 << 20)
	if most <= 0 {
		return
	}
	refuseBeyond(most + most/4 + 128<<20)
	go WatchMemory(context.Background(), most, func() {
		fmt.Fprintf(os.Stderr, "more than %d bytes of memory\n", most)
		os.Exit(exitMemory)
	})
}

// WatchMemory has the collector work harder when this process comes near a limit, and calls over when it is above it.
// It returns when the context ends.
func WatchMemory(ctx context.Context, most int64, over func()) {
	before := debug.SetMemoryLimit(most / 10 * 9)
	defer debug.SetMemoryLimit(before)
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if used() > most {
			over()
			return
		}
	}
}

// TooMuch is the failure of a document that needs more memory than it may.
func TooMuch(most int64) failure.Failure {
	return failure.Because(failure.Memory, "needs more memory than %d MB", int(most>>20))
}

// used is the memory that the Go runtime holds of the system, which is all that the program has.
func used() int64 {
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(sample)
	return int64(sample[0].Value.Uint64() - sample[1].Value.Uint64())
}
