package narrative

import (
	"slices"
	"strings"

	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
)

// clause reads the clauses of one sentence, token by token.
type clause struct {
	*reader
	from, to int
	first    int // the first fact of this sentence
	tokens   []token

	state
	saved []state // of the brackets that are open
	since int     // the first fact of this part of the sentence
	// tentative are changes behind a part of a list, and partChanges is how many parts had one.
	tentative   []partChange
	partChanges int
	list        bool    // the sentence has an 其中
	part        span    // between semicolons
	spent       bool    // the last list is of expenditure, by what it is paid from
	sources     []token // amounts of that list that are no facts
	goesOn      bool    // the list whose part has a change goes on behind the next semicolon
}

// state is what was read so far in the sentence, outside of the open bracket.
type state struct {
	start    int        // where the clause begins: after a comma or a number
	bound    bool       // a number was bound in this clause
	current  *reference // what amounts and changes without a subject of their own belong to
	subject  *reference // the subject in this clause, with
	ends     int        // where its words end; -1 without one
	behind   int        // where the words of a subject before it in this clause end, which had no number; 0 without one
	doubt    bool       // the clause has a subject, and which is not certain
	because  string     // why it is not
	ofPart   bool       // the change before was that of a part in a list
	compares *token     // the comparator in this clause
	move     *token     // the 增加 or 减少 in this clause
	ratio    *token     // the 占 or 完成…的 in this clause
	moved    *reference // what the change before was of, and
	versus   string     // against what: the ending of its id
	against  string     // the same, by the amount of the year before
	prior    struct {   // the comparison whose amount was bound last, and where that ends
		with *token
		to   int
	}
	lost      bool       // the change before was left out, so its percentage is, too
	listed    int        // amounts since 其中 that had no change of their own; -1 outside of a list
	year      int        // the year that numbers are of; 0 the document's
	muted     bool       // what follows explains
	resumeAt  int        // where that ends in the same part of the sentence; 0 where it does not
	used      bool       // what follows says what the money is for, and has no amount so far
	counts    bool       // it has a count
	seen      bool       // the sentence has named a subject
	whole     *reference // what the list behind 其中 is of
	held      int        // where a clause begins whose subject is all of the clause before: 小学教育，2024年决算数为…
	together  *reference // all of the subjects that share a number, where each has it: A、B均为…
	byMove    *token     // the 增加 or 减少 of the change that was bound last
	byEnd     int        // where the number of that change ends
	completes token      // the rate of completion whose budget was bound, up to its number: 完成年初预算19万元
	cause     cause      // why what stands behind 故 is as it is
	inBrack   *token     // the same in a bracket right behind that number: 增加5万元（10%）
}

// read goes through the tokens of the sentence.
func (c *clause) read(tokens []token) {
	c.state = state{start: c.from, ends: -1, listed: -1}
	c.part = span{c.from, c.semicolon(c.from)}
	c.tokens = tokens
	c.since, c.first = len(c.facts), len(c.facts)
	for i := range tokens {
		t := &tokens[i]
		for t.from >= c.part.to && c.part.to < c.to {
			c.nextPart()
		}
		if c.resumeAt > 0 && t.from == c.resumeAt {
			c.muted, c.resumeAt = false, 0
			c.nextClause(t.from)
		}
		if c.muted && t.kind == comma && c.therefore(t) {
			continue
		}
		if c.muted && t.kind != shut && !c.resumes(t) {
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
		case againstBudget:
			if c.final { // elsewhere nothing says which budget is meant
				c.compare(t)
			}
		case up, down, unclear:
			c.move = t
		case flat:
			c.flat(t)
		case share, completed:
			c.ratio = t
		case reason:
			c.explain(t)
		case amongWhich:
			c.listed, c.list, c.whole = 0, true, c.current
			c.sources = nil
			c.spent = c.current != nil && strings.Contains(c.current.ids[0], "expenditure")
			c.nextClause(t.to)
		case open:
			c.open(t)
		case shut:
			c.close(t)
		case comma:
			if m := sides().FindStringSubmatch(c.p.canon[c.start:t.to]); m != nil {
				c.context.side = sideOf(m[1])
				if c.fiscal { // not that of the fund named last
					c.context.scope = "fiscal"
				}
			}
			if !c.therefore(t) {
				c.pause(t)
			}
		case listing, nearlyFlat, threshold:
			c.nextClause(t.to)
		}
	}
	c.none(tokens)
	c.settleParts()
	c.becauseOf()
}

// resumes ends the mute of what the money is for at a comparison behind it: 主要用于…，比上年增加5万元 is a change of what was
// spoken of, where no amount stands between. Behind a count (购置50辆) only an amount is certain to be of the money. Any
// mute ends where the next item of a list begins.
func (c *clause) resumes(t *token) bool {
	if c.listItem(t) {
		c.muted, c.used, c.counts = false, false, false
		c.nextClause(t.from)
		return true
	}
	if !c.used {
		return false
	}
	behindComma := strings.HasSuffix(c.p.canon[:t.from], ",")
	switch {
	case t.kind == subject && behindComma && (t.subject.Resumes || c.countsSame(t)):
		c.muted, c.used, c.counts = false, false, false
		c.nextClause(t.from)
		return true
	case t.kind == number && counts(t.unit):
		c.counts = true
	case t.kind == number || t.kind == open:
		c.used = false
	case t.kind == comparator && behindComma:
		if c.counts && !c.amountAhead(t.to) {
			c.used = false
			return false
		}
		c.muted, c.used, c.counts = false, false, false
		c.nextClause(t.from)
		return true
	}
	return false
}

// countsSame reports whether a subject has a count right behind it and counts what was spoken of:
// 公务接待费5万元，主要用于接待来访团组，国内公务接待批次30个.
func (c *clause) countsSame(t *token) bool {
	ahead := within(c.tokens, t.to, c.part.to)
	return c.current != nil && strings.HasPrefix(t.subject.IDs[0], c.current.ids[0]+".") &&
		strings.HasPrefix(c.current.ids[0], "three_public.") && len(ahead) > 0 && ahead[0].kind == number &&
		ahead[0].from == t.to && counts(ahead[0].unit)
}

// listItem tells an item with its codes of all levels behind a number of a list (3、教育支出（205类）…): the end of the
// sentence before it is lost, as where the line it stood in is cut off.
func (c *clause) listItem(t *token) bool {
	return t.kind == item && levelled.MatchString(t.text) && listNumber.MatchString(c.p.canon[:t.from])
}

var listNumber = lazyregexp.New(`\d{1,2}[、.．]$`)

// counts reports whether a number with this unit counts something, so that it is no amount and no share.
func counts(unit string) bool {
	return unit != "" && unit != "%" && unit != "万" && !slices.Contains(money, unit)
}

// amountAhead reports whether the next number behind a place, in this part of the sentence, is an amount.
func (c *clause) amountAhead(from int) bool {
	ahead := within(c.tokens, from, c.part.to)
	i := slices.IndexFunc(ahead, func(t token) bool { return t.kind == number })
	return i >= 0 && slices.Contains(money, ahead[i].unit)
}

// pause ends a clause at a comma. A subject that is all of it goes on behind it: 小学教育（2050202），2024年度决算数为5万元.
func (c *clause) pause(t *token) {
	holds := c.ends == t.from && c.subject != nil && !c.doubt && !c.bound && (t.text == "," || t.text == ":")
	ref := c.subject
	c.nextClause(t.to)
	if holds {
		c.current, c.moved, c.lost, c.held = ref, nil, false, t.to
	}
}

// open begins a bracket.
func (c *clause) open(t *token) {
	c.saved = append(c.saved, c.state)
	c.nextClause(t.to)
	if c.byMove != nil && c.byEnd == t.from && !c.lost {
		c.inBrack = c.byMove
	}
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

var enumerated = lazyregexp.New(`^;?(?:[一二三四五六七八九]是|\d{1,2}[、.．]\D|\d{1,2}[.．]\d{4}年|[①-⑳]|\(\d\)|同时|另|其[一二三次])`)

// nextPart goes on behind a semicolon. An explanation in several points goes on there, too.
func (c *clause) nextPart() {
	from := c.part.to + 1
	stillMuted := c.muted && (enumerated.MatchString(c.p.canon[c.part.to:c.to]) || c.explainsOn(c.part.to))
	c.part = span{from, c.semicolon(from)}
	if len(c.tentative) > 0 && c.partAt(from) {
		c.goesOn, c.ofParts = true, true
	}
	c.state = state{start: from, ends: -1, listed: -1, year: c.year, muted: stillMuted}
	c.saved = nil
	c.since = len(c.facts)
}

// partAt reports whether a part of a list begins at a place: a subject that is no total, and has no list of its own.
func (c *clause) partAt(from int) bool {
	ahead := within(c.tokens, from, c.semicolon(from))
	if len(ahead) == 0 || ahead[0].from != from || ahead[0].kind != subject || ahead[0].subject.Scope == "total" {
		return false
	}
	return !slices.ContainsFunc(ahead, func(t token) bool { return t.kind == amongWhich })
}

// nextClause begins a clause at a place.
func (c *clause) nextClause(at int) {
	c.start, c.bound, c.subject, c.ends, c.behind, c.doubt, c.because = at, false, nil, -1, 0, false, ""
	c.compares, c.move, c.ratio, c.inBrack = nil, nil, nil, nil
}

// close ends a bracket: what was spoken of before it goes on.
func (c *clause) close(t *token) {
	if n := len(c.saved); n > 0 {
		c.state = c.saved[n-1]
		c.saved = c.saved[:n-1]
		for i := max(c.since, 0); i < len(c.facts); i++ {
			c.facts[i].inside = c.facts[i].inside || c.facts[i].depth > len(c.saved)
		}
	}
	if c.ratio == nil && (c.subject == nil || c.bound) {
		c.nextClause(t.to)
	}
}

// date sets the year of the numbers that follow.
func (c *clause) date(t *token) {
	y := t.year
	if y != 0 && closing.MatchString(c.p.canon[:t.from]+t.text) {
		c.asOf = y
	}
	switch {
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

// closing is a day on which stocks are counted; it holds for them up to the paragraph's end.
var closing = lazyregexp.New(`截[至止](?:20\d\d年|上年|去年)[^。]{0,16}$`)

// compare notes what is compared with. Behind 与上年相比 the clause proper begins; behind 比上年 a name only says more of
// what is compared with.
func (c *clause) compare(t *token) {
	switch {
	case c.total(t):
		c.nextClause(t.from)
	case apart(t):
		if c.subject != nil && !c.doubt && !c.bound && c.ends >= 0 && filler().MatchString(c.p.canon[c.ends:t.from]) {
			c.current, c.moved, c.lost = c.subject, nil, false // 支出预算与上年相比，增加5万元
		}
		c.nextClause(t.to)
	}
	c.compares, c.move, c.ratio = t, nil, nil
	if c.final && t.kind == comparator && c.documentYear != 0 && t.year == c.documentYear &&
		strings.Contains(t.text, lexicon.Words().Narrative.Budget) { // 与2025年度预算相比, in the accounts of 2025
		same := *t
		same.kind, same.year = againstBudget, 0
		c.compares = &same
	}
}

func apart(t *token) bool {
	return strings.HasSuffix(t.text, ",") || strings.Contains(t.text, "相比") || strings.Contains(t.text, "对比")
}

// given is what a word means that stands alone (收入) where the paragraph has given the total that it means; nil where it
// has not, or means none.
func (c *clause) given(word string) *reference {
	ref := c.words.alone(word)
	if ref == nil || !slices.ContainsFunc(c.facts[c.ofParagraph:], func(f Fact) bool { return f.ID == ref.ids[0] }) {
		return nil
	}
	return ref
}

// total reports whether a comparison is that of the whole income or expenditure, which the paragraph has given: 收入比上年增加
// behind 收入预算5万元.
func (c *clause) total(t *token) bool {
	if c.ends >= 0 || c.start >= t.from {
		return false
	}
	ref := c.given(c.p.canon[c.start:t.from])
	if ref == nil {
		return false
	}
	c.current, c.moved, c.lost, c.seen = ref, nil, false, true
	return true
}
