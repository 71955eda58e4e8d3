package report

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"slices"

	"gongkai/extract/finding"
	"gongkai/internal/bulk/outcome"
)

// Overview is a report summed up: what failed and why, what was found, and what took longest.
type Overview struct {
	Summary  Summary   `json:"summary"`
	Failures []Failure `json:"failures"` // the most frequent first
	Findings []Finding `json:"findings"` // by severity, the most frequent first
	Doubtful []Doubt   `json:"doubtful"`
	Slowest  []Cost    `json:"slowest"`
}

// Failure is one reason of failing, with the inputs that failed so.
type Failure struct {
	ID      string   `json:"id"`
	Message string   `json:"message"` // of the first one
	Count   int      `json:"count"`
	Paths   []string `json:"paths"`

	words finding.Words // of the message
}

// Finding is one id of findings, with the documents that have it.
type Finding struct {
	ID        string           `json:"id"`
	Severity  finding.Severity `json:"severity"`
	Message   string           `json:"message"` // of the first one
	Count     int              `json:"count"`
	Documents int              `json:"documents"`
	Paths     []string         `json:"paths"`

	words finding.Words // of the message
}

// Doubt is a document that --strict refuses.
type Doubt struct {
	Path    string   `json:"path"`
	Reasons []string `json:"reasons"`

	first outcome.Doubt
}

// Cost is what a document took.
type Cost struct {
	Path    string  `json:"path"`
	Seconds float64 `json:"seconds"`
	Memory  int64   `json:"memory"`
}

// slowest is how many documents are told as the slowest.
const slowest = 10

// ErrUnfinished says that a report has no summary at its end.
var ErrUnfinished = errors.New("the report has no end")

// ErrNone says that the file is something else.
var ErrNone = errors.New("no report: each line of one is an object with a path, or the summary")

// Read sums up a report.
func Read(r io.Reader) (*Overview, error) {
	o := &Overview{Doubtful: []Doubt{}}
	failures, findings := map[string]*Failure{}, map[string]*Finding{}
	var costs []Cost
	for dec := json.NewDecoder(bufio.NewReaderSize(r, 1<<16)); ; {
		var l struct {
			Line
			Summary *Summary `json:"summary"`
		}
		switch err := dec.Decode(&l); {
		case errors.Is(err, io.EOF):
			return nil, ErrUnfinished
		case err != nil:
			return nil, ErrNone
		case l.Summary == nil && l.Path == "":
			return nil, ErrNone
		}
		if l.Summary != nil {
			o.Summary = *l.Summary
			break
		}
		l.failure(failures)
		l.findings(findings)
		if len(l.Doubts) > 0 {
			o.Doubtful = append(o.Doubtful, l.doubt())
		}
		if l.SHA256 != "" {
			costs = slowestOf(append(costs, Cost{l.Path, l.Seconds, l.Memory}), 2*slowest)
		}
	}
	o.Failures, o.Findings = sortedFailures(failures), sortedFindings(findings)
	o.Slowest = slowestOf(costs, 0)
	return o, nil
}

func (l *Line) doubt() Doubt {
	d := Doubt{Path: l.Path, first: l.Doubts[0]}
	for _, reason := range l.Doubts {
		d.Reasons = append(d.Reasons, reason.Message)
	}
	return d
}

func (l *Line) failure(groups map[string]*Failure) {
	if l.Failure == nil {
		return
	}
	g := groups[l.Failure.ID]
	if g == nil {
		g = &Failure{ID: l.Failure.ID, Message: l.Failure.Message, words: l.Failure.Words}
		groups[g.ID] = g
	}
	g.Count++
	g.Paths = append(g.Paths, l.Path)
}

func (l *Line) findings(groups map[string]*Finding) {
	for _, f := range l.Findings {
		g := groups[f.ID]
		if g == nil {
			g = &Finding{ID: f.ID, Severity: f.Severity, Message: f.Message, words: f.Words}
			groups[g.ID] = g
		}
		g.Count++
		if n := len(g.Paths); n == 0 || g.Paths[n-1] != l.Path {
			g.Documents++
			g.Paths = append(g.Paths, l.Path)
		}
	}
}

func sortedFailures(groups map[string]*Failure) []Failure {
	out := []Failure{}
	for _, id := range slices.Sorted(maps.Keys(groups)) {
		out = append(out, *groups[id])
	}
	slices.SortStableFunc(out, func(a, b Failure) int { return cmp.Compare(b.Count, a.Count) })
	return out
}

func sortedFindings(groups map[string]*Finding) []Finding {
	rank := map[finding.Severity]int{finding.Error: 0, finding.Warning: 1, finding.Info: 2}
	out := []Finding{}
	for _, id := range slices.Sorted(maps.Keys(groups)) {
		out = append(out, *groups[id])
	}
	slices.SortStableFunc(out, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(rank[a.Severity], rank[b.Severity]), cmp.Compare(b.Count, a.Count))
	})
	return out
}

// slowestOf keeps the slowest, when there are more than so many.
func slowestOf(costs []Cost, most int) []Cost {
	if len(costs) <= most {
		return costs
	}
	slices.SortStableFunc(costs, func(a, b Cost) int { return cmp.Compare(b.Seconds, a.Seconds) })
	return costs[:min(slowest, len(costs))]
}
