package main

import (
	"bytes"
	"context"

	"gongkai/extract/finding"
	"gongkai/internal/atomicfile"
	"gongkai/internal/explain"
	"gongkai/internal/lang"
	"gongkai/internal/view"
	"gongkai/normalize/document"
	"gongkai/normalize/redact"
	"gongkai/schema"
)

var viewCommand = command{
	name:     "view",
	operands: "FILE | OUT NAME-OR-ID",
	summary:  "make a report that shows pages and values side by side",
	text: `Writes one HTML file that works in any browser without a server or a network: the pages as they are printed, and beside them
the tables, performance sheets, checks and findings. A click on a value shows where it is printed, and a click on the page shows
the value. What you find to be wrong can be noted in it and downloaded as a file of corrections. "-" reads standard input.`,
	examples: []example{
		{"gongkai view budget.pdf -o report.html", "open report.html in a browser"},
		{"gongkai view --redact budget.pdf -o report.html", "one to hand on, without names and phone numbers"},
		{"gongkai view --lang en budget.pdf -o report.html", "in English"},
	},
	scans: true,
	setup: func(o *options) action {
		var v viewing
		o.text(&v.out, "output", "o", "FILE.html", "write the report there instead of printing it")
		o.text(&v.forms, "forms", "", "DIR",
			"read forms from the YAML files of DIR, too; they go before the built-in ones")
		o.text(&v.corrected.path, "corrections", "", "PATH", correctionsUsage)
		o.toggle(&v.redact, "redact", "", "leave out personal data, on the drawn pages as well")
		o.toggle(&v.redactNames, "redact-names", "", "leave out the names of files, too: the beginning of the hash takes their place")
		o.toggle(&v.verbose, "verbose", "v", "show all diagnostics")
		return v.run
	},
}

// viewing is what the flags of view say.
type viewing struct {
	out, forms      string
	corrected       corrected
	redact, verbose bool
	redactNames     bool
}

// reported is a report and what there is to say about its document.
type reported struct {
	html []byte
	doc  *document.Document
}

func (v *viewing) run(ctx context.Context, p *program, files []string) (status, error) {
	files, _, err := p.resolve(ctx, "view", files)
	if err != nil {
		return done, err
	}
	if len(files) != 1 {
		return done, usagef("view: which file? one at a time")
	}
	if err := v.corrected.load(p); err != nil {
		return done, err
	}
	forms, err := p.forms(v.forms)
	if err != nil {
		return done, err
	}
	result := done
	err = eachInput(
		ctx,
		p,
		files,
		func(ctx context.Context, in inputFile) (reported, error) { return v.report(ctx, p, in, forms) },
		func(file string, r reported, err error) error {
			if err != nil {
				p.failed(file, err, v.verbose)
				result = inputsFailed
				return nil
			}
			v.corrected.see(r.doc.Source.SHA256)
			p.diagnose(file, r.doc.Diagnostics, v.verbose)
			if v.out != "" {
				return atomicfile.Write(v.out, r.html)
			}
			_, err = p.stdout.Write(r.html)
			return err
		},
	)
	if err == nil && result == done {
		err = p.unused(&v.corrected)
	}
	return result, err
}

func (v *viewing) report(ctx context.Context, p *program, in inputFile, forms []*schema.Form) (reported, error) {
	in.Corrections = v.corrected.set
	r, err := in.read(ctx, forms)
	if err != nil {
		return reported{}, err
	}
	if v.redact {
		redact.Document(r.Document, schema.PersonalIn(forms))
	}
	if v.redactNames {
		redact.Name(&r.Document.Source)
	}
	var b bytes.Buffer
	speakers := map[string]*lang.Speaker{}
	for _, l := range view.Languages {
		speakers[l] = lang.NewSpeaker(lang.Language(l))
	}
	err = view.Write(&b, r.Printed, r.Document, view.Options{Language: string(p.speaker.Language()), Redacted: v.redact,
		Says: func(c *document.Check, language string) string {
			return speakers[language].Words(explain.Says(c, r.Match.Form, language == string(lang.Chinese)))
		},
		Message: func(f finding.Finding, language string) string { return speakers[language].Finding(f) },
	})
	return reported{b.Bytes(), r.Document}, err
}
