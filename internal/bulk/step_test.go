package bulk

import (
	"testing"

	"gongkai/extract/finding"
	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/outcome"
)

// seen is a progress that keeps the last step.
type seen struct{ last Step }

func (s *seen) Begin(string, int) {}
func (s *seen) Step(step Step)    { s.last = step }
func (s *seen) End()              {}

// A step tells of a failure, and how many findings are more than information.
func TestStep(t *testing.T) {
	for _, c := range []struct {
		result outcome.Outcome
		want   Step
	}{
		{outcome.Outcome{}, Step{}},
		{outcome.Outcome{Failure: &failure.Failure{ID: failure.Scan}}, Step{Failed: true}},
		{outcome.Outcome{Findings: []outcome.Finding{{Severity: finding.Info}, {Severity: finding.Warning},
			{Severity: finding.Error}}}, Step{Findings: 2}},
	} {
		progress := &seen{}
		if (&Options{Progress: progress}).step(&c.result); progress.last != c.want {
			t.Errorf("%+v, want %+v", progress.last, c.want)
		}
	}
}
