package doctest

import (
	"database/sql"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	_ "modernc.org/sqlite"

	"gongkai/internal/export"
	"gongkai/internal/tidy"
)

const exportGuide = "docs/export.md"

// exports runs the commands of the guide to exports and gives the folder that they write to.
func exports(t *testing.T) string {
	t.Helper()
	run := newShell(t)
	for _, f := range fences(readFile(t, exportGuide), "console") {
		for _, line := range strings.Split(f.text, "\n") {
			if command, ok := strings.CutPrefix(line, "$ gongkai"); ok {
				run("gongkai" + command)
			}
		}
	}
	return strings.TrimSpace(run("pwd"))
}

// TestQueries: each query of the guide to exports gives the answer that follows it.
func TestQueries(t *testing.T) {
	db, err := sql.Open("sqlite", filepath.Join(exports(t), "city.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	guide := readFile(t, exportGuide)
	queries, answers := fences(guide, "sql"), fences(guide, "text")
	if len(queries) != 3 || len(answers) != len(queries) {
		t.Fatalf("%d queries and %d answers", len(queries), len(answers))
	}
	for i, q := range queries {
		if got := answer(t, db, q.text); got != answers[i].text {
			t.Errorf("the query in line %d gives\n%s", q.line, got)
		}
	}
}

func answer(t *testing.T, db *sql.DB, query string) string {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for rows.Next() {
		texts, to := make([]sql.NullString, len(names)), make([]any, len(names))
		for i := range texts {
			to[i] = &texts[i]
		}
		if err := rows.Scan(to...); err != nil {
			t.Fatal(err)
		}
		for i, s := range texts {
			if i > 0 {
				out.WriteString(" | ")
			}
			out.WriteString(s.String)
		}
		out.WriteString("\n")
	}
	return out.String()
}

// TestPython runs the Python of the guide to exports where Python has what it needs.
func TestPython(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	ran := false
	dir := ""
	for _, f := range fences(readFile(t, exportGuide), "python") {
		imports, _, _ := strings.Cut(f.text, "\n")
		if exec.Command("python3", "-c", imports).Run() != nil {
			continue
		}
		if dir == "" {
			dir = exports(t)
		}
		ran = true
		python := exec.Command("python3", "-c", f.text)
		python.Dir = dir
		out, err := python.CombinedOutput()
		// of a year, of a document
		if err != nil || !strings.Contains(string(out), "71049900.00") && !strings.Contains(string(out), "5057400.00") {
			t.Errorf("line %d: %v\n%s", f.line, err, out)
		}
	}
	if !ran {
		t.Skip("python3 has neither duckdb nor pandas")
	}
}

// TestExportNames: the guide has each format, each table and each view, and no other.
func TestExportNames(t *testing.T) {
	guide := readFile(t, exportGuide)
	formats, tables := map[string]bool{}, map[string]bool{}
	for _, f := range export.Formats {
		formats[f.Name] = true
	}
	for _, x := range tidy.Tables() {
		tables[x.Name] = true
	}
	sameNames(t, "format", formats, rowNames(section(t, guide, "## Formats")))
	sameNames(t, "table", tables, rowNames(section(t, guide, "## Tables")))
	views := map[string]bool{}
	for _, line := range strings.Split(readFile(t, "internal/catalogue/views.sql"), "\n") {
		if name, ok := strings.CutPrefix(line, "CREATE VIEW IF NOT EXISTS "); ok {
			name, _, _ = strings.Cut(name, " ")
			views[name] = true
		}
	}
	sameNames(t, "view", views, rowNames(section(t, guide, "## Views")))
}
