// Package input finds the files of a run: files and folders, patterns, ZIP archives, lists, standard input, and what a
// manifest says about them. What cannot be read becomes an item with an error, so that it costs itself alone.
package input

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/hex"
	"hash/crc32"
	"io"
	"os"
	"path"
	"unicode/utf8"

	"gongkai/extract/pdf"
	"gongkai/internal/bulk/failure"
	"gongkai/internal/limits"
	"gongkai/normalize/document"
)

// Standard is the operand that stands for standard input, and StandardName what the output calls it.
const (
	Standard     = "-"
	StandardName = "stdin"
)

// Item is one file of a run, or what stands in the place of one that is not there.
type Item struct {
	Path     string // as given, with forward slashes; a member of an archive has its path behind that of the archive
	Manifest document.Manifest
	Err      error // why it cannot be read; nothing else is known then

	given  string  // the path as it was given, in bytes; a member's is that within its archive
	file   string  // on disk: the file, or the archive of the member
	member *member // in an archive
	data   []byte  // in memory: standard input, pipes
	sum    string  // of bytes that lie elsewhere, see Known
	open   Opener  // of bytes that lie elsewhere, see Object
}

// Opener gives bytes and how many there are.
type Opener func() (io.ReadCloser, int64, error)

// Object gives an item whose bytes lie elsewhere, under an address that is its path.
func Object(address string, open Opener) Item { return Item{Path: address, given: address, open: open} }

// member is where the bytes of a file in an archive are. It is read without the archive's directory, however large that
// is.
type member struct {
	offset, packed, size int64
	deflated             bool
	crc                  uint32
}

// Known gives an item whose bytes lie elsewhere and have this SHA-256, with the path and, where that is not UTF-8, its
// bytes as Path and Bytes gave them. It cannot be opened.
func Known(path, bytes, sum string, m document.Manifest) (Item, error) {
	it := Item{Path: path, Manifest: m, sum: sum}
	if bytes != "" {
		given, err := hex.DecodeString(bytes)
		if err != nil {
			return it, err
		}
		it.given = string(given)
	}
	return it, nil
}

// Name is what the output calls the file: its name without folders.
func (it *Item) Name() string {
	if it.Path == Standard {
		return StandardName
	}
	return path.Base(it.Path)
}

// Is reports whether the item is the file of an operand.
func (it *Item) Is(operand string) bool { return it.given == operand || it.Path == operand }

// Bytes gives the bytes of the path in hexadecimal digits, where Path is not the path itself; else "".
func (it *Item) Bytes() string {
	if it.given == "" || utf8.ValidString(it.given) {
		return ""
	}
	return hex.EncodeToString([]byte(it.given))
}

// Open gives the bytes of the file and how many there are.
func (it *Item) Open() (io.ReadCloser, int64, error) {
	if it.Err != nil {
		return nil, 0, it.Err
	}
	if it.data != nil {
		return io.NopCloser(bytes.NewReader(it.data)), int64(len(it.data)), nil
	}
	if it.open != nil {
		return it.open()
	}
	f, err := os.Open(it.file)
	if err != nil {
		return nil, 0, err
	}
	if m := it.member; m != nil {
		return m.open(f), m.size, nil
	}
	info, err := f.Stat()
	if err == nil && info.Size() > limits.FileBytes {
		err = pdf.ErrTooLarge
	}
	if err != nil {
		f.Close()
		return nil, 0, err
	}
	return f, info.Size(), nil
}

// open unpacks a member. No more is read than the archive says it has.
func (m *member) open(f *os.File) io.ReadCloser {
	var r io.Reader = io.NewSectionReader(f, m.offset, m.packed)
	if m.deflated {
		r = flate.NewReader(r)
	}
	return struct {
		io.Reader
		io.Closer
	}{io.LimitReader(r, m.size+1), f}
}

// Sum reads the file and gives the SHA-256 of its bytes in hexadecimal digits.
func (it *Item) Sum() (string, error) {
	if it.sum != "" {
		return it.sum, nil
	}
	r, size, err := it.Open()
	if err != nil {
		return "", err
	}
	defer r.Close()
	sum, crc := sha256.New(), crc32.NewIEEE()
	to := io.Writer(sum)
	if it.member != nil {
		to = io.MultiWriter(sum, crc)
	}
	n, err := io.Copy(to, r)
	switch {
	case it.member != nil && (err != nil || n != size || crc.Sum32() != it.member.crc):
		return "", failure.Because(failure.Archive, "this file in the ZIP archive is damaged")
	case err != nil:
		return "", err
	case n != size:
		return "", failure.Because(failure.Changed, "the file changed while it was read")
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
