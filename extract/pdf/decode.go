package pdf

import (
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/filter"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"gongkai/internal/limits"
)

// decoder undoes filters (PDF 32000-1, 7.4). Of deflated bytes that are damaged, what inflates
// before is kept; of those of the rare filters nothing.
type decoder struct {
	src     source
	notes   *notes
	left    int // bytes that may still be read or decoded for this document: who can have a page decoded can have it twice
	inflate inflater
}

func newDecoder(src source, n *notes) *decoder {
	return &decoder{src: src, notes: n, left: limits.DocumentBytes}
}

// perStream is what a stream costs at least, so that arrays of a million empty streams end, too.
const perStream = 128

// rareCost is what a byte of a rare filter costs in bytes: pdfcpu takes 10 ns for a hexadecimal digit.
const rareCost = 4

// state says how decoding went.
type state int

const (
	whole   state = iota
	suspect       // decoded to its end, but a header or checksum is wrong
	damaged       // cut short by malformed bytes
	cut           // cut short by a limit
)

// filterOf maps the names and abbreviations of filters (PDF 32000-1, tables 6 and 94) to pdfcpu's names. Images stay
// encoded: they hold no text.
var filterOf = map[string]string{
	"FlateDecode": filter.Flate, "Fl": filter.Flate, "LZWDecode": filter.LZW, "LZW": filter.LZW,
	"ASCIIHexDecode": filter.ASCIIHex, "AHx": filter.ASCIIHex, "ASCII85Decode": filter.ASCII85, "A85": filter.ASCII85,
	"RunLengthDecode": filter.RunLength, "RL": filter.RunLength,
	"Crypt":     "none", // pdfcpu decrypted the stream when it read the file
	"DCTDecode": "image", "DCT": "image", "JPXDecode": "image", "CCITTFaxDecode": "image", "CCF": "image", "JBIG2Decode": "image",
}

// decode gives the content of a stream, nil if it is an image or has an unknown filter.
func (d *decoder) decode(s *types.StreamDict) []byte {
	if d.left <= 0 {
		return nil
	}
	filters, parms := d.chain(s.Dict)
	if len(filters) > limits.Filters {
		d.notes.add(noteLimit, "filters of a stream")
		return nil
	}
	for i, name := range filters {
		switch filters[i] = filterOf[name]; filters[i] {
		case "image":
			return nil
		case "":
			d.notes.add(noteFilter, fmt.Sprintf("%.40q", name))
			return nil
		}
	}
	data := s.Raw
	d.left -= len(data) + perStream
	for i, name := range filters {
		limit := min(limits.DecodedBytes, d.left)
		if limit <= 0 {
			break
		}
		var parm types.Dict
		if i < len(parms) {
			parm = dictOf(d.src, parms[i])
		}
		if name != filter.Flate {
			d.left -= rareCost * len(data)
		}
		out, st := d.undo(name, data, parm, limit)
		switch d.left -= len(out); st {
		case suspect:
			d.notes.add(noteChecksum, "")
		case damaged:
			d.notes.add(noteDamaged, "")
		case cut:
			d.notes.add(noteLimit, "decoded bytes of a stream")
		}
		data = out
	}
	if d.left <= 0 {
		d.notes.add(noteLimit, "decoded bytes of the document")
		return nil
	}
	return data
}

// chain gives the filter names of a stream and their parameters. /F and /DP are what inline images call them.
func (d *decoder) chain(s types.Dict) (names []string, parms types.Array) {
	entry := func(long, short string) types.Array {
		o := resolve(d.src, s[long])
		if o == nil {
			o = resolve(d.src, s[short])
		}
		switch x := o.(type) {
		case types.Name, types.Dict:
			return types.Array{x}
		case types.Array:
			return x[:min(len(x), limits.Filters+1)]
		}
		return nil
	}
	for _, o := range entry("Filter", "F") {
		if name := nameOf(d.src, o); name != "" {
			names = append(names, name)
		}
	}
	return names, entry("DecodeParms", "DP")
}

// undo applies one filter and its predictor.
func (d *decoder) undo(name string, data []byte, parm types.Dict, limit int) (out []byte, st state) {
	switch name {
	case filter.Flate:
		out, st = d.inflate.zlib(data, limit)
	case filter.LZW:
		out, st = rare(name, data, integerOf(d.src, parm["EarlyChange"], 1), limit)
	case filter.ASCII85:
		return rare(name, digits85(data), 0, limit)
	case filter.ASCIIHex, filter.RunLength:
		return rare(name, data, 0, limit)
	default:
		return data, whole
	}
	return unpredict(out, predictor{
		kind:    integerOf(d.src, parm["Predictor"], 1),
		colors:  integerOf(d.src, parm["Colors"], 1),
		bits:    integerOf(d.src, parm["BitsPerComponent"], 8),
		columns: integerOf(d.src, parm["Columns"], 1),
	}), st
}
