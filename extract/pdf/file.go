package pdf

import (
	"bytes"
	"cmp"
	"errors"
	"math"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"gongkai/internal/limits"
)

var (
	errNoObjects = errors.New("no object found")
	errEncrypted = errors.New("the file is encrypted")
)

// file reads objects when they are asked for.
type file struct {
	b       []byte
	base    int // what offsets count from: the position of %PDF, or 0
	notes   *notes
	decoder *decoder

	entries map[int]entry // from the cross-reference table
	damaged bool          // the table is known to be incomplete or wrong
	found   map[int]entry // from searching the file; nil before that was necessary
	head    types.Dict    // the trailers, newest first, merged

	cache   map[int]types.Object
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
	if listed && f.encrypted(f.head) {
		return nil, errEncrypted
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

// encrypted says whether a trailer asks for decryption.
func (f *file) encrypted(trailer types.Dict) bool { return dictOf(f, trailer["Encrypt"]) != nil }

// forget drops the objects that were read under other assumptions.
func (f *file) forget() {
	f.cache, f.streams, f.kept = map[int]types.Object{}, map[int]*objectStream{}, 0
}

// hasRoot says whether the trailer leads to a page tree.
func (f *file) hasRoot() bool { return dictOf(f, dictOf(f, f.head["Root"])["Pages"]) != nil }

func (f *file) trailer() types.Dict { return f.head }

func (f *file) object(number int) types.Object {
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

func (f *file) load(number int) types.Object {
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

// at reads an object from where it should be, and says whether it is there.
func (f *file) at(number int, e entry) (types.Object, bool) {
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
