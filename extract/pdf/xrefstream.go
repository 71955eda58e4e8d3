package pdf

import (
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"gongkai/internal/limits"
)

// xrefStream reads a cross-reference stream (PDF 32000-1, 7.5.8).
func (f *file) xrefStream(offset int) (types.Dict, bool) {
	_, o, ok := f.objectAt(offset)
	s, isStream := o.(types.StreamDict)
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
		index = types.Array{types.Integer(0), types.Integer(limits.ObjectNumber)}
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
