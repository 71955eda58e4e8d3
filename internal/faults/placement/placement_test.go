package placement

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/schema"
	"gongkai/schema/address"
)

var update = flag.Bool("update", false, "rewrite the table of faults of placement in docs/faults.md")

const (
	places = "../../../fixtures/places"
	split  = "../../../fixtures/d4-split.pdf" // its tables run over pages

	guide = "../../../docs/faults.md"
	begin = "<!-- made by go test ./internal/faults/placement -update -->\n"
	end   = "<!-- end -->\n"
)

// What is promised: nothing wrong is lost or verified without a word.
const (
	mostVerified = 0
	mostSilent   = 0
)

// TestPublished: the table of the guide is what a run gives, and it is no worse than what is promised.
func TestPublished(t *testing.T) {
	if testing.Short() {
		t.Skip("hundreds of documents are read")
	}
	all := append(subjects(t, filepath.Join(places, "*.pdf")), subjects(t, split)...)
	published(t, all, begin, mostVerified, mostSilent)
}

// published makes faults and holds what comes of them against the table of the guide that begins with a mark.
func published(t *testing.T, all []*Subject, begin string, verified, silent int) {
	t.Helper()
	made, err := Run(t.Context(), all, Kinds, Count, Seed)
	if err != nil {
		t.Fatal(err)
	}
	n, _ := Tally(made, func(*Fault) bool { return true })
	if n[Verified] > verified || n[Silent] > silent {
		t.Errorf("%d silent and verified, %d silent:\n%s", n[Verified], n[Silent], Missed(made))
	}
	text, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(strings.ReplaceAll(string(text), "\r\n", "\n"), begin)
	have, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatal("docs/faults.md has no place for the table")
	}
	want := "\n" + Board(made) + "\n"
	if *update {
		if err := os.WriteFile(guide, []byte(before+begin+want+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if have != want {
		t.Errorf("the table of docs/faults.md is not what is measured; run go test ./internal/faults/placement -update\n%s",
			Board(made))
	}
}

func subjects(t *testing.T, pattern string) []*Subject {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("no documents %s: %v", pattern, err)
	}
	forms, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	var out []*Subject
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		s, err := Read(t.Context(), filepath.Base(name), data, forms)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	return out
}

// TestNoFault: pages that are not changed are read as they were; else everything would count as noticed.
func TestNoFault(t *testing.T) {
	for _, s := range subjects(t, filepath.Join(places, "*.pdf")) {
		again, err := s.read(t.Context(), s.copies())
		if err != nil {
			t.Fatal(err)
		}
		if outcome, example := judge(s.clean, again); outcome != Right {
			t.Errorf("%s: %s", s.Name, example)
		}
	}
}

// TestDraw: every kind finds a place in some document, says what it did, and leaves the clean pages as they were.
func TestDraw(t *testing.T) {
	all := subjects(t, filepath.Join(places, "s*.pdf"))
	r := newRandom(1)
	for _, k := range Kinds {
		if k == PageShifted {
			continue // needs a table over two pages
		}
		made := 0
		for _, s := range all {
			if f, ok := s.draw(k, r); ok {
				made++
				if f.Says == "" {
					t.Errorf("%s says nothing", k)
				}
			}
		}
		if made == 0 {
			t.Errorf("no place for: %s", k)
		}
	}
	for _, s := range all {
		if again, err := s.read(t.Context(), s.copies()); err != nil || len(again.amounts) != len(s.clean.amounts) {
			t.Errorf("%s: the clean pages changed", s.Name)
		}
	}
}

func TestJudge(t *testing.T) {
	clean := func() *reading {
		return &reading{amounts: map[address.Address]amount{
			"a/1/total": {"100", "verified"}, "a/2/total": {"50", "verified"}}}
	}
	for _, c := range []struct {
		name   string
		change func(r *reading)
		want   Outcome
	}{
		{"nothing", func(*reading) {}, Right},
		{"less is proven", func(r *reading) { r.amounts["a/1/total"] = amount{"100", "unchecked"} }, Right},
		{"another amount, verified", func(r *reading) { r.amounts["a/1/total"] = amount{"1000000", "verified"} }, Verified},
		{"another amount, verified, and something says so", func(r *reading) {
			r.amounts["a/1/total"] = amount{"1000000", "verified"}
			r.failed = map[string]bool{"cross": true}
		}, Trusted},
		{"another amount, doubtful", func(r *reading) { r.amounts["a/1/total"] = amount{"1000000", "doubtful"} }, Noticed},
		{"an amount elsewhere, verified", func(r *reading) { r.amounts["b/1/total"] = amount{"100", "verified"} }, Verified},
		{"lost", func(r *reading) { delete(r.amounts, "a/1/total") }, Silent},
		{"lost, and another is not proven any more", func(r *reading) {
			delete(r.amounts, "a/1/total")
			r.amounts["a/2/total"] = amount{"50", "doubtful"}
		}, Noticed},
		{"lost, and a finding says so", func(r *reading) {
			delete(r.amounts, "a/1/total")
			r.said = map[string]int{"table.unmapped|": 1}
		}, Noticed},
		{"lost, and a check fails", func(r *reading) {
			delete(r.amounts, "a/1/total")
			r.failed = map[string]bool{"a.rows": true}
		}, Noticed},
	} {
		r := clean()
		c.change(r)
		if got, example := judge(clean(), r); got != c.want {
			t.Errorf("%s: outcome %d (%s), want %d", c.name, got, example, c.want)
		}
	}
}
