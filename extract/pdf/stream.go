package pdf

import (
	"bytes"
	"sort"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"gongkai/internal/limits"
)

// streamBytes finds the data of a stream (PDF 32000-1, 7.3.8): it begins on the line behind the word stream and is /Length bytes
// long. Where no endstream follows these, the length is wrong, and the next endstream ends the data.
func (f *file) streamBytes(d types.Dict, pos int) []byte {
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
	case hasWord(b, i, "\r\n"):
		return i + 2
	case hasWord(b, i, "\n"), hasWord(b, i, "\r"):
		return i + 1
	}
	return start
}

// endsAt says whether the end of a stream follows.
func (f *file) endsAt(i int) bool {
	for limit := i + 8; i < len(f.b) && i < limit && class[f.b[i]] == space; {
		i++
	}
	return hasWord(f.b, i, "endstream") || hasWord(f.b, i, "endobj")
}

// endAfter gives where the data of a stream that starts at i ends: before the next endstream or endobj and the end of line
// that belongs to it; -1 if there is none. All such places are listed once, so that a file full of wrong lengths is not
// searched once for each.
func (f *file) endAfter(i int) int {
	if f.ends == nil {
		f.ends = []int32{}
		each(f.b, "end", func(i int) {
			if len(f.ends) < limits.Marks && (hasWord(f.b, i+3, "stream") || hasWord(f.b, i+3, "obj")) {
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
