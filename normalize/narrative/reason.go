package narrative

import (
	"slices"
	"strings"

	"gongkai/internal/lexicon"
)

// explain mutes the rest of the part and keeps it as the reason of the changes just read.
func (c *clause) explain(t *token) {
	c.muted = true
	first := slices.Contains(lexicon.Words().Narrative.FirstReason, t.text)
	if !strings.Contains(t.text, "原因") && t.text != "主要是" && t.text != "由于" && !first {
		c.used = strings.HasSuffix(t.text, "用于")
		return
	}
	end := c.part.to
	for end < c.to && enumerated.MatchString(c.p.canon[end:c.to]) {
		end = c.semicolon(end + 1)
	}
	for _, ahead := range within(c.tokens, t.to, end) {
		if c.listItem(&ahead) {
			end = ahead.from - len(listNumber.FindString(c.p.canon[:ahead.from]))
			break
		}
	}
	from := t.to
	if first {
		from = t.from // one of several points, which are all kept with their numbers
	}
	words := strings.Trim(c.p.printed(from, end), "，。；：:,; ")
	if c.explainNamed(t, words) {
		return
	}
	since := c.since
	if filler().MatchString(c.p.canon[c.from:t.from]) {
		since = c.sentence // the reason is a sentence of its own
	}
	for i := len(c.facts) - 1; i >= 0 && words != ""; i-- {
		f := &c.facts[i]
		if f.inside && i >= since { // of a bracket that is closed
			continue
		}
		if i < since || !strings.Contains(f.ID, ".change") {
			break
		}
		if f.Reason == "" {
			f.Reason = words
		}
	}
}

// explainNamed keeps a reason whose sentence names what has changed (财政拨款收入支出增加的主要原因是…) with the changes of it
// that stand above, up to a heading, and reports whether there are any.
func (c *clause) explainNamed(t *token, words string) bool {
	if len(c.facts) > c.first {
		return false // the sentence has numbers of its own
	}
	ref := c.words.alone(c.p.canon[c.from:t.from])
	switch {
	case c.because == SeveralSubjects:
		ref = c.together
	case ref != nil:
	case c.doubt || c.ends < 0:
		return false
	default:
		ref = c.subject
	}
	if ref == nil || c.ends >= 0 && !filler().MatchString(c.p.canon[c.ends:t.from]) {
		return false
	}
	ids, found := c.words.withCovered(ref.ids), false
	for i := c.section; i < len(c.facts); i++ {
		f := &c.facts[i]
		id, _, changed := strings.Cut(f.ID, ".change")
		if !changed || !slices.Contains(ids, id) || f.About != wide.Replace(ref.about) || c.against(t, f) {
			continue
		}
		found = true
		if f.Reason == "" {
			f.Reason = words
		}
	}
	return found
}

// against reports whether a reason is one of an increase and a fact a decrease, or the other way round.
func (c *clause) against(t *token, f *Fact) bool {
	switch sign := f.Value.Sign(); {
	case moves.FindString(t.text) == "":
		return false
	case rises.MatchString(t.text):
		return sign <= 0
	default:
		return sign >= 0
	}
}
