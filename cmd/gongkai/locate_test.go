package main

import (
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongkai/internal/catalogue"
	"gongkai/internal/racing"
	"gongkai/internal/tidy"
	"gongkai/normalize/document"
)

// goldens are the documents of the fixtures as they come out, by their ids.
func goldens(t *testing.T) map[string]*document.Document {
	t.Helper()
	out := map[string]*document.Document{}
	for _, pattern := range []string{"../../fixtures/*.json", "../../fixtures/places/*.json"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, ".truth.json") {
				continue
			}
			f, err := os.Open(file)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := document.Decode(f)
			f.Close()
			if err == nil {
				out[tidy.IdentityOf(doc).Document] = doc
			}
		}
	}
	if len(out) < 5 {
		t.Fatalf("%d documents", len(out))
	}
	return out
}

// stands reports whether a record leads to a page and a box.
func stands(l *locator, rest string) bool {
	places, spots := l.at(rest)
	for _, p := range places {
		if p.Cell != nil && p.Cell.Page > 0 || p.Fact != nil && p.Fact.Page > 0 {
			return true
		}
		if p.Row != nil && len(p.Row.Cells) > 0 && p.Row.Cells[0].Page > 0 { // a blank one: explain shows its row
			return true
		}
	}
	for _, s := range spots {
		if s.Page > 0 && s.Box != nil {
			return true
		}
	}
	return false
}

// TestEveryRecord: every record of every view and table of the catalogue that names a document leads back to a page and
// a box, but for what stands nowhere: tables that are missing, measures that are not printed, findings about a file.
func TestEveryRecord(t *testing.T) {
	if racing.Enabled {
		t.Skip("walks through a catalogue, see package racing")
	}
	docs := goldens(t)
	locators := map[string]*locator{}
	for id, doc := range docs {
		locators[id] = newLocator(doc)
	}
	path := filepath.Join(t.TempDir(), "c.db")
	c, err := catalogue.Create(path, catalogue.Options{Full: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, doc := range docs {
		if _, err := c.Add(doc); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if c, err = catalogue.Read(path); err != nil {
		t.Fatal(err)
	}
	defer c.DB().Close()
	nowhere := map[string]string{ // by relation: the ids of records that stand nowhere
		"tables": "SELECT table_id FROM tables WHERE status = 'missing'",
		"columns": `SELECT column_id FROM columns JOIN tables USING (table_id) WHERE status = 'missing'
			UNION SELECT table_id FROM tables WHERE status = 'missing'`,
		"measures":    "SELECT measure_id FROM measures WHERE source IS NULL",
		"measured":    "SELECT measure_id FROM measures WHERE source IS NULL",
		"diagnostics": "SELECT diagnostic_id FROM diagnostics WHERE page IS NULL OR x0 IS NULL",
		"checks":      "SELECT check_id FROM checks WHERE verdict IN ('untestable', 'vacuous')",
		"check_cells": "SELECT check_id FROM checks WHERE verdict IN ('untestable', 'vacuous')",
	}
	ids := []string{"measure_id", "row_id", "prior_row_id", "check_id", "indicator_id", "fact_id", "sheet_id", "table_id",
		"column_id", "unmapped_id", "text_id", "document_id"}
	seen := map[string]bool{}
	for _, relation := range strs(t, c.DB(),
		`SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name`) {
		if strings.HasPrefix(relation, "text_index") ||
			slices.Contains([]string{"texts", "mentions", "state", "loose", "touched"}, relation) {
			continue
		}
		columns := strs(t, c.DB(), "SELECT name FROM pragma_table_info('"+relation+"')")
		out := map[string]bool{}
		if q := nowhere[relation]; q != "" {
			for _, id := range strs(t, c.DB(), q) {
				out[id] = true
			}
		}
		named := false
		for _, column := range columns {
			if column != "diagnostic_id" && !slices.Contains(ids, column) {
				continue
			}
			named = true
			for _, id := range strs(t, c.DB(),
				`SELECT DISTINCT "`+column+`" FROM "`+relation+`" WHERE "`+column+`" IS NOT NULL`) {
				document, rest, _ := strings.Cut(id, "/")
				if seen[id] || out[id] {
					continue
				}
				seen[id] = true
				if l := locators[document]; l == nil || !stands(l, rest) {
					t.Errorf("%s.%s: %s leads nowhere", relation, column, id)
				}
			}
		}
		if counted := strings.HasPrefix(relation, "coverage"); !named && !counted && relation != "departments" &&
			relation != "terms" && relation != "inputs" && relation != "series" {
			t.Errorf("no id in %s", relation)
		}
	}
	if len(seen) < 5000 {
		t.Errorf("only %d records", len(seen))
	}
}

func strs(t *testing.T, db *sql.DB, query string) []string {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}
