package placement

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"sync"
)

// What docs/faults.md shows.
const (
	Count = 330
	Seed  = 2026
)

// Matching gives the kinds with a text in their description.
func Matching(text string) []Kind {
	var out []Kind
	for _, k := range Kinds {
		if strings.Contains(k.String(), text) {
			out = append(out, k)
		}
	}
	return out
}

// Run puts count faults into the documents, one at a time, of each of the kinds in turn, at random places that depend
// on the seed alone. No fault is made twice. A kind has fewer where the documents have no place for more.
func Run(ctx context.Context, subjects []*Subject, kinds []Kind, count int, seed uint64) ([]*Fault, error) {
	r := newRandom(seed)
	var out []*Fault
	seen := map[string]bool{}
	var firstError error
	var lock sync.Mutex
	var all sync.WaitGroup
	places := make(chan bool, runtime.GOMAXPROCS(0))
	const most = 6 // draws for each fault until nothing new is to be expected
	for i := 0; i < most*count && len(out) < count && len(subjects) > 0 && len(kinds) > 0; i++ {
		f, ok := subjects[r.below(len(subjects))].draw(kinds[i%len(kinds)], r)
		if !ok || seen[f.Subject.Name+f.Says] {
			continue
		}
		seen[f.Subject.Name+f.Says] = true
		out = append(out, f)
		places <- true // so that not all copies of pages are held at once
		all.Go(func() {
			defer func() { <-places }()
			if err := f.apply(ctx); err != nil {
				lock.Lock()
				defer lock.Unlock()
				firstError = err
			}
		})
	}
	all.Wait()
	return out, firstError
}

// Tally counts the faults that belong says, by what came of them.
func Tally(faults []*Fault, belongs func(*Fault) bool) (counts [Verified + 1]int, made int) {
	for _, f := range faults {
		if belongs(f) {
			counts[f.Outcome]++
			made++
		}
	}
	return counts, made
}

// Board is the outcomes as a table in Markdown.
func Board(faults []*Fault) string {
	var b strings.Builder
	b.WriteString("| fault | made | read right all the same | noticed | of these a wrong amount verified | silent | " +
		"silent and verified |\n|---|--:|--:|--:|--:|--:|--:|\n")
	line := func(what string, belongs func(*Fault) bool) {
		n, made := Tally(faults, belongs)
		fmt.Fprintf(&b, "| %s | %d | %d | %d | %d | %d | %d |\n",
			what, made, n[Right], n[Noticed]+n[Trusted], n[Trusted], n[Silent]+n[Verified], n[Verified])
	}
	for _, k := range Kinds {
		line(k.String(), func(f *Fault) bool { return f.Kind == k })
	}
	line("**all**", func(*Fault) bool { return true })
	return b.String()
}

// Missed names the faults that are worse than noticed, the worst first.
func Missed(faults []*Fault) string {
	words := map[Outcome]string{Verified: "SILENT AND VERIFIED", Silent: "silent", Trusted: "noticed, but verified"}
	var b strings.Builder
	for _, outcome := range []Outcome{Verified, Silent, Trusted} {
		for _, f := range faults {
			if f.Outcome == outcome {
				fmt.Fprintf(&b, "%s: %s: %s: %s\n    %s\n", words[outcome], f.Subject.Name, f.Kind, f.Says, f.Example)
			}
		}
	}
	return b.String()
}
