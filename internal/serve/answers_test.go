package serve

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"gongkai/internal/catalogue"
)

// TestDescription: every answer is what the description says, and the description is one of OpenAPI 3.1 whose
// references lead somewhere.
func TestDescription(t *testing.T) {
	s := newSite(t, nil)
	seed, bad := s.idOf("seed-word"), s.idOf("alert(2)")
	var described map[string]any
	if err := json.Unmarshal(s.ask("GET", "/api", "").Body.Bytes(), &described); err != nil {
		t.Fatal(err)
	}
	if described["openapi"] != "3.1.0" {
		t.Errorf("openapi %v", described["openapi"])
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("http://here/api", described); err != nil {
		t.Fatal(err)
	}
	department := get[paged[catalogue.DepartmentLine]](s, "/api/v1/departments").Items[0].ID
	change := `{"address":"income/21011/total","printed":"14.06","corrected":"14.05","by":"x","why":"y"}`
	version := get[detail](s, "/api/v1/documents/"+seed).Version
	examples := map[string][]string{
		"/api/v1/search":           {"?q=运维", "?q=某项&per_page=1", "", "?q=运维&in=project&least=1&most=1e"},
		"/api/v1/departments":      {"?department=办公室", "?place=650000&years=2020-"},
		"/api/v1/departments/{id}": {department, "nobody"},
		"/api/v1/compare": {"", "?measure=expenditure.function&per_page=1", "?per=staff&years=2025",
			"?measure=none", "?all=true&measure=three_public.total"},
		"/api/v1/coverage":            {"", "?measure=income.total&kind=budget"},
		"/api/v1/documents":           {"?per_page=2", "?per_page=2&page=2", "?per_page=0", "?nonsense=1"},
		"/api/v1/documents/{id}":      {seed, url.PathEscape(bad)},
		"/api/v1/documents/{id}/data": {seed},
		"/api/v1/documents/{id}/evidence": {seed + "/evidence?address=income/21011/total", seed + "/evidence",
			seed + "/evidence?address=no/such"},
		"/api/v1/documents/{id}/pages/{number}": {seed + "/pages/5", seed + "/pages/5000", seed + "/pages/x",
			url.PathEscape(bad) + "/pages/1"},
		"/api/v1/documents/{id}/picture":     {seed + "/picture?address=income/21011/total", seed + "/picture?number=1"},
		"/api/v1/review":                     {"", "?reason=value&per_page=1", "?reason=unknown"},
		"/api/v1/documents/{id}/corrections": {seed + "/corrections"},
	}
	paths := described["paths"].(map[string]any)
	for _, e := range s.endpoints {
		if paths[e.path] == nil {
			t.Errorf("%s is not described", e.path)
			continue
		}
		list := examples[e.path]
		if list == nil {
			list = []string{""}
		}
		for _, example := range list {
			path := e.path + example
			if at := strings.Index(e.path, "{id}"); at >= 0 {
				path = e.path[:at] + example
				if !strings.Contains(example, "/") && !strings.Contains(example, "?") {
					path += e.path[at+len("{id}"):]
				}
			}
			body, more := "", []string{"Accept", "application/json"}
			if e.method == "POST" {
				body = change
				more = append(more, "Content-Type", "application/json", "If-Match", `"`+version+`"`, "Authorization",
					"Bearer secret")
			}
			w := s.ask(e.method, path, body, more...)
			status := fmt.Sprint(w.Code)
			operation := paths[e.path].(map[string]any)[strings.ToLower(e.method)].(map[string]any)
			responses := operation["responses"].(map[string]any)
			if responses[status] == nil {
				status = "default"
			}
			kind := w.Header().Get("Content-Type")
			content := responses[status].(map[string]any)["content"].(map[string]any)
			if content[kind] == nil {
				t.Errorf("%s: %d %s is not described", path, w.Code, kind)
				continue
			}
			if status == "default" && w.Code < 400 || w.Code >= 500 {
				t.Errorf("%s: %d %s", path, w.Code, w.Body)
			}
			if !strings.HasSuffix(kind, "json") {
				continue
			}
			at := "http://here/api#/paths/" + strings.NewReplacer("~", "~0", "/", "~1", "{", "%7B", "}",
				"%7D").Replace(e.path) + "/" +
				strings.ToLower(e.method) + "/responses/" + status + "/content/" + strings.ReplaceAll(kind, "/", "~1") + "/schema"
			schema, err := c.Compile(at)
			if err != nil {
				t.Fatal(err)
			}
			v, err := jsonschema.UnmarshalJSON(w.Body)
			if err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			if err := schema.Validate(v); err != nil {
				t.Errorf("%s: %v", path, err)
			}
		}
	}
}

// TestAnswers: ETags, pages, CSV and problems are as RFCs have them.
func TestAnswers(t *testing.T) {
	s := newSite(t, nil)
	w := s.ask("GET", "/api/v1/documents?per_page=2", "")
	etag := w.Header().Get("ETag")
	if w.Header().Get("Link") != `</api/v1/documents?page=2&per_page=2>; rel="next"` || etag == "" {
		t.Error(w.Header())
	}
	if w = s.ask("GET", "/api/v1/documents?per_page=2", "", "If-None-Match", etag); w.Code != http.StatusNotModified ||
		w.Body.Len() > 0 {
		t.Error(w.Code, w.Body)
	}
	w = s.ask("GET", "/api/v1/compare?measure=three_public.total", "", "Accept", "text/csv;q=1, application/json")
	rows, err := csv.NewReader(w.Body).ReadAll()
	if err != nil || !slices.Equal(rows[0], csvColumns) || len(rows) < 3 ||
		w.Header().Get("Content-Type") != "text/csv; charset=utf-8" {
		t.Error(err, rows)
	}
	for path, want := range map[string]int{"/api/v1/documents?page=-1": 400, "/api/v1/documents?per_page=100000": 400,
		"/api/v1/documents?page=1&page=2": 400, "/api/v1/nothing": 404, "/api/v1/documents/nobody": 404, "/nothing": 404,
		"/api/v1/compare?measure=" + strings.Repeat("x", 600): 400, "/api/v1/compare?years=20": 400} {
		w := s.ask("GET", path, "")
		var p problem
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || w.Code != want || p.Status != want || p.Title == "" ||
			w.Header().Get("Content-Type") != "application/problem+json" || !strings.HasPrefix(p.Type, "/api/problems/") {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
	first := get[paged[catalogue.Paper]](s, "/api/v1/documents?per_page=2")
	second := get[paged[catalogue.Paper]](s, "/api/v1/documents?per_page=2&page=2")
	if !first.More || first.Items[0].ID == second.Items[0].ID || len(second.Items) != 2 {
		t.Error(first, second)
	}
	c := get[comparison](s, "/api/v1/compare?measure=staff.actual")
	if c.Unit != "人" {
		t.Errorf("%+v", c)
	}
	perHead := get[comparison](s, "/api/v1/compare?measure=expenditure.total&per=staff")
	if perHead.Per != "staff" || perHead.Count == 0 {
		t.Errorf("%+v", perHead)
	}
	for _, l := range perHead.Lines.Items {
		for _, v := range l.Values {
			if v.Value != nil && v.Staff == nil {
				t.Errorf("%s: by head of nobody", l.Department)
			}
		}
	}
}
