package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gongkai/internal/explain"
	"gongkai/internal/output"
	"gongkai/internal/secondreader"
	"gongkai/normalize/document"
)

var checkCommand = command{
	name:     "check",
	operands: "FILE... | OUT [NAME-OR-ID...]",
	summary:  "show the accounting checks of disclosures",
	text: `Says how many checks a disclosure has of each verdict, and how many of its values are proven; then shows every check as a table:
both sides, their difference, what rounding can explain (the envelope), the verdict and the numbers with their pages; then
what the checks say, and those that fail with every cell. Of a folder of results (OUT) it sums up all documents and shows of each
what fails, of a document named in it (by file, department or id) everything. A file is a PDF, or JSON
that extract has written, one document or many. "-" reads standard input.

Checks of which nothing is printed (vacuous) are left out, but with -v, --verdict or --format json.

The exit status is 3 when a check is a mismatch. Verdicts: exact, rounding, mismatch, untestable (something
is missing), vacuous (nothing is printed). --verdict and --table take several, with commas.`,
	examples: []example{
		{"gongkai check budget.pdf", "all checks of a disclosure"},
		{"gongkai check --verdict mismatch,rounding all.ndjson", "what does not agree to the digit, in many"},
		{"gongkai check --table income --format json budget.pdf", "the checks of one table, for programs"},
	},
	scans: true,
	setup: func(o *options) action {
		c := checking{format: "text"}
		o.text(&c.format, "format", "", "FORMAT",
			"text, or json: a document for one disclosure, a line for each of several")
		o.text(&c.verdicts, "verdict", "", "LIST", "only checks with these verdicts")
		o.text(&c.tables, "table", "", "LIST", "only checks of these tables or sheets, or that read from them")
		o.text(&c.forms, "forms", "", "DIR",
			"read forms from the YAML files of DIR, too; they go before the built-in ones")
		o.text(&c.corrected.path, "corrections", "", "PATH", correctionsUsage)
		o.toggle(&c.second, "second-reader", "",
			"have an independent reader of PDF look for the digits of every amount: agrees, differs or silent")
		o.toggle(&c.verbose, "verbose", "v", "show the cells of all checks, and all diagnostics")
		return c.run
	},
}

// checking is one run of check.
type checking struct {
	format, verdicts, tables, forms string
	corrected                       corrected
	verbose, second                 bool
	brief                           bool     // a folder of results: only what fails
	checked                         []string // tables and sheets that the documents have checks of
}

func (c *checking) run(ctx context.Context, p *program, files []string) (status, error) {
	if len(files) == 0 {
		return done, usagef("check: which file?")
	}
	if err := c.usage(); err != nil {
		return done, err
	}
	files, err := c.ofResults(ctx, files)
	if err != nil {
		return done, err
	}
	forms, err := p.forms(c.forms)
	if err != nil {
		return done, err
	}
	if err := c.corrected.load(p); err != nil {
		return done, err
	}
	layOut := output.Line
	if len(files) == 1 {
		layOut = output.Readable
	}
	result, first := done, true
	var whole overview
	var witnessed *secondreader.Report
	read := func(ctx context.Context, in inputFile) ([]*explain.Source, error) {
		in.Corrections = c.corrected.set
		sources, err := p.sources(ctx, in, forms)
		if err != nil || !c.second {
			return sources, err
		}
		if isJSON(in.Data) {
			return nil, errSecondReader
		}
		witnessed = witness(ctx, in.Data, sources[0].Document)
		return sources, nil
	}
	err = eachInput(ctx, p, files, read, func(file string, sources []*explain.Source, err error) error {
		if err != nil {
			p.failed(file, err, c.verbose)
			result = max(result, inputsFailed)
			return nil
		}
		if len(sources) > 1 {
			layOut = output.Line
		}
		for _, s := range sources {
			c.corrected.see(s.Document.Source.SHA256)
			if !c.brief || c.verbose {
				p.diagnose(file, s.Document.Diagnostics, c.verbose)
			}
			report := c.report(s)
			report.Second = witnessed
			whole.add(&report, &s.Document.Summary)
			if report.failed {
				result = max(result, notStrict)
			}
			if c.format == "json" {
				if err := layOut(p.stdout, report); err != nil {
					return err
				}
				continue
			}
			if c.brief && len(report.Checks) == 0 {
				continue
			}
			p.showChecks(&whole.text, &report, first, c.verbose)
			first = false
			if c.brief && whole.text.Len() < mostHeld {
				continue
			}
			if err := whole.flush(p, c.brief); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		err = whole.flush(p, c.brief && c.format == "text")
	}
	if err == nil && result != inputsFailed {
		c.tellUnknown(p)
		err = p.unused(&c.corrected)
	}
	return result, err
}

// ofResults replaces a folder of results by its documents, or by those that are named behind it.
func (c *checking) ofResults(ctx context.Context, files []string) ([]string, error) {
	if !isResults(files[0]) {
		return files, nil
	}
	folder, names := files[0], files[1:]
	if len(names) == 0 {
		c.brief = true
		return indexed(folder)
	}
	var out []string
	for _, name := range names {
		found, err := inResults(ctx, folder, name)
		if err != nil {
			return nil, err
		}
		out = append(out, found.file)
	}
	return out, nil
}

// tellUnknown names the tables that were asked for and of which there is no check. They may be missing from these
// documents, or be mistyped.
func (c *checking) tellUnknown(p *program) {
	for _, t := range list(c.tables) {
		if !slices.Contains(c.checked, t) {
			fmt.Fprintf(p.stderr, "gongkai: %s\n",
				oneLine(p.say("no check is of %s; there are checks of %s", t, strings.Join(c.checked, ", "))))
		}
	}
}

// see notes which tables a check is of.
func (c *checking) see(check *document.Check) {
	tables := []string{string(check.Table)}
	for _, o := range check.Cells {
		if o.Address.Whole() != "" {
			tables = append(tables, o.Address.ID())
		}
	}
	for _, t := range tables {
		if t != "" && !slices.Contains(c.checked, t) {
			c.checked = append(c.checked, t)
		}
	}
}

// usage finds mistakes in the flags.
func (c *checking) usage() error {
	if err := formatFlag("check", c.format); err != nil {
		return err
	}
	for _, v := range list(c.verdicts) {
		if !slices.Contains(document.AllVerdicts, document.Verdict(v)) {
			return usagef("check: no verdict %q; there are %s", v, strings.Join(names(document.AllVerdicts), ", "))
		}
	}
	return nil
}

func formatFlag(command, format string) error {
	if format != "text" && format != "json" {
		return usagef("%s: --format takes text or json, not %q", command, format)
	}
	return nil
}

// list parts the value of a flag that takes several.
func list(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' || r == '，' })
}

// names gives values of a type as words.
func names[S ~string](all []S) []string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = string(s)
	}
	return out
}

// verdictsOf reads a list of verdicts.
func verdictsOf(s string) (out []document.Verdict) {
	for _, v := range list(s) {
		out = append(out, document.Verdict(v))
	}
	return out
}

// checkReport is what check says of one disclosure.
type checkReport struct {
	Source   document.Source   `json:"source"`
	Info     document.Info     `json:"document"`
	Summary  document.Summary  `json:"summary"`
	Verdicts document.Verdicts `json:"verdicts"` // of the checks of the chosen tables
	Checks   []checkEntry      `json:"checks"`   // of the chosen tables and verdicts
	Because  []reasonCount     `json:"because"`  // values that are not verified, by what their proof lacks

	// Told is what a person says of the document, its tables and columns.
	Told []document.Told `json:"told,omitempty"`

	Second *secondreader.Report `json:"second_reader,omitempty"`

	all    int
	failed bool
}

type checkEntry struct {
	Says string `json:"says"` // what the identity is
	explain.Check
}

// reasonCount is how many amounts are not verified for one reason, among others.
type reasonCount struct {
	Reason document.Reason `json:"reason"`
	Values int             `json:"values"`
}

// unproven counts the amounts of a document that are not verified, by reason.
func unproven(doc *document.Document) []reasonCount {
	count := map[document.Reason]int{}
	for c := range doc.Amounts() {
		for _, r := range c.Because {
			count[r]++
		}
	}
	out := []reasonCount{}
	for _, r := range document.Reasons {
		if count[r] > 0 {
			out = append(out, reasonCount{r, count[r]})
		}
	}
	return out
}

// report takes the checks that were asked for.
func (c *checking) report(s *explain.Source) checkReport {
	r := checkReport{Source: s.Document.Source, Info: s.Document.Info, Summary: s.Document.Summary, Checks: []checkEntry{},
		Because: unproven(s.Document), Told: s.Document.AllTold()}
	words := *s
	words.Chinese = s.Chinese && c.format == "text" // data is the same in every language
	tables, verdicts := list(c.tables), verdictsOf(c.verdicts)
	if c.brief && len(verdicts) == 0 && !c.verbose {
		verdicts = []document.Verdict{document.Mismatch}
	}
	if len(verdicts) == 0 && c.format == "text" && !c.verbose {
		verdicts = document.AllVerdicts[:4] // nothing is to be seen of the vacuous ones
	}
	for i := range s.Document.Checks {
		check := &s.Document.Checks[i]
		c.see(check)
		if len(tables) > 0 && !slices.ContainsFunc(tables, func(t string) bool { return concerns(check, t) }) {
			continue
		}
		r.all++
		r.Verdicts.Count(check.Verdict)
		r.failed = r.failed || check.Verdict == document.Mismatch
		if len(verdicts) > 0 && !slices.Contains(verdicts, check.Verdict) {
			continue
		}
		e := words.Check(check)
		r.Checks = append(r.Checks, checkEntry{e.Says.String(), e})
	}
	return r
}

// concerns reports whether a check belongs to a table or reads from it.
func concerns(c *document.Check, table string) bool {
	return string(c.Table) == table || slices.ContainsFunc(c.Cells, func(o document.Operand) bool {
		return o.Address.Whole() != "" && o.Address.ID() == table
	})
}
