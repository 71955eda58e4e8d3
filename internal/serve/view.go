package serve

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// view is what every page is made of.
type view struct {
	Lang   string
	Page   string // which of the pages it is
	Title  string
	Path   string // with the query, to come back to
	Writes bool   // corrections are taken from whoever looks
	Token  string // that forms bring along
	By     string // who corrected last in this browser
	Server *Server
	Query  url.Values
	Data   any
}

// T gives a text; {0}, {1} … in it are replaced.
func (v *view) T(key string, values ...any) string { return text(v.Lang, key, values...) }

// HasText reports whether there is a text.
func (v *view) HasText(key string) bool { _, ok := texts[v.Lang][key]; return ok }

// Other is the other language, and where the same page stands in it.
func (v *view) Other() string {
	if v.Lang == "zh" {
		return "en"
	}
	return "zh"
}

// OtherPath is the same page in the other language.
func (v *view) OtherPath() string {
	q := maps.Clone(v.Query)
	q.Set("lang", v.Other())
	return v.path() + "?" + q.Encode()
}

// With is the same page with another parameter.
func (v *view) With(name string, value any) string {
	q := v.lasting()
	if s := fmt.Sprint(value); s != "" {
		q.Set(name, s)
	} else {
		q.Del(name)
	}
	return v.path() + "?" + q.Encode()
}

// path is that of the page without its query.
func (v *view) path() string {
	path, _, _ := strings.Cut(v.Path, "?")
	return path
}

// lasting is the query of the page without what is said once.
func (v *view) lasting() url.Values {
	q := maps.Clone(v.Query)
	q.Del("effect")
	return q
}

// Asked is a parameter of the page.
func (v *view) Asked(name string) string { return v.Query.Get(name) }

// Sign marks how far a value is proven, so that it is not told by colour alone.
func (v *view) Sign(proof any) string {
	return map[string]string{"verified": "✓", "unchecked": "○", "doubtful": "!"}[fmt.Sprint(proof)]
}

// Measure names a measure.
func (v *view) Measure(id string) string {
	if m := findMeasure(id); m != nil {
		if v.Lang == "zh" {
			return m.Zh
		}
		return m.En
	}
	return id
}

func (v *view) measureName(c *comparison) string {
	name := v.Measure(c.Measure.ID)
	for _, k := range c.Classes {
		if k.Code == c.Code && c.Code != "" {
			name += " · " + strings.TrimSpace(k.Code+" "+k.Name)
		}
	}
	if c.Per != "" {
		name += " · " + v.T("compare.perstaff")
	}
	return name
}

// Link leads to a value of a document, or to a page.
func (v *view) Link(document, address string, page int) string {
	if address == "" && page > 0 {
		return "/documents/" + url.PathEscape(document) + "#page=" + strconv.Itoa(page)
	}
	return valueLink(document, address)
}

func valueLink(document, address string) string {
	to := "/documents/" + url.PathEscape(document)
	if address != "" {
		to += "#" + strings.ReplaceAll(url.QueryEscape(address), "+", "%20")
	}
	return to
}

// Picture is where the picture of a value is.
func (v *view) Picture(document, address string, page int) string {
	q := url.Values{}
	if address != "" {
		q.Set("address", address)
	} else {
		q.Set("number", strconv.Itoa(max(1, page)))
	}
	return "/api/v1/documents/" + url.PathEscape(document) + "/picture?" + q.Encode()
}

// languageCookie remembers the language that a person chose.
const languageCookie = "gongkai_lang"

// language is that of a request: chosen, or that of the browser, or of the program.
func (s *Server) language(r *http.Request) string {
	if l := r.URL.Query().Get("lang"); slices.Contains(Languages, l) {
		return l
	}
	if c, err := r.Cookie(languageCookie); err == nil && slices.Contains(Languages, c.Value) {
		return c.Value
	}
	for _, part := range strings.Split(r.Header.Get("Accept-Language"), ",") {
		tag, _, _ := strings.Cut(strings.TrimSpace(part), "-")
		tag, _, _ = strings.Cut(tag, ";")
		if tag = strings.ToLower(tag); slices.Contains(Languages, tag) {
			return tag
		}
	}
	return orLanguage(s.Language)
}

func (s *Server) view(r *http.Request, page, title string) *view {
	v := &view{Lang: s.language(r), Page: page, Title: title, Path: r.URL.RequestURI(), Server: s, Query: r.URL.Query()}
	if s.writes(r) {
		v.Writes, v.Token, v.By = true, s.formToken(), s.by(r)
	}
	return v
}

// WithoutID is the same page without one of the departments that were chosen.
func (v *view) WithoutID(id string) string {
	var left []string
	for _, x := range strings.Split(strings.Join(v.Query["ids"], ","), ",") {
		if x != id && x != "" {
			left = append(left, x)
		}
	}
	return v.With("ids", strings.Join(left, ","))
}

// Download is where the comparison of the page is as a file.
func (v *view) Download(ending string) string {
	_, query, _ := strings.Cut(v.Path, "?")
	if query != "" {
		query = "?" + query
	}
	return "/compare." + ending + query
}

// Back is the query of the page, which a form sends along to come back to it.
func (v *view) Back() string { return v.lasting().Encode() }

// At is the page of what is to be looked at, with one thing in it; Reason that of one kind.
func (v *view) At(id string) string { return v.With("at", id) + "#detail" }

// Reason is the page with one kind of what is to be looked at.
func (v *view) Reason(kind string) string {
	q := url.Values{"reason": {kind}}
	if d := v.Query.Get("document"); d != "" {
		q.Set("document", d)
	}
	return "/review?" + q.Encode()
}

func orLanguage(l string) string {
	if slices.Contains(Languages, l) {
		return l
	}
	return "en"
}
