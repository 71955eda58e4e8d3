package worker

import (
	"context"
	"fmt"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"slices"
	"sync"
	"time"

	"gongkai/internal/bulk/failure"
)

// exitMemory is the exit status of a worker that used more memory than it may.
const exitMemory = 86

// Limit bounds the memory of this process, as that of a worker.
func Limit(most int64) { limitMemory(most) }

// limitMemory bounds the memory of this process in two ways, besides the collector, which works harder near the limit:
// a watch ends the process above it, on every system; and where the system can it refuses far more at once, in case the
// watch comes too late.
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

// roomy is how much memory a process may fill before the collector comes more often than the program asks for: with the
// program itself, and what a page takes, a process stays below 128 MB. Nearly every document needs less.
const roomy = 88 << 20

// watched are the limits of all watches in this process.
var watched struct {
	sync.Mutex
	limits []int64
}

// Collect has the collector of a program that collects seldom, which is quick while little is alive, come as often as
// is usual when much is: a large document would fill five times what it needs. It also comes more often near the
// limits of watches. It returns when the context ends.
func Collect(ctx context.Context) {
	room := debug.SetMemoryLimit(-1)
	every(ctx, func() bool {
		// to set it costs a pause, so it follows at a distance
		if now := enough(alive()); now > room+room/8 || now < room-room/8 {
			room = now
			debug.SetMemoryLimit(room)
		}
		return true
	})
}

// enough is how much a process may fill before the collector comes again: twice what is alive, and no more than nine
// tenths of what ends it.
func enough(alive int64) int64 {
	watched.Lock()
	defer watched.Unlock()
	room := max(roomy, 2*alive)
	for _, most := range watched.limits {
		room = min(room, most/10*9)
	}
	return room
}

// WatchMemory calls over when this process is above a limit. It returns when the context ends.
func WatchMemory(ctx context.Context, most int64, over func()) {
	watched.Lock()
	watched.limits = append(watched.limits, most)
	watched.Unlock()
	defer func() {
		watched.Lock()
		defer watched.Unlock()
		at := slices.Index(watched.limits, most)
		watched.limits = slices.Delete(watched.limits, at, at+1)
	}()
	every(ctx, func() bool {
		if used() > most {
			over()
			return false
		}
		return true
	})
}

// every does something again and again, closely enough for memory, until it gives false or the context ends.
func every(ctx context.Context, do func() bool) {
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if !do() {
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

// alive is the memory of all that the last collection found in use.
func alive() int64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return int64(sample[0].Value.Uint64())
}

// filled is the memory of all that is in use, or was and is not collected yet.
func filled() int64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return int64(sample[0].Value.Uint64())
}
