package pdf

import (
	"bytes"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"gongkai/internal/limits"
)

// search finds the objects of the file by looking for "N G obj", once. Of several objects with one number the last counts,
// as it is the newest. Time is linear in the size of the file, but for the object streams, which the decoder bounds.
func (f *file) search() {
	if f.found == nil {
		f.findObjects()
		f.findCompressed()
	}
}

func (f *file) findObjects() {
	f.notes.add(noteXref, "")
	if tail := f.b[max(0, len(f.b)-2048):]; !bytes.Contains(tail, []byte("startxref")) && !bytes.Contains(tail, []byte("%%EOF")) {
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
	f.entries, f.head = map[int]entry{}, types.Dict{}
	f.forget()
	if f.found == nil {
		f.findObjects()
	}
	trailers := append(f.findTrailers(), old)
	if slices.ContainsFunc(trailers, f.encrypted) {
		return errEncrypted
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

// findTrailers gives the trailers of tables and the dictionaries of cross-reference streams, the last of the file first.
func (f *file) findTrailers() []types.Dict {
	type found struct {
		offset int
		dict   types.Dict
	}
	var all []found
	for _, i := range last(f.marks.trailers, attempts) {
		o, _ := f.parse(f.b, i)
		if d, ok := o.(types.Dict); ok {
			all = append(all, found{i, d})
		}
	}
	for _, m := range last(f.marks.tables, attempts) {
		_, o, _ := f.objectAt(int(m.offset))
		if s, ok := o.(types.StreamDict); ok && s.Dict["W"] != nil {
			all = append(all, found{int(m.offset), s.Dict})
		}
	}
	slices.SortFunc(all, func(a, b found) int { return b.offset - a.offset })
	dicts := make([]types.Dict, len(all))
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
		d, _ := f.object(number).(types.Dict)
		switch {
		case d["Type"] == types.Name("Catalog") && f.isCatalog(number):
			return
		case d["Type"] == types.Name("Pages") && d["Parent"] == nil && d["Kids"] != nil && f.head["Root"] == nil:
			f.head["Root"] = types.Dict{"Pages": types.IndirectRef{ObjectNumber: types.Integer(number)}}
		}
	}
}

func (f *file) isCatalog(number int) bool {
	d, ok := f.object(number).(types.Dict)
	if !ok || dictOf(f, d["Pages"]) == nil {
		return false
	}
	f.head["Root"] = types.IndirectRef{ObjectNumber: types.Integer(number)}
	return true
}
