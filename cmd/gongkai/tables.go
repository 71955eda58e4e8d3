package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/internal/atomicfile"
	"gongkai/internal/grids"
	"gongkai/internal/limits"
	"gongkai/internal/output"
	"gongkai/normalize"
	"gongkai/normalize/redact"
	"gongkai/schema"
)

var tablesCommand = command{
	name:     "tables",
	operands: "FILE...",
	summary:  "write every table as a plain grid, without any form",
	text: `Prints each table with its cells, their places in the grid and on the page: what is printed,
without what it means. No form is needed, and the PDF need not be a budget. One file gives indented JSON, several
give a line each. "-" reads standard input.

With --to the tables are written for people and other programs: csv, xlsx, html or markdown. They are as wide as
they are printed, and the tiers of their headers are kept. -o names a folder, in which each table is a file of CSV
(NAME-p5-2.csv: the second table that begins on page 5), and each document one of the others; or, for a single
document, a file with the ending of the format.`,
	examples: []example{
		{"gongkai tables budget.pdf", "the grids of a document, to write a form from or to look for a mistake"},
		{"gongkai tables --to xlsx -o tables.xlsx any.pdf", "a workbook with a sheet for each table"},
		{"gongkai tables --to csv --pages 3,5-8 -o csv any.pdf", "the tables of some pages, a file each"},
		{"gongkai tables --to markdown any.pdf", "to read them, or to hand them to a language model"},
	},
	scans: true,
	setup: func(o *options) action {
		var t tabling
		o.text(&t.to, "to", "", "FORMAT", "json (without), csv, xlsx, html or markdown")
		o.text(&t.pages, "pages", "", "LIST", "only tables with a part on these pages, such as 3,5-8")
		o.text(&t.out, "output", "o", "PATH", "write files instead of printing, for each input")
		o.toggle(&t.bom, "bom", "", "csv: begin files with a byte order mark, for Excel")
		o.text(&t.formulas, "formulas", "", "HOW",
			"csv: guard (without) puts an apostrophe before texts that a spreadsheet takes for formulas; keep")
		o.text(&t.forms, "forms", "", "DIR", "forms that tell --redact, too, which cells are personal")
		o.toggle(&t.redact, "redact", "", "leave out personal data: contacts, phone numbers, names of owners")
		o.toggle(&t.redactNames, "redact-names", "",
			"leave out the names of files, too: the beginning of the hash takes their place")
		o.toggle(&t.verbose, "verbose", "v", "show all diagnostics")
		return t.run
	},
}

// tabling is one run of tables, as its flags say.
type tabling struct {
	to, pages, out, formulas, forms   string
	bom, redact, redactNames, verbose bool

	numbers []int // of pages; nil for all
	format  *grids.Format
	options grids.Options
}

// printedTables is what comes of one file.
type printedTables struct {
	json     output.Tables
	tables   []grids.Table // the same, with what the other formats know of headers
	findings []finding.Finding
}

func (t *tabling) run(ctx context.Context, p *program, files []string) (status, error) {
	if err := t.usage(files); err != nil {
		return done, err
	}
	forms, err := p.forms(t.forms)
	if err != nil {
		return done, err
	}
	write, err := t.writer(p, files)
	if err != nil {
		return done, err
	}
	result := done
	read := func(ctx context.Context, in inputFile) (printedTables, error) {
		doc, err := in.print(ctx)
		if err != nil {
			return printedTables{}, err
		}
		if n := len(doc.Pages); t.numbers != nil && slices.Min(t.numbers) > n {
			return printedTables{}, finding.Problemf("there is no page %d: the document has %d", slices.Min(t.numbers), n)
		}
		all := doc.Tables
		doc.Tables = slices.DeleteFunc(slices.Clone(all), func(x extract.Table) bool { return !t.wants(x.Pages()) })
		out := printedTables{json: output.PlainTables(doc), findings: doc.Findings}
		out.json.Source = normalize.SourceOf(in.Name, in.Data, doc)
		if t.redact {
			redact.Grids(out.json.Tables, &out.json.Source, out.findings, schema.PersonalIn(forms))
		}
		if t.redactNames {
			redact.Name(&out.json.Source)
		}
		for i := range out.json.Tables {
			out.tables = append(out.tables, grids.Table{Grid: &out.json.Tables[i], Header: doc.Tables[i].Header})
		}
		return out, nil
	}
	err = eachInput(ctx, p, files, read, func(file string, out printedTables, err error) error {
		if err != nil {
			p.failed(file, err, t.verbose)
			result = max(result, inputsFailed)
			return nil
		}
		p.diagnose(file, out.findings, t.verbose)
		return write(file, &out)
	})
	return result, err
}

// usage reads the flags and finds mistakes in them.
func (t *tabling) usage(files []string) error {
	if len(files) == 0 {
		return usagef("tables: which file?")
	}
	for i := range grids.Formats {
		if f := &grids.Formats[i]; f.Name == t.to {
			t.format = f
		}
	}
	var ok bool
	if t.numbers, ok = pageNumbers(t.pages); !ok {
		return usagef("tables: --pages takes page numbers such as 3,5-8, not %q", t.pages)
	}
	csv := t.to == "csv"
	switch {
	case t.format == nil && t.to != "" && t.to != "json":
		return usagef("tables: no format %q; there are json, csv, xlsx, html, markdown", t.to)
	case t.to == "xlsx" && t.out == "":
		return usagef("tables: --to xlsx goes with -o")
	case !csv && (t.bom || t.formulas != ""):
		return usagef("tables: --bom and --formulas go with --to csv")
	case t.formulas != "" && t.formulas != "guard" && t.formulas != "keep":
		return usagef("%s: --formulas takes guard or keep, not %q", "tables", t.formulas)
	}
	t.options = grids.Options{BOM: t.bom, KeepFormulas: t.formulas == "keep"}
	return nil
}

// wants reports whether a table on these pages is asked for.
func (t *tabling) wants(pages []int) bool {
	return t.numbers == nil || slices.ContainsFunc(pages, func(n int) bool { return slices.Contains(t.numbers, n) })
}

// pageNumbers reads 3,5-8.
func pageNumbers(text string) ([]int, bool) {
	var out []int
	for _, part := range list(text) {
		first, last, isRange := strings.Cut(part, "-")
		from, err := strconv.Atoi(first)
		to := from
		if err == nil && isRange {
			to, err = strconv.Atoi(last)
		}
		if err != nil || from < 1 || to < from || to-from > limits.Pages {
			return nil, false
		}
		for n := from; n <= to; n++ {
			out = append(out, n)
		}
	}
	return out, len(out) > 0 || text == ""
}

// writer gives the function that writes the tables of one document.
func (t *tabling) writer(p *program, files []string) (func(file string, out *printedTables) error, error) {
	ending := ".json"
	if t.format != nil {
		ending = t.format.Ending
	}
	single := len(files) == 1 && strings.EqualFold(filepath.Ext(t.out), ending)
	if t.format == nil {
		if single {
			return func(_ string, out *printedTables) error { return writeJSON(t.out, out.json) }, nil
		}
		write, err := p.writer(t.out, files)
		return func(file string, out *printedTables) error { return write(file, out.json.Source.SHA256, out.json) }, err
	}
	var to *folder
	if t.out != "" && !single {
		var err error
		if to, err = newFolder(t.out, files); err != nil {
			return nil, err
		}
	}
	return func(file string, out *printedTables) error {
		switch {
		case to == nil && t.out == "":
			return t.format.Write(p.stdout, out.tables, t.options)
		case to != nil && t.format.Each:
			return t.each(to.path(file, out.json.Source.SHA256), out.tables)
		}
		path := t.out
		if to != nil {
			path = to.path(file, out.json.Source.SHA256) + ending
		}
		return t.file(path, out.tables)
	}, nil
}

// each writes a file for each table, which is named by the page where it begins and its number there. Files that an
// earlier run wrote for the document are taken away.
func (t *tabling) each(path string, tables []grids.Table) error {
	old, err := filepath.Glob(globEscape(path) + "-p[0-9]*-[0-9]*" + t.format.Ending)
	if err != nil {
		return err
	}
	count := map[int]int{}
	for i := range tables {
		page := 0
		if n := tables[i].Pages; len(n) > 0 {
			page = n[0]
		}
		count[page]++
		name := path + "-p" + strconv.Itoa(page) + "-" + strconv.Itoa(count[page]) + t.format.Ending
		if err := t.file(name, tables[i:i+1]); err != nil {
			return err
		}
		old = slices.DeleteFunc(old, func(o string) bool { return o == name })
	}
	for _, o := range old {
		if err := os.Remove(o); err != nil {
			return err
		}
	}
	return nil
}

// globEscape writes a path as a pattern that matches it alone.
func globEscape(path string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(path)
}

func (t *tabling) file(path string, tables []grids.Table) error {
	var b bytes.Buffer
	if err := t.format.Write(&b, tables, t.options); err != nil {
		return err
	}
	return atomicfile.Write(path, b.Bytes())
}
