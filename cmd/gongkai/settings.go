package main

import (
	"fmt"
	"io"
	"math"
	"os"
	"runtime"
	"strconv"
	"time"

	"golang.org/x/term"

	"gongkai/internal/bulk"
	"gongkai/internal/bulk/failure"
	"gongkai/internal/room"
)

// settings are the flags of extract that are not taken as they are.
type settings struct {
	jobs    int
	timeout time.Duration
	memory  int64
	shard   bulk.Shard
}

// leastMemory is what any document needs.
const leastMemory = 64

// parse checks the flags. What makes no sense is wrong usage, before anything is done.
func (e *extraction) parse(operands []string) error {
	s := settings{jobs: runtime.GOMAXPROCS(0)}
	var err error
	if e.jobs != "" {
		if s.jobs, err = strconv.Atoi(e.jobs); err != nil || s.jobs < 1 || s.jobs > mostJobs {
			return usagef("extract: --jobs takes a number from 1 to %d, not %q", mostJobs, e.jobs)
		}
	}
	if s.timeout, err = duration(e.timeout); err != nil {
		return usagef("extract: --timeout takes a time such as 90s or 5m, not %q", e.timeout)
	}
	megabytes, err := strconv.ParseUint(e.memory, 10, 32)
	if err != nil || megabytes > 0 && megabytes < leastMemory {
		return usagef("extract: --memory takes megabytes, at least %d, not %q", leastMemory, e.memory)
	}
	s.memory = int64(megabytes) << 20
	if s.memory == 0 {
		s.memory = math.MaxInt64
	}
	if s.memory = room.Memory(s.memory); s.memory == math.MaxInt64 {
		s.memory = 0 // no limit
	}
	if e.shard != "" {
		if s.shard, err = bulk.ParseShard(e.shard); err != nil {
			return usagef("extract: --shard takes a part of a whole, such as 2/8, not %q", e.shard)
		}
	}
	standard := 0
	for _, operand := range append(operands, e.list) {
		if operand == standardInput {
			standard++
		}
	}
	if e.to != "" {
		if _, _, err := e.format.choose("extract", e.to); err != nil {
			return err
		}
	}
	switch {
	case standard > 1:
		return usagef("extract: standard input can be read once")
	case e.null && e.list == "":
		return usagef("extract: --null goes with --files-from")
	case e.dir == "" && (e.force || e.shard != ""):
		return usagef("extract: --force and --shard go with -o")
	case e.ignoreCorrections && (e.dir == "" || e.to != ""):
		return usagef("extract: --ignore-corrections goes with -o DIR, without --to")
	case e.to != "" && e.dir == "":
		return usagef("extract: --to goes with -o")
	case e.to != "" && (e.force || e.shard != ""):
		return usagef("extract: --force and --shard say nothing with --to, which keeps no documents")
	case e.to == "" && len(e.format.given()) > 0:
		return usagef("extract: --%s goes with --to", e.format.given()[0])
	case e.log != "text" && e.log != "json":
		return usagef("extract: --log takes text or json, not %q", e.log)
	}
	e.settings = s
	return nil
}

const mostJobs = 1024

// duration reads 90s, 5m or a number of seconds.
func duration(s string) (time.Duration, error) {
	if seconds, err := strconv.ParseUint(s, 10, 31); err == nil {
		return time.Duration(seconds) * time.Second, nil
	}
	d, err := time.ParseDuration(s)
	if err == nil && d < 0 {
		err = fmt.Errorf("%v is less than nothing", d)
	}
	return d, err
}

// late is why a document ends that takes too long.
func (s settings) late() error {
	return failure.Because(failure.Timeout, "took longer than %v", s.timeout)
}

// terminalWidth is 0 when w is no terminal.
func terminalWidth(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width < 20 {
		return 80
	}
	return width
}
