package placement

import (
	"os"
	"path/filepath"
	"testing"

	"gongkai/schema"
)

const places = "../../../fixtures/places"

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
		return &reading{amounts: map[string]amount{"a/1/total": {"100", "verified"}, "a/2/total": {"50", "verified"}}}
	}
	for _, c := range []struct {
		name   string
		change func(r *reading)
		want   Outcome
	}{
		{"nothing", func(*reading) {}, Right},
		{"less is proven", func(r *reading) { r.amounts["a/1/total"] = amount{"100", "unchecked"} }, Right},
		{"another amount, verified", func(r *reading) { r.amounts["a/1/total"] = amount{"1000000", "verified"} }, Verified},
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
