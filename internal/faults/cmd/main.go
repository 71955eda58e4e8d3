// Command cmd puts faults into documents and prints how many of them are found; scripts/faults runs it.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"gongkai/internal/faults"
	"gongkai/internal/faults/placement"
	"gongkai/schema"
)

func main() {
	verbose := flag.Bool("v", false, "name the faults that nothing finds")
	count := flag.Int("n", faults.Count, "how many faults of values")
	placed := flag.Int("p", placement.Count, "how many faults of placement")
	only := flag.String("only", "", "of placement only the kinds with this `TEXT` in their description")
	seed := flag.Uint64("seed", faults.Seed, "which places; the same number gives the same places")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: faults [-v] [-n COUNT] [-p COUNT] [-only TEXT] [-seed NUMBER] [FILE.pdf | FOLDER]...\nWithout operands: fixtures and fixtures/places.")
		flag.PrintDefaults()
	}
	flag.Parse()
	operands := flag.Args()
	if len(operands) == 0 {
		operands = []string{"fixtures", "fixtures/places"}
	}
	forms, err := schema.Embedded()
	if err == nil {
		err = run(operands, forms, *count, *placed, *seed, *only, *verbose)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "faults:", err)
		os.Exit(1)
	}
}

func run(operands []string, forms []*schema.Form, count, placed int, seed uint64, only string, verbose bool) error {
	files, err := list(operands)
	if err != nil {
		return err
	}
	ctx := context.Background()
	var values []*faults.Subject
	var pages []*placement.Subject
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		name := filepath.Base(file)
		v, err := faults.Read(name, data, forms)
		if err != nil { // a scan in a folder of documents is no reason to stop
			fmt.Fprintf(os.Stderr, "faults: %s: %v\n", file, err)
			continue
		}
		p, err := placement.Read(ctx, name, data, forms)
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		values, pages = append(values, v), append(pages, p)
	}
	if count > 0 {
		outcomes := faults.Run(values, count, seed)
		fmt.Println(faults.Board(outcomes))
		if verbose {
			fmt.Println(faults.Missed(outcomes))
		}
	}
	if placed > 0 {
		made, err := placement.Run(ctx, pages, placement.Matching(only), placed, seed)
		if err != nil {
			return err
		}
		fmt.Println(placement.Board(made))
		if verbose {
			fmt.Println(placement.Missed(made))
		}
	}
	return nil
}

// list gives the files, and the PDF files of the folders.
func list(operands []string) ([]string, error) {
	var out []string
	for _, o := range operands {
		info, err := os.Stat(o)
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			out = append(out, o)
			continue
		}
		names, err := filepath.Glob(filepath.Join(o, "*.pdf"))
		if err != nil {
			return nil, err
		}
		out = append(out, names...)
	}
	return out, nil
}
