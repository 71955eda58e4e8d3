package serve

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gongkai/extract/geometry"
	"gongkai/internal/catalogue"
	"gongkai/internal/limits"
	"gongkai/normalize/document"
	"gongkai/schema/address"
)

// endpoint is one question that programs can ask. The description (openapi.go), the reading of parameters and the
// answers are all made from it.
type endpoint struct {
	method, path string // the path as http.ServeMux has it
	summary      string
	parameters   []parameter
	body         any    // a value of the type of the request's body; nil for none
	answer       any    // likewise of the answer
	text         string // Content-Type of an answer that is no JSON
	csv          bool
	do           func(ctx context.Context, r *http.Request, a *asked) (any, error)
}

// parameter is one of a request.
type parameter struct {
	name, about string
	inPath      bool
	enum        []string
	pattern     *regexp.Regexp
	number      bool
	most        int // of a number
	many        bool
	required    bool
}

// takes reports whether a parameter may have a value.
func (p *parameter) takes(v string) bool {
	switch {
	case p.number:
		n, err := strconv.Atoi(v)
		return err == nil && n >= 1 && (p.most == 0 || n <= p.most)
	case len(p.enum) > 0:
		return slices.Contains(p.enum, v)
	case p.pattern != nil:
		return p.pattern.MatchString(v)
	}
	return true
}

var (
	amountPattern = regexp.MustCompile(`^-?\d{1,18}(\.\d{1,6})?$`)
	yearsPattern  = regexp.MustCompile(`^(\d{4}([-–~](\d{4})?)?|[-–~]\d{4})$`)
	truth         = []string{"true", "false", "1", "0", "on"}
	kinds         = []string{"budget", "final_accounts", "performance_targets", "self_evaluation"}
	proofs        = []string{"verified", "unchecked", "doubtful"}
)

var (
	filters = []parameter{
		{name: "place", about: "a part of the name of a province, city or county, or the beginning of its code"},
		{name: "department", about: "a part of the name"},
		{name: "ids", about: "department_id, parted by commas", many: true},
		{name: "kind", about: "kind of paper", enum: kinds},
		{name: "years", about: "2026, 2024-2026, 2024- or -2026", pattern: yearsPattern},
	}
	paging = []parameter{
		{name: "page", about: "page of the list, from 1", number: true},
		{name: "per_page", about: "lines of a page", number: true, most: limits.ServePage},
	}
	ofDocument = parameter{name: "id", about: "document_id", inPath: true, required: true}
)

func with(lists ...[]parameter) []parameter { return slices.Concat(lists...) }

var searching = with([]parameter{
	{name: "q", about: "words, parted by white space; all must be there"},
	{name: "in", about: "kind of place", enum: catalogue.MentionKinds},
	{name: "table", about: "id of the table"},
	{name: "proof", about: "of the amount", enum: proofs},
	{name: "least", about: "the least amount in yuan", pattern: amountPattern},
	{name: "most", about: "the largest amount in yuan", pattern: amountPattern},
}, filters, paging)

var comparing = with([]parameter{
	{name: "measure", about: "what is compared; expenditure.total without"},
	{name: "code", about: "class, of a measure of classes"},
	{name: "all", about: "take in units that are inside of departments that are present", enum: truth},
	{name: "per", about: "staff: by head of staff, where that is printed", enum: []string{"staff"}},
}, filters, paging)

var reviewing = with([]parameter{
	{name: "reason", about: "kind of what is to be looked at", enum: catalogue.ReviewKinds},
	{name: "document", about: "document_id"},
}, filters, paging)

func (s *Server) declare() []endpoint {
	return []endpoint{
		{method: "GET", path: "/api/v1/overview", summary: "What the catalogue holds, in numbers",
			answer: catalogue.Overview{},
			do:     func(ctx context.Context, _ *http.Request, _ *asked) (any, error) { return s.catalogue.Overview(ctx) }},
		{method: "GET", path: "/api/v1/search", summary: "Find texts, those with the largest amounts first",
			parameters: searching,
			answer:     paged[catalogue.Hit]{}, csv: true,
			do: func(ctx context.Context, _ *http.Request, a *asked) (any, error) { return s.search(ctx, a) }},
		{method: "GET", path: "/api/v1/departments", summary: "Departments, by name", parameters: with(filters, paging),
			answer: paged[catalogue.DepartmentLine]{}, csv: true,
			do: func(ctx context.Context, _ *http.Request, a *asked) (any, error) {
				list, err := s.catalogue.Departments(ctx, a.filter(), a.offset(), a.per+1)
				return pageOf(list, a), err
			}},
		{method: "GET", path: "/api/v1/departments/{id}", summary: "One department: its papers, measures, projects, units",
			parameters: []parameter{{name: "id", about: "department_id", inPath: true, required: true}},
			answer:     catalogue.Department{},
			do: func(ctx context.Context, r *http.Request, _ *asked) (any, error) {
				return s.department(ctx, r.PathValue("id"))
			}},
		{method: "GET", path: "/api/v1/measures", summary: "What can be compared", answer: []measureInfo{}, csv: true,
			do: func(context.Context, *http.Request, *asked) (any, error) { return measureList(), nil }},
		{method: "GET", path: "/api/v1/compare", summary: "Compare a measure over departments and years",
			parameters: comparing,
			answer:     comparison{}, csv: true,
			do: func(ctx context.Context, _ *http.Request, a *asked) (any, error) { return s.compare(ctx, a) }},
		{method: "GET", path: "/api/v1/coverage",
			summary:    "How many disclosures have which measure, and why the others have not",
			parameters: with([]parameter{{name: "measure", about: "only this one"}}, filters), answer: []gaps{},
			do: func(ctx context.Context, _ *http.Request, a *asked) (any, error) { return s.gaps(ctx, a) }},
		{method: "GET", path: "/api/v1/documents", summary: "Documents, by department", parameters: with(filters, paging),
			answer: paged[catalogue.Paper]{}, csv: true,
			do: func(ctx context.Context, _ *http.Request, a *asked) (any, error) {
				list, err := s.catalogue.Papers(ctx, a.filter(), a.offset(), a.per+1)
				return pageOf(list, a), err
			}},
		{method: "GET", path: "/api/v1/documents/{id}", summary: "One document with its measures",
			parameters: []parameter{ofDocument},
			answer:     detail{},
			do: func(ctx context.Context, r *http.Request, _ *asked) (any, error) {
				return s.detail(ctx, r.PathValue("id"))
			}},
		{method: "GET", path: "/api/v1/documents/{id}/data", parameters: []parameter{ofDocument},
			summary: "The document as `gongkai extract` writes it (docs/output.md, `gongkai schema`)",
			answer:  json.RawMessage{},
			do: func(ctx context.Context, r *http.Request, _ *asked) (any, error) {
				p, err := s.paper(ctx, r.PathValue("id"))
				if err != nil {
					return nil, err
				}
				return s.document(p)
			}},
		{method: "GET", path: "/api/v1/documents/{id}/evidence", summary: "Where a value stands and what proves it",
			parameters: []parameter{ofDocument, {name: "address", about: "of the value, such as income/total/total",
				required: true}},
			answer: evidence{},
			do: func(ctx context.Context, r *http.Request, a *asked) (any, error) {
				doc, err := s.documentOf(ctx, r.PathValue("id"))
				if err != nil {
					return nil, err
				}
				e, _ := s.evidence(doc, a.text("address"), a.language)
				if e == nil {
					return nil, notFound("address: " + cut(a.text("address")))
				}
				return e, nil
			}},
		{method: "GET", path: "/api/v1/documents/{id}/pages/{number}", summary: "A page, as the report draws it",
			parameters: []parameter{ofDocument, {name: "number", about: "of the page, from 1", inPath: true, required: true,
				number: true}},
			answer: json.RawMessage{},
			do: func(ctx context.Context, r *http.Request, _ *asked) (any, error) {
				p, err := s.paper(ctx, r.PathValue("id"))
				if err != nil {
					return nil, err
				}
				number, _ := strconv.Atoi(r.PathValue("number"))
				data, err := s.drawn(ctx, p, number)
				if err == nil && data == nil {
					err = notFound("page")
				}
				return json.RawMessage(data), err
			}},
		{method: "GET", path: "/api/v1/documents/{id}/picture", summary: "The surroundings of a place, as an image",
			parameters: []parameter{ofDocument, {name: "address", about: "of a value"},
				{name: "number", about: "of the page, without an address", number: true}},
			text: "image/svg+xml",
			do: func(ctx context.Context, r *http.Request, a *asked) (any, error) {
				return s.pictureAt(ctx, r.PathValue("id"), a.text("address"), a.number("number"))
			}},
		{method: "GET", path: "/api/v1/review", summary: "What a person has to look at, that with the most money first",
			parameters: reviewing,
			answer:     paged[catalogue.Review]{}, csv: true,
			do: func(ctx context.Context, _ *http.Request, a *asked) (any, error) { return s.reviews(ctx, a) }},
		{method: "GET", path: "/api/v1/corrections", summary: "What people corrected and accepted", answer: ledger{},
			do: func(context.Context, *http.Request, *asked) (any, error) { return s.ledger() }},
		{method: "POST", path: "/api/v1/documents/{id}/corrections", parameters: []parameter{ofDocument},
			summary: "Correct, accept or take back; If-Match names the version of the document that was seen", body: change{},
			answer: effect{}, do: s.postChange},
	}
}

func (s *Server) search(ctx context.Context, a *asked) (paged[catalogue.Hit], error) {
	hits, more, err := s.catalogue.Find(ctx, catalogue.Query{Words: a.text("q"), In: a.text("in"),
		Table: a.text("table"),
		Proof: a.text("proof"), Least: a.text("least"), Most: a.text("most"), Filter: a.filter(), Offset: a.offset(),
		Limit: a.per})
	out := paged[catalogue.Hit]{Items: hits, Page: a.page, PerPage: a.per, More: more}
	if out.Items == nil {
		out.Items = []catalogue.Hit{}
	}
	return out, err
}

func (s *Server) department(ctx context.Context, id string) (*catalogue.Department, error) {
	d, err := s.catalogue.DepartmentOf(ctx, id)
	if err == nil && d == nil {
		err = notFound("department_id: " + cut(id))
	}
	return d, err
}

func (s *Server) documentOf(ctx context.Context, id string) (*document.Document, error) {
	p, err := s.paper(ctx, id)
	if err != nil {
		return nil, err
	}
	return s.document(p)
}

// picture is an image as text.
type image []byte

// pictureAt draws the place of a value, or the head of a page.
func (s *Server) pictureAt(ctx context.Context, id, at string, number int) (any, error) {
	p, err := s.paper(ctx, id)
	if err != nil {
		return nil, err
	}
	var box geometry.Rect
	if at != "" {
		doc, err := s.document(p)
		if err != nil {
			return nil, err
		}
		var found bool
		if number, box, found = placeOf(doc, at); !found {
			return nil, notFound("address: " + cut(at))
		}
	}
	svg, err := s.picture(ctx, p, max(1, number), box)
	if err == nil && svg == nil {
		err = notFound("page")
	}
	return image(svg), err
}

// placeOf gives where a value is printed, a row (its name, else its first cell), a table, or a table that no form
// claims.
func placeOf(doc *document.Document, at string) (number int, box geometry.Rect, ok bool) {
	if p := doc.Find(address.Address(at)); p != nil {
		if p.Cell != nil {
			return p.Cell.Page, p.Cell.Box, true
		}
		if p.Fact != nil {
			return p.Fact.Page, p.Fact.Box, true
		}
	}
	for i := range doc.Tables {
		t := &doc.Tables[i]
		for k := range t.Rows {
			r := &t.Rows[k]
			if (string(r.Address) == at || string(t.Address()) == at) && len(r.Cells) > 0 {
				c := r.Cells[0]
				for _, x := range r.Cells {
					if x.Cell.Proof != "" {
						c = x
						break
					}
				}
				return c.Page, c.Box, true
			}
		}
	}
	for i := range doc.Performance {
		s := &doc.Performance[i]
		if at == s.ID || strings.HasPrefix(at, s.ID+"/") {
			for _, c := range s.Cells {
				return c.Page, c.Box, true
			}
		}
	}
	if n, isGrid := strings.CutPrefix(at, "unmapped/"); isGrid {
		if i, err := strconv.Atoi(n); err == nil && i >= 1 && i <= len(doc.Unmapped) && len(doc.Unmapped[i-1].Cells) > 0 {
			c := doc.Unmapped[i-1].Cells[0]
			return c.Page, c.Box, true
		}
	}
	for i := range doc.Checks {
		c := &doc.Checks[i]
		if catalogue.CheckAddress(c) == at {
			for _, o := range c.Cells {
				if o.Box != nil {
					return o.Page, *o.Box, true
				}
			}
		}
	}
	return 0, box, false
}

// routes puts everything that the server answers into one handler.
func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /api", func(w http.ResponseWriter, r *http.Request) {
		send(w, r, newAnswer("application/json", s.description()))
	})
	mux.HandleFunc("GET "+problems+"{type}", func(w http.ResponseWriter, r *http.Request) {
		title := text(s.language(r), "problem."+r.PathValue("type"))
		send(w, r, newAnswer("text/plain; charset=utf-8", []byte(title+"\n")))
	})
	for i := range s.endpoints {
		e := &s.endpoints[i]
		mux.HandleFunc(e.method+" "+e.path, func(w http.ResponseWriter, r *http.Request) { s.answer(w, r, e) })
	}
	s.pageRoutes(mux)
	return s.guard(mux)
}

// answer answers one question of a program.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, e *endpoint) {
	language := s.language(r)
	inCSV := e.csv && prefersCSV(r)
	key := ""
	if e.method == "GET" {
		key = strings.Join([]string{s.state(), r.URL.Path, r.URL.RawQuery, language, strconv.FormatBool(inCSV)}, "\x00")
		if a := s.cache.get(key); a != nil {
			send(w, r, a)
			return
		}
	}
	a, err := ask(r, outsidePath(e.parameters), language)
	if err == nil {
		err = required(r, e.parameters)
	}
	var v any
	if err == nil {
		v, err = e.do(r.Context(), r, a)
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	out, err := e.write(v, inCSV)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	out.link = links(r, v)
	if key != "" {
		s.cache.put(key, out)
	}
	send(w, r, out)
}

func outsidePath(list []parameter) []parameter {
	return slices.DeleteFunc(slices.Clone(list), func(p parameter) bool { return p.inPath })
}

func required(r *http.Request, list []parameter) error {
	for _, p := range list {
		v := r.URL.Query().Get(p.name)
		if p.inPath {
			v = r.PathValue(p.name)
		}
		if p.required && v == "" || p.inPath && !p.takes(v) {
			return badRequest("missing or wrong: " + p.name)
		}
	}
	return nil
}

// fail says why there is no answer.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	var p *problem
	switch {
	case errors.As(err, &p):
		s.refuse(w, r, *p)
	case errors.Is(err, context.Canceled):
		w.WriteHeader(499) // nobody is there to read it
	case errors.Is(err, errNoFile):
		s.refuse(w, r, problem{Status: http.StatusNotFound, Type: "nofile"})
	case missing(err):
		s.refuse(w, r, problem{Status: http.StatusNotFound, Type: "nofile"})
	default:
		s.Log.Error("no answer", "path", r.URL.Path, "error", err)
		s.refuse(w, r, problem{Status: http.StatusInternalServerError, Type: "internal"})
	}
}

func (e *endpoint) write(v any, inCSV bool) (*answer, error) {
	switch x := v.(type) {
	case image:
		return newAnswer("image/svg+xml", x), nil
	case json.RawMessage:
		return newAnswer("application/json", x), nil
	}
	if inCSV {
		text, err := csvOf(v)
		return newAnswer("text/csv; charset=utf-8", text), err
	}
	text, err := json.Marshal(v)
	return newAnswer("application/json", append(text, '\n')), err
}

// prefersCSV reads Accept: what stands first of JSON and CSV is wanted.
func prefersCSV(r *http.Request) bool {
	for _, part := range strings.Split(r.Header.Get("Accept"), ",") {
		kind, _, _ := strings.Cut(part, ";")
		switch strings.TrimSpace(kind) {
		case "text/csv":
			return true
		case "application/json", "*/*":
			return false
		}
	}
	return false
}

// links leads to the pages of a list before and after.
func links(r *http.Request, v any) string {
	of := reflect.Indirect(reflect.ValueOf(v))
	if of.Kind() != reflect.Struct {
		return ""
	}
	if lines := of.FieldByName("Lines"); lines.IsValid() {
		of = lines
	}
	more, page := of.FieldByName("More"), of.FieldByName("Page")
	if of.Kind() != reflect.Struct || !more.IsValid() || !page.IsValid() || more.Kind() != reflect.Bool {
		return ""
	}
	to := func(n int64, rel string) string {
		q := url.Values{}
		for k, vs := range r.URL.Query() {
			q[k] = vs
		}
		q.Set("page", strconv.FormatInt(n, 10))
		return fmt.Sprintf(`<%s?%s>; rel="%s"`, r.URL.EscapedPath(), q.Encode(), rel)
	}
	var out []string
	if page.Int() > 1 {
		out = append(out, to(page.Int()-1, "prev"))
	}
	if more.Bool() {
		out = append(out, to(page.Int()+1, "next"))
	}
	return strings.Join(out, ", ")
}
