package narrative

import (
	"slices"
	"strings"
	"testing"

	"gongkai/normalize/document"
	"gongkai/normalize/value"
)

// factOf reads what shown writes: id [about] @year = value unit.
func factOf(t *testing.T, text string) Fact {
	t.Helper()
	head, tail, _ := strings.Cut(text, " = ")
	number, unit, _ := strings.Cut(tail, " ")
	amount, err := value.NewAmount(number)
	if err != nil {
		t.Fatal(err)
	}
	f := Fact{ID: head, Value: amount, Unit: unit}
	if id, about, ok := strings.Cut(head, " ["); ok {
		f.ID, f.About = id, strings.TrimSuffix(about, "]")
	}
	if id, _, ok := strings.Cut(f.ID, " @2024"); ok {
		f.ID, f.Year = id, 2024
	}
	return f
}

// TestSettle: a fact that is compared has its verdict behind it; those with a minus are left out.
func TestSettle(t *testing.T) {
	for _, c := range []struct {
		name string
		in   []string
	}{
		{"one of each", []string{"a = 1.00 万元", "b = 2.00 万元"}},
		{"the same twice", []string{"a = 1.00 万元", "a = 1.00 万元"}},
		{"nobody can say which", []string{"-a = 1.00 万元", "b = 2.00 万元", "-a = 3.00 万元", "-a = 1.00 万元"}},
		{"other subjects, years and measures", []string{"a = 1.00 万元", "a [甲] = 2.00 万元", "a @2024 = 3.00 万元", "a = 4 %",
			"a = 5 辆"}},
		{"one amount in several units", []string{"a = 1.00 万元", "a = 10000 元", "a = 0.0001 亿元"}},
		{"units that differ by a yuan", []string{"-a = 1.0000 万元", "-a = 10001 元"}},
		{"rounded", []string{"a = 24458.43 万元", "a = 2.45 亿元", "a = 24458 万元"}},
		{"rounded to another number", []string{"-a = 24458.43 万元", "-a = 2.46 亿元"}},
		{"two that the third rounds to", []string{"-a = 5.3 %", "-a = 5 %", "-a = 5.4 %"}},
		{"words against a number", []string{"-a.change = 0", "-a.change = 5.00 万元"}},
		{"words that say the number", []string{"a.change = 0", "a.change = 0.00 万元"}},
		{"a bare number", []string{"-staff = 20", "-staff = 21 人"}},
		{"brackets of a unit", []string{"-a = 2 台（套）", "-a = 3 台"}},
		{"a bare number beside two measures", []string{"a = 0", "a = 4 辆", "a = 5.00 万元"}},
		{"a cell says which", []string{"a = 1.00 万元 exact", "-a = 0", "a = 1.00 万元 rounding"}},
		{"a contradiction that the check shows", []string{"a = 350.35 万元 rounding", "a = 352.67 万元 mismatch"}},
		{"all contradict", []string{"a = 350.35 万元 mismatch", "a = 352.67 万元 mismatch"}},
	} {
		var facts []Fact
		var compared []Comparison
		var want, verdicts []string
		for _, line := range c.in {
			line, out := strings.CutPrefix(line, "-")
			if i := strings.LastIndexByte(line, ' '); i >= 0 &&
				slices.Contains(document.AllVerdicts, document.Verdict(line[i+1:])) {
				compared = append(compared, Comparison{Fact: len(facts), Verdict: document.Verdict(line[i+1:])})
				verdicts = append(verdicts, line)
				line = line[:i]
			}
			facts = append(facts, factOf(t, line))
			if !out {
				want = append(want, line)
			}
		}
		kept, judged, leftOut := Settle(facts, compared)
		if got := strings.TrimSpace(allShown(kept)); got != strings.Join(want, "\n") || len(leftOut) != len(facts)-len(want) {
			t.Errorf("%s: %d left out, kept\n%s", c.name, len(leftOut), got)
		}
		var got []string
		for _, j := range judged {
			got = append(got, shown(&kept[j.Fact])+" "+string(j.Verdict))
		}
		if !slices.Equal(got, verdicts) {
			t.Errorf("%s: verdicts of %q, want %q", c.name, got, verdicts)
		}
	}
}

// TestSettleKeepsIndexes: comparisons name their facts among those that are left.
func TestSettleKeepsIndexes(t *testing.T) {
	facts := []Fact{factOf(t, "a = 1 %"), factOf(t, "a = 2 %"), factOf(t, "b = 3.00 万元")}
	kept, judged, leftOut := Settle(facts, []Comparison{{Fact: 2, Verdict: document.Mismatch}})
	if len(kept) != 1 || len(leftOut) != 2 || len(judged) != 1 || judged[0].Fact != 0 {
		t.Errorf("kept %v, judged %v, %d left out", kept, judged, len(leftOut))
	}
}

// TestSettleShared: a change that was said of a part yields to one that was said of the thing itself.
func TestSettleShared(t *testing.T) {
	for _, c := range []struct{ own, shared, want string }{
		{"a.change = 5 万元", "a.change = 19 万元", "a.change = 5 万元"},
		{"a.change = 5 万元", "a.change = 5.00 万元", "a.change = 5 万元; a.change = 5.00 万元"},
		{"a.change = 5 万元; a.change = 6 万元", "a.change = 5 万元", ""},
	} {
		var facts []Fact
		for own := range strings.SplitSeq(c.own, "; ") {
			facts = append(facts, factOf(t, own))
		}
		of := factOf(t, c.shared)
		of.shared = true
		kept, _, _ := Settle(append(facts, of), nil)
		if got := strings.TrimSpace(strings.ReplaceAll(allShown(kept), "\n", "; ")); strings.TrimSuffix(got, ";") != c.want {
			t.Errorf("%s beside %s: got %s", c.own, c.shared, got)
		}
	}
}

// TestSettleAgainst: changes against several amounts of the year before are several things; one that names none is of
// the only one that is named.
func TestSettleAgainst(t *testing.T) {
	for _, c := range []struct {
		against []string
		kept    int
	}{{[]string{"prior_budget", "prior_execution"}, 2}, {[]string{"prior_budget", ""}, 0}, {[]string{"", ""}, 0},
		{[]string{"prior_budget", "prior_budget", "prior_execution"}, 1}} {
		var facts []Fact
		for i, a := range c.against {
			f := factOf(t, "a.change = "+string(rune('1'+i))+" 万元")
			f.Against = a
			facts = append(facts, f)
		}
		if kept, _, _ := Settle(facts, nil); len(kept) != c.kept {
			t.Errorf("%q: %d kept, want %d", c.against, len(kept), c.kept)
		}
	}
}
