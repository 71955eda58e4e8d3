package narrative

import (
	"regexp"
	"strings"
)

// clause reads the clauses of one sentence, token by token.
type clause struct {
	*reader
	from, to int
	tokens   []token

	state
	saved []state // of the brackets that are open
	since int     // the first fact of this part of the sentence
	part  span    // between semicolons
}

// state is what was read so far in the sentence, outside of the open bracket.
type state struct {
	start    int        // where the clause begins: after a comma or a number
	bound    bool       // a number was bound in this clause
	current  *reference // what amounts and changes without a subject of their own belong to
	subject  *reference // the subject in this clause, with
	ends     int        // where its words end; -1 without one
	doubt    bool       // the clause has a subject, and which is not certain
	compares *token     // the comparator in this clause
	move     *token     // the 增加 or 减少 in this clause
	ratio    *token     // the 占 or 完成…的 in this clause
	moved    *reference // what the change before was of
	lost     bool       // the change before was left out, so its percentage is, too
	listed   int        // amounts since 其中 that had no change of their own; -1 outside of a list
	year     int        // the year that numbers are of; 0 the document's
	muted    bool       // what follows explains
	seen     bool       // the sentence has named a subject
}

// read goes through the tokens of the sentence.
func (c *clause) read(tokens []token) {
	c.state = state{start: c.from, ends: -1, listed: -1}
	c.part = span{c.from, c.semicolon(c.from)}
	c.tokens = tokens
	c.since = len(c.facts)
	for i := range tokens {
		t := &tokens[i]
		for t.from >= c.part.to && c.part.to < c.to {
			c.nextPart()
		}
		if c.muted && t.kind != shut {
			if t.kind == open {
				c.saved = append(c.saved, c.state)
			}
			continue
		}
		switch t.kind {
		case subject, item:
			c.name(i)
		case number:
			c.number(t)
		case dated:
			c.date(t)
		case comparator:
			c.compare(t)
		case up, down, unclear:
			c.move = t
		case flat:
			c.flat(t)
		case share, completed:
			c.ratio = t
		case reason:
			c.explain(t)
		case amongWhich:
			c.listed = 0
			c.nextClause(t.to)
		case open:
			c.saved = append(c.saved, c.state)
			c.nextClause(t.to)
		case shut:
			c.close(t)
		case comma:
			c.nextClause(t.to)
		case listing, nearlyFlat, threshold:
			c.nextClause(t.to)
		}
	}
	c.none(tokens)
}

// semicolon finds the end of the part of the sentence that begins at a place.
func (c *clause) semicolon(from int) int {
	depth := 0
	for i, r := range c.p.canon[from:c.to] {
		switch {
		case r == '(':
			depth++
		case r == ')' && depth > 0:
			depth--
		case r == ';' && (depth == 0 || !strings.Contains(c.p.canon[from+i:c.to], ")")):
			return from + i
		}
	}
	return c.to
}

var enumerated = regexp.MustCompile(`^;?(?:[一二三四五六七八九]是|\d{1,2}[、.．]\D|\d{1,2}[.．]\d{4}年|[①-⑳]|\(\d\)|同时|另|其[一二三次])`)

// nextPart goes on behind a semicolon. An explanation in several points goes on there, too.
func (c *clause) nextPart() {
	from := c.part.to + 1
	stillMuted := c.muted && enumerated.MatchString(c.p.canon[c.part.to:c.to])
	c.part = span{from, c.semicolon(from)}
	c.state = state{start: from, ends: -1, listed: -1, year: c.year, muted: stillMuted}
	c.saved = nil
	c.since = len(c.facts)
}

// nextClause begins a clause at a place.
func (c *clause) nextClause(at int) {
	c.start, c.bound, c.subject, c.ends, c.doubt = at, false, nil, -1, false
	c.compares, c.move, c.ratio = nil, nil, nil
}

// close ends a bracket: what was spoken of before it goes on.
func (c *clause) close(t *token) {
	if n := len(c.saved); n > 0 {
		year := c.saved[n-1].year
		c.state = c.saved[n-1]
		c.year = year
		c.saved = c.saved[:n-1]
	}
	if c.subject == nil || c.bound {
		c.nextClause(t.to)
	}
}

// date sets the year of the numbers that follow.
func (c *clause) date(t *token) {
	switch y := t.year; {
	case strings.HasPrefix(t.text, "本年") || strings.HasPrefix(t.text, "当年") || strings.HasPrefix(t.text, "今年"):
		if c.year < 0 {
			c.year = 0
		}
	case y == -1:
		c.year = -1
	case y != 0:
		c.year = y
	}
}

// coordinated is what stands between two subjects that share a number: A及B共 5 万元.
var coordinated = regexp.MustCompile(`^(?:及|和|、|与|以及|及其)+$`)

// name notes a subject. Behind a comparator it only says what is compared with.
func (c *clause) name(i int) {
	t := &c.tokens[i]
	if c.compares != nil && !apart(c.compares) || c.ratio != nil && c.ratio.kind == share {
		return
	}
	together := c.ends < 0 && t.kind == subject && c.pending(i)
	if c.ends >= 0 {
		together = coordinated.MatchString(c.p.canon[c.ends:t.from])
	}
	ref := c.refer(t)
	c.subject, c.ends, c.doubt, c.move = ref, t.to, together || ref == nil, nil
	c.seen = c.seen || ref == nil || c.topic == nil || ref.key() != c.topic.key()
	if ref != nil {
		c.note(ref)
	}
}

// pending tells whether a subject without a number stands right before the token, coordinated with it.
func (c *clause) pending(i int) bool {
	k := i - 1
	if k >= 0 && c.tokens[k].text == "、" {
		k--
	}
	return k >= 0 && c.tokens[k].kind == subject && coordinated.MatchString(c.p.canon[c.tokens[k].to:c.tokens[i].from])
}

// explain mutes the rest of the part and keeps it as the reason of the changes just read.
func (c *clause) explain(t *token) {
	c.muted = true
	if !strings.Contains(t.text, "原因") && t.text != "主要是" && t.text != "由于" {
		return
	}
	end := c.part.to
	for end < c.to && enumerated.MatchString(c.p.canon[end:c.to]) {
		end = c.semicolon(end + 1)
	}
	since := c.since
	if filler.MatchString(c.p.canon[c.from:t.from]) {
		since = c.sentence // the reason is a sentence of its own
	}
	words := strings.Trim(c.p.printed(t.to, end), "，。；：:,; ")
	for i := len(c.facts) - 1; i >= 0 && words != ""; i-- {
		f := &c.facts[i]
		if i < since || !strings.Contains(f.ID, ".change") {
			break
		}
		if f.Reason == "" {
			f.Reason = words
		}
	}
}

// compare notes what is compared with. Behind 与上年相比 the clause proper begins; behind 比上年 a name only says more of
// what is compared with.
func (c *clause) compare(t *token) {
	if apart(t) {
		c.nextClause(t.to)
	}
	c.compares, c.move, c.ratio = t, nil, nil
}

func apart(t *token) bool {
	return strings.HasSuffix(t.text, ",") || strings.Contains(t.text, "相比") || strings.Contains(t.text, "对比")
}
