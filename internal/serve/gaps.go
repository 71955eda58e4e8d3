package serve

import (
	"cmp"
	"context"
	"net/http"
	"slices"

	"gongkai/internal/catalogue"
	"gongkai/schema/measure"
)

func (s *Server) missingPage(ctx context.Context, _ *http.Request, a *asked, _ *view) (any, error) {
	return s.gaps(ctx, a)
}

// gaps sums up coverage: of each measure how many disclosures have a value, and why the others have none.
type gaps struct {
	Measure string            `json:"measure"`
	Values  int               `json:"values"`
	Missing int               `json:"missing"`
	Reasons []catalogue.Tally `json:"reasons"`
}

func (s *Server) gaps(ctx context.Context, a *asked) ([]gaps, error) {
	var measures []string
	if m := a.text("measure"); m != "" {
		measures = []string{m}
	}
	found, err := s.catalogue.Coverage(ctx, measures, a.filter())
	if err != nil {
		return nil, err
	}
	by := map[string]*gaps{}
	why := map[string]map[string]int{}
	for _, g := range found {
		if by[g.Measure] == nil {
			by[g.Measure], why[g.Measure] = &gaps{Measure: g.Measure}, map[string]int{}
		}
		if g.Reason == catalogue.HasValue {
			by[g.Measure].Values += g.Count
			continue
		}
		by[g.Measure].Missing += g.Count
		why[g.Measure][g.Reason] += g.Count
	}
	out := []gaps{}
	for _, m := range measure.Embedded() {
		g := by[m.ID]
		if g == nil {
			continue
		}
		g.Reasons = tallies(why[m.ID])
		out = append(out, *g)
	}
	return out, nil
}

// tallies lists counts, the largest first.
func tallies(counts map[string]int) []catalogue.Tally {
	out := []catalogue.Tally{}
	for key, n := range counts {
		out = append(out, catalogue.Tally{Key: key, Count: n})
	}
	slices.SortFunc(out, func(a, b catalogue.Tally) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Key, b.Key))
	})
	return out
}
