// Package bulk runs over many files: it reads them in worker processes, as many at a time as there are cores, and keeps
// what is done, so that a run that was killed goes on where it was and a second one does only what is new.
package bulk

import (
	"context"

	"gongkai/extract/finding"
	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/input"
	"gongkai/internal/bulk/outcome"
	"gongkai/internal/bulk/report"
	"gongkai/internal/bulk/store"
	"gongkai/internal/bulk/worker"
)

// Options of a run.
type Options struct {
	Jobs      int
	Force     bool // do again what is done
	Shard     Shard
	Edition   Edition
	NewWorker func() *worker.Client
	Progress  Progress

	// Tell gets what came of each input, in their order.
	Tell func(path string, o *outcome.Outcome)
}

// Progress sees how far the run is. Step is called from several goroutines.
type Progress interface {
	Begin(stage string, total int) // the stage is a text of internal/lang
	Step(Step)
	End()
}

// Step is one finished piece of work.
type Step struct {
	Failed   bool
	Findings int // warnings and errors
}

// Run reads all inputs and keeps the results in a folder. Kept is how many documents an earlier run had done.
func Run(ctx context.Context, out string, items []input.Item, o *Options) (sum report.Summary, kept int, err error) {
	s, err := store.Open(out)
	if err != nil {
		return sum, 0, err
	}
	defer s.Close()
	p, err := newPlan(ctx, items, o)
	if err != nil {
		return sum, 0, err
	}
	if kept, err = p.work(ctx, s, o); err != nil {
		return sum, kept, err
	}
	sum, err = p.finish(s, o)
	return sum, kept, err
}

// work reads the documents that are not kept.
func (p *plan) work(ctx context.Context, s *store.Store, o *Options) (kept int, err error) {
	clients := make([]*worker.Client, o.Jobs)
	for i := range clients {
		clients[i] = o.NewWorker()
		defer clients[i].Close()
	}
	type finished struct {
		outcome *outcome.Outcome
		kept    bool
	}
	work := func(ctx context.Context, slot, i int) (finished, error) {
		d := &p.documents[i]
		key := o.Edition.key(d.item, d.sum)
		if r := s.Record(key); r != nil && !o.Force && (r.Failure == nil || !r.Failure.Again()) {
			o.step(&r.Outcome)
			r.Outcome.SHA256 = d.sum
			return finished{&r.Outcome, true}, nil
		}
		result, err := read(ctx, s, clients[slot], d, key)
		if err == nil {
			o.step(&result)
		}
		return finished{&result, false}, err
	}
	o.Progress.Begin("reading", len(p.documents))
	defer o.Progress.End()
	told := 0
	tell := func(upTo int) { // inputs without a document, in their places between the others
		for ; told < len(p.entries); told++ {
			e := &p.entries[told]
			if e.failure == nil && !e.same && e.document >= upTo {
				return
			}
			if e.failure != nil {
				o.Tell(e.item.Path, &outcome.Outcome{Failure: e.failure})
			}
		}
	}
	err = each(ctx, o.Jobs, len(p.documents), resultsAhead, work, func(i int, f finished) error {
		if f.kept {
			kept++
		}
		tell(i)
		o.Tell(p.documents[i].item.Path, f.outcome)
		return nil
	})
	if err == nil {
		tell(len(p.documents))
	}
	return kept, err
}

// resultsAhead bounds what waits to be told while one document takes its time.
const resultsAhead = 10_000

func (o *Options) step(result *outcome.Outcome) {
	s := Step{Failed: result.Failure != nil}
	for _, f := range result.Findings {
		if f.Severity != finding.Info {
			s.Findings++
		}
	}
	o.Progress.Step(s)
}

// read has a worker read one document, and keeps what comes of it.
func read(ctx context.Context, s *store.Store, c *worker.Client, d *file, key store.Key) (outcome.Outcome, error) {
	f, err := s.Create()
	if err != nil {
		return outcome.Outcome{}, err
	}
	defer f.Discard()
	result, err := c.Do(ctx, worker.Job{Name: d.item.Name(), Manifest: d.item.Manifest}, d.item.Open, f)
	if err != nil {
		return result, err
	}
	if result.Failure == nil && result.SHA256 != d.sum {
		changed := failure.Because(failure.Changed, "the file changed while it was read")
		result = outcome.Outcome{Failure: &changed}
	}
	return result, s.Keep(key, f, result)
}
