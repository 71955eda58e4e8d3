package explain

import (
	"slices"
	"strings"
	"testing"

	"gongkai/extract/geometry"
	"gongkai/internal/lang"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
)

// What the text says of a number beside it is part of its evidence.
func TestFact(t *testing.T) {
	amount := value.FromParts(3, 0)
	doc := &document.Document{Facts: []document.Fact{
		{
			ID: "items.change", Value: &amount, Unit: "万元", Text: "比上年执行数增加3万元", Page: 1,
			Box: geometry.Rect{X1: 9, Y1: 9}, Year: 2024, About: "教育支出", Scope: "fiscal", Against: "prior_execution",
			Reason: "学生增加", Use: "办学", Names: []string{"甲校", "乙校"},
		},
		{ID: "staff.actual", Value: &amount, Unit: "人", Text: "实有3人", Page: 1},
	}}
	s := &Source{Document: doc}
	var said []string
	for p := range doc.Places() {
		e := s.Value(p)
		if p.Fact.ID == "staff.actual" {
			if e.Fact != nil {
				t.Errorf("the text says of %s: %+v", e.Address, e.Fact)
			}
			continue
		}
		for _, w := range e.Fact.Words() {
			said = append(said, lang.NewSpeaker(lang.English).Words(w))
		}
	}
	want := []string{"of 教育支出", "of the year 2024", "of the fiscal appropriation",
		"against what was spent in the year before", "reason: 学生增加", "for: 办学", "names: 甲校、乙校"}
	if !slices.Equal(said, want) {
		t.Errorf("it says\n%s\nwant\n%s", strings.Join(said, "\n"), strings.Join(want, "\n"))
	}
}

// Every budget and every amount of the year before has words of its own.
func TestFactWords(t *testing.T) {
	seen := map[string]bool{}
	say := func(f Fact) {
		words := f.Words()
		if len(words) != 1 || seen[words[0].Format] {
			t.Errorf("%+v is said as %v", f, words)
			return
		}
		seen[words[0].Format] = true
	}
	for _, s := range document.FactScopes {
		say(Fact{Scope: s})
	}
	for _, a := range document.PriorAmounts {
		say(Fact{Against: a})
	}
}
