package narrative

import (
	"strings"

	"gongkai/internal/lexicon"
)

// What money or a thing is for stands behind its number: 公务接待费5万元，主要用于接待来访团组. It is kept with the amount, as the
// reason is with a change.

// purposes tells words that say what something is for from those that say what it is made of (主要包括).
func (c *clause) purposes(t *token) bool {
	said := &lexicon.Words().Narrative
	return lexicon.Ends(t.text, said.Uses) || lexicon.Begins(c.p.canon[t.to:], said.Uses) && t.text == "主要是"
}

// keepUse keeps what a number is for with the only amount of this part of the sentence, or of the sentence before where
// these words begin one. Behind a list of several nobody knows which is meant.
func (c *clause) keepUse(t *token) {
	since, until := c.since, len(c.facts)
	if filler().MatchString(c.p.canon[c.from:t.from]) {
		since = c.sentence
	} else if c.current == nil {
		return // an amount of something unknown stands between
	}
	words := strings.Trim(c.p.printed(t.to, c.useEnds(t)), "，。；：:,;、 ")
	for _, use := range lexicon.Words().Narrative.Uses { // 主要是 + 用于
		words = strings.TrimPrefix(words, use)
	}
	var of *Fact
	for i := since; i < until; i++ {
		f := &c.facts[i]
		switch {
		case !f.plain || f.Year != 0:
		case of != nil && (of.ID != f.ID || of.About != f.About):
			return
		default:
			of = f
		}
	}
	if of != nil && of.Use == "" && !of.inside {
		of.Use = words
	}
}

// useEnds finds where the words of what something is for end: at a comparison behind a comma, at the reason of a
// change, at what the sentence speaks of next; else with this part of the sentence, or with the last of its points.
func (c *clause) useEnds(t *token) int {
	end := c.part.to
	for end < c.to && enumerated.MatchString(c.p.canon[end:c.to]) {
		end = c.semicolon(end + 1)
	}
	for _, a := range within(c.tokens, t.to, end) {
		behindComma := strings.HasSuffix(c.p.canon[:a.from], ",")
		switch {
		case c.listItem(&a), behindComma && (a.kind == comparator || a.kind == againstBudget || a.kind == amongWhich),
			behindComma && a.kind == subject && (a.subject.Resumes || c.countsSame(&a)),
			a.kind == reason && strings.Contains(a.text, "原因"):
			return a.from
		}
	}
	return end
}
