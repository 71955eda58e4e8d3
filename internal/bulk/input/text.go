package input

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gongkai/extract/finding"
	"gongkai/internal/bulk/failure"
	"gongkai/internal/limits"
)

var errLongList = failure.Because(failure.Unknown, "the list is too long")

// readText reads a list of the user's as UTF-8. Lists from Chinese Excel are in GBK.
func readText(r io.Reader) ([]byte, error) {
	text, err := io.ReadAll(io.LimitReader(r, limits.ListBytes+1))
	switch {
	case err != nil:
		return nil, err
	case len(text) > limits.ListBytes:
		return nil, errLongList
	case !utf8.Valid(text):
		if text, err = simplifiedchinese.GB18030.NewDecoder().Bytes(text); err != nil {
			return nil, failure.Because(failure.Unknown, "neither UTF-8 nor GBK")
		}
	}
	return bytes.TrimPrefix(text, []byte("\uFEFF")), nil
}

// Open opens a file that somebody named. Folders and devices are refused: what a device gives has no end. A pipe is a
// file.
func Open(path string) (*os.File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	switch {
	case err != nil:
	case info.IsDir():
		err = finding.Problemf("is a folder; name the files in it")
	case info.Mode()&fs.ModeDevice != 0:
		err = finding.Problemf("is a device, not a file")
	default:
		return f, nil
	}
	f.Close()
	return nil, err
}

// readList reads a list of files, one a line or, when it has a NUL byte, each ended by one. Names in such a list are
// taken as they are, so that what find -print0 writes comes back.
func readList(file string, null bool, stdin io.Reader) ([]string, error) {
	r := stdin
	if file != Standard {
		f, err := Open(file)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		r = f
	}
	raw, err := io.ReadAll(io.LimitReader(r, limits.ListBytes+1))
	if err != nil {
		return nil, err
	}
	if len(raw) > limits.ListBytes {
		return nil, errLongList
	}
	var entries []string
	if null || bytes.IndexByte(raw, 0) >= 0 {
		for entry := range bytes.SplitSeq(raw, []byte{0}) {
			if len(entry) > 0 {
				entries = append(entries, string(entry))
			}
		}
		return entries, nil
	}
	if bytes.IndexByte(raw, '\n') < 0 { // lines of old Macs
		raw = bytes.ReplaceAll(raw, []byte{'\r'}, []byte{'\n'})
	}
	for line := range bytes.Lines(bytes.TrimPrefix(raw, []byte("\uFEFF"))) {
		if line = bytes.TrimRight(line, "\r\n"); len(line) > 0 {
			entries = append(entries, string(line))
		}
	}
	return entries, nil
}
