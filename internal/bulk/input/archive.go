package input

import (
	"archive/zip"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gongkai/extract/pdf"
	"gongkai/internal/bulk/failure"
	"gongkai/internal/limits"
)

// archive is a ZIP archive with the items of its PDF files, sorted by name.
type archive struct {
	file    string
	members []Item
}

// archive takes all PDF files of a ZIP archive. Nothing is unpacked to the disk.
func (l *lister) archive(file string) {
	members, err := l.open(file)
	if err == nil && len(members) == 0 {
		err = failure.Because(failure.Nothing, "no PDF file in this ZIP archive")
	}
	if err != nil {
		l.failed(file, err)
		return
	}
	l.items = append(l.items, members...)
}

// inArchive takes one member of an archive, which lists name like a file in a folder. It reports whether there is one.
func (l *lister) inArchive(path string) bool {
	path = shown(path)
	for end, r := range path {
		if r != '/' || !hasEnding(path[:end], ".zip") {
			continue
		}
		members, err := l.open(filepath.FromSlash(path[:end]))
		if err != nil {
			continue
		}
		if i := slices.IndexFunc(members, func(m Item) bool { return m.Path == path }); i >= 0 {
			l.items = append(l.items, members[i])
			return true
		}
	}
	return false
}

func (l *lister) open(file string) ([]Item, error) {
	if l.opened.file == file {
		return l.opened.members, nil
	}
	members, err := Archive(file, shown(file))
	if err != nil {
		return nil, err
	}
	l.opened = archive{file, members}
	return members, nil
}

// Archive gives the PDF files of a ZIP archive, which goes by a name, sorted by theirs.
func Archive(file, name string) ([]Item, error) {
	members, err := readArchive(file)
	if err != nil {
		return nil, err
	}
	for i := range members {
		members[i].Path = name + "/" + members[i].Path
	}
	slices.SortStableFunc(members, func(a, b Item) int { return strings.Compare(a.Path, b.Path) })
	return members, nil
}

func readArchive(file string) ([]Item, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return membersOf(f, info.Size(), file)
}

// membersOf finds the PDF files of an archive. Their paths are still those within it.
func membersOf(from io.ReaderAt, size int64, file string) ([]Item, error) {
	r, err := zip.NewReader(from, size)
	if err != nil {
		return nil, failure.Because(failure.Archive, "not a ZIP archive, or a damaged one")
	}
	if len(r.File) > limits.ZipMembers {
		return nil, failure.Because(failure.Bomb, "the ZIP archive has more files than any honest one")
	}
	var members []Item
	left := uint64(size)*limits.ZipRatio + limits.ZipSlack
	names := memberNames(r.File)
	for i, z := range r.File {
		name := names[i]
		if !wanted(name) {
			continue
		}
		it := Item{Path: name, given: z.Name, file: file}
		if it.member, it.Err = newMember(z, &left); it.Err != nil {
			it = Item{Path: name, given: z.Name, Err: failure.Of(it.Err)}
		}
		members = append(members, it)
	}
	return members, nil
}

func wanted(name string) bool {
	base := name[strings.LastIndexByte(name, '/')+1:]
	return (hasEnding(base, ".pdf") || hasEnding(base, ".zip")) && !isLeftover(base) &&
		!strings.HasPrefix(name, "__MACOSX/")
}

// newMember finds the bytes of a member, or says why it is not read. What it unpacks to is taken from left, which the
// whole archive shares, so that many members do not add up to a bomb, nor several that share their bytes.
func newMember(z *zip.File, left *uint64) (*member, error) {
	const encrypted = 0x1 // APPNOTE 4.4.4, bit 0
	switch {
	case hasEnding(z.Name, ".zip"):
		return nil, failure.Because(failure.Nested, "a ZIP archive in a ZIP archive; unpack it first")
	case z.Flags&encrypted != 0:
		return nil, failure.Because(failure.Encrypted,
			"this file in the ZIP archive is encrypted; unpack it with its password first")
	case z.Method != zip.Store && z.Method != zip.Deflate:
		return nil, failure.Because(failure.Archive,
			"this file in the ZIP archive is packed by a rare method; unpack it first")
	case z.UncompressedSize64 > limits.FileBytes:
		return nil, pdf.ErrTooLarge
	case z.UncompressedSize64 > *left:
		return nil, failure.Because(failure.Bomb, "the ZIP archive unpacks to far more than any honest one")
	}
	*left -= z.UncompressedSize64
	offset, err := z.DataOffset()
	if err != nil || z.CompressedSize64 > 1<<62 {
		return nil, failure.Because(failure.Archive, "this file in the ZIP archive is damaged")
	}
	return &member{offset: offset, packed: int64(z.CompressedSize64), size: int64(z.UncompressedSize64),
		deflated: z.Method == zip.Deflate, crc: z.CRC32}, nil
}
