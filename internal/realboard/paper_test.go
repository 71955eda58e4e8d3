package realboard

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// corpus is where the documents lie, if they do.
const corpus = "../../../shared/corpus/real"

func needCorpus(t *testing.T) {
	t.Helper()
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("the corpus is not here: ", err)
	}
}

func papers(t *testing.T) []Paper {
	t.Helper()
	list, err := Papers()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestPapersAreTheCorpus: every document of the corpus is described, and no other.
func TestPapersAreTheCorpus(t *testing.T) {
	needCorpus(t)
	var described, there []string
	for _, p := range papers(t) {
		described = append(described, p.File)
	}
	files, err := filepath.Glob(filepath.Join(corpus, "*.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		there = append(there, strings.TrimSuffix(filepath.Base(f), ".pdf"))
	}
	if !slices.Equal(described, there) {
		t.Errorf("described: %v\nthere: %v", described, there)
	}
}

func TestParse(t *testing.T) {
	for _, test := range []struct{ name, yaml, want string }{
		{"nothing", "", ""},
		{"a narrative", "- {file: a, kind: narrative, what: a notice}", ""},
		{"a budget", "- {file: a, kind: budget, year: 2025, department: 局, tables: [{id: summary, title: 表1, pages: [1, 2]}]}", ""},
		{"twice", "- {file: a, kind: narrative, what: x}\n- {file: a, kind: narrative, what: x}", "a: listed twice"},
		{"kind", "- {file: a, kind: other}", `a: kind "other" is unknown`},
		{"a mute narrative", "- {file: a, kind: narrative}", "says what it is"},
		{"a bare budget", "- {file: a, kind: budget}", "needs year, department and tables"},
		{"property", "- {file: a, knd: budget}", "knd"},
		{"pages", "- {file: a, kind: narrative, what: x, tables: [{id: summary, title: 表1, pages: [2, 1]}]}", "pages in order"},
		{"no pages", "- {file: a, kind: narrative, what: x, other: [{what: units, title: 单位}]}", "pages in order"},
		{"what", "- {file: a, kind: narrative, what: x, other: [{what: list, title: 单位, pages: [1]}]}", "needs what it is"},
	} {
		t.Run(test.name, func(t *testing.T) {
			list, err := parse([]byte(test.yaml))
			if test.want == "" {
				if err != nil {
					t.Error(err)
				}
				for _, p := range list {
					for _, table := range p.Tables {
						if table.Count != 1 {
							t.Errorf("count of %s is %d", table.ID, table.Count)
						}
					}
				}
			} else if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
		})
	}
}
