// Package serve shows a folder of results in a browser: search, departments, comparisons, documents beside their pages,
// and what needs a person, with corrections that are written at once. The same answers are given to programs as JSON,
// described by OpenAPI. Everything comes from this program; nothing leaves the machine.
//
//   - serve.go, safety.go, cache.go: the server, what it refuses, and the answers that it keeps
//   - parameters.go, measures.go, compare.go, gaps.go, search.go, department.go, evidence.go: questions
//   - endpoints.go, answers.go, problem.go, openapi.go, downloads.go, workbook.go: answers to programs
//   - pages.go, view.go, amounts.go, words*.go, assets.go, *page.go, figure.go, chart: the same for people
//   - papers.go, shelf.go, drawing.go, tables.go: documents, their files and pages
//   - review.go, change.go, desk.go, replaced.go, effect.go, accept.go, since.go, ledger.go: what people correct and
//     accept
package serve

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"gongkai/extract/finding"
	"gongkai/internal/bulk/report"
	"gongkai/internal/bulk/store"
	"gongkai/internal/catalogue"
	"gongkai/internal/lang"
	"gongkai/internal/limits"
	"gongkai/normalize"
	"gongkai/normalize/corrections"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// Options of a server.
type Options struct {
	Folder    string // of results
	Catalogue string // its file
	Language  string // zh or en: where a browser says nothing
	ReadOnly  bool   // nothing can be written
	// Token is what whoever writes must know. OnlyToken asks readers for it, too.
	Token     string
	OnlyToken bool
	// Hosts are the names that the server may be called by; none for all. Of a server for this machine alone they are
	// those of the machine, so that a page elsewhere cannot call it by a name of its own.
	Hosts  []string
	Redact bool // leave out personal data
	// Change takes personal data out of a document, as Redact wants; nil without it.
	Change func(*document.Document)
	Forms  []*schema.Form
	// Read reads a PDF file, with bounds of time and memory.
	Read func(ctx context.Context, name string, data []byte, set corrections.Set) (*normalize.Reading, error)
	// Keep puts a document that was read anew into the folder, in the place of what an entry of the index names, and
	// gives its new path.
	Keep func(e *report.Entry, doc *document.Document, set corrections.Set) (string, error)
	Log  *slog.Logger // nil for none
}

// Server answers for one folder.
type Server struct {
	Options
	catalogue *catalogue.Catalogue
	desk      *desk
	shelf     *shelf
	cache     *cache
	index     index
	speakers  map[string]*lang.Speaker
	handler   http.Handler
	endpoints []endpoint
	began     time.Time
	came      effects

	remembered remembered
}

// New opens the catalogue of a folder, which must be there.
func New(o Options) (*Server, error) {
	c, err := catalogue.Read(o.Catalogue)
	if err != nil {
		return nil, err
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	s := &Server{Options: o, catalogue: c, cache: newCache(), began: time.Now(), speakers: map[string]*lang.Speaker{}}
	for _, l := range Languages {
		s.speakers[l] = lang.NewSpeaker(lang.Language(l))
	}
	s.index.folder = o.Folder
	s.shelf = &shelf{server: s, reads: make(chan struct{}, limits.ServeReads)}
	s.desk = &desk{server: s}
	s.endpoints = s.declare()
	s.handler = s.routes()
	return s, nil
}

// Close lets go of the catalogue, after a change that is being written.
func (s *Server) Close() error {
	s.desk.mu.Lock()
	defer s.desk.mu.Unlock()
	s.desk.settling.Wait()
	return s.catalogue.Close()
}

// NewToken makes a token that nobody guesses.
func NewToken() string {
	b := make([]byte, 16)
	rand.Read(b) // never fails
	return hex.EncodeToString(b)
}

// Loopback reports whether an address to listen at is of this machine alone.
func Loopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return false
	}
	if host == "localhost" {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// Serve answers until the context ends. Then answers that have begun have some seconds to end.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	h := &http.Server{
		Handler:           s.handler,
		ReadHeaderTimeout: limits.ServeHeaderTime,
		ReadTimeout:       limits.ServeReadTime,
		WriteTimeout:      limits.ServeWriteTime,
		IdleTimeout:       limits.ServeIdleTime,
		MaxHeaderBytes:    limits.ServeHeaderBytes,
		ErrorLog:          slog.NewLogLogger(s.Log.Handler(), slog.LevelDebug),
		BaseContext:       func(net.Listener) context.Context { return context.WithoutCancel(ctx) },
	}
	go s.warm(ctx)
	ended := make(chan error, 1)
	go func() { ended <- h.Serve(l) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), limits.ServeEndTime)
	defer cancel()
	err := h.Shutdown(last)
	if errors.Is(err, context.DeadlineExceeded) {
		err = h.Close()
	}
	if served := <-ended; !errors.Is(served, http.ErrServerClosed) {
		err = errors.Join(err, served)
	}
	return err
}

// index is that of the folder, read again when it has changed.
type index struct {
	folder string

	mu    sync.Mutex
	read  time.Time
	size  int64
	bySHA map[string]*report.Entry
}

// of gives the input that a file came from, by its hash; nil where there is none.
func (x *index) of(sha256 string) (*report.Entry, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	info, err := os.Stat(filepath.Join(x.folder, store.IndexFile))
	if err != nil {
		return nil, err
	}
	if x.bySHA == nil || !info.ModTime().Equal(x.read) || info.Size() != x.size {
		entries, err := report.ReadIndex(x.folder)
		if err != nil {
			return nil, err
		}
		x.bySHA = map[string]*report.Entry{}
		for i := range entries {
			if e := &entries[i]; e.SHA256 != "" && x.bySHA[e.SHA256] == nil && e.Document != "" {
				x.bySHA[e.SHA256] = e
			}
		}
		x.read, x.size = info.ModTime(), info.Size()
	}
	return x.bySHA[sha256], nil
}

// Stale reports whether an index names other results than the catalogue has, by their paths: what is in them is not
// looked at, which would take minutes for a large folder.
func Stale(ctx context.Context, c *catalogue.Catalogue, inputs []catalogue.Input) (bool, error) {
	have, err := c.Results(ctx)
	if err != nil {
		return false, err
	}
	n := 0
	seen := map[string]bool{}
	for _, in := range inputs {
		if in.Document == "" || seen[in.Document] {
			continue
		}
		seen[in.Document] = true
		if !have[in.Document] {
			return true, nil
		}
		n++
	}
	return n != len(have), nil
}

// missing are the errors of what is not there.
func missing(err error) bool { return errors.Is(err, fs.ErrNotExist) }

// says puts words into a language.
func (s *Server) says(language string, w finding.Words) string { return s.speakers[language].Words(w) }

// host is a name without its port.
func host(s string) string {
	if h, _, err := net.SplitHostPort(s); err == nil {
		s = h
	}
	return strings.ToLower(strings.Trim(s, "[]"))
}
