package pdf

import (
	"bytes"

	"gongkai/extract/pdf/syntax"
	"gongkai/internal/limits"
)

// readTables reads the cross-reference sections from the newest to the oldest (PDF 32000-1, 7.5.4 to 7.5.8) and says
// whether they lead to the document catalogue. Behind junk, offsets count from %PDF, but some writers count from the
// first byte.
func (f *file) readTables() bool {
	tail := max(0, len(f.b)-1<<20)
	i := bytes.LastIndex(f.b[tail:], []byte("startxref"))
	if i < 0 {
		return false
	}
	start, _, ok := syntax.Uint(f.b, tail+i+len("startxref"))
	if !ok {
		return false
	}
	bases := []int{0}
	if h := header(f.b); h > 0 {
		bases = []int{h, 0}
	}
	for _, f.base = range bases {
		f.entries, f.head, f.damaged = map[int]entry{}, Dict{}, false
		if f.readChain(start) && f.rootListed() {
			return true
		}
	}
	return false
}

// rootListed reports whether the entry of the document catalogue points at that object: if it does, so will the others.
func (f *file) rootListed() bool {
	ref, ok := f.head["Root"].(Ref)
	if !ok {
		return false
	}
	number := int(ref.Number)
	e := f.entries[number]
	if e.stream != 0 {
		number = int(e.stream)
		e = f.entries[number]
	}
	if e.offset <= 0 || e.stream != 0 {
		return false
	}
	n, _, ok := readHeader(f.b, int(e.offset))
	return ok && n.Number == number
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
func (f *file) section(offset int) (Dict, bool) {
	if offset <= 0 || offset >= len(f.b) {
		return nil, false
	}
	i := syntax.SkipSpace(f.b, offset)
	f.parsed -= i - offset
	if !syntax.HasWord(f.b, i, "xref") {
		return f.xrefStream(offset)
	}
	free, i, ok := f.table(i + len("xref"))
	if !ok {
		return nil, false
	}
	o, _ := f.parse(f.b, i)
	trailer, ok := o.(Dict)
	if !ok {
		return nil, false
	}
	// In a hybrid file objects that old readers must not see are free in the table and listed in a stream (7.5.8.4).
	if at, ok := trailer["XRefStm"].(Integer); ok {
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
		first, next, ok := syntax.Uint(f.b, i)
		if !ok {
			i = syntax.SkipSpace(f.b, i)
			return free, i + len("trailer"), syntax.HasWord(f.b, i, "trailer")
		}
		count, next, ok := syntax.Uint(f.b, next)
		if !ok {
			return nil, next, false
		}
		i = next
		for k := range count {
			offset, next, ok := syntax.Uint(f.b, i)
			if !ok { // fewer entries than announced
				f.damaged = true
				break
			}
			generation, next, ok := syntax.Uint(f.b, next)
			next = syntax.SkipSpace(f.b, next)
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

// xrefStream reads a cross-reference stream (PDF 32000-1, 7.5.8).
func (f *file) xrefStream(offset int) (Dict, bool) {
	_, o, ok := f.objectAt(offset)
	s, isStream := o.(Stream)
	if !ok || !isStream {
		return nil, false
	}
	widths, total := [3]int{}, 0
	w := arrayOf(f, s.Dict["W"])
	for i := range widths {
		if i < len(w) {
			widths[i] = integerOf(f, w[i], -1)
		}
		if widths[i] < 0 || widths[i] > 8 {
			return nil, false
		}
		total += widths[i]
	}
	if total == 0 {
		return nil, false
	}
	data := f.decoder.decode(&s)
	index := arrayOf(f, s.Dict["Index"])
	if index == nil {
		index = Array{Integer(0), Integer(limits.ObjectNumber)}
	}
	for i := 0; i+1 < len(index); i += 2 {
		first, count := integerOf(f, index[i], 0), integerOf(f, index[i+1], 0)
		for k := 0; k < count && len(data) >= total; k++ {
			f.listRow(first+k, data[:total], widths)
			data = data[total:]
		}
	}
	return s.Dict, true
}

// listRow lists an entry of a cross-reference stream: type, and two numbers whose meaning depends on it.
func (f *file) listRow(number int, row []byte, widths [3]int) {
	var field [3]int
	for i, w := range widths {
		for _, c := range row[:w] {
			field[i] = field[i]<<8 | int(c)
		}
		row = row[w:]
	}
	if widths[0] == 0 {
		field[0] = 1
	}
	switch {
	case field[0] == 0, field[0] == 1 && field[1] == 0:
		f.list(number, entry{free: true})
	case field[0] == 1:
		f.list(number, entry{offset: f.offset32(field[1] + f.base)})
	case field[0] == 2 && field[1] > 0 && field[1] <= limits.ObjectNumber:
		f.list(number, entry{stream: int32(field[1]), index: int32(field[2] & 0xFFFFFF)})
	}
}
