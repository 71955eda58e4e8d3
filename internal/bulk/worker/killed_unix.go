//go:build unix

package worker

import (
	"os"
	"syscall"
)

// killed reports whether a signal from outside ended a process: from a person, or from a system that is short of
// memory. What goes wrong inside of it (a segment violation, an abort) ends it by other signals, and Go turns those
// into words and an exit status.
func killed(ended *os.ProcessState) bool {
	status, ok := ended.Sys().(syscall.WaitStatus)
	if !ok || !status.Signaled() {
		return false
	}
	switch status.Signal() {
	case syscall.SIGKILL, syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP, syscall.SIGQUIT:
		return true
	}
	return false
}
