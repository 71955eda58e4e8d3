package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"gongkai/internal/bulk/nights"
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
			folder := operands[0]
			if info, err := os.Stat(folder); err == nil && !info.IsDir() {
				folder = filepath.Dir(folder)
			}
			changes, err := nights.ReadChanges(folder)
			if err != nil {
				return done, err
			}
			if format == "json" {
				return done, output.Readable(p.stdout, struct {
					*report.Overview
					Changes *nights.Changes `json:"changes,omitempty"`
				}{o, changes})
			}
			if err := o.Text(p.stdout, all, p.speaker, oneLine); err != nil {
				return done, err
			}
			return done, p.changes(changes, all)
		}
	},
}

// mostPaths is how many paths of a change are shown without -v.
const mostPaths = 5

// changes says what is other than after the run before.
func (p *program) changes(c *nights.Changes, all bool) error {
	if c == nil {
		return nil
	}
	kinds := []struct {
		title string
		paths []string
	}{
		{"new", c.New}, {"with other bytes", c.Changed}, {"gone", c.Gone},
		{"could be read, and cannot now", c.Failing}, {"could not be read, and can now", c.Mended},
	}
	begun := false
	for _, k := range kinds {
		if len(k.paths) == 0 {
			continue
		}
		if !begun {
			begun = true
			fmt.Fprintf(p.stdout, "\n%s\n", p.say("Since the run before:"))
		}
		fmt.Fprintf(p.stdout, "%3d × %s\n", len(k.paths), p.say(k.title))
		for i, path := range k.paths {
			if i == mostPaths && !all {
				fmt.Fprintf(p.stdout, "      %s\n", p.say("%d more", len(k.paths)-i))
				break
			}
			fmt.Fprintf(p.stdout, "      %s\n", oneLine(path))
		}
	}
	return nil
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
