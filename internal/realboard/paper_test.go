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

func TestPages(t *testing.T) {
	list, err := parse([]byte("- {file: a, kind: other, what: x, other: [{what: form, title: 表, pages: [1, 4-6, 9]}]}"))
	if err != nil {
		t.Fatal(err)
	}
	if got := list[0].Other[0].Pages; !slices.Equal(got, Pages{1, 4, 5, 6, 9}) {
		t.Errorf("pages %v", got)
	}
}

func TestParse(t *testing.T) {
	for _, test := range []struct{ name, yaml, want string }{
		{"nothing", "", ""},
		{"a notice", "- {file: a, kind: other, what: a notice}", ""},
		{"a budget", "- {file: a, kind: budget, scope: department, year: 2025, department: 局, " +
			"tables: [{id: summary, title: 表1, pages: [1, 2]}]}", ""},
		{"prose", "- {file: a, kind: budget, scope: unit, year: 2025, department: 局, what: prose}", ""},
		{"twice", "- {file: a, kind: other, what: x}\n- {file: a, kind: other, what: x}", "a: listed twice"},
		{"kind", "- {file: a, kind: narrative, what: x}", `a: kind "narrative" is unknown`},
		{"scope", "- {file: a, kind: other, what: x, scope: bureau}", `a: scope "bureau" is unknown`},
		{"a mute paper", "- {file: a, kind: other}", "says what it is"},
		{"a mute budget", "- {file: a, kind: budget, scope: department, year: 2025, department: 局}", "says what it is"},
		{"a bare budget", "- {file: a, kind: budget, what: x}", "needs year, department and scope"},
		{"property", "- {file: a, knd: budget}", "knd"},
		{"pages", "- {file: a, kind: other, what: x, other: [{what: units, title: 表1, pages: [2, 1]}]}", "pages in order"},
		{"a range", "- {file: a, kind: other, what: x, other: [{what: units, title: 表1, pages: [2, 4-6]}]}", ""},
		{"a range back", "- {file: a, kind: other, what: x, other: [{what: units, title: 表1, pages: [6-4]}]}",
			"pages in order"},
		{"a range of nothing", "- {file: a, kind: other, what: x, other: [{what: units, title: 表1, pages: [4-]}]}",
			"no range of pages"},
		{"a huge range", "- {file: a, kind: other, what: x, other: [{what: units, title: 表1, pages: [1-9999999]}]}",
			"no range of pages"},
		{"no pages", "- {file: a, kind: other, what: x, other: [{what: units, title: 单位}]}", "pages in order"},
		{"what", "- {file: a, kind: other, what: x, other: [{what: list, title: 单位, pages: [1]}]}", "needs what it is"},
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
