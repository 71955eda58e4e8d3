package schema

import (
	"sync/atomic"

	"gongkai/internal/limits"
)

// remembered is what was found out about texts alone, whatever document they stand in: papers print the same captions,
// header cells and labels. What is remembered is what would be found anew.
type remembered struct {
	book     *titleBook
	likeness map[[2]string]float64 // of header cells
	asLabel  map[string]label
	size     int // about the bytes of all that, but for the book's
}

func newRemembered() *remembered {
	return &remembered{book: newTitleBook(), likeness: map[[2]string]float64{}, asLabel: map[string]label{}}
}

// idle is what is remembered while no document is recognised with it. A sync.Pool would forget it when the collector
// comes twice, which it does between the documents of a run.
var idle atomic.Pointer[remembered]

// recall gives what is remembered of the document before, or a memory of nothing.
func recall() *remembered {
	if m := idle.Swap(nil); m != nil {
		return m
	}
	return newRemembered()
}

// release keeps what is remembered for another document, unless it has grown large. Of documents recognised at one time
// the last one leaves its memory.
func (m *remembered) release() {
	if m.size+m.book.size <= limits.RememberedBytes {
		idle.Store(m)
	}
}
