package narrative

import (
	"cmp"
	"slices"
	"strings"

	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
	"gongkai/normalize/value"
)

// What a clause says of another year or number: changes, shares, the amount compared with, 持平.

// change binds the number of an increase or decrease.
func (c *clause) change(t *token) {
	ref := c.changed(t)
	if ref == nil {
		ref = c.byPercent(t)
	}
	if c.move.kind == unclear || ref == nil || !nexus().MatchString(c.p.canon[c.move.to:t.from]) || !ref.takes(t.unit) {
		because := WordsBetween
		switch {
		case c.move.kind == unclear:
			because = NotChosen
		case ref == nil && c.listed > 1:
			because = WholeOrPart
		case ref == nil:
			because = NoSubject
		}
		c.drop(t, ref, because)
		c.moved, c.lost = nil, true
		return
	}
	c.moved, c.current, c.lost = ref, ref, false
	c.setAgainst()
	c.byMove, c.byEnd = c.move, t.to
	c.partChanged()
	c.tentatively(func() { c.emit(ref, ".change"+c.versus, c.signed(t)) })
}

// setAgainst notes what changes in this clause are against: the budget of the same year, which the ending of their ids
// says, or an amount of the year before.
func (c *clause) setAgainst() {
	with := c.compares
	if with == nil && c.prior.to == c.start { // 比年初预算2万元增加1万元
		with = c.prior.with
	}
	c.versus, c.against = "", ""
	switch {
	case with == nil:
	case with.kind == againstBudget:
		c.versus = "_from_budget"
	default:
		c.against = c.priorAmount(with)
	}
}

// priorAmount is the amount of the year before that a comparison names; empty where it only names the year, or another
// one.
func (c *clause) priorAmount(with *token) string {
	if with.year != -1 && c.documentYear != 0 && with.year != c.documentYear-1 {
		return ""
	}
	said, comparison := &lexicon.Words().Narrative, with.text
	for _, w := range said.NamedBudgets {
		comparison = strings.ReplaceAll(comparison, w, "")
	}
	for _, a := range said.Against {
		if lexicon.Has(comparison, a.Words) {
			return a.Amount
		}
	}
	return ""
}

// changed finds what a change is of: the subject in front of 增加, else the one spoken of. After a list of several it
// may be the whole or the last part, and nobody can say which.
func (c *clause) changed(t *token) *reference {
	if c.ends >= 0 {
		words := c.p.canon[c.ends:c.move.from]
		if c.compares != nil && c.compares.from >= c.ends {
			words = c.p.canon[c.ends:c.compares.from] + c.p.canon[c.compares.to:c.move.from]
		}
		if all := c.each(words); all != nil {
			return all
		}
		if c.doubt || !filler().MatchString(words) {
			return nil
		}
		return c.subject
	}
	words := c.p.canon[c.start:c.move.from]
	if c.compares != nil && c.compares.from >= c.start {
		words = c.p.canon[c.start:c.compares.from] + c.p.canon[c.compares.to:c.move.from]
	}
	if ref := c.given(words); ref != nil { // 与上年决算数相比，收入减少5万元
		return ref
	}
	if !filler().MatchString(words) || c.listed > 1 {
		return nil
	}
	return c.spokenOf()
}

// byPercent decides behind a list of several parts whether a change is that of the whole, where its percentage is
// printed, too, and fits the whole and none of the parts: 收入预算11万元，其中：甲5万元、乙6万元，比上年增加1万元，增长10%.
func (c *clause) byPercent(t *token) *reference {
	if c.ends >= 0 || c.listed < 2 || c.whole == nil || c.move.kind == unclear ||
		!filler().MatchString(c.unsaid(c.start, c.move.from)) {
		return nil
	}
	ahead := within(c.tokens, t.to, c.part.to)
	i := slices.IndexFunc(ahead, func(t token) bool { return t.kind == number })
	if i < 0 || ahead[i].unit != "%" || slices.ContainsFunc(ahead[:i], func(t token) bool {
		return t.kind != comma && t.kind != c.move.kind
	}) {
		return nil
	}
	whole, part := false, false
	for k := c.since; k < len(c.facts); k++ {
		f := &c.facts[k]
		switch fits := f.Unit == t.unit && grows(f.Value, c.signed(t).value, ahead[i].value); {
		case f.ID == c.whole.ids[0] && f.About == wide.Replace(c.whole.about):
			whole = whole || fits
		default:
			part = part || fits
		}
	}
	for _, s := range c.sources {
		part = part || s.unit == t.unit && grows(s.value, c.signed(t).value, ahead[i].value)
	}
	if !whole || part {
		return nil
	}
	return c.whole
}

// unsaid gives the words between two places without the comparator.
func (c *clause) unsaid(from, to int) string {
	if c.compares != nil && c.compares.from >= from && c.compares.to <= to {
		return c.p.canon[from:c.compares.from] + c.p.canon[c.compares.to:to]
	}
	return c.p.canon[from:to]
}

// grows reports whether an amount that has changed by so much has changed by so many percent, as printed.
func grows(amount, change, percent value.Amount) bool {
	prior, hundred := amount.Sub(change).Abs(), value.FromParts(100, 0)
	off := percent.Mul(prior).Sub(change.Abs().Mul(hundred)).Abs()
	half := value.FromParts(5, percent.Scale()+1)
	return off.Cmp(half.Mul(prior)) <= 0
}

func (c *clause) signed(t *token) token {
	s := *t
	s.from = c.move.from
	if c.move.kind == down {
		s.value = s.value.Neg()
	}
	return s
}

// completedOf binds the budget that a rate of completion names (完成年初预算19万元的105%), and keeps the rate for the
// percentage behind it. It reports whether it is one.
func (c *clause) completedOf(t *token) bool {
	rate := c.ratio
	if rate == nil || rate.kind != completed || rate.to != t.from || c.move != nil || !slices.Contains(money, t.unit) {
		return false
	}
	said := &lexicon.Words().Narrative
	ref := c.current
	if c.ends >= 0 && c.ends <= rate.from {
		ref = c.subject
	}
	if ref == nil || c.doubt || !c.final || lexicon.Ends(rate.text, said.Rates) || !ref.takes(t.unit) {
		c.drop(t, ref, Incomplete)
		return true
	}
	suffix := ".budget"
	switch {
	case lexicon.Has(rate.text, said.Initial):
		suffix = ".initial"
	case lexicon.Has(rate.text, said.Adjusted):
		suffix = ".adjusted"
	}
	c.emit(ref, suffix, *t)
	c.current = ref
	c.completes = *rate
	c.completes.to = t.to
	return true
}

// percent binds a share, a rate of completion or a change in percent.
func (c *clause) percent(t *token) {
	if done := c.completes; done.to > 0 && done.to == c.start && c.ratio == nil && c.ends < 0 &&
		slices.Contains(lexicon.Words().Narrative.OfIt, c.p.canon[c.start:t.from]) {
		c.emit(c.current, ".execution", *t)
		return
	}
	switch {
	case c.inBrack != nil && c.start == t.from:
		if c.moved == nil || c.inBrack.kind == unclear {
			c.drop(t, c.current, NoSubject)
			return
		}
		c.move = c.inBrack
		c.tentatively(func() { c.emit(c.moved, ".change"+c.versus+"_percent", c.signed(t)) })
	case c.ratio != nil && c.move == nil:
		ref, lead := c.current, c.p.canon[c.start:c.ratio.from]
		if c.ends >= 0 && c.ends <= c.ratio.from {
			ref, lead = c.subject, c.p.canon[c.ends:c.ratio.from]
		}
		if ref == nil && !c.seen {
			ref = c.topic
		}
		rate := lexicon.Ends(c.ratio.text, lexicon.Words().Narrative.Rates)
		if (c.ratio.kind == share || rate) && (c.doubt || !filler().MatchString(lead)) { // 住房改革支出占3.34%: of what is not known
			c.drop(t, ref, cmp.Or(c.because, WordsBetween))
			return
		}
		words := c.p.canon[c.ratio.to:t.from]
		if ref == nil || strings.ContainsAny(words, ",;") || c.ratio.kind == completed && !filler().MatchString(words) {
			c.drop(t, ref, NoSubject)
			return
		}
		suffix := ".share"
		if c.ratio.kind == completed {
			suffix = ".execution"
			if ref.Kind != "money" { // 购置车辆5辆，预算9万元，…完成预算的100%
				c.drop(t, ref, OtherUnit)
				return
			}
		}
		c.emit(ref, suffix, *t)
	case c.move != nil && c.move.kind != unclear && nexus().MatchString(c.p.canon[c.move.to:t.from]):
		ref := c.moved
		if c.ends >= 0 || ref == nil {
			if ref = c.changed(t); ref == nil || c.lost && c.ends < 0 {
				c.drop(t, c.current, NoSubject)
				return
			}
			c.setAgainst()
		} else if c.compares != nil {
			c.setAgainst()
		}
		c.moved = ref
		c.tentatively(func() { c.emit(ref, ".change"+c.versus+"_percent", c.signed(t)) })
	default:
		c.drop(t, c.current, NoSubject)
	}
}

// comparedWith binds the amount that is compared with: 比2025年年初预算数30385.62万元增加2466.43万元. Without 增加 behind it
// the words are incomplete, and it may be anything.
func (c *clause) comparedWith(t *token) {
	after := c.p.canon[t.to:c.to]
	ref := c.current
	if c.ends >= 0 && c.ends <= c.compares.from {
		ref = c.subject
	}
	with := withIt.FindString(after) // 与年初预算数5万元相比，增加1万元
	dated := c.compares.kind == comparator && endsInYear.MatchString(c.compares.text)
	named := dated || basis().MatchString(c.compares.text)
	complete := c.compares.to == t.from && named && moves.MatchString(after[len(with):])
	if !complete && with != "" { // nobody knows what a change behind it is against
		defer c.omitted(t)
	}
	if ref == nil || !complete || !c.withPast() || !ref.takes(t.unit) {
		c.drop(t, ref, Incomplete)
		return
	}
	year := c.compares.year
	old := c.year
	c.year = year
	suffix, said := "", &lexicon.Words().Narrative
	switch {
	case c.compares.kind == againstBudget && lexicon.Has(c.compares.text, said.Initial):
		suffix = ".initial"
	case c.compares.kind == againstBudget && lexicon.Has(c.compares.text, said.Adjusted):
		suffix = ".adjusted"
	case c.compares.kind == againstBudget:
		suffix = ".budget"
	case strings.Contains(c.compares.text, said.Execution):
		suffix = ".executed"
	}
	c.emit(ref, suffix, *t)
	c.year = old
	c.prior.with, c.prior.to = c.compares, t.to+len(with)
}

// withPast reports whether the comparison is with a year before the document's own, or with the budget of the same
// year: an amount of any other year would look like one of the document's.
func (c *clause) withPast() bool {
	with := c.compares
	return with.kind == againstBudget ||
		c.documentYear != 0 && (with.year == -1 || with.year > 0 && with.year < c.documentYear)
}

var (
	endsInYear = lazyregexp.New(`年度?$`) // 较2024年1200万元增加100万元
	moves      = lazyregexp.New(`^(?:增加|增长|上升|减少|下降|降低)`)
	// withIt ends a comparison behind the amount that is compared with.
	withIt = lazyregexp.New(`^(?:相比较?|对比|比)[,]?`)
	rises  = lazyregexp.New(`^(?:增加|增长|上升)`)
)

// comparing are words that make 持平 a comparison with the year before where no comparator stands.
var comparing = lexicon.Pattern(func(l *lexicon.Lexicon) string {
	return `(?:与|同|和|比|较)?上一?年(?:度)?(?:` + l.Narrative.Budget + `)?(?:数)?$`
})

// flat reads 与上年持平: a change of nothing; 决算数与预算数持平 in final accounts likewise, against the budget.
func (c *clause) flat(t *token) {
	ref := c.spokenOf()
	if c.ends >= 0 {
		ref = c.subject
	}
	from := max(c.start, c.ends)
	words := c.p.canon[from:t.from]
	switch {
	case c.compares == nil:
		words = comparing().ReplaceAllString(words, "")
		if len(words) == t.from-from {
			return
		}
	case c.compares.from >= from:
		words = c.p.canon[from:c.compares.from] + c.p.canon[c.compares.to:t.from]
	}
	if !filler().MatchString(words) {
		return
	}
	if ref == nil || c.doubt || c.listed > 1 && c.ends < 0 {
		return
	}
	c.moved, c.current = ref, ref
	c.setAgainst()
	c.partChanged()
	c.tentatively(func() { c.emit(ref, ".change"+c.versus, token{from: t.from, to: t.to}) })
}
