package catalogue

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestDress: views and indexes of an earlier version give way without a document being read again; until then nobody
// asks the catalogue.
func TestDress(t *testing.T) {
	dir := t.TempDir()
	inputs := folder(t, dir, papers...)
	c := open(t, dir, inputs)
	const all = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('view', 'index') AND sql IS NOT NULL ORDER BY 1, 2"
	want := list(t, c, all)
	if len(want) < 40 {
		t.Fatalf("%d views and indexes", len(want))
	}
	path := filepath.Join(dir, "catalogue.db")
	if asked, err := Read(path); err != nil {
		t.Error(err)
	} else {
		asked.Close()
	}
	for _, change := range []string{
		"DROP VIEW three_public; CREATE VIEW three_public AS SELECT 1 AS total",
		"DROP VIEW performance",
		"DROP INDEX reviews_by_document; CREATE INDEX reviews_by_document ON reviews (page)",
		"CREATE VIEW once AS SELECT 1 AS one; CREATE INDEX once_by_page ON reviews (page)",
	} {
		if _, err := c.db.Exec(change); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(path); !IsOther(err) {
		t.Errorf("other views are asked: %v", err)
	}
	c, fresh, err := Open(path, Options{})
	if err != nil || fresh {
		t.Fatalf("begun anew: %v %v", fresh, err)
	}
	defer c.Close()
	if got := list(t, c, all); !slices.Equal(got, want) {
		t.Errorf("%s\n\nnot\n\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if again, err := c.Update(t.Context(), dir, inputs); err != nil || again.Same != len(papers) || again.Added > 0 {
		t.Errorf("%+v %v", again, err)
	}
}

// TestWholeViews: counting a view, and asking it of one department, goes by indexes and not through all it is made of.
func TestWholeViews(t *testing.T) {
	dir := t.TempDir()
	c := open(t, dir, folder(t, dir, papers...))
	for _, query := range []string{
		"SELECT count(*) FROM department_totals", "SELECT count(*) FROM three_public", "SELECT count(*) FROM performance",
		"SELECT * FROM department_totals WHERE department_id = 'x'", "SELECT * FROM three_public WHERE department_id = 'x'",
	} {
		steps := strings.Join(list(t, c, "EXPLAIN QUERY PLAN "+query), "\n")
		slow := []string{"TEMP B-TREE", "CO-ROUTINE", "SCAN i"}
		if strings.Contains(query, "WHERE") {
			slow = append(slow, "SCAN")
		}
		if slices.ContainsFunc(slow, func(step string) bool { return strings.Contains(steps, step) }) {
			t.Errorf("%s:\n%s", query, steps)
		}
	}
}
