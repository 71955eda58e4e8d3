package address

import (
	"slices"
	"testing"
)

func TestParts(t *testing.T) {
	for a, want := range map[Address]struct {
		first, id, last string
		whole           Address
		parts           int
	}{
		"income":                       {"income", "income", "income", "", 1},
		"income#2/total/basic":         {"income#2", "income", "basic", "income#2/total", 3},
		"summary/income/total/budget":  {"summary", "summary", "budget", "summary/income/total", 4},
		"income/":                      {"income", "income", "", "income", 2},
		"target/1/indicators/0/weight": {"target", "target", "weight", "target/1/indicators/0", 5},
		"fact:staff.actual":            {"fact:staff.actual", "fact:staff.actual", "fact:staff.actual", "", 1},
	} {
		if a.First() != want.first || a.ID() != want.id || a.Last() != want.last || a.Whole() != want.whole ||
			len(a.Parts()) != want.parts {
			t.Errorf("%s: %s, %s, %s of %s, %d parts", a, a.First(), a.ID(), a.Last(), a.Whole(), len(a.Parts()))
		}
		if whole, last := a.Cut(); whole != "" && whole.Add(last) != a {
			t.Errorf("%s is cut into %s and %s", a, whole, last)
		}
	}
}

func TestMade(t *testing.T) {
	got := []Address{Of("a", "", "b"), Table("a", 0), Table("a", 1), Table("a", 3), Sheet("s", 2).Add("goal"), Fact("x"),
		Of("a", "b").Again(1), Of("a", "b").Again(2), Of("a").Add("")}
	want := []Address{"a/b", "a", "a", "a#3", "s/2/goal", "fact:x", "a/b", "a/b~2", "a/"}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if s := Join(got[:3], ", "); s != "a/b, a, a" {
		t.Error(s)
	}
	if s := Plain("a/b"); s != "a／b" {
		t.Error(s)
	}
}

func TestOnce(t *testing.T) {
	for a, want := range map[Address]Address{"a/b~2": "a/b", "a/b": "a/b", "a/b~c": "a/b~c", "a/~12": "a/", "a~2/b": "a~2/b"} {
		if got := a.Once(); got != want {
			t.Errorf("%s: %s, want %s", a, got, want)
		}
	}
}

func TestBelow(t *testing.T) {
	for _, c := range []struct {
		a, whole Address
		want     bool
	}{{"a/b/c", "a/b", true}, {"a/b/c", "a", true}, {"a/b", "a/b", false}, {"a/bc/d", "a/b", false},
		{"a#2/b", "a", false}} {
		if got := c.a.Below(c.whole); got != c.want {
			t.Errorf("%s below %s: %v", c.a, c.whole, got)
		}
	}
	if !Fact("a").IsFact() || Of("a").IsFact() {
		t.Error("facts are not told")
	}
}

func TestDeclared(t *testing.T) {
	id, rest, ok := Declared("summary.income.carryover.own.budget").Cut()
	side, sided := rest.CutSide("income")
	row, column := side.CutColumn()
	if id != "summary" || !ok || !sided || row != "carryover.own" || column != "budget" {
		t.Errorf("%s, %s, %s", id, row, column)
	}
	if _, ok := rest.CutSide("inc"); ok {
		t.Error("half of a side is taken for one")
	}
	if _, _, ok := Declared("income").Cut(); ok {
		t.Error("a table has something behind it")
	}
	if before, column := Declared("total").CutColumn(); before != "" || column != "total" {
		t.Errorf("%q and %q", before, column)
	}
	p := Panel("summary", "income")
	if p != "summary.income" || Panel("income", "") != "income" || p.Address() != "summary/income" ||
		p.AsWritten() != "summary.income" {
		t.Errorf("%s, %s, %s", p, p.Address(), p.AsWritten())
	}
}
