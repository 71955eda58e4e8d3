//go:build unix

// Command fleettest has a fleet read many documents while workers are killed and Postgres and the object store are
// restarted, and holds what `gongkai fleet collect` writes against `gongkai extract -o`: all documents and the index
// must be the same to the byte, nothing lost and nothing twice. It says how fast both were. On Postgres each command
// runs as the role that docs/fleet.md makes for it, and these roles are refused all else.
//
//	go run ./scripts/fleettest FOLDER...
//
// The documents are made from the PDF files of the folders, each with a comment behind its end. Postgres runs on a port
// of its own in a folder of its own, as another user where this one is root; its programs are looked for in PATH and in
// /usr/lib/postgresql. The object store is versitygw, where -s3 names the program: `go install
// github.com/versity/versitygw/cmd/versitygw@latest` makes it. Without them SQLite and a folder take their places. The
// exit status is 1 when anything differs.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"gongkai/internal/disturbed"
)

func main() {
	var t test
	flag.IntVar(&t.documents, "documents", 5000, "documents to make")
	flag.IntVar(&t.workers, "workers", 4, "worker processes, of one document at a time each")
	flag.IntVar(&t.kills, "kills", 30, "how often to kill a worker")
	flag.IntVar(&t.postgresRestarts, "postgres-restarts", 2, "how often to restart Postgres")
	flag.IntVar(&t.storeRestarts, "store-restarts", 1, "how often to restart the object store")
	flag.DurationVar(&t.every, "every", 0, "time between two of these; without, what spreads them over half of the time "+
		"that extract took")
	flag.DurationVar(&t.rescue, "rescue", 40*time.Second, "after which the documents of a killed worker are handed on")
	flag.StringVar(&t.s3, "s3", "", "versitygw; a folder is the store without")
	sqlite := flag.Bool("sqlite", false, "use SQLite")
	flag.StringVar(&t.bin, "bin", "", "folder with gongkai and gongkai-fleet; they are built without")
	flag.StringVar(&t.rights, "rights", "docs/fleet.md", "file with the SQL for the roles of Postgres")
	flag.StringVar(&t.work, "work", "", "folder for all files; a temporary one without")
	seed := flag.Uint64("seed", uint64(time.Now().UnixNano()), "of what is killed")
	flag.Parse()
	if flag.NArg() == 0 {
		fmt.Fprintln(os.Stderr, "usage: go run ./scripts/fleettest [FLAGS] FOLDER...")
		flag.PrintDefaults()
		os.Exit(2)
	}
	t.random = rand.New(rand.NewPCG(*seed, 0))
	fmt.Println("seed", *seed)
	if err := t.run(flag.Args(), *sqlite); err != nil {
		fmt.Fprintln(os.Stderr, "fleettest:", err)
		os.Exit(1)
	}
	fmt.Println("passed")
}

type test struct {
	documents, workers, kills       int
	postgresRestarts, storeRestarts int
	every, rescue                   time.Duration
	s3, bin, work                   string
	random                          *rand.Rand

	db     func(role string) string // the address
	store  string                   // the address
	rights string                   // the file with the SQL for roles
	env    []string
	used   time.Duration // processor time of workers
}

func (t *test) run(folders []string, sqlite bool) (err error) {
	if t.work == "" {
		if t.work, err = os.MkdirTemp("", "fleettest-"); err != nil {
			return err
		}
		defer os.RemoveAll(t.work)
	}
	if t.bin == "" {
		t.bin = filepath.Join(t.work, "bin")
		cmd := exec.Command("go", "build", "-o", t.bin+"/", "gongkai/cmd/gongkai", "gongkai/cmd/gongkai-fleet")
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("go build: %w\n%s", err, out)
		}
	}
	in := filepath.Join(t.work, "in")
	distinct, err := disturbed.Documents(in, t.documents, folders)
	if err != nil {
		return err
	}
	fmt.Printf("%d documents, %d of them distinct\n", t.documents, distinct)
	want := filepath.Join(t.work, "want")
	began := time.Now()
	extract := exec.Command(t.gongkai(), "extract", in, "-o", want, "--jobs", "2")
	if out, err := extract.CombinedOutput(); !read(err) {
		return fmt.Errorf("extract: %w\n%s", err, out)
	}
	alone := time.Since(began)
	each := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 / float64(distinct) }
	fmt.Printf("extract -o --jobs 2: %.1f s, %.1f documents/s, %.1f ms of processors a document\n", alone.Seconds(),
		float64(distinct)/alone.Seconds(), each(processors(extract)))

	postgres := &postgres{dir: filepath.Join(t.work, "postgres")}
	t.db = func(string) string { return filepath.Join(t.work, "queue.db") }
	if !sqlite {
		if err := postgres.make(); err != nil {
			return err
		}
		defer postgres.stop()
		t.db = postgres.address
	}
	gateway := &gateway{program: t.s3, dir: filepath.Join(t.work, "s3")}
	t.store = filepath.Join(t.work, "store")
	if t.s3 != "" {
		if err := gateway.start(); err != nil {
			return err
		}
		defer gateway.stop()
		t.store, t.env = gateway.address(), gateway.env()
	}
	if out, err := t.fleet("gongkai", "init").CombinedOutput(); err != nil {
		return fmt.Errorf("init: %w\n%s", err, out)
	}
	if !sqlite {
		if err := makeRoles(postgres, t.rights); err != nil {
			return err
		}
	}
	began = time.Now()
	if out, err := t.fleet(roleAdd, "add", in).CombinedOutput(); err != nil {
		return fmt.Errorf("add: %w\n%s", err, out)
	}
	fmt.Printf("add: %.1f s\n", time.Since(began).Seconds())
	took, err := t.disturb(sqlite, postgres, gateway, alone)
	if err != nil {
		return err
	}
	fmt.Printf("fleet: %.1f s, %.1f documents/s, %.2f of extract\n", took.Seconds(), float64(distinct)/took.Seconds(),
		alone.Seconds()/took.Seconds())
	if took > alone {
		fmt.Printf("beside reading, a document took %.1f ms more\n", each(took-alone))
	}
	if t.kills == 0 { // else what the killed ones had used is not known
		fmt.Printf("the workers took %.1f ms of processors a document\n", each(t.used))
	}
	// what failed fails again
	if out, err := t.fleet(roleAdd, "retry", "--all").CombinedOutput(); err != nil {
		return fmt.Errorf("retry: %w\n%s", err, out)
	}
	if out, err := t.fleet(roleWork, "work", "--until-done").CombinedOutput(); err != nil {
		return fmt.Errorf("work: %w\n%s", err, out)
	}
	got := filepath.Join(t.work, "got")
	began = time.Now()
	if out, err := t.fleet(roleRead, "collect", got).CombinedOutput(); !read(err) {
		return fmt.Errorf("collect: %w\n%s", err, out)
	}
	fmt.Printf("collect: %.1f s\n", time.Since(began).Seconds())
	out, err := t.fleet(roleRead, "status", "--format", "json").Output()
	if err != nil {
		return err
	}
	if !bytes.Contains(out, fmt.Appendf(nil, `"done":%d,`, distinct)) {
		return fmt.Errorf("not %d jobs are done: %s", distinct, out)
	}
	if !sqlite {
		if err := refuseBeyond(postgres); err != nil {
			return err
		}
		fmt.Println("each role of Postgres did its work, and was refused what lies beyond")
	}
	same, err := disturbed.Same(want, got, t.documents, distinct)
	if err != nil {
		return err
	}
	fmt.Printf("%d files are the same, %d of them documents\n", same.Files, same.Documents)
	return nil
}

// processors is the processor time of a process that has ended, and of its children.
func processors(cmd *exec.Cmd) time.Duration {
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
}

// read reports whether a run over documents came to its end: some may have failed on purpose.
func read(err error) bool {
	var exit *exec.ExitError
	return err == nil || errors.As(err, &exit) && exit.ExitCode() == 4
}

func (t *test) gongkai() string { return filepath.Join(t.bin, "gongkai") }

// fleet gives a command of the fleet, which speaks with Postgres as a role.
func (t *test) fleet(role string, args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(t.bin, "gongkai-fleet"), append(args, "--db", t.db(role), "--store", t.store)...)
	cmd.Env = append(os.Environ(), t.env...)
	return cmd
}

// disturb has the workers work, kills and restarts, and says how long all took. Alone is the time that extract took.
func (t *test) disturb(sqlite bool, p *postgres, g *gateway, alone time.Duration) (time.Duration, error) {
	var events []string
	for range t.kills {
		events = append(events, "kill")
	}
	for range t.postgresRestarts {
		if !sqlite {
			events = append(events, "postgres")
		}
	}
	for range t.storeRestarts {
		if t.s3 != "" {
			events = append(events, "store")
		}
	}
	t.random.Shuffle(len(events), func(i, k int) { events[i], events[k] = events[k], events[i] })
	every := t.every
	if every == 0 {
		every = alone / 2 / time.Duration(len(events)+1)
	}
	began := time.Now()
	crew := make([]*worker, t.workers)
	for i := range crew {
		crew[i] = t.start()
		defer func() { crew[i].kill() }()
	}
	next := time.Now().Add(every)
	again := t.postgresRestarts * t.workers
	for {
		ended := 0
		for i, w := range crew {
			select {
			case <-w.ended:
				switch {
				case w.err == nil:
					ended++
				case again > 0 && strings.Contains(w.said.String(), "the database cannot be reached"):
					// it was started while Postgres was away; who keeps workers running starts it again
					again--
					crew[i] = t.start()
				default:
					return 0, fmt.Errorf("a worker: %w\n%s", w.err, w.said.String())
				}
			default:
			}
		}
		if ended == len(crew) {
			if len(events) > 0 {
				return 0, fmt.Errorf("all was read before %d more was killed or restarted; take more documents", len(events))
			}
			for _, w := range crew {
				t.used += processors(w.cmd)
			}
			return time.Since(began), nil
		}
		if len(events) > 0 && time.Now().After(next) {
			event := events[0]
			events = events[1:]
			switch event {
			case "kill":
				i := t.random.IntN(len(crew))
				crew[i].kill()
				crew[i] = t.start()
			case "postgres":
				if err := p.restart(); err != nil {
					return 0, err
				}
			case "store":
				g.stop()
				time.Sleep(2 * time.Second)
				if err := g.start(); err != nil {
					return 0, err
				}
			}
			fmt.Printf("%.0f s: %s\n", time.Since(began).Seconds(), event)
			next = time.Now().Add(every/2 + time.Duration(t.random.Int64N(int64(every))))
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// worker is a process with all that it starts.
type worker struct {
	cmd   *exec.Cmd
	said  bytes.Buffer
	ended chan struct{}
	err   error
}

func (t *test) start() *worker {
	w := &worker{ended: make(chan struct{})}
	w.cmd = t.fleet(roleWork, "work", "--jobs", "1", "--until-done", "--timeout", "30s", "--rescue", t.rescue.String())
	w.cmd.Stderr = &w.said
	own(w.cmd)
	if w.err = w.cmd.Start(); w.err != nil {
		close(w.ended)
		return w
	}
	go func() {
		w.err = w.cmd.Wait()
		close(w.ended)
	}()
	return w
}

// kill ends the worker at once, and waits until it is gone.
func (w *worker) kill() {
	if w.cmd.Process != nil {
		w.cmd.Process.Kill()
		<-w.ended
	}
}
