//go:build unix

package bench

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

func (t tool) commandLine() string { return strings.Join(append([]string{t.name}, t.args...), " ") }

// each runs a tool over one file after the other and adds up the best run of each. Memory is that of the file that
// needs most.
func (s *Settings) each(ctx context.Context, name string, t tool) (Row, error) {
	s.Note(name + ", a process a file")
	row := Row{Tool: name}
	for _, file := range s.Files {
		best, ok, err := s.best(ctx, t.name, append(append([]string(nil), t.args...), file)...)
		if err != nil {
			return row, err
		}
		if !ok {
			row.Failed++
		}
		row.Usage.add(best)
	}
	return row, nil
}

// together runs gongkai once over all files.
func (s *Settings) together(ctx context.Context, jobs int) (Row, error) {
	row := Row{Tool: fmt.Sprintf("gongkai extract --jobs %d", jobs)}
	var err error
	var ok bool
	row.Usage, ok, err = s.list(ctx, s.Files, jobs)
	if !ok {
		row.Failed++
	}
	return row, err
}

// growth runs gongkai once over so many documents.
func (s *Settings) growth(ctx context.Context, n, jobs int) (Growth, error) {
	g := Growth{Documents: n, Jobs: jobs}
	files := make([]string, n)
	for i := range files {
		files[i] = s.Files[i%len(s.Files)]
	}
	var err error
	g.Usage, _, err = s.list(ctx, files, jobs)
	return g, err
}

// list runs gongkai over a list of files, which may name one several times: each time it is read.
func (s *Settings) list(ctx context.Context, files []string, jobs int) (Usage, bool, error) {
	s.Note(fmt.Sprintf("gongkai extract, %d documents, jobs: %d", len(files), jobs))
	dir, err := os.MkdirTemp("", "bench-")
	if err != nil {
		return Usage{}, false, err
	}
	defer os.RemoveAll(dir)
	list := filepath.Join(dir, "list")
	if err := os.WriteFile(list, []byte(strings.Join(files, "\x00")+"\x00"), 0o600); err != nil {
		return Usage{}, false, err
	}
	return s.best(ctx, s.Program, "extract", "--jobs", strconv.Itoa(jobs), "--null", "--files-from", list)
}

// best gives the run that took least of the processor, with the shortest time and the highest peak of all runs, and
// whether they ended well.
func (s *Settings) best(ctx context.Context, name string, args ...string) (best Usage, ok bool, err error) {
	ok = true
	for i := range max(1, s.Runs) {
		u, well, err := measure(ctx, name, args...)
		if err != nil {
			return best, false, err
		}
		ok = ok && well
		if i == 0 {
			best = u
			continue
		}
		if u.User+u.System < best.User+best.System {
			best.User, best.System = u.User, u.System
		}
		best.Wall, best.Peak = min(u.Wall, best.Wall), max(u.Peak, best.Peak)
	}
	return best, ok, nil
}
