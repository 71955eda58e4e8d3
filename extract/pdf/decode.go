package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/adler32"
	"io"

	"github.com/klauspost/compress/flate"

	"gongkai/internal/limits"
)

// decoder undoes filters (PDF 32000-1, 7.4). Of deflated bytes that are damaged, what inflates
// before is kept; of those of the rare filters nothing.
type decoder struct {
	src     source
	notes   *notes
	left    int // bytes that may still be read or decoded for this document: who can have a page decoded can have it twice
	inflate inflater
	crypt   *crypt // nil for a file that is not encrypted
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

// Names of the filters that are undone (PDF 32000-1, table 6), and what stands for the others.
const (
	filterFlate     = "FlateDecode"
	filterLZW       = "LZWDecode"
	filterASCIIHex  = "ASCIIHexDecode"
	filterASCII85   = "ASCII85Decode"
	filterRunLength = "RunLengthDecode"
	filterNone      = "none"
	filterImage     = "image"
)

// filterOf maps the names and abbreviations of filters (PDF 32000-1, tables 6 and 94) to these. Images stay encoded:
// they hold no text.
var filterOf = map[string]string{
	"FlateDecode": filterFlate, "Fl": filterFlate, "LZWDecode": filterLZW, "LZW": filterLZW,
	"ASCIIHexDecode": filterASCIIHex, "AHx": filterASCIIHex, "ASCII85Decode": filterASCII85, "A85": filterASCII85,
	"RunLengthDecode": filterRunLength, "RL": filterRunLength,
	"Crypt":     filterNone, // see crypt.streamKind
	"DCTDecode": filterImage, "DCT": filterImage, "JPXDecode": filterImage,
	"CCITTFaxDecode": filterImage, "CCF": filterImage, "JBIG2Decode": filterImage,
}

// decode gives the content of a stream, nil if it is an image or has an unknown filter.
func (d *decoder) decode(s *Stream) []byte {
	data, image, _ := d.upToImage(s, false, false)
	if image != "" {
		return nil
	}
	return data
}

// lend is decode for who is done with the result before anything else is decoded: it may lie in memory that is used
// again.
func (d *decoder) lend(s *Stream) []byte {
	data, image, _ := d.upToImage(s, false, true)
	if image != "" {
		return nil
	}
	return data
}

// upToImage undoes the filters of a stream. Where one is the code of an image, its name and parameters are given with
// what stands before it, if images are wanted; else nothing is undone.
func (d *decoder) upToImage(s *Stream, images, lent bool) (data []byte, image string, _ Dict) {
	if d.left <= 0 {
		return nil, "", nil
	}
	filters, parms := d.chain(s.Dict)
	parm := func(i int) Dict {
		if i < len(parms) {
			return dictOf(d.src, parms[i])
		}
		return nil
	}
	kind := cipherNone
	if d.crypt != nil && s.owner.Number > 0 {
		kind = d.crypt.streamKind(s.Dict, filters, parm(0), d.src)
	}
	if len(filters) > limits.Filters {
		d.notes.add(noteLimit, "filters of a stream")
		return nil, "", nil
	}
	var imageParm Dict
	for i, name := range filters {
		switch filters[i] = filterOf[name]; filters[i] {
		case filterImage:
			if image, imageParm = name, parm(i); !images {
				return nil, image, nil
			}
			filters = filters[:i]
		case "":
			d.notes.add(noteFilter, fmt.Sprintf("%.40q", name))
			return nil, "", nil
		}
		if image != "" {
			break
		}
	}
	data = s.Raw
	d.left -= len(data) + perStream
	if kind != cipherNone {
		data = d.crypt.open(kind, data, s.owner)
	}
	for i, name := range filters {
		limit := min(limits.DecodedBytes, d.left)
		if limit <= 0 {
			break
		}
		if name != filterFlate {
			d.left -= rareCost * len(data)
		}
		out, st := d.undo(name, data, parm(i), limit, lent && len(filters) == 1)
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
		return nil, "", nil
	}
	return data, image, imageParm
}

// chain gives the filter names of a stream and their parameters. /F and /DP are what inline images call them.
func (d *decoder) chain(s Dict) (names []string, parms Array) {
	entry := func(long, short string) Array {
		o := resolve(d.src, s[long])
		if o == nil {
			o = resolve(d.src, s[short])
		}
		switch x := o.(type) {
		case Name, Dict:
			return Array{x}
		case Array:
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
func (d *decoder) undo(name string, data []byte, parm Dict, limit int, lent bool) (out []byte, st state) {
	// The predictor is looked up first: what its parameters refer to may have to be inflated, too.
	var predicted predictor
	switch name {
	case filterFlate:
		predicted = d.predictor(parm)
		out, st = d.inflate.zlib(data, limit, lent)
	case filterLZW:
		predicted = d.predictor(parm)
		out, st = rare(name, data, integerOf(d.src, parm["EarlyChange"], 1), limit)
	case filterASCII85:
		return rare(name, digits85(data), 0, limit)
	case filterASCIIHex, filterRunLength:
		return rare(name, data, 0, limit)
	default:
		return data, whole
	}
	return unpredict(out, predicted), st
}

func (d *decoder) predictor(parm Dict) predictor {
	return predictor{
		kind:    integerOf(d.src, parm["Predictor"], 1),
		colors:  integerOf(d.src, parm["Colors"], 1),
		bits:    integerOf(d.src, parm["BitsPerComponent"], 8),
		columns: integerOf(d.src, parm["Columns"], 1),
	}
}

// inflater undoes FlateDecode (PDF 32000-1, 7.4.4; RFC 1950 and 1951). It keeps its reader and buffer between streams.
type inflater struct {
	reader io.ReadCloser
	buffer []byte
}

// zlib inflates data behind a zlib header. Where the header is wrong, the longer of what decodes with and without it
// wins. What is lent lies in the buffer until something else is inflated.
func (in *inflater) zlib(data []byte, limit int, lent bool) ([]byte, state) {
	if !zlibHeader(data) {
		// There may be more than one end of line before the data.
		if trimmed := bytes.TrimLeft(data, "\x00\t\n\f\r "); zlibHeader(trimmed) {
			data = trimmed
		}
	}
	if len(data) == 0 {
		return nil, whole // an empty page
	}
	if !zlibHeader(data) {
		out, _, st := in.raw(data, limit, false)
		if len(data) > 2 && st != whole {
			if other, _, st2 := in.raw(data[2:], limit, false); len(other) > len(out) || st2 == whole && len(out) == 0 {
				out, st = other, st2
			}
		}
		return out, max(st, suspect)
	}
	out, rest, st := in.raw(data[2:], limit, lent)
	if st == whole && len(rest) >= 4 && binary.BigEndian.Uint32(rest) != adler32.Checksum(out) {
		st = suspect
	}
	return out, st
}

func zlibHeader(b []byte) bool {
	return len(b) >= 2 && b[0]&15 == 8 && binary.BigEndian.Uint16(b)%31 == 0
}

// raw inflates a deflate stream and gives what follows it.
func (in *inflater) raw(data []byte, limit int, lent bool) (out, rest []byte, st state) {
	src := bytes.NewReader(data)
	if in.reader == nil {
		in.reader = flate.NewReader(src)
	} else if in.reader.(flate.Resetter).Reset(src, nil) != nil {
		return nil, nil, damaged
	}
	buf, n := in.buffer[:cap(in.buffer)], 0
	for {
		if n == len(buf) {
			if n > limit {
				n, st = limit, cut
				break
			}
			buf = append(buf, make([]byte, min(max(2*n, 64<<10), limit+1)-n)...)
			buf = buf[:min(cap(buf), limit+1)]
		}
		k, err := in.reader.Read(buf[n:])
		n += k
		if err != nil {
			if !errors.Is(err, io.EOF) {
				st = damaged
			}
			break
		}
	}
	if n > limit {
		n, st = limit, cut
	}
	if n > 1<<20 { // too large to copy, or to keep for the next stream
		in.buffer = nil
		return buf[:n:n], data[len(data)-src.Len():], st
	}
	in.buffer = buf[:0]
	if lent {
		return buf[:n:n], data[len(data)-src.Len():], st
	}
	return bytes.Clone(buf[:n]), data[len(data)-src.Len():], st
}
