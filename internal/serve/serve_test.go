package serve

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"gongkai/internal/bulk"
	"gongkai/internal/bulk/outcome"
	"gongkai/internal/bulk/report"
	"gongkai/internal/catalogue"
	"gongkai/internal/output"
	"gongkai/internal/tidy"
	"gongkai/normalize"
	"gongkai/normalize/corrections"
	"gongkai/normalize/document"
	"gongkai/normalize/redact"
	"gongkai/schema"
)

// hostile is a name that does harm where it is not escaped.
const hostile = `=1+1<script>alert(1)</script>"'&` + "\u202eأ"

// site is a server on a folder of fixtures.
type site struct {
	*testing.T
	*Server
	folder string
}

var readFixture = sync.OnceValues(func() (map[string]*normalize.Reading, error) {
	forms, err := schema.Embedded()
	if err != nil {
		return nil, err
	}
	out := map[string]*normalize.Reading{}
	for _, name := range []string{"seed-word.pdf", "places/budget.pdf", "places/shenzhen.pdf"} {
		data, err := os.ReadFile(filepath.Join("../../fixtures", name))
		if err != nil {
			return nil, err
		}
		r, err := normalize.ReadBytes(context.Background(), data, normalize.Options{Name: filepath.Base(name),
			Forms: forms})
		if err != nil {
			return nil, err
		}
		out[name] = r
	}
	return out, nil
})

// made is a folder of results with its catalogue, of which each test has a copy.
var made struct {
	sync.Once
	folder string
}

func TestMain(m *testing.M) {
	status := m.Run()
	if made.folder != "" {
		os.RemoveAll(made.folder)
	}
	os.Exit(status)
}

// newSite makes a server on a folder of results with its catalogue. change may change the options.
func newSite(t *testing.T, change func(*Options)) *site {
	t.Helper()
	made.Do(func() {
		folder, err := os.MkdirTemp("", "gongkai-serve-")
		if err != nil {
			t.Fatal(err)
		}
		makeResults(t, folder)
		buildCatalogue(t, folder, filepath.Join(folder, "catalogue.db"), nil)
		made.folder = folder
	})
	folder := t.TempDir()
	if made.folder == "" || os.CopyFS(folder, os.DirFS(made.folder)) != nil {
		t.Fatal("no folder of results")
	}
	forms, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Folder: folder, Catalogue: filepath.Join(folder, "catalogue.db"), Language: "en", Token: "secret",
		Forms: forms,
		Read: func(ctx context.Context, name string, data []byte, set corrections.Set) (*normalize.Reading, error) {
			return normalize.ReadBytes(ctx, data, normalize.Options{Name: name, Forms: forms, Corrections: set})
		},
		Keep: func(e *report.Entry, doc *document.Document, set corrections.Set) (string, error) {
			return bulk.Replace(folder, e.SHA256, &bulk.Edition{Corrections: set}, documentText(t, doc), outcome.Of(doc))
		}}
	if change != nil {
		change(&o)
	}
	if o.Change != nil {
		o.Catalogue = filepath.Join(folder, "other.db")
		buildCatalogue(t, folder, o.Catalogue, o.Change)
	}
	s, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return &site{t, s, folder}
}

func buildCatalogue(t *testing.T, folder, path string, change func(*document.Document)) {
	t.Helper()
	forms, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	c, _, err := catalogue.Open(path, catalogue.Options{Describe: tidy.Names(forms), Change: change})
	if err != nil {
		t.Fatal(err)
	}
	if changes, err := c.Update(t.Context(), folder, inputsOf(t, folder)); err != nil || len(changes.Failed) > 0 {
		t.Fatal(changes.Failed, err)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
}

// makeResults writes the results of some fixtures, and of two papers that are made of them.
func makeResults(t *testing.T, folder string) {
	t.Helper()
	fixtures, err := readFixture()
	if err != nil {
		t.Fatal(err)
	}
	var entries []report.Entry
	keep := func(path, name string, doc *document.Document) {
		text := documentText(t, doc)
		at := filepath.Join(folder, "documents", name+".json")
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, text, 0o644); err != nil {
			t.Fatal(err)
		}
		e := report.Entry{Path: path, SHA256: doc.Source.SHA256, Status: report.Done, Document: "documents/" + name +
			".json"}
		if d := doc.Info.Department; d != nil {
			e.Department = *d
		}
		entries = append(entries, e)
	}
	for _, name := range []string{"seed-word.pdf", "places/budget.pdf", "places/shenzhen.pdf"} {
		path, err := filepath.Abs(filepath.Join("../../fixtures", name))
		if err != nil {
			t.Fatal(err)
		}
		keep(path, strings.TrimSuffix(filepath.Base(name), ".pdf"), fixtures[name].Document)
	}
	// The same department one year later, and somebody with a hostile name; there are no files of them.
	later := clone(t, fixtures["seed-word.pdf"].Document)
	year := *later.Info.Year + 1
	later.Info.Year = &year
	later.Source.SHA256, later.Source.Name = other("later"), "later.pdf"
	keep("later.pdf", "later", later)
	bad := clone(t, fixtures["places/budget.pdf"].Document)
	name := hostile
	bad.Info.Department = &name
	bad.Info.Scope = nil
	bad.Source.SHA256, bad.Source.Name = other("bad"), `<script>alert(2)</script>=2+2".pdf`
	for i := range bad.Tables {
		bad.Tables[i].Title = hostile
		for k := range bad.Tables[i].Rows {
			r := &bad.Tables[i].Rows[k]
			if r.Role == document.Item {
				r.Name, r.Project = hostile+" 某项", hostile+" 项目"
			}
			for _, c := range r.Cells {
				if c.Proof != "" && i == 0 {
					c.Proof = document.Doubtful
				}
			}
		}
	}
	keep("bad.pdf", "bad", bad)
	writeIndex(t, folder, entries)
}

func inputsOf(t *testing.T, folder string) []catalogue.Input {
	entries, err := report.ReadIndex(folder)
	if err != nil {
		t.Fatal(err)
	}
	var out []catalogue.Input
	for _, e := range entries {
		out = append(out, catalogue.Input{Path: e.Path, SHA256: e.SHA256, Status: e.Status, Document: e.Document})
	}
	return out
}

func writeIndex(t *testing.T, folder string, entries []report.Entry) {
	t.Helper()
	var b bytes.Buffer
	for i := range entries {
		if err := output.Line(&b, &entries[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(folder, "index.jsonl"), b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func documentText(t testing.TB, doc *document.Document) []byte {
	var b bytes.Buffer
	if err := output.Readable(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func clone(t *testing.T, doc *document.Document) *document.Document {
	t.Helper()
	out, err := document.Decode(bytes.NewReader(documentText(t, doc)))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func other(name string) string {
	sum := sha256.Sum256([]byte(name))
	return hex.EncodeToString(sum[:])
}

// ask sends a request; more are pairs of header and value.
func (s *site) ask(method, path, body string, more ...string) *httptest.ResponseRecorder {
	s.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	r.Host = "127.0.0.1:8460"
	for i := 0; i+1 < len(more); i += 2 {
		if more[i] == "Host" {
			r.Host = more[i+1]
		}
		r.Header.Set(more[i], more[i+1])
	}
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	return w
}

// get gives the answer to a question of a program.
func get[T any](s *site, path string) T {
	s.Helper()
	w := s.ask("GET", path, "")
	var v T
	if w.Code != 200 {
		s.Fatalf("%s: %d %s", path, w.Code, w.Body)
	}
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
		s.Fatalf("%s: %v", path, err)
	}
	return v
}

// idOf finds a document by its file.
func (s *site) idOf(file string) string {
	s.Helper()
	for _, p := range get[paged[catalogue.Paper]](s, "/api/v1/documents").Items {
		if strings.Contains(p.File, file) {
			return p.ID
		}
	}
	s.Fatalf("no document %s", file)
	return ""
}

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

// TestPages: every page is there in both languages, without a gap in its texts and without a script or style of its
// own.
func TestPages(t *testing.T) {
	s := newSite(t, nil)
	department := get[paged[catalogue.DepartmentLine]](s, "/api/v1/departments?department=电子政务").Items[0].ID
	for _, path := range []string{"/", "/search?q=运维", "/search", "/departments", "/departments/" + department,
		"/compare",
		"/compare?measure=expenditure.function", "/compare?per=staff", "/compare?ids=" + department, "/missing", "/review",
		"/review?reason=check", "/review?done=true", "/help", "/documents/" + s.idOf("seed-word"), "/nothing"} {
		for _, language := range Languages {
			w := s.ask("GET", path, "", "Accept", "text/html", "Accept-Language", language, "Cookie", tokenCookie+"=secret")
			page := w.Body.String()
			if w.Code != 200 && path != "/nothing" {
				t.Errorf("%s: %d", path, w.Code)
			}
			for _, bad := range []string{"%!", "&lt;no value", "ZgotmplZ", " style=", "<style", "onclick=", "javascript:"} {
				if strings.Contains(page, bad) {
					t.Errorf("%s %s has %q", path, language, bad)
				}
			}
			if m := regexp.MustCompile(`<script(?: [^>]*)?>[^<]`).FindAllString(page, -1); len(m) > 0 &&
				!strings.HasPrefix(path, "/documents/") {
				t.Errorf("%s has a script of its own: %q", path, m)
			}
			if m := regexp.MustCompile(`>[a-z]+\.[a-z]+[a-z.]*<`).FindAllString(strings.ReplaceAll(page, ".pdf<", "<"),
				-1); len(m) > 0 {
				t.Errorf("%s %s: texts that there are not: %q", path, language, m)
			}
			if w.Header().Get("Content-Security-Policy") != policy {
				t.Errorf("%s: %v", path, w.Header())
			}
		}
	}
	if w := s.ask("GET", "/compare?lang=zh&years=2025", "", "Accept", "text/html"); w.Code != 303 ||
		w.Header().Get("Location") != "/compare?years=2025" || !strings.Contains(w.Header().Get("Set-Cookie"),
		"gongkai_lang=zh") {
		t.Error(w.Code, w.Header())
	}
	for _, ending := range []string{"csv", "xlsx", "svg"} {
		w := s.ask("GET", "/compare."+ending+"?measure=three_public.total", "")
		if w.Code != 200 || !strings.Contains(w.Header().Get("Content-Disposition"), "three_public.total."+ending) ||
			w.Body.Len() < 500 {
			t.Errorf("%s: %d %v", ending, w.Code, w.Header())
		}
	}
	if svg := s.ask("GET", "/compare.svg?measure=three_public.total", "").Body.String(); !strings.Contains(svg,
		"seed-word.pdf") {
		t.Error("the figure does not say where its numbers come from")
	}
}

// TestTexts: both languages have the same texts with the same gaps, and pages ask for no other.
func TestTexts(t *testing.T) {
	gap := regexp.MustCompile(`\{\d\}`)
	for key, zh := range chinese {
		en, ok := english[key]
		a, b := gap.FindAllString(zh, -1), gap.FindAllString(en, -1)
		slices.Sort(a)
		slices.Sort(b)
		if !ok || !slices.Equal(a, b) {
			t.Errorf("%s: %q and %q", key, zh, en)
		}
	}
	for key := range english {
		if _, ok := chinese[key]; !ok {
			t.Errorf("no Chinese text for %s", key)
		}
	}
	files, err := filepath.Glob("pages/*.html")
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`\.T "([^"]+)"`).FindAllStringSubmatch(string(text), -1) {
			if _, ok := english[m[1]]; !ok {
				t.Errorf("%s asks for %s", file, m[1])
			}
			asked++
		}
		for _, m := range regexp.MustCompile(`\.T \(print "([^"]+)"`).FindAllStringSubmatch(string(text), -1) {
			if !slices.ContainsFunc(keysOf(english), func(k string) bool { return strings.HasPrefix(k, m[1]) }) {
				t.Errorf("%s asks for what begins with %s", file, m[1])
			}
		}
	}
	if asked < 100 {
		t.Errorf("only %d texts found", asked)
	}
	for _, r := range slices.Concat(reasonsOfMeasures, []string{"in_department", "no_department", "no_kind", "no_year",
		"no_disclosure"}) {
		if english["reason."+r] == "" {
			t.Errorf("no text for the reason %s", r)
		}
	}
	for _, b := range []document.Reason{document.UnsureText, document.IsMerged, document.UnsureBorder} {
		if english["because."+string(b)] == "" {
			t.Errorf("no text for %s", b)
		}
	}
}

var reasonsOfMeasures = []string{"not_printed", "no_row", "empty_table", "blank", "unmapped", "unit_unknown",
	"in_doubt"}

func keysOf(m map[string]string) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	return out
}

// TestHostile: what a paper is called does no harm in pages, CSV, JSON, images, workbooks and headers.
func TestHostile(t *testing.T) {
	s := newSite(t, nil)
	id := s.idOf("alert(2)")
	department := get[paged[catalogue.DepartmentLine]](s, "/api/v1/departments?department=1%2B1").Items[0].ID
	at := url.PathEscape(id)
	for _, path := range []string{"/", "/search?q=某项", "/search?q=" + url.QueryEscape(hostile), "/departments",
		"/departments/" + department,
		"/compare?ids=" + department, "/compare?department=" + url.QueryEscape(hostile), "/review", "/review?document=" +
			url.QueryEscape(id),
		"/documents/" + at, "/compare.svg?ids=" + department, "/documents/" + url.PathEscape(hostile)} {
		w := s.ask("GET", path, "", "Accept", "text/html", "Cookie", tokenCookie+"=secret")
		page := w.Body.String()
		if strings.Contains(page, "<script>alert") || strings.Contains(page, `"'&`+"\u202e") {
			t.Errorf("%s: a name is not escaped", path)
		}
		if w.Code >= 500 {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	for _, path := range []string{"/api/v1/departments", "/api/v1/documents", "/api/v1/search?q=某项",
		"/api/v1/compare?all=true", "/api/v1/review"} {
		w := s.ask("GET", path, "", "Accept", "text/csv")
		rows, err := csv.NewReader(w.Body).ReadAll()
		if err != nil {
			t.Errorf("%s: %v", path, err)
		}
		there := false
		for _, row := range rows {
			for _, cell := range row {
				there = there || strings.Contains(cell, "alert(1)")
				if strings.HasPrefix(cell, "=") || strings.HasPrefix(cell, "@") || strings.HasPrefix(cell, "\t") {
					t.Errorf("%s: %q is a formula", path, cell)
				}
			}
		}
		if !there {
			t.Errorf("%s: the hostile name is not there, so nothing was shown", path)
		}
	}
	if w := s.ask("GET", "/compare.xlsx?ids="+department, ""); !bytes.HasPrefix(w.Body.Bytes(), []byte("PK")) {
		t.Error("no workbook")
	}
	for _, path := range []string{"/%0d%0aX-Evil:1", "//evil.example/?token=secret", "/search?q=%0d%0a&token=secret",
		"/\\evil.example?token=secret"} {
		w := s.ask("GET", path, "", "Accept", "text/html")
		if w.Header().Get("X-Evil") != "" || strings.HasPrefix(w.Header().Get("Location"), "//") ||
			strings.HasPrefix(w.Header().Get("Location"), "/\\") {
			t.Errorf("%s: %v", path, w.Header())
		}
	}
}

// TestSafety: what must not be answered is refused.
func TestSafety(t *testing.T) {
	s := newSite(t, func(o *Options) { o.Hosts = []string{"localhost", "127.0.0.1", "::1"} })
	id := s.idOf("seed-word")
	version := get[detail](s, "/api/v1/documents/"+id).Version
	path, body := "/api/v1/documents/"+id+"/corrections",
		`{"address":"income/21011/total","printed":"14.06","corrected":"1","by":"x","why":"y"}`
	post := func(more ...string) *httptest.ResponseRecorder {
		return s.ask("POST", path, body, append([]string{"Content-Type", "application/json", "If-Match", `"` + version +
			`"`}, more...)...)
	}
	form := func() string {
		return url.Values{"document": {id}, "version": {version}, "address": {"income/21011/total"}, "printed": {"14.06"},
			"corrected": {"1"},
			"by":        {"x"}, "why": {"y"}, "action": {"correct"}}.Encode()
	}
	const bearer = "Bearer secret"
	for name, w := range map[string]*httptest.ResponseRecorder{
		"no token":           post(),
		"wrong token":        post("Authorization", "Bearer wrong"),
		"cookie alone":       post("Cookie", tokenCookie+"=secret"),
		"cookie, wrong form": post("Cookie", tokenCookie+"=secret", tokenHeader, "secret"),
		"other origin":       post("Authorization", bearer, "Origin", "http://evil.example"),
		"other site":         post("Authorization", bearer, "Sec-Fetch-Site", "cross-site"),
		"other referer":      post("Authorization", bearer, "Referer", "http://evil.example/x"),
		"null origin":        post("Authorization", bearer, "Origin", "null"),
		"form without token": s.ask("POST", "/review", form(), "Content-Type", "application/x-www-form-urlencoded",
			"Cookie", tokenCookie+"=secret"),
		"form as plain text": s.ask("POST", "/review", form(), "Content-Type", "text/plain", "Cookie",
			tokenCookie+"=secret"),
		"delete":          s.ask("DELETE", path, "", "Cookie", tokenCookie+"=secret"),
		"no version":      s.ask("POST", path, body, "Content-Type", "application/json", "Authorization", bearer),
		"as plain text":   post("Authorization", bearer, "Content-Type", "text/plain"),
		"another version": post("Authorization", bearer, "If-Match", `"0000"`),
		"too long": s.ask("POST", path, body+strings.Repeat(" ", 100<<10)+"{", "Content-Type",
			"application/json", "If-Match", `"`+version+`"`, "Authorization", bearer),
		"unknown field": s.ask("POST", path, `{"adress":"x"}`, "Content-Type", "application/json", "If-Match",
			`"`+version+`"`, "Authorization", bearer),
		"rebound host":        s.ask("GET", "/api/v1/overview", "", "Host", "evil.example"),
		"rebound host, write": post("Authorization", bearer, "Host", "evil.example:8460"),
	} {
		if w.Code < 400 || w.Code >= 500 {
			t.Errorf("%s: %d %s", name, w.Code, w.Body)
		}
	}
	if _, err := os.Stat(filepath.Join(s.folder, "corrections.yaml")); err == nil {
		t.Fatal("something was written")
	}
	for _, h := range []string{"localhost:1", "127.0.0.1", "[::1]:8460"} {
		if w := s.ask("GET", "/api/v1/overview", "", "Host", h); w.Code != 200 {
			t.Errorf("%s: %d", h, w.Code)
		}
	}
	w := s.ask("GET", "/review?reason=value&token=secret", "", "Accept", "text/html")
	if c := w.Header().Get("Set-Cookie"); w.Code != 303 || w.Header().Get("Location") != "/review?reason=value" ||
		!strings.Contains(c, "HttpOnly") || !strings.Contains(c, "SameSite=Strict") {
		t.Error(w.Code, w.Header())
	}
	if w := s.ask("GET", "/?token=wrong", "", "Accept", "text/html"); w.Header().Get("Set-Cookie") != "" {
		t.Error("a wrong token is kept")
	}
	if page := s.ask("GET", "/review", "", "Accept", "text/html").Body.String(); strings.Contains(page,
		s.formToken()) || strings.Contains(page, "secret") {
		t.Error("a page shows the token to somebody who does not know it")
	}
	if page := s.ask("GET", "/review", "", "Accept", "text/html", "Cookie",
		tokenCookie+"=secret").Body.String(); !strings.Contains(page, s.formToken()) ||
		strings.Contains(page, "secret") {
		t.Error("a page offers no correction to somebody who knows the token, or shows it")
	}

	closed := newSite(t, func(o *Options) { o.ReadOnly = true })
	if w := closed.ask("POST", path, body, "Authorization", bearer, "If-Match", `"`+version+`"`, "Content-Type",
		"application/json"); w.Code != 403 {
		t.Error("read only:", w.Code)
	}
	only := newSite(t, func(o *Options) { o.OnlyToken = true })
	if w := only.ask("GET", "/api/v1/overview", ""); w.Code != 401 {
		t.Error("readers without a token:", w.Code)
	}
	if w := only.ask("GET", "/api/v1/overview", "", "Authorization", bearer); w.Code != 200 {
		t.Error("readers with a token:", w.Code)
	}
}

// TestRedact: with redaction no answer has what was taken out.
func TestRedact(t *testing.T) {
	forms, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	fixtures, err := readFixture()
	if err != nil {
		t.Fatal(err)
	}
	// What redaction takes out of the papers is what must be nowhere.
	secrets := map[string]bool{}
	for _, r := range fixtures {
		left := clone(t, r.Document)
		redact.Document(left, schema.PersonalIn(forms))
		text := string(documentText(t, left))
		for _, s := range r.Document.Performance {
			for _, f := range s.Fields {
				if f.Text != nil && len([]rune(*f.Text)) > 1 && !strings.Contains(text, *f.Text) {
					secrets[*f.Text] = true
				}
			}
		}
	}
	if len(secrets) == 0 {
		t.Fatal("the fixtures have nothing to take out")
	}
	personal := schema.PersonalIn(forms)
	s := newSite(t, func(o *Options) {
		o.Redact, o.Change = true, Hide(func(d *document.Document) { redact.Document(d, personal) }, true)
	})
	plain := newSite(t, nil)
	found := false
	for secret := range secrets {
		q := url.QueryEscape(secret)
		for _, path := range []string{"/api/v1/search?q=" + q} {
			if strings.Contains(strings.ReplaceAll(s.ask("GET", path, "").Body.String(), q, ""), secret) {
				t.Errorf("%s finds what was taken out", path)
			}
			found = found || strings.Contains(plain.ask("GET", path, "").Body.String(), secret)
		}
	}
	if !found {
		t.Error("nothing of it is found without redaction, either")
	}
	list := get[paged[catalogue.Paper]](s, "/api/v1/documents")
	for _, p := range list.Items {
		if strings.HasSuffix(p.File, "seed-word.pdf") {
			t.Error("the name of a file is shown")
		}
		at := url.PathEscape(p.ID)
		for _, path := range []string{"/api/v1/documents/" + at, "/api/v1/documents/" + at + "/data", "/documents/" + at,
			"/departments/" + p.Group, "/review?document=" + at} {
			body := s.ask("GET", path, "", "Accept", "text/html, application/json").Body.String()
			for secret := range secrets {
				if strings.Contains(body, secret) {
					t.Errorf("%s shows what was taken out", path)
				}
			}
		}
	}
	for _, r := range []string{"seed-word.pdf"} {
		doc := fixtures[r].Document
		for _, sheet := range doc.Performance {
			for _, c := range sheet.Cells {
				for _, p := range list.Items {
					if p.SHA256 == doc.Source.SHA256 && secrets[c.Raw] {
						page := s.ask("GET", fmt.Sprintf("/api/v1/documents/%s/pages/%d", p.ID, c.Page), "").Body.String()
						if strings.Contains(page, c.Raw) || !strings.Contains(page, `"b":[`) {
							t.Errorf("page %d is drawn with what was taken out", c.Page)
						}
						return
					}
				}
			}
		}
	}
}

func post(s *site, id, version, body string) (*effect, *problem) {
	s.Helper()
	w := s.ask("POST", "/api/v1/documents/"+id+"/corrections", body, "Content-Type", "application/json",
		"If-Match", `"`+version+`"`, "Authorization", "Bearer secret")
	if w.Code == 200 {
		var e effect
		if err := json.Unmarshal(w.Body.Bytes(), &e); err != nil {
			s.Fatal(err)
		}
		return &e, nil
	}
	var p problem
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
		s.Fatalf("%d %s", w.Code, w.Body)
	}
	return nil, &p
}

func measureOf(s *site, id, measure string) catalogue.Measured {
	s.Helper()
	for _, m := range get[detail](s, "/api/v1/documents/"+id).Measures {
		if m.Measure == measure && m.Period == "current" {
			return m
		}
	}
	s.Fatalf("no measure %s", measure)
	return catalogue.Measured{}
}

// TestCorrect: a correction is written, the paper read again, and taken back; a stale one is refused with what changed.
func TestCorrect(t *testing.T) {
	s := newSite(t, nil)
	id := s.idOf("seed-word")
	at := "/api/v1/documents/" + id
	seen := get[detail](s, at).Version
	was := measureOf(s, id, "three_public.total").Value
	const one = `{"address":"three_public/total/total","printed":"2.16","corrected":"3.16","by":"audit office","why":"the signed original"}`
	e, p := post(s, id, seen, one)
	if p != nil {
		t.Fatalf("%+v", p)
	}
	if e.Before.Value != "2.16" || e.After.Value != "3.16" || e.Version == seen || len(e.Checks) == 0 ||
		len(e.Measures) == 0 ||
		e.After.Mismatch <= e.Before.Mismatch {
		t.Errorf("%+v", e)
	}
	if now := measureOf(s, id, "three_public.total"); now.Value == was || len(now.Corrected) != 1 {
		t.Errorf("the measure is %+v, and was %s", now, was)
	}
	text, err := os.ReadFile(filepath.Join(s.folder, "corrections.yaml"))
	if err != nil || !strings.Contains(string(text), `corrected: "3.16"`) || !strings.Contains(string(text),
		"audit office") {
		t.Errorf("%v %s", err, text)
	}
	set, err := corrections.Parse(text, "corrections.yaml")
	if err != nil || len(set) != 1 {
		t.Fatal(err)
	}

	// Somebody who saw the paper before is told what changed, and writes nothing.
	_, p = post(s, id, seen,
		`{"address":"income/21011/total","printed":"14.06","corrected":"14.05","by":"other","why":"why"}`)
	if p == nil || p.Status != 409 || len(p.Changed) != 1 || p.Changed[0].Address != "three_public/total/total" ||
		*p.Changed[0].Corrected != "3.16" || p.Changed[0].By != "audit office" || p.Version != e.Version {
		t.Fatalf("%+v", p)
	}
	if again, _ := os.ReadFile(filepath.Join(s.folder, "corrections.yaml")); !bytes.Equal(text, again) {
		t.Error("a stale correction was written")
	}
	// With what he knows now it is taken, and the other one stays.
	e2, p := post(s, id, p.Version,
		`{"address":"income/21011/total","printed":"14.06","corrected":"14.05","by":"other","why":"why"}`)
	if p != nil || len(get[detail](s, at).Told) != 2 {
		t.Fatalf("%+v %+v", p, e2)
	}
	// Corrected once more, and taken back twice: first to what stood there, then to what is printed.
	e3, p := post(s, id, e2.Version,
		`{"address":"income/21011/total","printed":"14.05","corrected":"14.04","by":"third","why":"why"}`)
	if p != nil || e3.After.Value != "14.04" || e3.Previous == nil || *e3.Previous.Corrected != "14.05" {
		t.Fatalf("%+v %+v", p, e3)
	}
	const undo = `{"action":"undo","address":"income/21011/total","printed":"","corrected":null,"by":"","why":""}`
	e4, p := post(s, id, e3.Version, undo)
	if p != nil || e4.After.Value != "14.05" {
		t.Fatalf("%+v %+v", p, e4)
	}
	e5, p := post(s, id, e4.Version, undo)
	if p != nil || e5.After.Value != "14.06" || e5.Version != e.Version {
		t.Fatalf("%+v %+v", p, e5)
	}
	e6, p := post(s, id, e5.Version, strings.Replace(undo, "income/21011/total", "three_public/total/total", 1))
	if p != nil || e6.After.Value != "2.16" || measureOf(s, id, "three_public.total").Value != was {
		t.Fatalf("%+v %+v", p, e6)
	}
	// The catalogue is what a build from nothing makes of the folder now.
	fresh, _, err := catalogue.Open(filepath.Join(t.TempDir(), "c.db"), catalogue.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer fresh.Close()
	if _, err := fresh.Update(t.Context(), s.folder, inputsOf(t, s.folder)); err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{"SELECT group_concat(disclosure_id || counts || document_id) FROM disclosures",
		"SELECT group_concat(document_id || '/' || content) FROM files", "SELECT count(*) FROM measures",
		"SELECT count(*) FROM reviews",
		"SELECT count(*) FROM series", "SELECT count(*) FROM mentions"} {
		var have, want string
		if err := s.catalogue.DB().QueryRow(q).Scan(&have); err != nil {
			t.Fatal(err)
		}
		if err := fresh.DB().QueryRow(q).Scan(&want); err != nil || have != want {
			t.Errorf("%s: %s, want %s (%v)", q, have, want, err)
		}
	}
}

// TestRefused: what does not fit is not written, and it is said why.
func TestRefused(t *testing.T) {
	s := newSite(t, nil)
	id := s.idOf("seed-word")
	seen := get[detail](s, "/api/v1/documents/"+id).Version
	for body, want := range map[string]string{
		`{"address":"no/such/value","printed":"1","corrected":"2","by":"x","why":"y"}`:                      "refused",
		`{"address":"income/21011/total","printed":"15","corrected":"2","by":"x","why":"y"}`:                "refused",
		`{"address":"income/21011/total","printed":"14.06","corrected":"two","by":"x","why":"y"}`:           "amount",
		`{"address":"income/21011/total","printed":"14.06","corrected":"2","by":"","why":"y"}`:              "incomplete",
		`{"address":"document:year","printed":"2025","corrected":"soon","by":"x","why":"y"}`:                "refused",
		`{"address":"income/21011/total","printed":"","corrected":null,"action":"undo","by":"","why":""}`:   "notfound",
		`{"address":"income/21011/total","printed":"","corrected":null,"action":"delete","by":"","why":""}`: "request",
	} {
		if _, p := post(s, id, seen, body); p == nil || p.Type != problems+want || p.Title == "" {
			t.Errorf("%s: %+v", body, p)
		}
	}
	if _, err := os.Stat(filepath.Join(s.folder, "corrections.yaml")); err == nil {
		t.Error("something was written")
	}
	later := s.idOf("later.pdf")
	w := s.ask("POST", "/api/v1/documents/"+later+"/corrections",
		`{"address":"income/21011/total","printed":"14.06","corrected":"2","by":"x","why":"y"}`,
		"Content-Type", "application/json", "If-Match", `"`+get[detail](s, "/api/v1/documents/"+later).Version+`"`,
		"Authorization", "Bearer secret")
	if w.Code != 404 || !strings.Contains(w.Body.String(), "nofile") {
		t.Errorf("without its file: %d %s", w.Code, w.Body)
	}
}

// TestIdentity: another department or year gives the paper another id, and the catalogue settles.
func TestIdentity(t *testing.T) {
	s := newSite(t, nil)
	id := s.idOf("seed-word")
	seen := get[detail](s, "/api/v1/documents/"+id).Version
	printed := get[detail](s, "/api/v1/documents/"+id).Department
	e, p := post(s, id, seen,
		fmt.Sprintf(`{"address":"document:department","printed":%q,"corrected":"测试市审计局","by":"x","why":"y"}`, printed))
	if p != nil || e.Document == id {
		t.Fatalf("%+v %+v", e, p)
	}
	s.desk.settling.Wait()
	if d := get[detail](s, "/api/v1/documents/"+e.Document); d.Department != "测试市审计局" || !d.Counts {
		t.Errorf("%+v", d.Paper)
	}
	if w := s.ask("GET", "/api/v1/documents/"+id, ""); w.Code != 404 {
		t.Error("the paper is there twice")
	}
}

// TestAccept: what a person accepts is no longer in the list, until it is taken back.
func TestAccept(t *testing.T) {
	s := newSite(t, nil)
	before := get[paged[catalogue.Review]](s, "/api/v1/review?per_page=100")
	if len(before.Items) < 3 {
		t.Fatalf("%d things to look at", len(before.Items))
	}
	x := before.Items[0]
	seen := get[detail](s, "/api/v1/documents/"+url.PathEscape(x.Document)).Version
	body := fmt.Sprintf(`{"action":"accept","address":%q,"printed":"","corrected":null,"by":"x","why":"looked at"}`,
		x.Kind+" "+x.Address)
	if _, p := post(s, url.PathEscape(x.Document), seen, body); p != nil {
		t.Fatalf("%+v", p)
	}
	after := get[paged[catalogue.Review]](s, "/api/v1/review?per_page=100")
	if slices.ContainsFunc(after.Items, func(y catalogue.Review) bool { return y.ID == x.ID }) ||
		len(after.Items) != len(before.Items)-1 {
		t.Errorf("%d and %d", len(before.Items), len(after.Items))
	}
	if l := get[ledger](s, "/api/v1/corrections"); len(l.Accepted) != 1 || l.Accepted[0].By != "x" {
		t.Errorf("%+v", l)
	}
	if _, p := post(s, url.PathEscape(x.Document), seen, strings.Replace(body, "accept", "undo", 1)); p != nil {
		t.Fatalf("%+v", p)
	}
	if again := get[paged[catalogue.Review]](s, "/api/v1/review?per_page=100"); len(again.Items) != len(before.Items) {
		t.Error("it is not in the list again")
	}
	for i := 1; i < len(before.Items); i++ {
		a, _ := amountOf(before.Items[i-1].Amount)
		if b, _ := amountOf(before.Items[i].Amount); b.GreaterThan(a) {
			t.Errorf("%s comes behind %s", b, a)
		}
	}
}

// TestTwoAtOnce: of many corrections at the same time none is lost, and the file is whole at every moment.
func TestTwoAtOnce(t *testing.T) {
	s := newSite(t, nil)
	id := s.idOf("seed-word")
	var wait sync.WaitGroup
	rows := []struct{ address, printed string }{{"income/21011/total", "14.06"}, {"three_public/total/total", "2.16"}}
	for i, x := range rows {
		wait.Go(func() {
			for {
				seen := get[detail](s, "/api/v1/documents/"+id).Version
				_, p := post(s, id, seen, fmt.Sprintf(`{"address":%q,"printed":%q,"corrected":"%d.5","by":"x","why":"y"}`,
					x.address, x.printed, i+1))
				if p == nil {
					return
				}
				if p.Status != 409 {
					t.Errorf("%+v", p)
					return
				}
			}
		})
	}
	wait.Wait()
	if told := get[detail](s, "/api/v1/documents/"+id).Told; len(told) != 2 {
		t.Errorf("%+v", told)
	}
}

// TestServe: the server ends when it is told to, and answers meanwhile.
func TestServe(t *testing.T) {
	s := newSite(t, nil)
	server := httptest.NewUnstartedServer(nil)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, server.Listener) }()
	answer, err := http.Get("http://" + server.Listener.Addr().String() + "/api/v1/measures")
	if err != nil || answer.StatusCode != 200 {
		t.Fatal(answer, err)
	}
	io.Copy(io.Discard, answer.Body)
	answer.Body.Close()
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if _, err := http.Get("http://" + server.Listener.Addr().String() + "/"); err == nil {
		t.Error("it still answers")
	}
}
