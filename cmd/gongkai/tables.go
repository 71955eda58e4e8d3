package main

import (
	"context"

	"gongkai/extract/finding"
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
without what it means. No form is needed. One file gives indented JSON, several give a line each. "-" reads
standard input.`,
	examples: []example{
		{"gongkai tables budget.pdf", "the grids of a document, to write a form from or to look for a mistake"},
	},
	setup: func(o *options) action {
		var e extraction
		o.text(&e.dir, "output", "o", "DIR", "write DIR/NAME.json for each input instead of printing")
		o.text(&e.forms, "forms", "", "DIR", "forms that tell --redact, too, which cells are personal")
		o.toggle(&e.redact, "redact", "", "leave out personal data: contacts, phone numbers, names of owners")
		o.toggle(&e.redactNames, "redact-names", "", "leave out the names of files, too: the beginning of the hash takes their place")
		o.toggle(&e.verbose, "verbose", "v", "show all diagnostics")
		return e.tables
	},
}

// plain is what comes of one file.
type plain struct {
	tables   output.Tables
	findings []finding.Finding
}

func (e *extraction) tables(ctx context.Context, p *program, files []string) (status, error) {
	if len(files) == 0 {
		return done, usagef("tables: which file?")
	}
	forms, err := p.forms(e.forms)
	if err != nil {
		return done, err
	}
	write, err := p.writer(e.dir, files)
	if err != nil {
		return done, err
	}
	result := done
	read := func(in inputFile) (plain, error) {
		doc, err := in.print(ctx)
		if err != nil {
			return plain{}, err
		}
		out := plain{output.PlainTables(doc), doc.Findings}
		out.tables.Source = normalize.SourceOf(in.Name, in.Data, doc)
		if e.redact {
			redact.Grids(out.tables.Tables, &out.tables.Source, out.findings, schema.PersonalIn(forms))
		}
		if e.redactNames {
			redact.Name(&out.tables.Source)
		}
		return out, nil
	}
	err = eachInput(ctx, p, files, read, func(file string, out plain, err error) error {
		if err != nil {
			p.failed(file, err, e.verbose)
			result = max(result, inputsFailed)
			return nil
		}
		p.diagnose(file, out.findings, e.verbose)
		return write(file, out.tables.Source.SHA256, out.tables)
	})
	return result, err
}
