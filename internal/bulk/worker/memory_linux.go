package worker

import (
	"bytes"
	"os"
	"strconv"
	"syscall"
)

// refuseBeyond makes the system refuse memory that can be written to. Address space alone, of which Go reserves much,
// does not count.
func refuseBeyond(bytes int64) {
	syscall.Setrlimit(syscall.RLIMIT_DATA, &syscall.Rlimit{Cur: uint64(bytes), Max: uint64(bytes)})
}

// mostOf is the most memory that a process had which has ended.
func mostOf(ended *os.ProcessState) int64 {
	if usage, ok := ended.SysUsage().(*syscall.Rusage); ok {
		return usage.Maxrss << 10
	}
	return 0
}

// resetPeak lets the system measure from here on.
func resetPeak() {
	os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // proc(5): resets VmHWM
}

// peak is the most memory that was resident since resetPeak.
func peak() int64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return used()
	}
	for line := range bytes.Lines(status) {
		if rest, ok := bytes.CutPrefix(line, []byte("VmHWM:")); ok {
			number := bytes.TrimSpace(bytes.TrimSuffix(bytes.TrimSpace(rest), []byte("kB")))
			if kB, err := strconv.ParseInt(string(number), 10, 64); err == nil {
				return kB << 10
			}
		}
	}
	return used()
}
