package serve

import (
	"bytes"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/shopspring/decimal"

	"gongkai/extract/finding"
	"gongkai/internal/bulk/nights"
	"gongkai/internal/catalogue"
	"gongkai/internal/explain"
	"gongkai/internal/lang"
	"gongkai/internal/limits"
	"gongkai/internal/serve/chart"
	report "gongkai/internal/view"
	"gongkai/normalize/document"
)

//go:embed pages/*.html
var pageFiles embed.FS

//go:embed static
var staticFiles embed.FS

var templates = template.Must(template.New("").Funcs(template.FuncMap{
	"add": func(a, b int) int { return a + b }, "path": url.PathEscape, "query": url.QueryEscape,
	"list": func(v ...any) []any { return v },
}).ParseFS(pageFiles, "pages/*.html"))

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
	q := url.Values{}
	for k, vs := range v.Query {
		q[k] = vs
	}
	q.Set("lang", v.Other())
	path, _, _ := strings.Cut(v.Path, "?")
	return path + "?" + q.Encode()
}

// With is the same page with another parameter.
func (v *view) With(name string, value any) string {
	q := url.Values{}
	for k, vs := range v.Query {
		if k != "lang" && k != "effect" {
			q[k] = vs
		}
	}
	if s := fmt.Sprint(value); s != "" {
		q.Set(name, s)
	} else {
		q.Del(name)
	}
	path, _, _ := strings.Cut(v.Path, "?")
	return path + "?" + q.Encode()
}

// Asked is a parameter of the page.
func (v *view) Asked(name string) string { return v.Query.Get(name) }

// scale is how amounts of a table or figure are written.
type scale struct {
	by     float64
	factor int32 // powers of ten
	name   string
}

func (x scale) text(d decimal.Decimal) string {
	if x.factor == 0 && d.IsInteger() {
		return grouped(d.String())
	}
	return grouped(d.Shift(-x.factor).StringFixed(2))
}

// scaleOf chooses how amounts are written by the largest of them.
func (v *view) scaleOf(unit string, most decimal.Decimal) scale {
	if unit != "元" {
		return scale{1, 0, v.unitName(unit)}
	}
	for _, s := range scales[v.Lang] {
		if most.Abs().GreaterThanOrEqual(decimal.New(1, s.factor)) {
			return s
		}
	}
	return scale{1, 0, v.unitName(unit)}
}

func (v *view) unitName(unit string) string {
	if v.HasText("unit." + unit) {
		return v.T("unit." + unit)
	}
	return unit
}

// Money writes an amount in yuan for people, with the exact one as its title.
func (v *view) Money(x any) template.HTML {
	d, ok := amountOf(x)
	if !ok {
		return "–"
	}
	s := v.scaleOf("元", d)
	return template.HTML(`<span title="` + grouped(d.String()) + " " + template.HTMLEscapeString(v.unitName("元")) +
		`">` + //nolint
		s.text(d) + `&nbsp;<small>` + template.HTMLEscapeString(s.name) + "</small></span>")
}

// Number writes a number with its thousands parted.
func (v *view) Number(x any) string {
	if d, ok := amountOf(x); ok {
		return grouped(d.String())
	}
	return "–"
}

func amountOf(x any) (decimal.Decimal, bool) {
	switch x := x.(type) {
	case decimal.Decimal:
		return x, true
	case *decimal.Decimal:
		if x != nil {
			return *x, true
		}
	case *string:
		if x != nil {
			return amountOf(*x)
		}
	case string:
		d, err := decimal.NewFromString(x)
		return d, err == nil
	case int:
		return decimal.NewFromInt(int64(x)), true
	}
	return decimal.Decimal{}, false
}

// grouped parts the thousands of a decimal.
func grouped(s string) string {
	sign := ""
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		sign, s = "−", rest
	}
	whole, part, has := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if has {
		whole += "." + part
	}
	return sign + whole
}

// Percent is a part of a whole in percent, cut so that only all of it is 100.
func (v *view) Percent(part, whole int) string {
	if whole == 0 {
		return "–"
	}
	if part == whole {
		return "100%"
	}
	return strconv.FormatFloat(float64(part*1000/whole)/10, 'f', 1, 64) + "%"
}

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

// Asset is where a file of the server is, under a name that changes with it.
func (v *view) Asset(name string) string { return "/static/" + name + "?" + assetHashes()[name] }

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
	mux.HandleFunc("GET /documents/{id}", s.showDocument)
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
		{path: "/departments/{id}", name: "department", make: s.departmentPage, parameters: []parameter{{name: "kind",
			enum: kinds}}},
		{path: "/compare", name: "compare", parameters: comparing, make: s.comparePage},
		{path: "/missing", name: "missing", parameters: filters, make: s.missingPage},
		{path: "/review", name: "review", parameters: with(reviewing, reviewParameters), make: s.reviewPage, once: "effect"},
		{path: "/help", name: "help", make: func(context.Context, *http.Request, *asked, *view) (any, error) {
			return nil,
				nil
		}},
	}
}

// show makes a page, or gives the one that is kept.
func (s *Server) show(w http.ResponseWriter, r *http.Request, p *page) {
	if l := r.URL.Query().Get("lang"); l != "" {
		if slices.Contains(Languages, l) {
			http.SetCookie(w, &http.Cookie{Name: languageCookie, Value: l, Path: "/", MaxAge: 365 * 24 * 3600,
				SameSite: http.SameSiteLaxMode,
				HttpOnly: true})
		}
		q := r.URL.Query()
		q.Del("lang")
		to := localPath(r.URL.Path)
		if len(q) > 0 {
			to += "?" + q.Encode()
		}
		http.Redirect(w, r, to, http.StatusSeeOther)
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
		err = templates.ExecuteTemplate(&b, p.name+".html", v)
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	out := newAnswer("text/html; charset=utf-8", b.Bytes())
	if !fresh {
		s.cache.put(key, out)
	}
	send(w, r, out)
}

var assetHashes = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for name, data := range assets() {
		sum := sha256.Sum256(data)
		out[name] = hex.EncodeToString(sum[:4])
	}
	return out
})

// assets are the files that pages load: ours, and those of the report.
var assets = sync.OnceValue(func() map[string][]byte {
	out := map[string][]byte{"view.css": []byte(report.Style()), "view.js": []byte(report.Program())}
	entries, err := fs.ReadDir(staticFiles, "static")
	if err != nil {
		panic(err) // it is embedded
	}
	for _, e := range entries {
		data, err := staticFiles.ReadFile("static/" + e.Name())
		if err != nil {
			panic(err)
		}
		out[e.Name()] = data
	}
	return out
})

func (s *Server) static(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	data, ok := assets()[name]
	if !ok {
		s.refuse(w, r, problem{Status: http.StatusNotFound, Type: "notfound"})
		return
	}
	kind := "text/css; charset=utf-8"
	switch {
	case strings.HasSuffix(name, ".js"):
		kind = "text/javascript; charset=utf-8"
	case strings.HasSuffix(name, ".svg"):
		kind = "image/svg+xml"
	}
	send(w, r, newAnswer(kind, data))
}

// startData is what the first page shows.
type startData struct {
	*catalogue.Overview
	Recent  []recent
	Changes *nights.Changes
	Figure  template.HTML
}

// recent is a correction, the latest in front.
type recent struct {
	said
	Paper *catalogue.Paper
}

// mostRecent corrections stand on the first page.
const mostRecent = 6

func (s *Server) startPage(ctx context.Context, _ *http.Request, _ *asked, v *view) (any, error) {
	o, err := s.catalogue.Overview(ctx)
	if err != nil {
		return nil, err
	}
	d := startData{Overview: o}
	if d.Changes, err = nights.ReadChanges(s.Folder); err != nil {
		s.Log.Warn("changes", "error", err)
	}
	set := s.desk.set()
	for i := len(set) - 1; i >= 0 && len(d.Recent) < mostRecent; i-- {
		for k := len(set[i].Entries) - 1; k >= 0 && len(d.Recent) < mostRecent; k-- {
			entry, err := s.index.of(set[i].SHA256)
			if err != nil || entry == nil {
				continue
			}
			p, err := s.catalogue.PaperOf(ctx, entry.Document)
			if err != nil || p == nil {
				continue
			}
			x := recent{saidOf(set[i].Entries[k]), p}
			if s.Redact {
				x.By = ""
			}
			d.Recent = append(d.Recent, x)
		}
	}
	f := chart.Chart{Title: v.T("start.years"), Unit: v.T("unit.papers"), Width: 420, Series: []chart.Series{{}}}
	years := slices.Clone(o.Years)
	slices.Reverse(years)
	for _, y := range years {
		label := y.Key
		if label == "" {
			label = "?"
		}
		f.Labels = append(f.Labels, label)
		f.Series[0].Values = append(f.Series[0].Values, chart.Value{Number: float64(y.Count), Text: strconv.Itoa(y.Count),
			OK: true})
	}
	d.Figure = template.HTML(f.Columns())
	return d, nil
}

// hitGroup are the hits of one department.
type hitGroup struct {
	Department string
	Hits       []catalogue.Hit
}

type searchData struct {
	paged[catalogue.Hit]
	Groups []hitGroup
	Words  []string
	Tables []choice
}

func (s *Server) searchPage(ctx context.Context, _ *http.Request, a *asked, v *view) (any, error) {
	found, err := s.search(ctx, a)
	d := searchData{paged: found, Words: strings.Fields(a.text("q")), Tables: s.tablesOf(&document.Document{}, v.Lang)}
	at := map[string]int{}
	for _, h := range found.Items {
		i, there := at[h.Department]
		if !there {
			i = len(d.Groups)
			at[h.Department] = i
			d.Groups = append(d.Groups, hitGroup{Department: h.Department})
		}
		d.Groups[i].Hits = append(d.Groups[i].Hits, h)
	}
	return d, err
}

// Marked is a text with words in it lit up. Long texts are cut around the first.
func (v *view) Marked(s string, words []string) template.HTML {
	runes := []rune(s)
	if len(runes) > longestHit {
		from := 0
		for _, w := range words {
			if i := strings.Index(s, w); i >= 0 {
				from = max(0, len([]rune(s[:i]))-longestHit/3)
				break
			}
		}
		to := min(len(runes), from+longestHit)
		s = string(runes[from:to])
		if from > 0 {
			s = "…" + s
		}
		if to < len(runes) {
			s += "…"
		}
	}
	var b strings.Builder
	for len(s) > 0 {
		first, length := -1, 0
		for _, w := range words {
			if i := strings.Index(s, w); i >= 0 && (first < 0 || i < first) {
				first, length = i, len(w)
			}
		}
		if first < 0 {
			b.WriteString(template.HTMLEscapeString(s))
			break
		}
		b.WriteString(template.HTMLEscapeString(s[:first]) + "<mark>" + template.HTMLEscapeString(s[first:first+length]) +
			"</mark>")
		s = s[first+length:]
	}
	return template.HTML(b.String())
}

// longestHit is how many characters of a text a list shows.
const longestHit = 160

func (s *Server) departmentsPage(ctx context.Context, _ *http.Request, a *asked, _ *view) (any, error) {
	list, err := s.catalogue.Departments(ctx, a.filter(), a.offset(), a.per+1)
	return pageOf(list, a), err
}

func (s *Server) missingPage(ctx context.Context, _ *http.Request, a *asked, _ *view) (any, error) {
	return s.gaps(ctx, a)
}

type compareData struct {
	*comparison
	Figure   template.HTML
	Scale    scale
	Notes    []string
	Measures []measureInfo
	Chosen   []catalogue.DepartmentLine
	Others   int
}

// Value writes a value of the table.
func (d compareData) Value(x *decimal.Decimal) string {
	if x == nil {
		return "–"
	}
	return d.Scale.text(*x)
}

// UnitName names the unit of the table.
func (d compareData) UnitName() string { return d.Scale.name }

func (s *Server) comparePage(ctx context.Context, _ *http.Request, a *asked, v *view) (any, error) {
	c, err := s.compare(ctx, a)
	if err != nil {
		return nil, err
	}
	d := compareData{comparison: c, Figure: template.HTML(c.figure(v, false)), Scale: v.scaleOf(c.Unit, c.largest()),
		Notes:    c.notes(v),
		Measures: measureList()}
	if ids := a.text("ids"); ids != "" {
		if d.Chosen, err = s.catalogue.Departments(ctx, catalogue.Filter{IDs: ids}, 0, limits.ServePage); err != nil {
			return nil, err
		}
	}
	v.Title = v.measureName(c)
	return d, nil
}

// download gives a comparison as a file.
func (s *Server) download(w http.ResponseWriter, r *http.Request, ending string) {
	v := s.view(r, "compare", "")
	a, err := ask(r, comparing, v.Lang)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	c, err := s.compare(r.Context(), a)
	if err == nil && len(c.all) > limits.ServeDownload {
		err = badRequest("too many departments")
	}
	var out *answer
	if err == nil {
		switch ending {
		case "csv":
			var text []byte
			text, err = c.csv()
			out = newAnswer("text/csv; charset=utf-8", append([]byte("\xEF\xBB\xBF"), text...)) // from which Excel knows UTF-8
		case "xlsx":
			var book []byte
			book, err = c.workbook(v)
			out = newAnswer("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", book)
		default:
			out = newAnswer("image/svg+xml", []byte(c.figure(v, true)))
		}
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	out.name = c.Measure.ID + "." + ending
	send(w, r, out)
}

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

// Part is a part of a whole in hundredths, for the width of a bar.
func (v *view) Part(part, whole int) string {
	if whole == 0 {
		return "0"
	}
	return strconv.FormatFloat(100*float64(part)/float64(whole), 'f', 2, 64)
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
func (v *view) Back() string {
	q := url.Values{}
	for k, vs := range v.Query {
		if k != "lang" && k != "effect" {
			q[k] = vs
		}
	}
	return q.Encode()
}

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

// Name is the unit of a scale.
func (x scale) Name() string { return x.name }

// LastShare is the share of a line in the last year.
func (d compareData) LastShare(l comparedLine) *decimal.Decimal {
	if n := len(l.Values); n > 0 {
		return l.Values[n-1].Share
	}
	return nil
}
