package serve

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"

	"gongkai/internal/catalogue"
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

func (s *Server) declare() []endpoint {
	return []endpoint{
		{method: "GET", path: "/api/v1/overview", summary: "What the catalogue holds, in numbers",
			answer: catalogue.Overview{},
			do:     func(ctx context.Context, _ *http.Request, _ *asked) (any, error) { return s.memory().Overview(ctx) }},
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
