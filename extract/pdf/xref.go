package pdf

import (
	"bytes"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"gongkai/internal/limits"
)

// readTables reads the cross-reference sections from the newest to the oldest (PDF 32000-1, 7.5.4 to 7.5.8) and says whether
// they lead to the document catalogue. Behind junk, offsets count from %PDF, but some writers count from the first byte.
func (f *file) readTables() bool {
	tail := max(0, len(f.b)-1<<20)
	i := bytes.LastIndex(f.b[tail:], []byte("startxref"))
	if i < 0 {
		return false
	}
	start, _, ok := scanUint(f.b, tail+i+len("startxref"))
	if !ok {
		return false
	}
	bases := []int{0}
	if h := header(f.b); h > 0 {
		bases = []int{h, 0}
	}
	for _, f.base = range bases {
		f.entries, f.head, f.damaged = map[int]entry{}, types.Dict{}, false
		if f.readChain(start) && f.rootListed() {
			return true
		}
	}
	return false
}

// rootListed says whether the entry of the document catalogue points at that object: if it does, so will the others.
func (f *file) rootListed() bool {
	ref, ok := f.head["Root"].(types.IndirectRef)
	if !ok {
		return false
	}
	number := int(ref.ObjectNumber)
	e := f.entries[number]
	if e.stream != 0 {
		number = int(e.stream)
		e = f.entries[number]
	}
	if e.offset <= 0 || e.stream != 0 {
		return false
	}
	n, _, ok := scanHeader(f.b, int(e.offset))
	return ok && n == number
}

// readChain follows /Prev. A chain that breaks behind its newest section leaves a damaged table, not none.
func (f *file) readChain(start int) bool {
	seen := map[int]bool{}
	for at := start; ; {
		seen[at] = true
		trailer, ok := f.section(at + f.base)
		if !ok {
			f.damaged = true
			return len(seen) > 1
		}
		for k, v := range trailer {
			if _, have := f.head[k]; !have {
				f.head[k] = v
			}
		}
		at = integerOf(f, trailer["Prev"], 0)
		if at <= 0 {
			return true // many programs write /Prev 0 for none
		}
		if seen[at] {
			f.damaged = true
			return true
		}
	}
}

// section reads one cross-reference table or stream and gives its trailer.
func (f *file) section(offset int) (types.Dict, bool) {
	if offset <= 0 || offset >= len(f.b) {
		return nil, false
	}
	i := skipSpace(f.b, offset)
	f.parsed -= i - offset
	if !hasWord(f.b, i, "xref") {
		return f.xrefStream(offset)
	}
	free, i, ok := f.table(i + len("xref"))
	if !ok {
		return nil, false
	}
	o, _ := f.parse(f.b, i)
	trailer, ok := o.(types.Dict)
	if !ok {
		return nil, false
	}
	// In a hybrid file objects that old readers must not see are free in the table and listed in a stream (7.5.8.4).
	if at, ok := trailer["XRefStm"].(types.Integer); ok {
		if _, ok := f.xrefStream(int(at) + f.base); !ok {
			f.damaged = true
		}
	}
	for _, number := range free {
		f.list(number, entry{free: true})
	}
	return trailer, true
}

// table reads the subsections of a table up to its trailer and gives the position behind that word. Free objects are
// returned and not listed.
func (f *file) table(i int) (free []int, end int, ok bool) {
	defer func(start int) { f.parsed -= end - start }(i)
	for {
		first, next, ok := scanUint(f.b, i)
		if !ok {
			i = skipSpace(f.b, i)
			return free, i + len("trailer"), hasWord(f.b, i, "trailer")
		}
		count, next, ok := scanUint(f.b, next)
		if !ok {
			return nil, next, false
		}
		i = next
		for k := range count {
			offset, next, ok := scanUint(f.b, i)
			if !ok { // fewer entries than announced
				f.damaged = true
				break
			}
			generation, next, ok := scanUint(f.b, next)
			next = skipSpace(f.b, next)
			if !ok || next == len(f.b) || f.b[next] != 'n' && f.b[next] != 'f' {
				return nil, next, false
			}
			i = next + 1
			switch used := f.b[next] == 'n'; {
			case used && offset > 0:
				f.list(first+k, entry{offset: f.offset32(offset + f.base)})
			case k == 0 && first == 1 && generation == 65535:
				first = 0 // the head of the free list is object 0: some programs count from 1
			case len(free) < limits.Objects:
				free = append(free, first+k)
			}
		}
	}
}

// list notes where an object is, unless a newer section has said so.
func (f *file) list(number int, e entry) {
	if number <= 0 || number > limits.ObjectNumber || len(f.entries) >= limits.Objects {
		return
	}
	if _, ok := f.entries[number]; ok {
		return
	}
	if f.entries[number] = e; len(f.entries) == limits.Objects {
		f.notes.add(noteLimit, "number of objects")
	}
}
