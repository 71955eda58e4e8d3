//go:build unix

// Command killtest kills a run over many documents again and again and holds what comes of it in the end against a run
// that nobody disturbed: all documents and the index must be the same to the byte, and nothing lost or done twice in
// the report.
//
//	go run ./scripts/killtest FOLDER...
//
// It makes the documents from the PDF files of the folders: each gets a comment behind its end, so that no two have the
// same bytes, but for some that are copies on purpose. It needs about 0.5 MB of disk a document and takes twice the
// time of one run and some seconds a kill. The exit status is 1 when anything differs.
package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"gongkai/internal/disturbed"
)

func main() {
	count := flag.Int("documents", 5000, "documents to make")
	kills := flag.Int("kills", 50, "how often to kill the run")
	workerKills := flag.Int("worker-kills", 0, "how often to kill a worker at its start, in a run that lives")
	workerStops := flag.Int("worker-stops", 0, "how often to stop a worker of that run for 8 s")
	work := flag.String("work", "", "folder for documents and results; a temporary one without")
	seed := flag.Uint64("seed", uint64(time.Now().UnixNano()), "of the times at which the run is killed")
	flag.Parse()
	if flag.NArg() == 0 {
		fmt.Fprintln(os.Stderr, "usage: go run ./scripts/killtest [FLAGS] FOLDER...")
		flag.PrintDefaults()
		os.Exit(2)
	}
	t := killtest{*count, *kills, *workerKills, *workerStops, *work, *seed}
	if err := t.run(flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "killtest:", err)
		os.Exit(1)
	}
	fmt.Println("passed")
}

type killtest struct {
	count, kills             int
	workerKills, workerStops int
	work                     string
	seed                     uint64
}

func (t *killtest) run(folders []string) error {
	count, kills, work, seed := t.count, t.kills, t.work, t.seed
	if work == "" {
		dir, err := os.MkdirTemp("", "killtest-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		work = dir
	}
	program := filepath.Join(work, "gongkai")
	if out, err := exec.Command("go", "build", "-o", program, "gongkai/cmd/gongkai").CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %w\n%s", err, out)
	}
	in := filepath.Join(work, "in")
	distinct, err := disturbed.Documents(in, count, folders)
	if err != nil {
		return err
	}
	fmt.Printf("%d documents, %d of them distinct; seed %d\n", count, distinct, seed)

	undisturbed := filepath.Join(work, "undisturbed")
	calm, err := start(program, in, undisturbed)
	if err != nil {
		return err
	}
	if err := calm.wait(); err != nil {
		return err
	}
	fmt.Printf("undisturbed run: %.1f s, %.0f documents/s\n", calm.took.Seconds(),
		float64(distinct)/calm.took.Seconds())
	if err := calm.flat(); err != nil {
		return err
	}

	random := rand.New(rand.NewPCG(seed, 0))
	if t.workerKills+t.workerStops > 0 {
		troubled := filepath.Join(work, "troubled")
		r, err := start(program, in, troubled)
		if err != nil {
			return err
		}
		counts := make(chan [2]int)
		go func() {
			killed, stopped := r.disturb(t.workerKills, t.workerStops, random)
			counts <- [2]int{killed, stopped}
		}()
		err = r.wait()
		n := <-counts
		fmt.Printf("run of %.1f s; workers killed at their start: %d, stopped for %v: %d\n", r.took.Seconds(), n[0],
			stopFor, n[1])
		if err == nil {
			err = same(undisturbed, troubled, count, distinct)
		}
		if err != nil {
			return err
		}
	}

	killed := filepath.Join(work, "killed")
	// Kills fall into all parts of a run: on average the runs together get as far as the undisturbed one did, beyond
	// what each needs to look at its inputs.
	again, err := start(program, in, undisturbed)
	if err != nil {
		return err
	}
	if err := again.wait(); err != nil {
		return err
	}
	fmt.Printf("second run, with nothing to do: %.1f s\n", again.took.Seconds())
	most := again.took + 2*calm.took/time.Duration(max(1, kills))
	done := 0
	for n := range kills {
		r, err := start(program, in, killed)
		if err != nil {
			return err
		}
		time.Sleep(time.Duration(random.Int64N(int64(most))))
		if err := r.kill(); err != nil {
			return fmt.Errorf("kill %d: %w", n+1, err)
		}
		now, err := complete(killed)
		if err != nil {
			return fmt.Errorf("after kill %d: %w", n+1, err)
		}
		if now < done {
			return fmt.Errorf("kill %d: there were %d documents, now there are %d", n+1, done, now)
		}
		done = now
	}
	fmt.Printf("%d kills; documents done by then: %d\n", kills, done)
	last, err := start(program, in, killed)
	if err != nil {
		return err
	}
	if err := last.wait(); err != nil {
		return err
	}
	return same(undisturbed, killed, count, distinct)
}
