package pdf

import (
	"bytes"
	"cmp"
	"errors"
	"math"
	"slices"

	"gongkai/extract/pdf/syntax"
	"gongkai/internal/limits"
)

var errNoObjects = errors.New("no object found")

// file reads objects when they are asked for.
type file struct {
	b       []byte
	base    int // what offsets count from: the position of %PDF, or 0
	notes   *notes
	decoder *decoder

	entries map[int]entry // from the cross-reference table
	damaged bool          // the table is known to be incomplete or wrong
	found   map[int]entry // from searching the file; nil before that was necessary
	head    Dict          // the trailers, newest first, merged

	cache   map[int]Object
	streams map[int]*objectStream
	kept    int     // bytes in streams
	depth   int     // of objects that need other objects to be read
	marks   marks   // what the search came across
	ends    []int32 // every endstream and endobj; nil before one was searched
	parsed  int     // bytes that may still be parsed
	values  int     // values that may still be parsed
}

// entry says where an object is: at an offset of the file, or in an object stream.
type entry struct {
	offset int32 // from the beginning of b
	stream int32 // number of the object stream, 0 if none
	index  int32 // within the object stream
	free   bool  // the object was deleted
}

func openFile(b []byte, n *notes) (*file, error) {
	f := &file{
		b: b, notes: n, parsed: limits.ParsedBytes, values: limits.Values,
	}
	f.forget()
	f.decoder = newDecoder(f, n)
	listed := f.readTables()
	if listed {
		if err := f.decrypt(f.head); err != nil {
			return nil, err
		}
	}
	if !listed || !f.hasRoot() {
		if err := f.rebuild(); err != nil {
			return nil, err
		}
	}
	if len(f.entries) == 0 {
		return nil, errNoObjects
	}
	return f, nil
}

// decrypt makes ready for a file whose trailer asks for decryption. What was read before it, was read as it stands.
func (f *file) decrypt(trailer Dict) error {
	dict := dictOf(f, trailer["Encrypt"])
	if dict == nil {
		return nil
	}
	c, err := newCrypt(f, dict, arrayOf(f, trailer["ID"]))
	if err != nil {
		return err
	}
	if f.notes.kinds[noteCrypt] == nil {
		f.notes.add(noteCrypt, "")
	}
	f.decoder.crypt = c
	f.forget()
	return nil
}

// forget drops the objects that were read under other assumptions.
func (f *file) forget() {
	f.cache, f.streams, f.kept = map[int]Object{}, map[int]*objectStream{}, 0
}

// hasRoot reports whether the trailer leads to a page tree.
func (f *file) hasRoot() bool { return dictOf(f, dictOf(f, f.head["Root"])["Pages"]) != nil }

func (f *file) trailer() Dict { return f.head }

func (f *file) object(number int) Object {
	if o, ok := f.cache[number]; ok {
		return o
	}
	if f.exhausted() {
		f.notes.add(noteLimit, "bytes or values of PDF syntax")
		return nil
	}
	if f.depth >= limits.TreeDepth {
		return nil
	}
	f.depth++
	f.cache[number] = nil // what an object that needs itself gets
	o := f.load(number)
	f.cache[number] = o
	f.depth--
	return o
}

func (f *file) load(number int) Object {
	e, listed := f.entries[number]
	if listed && !e.free {
		if o, ok := f.at(number, e); ok {
			return o
		}
		f.damaged = true
	}
	if !f.damaged {
		return nil // a reference to an object that does not exist means null
	}
	f.search()
	if e, ok := f.found[number]; ok {
		o, _ := f.at(number, e)
		return o
	}
	return nil
}

// at reads an object from where it should be, and reports whether it is there.
func (f *file) at(number int, e entry) (Object, bool) {
	if e.stream != 0 {
		return f.fromStream(number, int(e.stream))
	}
	n, o, ok := f.objectAt(int(e.offset))
	return o, ok && n == number
}

// numbers lists the objects in the order of the file, also those that its table does not mention: it is asked when the
// table led nowhere.
func (f *file) numbers() []int {
	f.search()
	type place struct {
		offset, index int32
		number        int
	}
	var all []place
	add := func(n int, e entry) {
		p := place{e.offset, 0, n}
		if e.stream != 0 {
			holder, ok := f.entries[int(e.stream)]
			if !ok {
				holder = f.found[int(e.stream)]
			}
			p.offset, p.index = holder.offset, e.index+1
		}
		all = append(all, p)
	}
	for n, e := range f.entries {
		if !e.free {
			add(n, e)
		}
	}
	for n, e := range f.found {
		if old, ok := f.entries[n]; !ok || old.free {
			add(n, e)
		}
	}
	slices.SortFunc(all, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.offset, b.offset), cmp.Compare(a.index, b.index), cmp.Compare(a.number, b.number))
	})
	numbers := make([]int, len(all))
	for i, p := range all {
		numbers[i] = p.number
	}
	return numbers
}

// header gives the position of %PDF-, or -1.
func header(b []byte) int { return bytes.Index(b[:min(len(b), 1<<20)], []byte("%PDF-")) }

// offset32 gives an offset of the file, or -1 for what is none.
func (f *file) offset32(v int) int32 {
	if v < 0 || v >= len(f.b) || v > math.MaxInt32 {
		return -1
	}
	return int32(v)
}

// objectAt reads "N G obj" and the object behind it.
func (f *file) objectAt(offset int) (number int, o Object, ok bool) {
	if offset < 0 || offset >= len(f.b) || f.parsed <= 0 {
		return 0, nil, false
	}
	ref, pos, ok := readHeader(f.b, offset)
	f.parsed -= pos - offset
	if !ok {
		return 0, nil, false
	}
	number = ref.Number
	o, pos = f.parse(f.b, pos)
	if f.decoder.crypt != nil {
		o = f.decoder.crypt.openStrings(o, ref)
	}
	d, isDict := o.(Dict)
	if !isDict {
		return number, o, true
	}
	next := syntax.SkipSpace(f.b, pos)
	f.parsed -= next - pos
	if !syntax.HasWord(f.b, next, "stream") {
		return number, o, true
	}
	return number, Stream{Dict: d, Raw: f.streamBytes(d, next+len("stream")), owner: ref}, true
}

// exhausted reports whether so much was parsed that no more will be.
func (f *file) exhausted() bool { return f.parsed <= 0 || f.values <= 0 }

// parse reads one object without stream data and gives the position behind it.
func (f *file) parse(b []byte, pos int) (Object, int) {
	if f.exhausted() {
		f.notes.add(noteLimit, "bytes or values of PDF syntax")
		return nil, pos
	}
	p := parser{Lexer: syntax.Lexer{Data: b, Pos: pos}, values: f.values}
	o := p.object()
	f.values = p.values
	f.parsed -= p.Pos - pos
	switch {
	case p.limited:
		f.notes.add(noteLimit, "nested too deeply, or too many values")
	case p.Broken:
		f.notes.add(noteSyntax, "")
	}
	return o, p.Pos
}

// readHeader reads "N G obj" at or after i and gives the position behind it.
func readHeader(b []byte, i int) (ref Ref, end int, ok bool) {
	if ref.Number, i, ok = syntax.Uint(b, i); !ok {
		return Ref{}, i, false
	}
	if ref.Generation, i, ok = syntax.Uint(b, i); !ok {
		return Ref{}, i, false
	}
	i = syntax.SkipSpace(b, i)
	return ref, i + 3, syntax.HasWord(b, i, "obj")
}
