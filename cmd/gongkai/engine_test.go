package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gongkai/internal/truth"
)

// enginePython names a Python that has rapidocr, for tests with a real engine.
const enginePython = "GONGKAI_TEST_PYTHON"

// TestRealEngine has a real engine read two scanned pages, and holds every fact of their tables against what is on
// paper. Another version of its models may read a name or two otherwise; no amount.
func TestRealEngine(t *testing.T) {
	python := os.Getenv(enginePython)
	if python == "" {
		t.Skip("no engine: " + enginePython + " names no Python that has rapidocr")
	}
	var stdout, stderr bytes.Buffer
	p := newProgram(strings.NewReader(""), &stdout, &stderr, func(name string) string {
		return map[string]string{"GONGKAI_PYTHON": python}[name]
	})
	scan := filepath.Join("testdata", "scans", "seed-two-pages.pdf")
	if s := p.run(context.Background(), []string{"extract", "--ocr", "rapidocr", scan}); s != done {
		t.Fatalf("exit status %d: %s", s, stderr.String())
	}
	paper, err := os.ReadFile(filepath.Join(fixtures, "seed-word.truth.json"))
	if err != nil {
		t.Fatal(err)
	}
	// The first page prints the beginning of one table, the second all of another.
	begun, whole := []string{"income"}, []string{"fiscal_appropriation"}
	missing, wrong, err := truth.Compare(tables(t, paper, whole), tables(t, stdout.Bytes(), whole))
	if err != nil {
		t.Fatal(err)
	}
	_, wrongToo, err := truth.Compare(tables(t, paper, begun), tables(t, stdout.Bytes(), begun))
	if err != nil {
		t.Fatal(err)
	}
	found, err := truth.Facts(tables(t, stdout.Bytes(), begun))
	if err != nil {
		t.Fatal(err)
	}
	const rows = 14 // of the first page, each with a name and three amounts
	if len(found) < 4*rows {
		t.Errorf("%d facts are read on the first page, there are more than %d", len(found), 4*rows)
	}
	const names = 3
	for _, facts := range [][]string{missing, append(wrong, wrongToo...)} {
		if len(facts) > names || slices.ContainsFunc(facts, isAmount) {
			t.Errorf("missing or wrong:\n  %s", strings.Join(facts, "\n  "))
		}
	}
}

// isAmount reports whether a fact of package truth ends in a number.
func isAmount(fact string) bool {
	_, value, _ := strings.Cut(fact, " = ")
	_, err := strconv.ParseFloat(value, 64)
	return err == nil
}

// tables gives a document with these tables alone.
func tables(t *testing.T, document []byte, ids []string) []byte {
	t.Helper()
	var doc struct {
		Tables []json.RawMessage `json:"tables"`
	}
	if err := json.Unmarshal(document, &doc); err != nil {
		t.Fatal(err)
	}
	doc.Tables = slices.DeleteFunc(doc.Tables, func(text json.RawMessage) bool {
		var table struct{ ID string }
		return json.Unmarshal(text, &table) != nil || !slices.Contains(ids, table.ID)
	})
	if len(doc.Tables) != len(ids) {
		t.Errorf("%d tables of %v", len(doc.Tables), ids)
	}
	out, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
