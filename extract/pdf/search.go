package pdf

import (
	"bytes"
	"slices"

	"gongkai/extract/pdf/syntax"
	"gongkai/internal/limits"
)

// search finds the objects of the file by looking for "N G obj", once. Of several objects with one number the last
// counts, as it is the newest. Time is linear in the size of the file, but for the object streams, which the decoder
// bounds.
func (f *file) search() {
	if f.found == nil {
		f.findObjects()
		f.findCompressed()
	}
}

func (f *file) findObjects() {
	f.notes.add(noteXref, "")
	tail := f.b[max(0, len(f.b)-2048):]
	if !bytes.Contains(tail, []byte("startxref")) && !bytes.Contains(tail, []byte("%%EOF")) {
		f.notes.add(noteTruncate, "no %%EOF")
	}
	f.damaged, f.found = true, map[int]entry{}
	f.marks = findMarks(f.b)
	for _, m := range f.marks.headers {
		if _, ok := f.found[int(m.number)]; !ok && len(f.found) >= limits.Objects {
			f.notes.add(noteLimit, "number of objects")
			break
		}
		f.found[int(m.number)] = entry{offset: m.offset}
	}
}

// findCompressed adds the objects of object streams. Where such an object has been found already, the one counts that
// stands further back in the file.
func (f *file) findCompressed() {
	place := func(e entry) int32 {
		if e.stream != 0 {
			return f.found[int(e.stream)].offset
		}
		return e.offset
	}
	for _, m := range f.marks.streams {
		if f.found[int(m.number)].offset != m.offset {
			continue // an older version
		}
		s := f.objectStream(int(m.number))
		if s == nil {
			continue
		}
		for i, number := range s.order {
			old, ok := f.found[int(number)]
			if ok && place(old) > m.offset || !ok && len(f.found) >= limits.Objects {
				continue
			}
			f.found[int(number)] = entry{stream: m.number, index: int32(i)}
		}
	}
}

// rebuild takes all that a search finds in place of the cross-reference table, and looks for the document catalogue.
func (f *file) rebuild() error {
	old := f.head
	f.entries, f.head, f.decoder.crypt = map[int]entry{}, Dict{}, nil
	f.forget()
	if f.found == nil {
		f.findObjects()
	}
	trailers := append(f.findTrailers(), old)
	for _, trailer := range trailers {
		if err := f.decrypt(trailer); err != nil {
			return err
		}
		if f.decoder.crypt != nil {
			break
		}
	}
	f.findCompressed()
	f.entries = f.found
	for _, trailer := range trailers {
		for k, v := range trailer {
			if _, have := f.head[k]; !have && (k != "Root" || dictOf(f, dictOf(f, v)["Pages"]) != nil) {
				f.head[k] = v
			}
		}
	}
	if f.head["Root"] == nil {
		f.findRoot()
	}
	return nil
}

// attempts bounds how many candidates for the trailer or the catalogue are parsed.
const attempts = 64

// findTrailers gives the trailers of tables and the dictionaries of cross-reference streams, the last of the file
// first.
func (f *file) findTrailers() []Dict {
	type found struct {
		offset int
		dict   Dict
	}
	var all []found
	for _, i := range last(f.marks.trailers, attempts) {
		o, _ := f.parse(f.b, i)
		if d, ok := o.(Dict); ok {
			all = append(all, found{i, d})
		}
	}
	for _, m := range last(f.marks.tables, attempts) {
		_, o, _ := f.objectAt(int(m.offset))
		if s, ok := o.(Stream); ok && s.Dict["W"] != nil {
			all = append(all, found{int(m.offset), s.Dict})
		}
	}
	slices.SortFunc(all, func(a, b found) int { return b.offset - a.offset })
	dicts := make([]Dict, len(all))
	for i := range all {
		dicts[i] = all[i].dict
	}
	return dicts
}

func last[T any](s []T, n int) []T { return s[max(0, len(s)-n):] }

// findRoot looks for the catalogue where no trailer leads to it; without one, the root of the page tree will do.
func (f *file) findRoot() {
	for _, m := range slices.Backward(last(f.marks.roots, attempts)) {
		if f.isCatalog(int(m.number)) {
			return
		}
	}
	for _, number := range f.numbers() {
		if f.exhausted() {
			return
		}
		d, _ := f.object(number).(Dict)
		switch {
		case d["Type"] == Name("Catalog") && f.isCatalog(number):
			return
		case d["Type"] == Name("Pages") && d["Parent"] == nil && d["Kids"] != nil && f.head["Root"] == nil:
			f.head["Root"] = Dict{"Pages": Ref{Number: number}}
		}
	}
}

func (f *file) isCatalog(number int) bool {
	d, ok := f.object(number).(Dict)
	if !ok || dictOf(f, d["Pages"]) == nil {
		return false
	}
	f.head["Root"] = Ref{Number: number}
	return true
}

// marks are places in the file that a search has come across, in file order.
type marks struct {
	headers  []mark // "N G obj"
	trailers []int  // behind the word trailer
	streams  []mark // objects that mention /ObjStm
	tables   []mark // objects that mention /XRef
	roots    []mark // objects that mention /Catalog
}

type mark struct{ offset, number int32 }

// findMarks runs over the file once for every word it looks for.
func findMarks(b []byte) (m marks) {
	each(b, "obj", func(i int) {
		if number, offset, ok := headerBefore(b, i); ok && len(m.headers) < limits.Marks {
			m.headers = append(m.headers, mark{int32(offset), int32(number)})
		}
	})
	each(b, "trailer", func(i int) {
		if len(m.trailers) < limits.Marks {
			m.trailers = append(m.trailers, i+len("trailer"))
		}
	})
	m.streams = m.owners(b, "/ObjStm")
	m.tables = m.owners(b, "/XRef")
	m.roots = m.owners(b, "/Catalog")
	return m
}

// owners gives the objects in which a word stands. The word may be followed by more, as /XRefStm is: readers check
// the type.
func (m *marks) owners(b []byte, word string) (all []mark) {
	next := 0
	each(b, word, func(i int) {
		for next < len(m.headers) && int(m.headers[next].offset) < i {
			next++
		}
		if next > 0 && (len(all) == 0 || all[len(all)-1] != m.headers[next-1]) {
			all = append(all, m.headers[next-1])
		}
	})
	return all
}

func each(b []byte, word string, do func(i int)) {
	for at := 0; ; {
		i := bytes.Index(b[at:], []byte(word))
		if i < 0 {
			return
		}
		do(at + i)
		at += i + len(word)
	}
}

// headerBefore reads "N G " backwards from the word obj.
func headerBefore(b []byte, i int) (number, offset int, ok bool) {
	back := func(want func(byte) bool) int {
		end := i
		for i > 0 && want(b[i-1]) && end-i < 32 {
			i--
		}
		return end - i
	}
	back(syntax.IsSpace)
	if n := back(syntax.IsDigit); n == 0 || n > 5 {
		return 0, 0, false
	}
	if back(syntax.IsSpace) == 0 {
		return 0, 0, false
	}
	if n := back(syntax.IsDigit); n == 0 || n > 10 {
		return 0, 0, false
	}
	number, _, ok = syntax.Uint(b, i)
	return number, i, ok && number > 0 && number <= limits.ObjectNumber
}
