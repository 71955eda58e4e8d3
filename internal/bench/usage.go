//go:build unix

package bench

import (
	"context"
	"errors"
	"os/exec"
	"runtime"
	"syscall"
	"time"
)

// Usage is what a process took, with all processes that it started and waited for.
type Usage struct {
	User   float64 `json:"user_seconds"`
	System float64 `json:"system_seconds"`
	Wall   float64 `json:"wall_seconds"`
	Peak   int64   `json:"peak_bytes"` // of memory that was resident, of the process that had most
}

func (u *Usage) add(v Usage) {
	u.User += v.User
	u.System += v.System
	u.Wall += v.Wall
	u.Peak = max(u.Peak, v.Peak)
}

// measure runs a command, whose output goes nowhere, and reports whether its exit status was 0. A process begins with
// the peak of the one that starts it, so this one must stay small.
func measure(ctx context.Context, name string, args ...string) (Usage, bool, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	began := time.Now()
	err := cmd.Run()
	wall := time.Since(began).Seconds()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) || ctx.Err() != nil {
		return Usage{}, false, errors.Join(err, ctx.Err())
	}
	u := Usage{User: cmd.ProcessState.UserTime().Seconds(), System: cmd.ProcessState.SystemTime().Seconds(), Wall: wall}
	if r, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		u.Peak = r.Maxrss << 10
		if runtime.GOOS == "darwin" {
			u.Peak = r.Maxrss // there in bytes
		}
	}
	return u, err == nil, nil
}
