// Command cmd reads made-up documents with general tables, and prints how many of the tables are read as they are
// printed; scripts/general runs it.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"gongkai/extract"
	"gongkai/internal/general"
)

func main() {
	n := flag.Uint64("n", 96, "how many documents")
	first := flag.Uint64("first", 0, "the seed of the first")
	verbose := flag.Bool("v", false, "name the documents that are not read as printed")
	write := flag.String("write", "", "write the documents to a `FOLDER`")
	flag.Parse()
	if err := run(*first, *n, *verbose, *write); err != nil {
		fmt.Fprintln(os.Stderr, "general:", err)
		os.Exit(1)
	}
}

func run(first, n uint64, verbose bool, folder string) error {
	var all general.Board
	kinds := map[string]*general.Board{}
	var names []string
	for seed := first; seed < first+n; seed++ {
		d := general.Make(seed)
		if folder != "" {
			if err := os.WriteFile(filepath.Join(folder, d.Name+".pdf"), d.PDF, 0o644); err != nil {
				return err
			}
		}
		doc, err := extract.ReadBytes(context.Background(), d.PDF, extract.Options{})
		if err != nil {
			return fmt.Errorf("%s: %w", d.Name, err)
		}
		kind := d.Name[:strings.LastIndex(d.Name, "-")]
		if kinds[kind] == nil {
			kinds[kind], names = &general.Board{}, append(names, kind)
		}
		if !kinds[kind].Add(&d, doc) && verbose {
			fmt.Println(d.Name)
		}
		all.Add(&d, doc)
	}
	fmt.Println("| kind | tables | found F1 | rows right | columns right | exact |\n|---|---|---|---|---|---|")
	for _, name := range append(names, "all") {
		b := kinds[name]
		if name == "all" {
			b = &all
		}
		share := func(n, of int) float64 { return float64(n) / float64(max(1, of)) }
		fmt.Printf("| %s | %d | %.3f | %.3f | %.3f | %.3f |\n", name, b.Printed, b.F1(), share(b.Rows, b.Pairs),
			share(b.Columns, b.Pairs), share(b.Exact, b.Printed))
	}
	return nil
}
