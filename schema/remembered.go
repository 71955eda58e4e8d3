package schema

import (
	"sync"

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

// memories are those that no document is recognised with now.
var memories = sync.Pool{New: func() any { return newRemembered() }}

// release keeps what is remembered for another document, unless it has grown large.
func (m *remembered) release() {
	if m.size+m.book.size <= limits.RememberedBytes {
		memories.Put(m)
	}
}
