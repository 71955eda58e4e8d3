// Command cmd puts faults into documents and prints how many of them are found; scripts/faults runs it.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"gongkai/internal/faults"
	"gongkai/schema"
)

func main() {
	verbose := flag.Bool("v", false, "name the faults that nothing finds")
	count := flag.Int("n", faults.Count, "how many faults")
	seed := flag.Uint64("seed", faults.Seed, "which places; the same number gives the same places")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: faults [-v] [-n COUNT] [-seed NUMBER] [FILE.pdf | FOLDER]...\nWithout operands: fixtures.")
		flag.PrintDefaults()
	}
	flag.Parse()
	operands := flag.Args()
	if len(operands) == 0 {
		operands = []string{"fixtures"}
	}
	if err := run(operands, *count, *seed, *verbose); err != nil {
		fmt.Fprintln(os.Stderr, "faults:", err)
		os.Exit(1)
	}
}

func run(operands []string, count int, seed uint64, verbose bool) error {
	forms, err := schema.Embedded()
	if err != nil {
		return err
	}
	var subjects []*faults.Subject
	for _, o := range operands {
		names := []string{o}
		if info, err := os.Stat(o); err != nil {
			return err
		} else if info.IsDir() {
			if names, err = filepath.Glob(filepath.Join(o, "*.pdf")); err != nil {
				return err
			}
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			s, err := faults.Read(filepath.Base(name), data, forms)
			if err != nil {
				fmt.Fprintf(os.Stderr, "faults: %s: %v\n", name, err) // a scan in a folder of documents is no reason to stop
				continue
			}
			subjects = append(subjects, s)
		}
	}
	outcomes := faults.Run(subjects, count, seed)
	fmt.Print(faults.Board(outcomes))
	if verbose {
		fmt.Print("\n", faults.Missed(outcomes))
	}
	return nil
}
