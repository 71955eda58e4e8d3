//go:build unix

package main

import (
	"slices"
	"testing"

	"gongkai/internal/bench"
)

// TestEverything: the table of growth has sizes of every kind, and the bounds hold.
func TestEverything(t *testing.T) {
	all := everything()
	sizes := map[string]*string{}
	for name, list := range all {
		sizes[name] = &list
	}
	var s bench.Settings
	if err := sized(&s, sizes, "1,2"); err != nil {
		t.Fatal(err)
	}
	for _, k := range bench.Kinds {
		if list := s.Sizes[k.Flag]; len(list) < 3 || !slices.IsSorted(list) || list[len(list)-1] != k.Most {
			t.Errorf("%s: %v", k.Name, list)
		}
	}
	if len(s.Jobs) != 2 || s.Counts[len(s.Counts)-1] != 10_000 {
		t.Errorf("%v %v", s.Jobs, s.Counts)
	}
	for _, wrong := range []string{"2001", "0", "many"} {
		pages := wrong
		sizes["pages"] = &pages
		if err := sized(&s, sizes, "1"); err == nil {
			t.Errorf("%s pages", wrong)
		}
	}
}

func TestWords(t *testing.T) {
	if out, err := words(" characters,tables"); err != nil || !slices.Equal(out, bench.Reads) {
		t.Errorf("%v, %v", out, err)
	}
	if out, err := words(""); err != nil || out != nil {
		t.Errorf("%v, %v", out, err)
	}
	if _, err := words("words"); err == nil {
		t.Error("something that no library is asked for")
	}
}
