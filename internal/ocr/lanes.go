package ocr

import (
	"cmp"
	"context"
	"image"
	"slices"
	"sync"

	"gongkai/extract/picture"
	"gongkai/internal/limits"
)

// lanes are several processes of one engine, each on one core, which share the lines of a page: two of them on two
// cores are faster than one that uses both. They start as they are needed.
type lanes struct{ engines []picture.Engine }

// inLanes gives n processes of an engine as one engine.
func inLanes(n int, open func() picture.Engine) picture.Engine {
	l := &lanes{}
	for range max(1, n) {
		l.engines = append(l.engines, open())
	}
	return l
}

func (l *lanes) ready(ctx context.Context) error { return Ready(ctx, l.engines[0]) }

// Name tells the engine.
func (l *lanes) Name() string { return l.engines[0].Name() }

// Close ends all processes.
func (l *lanes) Close() {
	for _, e := range l.engines {
		Close(e)
	}
}

// Recognise has the lines read by all processes at the same time. What is asked at a time depends on the lines alone,
// so that the answer does not depend on how many processes there are: lines of the same shape together, which engines
// read faster, the longest first.
func (l *lanes) Recognise(ctx context.Context, kind picture.Kind, lines []*image.Gray) ([]picture.Text, error) {
	order := make([]int, len(lines))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		p, q := lines[a].Rect, lines[b].Rect
		return cmp.Compare(q.Dx()*p.Dy(), p.Dx()*q.Dy()) // by width over height
	})
	questions := make(chan []int, len(order)/limits.OCRLines+1)
	for some := range slices.Chunk(order, limits.OCRLines) {
		questions <- some
	}
	close(questions)
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	out := make([]picture.Text, len(lines))
	var all sync.WaitGroup
	for _, e := range l.engines[:min(len(l.engines), len(questions))] {
		all.Go(func() {
			for some := range questions {
				asked := make([]*image.Gray, len(some))
				for k, i := range some {
					asked[k] = lines[i]
				}
				texts, err := e.Recognise(ctx, kind, asked)
				if err != nil {
					cancel(err) // the others stop, too
					return
				}
				for k, i := range some {
					out[i] = texts[k]
				}
			}
		})
	}
	all.Wait()
	if err := context.Cause(ctx); err != nil {
		return nil, err
	}
	return out, nil
}
