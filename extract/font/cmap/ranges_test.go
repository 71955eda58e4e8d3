package cmap

import (
	"math/rand/v2"
	"testing"
)

func TestSortLetsTheLastStatedWin(t *testing.T) {
	rs := Sort([]Range{{10, 20, 100}, {0, 12, 200}, {15, 15, 7}, {30, 30, 1}})
	for code, want := range map[uint32]uint32{0: 200, 10: 210, 12: 212, 13: 103, 14: 104, 15: 7, 16: 106, 20: 110, 30: 1} {
		if got, ok := rs.Lookup(code); !ok || got != want {
			t.Errorf("code %d: got %d, %v, want %d", code, got, ok, want)
		}
	}
	for _, code := range []uint32{21, 29, 31, 1<<32 - 1} {
		if got, ok := rs.Lookup(code); ok {
			t.Errorf("code %d: got %d, want nothing", code, got)
		}
	}
}

// Whatever the overlaps, Sort does what writing each range into an array would do.
func TestSortAgreesWithAnArray(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		var array [300]int64
		for i := range array {
			array[i] = -1
		}
		var stated []Range
		for range rnd.IntN(40) {
			lo := uint32(rnd.IntN(280))
			r := Range{lo, lo + uint32(rnd.IntN(20)), uint32(rnd.IntN(5000))}
			stated = append(stated, r)
			for c := r.Lo; c <= r.Hi; c++ {
				array[c] = int64(r.Value + c - r.Lo)
			}
		}
		rs := Sort(stated)
		for i := 1; i < len(rs); i++ {
			if rs[i].Lo <= rs[i-1].Hi {
				t.Fatalf("%v overlaps %v", rs[i], rs[i-1])
			}
		}
		for c, want := range array {
			got, ok := rs.Lookup(uint32(c))
			if ok != (want >= 0) || ok && int64(got) != want {
				t.Fatalf("%v: code %d: got %d, %v, want %d", stated, c, got, ok, want)
			}
		}
	}
}

func TestSortAtTheEndOfTheCodes(t *testing.T) {
	rs := Sort([]Range{{0, 1<<32 - 1, 5}, {1<<32 - 1, 1<<32 - 1, 9}, {0, 0, 3}})
	for code, want := range map[uint32]uint32{0: 3, 1: 6, 1<<32 - 1: 9} {
		if got, _ := rs.Lookup(code); got != want {
			t.Errorf("code %d: got %d, want %d", code, got, want)
		}
	}
}
