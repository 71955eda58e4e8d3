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

const exportGuide, catalogueGuide = "docs/export.md", "docs/catalogue.md"

// made runs the commands of a guide and gives the folder that they write to.
func made(t *testing.T, guide string) string {
	t.Helper()
	run := newShell(t)
	for _, f := range fences(readFile(t, guide), "console") {
		for _, line := range strings.Split(f.text, "\n") {
			if command, ok := strings.CutPrefix(line, "$ gongkai"); ok {
				run("gongkai" + command)
			}
		}
	}
	return strings.TrimSpace(run("pwd"))
}

// TestQueries: each query of the guides gives the answer that follows it.
func TestQueries(t *testing.T) {
	if testing.Short() {
		t.Skip("makes a catalogue and an export of all fixtures")
	}
	for guide, database := range map[string]string{exportGuide: "city.db", catalogueGuide: "out/catalogue.db"} {
		db, err := sql.Open("sqlite", filepath.Join(made(t, guide), database))
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		text := readFile(t, guide)
		queries, answers := fences(text, "sql"), fences(text, "text")
		if len(queries) < 3 || len(answers) != len(queries) {
			t.Fatalf("%s: %d queries and %d answers", guide, len(queries), len(answers))
		}
		for i, q := range queries {
			if got := answer(t, db, q.text); got != answers[i].text {
				t.Errorf("%s: the query in line %d gives\n%s", guide, q.line, got)
			}
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

// TestRecipes runs the Python and R of the guides where these have what they need.
func TestRecipes(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	ran := 0
	for _, guide := range []string{exportGuide, catalogueGuide} {
		dir := ""
		for _, language := range []struct{ fence, program, flag string }{{"python", "python3", "-c"},
			{"r", "Rscript", "-e"}} {
			for _, f := range fences(readFile(t, guide), language.fence) {
				imports, _, _ := strings.Cut(f.text, "\n")
				if language.fence == "r" {
					imports = "library(DBI); library(RSQLite)"
				}
				if exec.Command(language.program, language.flag, imports).Run() != nil {
					continue
				}
				if dir == "" {
					dir = made(t, guide)
				}
				program := exec.Command(language.program, language.flag, f.text)
				program.Dir = dir
				out, err := program.CombinedOutput()
				if err != nil && lacksPart(string(out)) {
					t.Logf("%s, line %d: left out:\n%s", guide, f.line, out)
					continue
				}
				ran++
				// what a department takes in, and a year of all of them
				if err != nil || !strings.Contains(string(out), "71049900") && !strings.Contains(string(out), "5057400") {
					t.Errorf("%s, line %d: %v\n%s", guide, f.line, err, out)
				}
			}
		}
	}
	if ran == 0 {
		t.Skip("neither Python with duckdb or pandas is here, nor R with RSQLite")
	}
}

// lacksPart reports whether a library says that a part of it is not here: what DuckDB fetches to read SQLite, or what
// pandas reads Parquet with.
func lacksPart(said string) bool {
	return strings.Contains(said, "Failed to download extension") || strings.Contains(said, "Unable to find a usable engine")
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
