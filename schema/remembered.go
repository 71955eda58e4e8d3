package schema

import (
	"sync/atomic"

	"gongkai/internal/limits"
)

// remembered is what was found out about texts alone, whatever document they stand in: papers print the same captions,
// header cells and labels. What is remembered is what would be found anew.
type remembered struct {
	book    *titleBook
	heads   map[string]*headRow // printed header cells, by what they are compared as
	asLabel map[string]label
	size    int // about the bytes of all that, but for the book's
}

func newRemembered() *remembered {
	return &remembered{book: newTitleBook(), heads: map[string]*headRow{}, asLabel: map[string]label{}}
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

// headRow is what is known of one printed header cell and each word of headWords.
type headRow struct {
	known  []uint64          // two bits by the word's number
	partly map[int32]float64 // how much a word is like the cell that is not like all of it
}

const (
	nothingAlike = 1 + iota
	allAlike
	partlyAlike
)

// of tells how a word is like the cell; 0 when nobody knows yet.
func (h *headRow) of(word int32) uint64 {
	if at := int(word / 32); at < len(h.known) {
		return h.known[at] >> (word % 32 * 2) & 3
	}
	return 0
}

func (h *headRow) set(word int32, like float64) {
	if at := int(word / 32); at >= len(h.known) { // forms were read since
		h.known = append(h.known, make([]uint64, len(headWords.all())/32+1-len(h.known))...)
	}
	alike := uint64(partlyAlike)
	switch like {
	case 0:
		alike = nothingAlike
	case 1:
		alike = allAlike
	default:
		if h.partly == nil {
			h.partly = map[int32]float64{}
		}
		h.partly[word] = like
	}
	h.known[word/32] |= alike << (word % 32 * 2)
}

// headRow gives what is remembered of a printed header cell.
func (m *remembered) headRow(key string) *headRow {
	row := m.heads[key]
	if row == nil {
		row = &headRow{}
		m.heads[key] = row
		m.size += len(key) + len(headWords.all())/4 + 2*perRemembered
	}
	return row
}

// forget takes what is remembered out of the headers of a document, which outlive its recognition.
func (r *recogniser) forget() {
	for i := range r.headers {
		for _, path := range r.headers[i].paths {
			for k := range path {
				path[k].row = nil
			}
		}
	}
}
