package serve

import (
	"context"
	"errors"
	"html/template"
	"net/http"
	"net/url"

	"gongkai/extract/finding"
	"gongkai/internal/catalogue"
	"gongkai/internal/explain"
	"gongkai/internal/lang"
	report "gongkai/internal/view"
	"gongkai/normalize/document"
)

// documentData is what the page of a document is made of.
type documentData struct {
	*catalogue.Paper
	Report template.JS
}

// documentPage shows the report of a document, whose pages come as they are looked at.
func (s *Server) documentPage(ctx context.Context, r *http.Request, _ *asked, v *view) (any, error) {
	p, err := s.paper(ctx, r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	data, err := s.report(ctx, p, v)
	v.Title = p.Department
	return documentData{p, template.JS(data)}, err // as encoding/json writes it: nothing in it ends the element
}

// report is the data of the report's program.
func (s *Server) report(ctx context.Context, p *catalogue.Paper, v *view) ([]byte, error) {
	doc, err := s.document(p)
	if err != nil {
		return nil, err
	}
	at := url.PathEscape(p.ID)
	served := report.Served{ID: p.ID, Pages: "/api/v1/documents/" + at + "/pages/", Version: version(p)}
	if v.Writes {
		served.Correct, served.Token = "/api/v1/documents/"+at+"/corrections", v.Token
	}
	var sizes []report.Size
	f, err := s.shelf.open(p.SHA256)
	switch {
	case err == nil:
		sizes = f.sizes()
	case errors.Is(err, errNoFile) || missing(err):
		served.Missing, served.Correct = v.T("problem.nofile"), ""
	default:
		return nil, err
	}
	form := s.formOf(doc)
	return report.Data(doc, sizes, served, report.Options{Language: v.Lang, Redacted: s.Redact,
		Says: func(c *document.Check, language string) string {
			return s.speakers[language].Words(explain.Says(c, form, language == string(lang.Chinese)))
		},
		Message: func(f finding.Finding, language string) string { return s.speakers[language].Finding(f) },
	})
}
