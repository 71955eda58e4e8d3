package pdf

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"hash/adler32"
	"io"
)

// inflater undoes FlateDecode (PDF 32000-1, 7.4.4; RFC 1950 and 1951). It keeps its reader and buffer between streams.
type inflater struct {
	reader io.ReadCloser
	buffer []byte
}

// zlib inflates data behind a zlib header. Where the header is wrong, the longer of what decodes with and without it wins.
func (in *inflater) zlib(data []byte, limit int) ([]byte, state) {
	if !zlibHeader(data) {
		if trimmed := bytes.TrimLeft(data, "\x00\t\n\f\r "); zlibHeader(trimmed) { // more than one end of line before the data
			data = trimmed
		}
	}
	if len(data) == 0 {
		return nil, whole // an empty page
	}
	if !zlibHeader(data) {
		out, _, st := in.raw(data, limit)
		if len(data) > 2 && st != whole {
			if other, _, st2 := in.raw(data[2:], limit); len(other) > len(out) || st2 == whole && len(out) == 0 {
				out, st = other, st2
			}
		}
		return out, max(st, suspect)
	}
	out, rest, st := in.raw(data[2:], limit)
	if st == whole && len(rest) >= 4 && binary.BigEndian.Uint32(rest) != adler32.Checksum(out) {
		st = suspect
	}
	return out, st
}

func zlibHeader(b []byte) bool {
	return len(b) >= 2 && b[0]&15 == 8 && binary.BigEndian.Uint16(b)%31 == 0
}

// raw inflates a deflate stream and gives what follows it.
func (in *inflater) raw(data []byte, limit int) (out, rest []byte, st state) {
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
	return bytes.Clone(buf[:n]), data[len(data)-src.Len():], st
}
