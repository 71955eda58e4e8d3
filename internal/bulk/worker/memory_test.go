package worker

import (
	"context"
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

// TestUsed: memory that went back to the system is not used any more.
func TestUsed(t *testing.T) {
	const size = 128 << 20
	debug.FreeOSMemory() // of other tests
	before := used()
	b := make([]byte, size)
	for i := 0; i < size; i += 4096 {
		b[i] = 1
	}
	full := used()
	if b[0] == 0 || full < before+size/2 {
		t.Errorf("%d bytes before, %d with %d more", before, full, size)
	}
	b = nil
	debug.FreeOSMemory()
	if after := used(); after > full-size/2 {
		t.Errorf("%d bytes after all went back, of %d", after, full)
	}
}

// TestCollect: a process may fill what is roomy, then twice what is alive, and less near a limit that is watched.
func TestCollect(t *testing.T) {
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(-1))
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	go Collect(ctx)
	wait := func(what string, least, most int64) {
		t.Helper()
		now := int64(0)
		for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
			if now = debug.SetMemoryLimit(-1); least <= now && now <= most {
				return
			}
		}
		t.Errorf("%s: the collector comes at %d bytes, not between %d and %d", what, now, least, most)
	}
	runtime.GC()
	wait("little is alive", roomy, roomy)

	const size = 400 << 20
	b := make([]byte, size)
	runtime.GC()
	wait("much is alive", 2*size*8/9, 2*size*10/8)

	watch, end := context.WithCancel(ctx)
	go WatchMemory(watch, size, func() {})
	wait("a limit is near", size*8/10, size*9/10)
	end()
	wait("the limit is gone", 2*size*8/9, 2*size*10/8)
	runtime.KeepAlive(b)

	b = nil
	runtime.GC()
	wait("little is alive again", roomy, roomy+roomy/8)
}
