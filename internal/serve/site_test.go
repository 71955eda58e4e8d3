package serve

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"gongkai/internal/bulk"
	"gongkai/internal/bulk/outcome"
	"gongkai/internal/bulk/report"
	"gongkai/internal/catalogue"
	"gongkai/internal/output"
	"gongkai/internal/pdftest"
	"gongkai/internal/tidy"
	"gongkai/normalize"
	"gongkai/normalize/corrections"
	"gongkai/normalize/document"
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
	return siteOf(t, folder, change)
}

// siteOf makes a server on a folder of results that has its catalogue.
func siteOf(t *testing.T, folder string, change func(*Options)) *site {
	t.Helper()
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

// newSiteOfPDF makes a server on the results of one PDF file, which is described as package pdftest has it.
func newSiteOfPDF(t *testing.T, description string) *site {
	t.Helper()
	data, err := pdftest.Write(description)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	file := filepath.Join(folder, "made.pdf")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	forms, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	r, err := normalize.ReadBytes(t.Context(), data, normalize.Options{Name: "made.pdf", Forms: forms})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(folder, "documents"), 0o755); err != nil {
		t.Fatal(err)
	}
	e := report.Entry{Path: file, SHA256: r.Document.Source.SHA256, Status: report.Done, Document: "documents/made.json"}
	if err := os.WriteFile(filepath.Join(folder, e.Document), documentText(t, r.Document), 0o644); err != nil {
		t.Fatal(err)
	}
	writeIndex(t, folder, []report.Entry{e})
	buildCatalogue(t, folder, filepath.Join(folder, "catalogue.db"), nil)
	return siteOf(t, folder, nil)
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
