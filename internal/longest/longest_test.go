package longest

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"gongkai/internal/limits"
)

var expressions = []string{
	`预算`,
	`预算(?:数|总额)?`,
	`\p{Han}(?:[\p{Han}、]|\([\p{Han}、]{1,6}\))*\(项\)`,
	`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+万?元?`,
	`[^。\n]元`,
	`"?.号`,
	`a*b|𠀀+`,
	`(?s:x.y)`,
	`[[:^ascii:]]z`,
}

var texts = []string{
	"",
	"2025年预算数为1,234.50万元，比上年预算总额增加12万元。",
	"行政运行（项）、一般公共服务(室)及相关(项)支出预算",
	"预算预算数预算总额",
	"aaab𠀀𠀀b a",
	"x\ny",
	"x\xffy 元\xff元",
	"\n号号\"元号",
	"。元元元",
	"财z\u0080zz",
	strings.Repeat("财政", 50) + "(项",
	"\U0010FFFFz",
}

// reference finds with package regexp.
type reference struct {
	all  *regexp.Regexp
	each []*regexp.Regexp
}

func newReference(expressions []string) reference {
	r := reference{all: regexp.MustCompile(strings.Join(expressions, "|"))}
	r.all.Longest()
	for _, e := range expressions {
		one := regexp.MustCompile(`^(?:` + e + `)`)
		one.Longest()
		r.each = append(r.each, one)
	}
	return r
}

func (r reference) prefix(text string) (length, expression int) {
	length, expression = -1, -1
	for i, e := range r.each {
		if m := e.FindStringIndex(text); m != nil && m[1] > length {
			length, expression = m[1], i
		}
	}
	return length, expression
}

func compare(t *testing.T, s *Set, r reference, text string) {
	t.Helper()
	for i := range len(text) + 1 {
		wantLength, wantExpression := r.prefix(text[i:])
		if length, expression := s.Prefix(text[i:]); length != wantLength || expression != wantExpression {
			t.Errorf("%q: %d of expression %d, not %d of %d", text[i:], length, expression, wantLength, wantExpression)
		}
		wantFrom, wantTo := -1, -1
		if m := r.all.FindStringIndex(text[i:]); m != nil {
			wantFrom, wantTo = m[0], m[1]
		}
		if from, to, _ := s.Find(text[i:]); from != wantFrom || to != wantTo {
			t.Errorf("%q: found at %d to %d, not %d to %d", text[i:], from, to, wantFrom, wantTo)
		}
	}
}

func TestSet(t *testing.T) {
	s, err := Compile(expressions...)
	if err != nil {
		t.Fatal(err)
	}
	r := newReference(expressions)
	for _, text := range texts {
		compare(t, s, r, text)
	}
}

// TestOf: parts one behind the other find what one expression of them finds.
func TestOf(t *testing.T) {
	sequences := [][]string{{`预算`, `(?:数|总额)*`}, {`a+`, `b|c*`, `(?:\p{Han}|)+`}, {`\d+万?`, `元?`}, {`x`}}
	var parts [][]Part
	var whole []string
	for _, sequence := range sequences {
		var list []Part
		for _, one := range sequence {
			part, err := Parse(one)
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, part)
		}
		parts = append(parts, list)
		whole = append(whole, "(?:"+strings.Join(sequence, ")(?:")+")")
	}
	r := newReference(whole)
	for _, text := range append(texts, "aacc预算", "12万元x", "预算数总额元") {
		compare(t, Of(parts...), r, text)
	}
}

func TestCompile(t *testing.T) {
	for _, bad := range []string{"^a", "a$", `\ba`, "(?i)a", "(", "a{2000}"} {
		if _, err := Compile("x", bad); err == nil {
			t.Errorf("%q is fine", bad)
		}
	}
	s, err := Compile()
	if err != nil {
		t.Fatal(err)
	}
	if from, _, _ := s.Find("abc"); from != -1 {
		t.Error("no expression matches something")
	}
	s, err = Compile("a*")
	if err != nil {
		t.Fatal(err)
	}
	if length, _ := s.Prefix("b"); length != 0 {
		t.Error("a* matches nothing")
	}
	if from, to, _ := s.Find("baa"); from != 1 || to != 3 {
		t.Errorf("a* is found at %d to %d", from, to)
	}
}

// TestBound: an automaton that grows too large begins anew and finds the same.
func TestBound(t *testing.T) {
	hard := []string{`(?:a|b)*a(?:a|b){12}c`}
	s, err := Compile(hard...)
	if err != nil {
		t.Fatal(err)
	}
	r := newReference(hard)
	var text strings.Builder
	random := rand.New(rand.NewPCG(1, 2))
	for range 60_000 { // the states are what thirteen letters can be, twice what the bound admits
		text.WriteByte("ab"[random.IntN(2)])
	}
	text.WriteString("abbbbbbbbbbbbc")
	wantLength, _ := r.prefix(text.String())
	if length, _ := s.Prefix(text.String()); length != wantLength {
		t.Errorf("%d, not %d", length, wantLength)
	}
	if n := len(s.states); n > limits.AutomatonStates+1 {
		t.Errorf("%d states: it does not begin anew", n)
	}
}

func FuzzSet(f *testing.F) {
	for _, text := range texts {
		f.Add(text)
	}
	s, err := Compile(expressions...)
	if err != nil {
		f.Fatal(err)
	}
	r := newReference(expressions)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) < 1000 {
			compare(t, s, r, text)
		}
	})
}
