package narrative

import (
	"slices"
	"strings"

	"gongkai/internal/lexicon"
)

// explain mutes the rest of the part and keeps it as the reason of the changes just read.
func (c *clause) explain(t *token) {
	c.muted = true
	if c.itemises(t) {
		defer func() {
			c.muted = false
			c.nextClause(t.to)
		}()
	}
	first := slices.Contains(lexicon.Words().Narrative.FirstReason, t.text)
	if !strings.Contains(t.text, "原因") && t.text != "主要是" && t.text != "由于" && !first {
		c.used = strings.HasSuffix(t.text, "用于") || strings.HasPrefix(t.text, "拟")
		return
	}
	end := c.part.to
	for end < c.to && (enumerated.MatchString(c.p.canon[end:c.to]) || c.explainsOn(end)) {
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

// explainsOn reports whether a reason goes on behind a semicolon: there are no numbers up to the next one.
func (c *clause) explainsOn(semicolon int) bool {
	ahead := within(c.tokens, semicolon, c.semicolon(semicolon+1))
	return !slices.ContainsFunc(ahead, func(t token) bool {
		return t.kind == number || t.kind == flat || t.kind == amongWhich
	})
}

// itemises reports whether all that follows 主要是 is a list of changes of parts (一般公共预算拨款增加5万元，事业收入减少2万元): a reason whose
// numbers are facts, too.
func (c *clause) itemises(t *token) bool {
	ahead := within(c.tokens, t.to, c.part.to)
	at, n := t.to, 0
	for ; len(ahead) >= 3; n++ {
		name, move, amount := &ahead[0], &ahead[1], &ahead[2]
		switch {
		case name.kind != subject || name.inName || !strings.HasPrefix(name.subject.IDs[0], "totals.") || name.from != at,
			move.kind != up && move.kind != down || move.from != name.to,
			amount.kind != number || !slices.Contains(money, amount.unit) || amount.from != move.to:
			return false
		}
		ahead, at = ahead[3:], amount.to
		if len(ahead) > 0 && ahead[0].kind == comma && ahead[0].from == at {
			at, ahead = ahead[0].to, ahead[1:]
		}
	}
	return n > 1 && len(ahead) == 0 && at == c.part.to
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
	case strings.ContainsAny(t.text, "(/"): // a template's choice that nobody made
		return false
	case moves.FindString(t.text) == "":
		return false
	case rises.MatchString(t.text):
		return sign <= 0
	default:
		return sign >= 0
	}
}
