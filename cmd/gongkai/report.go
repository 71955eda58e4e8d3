package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"gongkai/internal/bulk/report"
	"gongkai/internal/bulk/store"
	"gongkai/internal/output"
)

var reportCommand = command{
	name:     "report",
	operands: "OUT",
	summary:  "say what came of a run: what failed and why, what was found",
	text: `Sums up OUT/report.jsonl, which ` + "`gongkai extract -o OUT`" + ` wrote: failures by reason, documents in
doubt, findings by id, and the slowest documents. OUT is the folder or the report itself.`,
	examples: []example{
		{"gongkai report out", "what came of the run"},
		{"gongkai report --format json out", "the same as JSON, with all paths"},
	},
	setup: func(o *options) action {
		format, all := "text", false
		o.text(&format, "format", "", "FORM", "text or json")
		o.toggle(&all, "verbose", "v", "leave out no path")
		return func(_ context.Context, p *program, operands []string) (status, error) {
			if len(operands) != 1 {
				return done, usagef("report: of which folder? one at a time")
			}
			if err := formatFlag("report", format); err != nil {
				return done, err
			}
			o, err := p.readReport(operands[0])
			if err != nil {
				return done, fmt.Errorf("%s: %w", operands[0], err)
			}
			if format == "json" {
				return done, output.Readable(p.stdout, o)
			}
			return done, o.Text(p.stdout, all, p.speaker, oneLine)
		}
	},
}

func (p *program) readReport(file string) (*report.Overview, error) {
	info, err := os.Stat(file)
	if err == nil && info.IsDir() {
		file = filepath.Join(file, store.ReportFile)
	}
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errors.New(
			p.say("no report here; a run that was interrupted writes it when it has gone on to its end"),
		)
	}
	if err != nil {
		return nil, errors.New(p.reason(err))
	}
	defer f.Close()
	o, err := report.Read(f)
	if errors.Is(err, report.ErrUnfinished) || errors.Is(err, report.ErrNone) {
		err = errors.New(p.say(err.Error()))
	}
	return o, err
}
