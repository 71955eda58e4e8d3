package main

import (
	"context"

	"gongkai/internal/output"
	"gongkai/internal/pipeline"
	"gongkai/normalize"
	"gongkai/schema"
)

var extractCommand = command{
	name:     "extract",
	operands: "FILE...",
	summary:  "read disclosures and write their tables as JSON",
	text: `Prints one JSON document for one file, and a line of JSON a document for several. "-" reads standard input.

A file that cannot be read gets a line on standard error and costs itself alone. What is odd about a document that was read
stands in its diagnostics; warnings and errors are shown on standard error as well. GONGKAI_FORMS is the same as --forms.
See also ` + "`gongkai help formats` and `gongkai help exit-status`.",
	examples: []example{
		{"gongkai extract budget.pdf", "one document, indented"},
		{"gongkai extract *.pdf > all.ndjson", "many documents, one line each"},
		{"gongkai extract -o json/ *.pdf", "many documents, one file each"},
		{"gongkai extract --strict --redact budget.pdf", "fail when a check fails; leave out names and phone numbers"},
		{"gongkai extract --corrections budget.corrections.yaml budget.pdf", "with what a person has corrected"},
		{"gongkai extract --forms my-forms/ county.pdf", "with forms of one's own"},
	},
	setup: func(o *options) action {
		var e extraction
		o.text(&e.dir, "output", "o", "DIR", "write DIR/NAME.json for each input instead of printing")
		o.text(&e.forms, "forms", "", "DIR", "read forms from the YAML files of DIR, too; they go before the built-in ones")
		o.text(&e.corrected.path, "corrections", "", "PATH", correctionsUsage)
		o.toggle(&e.strict, "strict", "", "exit with 3 when a check fails or a value is in doubt")
		o.toggle(&e.redact, "redact", "", "leave out personal data: contacts, phone numbers, names of owners")
		o.toggle(&e.verbose, "verbose", "v", "show all diagnostics")
		return e.run
	},
}

// extraction is one run of extract.
type extraction struct {
	dir, forms              string
	corrected               corrected
	strict, redact, verbose bool
}

func (e *extraction) run(ctx context.Context, p *program, files []string) (status, error) {
	if len(files) == 0 {
		return done, usagef("extract: which file?")
	}
	forms, err := p.forms(e.forms)
	if err != nil {
		return done, err
	}
	if err := e.corrected.load(); err != nil {
		return done, err
	}
	write, err := p.writer(e.dir, files)
	if err != nil {
		return done, err
	}
	result := done
	read := func(in pipeline.Input) (*normalize.Document, error) {
		in.Corrections = e.corrected.set
		doc, err := p.document(in, forms)
		if err == nil && e.redact {
			normalize.Redact(doc, schema.PersonalIn(forms))
		}
		return doc, err
	}
	err = eachInput(ctx, p, files, read, func(file string, doc *normalize.Document, err error) error {
		if err != nil {
			p.failed(file, err, e.verbose)
			result = max(result, inputsFailed)
			return nil
		}
		e.corrected.see(doc)
		p.diagnose(file, doc.Diagnostics, e.verbose)
		if e.strict && p.doubts(file, doc) {
			result = max(result, notStrict)
		}
		return write(file, doc.Source.SHA256, doc)
	})
	if err == nil && result != inputsFailed {
		err = p.unused(&e.corrected)
	}
	return result, err
}

// writer gives the function that writes documents: to files of a folder, to standard output as one document, or as NDJSON.
func (p *program) writer(dir string, files []string) (func(file, sha256 string, v any) error, error) {
	if dir != "" {
		f, err := newFolder(dir, files)
		if err != nil {
			return nil, err
		}
		return f.write, nil
	}
	layOut := output.Line
	if len(files) == 1 {
		layOut = output.Readable
	}
	return func(_, _ string, v any) error { return layOut(p.stdout, v) }, nil
}
