//go:build unix

package bench

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Row is one tool over all files.
type Row struct {
	Tool    string `json:"tool"`
	Version string `json:"version,omitempty"` // of a library
	Failed  int    `json:"failed"`            // files or runs that ended with another status than 0; a scan does
	Usage          // of the best run of each file, and the most memory that any of them took
	// Ratio is user time divided by that of the base, 0 without one.
	Ratio float64 `json:"ratio"`
	// UserRatio and ProcessorRatio are of user time, and of user and system time together, run by run: each against the
	// base in the same run, when the machine was as busy.
	UserRatio      *Spread `json:"user_ratio,omitempty"`
	ProcessorRatio *Spread `json:"processor_ratio,omitempty"`
}

// Spread is what runs differ by.
type Spread struct {
	Least  float64 `json:"least"`
	Median float64 `json:"median"`
	Most   float64 `json:"most"`
}

// spread is of one number a run; nil of none.
func spread(runs []float64) *Spread {
	if len(runs) == 0 {
		return nil
	}
	runs = slices.Sorted(slices.Values(runs))
	half := len(runs) / 2
	return &Spread{Least: runs[0], Median: (runs[half] + runs[len(runs)-1-half]) / 2, Most: runs[len(runs)-1]}
}

// racer is a tool in the race, with what it took.
type racer struct {
	row      Row
	commands [][]string // one for each file, or one for all
	best     []Usage    // of each command
	failed   []bool     // in any run
	runs     []Usage    // all commands of a run
}

func newRacer(name, version string, commands ...[]string) *racer {
	return &racer{row: Row{Tool: name, Version: version}, commands: commands, best: make([]Usage, len(commands)),
		failed: make([]bool, len(commands))}
}

// race has all tools read the files, run by run, and file by file within a run, so that what else the machine does
// costs all of them alike.
func (s *Settings) race(ctx context.Context, r *Report) error {
	dir, err := os.MkdirTemp("", "bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	list := filepath.Join(dir, "list")
	if err := writeList(list, s.Files); err != nil {
		return err
	}
	viewing, reading := s.tools(ctx)
	var single, together []*racer
	ours := tool{name: "gongkai extract", command: []string{s.Program, "extract"}}
	for _, t := range slices.Concat([]tool{ours}, viewing, reading) {
		commands := make([][]string, len(s.Files))
		for i, file := range s.Files {
			commands[i] = t.with(file)
		}
		single = append(single, newRacer(t.name, t.version, commands...))
	}
	for _, jobs := range s.Jobs {
		together = append(together, newRacer(fmt.Sprintf("gongkai extract --jobs %d", jobs), "",
			s.listed(list, jobs)))
	}
	for _, t := range reading {
		together = append(together, newRacer(t.name, t.version, t.with("--files-from", list)))
	}
	for run := range max(1, s.Runs) {
		s.Note(fmt.Sprintf("run %d: a process a file", run+1))
		for i := range s.Files {
			for _, one := range single {
				if err := one.run(ctx, run, i); err != nil {
					return err
				}
			}
		}
		for _, one := range together {
			s.Note(fmt.Sprintf("run %d: %s, all files", run+1, one.row.Tool))
			if err := one.run(ctx, run, 0); err != nil {
				return err
			}
		}
	}
	var base *racer
	if len(single) > 1 {
		base = single[1]
		r.Base = base.row.Tool
	}
	for _, one := range single {
		r.Single = append(r.Single, one.result(base))
	}
	for _, one := range together {
		r.Together = append(r.Together, one.result(base))
	}
	return nil
}

// run carries out a command of a run.
func (r *racer) run(ctx context.Context, run, i int) error {
	u, ok, err := measure(ctx, r.commands[i][0], r.commands[i][1:]...)
	if err != nil {
		return err
	}
	r.take(run, i, u, ok)
	return nil
}

// take notes what a command took.
func (r *racer) take(run, i int, u Usage, ok bool) {
	if len(r.runs) == run {
		r.runs = append(r.runs, Usage{})
	}
	r.runs[run].add(u)
	r.failed[i] = r.failed[i] || !ok
	if run == 0 {
		r.best[i] = u
	} else {
		r.best[i].better(u)
	}
}

// result adds up, and compares with the base.
func (r *racer) result(base *racer) Row {
	row := r.row
	for i, best := range r.best {
		row.Usage.add(best)
		if r.failed[i] {
			row.Failed++
		}
	}
	if base == nil {
		return row
	}
	var total Usage
	for _, best := range base.best {
		total.add(best)
	}
	row.Ratio = ratio(row.User, total.User)
	var user, processor []float64
	for i, run := range r.runs {
		of := base.runs[i]
		user = append(user, ratio(run.User, of.User))
		processor = append(processor, ratio(run.User+run.System, of.User+of.System))
	}
	row.UserRatio, row.ProcessorRatio = spread(user), spread(processor)
	return row
}

// ratio is 0 where there is nothing to divide by: JSON knows no infinity.
func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// listed is the command that runs gongkai once over a list of files.
func (s *Settings) listed(list string, jobs int) []string {
	return []string{s.Program, "extract", "--jobs", strconv.Itoa(jobs), "--null", "--files-from", list}
}

// writeList writes a list of files, which may name one several times: each time it is read.
func writeList(to string, files []string) error {
	return os.WriteFile(to, []byte(strings.Join(files, "\x00")+"\x00"), 0o600)
}
