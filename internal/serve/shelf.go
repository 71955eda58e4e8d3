package serve

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"sync"

	"gongkai/extract/content"
	printed "gongkai/extract/page"
	"gongkai/extract/pdf"
	"gongkai/internal/catalogue"
	"gongkai/internal/limits"
	report "gongkai/internal/view"
	"gongkai/normalize"
	"gongkai/normalize/corrections"
	"gongkai/normalize/document"
)

// errNoFile says that the PDF file of a document is not there, or is another one by now.
var errNoFile = errors.New("the PDF file is not where it was, or has changed")

// shelf gives documents and their pages. Files stay open while they are looked at.
type shelf struct {
	server *Server

	mu       sync.Mutex
	files    []*file    // the last asked for in front
	readings []*reading // likewise
	reads    chan struct{}
}

// file is an open PDF file. Its pages are read one at a time.
type file struct {
	sha256 string
	data   []byte
	mu     sync.Mutex
	doc    *pdf.Document
	reader *content.Reader
	pages  map[int]*printed.Page
}

// mostPages are pages of a file that stay read.
const mostPages = 40

// data reads the PDF file of a document, where it is as it was.
func (x *shelf) data(sum string) (name string, data []byte, err error) {
	e, err := x.server.index.of(sum)
	if err != nil {
		return "", nil, err
	}
	if e == nil {
		return "", nil, errNoFile
	}
	folder := x.server.Folder
	for _, path := range []string{filepath.FromSlash(e.Path), filepath.Join(folder, filepath.FromSlash(e.Path)),
		filepath.Join(filepath.Dir(folder), filepath.FromSlash(e.Path))} {
		f, err := os.Open(path)
		if err != nil {
			continue
		}
		data, err := io.ReadAll(io.LimitReader(f, limits.FileBytes+1))
		f.Close()
		if err != nil {
			return "", nil, err
		}
		if got := sha256.Sum256(data); hex.EncodeToString(got[:]) == sum {
			return filepath.Base(filepath.FromSlash(e.Path)), data, nil
		}
	}
	return "", nil, errNoFile
}

// open gives the open file of a document.
func (x *shelf) open(sum string) (*file, error) {
	x.mu.Lock()
	for i, f := range x.files {
		if f.sha256 == sum {
			copy(x.files[1:i+1], x.files[:i])
			x.files[0] = f
			x.mu.Unlock()
			return f, nil
		}
	}
	x.mu.Unlock()
	_, data, err := x.data(sum)
	if err != nil {
		return nil, err
	}
	f := &file{sha256: sum, data: data}
	if err := f.begin(); err != nil {
		return nil, err
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.files = append([]*file{f}, x.files...)
	x.files = x.files[:min(len(x.files), limits.ServeOpenFiles)]
	return f, nil
}

// begin opens the file, and once more after many pages: what may be decoded of a document is bounded, and pages that
// are looked at again and again must not come to an end.
func (f *file) begin() error {
	doc, err := pdf.Open(f.data)
	if err != nil {
		return err
	}
	f.doc, f.reader, f.pages = doc, content.NewReader(doc), map[int]*printed.Page{}
	return nil
}

// page reads a page; nil where there is none.
func (f *file) page(number int) *printed.Page {
	f.mu.Lock()
	defer f.mu.Unlock()
	if p := f.pages[number]; p != nil {
		return p
	}
	all := f.doc.Pages()
	if number < 1 || number > len(all) {
		return nil
	}
	if len(f.pages) >= mostPages && f.begin() != nil {
		return nil
	}
	p := f.reader.Page(all[number-1])
	f.pages[number] = p
	return p
}

// sizes gives the sizes of all pages as displayed, without reading them.
func (f *file) sizes() []report.Size {
	f.mu.Lock()
	defer f.mu.Unlock()
	var out []report.Size
	for _, p := range f.doc.Pages() {
		w, h := p.Box.Width()*p.UserUnit, p.Box.Height()*p.UserUnit
		if p.Rotate == 90 || p.Rotate == 270 {
			w, h = h, w
		}
		out = append(out, report.Size{Width: w, Height: h})
	}
	return out
}

// reading is a document that was read anew as a whole.
type reading struct {
	key string
	*normalize.Reading
}

// read reads the paper of a file as a whole, with corrections; as few at a time as limits say.
func (x *shelf) read(ctx context.Context, sum string, set corrections.Set) (*normalize.Reading, error) {
	set = only(set, sum)
	key := sum + " " + set.Digest()
	x.mu.Lock()
	for _, r := range x.readings {
		if r.key == key {
			x.mu.Unlock()
			return r.Reading, nil
		}
	}
	x.mu.Unlock()
	name, data, err := x.data(sum)
	if err != nil {
		return nil, err
	}
	select {
	case x.reads <- struct{}{}:
		defer func() { <-x.reads }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	r, err := x.server.Read(ctx, name, data, set)
	if err != nil {
		return nil, err
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.readings = append([]*reading{{key, r}}, x.readings...)
	x.readings = x.readings[:min(len(x.readings), limits.ServeReadings)]
	return r, nil
}

// only are the corrections of one document.
func only(set corrections.Set, sum string) corrections.Set {
	var out corrections.Set
	for _, d := range set {
		if d.SHA256 == sum {
			out = append(out, d)
		}
	}
	return out
}

// whole reads the paper of a document as a whole; with the document as it is shown.
func (s *Server) whole(ctx context.Context, p *catalogue.Paper) (*normalize.Reading, *document.Document, error) {
	read, err := s.shelf.read(ctx, p.SHA256, s.desk.set())
	if err != nil {
		return nil, nil, err
	}
	doc, err := s.document(p)
	return read, doc, err
}
