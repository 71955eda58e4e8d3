package serve

import (
	"bytes"
	"context"
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"strconv"
	"strings"

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

// showDocument shows the report of a document, whose pages come as they are looked at.
func (s *Server) showDocument(w http.ResponseWriter, r *http.Request) {
	if l := r.URL.Query().Get("lang"); l != "" {
		s.show(w, r, &page{})
		return
	}
	v := s.view(r, "document", "")
	p, err := s.paper(r.Context(), r.PathValue("id"))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	key := strings.Join([]string{s.state(), r.URL.Path, v.Lang, strconv.FormatBool(v.Writes)}, "\x00")
	if a := s.cache.get(key); a != nil {
		send(w, r, a)
		return
	}
	data, err := s.report(r.Context(), p, v)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	v.Title = p.Department
	v.Data = documentData{p, template.JS(data)} // as encoding/json writes it: nothing in it ends the element
	var b bytes.Buffer
	if err := templates.ExecuteTemplate(&b, "document.html", v); err != nil {
		s.fail(w, r, err)
		return
	}
	out := newAnswer("text/html; charset=utf-8", b.Bytes())
	s.cache.put(key, out)
	send(w, r, out)
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
