package serve

import (
	"bufio"
	"context"
	"os"
	"path/filepath"

	"gongkai/internal/catalogue"
	"gongkai/normalize/document"
	"gongkai/normalize/redact"
)

// detail is a document with its measures.
type detail struct {
	catalogue.Paper
	Version  string               `json:"version"` // that a write has to name
	Measures []catalogue.Measured `json:"measured"`
	Told     []said               `json:"corrections"` // what people said of it
}

func (s *Server) paper(ctx context.Context, id string) (*catalogue.Paper, error) {
	p, err := s.catalogue.Paper(ctx, id)
	if err == nil && p == nil {
		err = notFound("document_id: " + id)
	}
	return p, err
}

func (s *Server) detail(ctx context.Context, id string) (*detail, error) {
	p, err := s.paper(ctx, id)
	if err != nil {
		return nil, err
	}
	d := &detail{Paper: *p, Version: version(p), Told: s.desk.told(p.SHA256)}
	d.Measures, err = s.catalogue.MeasuresOf(ctx, id)
	return d, err
}

// paperOf gives the paper of a file, by its hash; nil where there is none.
func (s *Server) paperOf(ctx context.Context, sum string) (*catalogue.Paper, error) {
	e, err := s.index.of(sum)
	if err != nil || e == nil {
		return nil, err
	}
	return s.catalogue.PaperOf(ctx, e.Document)
}

// version names the state of a document: another one has other content.
func version(p *catalogue.Paper) string { return p.Content[:min(len(p.Content), 16)] }

func (s *Server) documentOf(ctx context.Context, id string) (*document.Document, error) {
	p, err := s.paper(ctx, id)
	if err != nil {
		return nil, err
	}
	return s.document(p)
}

// document gives the kept document of a result.
func (s *Server) document(p *catalogue.Paper) (*document.Document, error) {
	doc, err := s.kept(p)
	if err == nil && s.Change != nil {
		s.Change(doc)
	}
	return doc, err
}

// kept gives it as it is in the folder.
func (s *Server) kept(p *catalogue.Paper) (*document.Document, error) {
	f, err := os.Open(filepath.Join(s.Folder, filepath.FromSlash(p.Result)))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return document.Decode(bufio.NewReader(f))
}

// Hide gives what takes personal data out of a document, for Options.Change.
func Hide(personal func(*document.Document), names bool) func(*document.Document) {
	return func(d *document.Document) {
		personal(d)
		if names {
			redact.Name(&d.Source)
		}
	}
}
