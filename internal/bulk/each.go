package bulk

import (
	"context"
	"sync"
)

// each does n pieces of work, so many at a time, and hands what comes of them to deliver, one at a time and in order.
// No piece is begun that is more than ahead pieces before the next one to deliver, so that what waits stays bounded.
// The first error ends it.
func each[T any](
	ctx context.Context,
	jobs, n, ahead int,
	work func(ctx context.Context, slot, i int) (T, error),
	deliver func(i int, result T) error,
) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type finished struct {
		i      int
		result T
		err    error
	}
	next := make(chan int)
	room := make(chan struct{}, max(ahead, jobs))
	go func() {
		defer close(next)
		for i := range n {
			select {
			case room <- struct{}{}:
			case <-ctx.Done():
				return
			}
			select {
			case next <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	results := make(chan finished)
	var workers sync.WaitGroup
	for slot := range jobs {
		workers.Go(func() {
			for i := range next {
				result, err := work(ctx, slot, i)
				results <- finished{i, result, err}
			}
		})
	}
	go func() { workers.Wait(); close(results) }()

	var first error
	fail := func(err error) {
		if first == nil && err != nil {
			first = err
			cancel()
		}
	}
	waiting := map[int]T{}
	delivered := 0
	for r := range results {
		if fail(r.err); first != nil {
			continue
		}
		waiting[r.i] = r.result
		for first == nil {
			result, ok := waiting[delivered]
			if !ok {
				break
			}
			delete(waiting, delivered)
			fail(deliver(delivered, result))
			delivered++
			<-room
		}
	}
	if first == nil && delivered < n {
		first = ctx.Err()
	}
	return first
}
