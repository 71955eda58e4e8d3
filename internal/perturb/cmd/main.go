// Command cmd reads documents with their rulings taken away and their pages turned, and prints how much of what is on
// paper is found; scripts/perturb runs it.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"gongkai/internal/output"
	"gongkai/internal/perturb"
	"gongkai/schema"
)

func main() {
	verbose := flag.Int("v", 0, "name so many facts of each variant that are missing or wrong")
	only := flag.String("only", "", "the `VARIANTS` to read, by their names, with commas between them")
	tables := flag.Bool("tables", false, "print the tables of one file in one variant, as gongkai tables does")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: perturb [-v N] [-only VARIANTS] [FILE.pdf | FOLDER]...\n"+
			"       perturb -tables -only VARIANT FILE.pdf\n"+
			"Files without FILE.truth.json beside them are passed over. Without operands: fixtures.")
		flag.PrintDefaults()
	}
	flag.Parse()
	operands := flag.Args()
	if len(operands) == 0 {
		operands = []string{"fixtures"}
	}
	err := error(nil)
	if *tables {
		err = printTables(operands[0], *only)
	} else {
		err = run(operands, *only, *verbose)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "perturb:", err)
		os.Exit(1)
	}
}

func chosen(only string) ([]perturb.Variant, error) {
	if only == "" {
		return perturb.Variants, nil
	}
	var out []perturb.Variant
	for _, name := range strings.Split(only, ",") {
		v, err := perturb.Named(name)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

func printTables(file, variant string) error {
	v, err := perturb.Named(variant)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	doc, err := v.Read(context.Background(), data)
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(output.PlainTables(doc))
}

// run prints a line for each document with the share of facts found in each variant, and how many verified amounts are
// wrong where any is.
func run(operands []string, only string, verbose int) error {
	variants, err := chosen(only)
	if err != nil {
		return err
	}
	forms, err := schema.Embedded()
	if err != nil {
		return err
	}
	var files []string
	for _, o := range operands {
		found, err := filepath.Glob(filepath.Join(o, "*.truth.json"))
		if err != nil {
			return err
		}
		if strings.HasSuffix(o, ".pdf") {
			found = []string{strings.TrimSuffix(o, ".pdf") + ".truth.json"}
		}
		files = append(files, found...)
	}
	fmt.Print("| document |")
	for _, v := range variants {
		fmt.Printf(" %s |", v.Name)
	}
	fmt.Print("\n|---|" + strings.Repeat("---|", len(variants)) + "\n")
	sums := make([]perturb.Result, len(variants))
	for _, file := range files {
		want, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		name := strings.TrimSuffix(file, ".truth.json")
		data, err := os.ReadFile(name + ".pdf")
		if err != nil {
			return err
		}
		fmt.Printf("| %s |", filepath.Base(name))
		var details []string
		for i, v := range variants {
			r, err := v.Judge(context.Background(), data, want, forms)
			if err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
			fmt.Printf(" %s |", cell(r))
			sums[i].Facts += r.Facts
			sums[i].Found += r.Found
			sums[i].Wrong += r.Wrong
			sums[i].Verified += r.Verified
			details = append(details, some(v.Name+": missing", r.Missing, verbose)...)
			details = append(details, some(v.Name+": wrong", r.Untrue, verbose)...)
			details = append(details, some(v.Name+": VERIFIED AND WRONG", r.WrongVerified, verbose)...)
		}
		fmt.Println()
		for _, d := range details {
			fmt.Println("    " + d)
		}
	}
	fmt.Print("| all |")
	for _, r := range sums {
		fmt.Printf(" %s |", cell(r))
	}
	fmt.Print("\n| verified |")
	for _, r := range sums {
		fmt.Printf(" %d |", r.Verified)
	}
	fmt.Println()
	return nil
}

// cell is one result: the share of facts, and the verified amounts that are wrong where there are any.
func cell(r perturb.Result) string {
	if r.Wrong > 0 {
		return fmt.Sprintf("%.4f (%d wrong)", r.Share(), r.Wrong)
	}
	return fmt.Sprintf("%.4f", r.Share())
}

func some(what string, facts []string, most int) []string {
	var out []string
	for _, f := range facts[:min(most, len(facts))] {
		out = append(out, what+": "+f)
	}
	return out
}
