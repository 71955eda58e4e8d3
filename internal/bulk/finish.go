package bulk

import (
	"bufio"
	"fmt"
	"math"

	"gongkai/internal/bulk/report"
	"gongkai/internal/bulk/store"
	"gongkai/internal/output"
)

// finish writes the index and the report, from what is kept on the disk, in the order of inputs.
func (p *plan) finish(s *store.Store, o *Options) (report.Summary, error) {
	var sum report.Summary
	index, err := newLines(s)
	if err != nil {
		return sum, err
	}
	defer index.file.Discard()
	lines, err := newLines(s)
	if err != nil {
		return sum, err
	}
	defer lines.file.Discard()
	for i := range p.entries {
		e := &p.entries[i]
		entry, line, err := p.describe(s, o, e)
		if err == nil {
			err = output.Line(index.to, entry)
		}
		if err == nil && !e.same {
			sum.Add(line)
			err = output.Line(lines.to, line)
		}
		if err != nil {
			return sum, err
		}
	}
	sum.Seconds, sum.ScannedSeconds = rounded(sum.Seconds), rounded(sum.ScannedSeconds)
	if err := output.Line(lines.to, report.Last{Summary: sum}); err != nil {
		return sum, err
	}
	if err := lines.commit(store.ReportFile); err != nil {
		return sum, err
	}
	return sum, index.commit(store.IndexFile)
}

// describe says what came of an input, for the index and the report.
func (p *plan) describe(s *store.Store, o *Options, e *entry) (*report.Entry, *report.Line, error) {
	entry := &report.Entry{
		Path: e.item.Path, PathBytes: e.item.Bytes(),
		Status:   report.Failed,
		Failure:  e.failure.Plain(),
		Manifest: e.item.Manifest,
	}
	line := &report.Line{Path: e.item.Path, Status: report.Failed}
	line.Failure = e.failure
	if e.failure != nil {
		return entry, line, nil
	}
	d := &p.documents[e.document]
	key := o.Edition.Key(d.item, d.sum)
	r := s.Record(key)
	if r == nil {
		return nil, nil, fmt.Errorf("%s: its result is gone from the folder", d.item.Path)
	}
	entry.SHA256, line.SHA256 = d.sum, d.sum
	line.Outcome, line.Same = r.Outcome, d.same
	line.Seconds = rounded(line.Seconds)
	if e.same {
		entry.Status, entry.SameAs = report.Same, d.item.Path
	}
	if r.Failure != nil {
		entry.Failure = r.Failure.Plain()
		return entry, line, nil
	}
	if !e.same {
		entry.Status = report.Done
	}
	entry.Document = key.Document()
	entry.Form, entry.Kind, entry.Year, entry.Department = r.Form, r.Kind, r.Year, r.Department
	entry.Contains = r.Contains
	line.Status, line.Document = report.Done, entry.Document
	return entry, line, nil
}

// rounded is a time in seconds to the millisecond.
func rounded(seconds float64) float64 { return math.Round(seconds*1000) / 1000 }

// lines is a file of lines in the making.
type lines struct {
	file *store.File
	to   *bufio.Writer
}

func newLines(s *store.Store) (*lines, error) {
	f, err := s.Create()
	if err != nil {
		return nil, err
	}
	return &lines{f, bufio.NewWriterSize(f, 1<<16)}, nil
}

func (l *lines) commit(name string) error {
	if err := l.to.Flush(); err != nil {
		return err
	}
	return l.file.Commit(name)
}
