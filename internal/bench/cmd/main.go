//go:build unix

// Command cmd measures gongkai against public tools on the same files; scripts/bench builds and runs both.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"strconv"
	"strings"

	"gongkai/internal/bench"
)

func main() {
	program := flag.String("program", "gongkai", "the program to measure")
	runs := flag.Int("runs", 3, "how often to measure; the best run counts")
	counts := flag.String("documents", "1,10,100,1000", "numbers of documents for growth; none with an empty text")
	jobs := flag.String("jobs", "1,2", "numbers of jobs")
	asJSON := flag.Bool("json", false, "print JSON")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: bench [FLAGS] [FOLDER-OR-FILE...]")
		flag.PrintDefaults()
	}
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *program, flag.Args(), *runs, *counts, *jobs, *asJSON); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, program string, paths []string, runs int, counts, jobs string, asJSON bool) error {
	s := bench.Settings{Program: program, Runs: runs, Note: func(what string) { fmt.Fprintln(os.Stderr, what) }}
	if len(paths) == 0 {
		paths = bench.Usual()
	}
	var err error
	if s.Files, err = bench.Files(paths); err != nil {
		return err
	}
	if s.Counts, err = numbers(counts); err != nil {
		return err
	}
	if s.Jobs, err = numbers(jobs); err != nil {
		return err
	}
	r, err := bench.Run(ctx, s)
	if err != nil {
		return err
	}
	r.Cores = runtime.NumCPU()
	if asJSON {
		enc := json.NewEncoder(os.Stdout)
		enc.SetIndent("", " ")
		return enc.Encode(r)
	}
	_, err = fmt.Print(r.Table())
	return err
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
			return nil, fmt.Errorf("%q is no number of documents or jobs", word)
		}
		out = append(out, n)
	}
	return out, nil
}
