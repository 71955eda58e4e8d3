package main

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"gongkai/internal/pipeline"
	"gongkai/internal/view"
	"gongkai/normalize"
	"gongkai/schema"
)

var viewCommand = command{
	name:     "view",
	operands: "FILE",
	summary:  "make a report that shows pages and values side by side",
	text: `Writes one HTML file that works in any browser without a server or a network: the pages as they are printed, and beside them
the tables, performance sheets, checks and findings. A click on a value shows where it is printed, and a click on the page shows
the value. What you find to be wrong can be noted in it and downloaded as a file of corrections. "-" reads standard input.`,
	examples: []example{
		{"gongkai view budget.pdf -o report.html", "open report.html in a browser"},
		{"gongkai view --redact budget.pdf -o report.html", "one to hand on, without names and phone numbers"},
		{"gongkai view --lang en budget.pdf -o report.html", "in English"},
	},
	setup: func(o *options) action {
		var v viewing
		o.text(&v.out, "output", "o", "FILE.html", "write the report there instead of printing it")
		o.text(&v.language, "lang", "", "LANG", "zh or en; that of the environment without")
		o.text(&v.forms, "forms", "", "DIR", "read forms from the YAML files of DIR, too; they go before the built-in ones")
		o.toggle(&v.redact, "redact", "", "leave out personal data, on the drawn pages as well")
		o.toggle(&v.verbose, "verbose", "v", "show all diagnostics")
		return v.run
	},
}

// viewing is what the flags of view say.
type viewing struct {
	out, language, forms string
	redact, verbose      bool
}

// reported is a report and what there is to say about its document.
type reported struct {
	html []byte
	doc  *normalize.Document
}

func (v *viewing) run(ctx context.Context, p *program, files []string) (status, error) {
	if v.language == "" {
		v.language = view.Language(p.getenv)
	}
	switch {
	case len(files) != 1:
		return done, usagef("view: which file? one at a time")
	case !slices.Contains(view.Languages, v.language):
		return done, usagef("view: --lang takes %s, not %q", strings.Join(view.Languages, " or "), v.language)
	}
	forms, err := p.forms(v.forms)
	if err != nil {
		return done, err
	}
	result := done
	err = eachInput(ctx, p, files, func(in pipeline.Input) (reported, error) { return v.report(in, forms) }, func(file string, r reported, err error) error {
		if err != nil {
			p.failed(file, err, v.verbose)
			result = inputsFailed
			return nil
		}
		p.diagnose(file, r.doc.Diagnostics, v.verbose)
		if v.out != "" {
			return writeAtomically(v.out, r.html)
		}
		_, err = p.stdout.Write(r.html)
		return err
	})
	return result, err
}

func (v *viewing) report(in pipeline.Input, forms []*schema.Form) (reported, error) {
	r, err := pipeline.Trace(in, forms)
	if err != nil {
		return reported{}, err
	}
	if v.redact {
		normalize.Redact(r.Document, schema.PersonalIn(forms))
	}
	var b bytes.Buffer
	err = view.Write(&b, r.Printed, r.Document, view.Options{Language: v.language, Redacted: v.redact})
	return reported{b.Bytes(), r.Document}, err
}
