//go:build unix

// Command cmd measures gongkai against public tools on the same files; scripts/bench builds and runs both.
package main

import (
	"cmp"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"gongkai/internal/bench"
)

const (
	documents     = "documents"
	usualCounts   = "1,10,100,1000"
	allCounts     = "1,10,100,1000,10000"
	pythonSetting = "GONGKAI_BENCH_PYTHON"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("bench", flag.ExitOnError)
	flags.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: bench [FLAGS] [FOLDER-OR-FILE...]")
		flags.PrintDefaults()
	}
	program := flags.String("program", "gongkai", "the program to measure")
	runs := flags.Int("runs", 3, "how often to measure; the best run counts")
	reads := flags.String("python", bench.Reads[0],
		"what Python libraries list: "+strings.Join(bench.Reads, ",")+", or nothing with an empty text; "+pythonSetting+
			" names the Python that has them, else it is python3")
	jobs := flags.String("jobs", "1,2", "numbers of jobs")
	growth := flags.Bool("growth", false, "no race, but growth of everything that no other flag gives sizes of")
	sizes := map[string]*string{documents: flags.String(documents, usualCounts,
		"numbers of documents for growth; none with an empty text")}
	for _, k := range bench.Kinds {
		if k.Usual != "" {
			sizes[k.Flag] = flags.String(k.Flag, "",
				fmt.Sprintf("numbers of %s for growth, made up, %d at most", k.Flag, k.Most))
		}
	}
	asJSON := flags.Bool("json", false, "print JSON")
	made := flags.String("make", "", "only make up an input of this kind; SIZE and FOLDER follow")
	flags.Parse(args)
	if *made != "" {
		return makeUp(*made, flags.Args())
	}
	given := map[string]bool{}
	flags.Visit(func(f *flag.Flag) { given[f.Name] = true })
	if *growth {
		for name, list := range everything() {
			if !given[name] {
				*sizes[name] = list
			}
		}
	}
	s := bench.Settings{Program: *program, Runs: *runs, Race: !*growth, Make: elsewhere,
		Python: cmp.Or(os.Getenv(pythonSetting), "python3"),
		Note:   func(what string) { fmt.Fprintln(os.Stderr, what) }}
	if err := sized(&s, sizes, *jobs); err != nil {
		return err
	}
	var err error
	if s.Reads, err = words(*reads); err != nil {
		return err
	}
	paths := flags.Args()
	if len(paths) == 0 {
		paths = bench.Usual()
	}
	if s.Files, err = bench.Files(paths); err != nil {
		return err
	}
	r, err := bench.Run(ctx, s)
	if err != nil {
		return err
	}
	r.Cores = runtime.NumCPU()
	if *asJSON {
		enc := json.NewEncoder(os.Stdout)
		enc.SetIndent("", " ")
		return enc.Encode(r)
	}
	_, err = fmt.Print(r.Table())
	return err
}

// everything gives the sizes of the table of growth, by flag.
func everything() map[string]string {
	out := map[string]string{documents: allCounts}
	for _, k := range bench.Kinds {
		if k.Usual != "" {
			out[k.Flag] = k.Usual
		}
	}
	return out
}

// sized reads the sizes, by flag, and the numbers of jobs.
func sized(s *bench.Settings, sizes map[string]*string, jobs string) (err error) {
	if s.Jobs, err = numbers(jobs); err != nil {
		return err
	}
	if s.Counts, err = numbers(*sizes[documents]); err != nil {
		return err
	}
	s.Sizes = map[string][]int{}
	for _, k := range bench.Kinds {
		list, err := numbers(*sizes[k.Flag])
		if err != nil {
			return err
		}
		if len(list) > 0 && slices.Max(list) > k.Most {
			return fmt.Errorf("no more than %d %s", k.Most, k.Flag)
		}
		s.Sizes[k.Flag] = list
	}
	return nil
}

// elsewhere has another process of this program make up an input.
func elsewhere(ctx context.Context, kind string, size int, folder string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, self, "-make", kind, strconv.Itoa(size), folder)
	cmd.Stderr = os.Stderr
	return cmd.Run()
}

func makeUp(kind string, args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("-make KIND SIZE FOLDER")
	}
	size, err := numbers(args[0])
	if err != nil || len(size) != 1 {
		return fmt.Errorf("%q is no size", args[0])
	}
	return bench.Make(kind, size[0], args[1])
}

// words reads what libraries list, with commas between.
func words(list string) ([]string, error) {
	var out []string
	for word := range strings.SplitSeq(list, ",") {
		if word = strings.TrimSpace(word); word == "" {
			continue
		}
		if !slices.Contains(bench.Reads, word) {
			return nil, fmt.Errorf("libraries list %s, not %q", strings.Join(bench.Reads, " or "), word)
		}
		out = append(out, word)
	}
	return out, nil
}

// numbers reads positive numbers with commas between.
func numbers(list string) ([]int, error) {
	var out []int
	for word := range strings.SplitSeq(list, ",") {
		if word = strings.TrimSpace(word); word == "" {
			continue
		}
		n, err := strconv.Atoi(word)
		if err != nil || n < 1 {
			return nil, fmt.Errorf("%q is no size and no number of jobs", word)
		}
		out = append(out, n)
	}
	return out, nil
}
