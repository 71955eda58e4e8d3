package serve

import (
	"bytes"
	"context"
	"embed"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"

	"gongkai/internal/controls"
	"gongkai/schema"
)

//go:embed pages/*.html
var pageFiles embed.FS

// templates are parsed when a page is asked for: every worker is a start of the program, and shows none.
var templates = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("").Funcs(template.FuncMap{
		"add": func(a, b int) int { return a + b }, "path": url.PathEscape,
		"list": func(v ...any) []any { return v },
	}).ParseFS(pageFiles, "pages/*.html"))
})

// page is one of the pages: what its parameters are, and how it is made.
type page struct {
	path, name string
	parameters []parameter
	make       func(ctx context.Context, r *http.Request, a *asked, v *view) (any, error)
	once       string // a page with this parameter is not kept
}

func (s *Server) pageRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /static/{name}", s.static)
	for _, p := range s.pages() {
		mux.HandleFunc("GET "+p.path, func(w http.ResponseWriter, r *http.Request) { s.show(w, r, &p) })
	}
	for _, ending := range []string{"csv", "xlsx", "svg"} {
		mux.HandleFunc("GET /compare."+ending, func(w http.ResponseWriter, r *http.Request) { s.download(w, r, ending) })
	}
	mux.HandleFunc("POST /review", s.postReview)
	mux.HandleFunc("GET /favicon.ico", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/static/icon.svg", http.StatusMovedPermanently)
	})
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.refuse(w, r, problem{Status: http.StatusNotFound, Type: "notfound"})
	})
}

func (s *Server) pages() []page {
	return []page{
		{path: "/{$}", name: "start", make: s.startPage},
		{path: "/search", name: "search", parameters: searching, make: s.searchPage},
		{path: "/departments", name: "departments", parameters: with(filters, paging), make: s.departmentsPage},
		{path: "/departments/{id}", name: "department", parameters: []parameter{{name: "kind", enum: schema.Kinds}},
			make: s.departmentPage},
		{path: "/documents/{id}", name: "document", make: s.documentPage},
		{path: "/compare", name: "compare", parameters: comparing, make: s.comparePage},
		{path: "/missing", name: "missing", parameters: filters, make: s.missingPage},
		{path: "/review", name: "review", parameters: with(reviewing, reviewParameters), make: s.reviewPage, once: "effect"},
		{path: "/help", name: "help", make: func(context.Context, *http.Request, *asked, *view) (any, error) {
			return nil, nil
		}},
	}
}

// show makes a page, or gives the one that is kept.
func (s *Server) show(w http.ResponseWriter, r *http.Request, p *page) {
	if l := r.URL.Query().Get("lang"); l != "" {
		if slices.Contains(Languages, l) {
			http.SetCookie(w, &http.Cookie{Name: languageCookie, Value: l, Path: "/", MaxAge: 365 * 24 * 3600,
				SameSite: http.SameSiteLaxMode, HttpOnly: true})
		}
		http.Redirect(w, r, without(r, "lang"), http.StatusSeeOther)
		return
	}
	v := s.view(r, p.name, "")
	key := strings.Join([]string{s.state(), r.URL.RequestURI(), v.Lang, strconv.FormatBool(v.Writes), v.By}, "\x00")
	fresh := p.once != "" && r.URL.Query().Has(p.once)
	if a := s.cache.get(key); a != nil && !fresh {
		send(w, r, a)
		return
	}
	a, err := ask(r, p.parameters, v.Lang)
	if err == nil {
		v.Title = v.T("nav." + p.name)
		v.Data, err = p.make(r.Context(), r, a, v)
	}
	var b bytes.Buffer
	if err == nil {
		err = templates().ExecuteTemplate(&b, p.name+".html", v)
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	out := newAnswer("text/html; charset=utf-8", controls.HTML(b.Bytes()))
	if !fresh {
		s.cache.put(key, out)
	}
	send(w, r, out)
}
