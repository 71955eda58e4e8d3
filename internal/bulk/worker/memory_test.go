package worker

import (
	"runtime/debug"
	"testing"
)

// TestUsed: memory that went back to the system is not used any more.
func TestUsed(t *testing.T) {
	const size = 128 << 20
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
