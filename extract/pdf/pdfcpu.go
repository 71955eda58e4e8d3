package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/pdfcpu/pdfcpu/pkg/filter"

	"gongkai/extract/pdf/syntax"
)

// rare undoes LZWDecode, ASCIIHexDecode, ASCII85Decode and RunLengthDecode (PDF 32000-1, 7.4.2 to 7.4.5), which
// hardly a file has, through pdfcpu. Of malformed data it gives nothing, as pdfcpu keeps nothing; of data beyond the
// limit the beginning.
func rare(name string, data []byte, early, limit int) (out []byte, st state) {
	if limit <= 0 {
		return nil, cut // to pdfcpu zero means 512 MB
	}
	out, err := filtered(name, data, early, limit, -1)
	if errors.Is(err, filter.ErrDecodeLimitExceeded) {
		out, err = filtered(name, data, early, limit, limit)
		st = cut
	}
	if err != nil {
		return nil, damaged
	}
	return out, st
}

// filtered has pdfcpu decode all data, or as many bytes as are wanted. Its decoder of LZW can panic.
func filtered(name string, data []byte, early, limit, wanted int) (out []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			out, err = nil, fmt.Errorf("pdfcpu: %v", p)
		}
	}()
	f, err := filter.NewFilter(name, map[string]int{"EarlyChange": early}, int64(limit))
	if err != nil {
		return nil, err
	}
	r, err := f.DecodeLength(bytes.NewReader(data), int64(wanted))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// digits85 gives the data of ASCII85Decode the form that pdfcpu insists on: nothing before the digits, and ~> behind
// them and behind that nothing. Many programs write <~ before, or leave the end out.
func digits85(data []byte) []byte {
	if i := syntax.SkipSpace(data, 0); syntax.HasWord(data, i, "<~") {
		data = data[i+2:]
	}
	if end := bytes.IndexByte(data, '~'); end >= 0 {
		data = data[:end]
	}
	return append(data[:len(data):len(data)], "~>"...)
}
