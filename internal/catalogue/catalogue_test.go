package catalogue

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongkai/normalize/document"
	"gongkai/normalize/value"
	"gongkai/schema/address"
)

// paper is a made-up disclosure with two tables and a project.
type paper struct {
	department, kind, unit string
	year                   int
	total, prior, project  string
	units                  []string
	name                   string // of the project
}

func amount(t *testing.T, s string) *value.Amount {
	t.Helper()
	a, err := value.NewAmount(s)
	if err != nil {
		t.Fatal(err)
	}
	return &a
}

func (p paper) document(t *testing.T) *document.Document {
	kind, year, department, unit := p.kind, p.year, p.department, p.unit
	cell := func(id string, page int) document.NamedCell {
		return document.NamedCell{ID: id, Cell: &document.Cell{Raw: "x", Page: page, Proof: document.Verified}}
	}
	public := document.Row{Address: "three_public/total", Role: document.Item, Item: "total", Name: "合计",
		Values: document.Values{{Column: "total", Amount: amount(t, p.total)}}, Cells: document.Cells{cell("total", 4)}}
	if p.prior != "" {
		public.Values = append(public.Values, document.Value{Column: "prior", Amount: amount(t, p.prior)})
		public.Cells = append(public.Cells, cell("prior", 4))
	}
	projects := document.Table{ID: "projects", Title: "项目支出表", Status: document.Filled, Unit: &unit, Pages: []int{5},
		Columns: []document.Column{{ID: "total", Path: []string{"合计"}}},
		Rows: []document.Row{{Address: "projects/a", Role: document.Item, Name: p.name, Project: p.name,
			Values: document.Values{{Column: "total", Amount: amount(t, p.project)}}, Cells: document.Cells{cell("total", 5)}}}}
	for _, u := range p.units {
		projects.Rows = append(projects.Rows, document.Row{Address: address.Of("projects", u), Role: document.Entity, Name: u,
			Unit: &document.Unit{Name: u}})
	}
	doc := &document.Document{Format: document.Format, Info: document.Info{Kind: &kind, Year: &year,
		Department: &department, Unit: &unit},
		Tables: []document.Table{{ID: "three_public", Title: "三公", Status: document.Filled, Unit: &unit, Pages: []int{4},
			Columns: []document.Column{{ID: "total", Path: []string{"合计"}},
				{ID: "prior", Path: []string{"上年"}}}, Rows: []document.Row{public}}, projects},
		Text: []document.Text{{Kind: "paragraph", Text: "公务用车购置0辆，保有量3辆。", Page: 7}}}
	doc.Source = document.Source{Name: fmt.Sprintf("%s-%d.pdf", p.department, p.year),
		SHA256: fmt.Sprintf("%x", []byte(fmt.Sprintf("%s%d%s", p.department, p.year, p.kind)+strings.Repeat("~",
			64)))[:64], Pages: 9}
	return doc
}

// folder writes papers as the results of a run.
func folder(t *testing.T, dir string, papers ...paper) []Input {
	t.Helper()
	var out []Input
	for _, p := range papers {
		doc := p.document(t)
		text, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		name := doc.Source.Name + ".json"
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			t.Fatal(err)
		}
		out = append(out, Input{Path: doc.Source.Name, Status: "done", Document: name})
	}
	return out
}

var papers = []paper{
	{department: "测试市教育局", kind: "budget", unit: "万元", year: 2025, total: "10.00", project: "7.00",
		name: "智慧校园云平台运维项目（2025年）"},
	{department: "测试市教育局", kind: "budget", unit: "万元", year: 2026, total: "12.50", prior: "10.00", project: "8.00",
		name: "智慧校园云平台运维项目（2026年）", units: []string{"测试市第一中学"}},
	{department: "测试市第一中学", kind: "budget", unit: "元", year: 2026, total: "30000", project: "50000", name: "校舍维修"},
	{department: "测试市教育局（本级）", kind: "budget", unit: "万元", year: 2026, total: "9.00", project: "3.00", name: "云平台"},
	{department: "测试市审计局", kind: "budget", unit: "万元", year: 2026, total: "20.00", prior: "1.00", project: "1.00",
		name: "审计业务"},
	{department: "测试市审计局", kind: "budget", unit: "元", year: 2025, total: "10000000000", project: "1.00", name: "别的事"},
}

func open(t *testing.T, dir string, inputs []Input) *Catalogue {
	t.Helper()
	c, _, err := Open(filepath.Join(dir, "catalogue.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	if _, err := c.Update(t.Context(), dir, inputs); err != nil {
		t.Fatal(err)
	}
	return c
}

// A unit inside a department that is present, and the department's own office, are not added to it.
func TestNothingCountsTwice(t *testing.T) {
	dir := t.TempDir()
	c := open(t, dir, folder(t, dir, papers...))
	a, err := c.Compare(t.Context(), Question{Measure: "three_public.total", Filter: Filter{From: 2026, To: 2026}})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, l := range a.Lines {
		names = append(names, l.Department)
	}
	if !slices.Equal(names, []string{"测试市审计局", "测试市教育局"}) || a.Sums[0].String() != "325000" {
		t.Errorf("%v %v", names, a.Sums)
	}
	var left []string
	for _, l := range a.LeftOut {
		left = append(left, l.Department+" "+l.Reason)
	}
	if !slices.Equal(left, []string{"测试市教育局（本级） in_department", "测试市第一中学 in_department"}) {
		t.Error(left)
	}
	a, err = c.Compare(t.Context(), Question{Measure: "three_public.total",
		Filter: Filter{From: 2026, To: 2026, All: true}})
	if err != nil || len(a.Lines) != 4 {
		t.Errorf("all: %v %v", a, err)
	}
}

func TestYearsOfADepartment(t *testing.T) {
	dir := t.TempDir()
	c := open(t, dir, folder(t, dir, papers...))
	a, err := c.Compare(t.Context(), Question{Measure: "three_public.total", Filter: Filter{Department: "教育局"}})
	if err != nil || len(a.Lines) != 1 || a.Lines[0].Change.String() != "25000" || a.Lines[0].Percent.String() != "25" {
		t.Errorf("%+v %v", a, err)
	}
	verdicts := map[string]string{}
	rows, err := c.db.Query("SELECT d.department, s.verdict FROM series AS s JOIN documents AS d ON d.document_id = s.now_document")
	if err != nil {
		t.Fatal(err)
	}
	if err := each(rows, func(scan func(...any) error) error {
		var who, what string
		err := scan(&who, &what)
		verdicts[who] = what
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if len(verdicts) != 2 || verdicts["测试市教育局"] != "agrees" || verdicts["测试市审计局"] != "scale" {
		t.Error(verdicts)
	}
	// The project of the year before by its name, other projects not.
	var n int
	var score float64
	if err := c.db.QueryRow("SELECT count(*), max(score) FROM project_links").Scan(&n, &score); err != nil || n != 1 ||
		score != 1 {
		t.Error(n, score, err)
	}
}

func TestUpdate(t *testing.T) {
	dir := t.TempDir()
	inputs := folder(t, dir, papers...)
	c := open(t, dir, inputs)
	again, err := c.Update(t.Context(), dir, inputs)
	if err != nil || again.Same != len(papers) || again.Added+again.Changed+again.Gone != 0 {
		t.Errorf("again: %+v %v", again, err)
	}
	changed := slices.Clone(papers[1:]) // one is gone, one is other
	changed[0].total = "13.00"
	inputs = folder(t, dir, changed...)
	changes, err := c.Update(t.Context(), dir, inputs)
	if err != nil || changes.Changed != 1 || changes.Gone != 1 || changes.Same != len(papers)-2 {
		t.Errorf("%+v %v", changes, err)
	}
	if bad := list(t, c, "PRAGMA foreign_key_check"); len(bad) > 0 { // references lead to records
		t.Error(bad)
	}

	// What an update makes is what a build from nothing makes.
	fresh := t.TempDir()
	d := open(t, fresh, folder(t, fresh, changed...))
	for _, query := range []string{
		"SELECT * FROM documents ORDER BY 1", "SELECT * FROM \"values\" ORDER BY 1", "SELECT * FROM disclosures ORDER BY 1",
		"SELECT * FROM series ORDER BY 1",
		"SELECT * FROM measures ORDER BY 1", "SELECT t.text, m.document_id, m.kind, m.page FROM mentions m JOIN texts t USING (text_id) ORDER BY 1, 2, 3, 4",
		"SELECT * FROM departments ORDER BY 1", "SELECT * FROM project_links ORDER BY 1, 2", "SELECT * FROM texts ORDER BY 1",
		"SELECT * FROM outcomes ORDER BY 1, 2", "SELECT * FROM project_amounts ORDER BY 1", "SELECT * FROM named_units ORDER BY 1",
		"SELECT * FROM coverage ORDER BY 1, 5, 6", "SELECT rowid FROM text_index ORDER BY 1", "SELECT * FROM touched",
		"SELECT * FROM loose",
	} {
		if a, b := list(t, c, query), list(t, d, query); !slices.Equal(a, b) {
			t.Errorf("%s:\n%v\n%v", query, a, b)
		}
	}
	if hits, err := c.Search(t.Context(), "2025年", "", Filter{}, 10); err != nil || len(hits) != 0 {
		t.Errorf("what is gone is found: %v %v", hits, err)
	}
}

// An update that was ended before it settled is settled by the next one, though nothing has changed since.
func TestEndedBeforeSettling(t *testing.T) {
	dir := t.TempDir()
	inputs := folder(t, dir, papers...)
	c := open(t, dir, inputs[:1])
	for _, in := range inputs[1:] {
		if err := c.take(dir, in.Document, knownFile{}, &Changes{}); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.commit(); err != nil { // and here it ends
		t.Fatal(err)
	}
	changes, err := c.Update(t.Context(), dir, inputs)
	if err != nil || changes.Same != len(inputs) {
		t.Fatalf("%+v %v", changes, err)
	}
	fresh := t.TempDir()
	d := open(t, fresh, folder(t, fresh, papers...))
	const query = "SELECT * FROM disclosures ORDER BY 1"
	if a, b := list(t, c, query), list(t, d, query); !slices.Equal(a, b) || len(a) < 2 {
		t.Errorf("%v\n%v", a, b)
	}
}

// A database that lacks a table is an error, not a crash.
func TestBrokenTables(t *testing.T) {
	dir := t.TempDir()
	inputs := folder(t, dir, papers...)
	c := open(t, dir, inputs[:2])
	if _, err := c.db.Exec("DROP TABLE sheet_fields"); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Update(t.Context(), dir, inputs); err == nil {
		t.Error("no error")
	}
	c.Close() // whatever it says
}

// The reasons of files without a document are counted, too.
func TestCoverage(t *testing.T) {
	dir := t.TempDir()
	inputs := folder(t, dir, papers...)
	var failed Input
	if err := json.Unmarshal([]byte(`{"path":"scan.pdf","status":"failed","failure":{"id":"scan","message":"m"}}`),
		&failed); err != nil {
		t.Fatal(err)
	}
	c := open(t, dir, append(inputs, failed))
	gaps, err := c.Coverage(t.Context(), []string{"three_public.total", "income.total"}, Filter{})
	if err != nil {
		t.Fatal(err)
	}
	// Some are counted already, some are not.
	for _, f := range []Filter{{Kind: "budget"}, {From: 2026}, {Department: "教育局"}, {Place: "测试市"}} {
		gaps, err := c.Coverage(t.Context(), []string{"three_public.total"}, f)
		where, args := f.where()
		want := 0
		if err := c.db.QueryRow("SELECT count(*) FROM disclosures AS d WHERE "+strings.TrimSuffix(where, " AND d.counts"),
			args...).Scan(&want); err != nil {
			t.Fatal(err)
		}
		got := 0
		for _, g := range gaps {
			got += g.Count
		}
		if err != nil || got != want || got == 0 {
			t.Errorf("%+v: %d, want %d (%v)", f, got, want, err)
		}
	}
	counts := map[string]int{}
	for _, g := range gaps {
		counts[g.Measure+" "+g.Reason] += g.Count
	}
	if counts["three_public.total value"] != 6 || counts["three_public.total scan"] != 1 ||
		counts["income.total not_printed"] != 6 {
		t.Error(counts)
	}
}

// The same documents give the same bytes.
func TestSameBytes(t *testing.T) {
	var made [2][]byte
	for i := range made {
		path := filepath.Join(t.TempDir(), "c.db")
		c, err := Create(path, Options{Full: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range papers {
			if _, err := c.Add(p.document(t)); err != nil {
				t.Fatal(err)
			}
		}
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
		if made[i], err = os.ReadFile(path); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(made[0], made[1]) {
		t.Error("two builds differ")
	}
}

// Every view answers.
func TestViews(t *testing.T) {
	dir := t.TempDir()
	c := open(t, dir, folder(t, dir, papers...))
	for _, name := range list(t, c, "SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name") {
		list(t, c, "SELECT * FROM "+name+" LIMIT 5")
	}
	if got := list(t, c, "SELECT total, prior_total FROM three_public WHERE department = '测试市教育局' AND year = 2026"); !slices.Equal(got, []string{"125000 100000"}) {
		t.Error(got)
	}
}

func TestParseYears(t *testing.T) {
	for text, want := range map[string][2]int{"2024": {2024, 2024}, "2024-2026": {2024, 2026}, "2024-": {2024, 0},
		"-2026": {0, 2026}} {
		if from, to, ok := ParseYears(text); !ok || from != want[0] || to != want[1] {
			t.Errorf("%s: %d %d %v", text, from, to, ok)
		}
	}
	for _, bad := range []string{"", "x", "2026-2024", "24", "2024-26"} {
		if _, _, ok := ParseYears(bad); ok {
			t.Errorf("%q is taken", bad)
		}
	}
}

func list(t *testing.T, c *Catalogue, query string) []string {
	t.Helper()
	rows, err := c.db.QueryContext(context.Background(), query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	if err := each(rows, func(scan func(...any) error) error {
		values := make([]any, len(columns))
		to := make([]any, len(columns))
		for i := range values {
			to[i] = &values[i]
		}
		err := scan(to...)
		out = append(out, strings.Trim(fmt.Sprint(values...), "[]"))
		return err
	}); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return out
}

// The columns of the package say what they mean, and every record is of one line of the catalogue.
func TestFiscalPackage(t *testing.T) {
	dir := t.TempDir()
	c := open(t, dir, folder(t, dir, papers...))
	out := filepath.Join(dir, "package")
	if err := c.FiscalPackage(t.Context(), out, ""); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(out, "measures.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(text, []byte("测试市教育局,,,2026,approved,three_public.total,expenditure,,,,,yes,verified,测试市教育局-2026.pdf,4,125000.00\n")) {
		t.Errorf("%s", text)
	}
	var p struct {
		Profile, Title string
		Model          struct {
			Measures, Dimensions map[string]struct {
				Attributes map[string]struct{ Source string }
				PrimaryKey string
			}
		}
		Resources []struct {
			Schema struct {
				Fields []struct{ Name, ColumnType string }
			}
		}
	}
	if text, err = os.ReadFile(filepath.Join(out, "datapackage.json")); err != nil || json.Unmarshal(text, &p) != nil {
		t.Fatal(err)
	}
	fields := map[string]bool{}
	for _, f := range p.Resources[0].Schema.Fields {
		fields[f.Name] = f.ColumnType != ""
	}
	for name, d := range p.Model.Dimensions {
		for id, a := range d.Attributes {
			if !fields[a.Source] || d.Attributes[d.PrimaryKey].Source == "" {
				t.Errorf("dimension %s, attribute %s: %+v", name, id, d)
			}
		}
	}
	if p.Profile != "tabular-data-package" || len(p.Model.Dimensions) == 0 || !fields["amount"] ||
		!strings.Contains(p.Title, "Department budget disclosures") {
		t.Errorf("%+v", p)
	}
	if err := c.FiscalPackage(t.Context(), filepath.Join(dir, "titled"), "测试市预算"); err != nil {
		t.Fatal(err)
	}
	if text, err = os.ReadFile(filepath.Join(dir, "titled", "datapackage.json")); err != nil ||
		!bytes.Contains(text, []byte(`"测试市预算"`)) {
		t.Errorf("the package has another title: %v", err)
	}
}
