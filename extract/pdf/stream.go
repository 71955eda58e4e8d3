package pdf

import (
	"bytes"
	"sort"

	"gongkai/extract/pdf/syntax"
	"gongkai/internal/limits"
)

// streamBytes finds the data of a stream (PDF 32000-1, 7.3.8): it begins on the line behind the word stream and is
// /Length bytes long. Where no endstream follows these, the length is wrong, and the next endstream ends the data.
func (f *file) streamBytes(d Dict, pos int) []byte {
	start := lineEnd(f.b, pos)
	length := integerOf(f, d["Length"], -1)
	known := length >= 0 && length <= len(f.b)-start
	end := start + length
	if !known || !f.endsAt(end) {
		switch next := f.endAfter(start); {
		case next >= 0:
			f.notes.add(noteLength, "")
			end = next
		case !known:
			f.notes.add(noteTruncate, "within a stream")
			end = len(f.b)
		}
	}
	return f.b[start:end:end]
}

// lineEnd passes the end of line behind the word stream, and blanks before it.
func lineEnd(b []byte, i int) int {
	start := i
	for i < len(b) && (b[i] == ' ' || b[i] == '\t') {
		i++
	}
	switch {
	case syntax.HasWord(b, i, "\r\n"):
		return i + 2
	case syntax.HasWord(b, i, "\n"), syntax.HasWord(b, i, "\r"):
		return i + 1
	}
	return start
}

// endsAt reports whether the end of a stream follows.
func (f *file) endsAt(i int) bool {
	for limit := i + 8; i < len(f.b) && i < limit && syntax.IsSpace(f.b[i]); {
		i++
	}
	return syntax.HasWord(f.b, i, "endstream") || syntax.HasWord(f.b, i, "endobj")
}

// endAfter gives where the data of a stream that starts at i ends: before the next endstream or endobj and the end of
// line that belongs to it; -1 if there is none. All such places are listed once, so that a file full of wrong lengths
// is not searched once for each.
func (f *file) endAfter(i int) int {
	if f.ends == nil {
		f.ends = []int32{}
		each(f.b, "end", func(i int) {
			if len(f.ends) < limits.Marks && (syntax.HasWord(f.b, i+3, "stream") || syntax.HasWord(f.b, i+3, "obj")) {
				f.ends = append(f.ends, int32(i))
			}
		})
	}
	k := sort.Search(len(f.ends), func(k int) bool { return int(f.ends[k]) >= i })
	if k == len(f.ends) {
		return -1
	}
	data := f.b[i:f.ends[k]]
	switch {
	case bytes.HasSuffix(data, []byte("\r\n")):
		return i + len(data) - 2
	case bytes.HasSuffix(data, []byte("\n")), bytes.HasSuffix(data, []byte("\r")):
		return i + len(data) - 1
	}
	return i + len(data)
}

// objectStream is a decoded object stream (PDF 32000-1, 7.5.7): pairs of object number and offset, then the objects.
type objectStream struct {
	data    []byte
	order   []int32       // object numbers as listed
	offsets map[int]int32 // by object number, from the beginning of data
}

// fromStream reads an object out of an object stream, and reports whether it is there.
func (f *file) fromStream(number, stream int) (Object, bool) {
	s := f.objectStream(stream)
	if s == nil {
		return nil, false
	}
	offset, ok := s.offsets[number]
	if !ok || int(offset) >= len(s.data) {
		return nil, false
	}
	o, _ := f.parse(s.data, int(offset))
	return o, true
}

// objectStream decodes an object stream and keeps it, as its objects are asked for one by one.
func (f *file) objectStream(number int) *objectStream {
	if s, ok := f.streams[number]; ok {
		return s
	}
	f.streams[number] = nil
	sd, ok := f.object(number).(Stream)
	if !ok || f.values <= 0 {
		return nil
	}
	s := &objectStream{data: f.decoder.decode(&sd), offsets: map[int]int32{}}
	first := integerOf(f, sd.Dict["First"], 0)
	if first < 0 || first > len(s.data) {
		return nil
	}
	count, pos := integerOf(f, sd.Dict["N"], 0), 0
	for range count {
		n, next, ok := syntax.Uint(s.data, pos)
		offset, next, ok2 := syntax.Uint(s.data, next)
		if !ok || !ok2 || f.values <= 0 {
			break
		}
		pos = next
		if offset += first; n > 0 && n <= limits.ObjectNumber && offset < len(s.data) {
			s.order = append(s.order, int32(n))
			s.offsets[n] = int32(offset)
		}
		f.values--
	}
	f.keep(number, s)
	return s
}

// keep bounds the memory of decoded object streams: when they become too many, all are let go.
func (f *file) keep(number int, s *objectStream) {
	if f.kept += len(s.data); f.kept > limits.ObjectStreams {
		clear(f.streams)
		f.kept = len(s.data)
	}
	f.streams[number] = s
}
