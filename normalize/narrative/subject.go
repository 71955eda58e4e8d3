package narrative

import (
	"cmp"
	"slices"
	"strings"

	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
)

// What the words of a subject mean where they stand: alone or one of several, a part of a list, paid from a fund.

// coordinated is what stands between two subjects that share a number: A及B共 5 万元.
var coordinated = lazyregexp.New(`^(?:及|和|、|与|以及|及其)+$`)

// name notes a subject. Behind a comparator it only says what is compared with.
func (c *clause) name(i int) {
	t := c.asPart(&c.tokens[i])
	if t.inName {
		return
	}
	if c.compares != nil && !apart(c.compares) || c.ratio != nil && c.ratio.kind == share {
		return
	}
	together := c.ends < 0 && t.kind == subject && c.pending(i)
	if c.ends >= 0 && c.ends <= t.from {
		together = coordinated.MatchString(c.p.canon[c.ends:t.from])
	}
	before, end := c.subject, c.ends
	if end >= 0 && !together {
		c.behind = end
	}
	var earlier *reference // the subject before, which this one may share its number with
	if together {
		earlier = cmp.Or(c.together, c.named)
	}
	ref := c.refer(t)
	if owner := c.owner(i); owner != nil && ref != nil && t.kind == subject && ref.Scope == "total" {
		ref = c.refer(owner) // 行政运行（项）：2025年支出合计5万元
	}
	if c.paidFrom(t, ref) {
		return
	}
	together = together && !c.joins(t, ref)
	c.subject, c.ends, c.doubt, c.move, c.because = ref, t.to, together || ref == nil, nil, ""
	c.together = nil
	if together {
		c.because = SeveralSubjects
		c.together = earlier.and(ref)
	}
	c.named = ref
	c.seen = c.seen || ref == nil || c.topic == nil || ref.key() != c.topic.key()
	if ref == nil {
		return
	}
	budget := ""
	switch {
	case c.whole != nil && c.listed >= 0:
		budget = c.whole.Scope
	case c.fiscal:
		budget = "fiscal"
	}
	if budget != "" && t.kind == subject {
		switch special, ok := t.subject.Within[budget]; {
		case ok && special == "":
			c.doubt, c.because = true, PartOfIt
		case ok:
			ref.ids = []string{special}
		}
	}
	if ref.OfAll && c.ofFund() { // 国有资本经营预算财政拨款年初结转和结余0万元，本年收入0万元
		c.doubt, c.because = true, PartOfIt
	}
	lead := c.p.canon[c.start:t.from]
	switch {
	case c.words.narrowing.MatchString(lead):
		c.doubt, c.because = true, PartOfIt
	case ref.Whole && funded().MatchString(lead):
		c.doubt, c.because = true, PartOfIt
	case end >= 0 && before != nil && of().MatchString(c.p.canon[end:t.from]):
		// 一般公共预算拨款安排的培训费: the fund says of which budget
		ref.scope = cmp.Or(before.Scope, ref.scope)
		ref.narrow = ref.narrow || before.narrow
	default:
		ref.narrow = c.headings.narrow() || !c.plain(lead)
	}
	ref.narrow = ref.narrow || lexicon.Has(t.text, ref.Unsure)
	if c.listed < 0 && ref.Side != "" { // no part of the list any more
		c.spent = false
	}
	if strings.HasPrefix(ref.ids[0], "totals.income.") &&
		(c.spent || strings.Contains(t.text, lexicon.Words().Narrative.Expenditure)) {
		c.doubt, c.because = true, PartOfIt // 事业收入支出, 支出5万元，其中：其他收入1万元: what is spent of it
	}
	if c.because != PartOfIt { // parts of a part are none of the whole's
		c.note(ref)
	} else {
		c.last = ""
	}
}

// ofFund reports whether the sentence begins with one of the smaller budgets and is about that.
func (c *clause) ofFund() bool {
	i := slices.IndexFunc(c.tokens, func(t token) bool { return t.kind == subject && !t.inName })
	said := &lexicon.Words().Narrative
	return i >= 0 && (strings.Contains(c.tokens[i].text, said.GovernmentFund) ||
		strings.Contains(c.tokens[i].text, said.StateCapital))
}

// paidFrom reads a source of funds right behind what is paid of it (“三公”经费一般公共预算财政拨款安排5万元, 项目支出一般公共预算3万元), and
// reports whether it is one. It says the budget of costs that have one id whatever they are paid from; of anything else
// the number is a part.
func (c *clause) paidFrom(t *token, fund *reference) bool {
	if t.kind != subject || c.ends < 0 || c.subject == nil || c.doubt || fund == nil ||
		!filler().MatchString(c.p.canon[c.ends:t.from]) || c.subject.Kind != "money" ||
		!funded().MatchString(t.text) || c.subject.Side != "" || c.subject.Scope != "" || len(fund.ids) > 1 {
		return false
	}
	if !c.subject.Cost {
		c.doubt, c.because, c.ends = true, PartOfIt, t.to
		return true
	}
	paid := *c.subject
	paid.scope = cmp.Or(fund.Scope, scopeOf(t.text), paid.scope)
	c.subject, c.ends, c.named = &paid, t.to, &paid
	return true
}

// paidBy gives a cost the budget that the words behind it say it is paid from (委托业务费财政拨款预算5万元), where none is
// known. The three public expenses are those of fiscal appropriation anyway.
func (r *reference) paidBy(words string) *reference {
	scope := scopeOf(words)
	if scope == "" || r == nil || !r.Cost || r.scope != "" || strings.HasPrefix(r.ids[0], "three_public.") {
		return r
	}
	paid := *r
	paid.scope = scope
	return &paid
}

// joins makes one name of two that a conjunction joins (机要通信用车及应急保障用车0辆), where the subject is one by its name, and
// reports whether it did.
func (c *clause) joins(t *token, ref *reference) bool {
	before := c.named
	if before == nil || ref == nil || !ref.Joins || before.ids[0] != ref.ids[0] || before.about == "" {
		return false
	}
	start := strings.LastIndex(c.p.canon[c.from:t.from], before.about) // names with brackets have none of these
	if start < 0 {
		return false
	}
	between := c.p.canon[c.from+start+len(before.about) : t.from]
	if !slices.Contains(lexicon.Words().Narrative.And, between) {
		return false
	}
	ref.about = before.about + between + ref.about
	return true
}

// sides is what says in front of a list whose side it is: 收入按资金来源分为：, 支出包括：.
var sides = lexicon.Pattern(func(l *lexicon.Lexicon) string { return l.Narrative.Sides })

// funded are words that name a source of funds.
var funded = lexicon.Pattern(func(l *lexicon.Lexicon) string { return lexicon.Any(l.Narrative.Funds) })

// of is what stands between a source of funds and what is paid from it.
var of = lexicon.Pattern(func(l *lexicon.Lexicon) string {
	return `^(?:的|"|` + lexicon.Any(l.Narrative.PaidFrom) + `)*$`
})

// asPart makes a subject in a list behind 其中 what it is there: 共有车辆3辆，其中：老干部服务用车2辆 has a use, no further total.
func (c *clause) asPart(t *token) *token {
	if t.kind != subject || t.subject.Part == "" || c.listed < 0 || c.start >= t.from || c.ends >= 0 && c.subject != nil {
		return t
	}
	part := c.words.subject(t.subject.Part)
	if part == nil {
		return t
	}
	p := *t
	p.inName, p.subject, p.from, p.about = false, part, c.start, strings.Trim(c.p.canon[c.start:t.to], `"`)
	return &p
}

// owner is the class or item directly in front of a token, with nothing but a colon, a year and the like between.
func (c *clause) owner(i int) *token {
	k := i - 1
	for k >= 0 && (c.tokens[k].kind == comma || c.tokens[k].kind == dated) {
		k--
	}
	if k < 0 || c.tokens[k].kind != item {
		return nil
	}
	return &c.tokens[k]
}

// plain reports whether the words in front of a subject narrow it in no way: years, the department, words of any
// budget.
func (c *clause) plain(lead string) bool {
	rest := []rune(c.words.plain.ReplaceAllString(lead, ""))
	k := 0
	for _, r := range c.department { // by its name or a shorter one
		if k < len(rest) && rest[k] == r {
			k++
		}
	}
	return k == len(rest)
}

// pending reports whether a subject without a number stands right before the token, coordinated with it.
func (c *clause) pending(i int) bool {
	k := i - 1
	if k >= 0 && c.tokens[k].text == "、" {
		k--
	}
	return k >= 0 && c.tokens[k].kind == subject && coordinated.MatchString(c.p.canon[c.tokens[k].to:c.tokens[i].from])
}
