package input

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"gongkai/extract/finding"
	"gongkai/extract/pdf"
	"gongkai/internal/bulk/failure"
	"gongkai/internal/limits"
)

// Request says what to read.
type Request struct {
	Operands []string // files, folders, archives, patterns, "-"
	List     string   // a file that lists more of them, "-" for standard input, or ""
	Null     bool     // the entries of the list end with NUL bytes
	Manifest string   // a file that says more about inputs, and lists them when nothing else does, or ""
	Stdin    io.Reader

	// Elsewhere, if it is there, finds the inputs of an address such as s3://bucket/folder. A failure.Failure costs the
	// address alone, another error all.
	Elsewhere func(ctx context.Context, address string) ([]Item, error)
}

// List finds all inputs, in the order of the command line. Its error means that a list or the manifest cannot be used.
// The notes are lines for the user.
func List(ctx context.Context, r Request) (items []Item, notes []finding.Words, err error) {
	l := &lister{ctx: ctx, stdin: r.Stdin, elsewhere: r.Elsewhere}
	for _, operand := range r.Operands {
		l.operand(operand)
	}
	if r.List != "" {
		entries, err := readList(r.List, r.Null, r.Stdin)
		if err != nil {
			return nil, nil, aboutFile(r.List, err)
		}
		for _, entry := range entries {
			l.path(entry)
		}
	}
	if r.Manifest != "" {
		m, err := readManifest(r.Manifest)
		if err != nil {
			return nil, nil, aboutFile(r.Manifest, err)
		}
		if len(r.Operands) == 0 && r.List == "" {
			for _, row := range m.rows {
				l.path(row.file)
			}
		}
		unused := m.join(l.items)
		if unused == len(m.rows) {
			return nil, nil, failure.Because(failure.Nothing, "%s: no row belongs to any input", r.Manifest)
		}
		if unused > 0 {
			notes = append(notes, finding.Say("%s: rows that no input belongs to: %d", r.Manifest, unused))
		}
	}
	if l.err != nil {
		return nil, nil, l.err
	}
	if len(l.items) > limits.Inputs {
		return nil, nil, failure.Because(failure.Unknown, "more than %d inputs", limits.Inputs)
	}
	l.partNames()
	return l.items, notes, ctx.Err()
}

// Nothing reports whether there is nothing to read: no item, or only patterns, folders and archives without a file.
func Nothing(items []Item) bool {
	return !slices.ContainsFunc(items, func(it Item) bool {
		return it.Err == nil || failure.Of(it.Err).ID != failure.Nothing
	})
}

// partNames keeps files apart that are written alike once their names are decoded: all but one go by their bytes.
func (l *lister) partNames() {
	foreign := func(it *Item) bool { return it.member == nil && it.given != "" && !utf8.ValidString(it.given) }
	taken := map[string]string{}
	for i := range l.items {
		if it := &l.items[i]; !foreign(it) {
			taken[it.Path] = it.given
		}
	}
	for i := range l.items {
		it := &l.items[i]
		if !foreign(it) {
			continue
		}
		if other, there := taken[it.Path]; there && other != it.given {
			it.Path = escaped(filepath.ToSlash(it.given))
		}
		taken[it.Path] = it.given
	}
}

// aboutFile says which list cannot be used, and why.
func aboutFile(file string, err error) error {
	f := failure.Of(err)
	return failure.Because(f.ID, "%s: %s", file, f.Said())
}

type lister struct {
	ctx    context.Context
	stdin  io.Reader
	items  []Item
	opened archive // the last one, for lists that name one member after the other

	elsewhere func(ctx context.Context, address string) ([]Item, error)
	err       error // from elsewhere
}

func (l *lister) full() bool {
	return l.err != nil || l.ctx.Err() != nil || len(l.items) > limits.Inputs
}

func (l *lister) failed(path string, err error) {
	l.items = append(l.items, Item{Path: shown(path), given: path, Err: failure.Of(err)})
}

// operand takes what stands on the command line: beside a path "-", or a pattern that the shell did not expand.
func (l *lister) operand(operand string) {
	if operand == Standard {
		l.memory(Standard, l.stdin)
		return
	}
	if l.elsewhere != nil && isAddress(operand) {
		l.path(operand)
		return
	}
	if _, err := os.Lstat(operand); err != nil && strings.ContainsAny(operand, "*?[") {
		matches, err := filepath.Glob(operand) // sorted
		if err == nil && len(matches) == 0 {
			err = failure.Because(failure.Nothing, "no file matches")
		}
		if err != nil {
			l.failed(operand, err)
		}
		for _, m := range matches {
			l.path(m)
		}
		return
	}
	l.path(operand)
}

// path takes a file, a folder or an archive.
func (l *lister) path(path string) {
	if l.full() {
		return
	}
	if l.elsewhere != nil && isAddress(path) {
		file, here := strings.CutPrefix(path, "file://")
		if !here {
			l.address(path)
			return
		}
		path = filepath.FromSlash(file)
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		if !l.inArchive(path) {
			l.failed(path, err)
		}
	case info.IsDir():
		l.folder(path)
	case info.Mode()&fs.ModeDevice != 0:
		l.failed(path, failure.Because(failure.NoAccess, "is a device, not a file"))
	case !info.Mode().IsRegular(): // a pipe can be read once alone
		f, err := os.Open(path)
		if err != nil {
			l.failed(path, err)
			return
		}
		defer f.Close()
		l.memory(path, f)
	case hasEnding(path, ".zip"):
		l.archive(path)
	default:
		l.items = append(l.items, Item{Path: shown(path), given: path, file: path})
	}
}

// address takes what lies elsewhere.
func (l *lister) address(address string) {
	items, err := l.elsewhere(l.ctx, address)
	var f failure.Failure
	switch {
	case errors.As(err, &f):
		l.failed(address, f)
	case err != nil:
		l.err = err
	}
	l.items = append(l.items, items...)
}

// isAddress reports whether a path is the address of something elsewhere: it has a scheme (RFC 3986, 3.1).
func isAddress(path string) bool {
	scheme, _, ok := strings.Cut(path, "://")
	return ok && scheme != "" && strings.Trim(scheme, "abcdefghijklmnopqrstuvwxyz0123456789+-.") == ""
}

// memory reads what has no place on a disk.
func (l *lister) memory(path string, r io.Reader) {
	data, err := io.ReadAll(io.LimitReader(r, limits.FileBytes+1))
	if err == nil && len(data) > limits.FileBytes {
		err = pdf.ErrTooLarge
	}
	if err != nil {
		l.failed(path, err)
		return
	}
	if data == nil {
		data = []byte{}
	}
	l.items = append(l.items, Item{Path: shown(path), given: path, data: data})
}

// folder takes all PDF files and archives of a folder and of those below it, sorted by name. Links to folders are not
// followed, since they may lead in a circle.
func (l *lister) folder(dir string) {
	before := len(l.items)
	filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		switch {
		case l.full():
			return filepath.SkipAll
		case err != nil:
			l.failed(path, err)
		case e.IsDir() || !Wanted(e.Name()):
		case e.Type().IsRegular():
			l.path(path)
		case e.Type()&fs.ModeSymlink != 0:
			if info, err := os.Stat(path); err != nil || info.Mode().IsRegular() {
				l.path(path)
			}
		}
		return nil
	})
	if len(l.items) == before {
		l.failed(dir, failure.Because(failure.Nothing, "no PDF or ZIP file in this folder"))
	}
}

// Wanted reports whether a run reads a file of this name where it is found in a folder.
func Wanted(name string) bool {
	return !isLeftover(name) && (hasEnding(name, ".pdf") || hasEnding(name, ".zip"))
}

func hasEnding(name, ending string) bool { return strings.EqualFold(filepath.Ext(name), ending) }

// isLeftover tells the files that macOS puts beside each file on foreign file systems and in archives; they bear its
// name behind "._" and hold no document.
func isLeftover(name string) bool { return strings.HasPrefix(name, "._") }
