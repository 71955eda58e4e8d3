package bulk

import (
	"context"

	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/input"
)

// plan is what a run has to do: the inputs, and the distinct documents among them.
type plan struct {
	entries   []entry
	documents []file
}

// entry is one input, in order.
type entry struct {
	item     *input.Item
	failure  *failure.Failure // there is no document to read
	document int              // else this one
	same     bool             // it is not the first with these bytes
}

// file is one file by its content.
type file struct {
	item *input.Item // the first input with these bytes
	sum  string
	same []string // paths of the others
}

// newPlan hashes all inputs. Inputs with the same bytes are one document, which has the name and the manifest of the
// first one. A file that is given twice counts once.
func newPlan(ctx context.Context, items []input.Item, o *Options) (*plan, error) {
	p := &plan{}
	bySum := map[string]int{}
	seen := map[[2]string]bool{}
	type hashed struct {
		sum string
		err error
	}
	hash := func(_ context.Context, _, i int) (hashed, error) {
		sum, err := items[i].Sum()
		o.Progress.Step(Step{})
		return hashed{sum, err}, nil
	}
	o.Progress.Begin("looking at the files", len(items))
	defer o.Progress.End()
	err := each(ctx, o.Jobs, len(items), hashesAhead, hash, func(i int, h hashed) error {
		it := &items[i]
		twice := [2]string{it.Path, h.sum}
		if seen[twice] || !o.Shard.has(h.sum, it.Path) {
			return nil
		}
		seen[twice] = true
		if h.err != nil {
			f := failure.Of(h.err)
			p.entries = append(p.entries, entry{item: it, failure: &f})
			return nil
		}
		k, known := bySum[h.sum]
		if !known {
			k = len(p.documents)
			bySum[h.sum] = k
			p.documents = append(p.documents, file{item: it, sum: h.sum})
		} else {
			p.documents[k].same = append(p.documents[k].same, it.Path)
		}
		p.entries = append(p.entries, entry{item: it, document: k, same: known})
		return nil
	})
	return p, err
}

// hashesAhead bounds the hashes that wait for a slow one.
const hashesAhead = 1000
