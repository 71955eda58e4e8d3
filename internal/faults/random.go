package faults

import "math/rand/v2"

// random gives the same numbers on every machine and with every version of Go: PCG is a fixed algorithm.
type random struct{ source *rand.PCG }

func newRandom(seed uint64) *random { return &random{rand.NewPCG(seed, seed)} }

// below gives a number from 0 up to n. That some are likelier by n in 2^64 is nothing here.
func (r *random) below(n int) int { return int(r.source.Uint64() % uint64(n)) }
