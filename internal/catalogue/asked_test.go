package catalogue

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"gongkai/normalize/document"
)

// TestReplace: a document that is read again, under another path, leaves the catalogue as a build from nothing makes
// it.
func TestReplace(t *testing.T) {
	dir := t.TempDir()
	inputs := folder(t, dir, papers...)
	c := open(t, dir, inputs)
	changed := slices.Clone(papers)
	changed[1].total, changed[1].prior, changed[1].name = "13.00", "9.00", "另一个项目"
	doc := changed[1].document(t)
	text, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "anew.json"), text, 0o644); err != nil {
		t.Fatal(err)
	}
	if whole, err := c.Replace(t.Context(), dir, inputs[1].Document, "anew.json"); err != nil || !whole {
		t.Fatal(whole, err)
	}
	fresh := t.TempDir()
	d := open(t, fresh, folder(t, fresh, changed...))
	for _, query := range []string{
		"SELECT * FROM disclosures ORDER BY 1", "SELECT * FROM series ORDER BY 1, 2, 3, 4, 5",
		"SELECT * FROM project_links ORDER BY 1, 2", "SELECT * FROM measures ORDER BY 1",
		"SELECT * FROM reviews ORDER BY 1", "SELECT * FROM coverage ORDER BY 1, 2, 3, 4, 5, 6, 7",
		"SELECT document_id, status FROM inputs ORDER BY 1", "SELECT settled FROM state",
		"SELECT document_id, kind, address, amount_yuan FROM mentions ORDER BY 1, 2, 3, 4",
	} {
		if have, want := list(t, c, query), list(t, d, query); !slices.Equal(have, want) {
			t.Errorf("%s:\n%v\nwant\n%v", query, have, want)
		}
	}
	if len(list(t, c, "SELECT * FROM series")) == 0 || len(list(t, c,
		"SELECT * FROM disclosures WHERE inside IS NOT NULL")) == 0 {
		t.Error("the documents of this test say nothing of several papers")
	}
}

// TestReplaceElsewhere: what is now another department's paper asks for Settle.
func TestReplaceElsewhere(t *testing.T) {
	dir := t.TempDir()
	inputs := folder(t, dir, papers...)
	c := open(t, dir, inputs)
	other := papers[4]
	doc := other.document(t)
	name := "测试市财政局"
	doc.Info.Department = &name
	text, _ := json.Marshal(doc)
	if err := os.WriteFile(filepath.Join(dir, inputs[4].Document), text, 0o644); err != nil {
		t.Fatal(err)
	}
	if whole, err := c.Replace(t.Context(), dir, inputs[4].Document, inputs[4].Document); err != nil || whole {
		t.Fatal(whole, err)
	}
	if err := c.Settle(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := list(t, c, "SELECT department FROM disclosures WHERE department LIKE '%财政局'"); len(got) != 1 {
		t.Error(got)
	}
	if got := list(t, c, "SELECT count(*) FROM disclosures"); got[0] != "6" && got[0] != "[6]" {
		t.Error(got)
	}
}

func TestDepartment(t *testing.T) {
	dir := t.TempDir()
	c := open(t, dir, folder(t, dir, papers...))
	lines, err := c.Departments(t.Context(), Filter{Department: "教育局"}, 0, 10)
	if err != nil || len(lines) == 0 {
		t.Fatal(lines, err)
	}
	i := slices.IndexFunc(lines, func(d DepartmentLine) bool { return d.Name == "测试市教育局" })
	d, err := c.DepartmentOf(t.Context(), lines[i].ID)
	if err != nil || d == nil {
		t.Fatal(err)
	}
	fates := map[string]int{}
	for _, p := range d.Projects {
		fates[p.Fate]++
	}
	if len(d.Papers) < 2 || len(d.Series) != 1 || d.Series[0].Verdict != "agrees" || fates["grew"] != 1 ||
		len(d.Parts) == 0 ||
		!slices.Contains(d.Units, "测试市第一中学") {
		t.Errorf("%d papers, %+v, %v, %d parts, %v", len(d.Papers), d.Series, fates, len(d.Parts), d.Units)
	}
	if none, err := c.DepartmentOf(t.Context(), "nobody"); none != nil || err != nil {
		t.Error(none, err)
	}
	paper, err := c.Paper(t.Context(), d.Papers[0].ID)
	if err != nil || paper == nil || paper.Content == "" || paper.Result == "" {
		t.Errorf("%+v %v", paper, err)
	}
	o, err := c.Overview(t.Context())
	if err != nil || o.Documents != len(papers) || len(o.Years) != 2 || len(o.NotCounted) == 0 {
		t.Errorf("%+v %v", o, err)
	}
}

// TestReviews: what needs a person comes by the money that hangs on it, without what was accepted.
func TestReviews(t *testing.T) {
	dir := t.TempDir()
	p := papers[0]
	doc := p.document(t)
	doc.Tables[0].Rows[0].Cells[0].Cell.Proof = document.Doubtful
	doc.Tables[1].Rows[0].Cells[0].Cell.Proof = document.Doubtful
	doc.Tables[1].Rows[0].Cells[0].Cell.Because = []document.Reason{document.UnsureText}
	doc.Info.Year = nil
	doc.Tables[1].Unit = nil
	text, _ := json.Marshal(doc)
	if err := os.WriteFile(filepath.Join(dir, "a.json"), text, 0o644); err != nil {
		t.Fatal(err)
	}
	c := open(t, dir, []Input{{Path: "a.pdf", Status: "done", Document: "a.json"}})
	list, more, err := c.Reviews(t.Context(), ReviewQuestion{Limit: 10})
	var got []string
	for _, r := range list {
		got = append(got, r.Kind+" "+r.Address+" "+r.Amount)
	}
	want := []string{"identity document:year 100000", "value three_public/total/total 100000", "unit projects 7",
		"value projects/a/total 7"}
	if err != nil || more || !slices.Equal(got, want) {
		t.Errorf("%v %v %v", got, more, err)
	}
	list, more, err = c.Reviews(t.Context(), ReviewQuestion{Kind: ReviewValue, Limit: 1,
		Skip: map[string][]string{doc.Source.SHA256: {"value three_public/total/total"}}})
	if err != nil || more || len(list) != 1 || list[0].Address != "projects/a/total" || list[0].Because[0] != "text" {
		t.Errorf("%+v %v %v", list, more, err)
	}
	counts, err := c.ReviewCounts(t.Context())
	if err != nil || counts[ReviewValue] != 2 || counts[ReviewIdentity] != 1 {
		t.Error(counts, err)
	}
}

// TestFind narrows a search by all that there is.
func TestFind(t *testing.T) {
	dir := t.TempDir()
	c := open(t, dir, folder(t, dir, papers...))
	for _, x := range []struct {
		q    Query
		n    int
		more bool
	}{
		{Query{Words: "云平台", Limit: 9}, 3, false},
		{Query{Words: "云平台", Limit: 2}, 2, true},
		{Query{Words: "云平台", Limit: 2, Offset: 2}, 1, false},
		{Query{Words: "云平台", Limit: 9, Least: "75000"}, 1, false},
		{Query{Words: "云平台", Limit: 9, Most: "75000"}, 2, false},
		{Query{Words: "云平台", Limit: 9, Table: "projects"}, 3, false},
		{Query{Words: "云平台", Limit: 9, Table: "project"}, 0, false},
		{Query{Words: "云平台", Limit: 9, Proof: "verified"}, 3, false},
		{Query{Words: "云平台", Limit: 9, Proof: "doubtful"}, 0, false},
		{Query{Words: "云平台", Limit: 9, Filter: Filter{From: 2026}}, 2, false},
	} {
		hits, more, err := c.Find(t.Context(), x.q)
		if err != nil || len(hits) != x.n || more != x.more {
			t.Errorf("%+v: %d %v %v", x.q, len(hits), more, err)
		}
	}
}
