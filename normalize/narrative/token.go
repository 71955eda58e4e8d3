package narrative

import (
	"regexp"
	"strings"

	"gongkai/internal/limits"
	"gongkai/normalize/value"
)

// token is a piece of a paragraph that means something.
type token struct {
	kind     kind
	from, to int // in the canonical text
	text     string

	subject *Subject
	about   string
	ids     []string // of items: the family, before side and scope

	value value.Amount // of numbers
	unit  string

	year int // of dates and comparators; -1 is the year before the document's
}

// tokens finds the tokens of a paragraph behind its number.
func (w *words) tokens(canon string, from int) []token {
	if len(canon) > limits.NarrativeParagraph {
		return nil
	}
	var out []token
	for at := from; at < len(canon); {
		from, to, which := w.token.Find(canon[at:])
		if which < 0 {
			break
		}
		t := token{from: at + from, to: at + to, text: canon[at+from : at+to]}
		at = t.to
		if !w.classify(&t, which, canon) {
			continue
		}
		out = append(out, t)
	}
	return out
}

// beforeBytes is more than the words of Subject.After have.
const beforeBytes = 60

// classify finds out what a token is, of which the first pattern that matches is known: those of the grammar go before subjects. A subject
// that is part of a longer word is none.
func (w *words) classify(t *token, which int, canon string) bool {
	if which >= len(grammar) {
		s, words := w.subjectOf(t.text)
		t.kind, t.subject = subject, s
		if s.About {
			t.about = strings.Trim(words, `"`)
		}
		if s.before != nil && !s.before.MatchString(canon[max(0, t.from-beforeBytes):t.from]) {
			return false
		}
		for _, r := range s.NotAfter {
			if strings.HasSuffix(canon[:t.from], string(r)) {
				return false
			}
		}
		return true
	}
	t.kind = grammar[which].kind
	switch t.kind {
	case number:
		return t.number(canon)
	case item:
		return t.item(canon)
	case dated:
		if !strings.ContainsAny(t.text[:1], `[(<"`) { // 〔2015〕15号 is a decree
			t.year = yearIn(t.text)
		}
	case comparator:
		t.year = yearIn(t.text)
	}
	return true
}

var (
	year4     = regexp.MustCompile(`20\d\d`)
	numberRE  = regexp.MustCompile(`^(` + digits + `)(.*)$`)
	unitOfMan = regexp.MustCompile(`^[员次均民才类数口工]`)
)

// number reads the digits and the unit. A number that is part of something else (a range, a version, a word) has no value.
func (t *token) number(canon string) bool {
	m := numberRE.FindStringSubmatch(t.text)
	if m == nil {
		return false
	}
	before, after := canon[:t.from], canon[t.to:]
	if strings.HasSuffix(before, "-") || strings.HasSuffix(before, "~") || strings.HasSuffix(before, ".") || strings.HasSuffix(before, "第") {
		return false
	}
	t.unit = m[2]
	if (t.unit == "人" || t.unit == "名" || t.unit == "家") && unitOfMan.MatchString(after) {
		return false
	}
	a, err := value.NewAmount(strings.ReplaceAll(m[1], ",", ""))
	if err != nil {
		return false
	}
	t.value = a
	return true
}

func yearIn(text string) int {
	y := 0
	if m := year4.FindString(text); m != "" {
		for _, c := range m {
			y = y*10 + int(c-'0')
		}
		return y
	}
	if strings.Contains(text, "上年") || strings.Contains(text, "上一年") || strings.Contains(text, "去年") {
		return -1
	}
	return 0
}
