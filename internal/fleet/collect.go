package fleet

import (
	"context"

	"gongkai/extract/finding"
	"gongkai/internal/bulk"
	"gongkai/internal/bulk/outcome"
	"gongkai/internal/bulk/report"
	"gongkai/internal/bulk/store"
	"gongkai/internal/bulk/worker"
)

// Collect writes the folder of results that a run on one machine would have written for all inputs of the fleet, and
// says how many documents it had from before.
func (f *Fleet) Collect(ctx context.Context, dir string, o *bulk.Options) (report.Summary, int, error) {
	items, err := f.Objects.lists(ctx)
	if err != nil {
		return report.Summary{}, 0, storeAway(err)
	}
	if len(items) == 0 {
		return report.Summary{}, 0, finding.Problemf("nothing was added to this fleet")
	}
	o.Edition, o.Fetch = f.Edition, f.fetch
	return bulk.Run(ctx, dir, items, o)
}

// fetch gets the result of one document from the store.
func (f *Fleet) fetch(ctx context.Context, key store.Key, to worker.Sink) (outcome.Outcome, error) {
	r, text, err := f.Objects.result(ctx, key)
	if err != nil {
		return outcome.Outcome{}, storeAway(err)
	}
	if r == nil {
		left, err := f.Queue.unfinished(ctx, queueOf(&f.Edition))
		switch {
		case err != nil:
			return outcome.Outcome{}, err
		case left > 0:
			return outcome.Outcome{}, finding.Problemf("not all is read yet: %d documents are in the queue", left)
		}
		return outcome.Outcome{}, finding.Problemf(
			"a document has no result by this version of the program with these options; add the files again")
	}
	if r.Failure != nil {
		return r.Outcome, nil
	}
	_, err = to.Write(text)
	return r.Outcome, err
}
