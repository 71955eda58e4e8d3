package narrative

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// numbering is the number in front of a heading or paragraph, one expression for each level. 2,776.85 and 2.5 are none.
var numbering = []*regexp.Regexp{
	regexp.MustCompile(`^第[一二三四五六七八九十]{1,3}(?:部分|章|节):?`),
	regexp.MustCompile(`^[一二三四五六七八九十]{1,3}[、.]`),
	regexp.MustCompile(`^\([一二三四五六七八九十]{1,3}\)`),
	regexp.MustCompile(`^\d{1,2}(?:、|[.．](?:\D|$))`),
	regexp.MustCompile(`^\(\d{1,2}\)`),
	regexp.MustCompile(`^[①-⑳]`),
}

// cutNumber tells the level of the number in front of a text, -1 for none, and where the words behind it begin.
func cutNumber(canon string) (level, length int) {
	for i, n := range numbering {
		if m := n.FindString(canon); m != "" {
			if i == 3 && !strings.HasSuffix(m, "、") && !strings.HasSuffix(m, ".") && !strings.HasSuffix(m, "．") {
				_, size := utf8.DecodeLastRuneInString(m)
				m = m[:len(m)-size]
			}
			return i, len(m)
		}
	}
	return -1, 0
}

// headings are the headings above a paragraph, by level, and what the paragraph that led a list in was about.
type headings struct {
	text [6]string // canonical, without their numbers
	lead context
}

// context is what words around a number say of it.
type context struct {
	side  string // income or expenditure
	scope string // general_public or fiscal; total when the words say that neither is meant
}

// maxHeading is how long a heading may be, in characters. The longest seen has 47.
const maxHeading = 60

// enter notes a paragraph: a numbered one ends the headings of its level and of all below it; one without a sentence is a heading itself.
func (h *headings) enter(level int, words string) {
	if level < 0 {
		return
	}
	for i := level; i < len(h.text); i++ {
		h.text[i] = ""
	}
	if level <= 1 {
		h.lead = context{}
	}
	if label, _, _ := strings.Cut(words, "。"); utf8.RuneCountInString(label) <= maxHeading {
		h.text[level] = label
	}
}

// say tells whether a heading has these words.
func (h *headings) say(words string) bool {
	return slices.ContainsFunc(h.text[:], func(t string) bool { return strings.Contains(t, words) })
}

// innermost is the heading directly above.
func (h *headings) innermost() string {
	for i := len(h.text) - 1; i >= 0; i-- {
		if h.text[i] != "" {
			return h.text[i]
		}
	}
	return ""
}

// context is what the headings say, the inner ones first, after what led the list in.
func (h *headings) context() context {
	c := h.lead
	for i := len(h.text) - 1; i >= 0; i-- {
		t := h.text[i]
		if t == "" {
			continue
		}
		if c.side == "" {
			c.side = sideOf(t)
		}
		if c.scope == "" {
			c.scope = scopeOf(t)
		}
	}
	return c
}

// sideOf tells whether words speak of income or of expenditure alone.
func sideOf(words string) string {
	switch in, out := strings.Contains(words, "收入") || strings.Contains(words, "收支"), strings.Contains(words, "支出") || strings.Contains(words, "收支"); {
	case in && !out:
		return "income"
	case out && !in:
		return "expenditure"
	}
	return ""
}

func scopeOf(words string) string {
	switch {
	case strings.Contains(words, "一般公共预算"):
		return "general_public"
	case strings.Contains(words, "财政拨款"):
		return "fiscal"
	}
	return ""
}
