package narrative

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"gongkai/internal/lexicon"
)

// filler is what may stand between a subject and its number, and between the beginning of a clause and a number whose
// subject was named before: 2026年预算数, 年初预算为, 共, 支出决算为.
var (
	filler = lexicon.Pattern(func(l *lexicon.Lexicon) string {
		return `^(?:为|是|:|共有|共计?|总计|合计|各|有|达|计|"|年初|全年|调整|当年|本年度?|今年|20\d\d年度?|年度|` +
			lexicon.Any(l.Narrative.Between) + `)*$`
	})
	basis = lexicon.Pattern(func(l *lexicon.Lexicon) string { return lexicon.Any(l.Narrative.Basis) })
	// nexus may stand between 增加 and its number.
	nexus = lexicon.Pattern(func(l *lexicon.Lexicon) string {
		return `^(?:了|为|约为|"|` + lexicon.Any(l.Narrative.Changes) + `)*$`
	})
	money = []string{"亿元", "万元", "千元", "元"}
)

// number binds a number, or leaves it out.
func (c *clause) number(t *token) {
	defer func() { c.nextClause(t.to); c.bound = true }()
	switch {
	case c.counted(t):
	case t.unit == "%":
		c.percent(t)
	case c.move != nil:
		c.change(t)
	case c.compares != nil:
		c.prior(t)
	default:
		c.amount(t)
	}
}

// amount binds a number to the subject in its clause, or to the one spoken of where the clause only says what it is:
// 支出决算为.
func (c *clause) amount(t *token) {
	var ref *reference
	var words string
	switch {
	case c.ends >= 0:
		words = c.p.canon[c.ends:t.from]
		if c.doubt || !filler().MatchString(words) {
			c.drop(t, c.subject, cmp.Or(c.because, WordsBetween))
			return
		}
		ref = c.subject
	default:
		words = c.p.canon[c.start:t.from]
		if !filler().MatchString(words) || !basis().MatchString(words) {
			if slices.Contains(money, t.unit) { // of something that is not known here; what follows may be of it, too
				c.foreign, c.seen, c.current, c.moved = true, true, nil, nil
			}
			return
		}
		if ref = c.spokenOf(); ref == nil {
			return
		}
	}
	if !ref.takes(t.unit) {
		if slices.Contains(money, t.unit) || t.unit == "" {
			c.drop(t, ref, OtherUnit)
		}
		return
	}
	suffix := ""
	head := c.p.canon[c.start:t.from]
	said := &lexicon.Words().Narrative
	switch same := c.year == 0 || c.year == c.documentYear; {
	case lexicon.Has(words, said.Executed):
		suffix = ".executed"
	case lexicon.Has(head, said.Initial) && same:
		suffix = ".initial"
	case lexicon.Has(words, said.Adjusted) && same:
		suffix = ".adjusted"
	case c.final && same && plannedOnly(head) && strings.Contains(c.p.canon[t.to:c.part.to], said.Final):
		suffix = ".budget"
	}
	if c.listed >= 0 {
		c.listed++
	}
	c.current, c.moved, c.lost, c.ofPart = ref, nil, false, false
	c.spoke(ref)
	c.emit(ref, suffix, *t)
}

// counted binds a number whose words stand behind it: 15个项目纳入绩效目标管理.
func (c *clause) counted(t *token) bool {
	if t.unit == "" || t.unit == "%" || c.move != nil || c.compares != nil {
		return false
	}
	for i := range c.words.subjects {
		s := &c.words.subjects[i]
		if s.behind == nil || !s.behind.MatchString(c.p.canon[t.to:c.to]) {
			continue
		}
		ref := &reference{ids: s.IDs, Subject: s}
		if !ref.takes(t.unit) {
			continue
		}
		c.current, c.moved, c.lost, c.seen = ref, nil, false, true
		c.note(ref)
		c.spoke(ref)
		c.emit(ref, "", *t)
		return true
	}
	return false
}

// partChanged notes that a change was read, and whether it is only the place that says which part of a list it is of.
func (c *clause) partChanged() {
	c.ofPart = c.ends < 0 && c.listed == 1 && len(c.saved) == 0
	if c.ofPart || c.list && c.listed < 0 {
		c.partChanges++
	}
	if c.listed > 0 {
		c.listed = 0
	}
}

// tentatively adds facts that are kept only if the sentence turns out to give each part of its list a change of its
// own.
func (c *clause) tentatively(emit func()) {
	from := len(c.facts)
	emit()
	for i := from; c.ofPart && i < len(c.facts); i++ {
		c.tentative = append(c.tentative, i)
	}
}

// settleParts takes back the change behind the only part of a list: 总额9万元，其中：部分5万元，比上年增加1万元 may speak of either.
func (c *clause) settleParts() {
	if c.partChanges != 1 {
		return
	}
	for k := len(c.tentative) - 1; k >= 0; k-- {
		i := c.tentative[k]
		f := &c.facts[i]
		c.leftOut = append(c.leftOut, LeftOut{
			ID: f.ID, Value: f.Value, Unit: f.Unit, Text: f.Text, Page: f.Page, Box: f.Box, Because: WholeOrPart,
		})
		c.facts = slices.Delete(c.facts, i, i+1)
	}
}

// spokenOf is what a number without a subject in its clause belongs to.
func (c *clause) spokenOf() *reference {
	if c.current != nil {
		return c.current
	}
	if c.seen {
		return nil
	}
	return c.topic
}

// takes reports whether a number with this unit can be of the subject.
func (r *reference) takes(unit string) bool {
	if r == nil {
		return false
	}
	if r.Kind == "money" {
		return slices.Contains(money, unit)
	}
	if unit == "" {
		return r.Bare
	}
	short, _, _ := strings.Cut(unit, "(")
	return slices.Contains(r.Units, short)
}

func plannedOnly(words string) bool {
	said := &lexicon.Words().Narrative
	return strings.Contains(words, said.Budget) && !strings.Contains(words, said.Final)
}

// drop notes a number that stands by a known subject and is left out.
func (c *clause) drop(t *token, ref *reference, because string) {
	if ref == nil && c.ends < 0 && c.current == nil && c.topic == nil && len(c.spoken) == 0 {
		return
	}
	page, box := c.p.place(c.part.from, c.part.to)
	left := LeftOut{
		Value: t.value, Unit: t.unit, Text: c.p.printed(c.part.from, c.part.to), Page: page, Box: box, Because: because,
	}
	if ref != nil && len(ref.ids) == 1 {
		left.ID = ref.ids[0]
	}
	c.leftOut = append(c.leftOut, left)
}

// emit adds the facts that a number says.
func (c *clause) emit(ref *reference, suffix string, t token) {
	page, box := c.p.place(c.part.from, c.part.to)
	year := c.year
	if year == -1 {
		year = c.documentYear - 1
	}
	if year == c.documentYear || c.documentYear == 0 || strings.HasPrefix(suffix, ".change") {
		year = 0
	}
	unit := t.unit
	if unit != "" {
		unit = printedUnit(c.p, &t)
	}
	for _, id := range ref.ids {
		c.facts = append(c.facts, Fact{
			ID: id + suffix, Value: t.value, Unit: unit,
			Text: c.p.printed(c.part.from, c.part.to), Page: page, Box: box,
			Year: year, About: wide.Replace(ref.about), Scope: ref.scope, narrow: ref.narrow,
		})
	}
}

// wide prints the brackets of names as Chinese text does.
var wide = strings.NewReplacer("(", "（", ")", "）")

// printedUnit is the unit as it is printed, with brackets of its own width.
func printedUnit(p *paragraph, t *token) string {
	return strings.Map(func(r rune) rune {
		if isSpace(r) {
			return -1
		}
		return r
	}, p.printed(t.to-len(t.unit), t.to))
}

// change binds the number of an increase or decrease.
func (c *clause) change(t *token) {
	ref := c.changed(t)
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
	c.partChanged()
	c.tentatively(func() { c.emit(ref, ".change", c.signed(t)) })
}

// changed finds what a change is of: the subject in front of 增加, else the one spoken of. After a list of several it
// may be the whole or the last part, and nobody can say which.
func (c *clause) changed(t *token) *reference {
	if c.ends >= 0 {
		words := c.p.canon[c.ends:c.move.from]
		if c.compares != nil && c.compares.from >= c.ends {
			words = c.p.canon[c.ends:c.compares.from] + c.p.canon[c.compares.to:c.move.from]
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
	if !filler().MatchString(words) || c.listed > 1 {
		return nil
	}
	return c.spokenOf()
}

func (c *clause) signed(t *token) token {
	s := *t
	s.from = c.move.from
	if c.move.kind == down {
		s.value = s.value.Neg()
	}
	return s
}

// percent binds a share, a rate of completion or a change in percent.
func (c *clause) percent(t *token) {
	switch {
	case c.ratio != nil && c.move == nil:
		ref := c.current
		if c.ends >= 0 && c.ends <= c.ratio.from {
			ref = c.subject
		}
		if ref == nil && !c.seen {
			ref = c.topic
		}
		words := c.p.canon[c.ratio.to:t.from]
		if ref == nil || strings.ContainsAny(words, ",;") || c.ratio.kind == completed && !filler().MatchString(words) {
			c.drop(t, ref, NoSubject)
			return
		}
		suffix := ".share"
		if c.ratio.kind == completed {
			suffix = ".execution"
		}
		c.emit(ref, suffix, *t)
	case c.move != nil && c.move.kind != unclear && nexus().MatchString(c.p.canon[c.move.to:t.from]):
		ref := c.moved
		if c.ends >= 0 || ref == nil {
			if ref = c.changed(t); ref == nil || c.lost && c.ends < 0 {
				c.drop(t, c.current, NoSubject)
				return
			}
		}
		c.moved = ref
		c.tentatively(func() { c.emit(ref, ".change_percent", c.signed(t)) })
	default:
		c.drop(t, c.current, NoSubject)
	}
}

// prior binds the amount that is compared with: 比2025年年初预算数30385.62万元增加2466.43万元. Without 增加 behind it the words are
// incomplete, and it may be anything.
func (c *clause) prior(t *token) {
	after := c.p.canon[t.to:c.to]
	ref := c.current
	if c.ends >= 0 && c.ends <= c.compares.from {
		ref = c.subject
	}
	complete := c.compares.to == t.from && basis().MatchString(c.compares.text) && moves.MatchString(after)
	if ref == nil || !complete || !ref.takes(t.unit) {
		c.drop(t, ref, Incomplete)
		return
	}
	year := c.compares.year
	old := c.year
	c.year = year
	suffix := ""
	if strings.Contains(c.compares.text, lexicon.Words().Narrative.Execution) {
		suffix = ".executed"
	}
	c.emit(ref, suffix, *t)
	c.year = old
}

var moves = regexp.MustCompile(`^(?:增加|增长|上升|减少|下降|降低)`)

// comparing are words that make 持平 a comparison with the year before where no comparator stands.
var comparing = lexicon.Pattern(func(l *lexicon.Lexicon) string {
	return `(?:与|同|比|较)?上一?年(?:度)?(?:` + l.Narrative.Budget + `)?(?:数)?$`
})

// flat reads 与上年持平: a change of nothing. 决算数与预算数持平 says nothing of another year.
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
	c.partChanged()
	c.tentatively(func() { c.emit(ref, ".change", token{from: t.from, to: t.to}) })
}

// none reads the words that there is nothing: 没有使用政府性基金预算拨款安排的支出, 政府性基金预算未安排.
func (c *clause) none(tokens []token) {
	saysMore := func(t token) bool { return t.kind == number || t.kind == reason || t.kind == up || t.kind == down }
	if slices.ContainsFunc(tokens, saysMore) {
		return
	}
	if conditional.MatchString(c.p.canon[c.from:c.to]) {
		return
	}
	before := false
	end := -1
	for i := range tokens {
		t := &tokens[i]
		if t.kind != subject {
			continue
		}
		if end < 0 || !joined().MatchString(c.p.canon[end:t.from]) {
			before = nothing().MatchString(c.p.canon[max(c.from, t.from-nothingBytes):t.from])
		}
		end = t.to
		rest := c.p.canon[t.to:c.to]
		if !t.subject.None || !before && !unplanned.MatchString(rest) || before && !plain().MatchString(rest) {
			continue
		}
		for _, ref := range c.zero(t, rest) {
			c.emit(ref, "", token{from: t.from, to: t.to})
		}
	}
}

// nothingBytes is more than the words of nothing have.
const nothingBytes = 60

var (
	nothing = lexicon.Pattern(func(l *lexicon.Lexicon) string {
		return `(?:无|没有使用|没有|未安排|未使用|不涉及)(?:当年|` + l.Narrative.OwnLevel + `|20\d\d年度?)?$`
	})
	unplanned = regexp.MustCompile(`^(?:未安排|未做安排|预算未做安排|无预算)(?:$|[,;])`)
	plain     = lexicon.Pattern(func(l *lexicon.Lexicon) string {
		return `^(?:及|和|、|大型|` + lexicon.Any(l.Narrative.Of) + `)*(?:$|[,;]|并已|` + lexicon.Any(l.Narrative.OfOthers) + `)`
	})
	// conditional is an instruction of a template: 无此项支出的，仍保留该表格式.
	conditional = regexp.MustCompile(`^(?:如果?|若)|的,(?:仍|应|请)|例如`)
	joined      = lexicon.Pattern(func(l *lexicon.Lexicon) string {
		return `^(?:及|和|、|` + l.Narrative.Budget + `|` + l.Narrative.Expenditure + `)*$`
	})
	bothSides = lexicon.Pattern(func(l *lexicon.Lexicon) string { return `^` + lexicon.Any(l.Narrative.BothOf) })
)

// zero gives what the words say there is none of: income, expenditure or both.
func (c *clause) zero(t *token, rest string) []*reference {
	sides, spent := []string{""}, lexicon.Words().Narrative.Expenditure
	if strings.Contains(t.subject.IDs[0], "{side}") {
		switch {
		case bothSides().MatchString(rest):
			sides = []string{"income", "expenditure"}
		case strings.HasSuffix(t.text, spent) || strings.Contains(rest, spent):
			sides = []string{"expenditure"}
		}
	}
	var out []*reference
	for _, side := range sides {
		old := c.context.side
		if side != "" {
			c.context.side = side
		}
		if ref := c.refer(t); ref != nil {
			out = append(out, ref)
		}
		c.context.side = old
	}
	if strings.HasPrefix(rest, "和"+spent) {
		for _, ref := range slices.Clone(out) {
			if id := strings.Replace(ref.ids[0], ".income.", ".expenditure.", 1); id != ref.ids[0] {
				out = append(out, &reference{ids: []string{id}, Subject: ref.Subject})
			}
		}
	}
	return out
}
