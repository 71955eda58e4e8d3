package pdf

import (
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"gongkai/internal/limits"
)

// objectStream is a decoded object stream (PDF 32000-1, 7.5.7): pairs of object number and offset, then the objects.
type objectStream struct {
	data    []byte
	order   []int32       // object numbers as listed
	offsets map[int]int32 // by object number, from the beginning of data
}

// fromStream reads an object out of an object stream, and says whether it is there.
func (f *file) fromStream(number, stream int) (types.Object, bool) {
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
	sd, ok := f.object(number).(types.StreamDict)
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
		n, next, ok := scanUint(s.data, pos)
		offset, next, ok2 := scanUint(s.data, next)
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
