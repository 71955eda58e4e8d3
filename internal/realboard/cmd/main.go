// Command cmd prints the board of real documents; scripts/realboard runs it. Its exit status is 0 when every printed
// table was recognised, 1 when one was not, 2 when there is no board.
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"

	"gongkai/internal/realboard"
	"gongkai/schema"
)

func main() {
	verbose := flag.Bool("v", false, "name each missed table, each mismatch and each unmapped table")
	folder := flag.String("corpus", "../shared/corpus/real", "the folder of the documents")
	national := flag.Bool("national", false, "read with the forms of the whole country alone, without those of places")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: realboard [-v] [-national] [-corpus FOLDER] [DOCUMENT...]")
		flag.PrintDefaults()
	}
	flag.Parse()
	os.Exit(run(*folder, flag.Args(), *verbose, *national))
}

func run(folder string, names []string, verbose, national bool) int {
	papers, err := realboard.Papers()
	if err != nil {
		return fail(err)
	}
	forms, err := schema.Embedded()
	if err != nil {
		return fail(err)
	}
	if national {
		forms = realboard.National(forms)
	}
	for _, name := range names {
		if !slices.ContainsFunc(papers, func(p realboard.Paper) bool { return p.File == name }) {
			return fail(fmt.Errorf("no document %s is known", name))
		}
	}
	if len(names) > 0 {
		papers = slices.DeleteFunc(papers, func(p realboard.Paper) bool { return !slices.Contains(names, p.File) })
	}
	if _, err := os.Stat(folder); err != nil {
		return fail(err)
	}
	results := realboard.Run(folder, papers, forms)
	fmt.Print(realboard.Board(results))
	for i := range results {
		switch r := &results[i]; {
		case verbose:
			if d := r.Details(); d != "" {
				fmt.Print("\n", d)
			}
		case r.Err != nil:
			fmt.Fprintln(os.Stderr, r.Err)
		}
	}
	if total := realboard.Total(results); total.Missed > 0 || total.Read+total.Scans < total.Documents {
		return 1
	}
	return 0
}

func fail(err error) int {
	fmt.Fprintln(os.Stderr, "realboard:", err)
	return 2
}
