package bulk

import (
	"context"

	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/input"
)

// Input is one input of a plan: what there is to know of it before its document is read.
type Input struct {
	Item    *input.Item
	Failure *failure.Failure // why there is nothing to read
	SHA256  string           // else that of its bytes
	Same    bool             // another input before it has the same bytes
}

// Inputs hashes all items and gives them in order, without those that are given twice. Run with these items, jobs and
// shard reads the documents of the inputs that are not the same as others.
func Inputs(ctx context.Context, items []input.Item, o *Options) ([]Input, error) {
	p, err := newPlan(ctx, items, o)
	if err != nil {
		return nil, err
	}
	out := make([]Input, len(p.entries))
	for i := range p.entries {
		e := &p.entries[i]
		out[i] = Input{Item: e.item, Failure: e.failure, Same: e.same}
		if e.failure == nil {
			out[i].SHA256 = p.documents[e.document].sum
		}
	}
	return out, nil
}
