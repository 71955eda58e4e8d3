package faults

import (
	"runtime"
	"sync"
)

// What docs/faults.md shows.
const (
	Count = 1000
	Seed  = 2025
)

// Outcome is a fault and what found it, "" when nothing did.
type Outcome struct {
	*Fault
	By string
}

// Run puts count faults into the documents, one at a time, of each kind in turn, at random places that depend on the
// seed alone. No fault is made twice. A kind has fewer where the documents have no place for more.
func Run(subjects []*Subject, count int, seed uint64) []Outcome {
	r := newRandom(seed)
	var out []Outcome
	seen := map[string]bool{}
	const most = 20 // draws for each fault until nothing new is to be expected
	for i := 0; i < most*count && len(out) < count && len(subjects) > 0; i++ {
		s := subjects[r.below(len(subjects))]
		f, ok := s.draw(Kinds[i%len(Kinds)], r)
		if ok && !seen[s.Name+f.Says] {
			seen[s.Name+f.Says] = true
			out = append(out, Outcome{Fault: f})
		}
	}
	places := make(chan bool, runtime.GOMAXPROCS(0))
	var all sync.WaitGroup
	for i := range out {
		places <- true
		all.Go(func() {
			defer func() { <-places }()
			out[i].By = Judge(out[i].Fault)
		})
	}
	all.Wait()
	return out
}
