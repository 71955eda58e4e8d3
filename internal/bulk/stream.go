package bulk

import (
	"bytes"
	"context"
	"sync"

	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/input"
	"gongkai/internal/bulk/outcome"
	"gongkai/internal/bulk/worker"
)

// Stream reads all inputs and hands their documents over in the order of inputs. Nothing is kept.
func Stream(
	ctx context.Context,
	items []input.Item,
	o *Options,
	deliver func(it *input.Item, document []byte, result *outcome.Outcome) error,
) error {
	clients := make([]*worker.Client, o.Jobs)
	for i := range clients {
		clients[i] = o.NewWorker()
		defer clients[i].Close()
	}
	type finished struct {
		document buffer
		outcome  outcome.Outcome
	}
	var machine sync.RWMutex
	read := func(ctx context.Context, slot, i int) (*finished, error) {
		f := &finished{}
		it := &items[i]
		if it.Err != nil {
			why := failure.Of(it.Err)
			f.outcome.Failure = &why
			return f, nil
		}
		var err error
		job := worker.Job{Name: it.Name(), Manifest: it.Manifest}
		machine.RLock()
		f.outcome, err = clients[slot].Do(ctx, job, it.Open, &f.document)
		machine.RUnlock()
		if err != nil || f.outcome.Failure == nil || !f.outcome.Failure.Alone() {
			return f, err
		}
		// Documents are handed over in order, so the second try comes now; the others wait, and the worker is a new one.
		machine.Lock()
		defer machine.Unlock()
		clients[slot].Close()
		if err := f.document.Reset(); err != nil {
			return f, err
		}
		f.outcome, err = clients[slot].Do(ctx, job, it.Open, &f.document)
		return f, err
	}
	o.Progress.Begin("reading", len(items))
	defer o.Progress.End()
	const documentsAhead = 4 // for each job; they wait in memory
	return each(ctx, o.Jobs, len(items), o.Jobs*documentsAhead, read, func(i int, f *finished) error {
		o.step(&f.outcome)
		return deliver(&items[i], f.document.Bytes(), &f.outcome)
	})
}

// buffer is a sink in memory.
type buffer struct{ bytes.Buffer }

func (b *buffer) Reset() error {
	b.Buffer.Reset()
	return nil
}
