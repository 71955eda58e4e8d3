package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/internal/schematest"
	"gongkai/internal/truth"
)

// update writes what the tests see as what they expect: goldens and the outputs within scripts.
var update = flag.Bool("update", false, "rewrite fixtures/*.json and the expected outputs in testdata/script")

const (
	fixtures = "../../fixtures"
	corpus   = "../../../shared/corpus/synthetic" // more documents, where they are at hand
)

// extractFile runs `gongkai extract` in this process.
func extractFile(t *testing.T, file string, flags ...string) []byte {
	t.Helper()
	var stdout, stderr bytes.Buffer
	p := newProgram(strings.NewReader(""), &stdout, &stderr, func(string) string { return "" })
	if s := p.run(context.Background(), append([]string{"extract", file}, flags...)); s != done {
		t.Fatalf("%s: exit status %d: %s", file, s, stderr.String())
	}
	return stdout.Bytes()
}

// TestGoldens compares whole documents byte by byte, and the goldens with the truth, so that rewriting them cannot hide
// a mistake.
func TestGoldens(t *testing.T) {
	for _, file := range append(pdfFiles(t, fixtures), pdfFiles(t, filepath.Join(fixtures, "places"))...) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			got := extractFile(t, file)
			if again := extractFile(t, file); !bytes.Equal(got, again) {
				t.Error("a second run gives other bytes")
			}
			golden := strings.TrimSuffix(file, ".pdf") + ".json"
			if *update {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if at := firstDifference(got, want); at > 0 {
				t.Errorf(
					"line %d differs from %s; if it is meant to, run go test ./cmd/gongkai -update\n got: %s\nwant: %s",
					at,
					golden,
					lineOf(got, at),
					lineOf(want, at),
				)
			}
			compareWithTruth(t, file, want)
			validate(t, want)
		})
	}
}

func TestCorpus(t *testing.T) {
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("no corpus beside the repository: " + corpus)
	}
	for _, file := range pdfFiles(t, corpus) {
		name := strings.TrimSuffix(filepath.Base(file), ".pdf")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := extractFile(t, file)
			validate(t, got)
			compareWithTruth(t, file, got)
			redacted := extractFile(t, file, "--redact")
			validate(t, redacted)
			for _, personal := range personalIn(t, got) {
				if bytes.Contains(redacted, []byte(personal)) {
					t.Errorf("--redact leaves %q", personal)
				}
			}
		})
	}
}

func pdfFiles(t *testing.T, dir string) []string {
	files, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no PDF files in %s (%v)", dir, err)
	}
	return files
}

func validate(t *testing.T, document []byte) {
	t.Helper()
	if err := schematest.Validate("document", document); err != nil {
		t.Errorf("the output breaks its JSON Schema: %v", err)
	}
}

func compareWithTruth(t *testing.T, file string, document []byte) {
	t.Helper()
	paper, err := os.ReadFile(strings.TrimSuffix(file, ".pdf") + ".truth.json")
	if err != nil {
		t.Fatal(err)
	}
	missing, wrong, err := truth.Compare(paper, document)
	if err != nil {
		t.Fatal(err)
	}
	const most = 10
	for _, c := range []struct {
		what  string
		facts []string
	}{{"missing", missing}, {"wrong", wrong}} {
		if len(c.facts) > 0 {
			t.Errorf("%d facts %s, such as\n  %s", len(c.facts), c.what,
				strings.Join(c.facts[:min(most, len(c.facts))], "\n  "))
		}
	}
}

// firstDifference is the number of the first line that differs, 0 when there is none.
func firstDifference(a, b []byte) int {
	if bytes.Equal(a, b) {
		return 0
	}
	line := 1
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return line
		}
		if a[i] == '\n' {
			line++
		}
	}
	return line
}

func lineOf(text []byte, number int) string {
	lines := strings.Split(string(text), "\n")
	if number > len(lines) {
		return "(end)"
	}
	return lines[number-1]
}
