package main

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"time"

	"gongkai/extract/finding"
	"gongkai/internal/bulk"
	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/input"
	"gongkai/internal/bulk/nights"
	"gongkai/internal/bulk/outcome"
	"gongkai/internal/bulk/tell"
	"gongkai/internal/bulk/worker"
	"gongkai/schema"
)

var extractCommand = command{
	name:     "extract",
	operands: "FILE...",
	summary:  "read disclosures and write their tables as JSON",
	text: `Prints one JSON document for one file, and a line of JSON a document for several. A FILE may be a
folder (all PDF files in it and below), a ZIP archive, or a pattern such as '2025/*.pdf'. "-" reads standard
input.

With -o OUT documents go to files in OUT/documents; OUT/index.jsonl says which file is whose,
OUT/report.jsonl what came of each input, and ` + "`gongkai report OUT`" + ` sums that up. What is done is kept: the
same command again reads only what is new or changed, and goes on where an interrupted run stopped. The
corrections in OUT/corrections.yaml, where ` + "`gongkai serve`" + ` writes them, are applied.

A file that cannot be read gets a line on standard error and costs itself alone. What is odd about a
document that was read stands in its diagnostics; warnings and errors are shown on standard error as well
(with -o only with -v). GONGKAI_FORMS is the same as --forms. See also ` + "`gongkai help formats`" + `
and ` + "`gongkai help exit-status`.",
	examples: []example{
		{"gongkai extract budget.pdf", "one document, indented"},
		{"gongkai extract *.pdf > all.ndjson", "many documents, one line each"},
		{"gongkai extract -o out 2025/ more.zip", "all of a folder and of an archive, a file each; again to go on"},
		{"find . -name '*.pdf' -print0 | gongkai extract --files-from - -o out", "a list of files"},
		{"gongkai extract --manifest files.csv -o out", "the files of a list, whose columns go into the documents"},
		{"gongkai extract --strict --redact budget.pdf", "fail when a check fails; leave out names and phone numbers"},
		{"gongkai extract --corrections budget.corrections.yaml budget.pdf", "with what a person has corrected"},
		{"gongkai extract --forms my-forms/ county.pdf", "with forms of one's own"},
		{"gongkai extract --ocr auto scan.pdf", "read one scan with the first engine that there is"},
		{"gongkai extract 2025/ --to xlsx -o 2025.xlsx", "an Excel workbook at once, without JSON"},
	},
	scans: true,
	setup: func(o *options) action {
		e := extraction{memory: "1024", log: "text"}
		o.text(&e.dir, "output", "o", "DIR",
			"write documents, an index and a report to DIR instead of printing; keep what is done")
		o.text(&e.to, "to", "", "FORMAT",
			"write no documents but tables to -o, as `gongkai export` does: "+strings.Join(formatNames(), ", "))
		e.format.declare(o)
		o.text(&e.forms, "forms", "", "DIR",
			"read forms from the YAML files of DIR, too; they go before the built-in ones")
		o.text(&e.corrected.path, "corrections", "", "PATH", correctionsUsage)
		o.toggle(&e.ignoreCorrections, "ignore-corrections", "",
			"with -o: leave aside the corrections in DIR/corrections.yaml, which else are applied")
		o.text(&e.list, "files-from", "", "FILE",
			"read the files that FILE lists, one a line or ended by NUL; - for standard input")
		o.toggle(&e.null, "null", "0", "entries of --files-from are ended by NUL, whatever they look like")
		o.text(&e.manifest, "manifest", "", "FILE",
			"CSV or JSON with a column path: its columns go into source.manifest of the document")
		o.toggle(&e.strict, "strict", "", "exit with 3 when a check fails or a value is in doubt")
		o.toggle(&e.redact, "redact", "", "leave out personal data: contacts, phone numbers, names of owners")
		o.toggle(&e.redactNames, "redact-names", "", "leave out the names of files, too: the beginning of the hash takes their place")
		o.text(&e.jobs, "jobs", "j", "N", "read N documents at a time; all cores without")
		o.text(&e.timeout, "timeout", "", "TIME",
			"give up a document after this time, such as 90s or 5m; 0 for never; 120s without, 30m with --ocr")
		o.text(&e.memory, "memory", "", "MB", "give up a document that needs more memory; 0 for no limit; 1024 without")
		o.toggle(&e.force, "force", "", "with -o: read again what is done")
		o.text(&e.shard, "shard", "", "I/N", "with -o: only part I of N of the documents, for several machines")
		o.text(&e.log, "log", "", "FORM", "messages as text or json")
		o.toggle(&e.verbose, "verbose", "v", "show all diagnostics")
		return e.run
	},
}

// extraction is one run of extract, as its flags say.
type extraction struct {
	dir, forms, list, manifest string
	jobs, timeout, memory      string
	shard, log, to             string
	format                     formatFlags // about --to
	corrected                  corrected
	strict, redact, verbose    bool
	redactNames                bool
	null, force                bool
	ignoreCorrections          bool // those of the folder
	result                     status
	settings                   settings
	accepted                   nights.List // of the folder: told once, not every night
	acceptedCount              int
}

func (e *extraction) run(ctx context.Context, p *program, operands []string) (status, error) {
	if len(operands) == 0 && e.list == "" && e.manifest == "" {
		return done, usagef("extract: which file?")
	}
	if e.timeout == "" {
		e.timeout = p.patience().String()
	}
	if err := e.parse(operands); err != nil {
		return done, err
	}
	forms, err := p.forms(e.forms)
	if err != nil {
		return done, err
	}
	if err := e.corrected.load(p); err != nil {
		return done, err
	}
	t := tell.New(p.stderr, e.log == "json", terminalWidth(p.stderr), p.speaker)
	items, notes, err := input.List(ctx,
		input.Request{Operands: operands, List: e.list, Null: e.null, Manifest: e.manifest, Stdin: p.stdin})
	if err != nil {
		if f := (failure.Failure{}); errors.As(err, &f) && f.ID == failure.Nothing {
			t.Note(f.Said())
			return nothingDone, nil
		}
		return done, err
	}
	for _, n := range notes {
		t.Note(n)
	}
	if input.Nothing(items) { // the results of an earlier run stay what they are
		for i := range items {
			why := failure.Of(items[i].Err)
			t.Failed(items[i].Path, &why, "")
		}
		t.Note(finding.Say("nothing to do: there is no input"))
		return nothingDone, nil
	}
	switch single := len(items) == 1 && len(operands) == 1 && items[0].Is(operands[0]); {
	case e.to != "":
		err = e.export(ctx, p, t, items, forms)
	case e.dir != "":
		err = e.keep(ctx, p, t, items, forms)
	case single:
		err = e.single(ctx, p, t, &items[0], forms)
	default:
		err = e.stream(ctx, p, t, items, forms)
	}
	if err == nil && e.result != inputsFailed && e.shard == "" { // another part may have the inputs
		err = p.unused(&e.corrected)
	}
	return e.result, err
}

// single reads one file without a worker: there is no other that it could do harm to.
func (e *extraction) single(
	ctx context.Context,
	p *program,
	t *tell.Teller,
	it *input.Item,
	forms []*schema.Form,
) error {
	limited, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	if e.settings.timeout > 0 {
		late := time.AfterFunc(e.settings.timeout, func() { cancel(e.settings.late()) })
		defer late.Stop()
	}
	if most := e.settings.memory; most > 0 {
		go worker.WatchMemory(limited, most, func() { cancel(worker.TooMuch(most)) })
	}
	type finished struct {
		document []byte
		outcome  outcome.Outcome
	}
	r := &reading{forms: forms, corrections: e.corrected.set, printed: p.printed,
		redact: e.redact, redactNames: e.redactNames, readable: true}
	if p.setting.On() {
		r.printed.Progress = func(done, pages int) {
			if done == 1 {
				t.Begin("reading pages", pages)
			}
			t.Step(bulk.Step{})
		}
		defer t.End()
	}
	f, err := guarded(limited, func() (f finished, err error) {
		in, err := load(it)
		if err == nil {
			f.document, f.outcome, err = p.read(in, it.Manifest, r, new(bytes.Buffer))
		}
		return f, err
	})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if limited.Err() != nil {
		err = context.Cause(limited)
	}
	if err != nil {
		f.outcome = failedWith(err)
	}
	e.tell(t, it.Path, &f.outcome)
	if err == nil {
		_, err = p.stdout.Write(f.document)
		return err
	}
	return nil
}

// tell says on standard error what came of an input, and has the exit status follow from it.
func (e *extraction) tell(t *tell.Teller, path string, o *outcome.Outcome) {
	if o.Failure != nil && e.accepted.Failure(path, o.SHA256, o.Failure.ID) {
		e.acceptedCount++
		return
	}
	if o.Failure != nil {
		stack := ""
		if e.verbose {
			stack = o.Stack
		}
		t.Failed(path, o.Failure, stack)
		e.result = max(e.result, inputsFailed)
		return
	}
	e.corrected.see(o.SHA256)
	shown, left := 0, 0
	for i := range o.Findings {
		switch f := &o.Findings[i]; {
		case !e.verbose && (e.dir != "" || f.Severity == finding.Info):
		case !e.verbose && shown == mostMessages:
			left++
		default:
			t.Finding(path, f)
			shown++
		}
	}
	if left > 0 {
		t.About(path, finding.Say(moreMessages, left))
	}
	doubts := e.accepted.New(path, o.SHA256, o.Doubts)
	if e.strict {
		e.acceptedCount += len(o.Doubts) - len(doubts)
	}
	if e.strict && len(doubts) > 0 {
		for _, d := range doubts {
			t.Strict(path, d)
		}
		e.result = max(e.result, notStrict)
	}
}
