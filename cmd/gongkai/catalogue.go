package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"gongkai/extract/finding"
	"gongkai/internal/bulk/report"
	"gongkai/internal/catalogue"
	"gongkai/internal/output"
	"gongkai/internal/tidy"
)

// catalogueFile is the database in a folder of results.
const catalogueFile = "catalogue.db"

var catalogueCommand = command{
	name:     "catalogue",
	operands: "OUT",
	summary:  "make the results of a run one database that answers questions across documents",
	text: `Makes or updates OUT/catalogue.db from the results in OUT, which ` + "`gongkai extract -o OUT`" + ` wrote: the tables of ` + "`export`" + `, the
measures of each disclosure with the reason where there is none, what may be added up, numbers over the years, and a full-text index.
Only results that changed are read. ` + "`search`, `compare` and `coverage`" + ` ask it, and any tool that reads SQLite can.`,
	examples: []example{
		{"gongkai catalogue out", "build it, or bring it up to date"},
		{"gongkai catalogue --full out", "with the cells of every check"},
		{"gongkai catalogue out --package fiscal", "and a Fiscal Data Package of it"},
	},
	setup: func(o *options) action {
		full, dir, fiscal := false, "", ""
		o.toggle(&full, "full", "", "keep the cells of every check (check_cells), which take more than half of the space")
		o.text(&fiscal, "package", "", "DIR", "also write the amounts of money as a Fiscal Data Package into DIR")
		o.text(&dir, "forms", "", "DIR", "read forms from the YAML files of DIR, too, for names")
		return func(ctx context.Context, p *program, operands []string) (status, error) {
			if len(operands) != 1 {
				return done, usagef("catalogue: of which folder? one at a time")
			}
			forms, err := p.forms(dir)
			if err != nil {
				return done, err
			}
			return p.updateCatalogue(ctx, operands[0], fiscal, catalogue.Options{Full: full, Describe: tidy.Names(forms)})
		}
	},
}

func (p *program) updateCatalogue(ctx context.Context, folder, fiscal string, o catalogue.Options) (status, error) {
	inputs, err := readIndex(folder)
	if err != nil {
		return done, fmt.Errorf("%s: %w", folder, err)
	}
	c, _, err := catalogue.Open(filepath.Join(folder, catalogueFile), o)
	if err != nil {
		return done, err
	}
	changes, err := c.Update(ctx, folder, inputs)
	if err == nil && fiscal != "" {
		err = c.FiscalPackage(ctx, fiscal, "")
	}
	if err := errors.Join(err, c.Close()); err != nil {
		return done, err
	}
	for _, err := range changes.Failed {
		fmt.Fprintf(p.stderr, "gongkai: %s\n", oneLine(p.spoken(err)))
	}
	fmt.Fprintln(p.stderr, p.say("gongkai: catalogue: %d new, %d changed, %d gone, %d as before", changes.Added,
		changes.Changed,
		changes.Gone, changes.Same))
	if len(changes.Failed) > 0 {
		return inputsFailed, nil
	}
	return done, nil
}

// readIndex gives the inputs of a run.
func readIndex(folder string) ([]catalogue.Input, error) {
	entries, err := report.ReadIndex(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errNoIndex
	}
	var out []catalogue.Input
	for _, e := range entries {
		in := catalogue.Input{Path: e.Path, SHA256: e.SHA256, Status: e.Status, Document: e.Document,
			Department: e.Department}
		if e.Failure != nil {
			in.Failure.ID = string(e.Failure.ID)
		}
		out = append(out, in)
	}
	return out, err
}

var errNoIndex = finding.Problemf("no results of a run here; `gongkai extract -o OUT` makes them")

// openCatalogue opens the catalogue of a folder to ask it.
func openCatalogue(folder string) (*catalogue.Catalogue, error) {
	path := folder
	if info, err := os.Stat(folder); err == nil && info.IsDir() {
		path = filepath.Join(folder, catalogueFile)
	}
	c, err := catalogue.Read(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: %w", folder, errNoCatalogue)
	}
	return c, err
}

var errNoCatalogue = finding.Problemf("no catalogue here; `gongkai catalogue OUT` makes it")

// filterFlags choose among disclosures.
type filterFlags struct{ place, department, kind, years string }

func (f *filterFlags) declare(o *options) {
	o.text(&f.place, "place", "", "PLACE", "only this province, city or county: a part of its name, or the beginning of its code")
	o.text(&f.department, "department", "", "NAME", "only departments with this in their name")
	o.text(&f.kind, "kind", "", "KIND", "only budget or final_accounts")
	o.text(&f.years, "years", "", "YEARS", "only these years: 2026, 2024-2026, 2024- or -2026")
}

func (f *filterFlags) filter(command string) (catalogue.Filter, error) {
	out := catalogue.Filter{Place: f.place, Department: f.department, Kind: f.kind}
	if f.years != "" {
		var ok bool
		if out.From, out.To, ok = catalogue.ParseYears(f.years); !ok {
			return out, usagef("%s: --years takes 2026, 2024-2026, 2024- or -2026, not %q", command, f.years)
		}
	}
	return out, nil
}

// ask opens the catalogue of a folder and asks it with the filter that the flags say.
func (f *filterFlags) ask(
	command, folder string, question func(c *catalogue.Catalogue, filter catalogue.Filter) error,
) (status, error) {
	filter, err := f.filter(command)
	if err != nil {
		return done, err
	}
	c, err := openCatalogue(folder)
	if err != nil {
		return done, err
	}
	defer c.Close()
	return done, question(c, filter)
}

// formatChoice says in which format an answer is wanted.
func formatChoice(command, format string, known ...string) error {
	for _, k := range known {
		if k == format {
			return nil
		}
	}
	return usagef("%s: no format %q", command, format)
}

// answer prints what a question found as JSON.
func (p *program) answer(v any) error { return output.Readable(p.stdout, v) }
