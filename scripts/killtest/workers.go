//go:build unix

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// stopFor is how long a worker is stopped: longer than any patience of the program's that is meant for a file.
const stopFor = 8 * time.Second

// disturb kills workers of a run as soon as they are seen, and stops others for a while, until it has done so often or
// the run ends. It needs /proc.
func (r *run) disturb(kills, stops int, random *rand.Rand) (killed, stopped int) {
	seen := map[int]bool{}
	var held sync.WaitGroup
	defer held.Wait()
	nextStop := time.Now().Add(time.Second)
	for killed < kills || stopped < stops {
		select {
		case <-r.ended:
			return killed, stopped
		case <-time.After(5 * time.Millisecond):
		}
		workers := children(r.cmd.Process.Pid)
		for _, pid := range workers {
			if seen[pid] {
				continue
			}
			seen[pid] = true
			if killed < kills && syscall.Kill(pid, syscall.SIGKILL) == nil {
				killed++
			}
		}
		if stopped < stops && len(workers) > 0 && time.Now().After(nextStop) {
			pid := workers[random.IntN(len(workers))]
			if syscall.Kill(pid, syscall.SIGSTOP) == nil {
				stopped++
				held.Go(func() {
					time.Sleep(stopFor)
					syscall.Kill(pid, syscall.SIGCONT)
				})
			}
			nextStop = time.Now().Add(time.Duration(random.Int64N(int64(stopFor) / 2)))
			if killed < kills { // its replacement is one more to kill
				syscall.Kill(workers[random.IntN(len(workers))], syscall.SIGKILL)
			}
		}
	}
	return killed, stopped
}

// children gives the processes that a process has started.
func children(pid int) []int {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", pid, pid))
	if err != nil {
		return nil
	}
	// The parent's threads start workers, too.
	tasks, _ := os.ReadDir(fmt.Sprintf("/proc/%d/task", pid))
	for _, t := range tasks {
		more, _ := os.ReadFile(fmt.Sprintf("/proc/%d/task/%s/children", pid, t.Name()))
		text = append(append(text, ' '), more...)
	}
	var out []int
	for _, word := range strings.Fields(string(text)) {
		if n, err := strconv.Atoi(word); err == nil && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}
