// Package bulk runs over many files: it reads them in worker processes, as many at a time as there are cores, and keeps
// what is done, so that a run that was killed goes on where it was and a second one does only what is new.
package bulk

import (
	"context"
	"time"

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

	// Begin is called, unless it is nil, when nobody else can write to the folder any more. It may set the edition.
	Begin func() error

	// Fetch, if it is there, gets each result from where it was made; no worker is started then. It gives what a worker
	// would, as Client.Do does.
	Fetch func(ctx context.Context, key store.Key, to worker.Sink) (outcome.Outcome, error)

	// Tell gets what came of each input, in their order, but that those that are tried again come at the end.
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
	if o.Begin != nil {
		if err := o.Begin(); err != nil {
			return sum, 0, err
		}
	}
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
	if o.Fetch != nil {
		return p.fetch(ctx, s, o)
	}
	clients, free := make([]*worker.Client, o.Jobs), make(chan *worker.Client, o.Jobs)
	for i := range clients {
		clients[i] = o.NewWorker()
		defer clients[i].Close()
		free <- clients[i]
	}
	type finished struct {
		outcome *outcome.Outcome
		kept    bool
		later   bool // it has failed, and is tried again at the end
	}
	work := func(ctx context.Context, _, i int) (finished, error) {
		d := &p.documents[i]
		key := o.Edition.Key(d.item, d.sum)
		if r := s.Record(key); r != nil && !o.Force && holds(r, clients[0].Timeout) {
			o.step(&r.Outcome)
			r.Outcome.SHA256 = d.sum
			return finished{outcome: &r.Outcome, kept: true}, nil
		}
		result, err := read(ctx, s, free, d, key, false)
		later := result.Failure != nil && result.Failure.Alone()
		if err == nil && !later {
			o.step(&result)
		}
		return finished{outcome: &result, later: later}, err
	}
	o.Progress.Begin("reading", len(p.documents))
	defer o.Progress.End()
	tell := p.teller(o)
	var later []int
	err = each(ctx, keepersPerWorker*o.Jobs, len(p.documents), resultsAhead, work, func(i int, f finished) error {
		if f.kept {
			kept++
		}
		tell(i)
		if f.later {
			later = append(later, i)
			return nil
		}
		o.Tell(p.documents[i].item.Path, f.outcome)
		return nil
	})
	if err != nil {
		return kept, err
	}
	tell(len(p.documents))
	for _, i := range later {
		for _, c := range clients { // the machine is for this document alone
			c.Close()
		}
		d := &p.documents[i]
		result, err := read(ctx, s, free, d, o.Edition.Key(d.item, d.sum), true)
		if err != nil {
			return kept, err
		}
		o.step(&result)
		o.Tell(d.item.Path, &result)
	}
	return kept, nil
}

// teller gives a function that tells of the inputs without a document, in their places between the others: of those
// before the document of a number that the function was not yet called with.
func (p *plan) teller(o *Options) func(upTo int) {
	told := 0
	return func(upTo int) {
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
}

// fetch keeps the results that were made elsewhere. A document that is kept from before is not fetched again; what
// failed before may have been read since.
func (p *plan) fetch(ctx context.Context, s *store.Store, o *Options) (kept int, err error) {
	type finished struct {
		outcome *outcome.Outcome
		kept    bool
	}
	work := func(ctx context.Context, _, i int) (finished, error) {
		d := &p.documents[i]
		key := o.Edition.Key(d.item, d.sum)
		if r := s.Record(key); r != nil && r.Failure == nil && !o.Force {
			o.step(&r.Outcome)
			r.Outcome.SHA256 = d.sum
			return finished{&r.Outcome, true}, nil
		}
		f, err := s.Create()
		if err != nil {
			return finished{}, err
		}
		defer f.Discard()
		result, err := o.Fetch(ctx, key, f)
		if err == nil {
			err = s.Keep(key, f, result)
		}
		result.SHA256 = d.sum
		if err == nil {
			o.step(&result)
		}
		return finished{outcome: &result}, err
	}
	o.Progress.Begin("collecting", len(p.documents))
	defer o.Progress.End()
	tell := p.teller(o)
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

// holds reports whether what an earlier run kept still says what comes of a document, with so much time for it.
func holds(r *store.Record, timeout time.Duration) bool {
	switch {
	case r.Failure == nil:
		return true
	case r.Failure.ID == failure.Timeout: // it is known not to be done in the time that it had
		return timeout > 0 && r.Seconds > muchTime*timeout.Seconds()
	}
	return !r.Failure.Again()
}

// muchTime is the part of a time limit that must have gone by for a document to have been given that limit.
const muchTime = 0.9

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

// keepersPerWorker is how many documents are on their way for each worker: it reads the next one while the disk takes
// the one before.
const keepersPerWorker = 2

// read has a free worker read one document, and keeps what comes of it, unless it is to be tried again alone.
func read(
	ctx context.Context, s *store.Store, free chan *worker.Client, d *file, key store.Key, alone bool,
) (outcome.Outcome, error) {
	f, err := s.Create()
	if err != nil {
		return outcome.Outcome{}, err
	}
	defer f.Discard()
	c := <-free
	result, err := c.Do(ctx, worker.Job{Name: d.item.Name(), Manifest: d.item.Manifest}, d.item.Open, f)
	free <- c
	if err != nil {
		return result, err
	}
	if result.Failure == nil && result.SHA256 != d.sum {
		changed := failure.Because(failure.Changed, "the file changed while it was read")
		result = outcome.Outcome{Failure: &changed}
	}
	if result.Failure != nil && result.Failure.Alone() && !alone {
		return result, nil
	}
	return result, s.Keep(key, f, result)
}
