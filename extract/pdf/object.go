package pdf

import "github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

// objectAt reads "N G obj" and the object behind it.
func (f *file) objectAt(offset int) (number int, o types.Object, ok bool) {
	if offset < 0 || offset >= len(f.b) || f.parsed <= 0 {
		return 0, nil, false
	}
	number, pos, ok := scanHeader(f.b, offset)
	f.parsed -= pos - offset
	if !ok {
		return 0, nil, false
	}
	o, pos = f.parse(f.b, pos)
	d, isDict := o.(types.Dict)
	if !isDict {
		return number, o, true
	}
	next := skipSpace(f.b, pos)
	f.parsed -= next - pos
	if !hasWord(f.b, next, "stream") {
		return number, o, true
	}
	return number, types.StreamDict{Dict: d, Raw: f.streamBytes(d, next+len("stream"))}, true
}

// exhausted says whether so much was parsed that no more will be.
func (f *file) exhausted() bool { return f.parsed <= 0 || f.values <= 0 }

// parse reads one object without stream data and gives the position behind it.
func (f *file) parse(b []byte, pos int) (types.Object, int) {
	if f.exhausted() {
		f.notes.add(noteLimit, "bytes or values of PDF syntax")
		return nil, pos
	}
	p := parser{b: b, pos: pos, values: f.values}
	o := p.object()
	f.values = p.values
	f.parsed -= p.pos - pos
	switch {
	case p.limited:
		f.notes.add(noteLimit, "nested too deeply, or too many values")
	case p.broken:
		f.notes.add(noteSyntax, "")
	}
	return o, p.pos
}
