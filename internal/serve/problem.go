package serve

import (
	"encoding/json"
	"html/template"
	"net/http"
	"strings"
)

// problem is an error as RFC 9457 has it. Type is one of this program, told in words by the texts problem.TYPE.
type problem struct {
	Type   string `json:"type"` // a name of ours; sent as an address below /api
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail,omitempty"`
	// Changed is what others changed since the version that a write speaks of.
	Changed []said `json:"changed,omitempty"`
	Version string `json:"version,omitempty"` // that is there now
}

func (p *problem) Error() string { return p.Type + ": " + p.Detail }

func notFound(detail string) *problem {
	return &problem{Status: http.StatusNotFound, Type: "notfound", Detail: detail}
}

func badRequest(detail string) *problem {
	return &problem{Status: http.StatusBadRequest, Type: "request", Detail: detail}
}

// Busy is the error of a folder that another run writes to.
func Busy() error { return &problem{Status: http.StatusConflict, Type: "busy"} }

const problems = "/api/problems/"

// refuse sends a problem: as a page to people, as JSON to programs.
func (s *Server) refuse(w http.ResponseWriter, r *http.Request, p problem) {
	language := s.language(r)
	p.Title = text(language, "problem."+p.Type)
	w.Header().Set("Cache-Control", "no-store")
	if strings.HasPrefix(r.URL.Path, "/api") || !strings.Contains(r.Header.Get("Accept"), "text/html") {
		p.Type = problems + p.Type
		body, err := json.Marshal(p)
		if err != nil {
			body = []byte("{}")
		}
		w.Header().Set("Content-Type", "application/problem+json")
		w.WriteHeader(p.Status)
		w.Write(body)
		return
	}
	v := s.view(r, "problem", p.Title)
	v.Data = p
	var b strings.Builder
	if err := templates().ExecuteTemplate(&b, "problem.html", v); err != nil {
		b.Reset()
		b.WriteString(template.HTMLEscapeString(p.Title))
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(p.Status)
	w.Write([]byte(b.String()))
}
